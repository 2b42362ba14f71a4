import { codeOf } from '#matrix/codes/code-set.js'
import { j01AuthorSpecialty } from '#matrix/codes/j01-author-specialty.js'
import { readCertificate } from '../signature/certificate.js'
import { nameValues } from '../signature/distinguished-name.js'
import { roleSystem } from '../vihf/names.js'
import type { CodedValue, Vihf } from '../vihf/vihf.js'
import type { HolderSheet } from './acces.js'
import { type Actor, actsForStructure } from './actor.js'

const professionPrefix: Readonly<Record<string, string>> = {
  [roleSystem.profession]: 'G15_',
  [roleSystem.training]: 'G16_',
}

/**
 * The authorSpecialty of the roles of a VIHF: profession, and savoir-faire or section when it has one.
 *
 *   médecin and SM26 -> G15_10/SM26 and its label; a role of another kind stands by its own code; [] without role
 */
export function specialtiesOf(roles: readonly CodedValue[]): HolderSheet['specialties'] {
  const [first] = roles
  if (!first) return []
  const profession = `${professionPrefix[first.system] ?? ''}${first.code}`
  const second = roles.find(({ system }) => system === roleSystem.specialty || system === roleSystem.pharmacySection)
  const known = [...(second ? [`${profession}/${second.code}`] : []), profession].flatMap((code) => {
    const row = codeOf(j01AuthorSpecialty, code)
    return row ? [{ code, label: row.display }] : []
  })
  return [known[0] ?? { code: profession, label: first.display ?? first.code }]
}

/**
 * Who is authorised, as the list of TD1.6 will name him: the bearer as his card names him, else as his VIHF does.
 *
 * `subject-id` is free text that begins with the family name and the given name (dmp-vihf, section 2).
 */
export function holderSheet(
  actor: Actor,
  vihf: Vihf | undefined,
  signingCertificate: Uint8Array | undefined,
  structureName: string | undefined,
): HolderSheet {
  if (actsForStructure(actor)) return { family: structureName ?? actor.structureId, specialties: [] }
  const specialties = specialtiesOf(vihf?.roles ?? [])
  const subject = signingCertificate && readCertificate(signingCertificate)?.subject
  const [family] = subject ? nameValues(subject, 'SN') : []
  const [given] = subject ? nameValues(subject, 'GN') : []
  if (family !== undefined) return { family, ...(given === undefined ? {} : { given }), specialties }
  const [first = actor.professionalId, second] = vihf?.subjectId?.split(/\s+/) ?? []
  return { family: first, ...(second === undefined ? {} : { given: second }), specialties }
}
