import { g05SousSectionCnop } from './codes/g05-sous-section-cnop.js'
import { g15ProfessionSante } from './codes/g15-profession-sante.js'
import { r85RolePriseCharge } from './codes/r85-role-prise-charge.js'
import { r94ProfessionSocial } from './codes/r94-profession-social.js'
import { r95UsagerTitre } from './codes/r95-usager-titre.js'
import { r291AutreProfession } from './codes/r291-autre-profession.js'
import { audienceColumn, type DocumentColumn, type DocumentMatrix } from './document-matrix.js'

/** A `subject:role` of the VIHF: a code in the system of its OID. */
export interface ActorRole {
  readonly code: string
  readonly system: string
}

/** TRE_G16: the profession of somebody in training, whom the columns name with the others. */
const training = '1.2.250.1.71.1.2.8'

const professionSystems: readonly (string | null)[] = [
  g15ProfessionSante.oid,
  training,
  r94ProfessionSocial.oid,
  r95UsagerTitre.oid,
]

/** Is he of a profession that acts by a role of TRE_R85? */
export const actsByRole = ([first]: readonly ActorRole[]): boolean => first?.system === r291AutreProfession.oid

export const isSocial = ([first]: readonly ActorRole[]): boolean => first?.system === r94ProfessionSocial.oid

/**
 * The column of the bearer of these roles; undefined when his profession has none.
 *
 * The first role says the profession, or that a role of TRE_R85 does; a sub-section of TRE_G05 says which pharmacist.
 */
export function columnOfRoles(matrix: DocumentMatrix, roles: readonly ActorRole[]): DocumentColumn | undefined {
  const [first, ...others] = roles
  const codesIn = (system: string | null) => others.filter((role) => role.system === system).map(({ code }) => code)
  const professions = actsByRole(roles)
    ? codesIn(r85RolePriseCharge.oid)
    : first !== undefined && professionSystems.includes(first.system)
      ? [first.code]
      : []
  const sections = codesIn(g05SousSectionCnop.oid)
  return professions.map((code) => audienceColumn(matrix, code, sections)).find((column) => column !== undefined)
}
