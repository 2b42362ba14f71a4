/** What the thirteen characters of a number look like; a NIA looks like a NIR. */
export type InsNumberKind = 'NIR' | 'NNP' | 'MIG'

/**
 * Key of a number of the thirteen characters of a NIR: two digits, 01 to 97.
 *
 *   '2990999999999' -> '60'; Corsican departments 2A and 2B count as 19 and 18; undefined when it is not a matricule
 *
 * Source: ins, section 2.1.
 */
export function insKey(thirteen: string): string | undefined {
  if (!/^\d{5}(?:\d\d|2[AB])\d{6}$/.test(thirteen)) return undefined
  const digits = Number(thirteen.replace('2A', '19').replace('2B', '18'))
  return String(97 - (digits % 97)).padStart(2, '0')
}

/** True for a matricule INS: 13 characters of NIR form and their key. */
export const isMatricule = (text: string): boolean => text.length === 15 && insKey(text.slice(0, 13)) === text.slice(13)

/**
 * Kind of a number by its first digits: NIR 1 and 2, provisional number (NNP) 7 and 8, migrant (MIG) 5 and 6.
 *
 *   13 characters -> kind, or undefined when none starts so (source: ins, section 2.1)
 */
export function insNumberKind(thirteen: string): InsNumberKind | undefined {
  if (/^[12]/.test(thirteen)) return 'NIR'
  if (/^[78][12]/.test(thirteen)) return 'NNP'
  if (/^[56][12]/.test(thirteen)) return 'MIG'
  return undefined
}

/** The parts of a NIR or of a NIA, as written in it. */
export interface NirParts {
  readonly sex: 'M' | 'F'
  readonly year: string
  /** 01 to 12, or 20 to 99 when it is unknown or the birth was registered abroad. */
  readonly month: string
  /** Two characters, three overseas. */
  readonly department: string
  /** Three digits, two overseas: a commune, or a country when the department is 99. */
  readonly place: string
  readonly order: string
}

/** Thirteen characters of a NIR -> its parts; undefined when a part cannot be (source: ins, section 2.1). */
export function nirParts(thirteen: string): NirParts | undefined {
  const [, sex, year, month, where, order] =
    /^([12])(\d\d)(0[1-9]|1[0-2]|[2-9]\d)((?:\d\d|2[AB])\d{3})(\d{3})$/.exec(thirteen) ?? []
  if (!sex || !year || !month || !where || !order || order === '000') return undefined
  const size = /^9[78]/.test(where) ? 3 : 2
  const department = where.slice(0, size)
  if (department === '00' || department === '96') return undefined
  return { sex: sex === '1' ? 'M' : 'F', year, month, department, place: where.slice(size), order }
}
