import type { GuidePackage } from './guide-packages.js'

/**
 * A column of the functional matrices: those of card and structure certificate (526, and 2018 before it), or of AIR.
 *
 * `column` may name none (`cpe-bris-de-glace`): `decide` then refuses and says so. Without package, that of today.
 */
export interface FunctionalActor {
  readonly table: '526' | '606'
  readonly column: string
  readonly guidePackage?: GuidePackage
}

/** What is known of who asks; `isMedecinTraitant` is data of the DMP asked for, not of the card. */
export interface ActorTraits {
  readonly authentication: 'CPS' | 'CPE' | 'ES' | 'AIR'
  readonly isDoctor: boolean
  readonly isOccupationalDoctor: boolean
  readonly isProfessional: boolean
  readonly isMedecinTraitant: boolean
  readonly accessMode: 'normal' | 'bris_de_glace' | 'centre_15'
}

const modes = { normal: 'normal', bris_de_glace: 'bris-de-glace', centre_15: 'regulation' } as const

/**
 * The column that an actor falls in.
 *
 *   traits of the actor and access mode, package of the guide -> table and column, never undefined
 *
 * Source: the headings of PDT-INF-526 and PDT-INF-606; what they leave open is marked below.
 */
export const functionalActor = (traits: ActorTraits, guidePackage?: GuidePackage): FunctionalActor => ({
  ...columnOf(traits),
  ...(guidePackage === undefined ? {} : { guidePackage }),
})

function columnOf(traits: ActorTraits): FunctionalActor {
  const mode = modes[traits.accessMode]
  switch (traits.authentication) {
    case 'CPE':
      return { table: '526', column: `cpe-${mode}` }
    case 'ES':
      return { table: '526', column: `es-${mode}` }
    case 'CPS':
      // A professional's card with the role of a secretary or a machine has no column [assumed: cps-non-professional].
      if (!traits.isProfessional) return { table: '526', column: `cps-non-ps-${mode}` }
      // Printed with the mode "sans objet": the column holds whatever the mode.
      if (traits.isOccupationalDoctor) return { table: '526', column: 'medecin-du-travail' }
      return { table: '526', column: `${professional(traits)}-${mode}` }
    case 'AIR':
      if (!traits.isProfessional) return { table: '606', column: `pe-${mode}` }
      // Inferred: 606 has no column for the médecin du travail, who is a médecin (non MT) there.
      return { table: '606', column: `${professional(traits)}-${mode}` }
  }
}

function professional(traits: ActorTraits): 'psnm' | 'medecin' | 'mt' {
  if (!traits.isDoctor) return 'psnm'
  if (!traits.isMedecinTraitant || traits.isOccupationalDoctor) return 'medecin'
  // Inferred: the MT has no régulation column; as any other doctor he has the rights of a médecin there.
  return traits.accessMode === 'centre_15' ? 'medecin' : 'mt'
}
