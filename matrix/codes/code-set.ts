import { deepFreeze, type Source } from '../table.js'

/** A code of a nomenclature; `system` is the OID (or ASTM, URN) that XDS writes as codingScheme. */
export interface Code {
  readonly code: string
  readonly system: string
  readonly display: string
  /** yyyy-mm-dd from which the code is no longer to be used. */
  readonly validTo?: string
}

/** A nomenclature, whole, in the version read. `oid` is null when the source prints none. */
export interface CodeSet {
  readonly name: string
  readonly oid: string | null
  readonly version: string
  readonly source: Source
  readonly licence: string
  /** What the reader of the set should know. */
  readonly note?: string
  readonly codes: readonly Code[]
  /** Rows of a code, by the code alone: the same code may stand in several systems. */
  readonly byCode: ReadonlyMap<string, readonly Code[]>
}

interface CodeSetPage extends Omit<CodeSet, 'codes' | 'byCode'> {
  /** One page a system: `code  display` a line. */
  readonly codes: Readonly<Record<string, string>>
  /** Codes that are no longer valid, with their last day. */
  readonly ended?: Readonly<Record<string, string>>
}

/**
 * A nomenclature from its pages.
 *
 *   one page of `code  display` lines a system -> frozen CodeSet
 *
 * Pages are read at the first question, so that starting the bench does not pay for sets that nobody asks. Reading
 * throws on a line without display, on a code given twice in its system, and on an end without its code.
 */
export function codeSet({ codes: pages, ended = {}, ...facts }: CodeSetPage): CodeSet {
  const read = once(() => readSet(facts.name, pages, ended))
  return Object.freeze({
    ...facts,
    get codes() {
      return read().codes
    },
    get byCode() {
      return read().byCode
    },
  })
}

function readSet(
  name: string,
  pages: CodeSetPage['codes'],
  ended: Readonly<Record<string, string>>,
): Pick<CodeSet, 'codes' | 'byCode'> {
  const codes: Code[] = []
  const byCode = new Map<string, Code[]>()
  for (const [system, page] of Object.entries(pages)) {
    for (const [code, display] of readPairs(name, page)) {
      const validTo = ended[code]
      const row: Code = { code, system, display, ...(validTo === undefined ? {} : { validTo }) }
      const same = byCode.get(code) ?? []
      if (same.some((other) => other.system === system)) throw new Error(`${name}: ${code} twice in ${system}`)
      byCode.set(code, [...same, row])
      codes.push(row)
    }
  }
  const lost = Object.keys(ended).find((code) => !byCode.has(code))
  if (lost !== undefined) throw new Error(`${name}: ${lost} ends but is not in the set`)
  return { codes: deepFreeze(codes), byCode }
}

/** Computes at the first call, then remembers. */
export function once<T>(compute: () => T): () => T {
  let value: T | undefined
  return () => {
    value ??= compute()
    return value
  }
}

/** `left  right` lines of a page: two words or a word and a sentence, whatever the blanks between. */
export function readPairs(name: string, page: string): (readonly [left: string, right: string])[] {
  return page
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const blank = line.search(/\s/)
      if (blank < 0) throw new Error(`${name}: line "${line}" has one word only`)
      return [line.slice(0, blank), line.slice(blank).trim()] as const
    })
}

/** The row of a code, in the system given or in any; undefined when the set has none. Ended codes are rows too. */
export const codeOf = (set: CodeSet, code: string, system?: string): Code | undefined =>
  set.byCode.get(code)?.find((row) => system === undefined || row.system === system)

/** True when the set has the code, in the system given or in any. */
export const hasCode = (set: CodeSet, code: string, system?: string): boolean => codeOf(set, code, system) !== undefined
