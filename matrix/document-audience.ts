import type { CodeSet } from './codes/code-set.js'
import { hasCode } from './codes/code-set.js'
import { g05SousSectionCnop } from './codes/g05-sous-section-cnop.js'
import { g15ProfessionSante } from './codes/g15-profession-sante.js'
import { r85RolePriseCharge } from './codes/r85-role-prise-charge.js'
import { r94ProfessionSocial } from './codes/r94-profession-social.js'
import { r95UsagerTitre } from './codes/r95-usager-titre.js'
import { closedByDefault, documentColumns } from './document-columns.js'
import type { DocumentAudience, DocumentColumn } from './document-matrix.js'

const professionSets: readonly CodeSet[] = [g15ProfessionSante, r94ProfessionSocial, r95UsagerTitre, r85RolePriseCharge]

/** A column as a file heads it. */
export interface HeadedAudience extends DocumentAudience {
  readonly label: string
}

const heading =
  /^(\d{2,3}(?: ?- ?\d{2,3})?(?: ?[,;/+] ?\d{2,3}(?: ?- ?\d{2,3})?)*) ?(?:\(([A-Z]{1,2}(?: ?, ?[A-Z]{1,2})*)\))? ?:? ?(.*)$/

const widestRange = 20

/**
 * The audience that a heading names; undefined when it names none.
 *
 *   `21 (G, EG) Pharmaciens biologistes`, `26, 81-85`, or the id of a built-in column -> professions, sections, label
 */
export function readAudience(text: string): HeadedAudience | undefined {
  const known = documentColumns.find(({ id }) => id === text.trim().toLowerCase())
  if (known) return { ...audienceOf(known), label: known.label }
  const [, codes, sections, label = ''] = heading.exec(text.replace(/\s+/g, ' ').trim().slice(0, 300)) ?? []
  if (codes === undefined) return undefined
  const professions = codes.split(/[,;/+]/).flatMap(expand)
  return {
    professions: [...new Set(professions)],
    ...(sections === undefined ? {} : { sections: sections.split(',').map((section) => section.trim()) }),
    label,
  }
}

function expand(range: string): string[] {
  const [from = 0, to = from] = range.split('-').map(Number)
  const length = Math.min(Math.max(to - from, 0), widestRange) + 1
  return Array.from({ length }, (_, step) => String(from + step))
}

/** `21 (G, EG)`: what `readAudience` reads back. */
export const audienceText = ({ professions, sections }: DocumentAudience): string =>
  `${professions.join(', ')}${sections ? ` (${sections.join(', ')})` : ''}`

export const audienceOf = ({ professions, sections }: DocumentAudience): DocumentAudience => ({
  professions,
  ...(sections ? { sections } : {}),
})

/** What no nomenclature knows in an audience, as French sentences; [] when all is known. */
export function faultsOfAudience({ professions, sections = [] }: DocumentAudience): string[] {
  if (professions.length === 0) return ['aucune profession']
  const unknown = professions.filter((code) => !professionSets.some((set) => hasCode(set, code)))
  const lost = sections.filter((code) => !hasCode(g05SousSectionCnop, code))
  return [
    ...unknown.map((code) => `profession ${code} inconnue de TRE_G15, TRE_R94, TRE_R95 et TRE_R85`),
    ...lost.map((code) => `section ${code} inconnue de TRE_G05`),
  ]
}

const sameCodes = (some: readonly string[] = [], others: readonly string[] = []): boolean =>
  [...some].sort().join() === [...others].sort().join()

/** Do two columns take the same professional? */
export const overlap = (one: DocumentAudience, other: DocumentAudience): boolean =>
  one.professions.some((code) => other.professions.includes(code)) &&
  (one.sections === undefined
    ? other.sections === undefined
    : one.sections.some((code) => other.sections?.includes(code)))

/**
 * A column for an audience: the built-in one when it has just these people, with the label of the file if it gives one.
 *
 * Another is filled, where its cells are unknown, as the built-in column of its first profession.
 */
export function columnOfAudience({ professions, sections, label }: HeadedAudience): DocumentColumn {
  const same = documentColumns.find(
    (column) => sameCodes(column.professions, professions) && sameCodes(column.sections, sections),
  )
  if (same) return label === '' ? same : { ...same, label }
  const near = documentColumns.find((column) => overlap(column, { professions: professions.slice(0, 1), sections }))
  const id = ['p', professions.join('-'), ...(sections ?? [])].join('-').replace('p-', 'p')
  return {
    id,
    heading: audienceText({ professions, sections }).replaceAll(' ', ''),
    label: label === '' ? `Profession ${professions.join(', ')}` : label,
    ...audienceOf({ professions, sections }),
    policy: near?.policy ?? closedByDefault,
  }
}
