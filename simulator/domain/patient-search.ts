import type { PatientTraits } from './dmp.js'

/** What a search without INS asks: every criterion must be met. Texts as written, `birthDate` yyyyMMdd. */
export interface PatientCriteria {
  readonly sex?: 'M' | 'F'
  readonly birthDate?: string
  readonly family?: string
  readonly given?: string
  readonly approximateName: boolean
  readonly city?: string
  readonly approximateCity: boolean
  readonly postalCode?: string
}

/** Letters and digits of a name in capitals, without accents; one blank for anything else: `d'Été` -> `D ETE`. */
export const plainLetters = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/**
 * How well these traits answer the criteria: 1 to 100, or undefined when one of them is not met.
 *
 * Case, accents and punctuation never count; a strict text is the whole name, used or of birth; an approximate one begins
 * the name or one of its words, and counts for the part of the name that it gives [assumed: patient-search-matching].
 */
export function likeness(criteria: PatientCriteria, traits: PatientTraits): number | undefined {
  const { sex, birthDate, family, given, approximateName, city, approximateCity, postalCode } = criteria
  if (sex !== undefined && sex !== traits.sex) return undefined
  if (birthDate !== undefined && birthDate !== traits.birthDate) return undefined
  if (postalCode !== undefined && postalCode.trim() !== traits.address?.postalCode) return undefined
  const scores = [
    family === undefined ? 100 : best(family, approximateName, traits.usedName, traits.birthName),
    given === undefined ? 100 : best(given, approximateName, traits.given),
    city === undefined ? 100 : best(city, approximateCity, traits.address?.city),
  ]
  const worst = Math.min(...scores)
  return worst === 0 ? undefined : worst
}

const best = (asked: string, approximate: boolean, ...names: readonly (string | undefined)[]): number =>
  Math.max(
    ...names.map((name) => (name === undefined ? 0 : score(plainLetters(asked), plainLetters(name), approximate))),
  )

function score(asked: string, name: string, approximate: boolean): number {
  if (asked === name) return 100
  const begins = approximate && asked !== '' && ` ${name}`.includes(` ${asked}`)
  return begins ? Math.max(1, Math.round((100 * asked.length) / name.length)) : 0
}
