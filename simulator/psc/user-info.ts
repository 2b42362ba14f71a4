import type { DirectoryProfessional, PracticeSituation } from '../domain/professional.js'
import { roleSystem } from '../vihf/names.js'
import { nameClaims } from './people.js'

const sectorSystem = '1.2.250.1.71.4.2.4'

/** Practices: structures named by a professional (4 + RPPS and rank, 0 + ADELI) are private ones. */
const isPractice = (structureId: string): boolean => /^[04]/.test(structureId)

/**
 * One activity of an exercice [assumed: psc-activity-codes].
 *
 * `ancienIdentifiantDeLaStructure` is the Struct_IdNat, which Identifiant_Structure of the VIHF takes over.
 */
const activity = ({ structureId, structureName, sector }: PracticeSituation, section: string | undefined) => ({
  codeModeExercice: isPractice(structureId) ? 'L' : 'S',
  codeSecteurDactivite: sector,
  ...(section === undefined ? {} : { codeSectionPharmacien: section }),
  codeGenreActivite: 'GENR01',
  ...(structureId.startsWith('1') ? { numeroFinessSite: structureId.slice(1) } : {}),
  ...(structureId.startsWith('3') ? { numeroSiretSite: structureId.slice(1) } : {}),
  identifiantTechniqueDeLaStructure: structureId,
  raisonSocialeSite: structureName,
  enseigneCommercialeSite: structureName,
  ancienIdentifiantDeLaStructure: structureId,
})

/** The category: in exercise (C, civil) or in training (E, étudiant). */
const categoryOf = (system: string | undefined): string => (system === roleSystem.training ? 'E' : 'C')

/**
 * UserInfo of Pro Santé Connect (source: psc, section 2).
 *
 * Several activities are all told and none is chosen: the client must ask its user. A professional whose card holds no
 * activity has none here either.
 */
export function userInfo(identity: DirectoryProfessional) {
  const { id, familyName, givenName, civility, roles, situations, entersStructure } = identity
  const [profession] = roles
  const specialty = roles.find(({ system }) => system === roleSystem.specialty)
  const section = roles.find(({ system }) => system === roleSystem.pharmacySection)?.code
  const known = entersStructure ? [] : situations
  const [only, other] = known
  return {
    ...nameClaims(identity),
    SubjectNameID: id,
    SubjectRole: profession ? [`${profession.code}^${profession.system}`] : [],
    UITVersion: '1.0',
    PSI_Locale: '1.2.250.1.213.1.3.1.1',
    otherIds: [
      { identifiant: id.startsWith('8') ? id.slice(1) : id, origine: id.startsWith('8') ? 'RPPS' : 'EDIT', qualite: 1 },
    ],
    Palier_Authentification: 'APPPRIP3^1.2.250.1.213.1.5.1.1.1',
    ...(only && !other
      ? {
          SubjectOrganization: only.structureName,
          SubjectOrganizationID: only.structureId,
          Secteur_Activite: `${only.sector}^${sectorSystem}`,
        }
      : {}),
    Mode_Acces_Raison: '',
    Acces_Regulation_Medicale: 'FAUX',
    SubjectRefPro: {
      ...(civility ? { codeCivilite: civility } : {}),
      exercices: [
        {
          codeProfession: profession?.code ?? '',
          codeCategorieProfessionnelle: categoryOf(profession?.system),
          nomDexercice: familyName,
          prenomDexercice: givenName,
          ...(specialty ? { codeTypeSavoirFaire: 'S', codeSavoirFaire: specialty.code } : {}),
          activities: known.map((situation) => activity(situation, section)),
        },
      ],
    },
  }
}
