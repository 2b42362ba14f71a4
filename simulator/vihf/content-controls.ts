import { hasCode } from '#matrix/codes/code-set.js'
import { j65SubjectRole } from '#matrix/codes/j65-subject-role.js'
import { j107SavoirFaire } from '#matrix/codes/j107-savoir-faire.js'
import { r85RolePriseCharge } from '#matrix/codes/r85-role-prise-charge.js'
import { refuse } from '../rejection.js'
import type { Control } from './control.js'
import { knownByRole, medecin, pharmacien, roleSystem } from './names.js'
import { isMatricule, typeOf } from './resource-id.js'
import type { CodedValue } from './vihf.js'

const professions: readonly string[] = [roleSystem.profession, roleSystem.training]

/** Systems of which the server controls the code too, not the system alone. */
const controlled: readonly string[] = [roleSystem.producer, roleSystem.social, roleSystem.title, roleSystem.other]

/** J65 could only be read in its 2022 edition: a savoir-faire added since is known by the RASS of 2024. */
const isKnown = ({ code, system }: CodedValue): boolean =>
  hasCode(j65SubjectRole, code, system) || (system === roleSystem.specialty && hasCode(j107SavoirFaire, code))

/** The first role says the profession; only its system is controlled for G15 and G16 (dmp-vihf, section 3). */
export const firstRole: Control = ({ vihf }) => {
  const [role] = vihf.roles
  const invalid = (detail: string) => refuse('role-invalid', detail, vihf.place).rejection
  if (!role) return invalid('aucun rôle')
  const { code, system } = role
  if (code === '') return invalid('le premier rôle est sans @code')
  if (professions.includes(system)) return undefined
  if (!controlled.includes(system)) return invalid(`le premier rôle est du système « ${system} » (« ${code} »)`)
  return isKnown(role) ? undefined : invalid(`code « ${code} » inconnu du système ${system}`)
}

/** A médecin names his savoir-faire, a pharmacien his section: both absent and unknown codes are refused. */
export const secondRole: Control = ({ vihf }) => {
  const [first, ...others] = vihf.roles
  if (!first || !professions.includes(first.system)) return undefined
  const system = secondSystems[first.code]
  if (system === undefined) return undefined
  const second = others.find((role) => role.system === system)
  if (!second) {
    const detail = `profession ${first.code}, aucun rôle du système ${system}`
    return refuse('specialty-missing', detail, vihf.place).rejection
  }
  if (isKnown(second)) return undefined
  return refuse('role-invalid', `code « ${second.code} » inconnu du système ${system}`, vihf.place).rejection
}

const secondSystems: Readonly<Record<string, string>> = {
  [medecin]: roleSystem.specialty,
  [pharmacien]: roleSystem.pharmacySection,
}

/**
 * A professional whom only his role in the care tells names it, in a role of TRE_R85 (CDT 0.1-230)
 * [assumed: role-without-care-role].
 *
 * Known by its system and not by its place: the sources call it now the second role, now the third (dmp-vihf, 3).
 */
export const careRole: Control = ({ vihf }) => {
  const [first, ...others] = vihf.roles
  if (first?.system !== roleSystem.other || first.code !== knownByRole) return undefined
  const role = others.find(({ system }) => system === roleSystem.careRole)
  if (!role) {
    const detail = `acteur caractérisé par son rôle (${knownByRole}), aucun rôle du système ${roleSystem.careRole}`
    return refuse('role-invalid', detail, vihf.place).rejection
  }
  if (hasCode(r85RolePriseCharge, role.code) || isKnown(role)) return undefined
  return refuse('role-invalid', `code « ${role.code} » inconnu du système ${roleSystem.careRole}`, vihf.place).rejection
}

/**
 * The patient: a matricule INS of 15 characters with its key, under an OID of this environment.
 *
 * What a call about no patient names there is not read: no rule was found for it [assumed: resource-id-without-patient].
 */
export const resourceId: Control = ({ vihf, settings, patientRequired = true }) => {
  const { patient, resourceIdText } = vihf
  if (!patientRequired) return undefined
  const isRight =
    patient !== undefined &&
    typeOf(resourceIdText ?? '') === 'NH' &&
    isMatricule(patient.ins) &&
    settings.insOids.includes(patient.oid)
  return isRight ? undefined : refuse('resource-id-invalid', resourceIdText ?? 'absent', vihf.place).rejection
}
