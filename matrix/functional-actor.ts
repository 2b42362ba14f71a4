/** A column of a functional matrix. `column` may name none (`cpe-bris-de-glace`): `decide` then refuses and says so. */
export interface FunctionalActor {
  readonly table: '526' | '606'
  readonly column: string
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
 *   traits of the actor and access mode -> table and column, never undefined
 *
 * Source: the headings of PDT-INF-526 and PDT-INF-606; what they leave open is marked below.
 */
export function functionalActor(traits: ActorTraits): FunctionalActor {
  const mode = modes[traits.accessMode]
  switch (traits.authentication) {
    case 'CPE':
      return { table: '526', column: `cpe-${mode}` }
    case 'ES':
      return { table: '526', column: `es-${mode}` }
    case 'CPS':
      // Assumed: a card of a professional with the role of a secretary or a machine has no column, so no right.
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
