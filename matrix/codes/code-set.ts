import { deepFreeze, type Source } from '../table.js'

/** A code of a nomenclature; `system` is the OID (or ASTM, URN) that XDS writes as codingScheme. */
export interface Code {
  readonly code: string
  readonly system: string
  readonly display: string
  /** yyyy-mm-dd from which the code may be used, when the source tells. */
  readonly validFrom?: string
  /** yyyy-mm-dd from which the code is no longer to be used. */
  readonly validTo?: string
  /** Terminology and code that took its place: `TRE_R85 313`. */
  readonly replacedBy?: string
}

/** A nomenclature, whole, in the version read. `oid` is null when the source prints none. */
export interface CodeSet {
  readonly name: string
  readonly oid: string | null
  readonly version: string
  readonly source: Source
  readonly licence: string
  /** yyyy-mm-dd of the first and last day of the whole set, when the source tells. */
  readonly valid?: { readonly from?: string; readonly to?: string }
  /** What the reader of the set should know. */
  readonly note?: string
  readonly codes: readonly Code[]
  /** Rows of a code, by the code alone: the same code may stand in several systems. */
  readonly byCode: ReadonlyMap<string, readonly Code[]>
}

interface CodeSetPage extends Omit<CodeSet, 'codes' | 'byCode'> {
  /** One page a system: `code  display` a line. */
  readonly codes: Readonly<Record<string, string>>
  /** First day -> the codes valid from it, parted by blanks. */
  readonly since?: Readonly<Record<string, string>>
  /** Codes that are no longer valid, with their last day. */
  readonly ended?: Readonly<Record<string, string>>
  /** Codes that another took the place of. */
  readonly replaced?: Readonly<Record<string, string>>
}

/**
 * A nomenclature from its pages.
 *
 *   one page of `code  display` lines a system -> frozen CodeSet
 *
 * Pages are read at the first question, so that starting the bench does not pay for sets that nobody asks. Reading
 * throws on a line without display, on a code given twice in its system, and on a date or a successor without its code.
 */
export function codeSet({ codes: pages, since = {}, ended = {}, replaced = {}, ...facts }: CodeSetPage): CodeSet {
  const read = once(() => readSet(facts.name, pages, { since: firstDays(facts.name, since), ended, replaced }))
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

/** What is known of some codes, by code. */
interface CodeLife {
  readonly since: Readonly<Record<string, string>>
  readonly ended: Readonly<Record<string, string>>
  readonly replaced: Readonly<Record<string, string>>
}

function readSet(name: string, pages: CodeSetPage['codes'], life: CodeLife): Pick<CodeSet, 'codes' | 'byCode'> {
  const codes: Code[] = []
  const byCode = new Map<string, Code[]>()
  for (const [system, page] of Object.entries(pages)) {
    for (const [code, display] of readPairs(name, page)) {
      const row: Code = { code, system, display, ...lifeOf(code, life) }
      const same = byCode.get(code) ?? []
      if (same.some((other) => other.system === system)) throw new Error(`${name}: ${code} twice in ${system}`)
      byCode.set(code, [...same, row])
      codes.push(row)
    }
  }
  for (const [told, dated] of Object.entries({ begins: life.since, ends: life.ended, 'is replaced': life.replaced })) {
    const lost = Object.keys(dated).find((code) => !byCode.has(code))
    if (lost !== undefined) throw new Error(`${name}: ${lost} ${told} but is not in the set`)
  }
  return { codes: deepFreeze(codes), byCode }
}

function lifeOf(
  code: string,
  { since, ended, replaced }: CodeLife,
): Pick<Code, 'validFrom' | 'validTo' | 'replacedBy'> {
  const validFrom = since[code]
  const validTo = ended[code]
  const replacedBy = replaced[code]
  return {
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validTo === undefined ? {} : { validTo }),
    ...(replacedBy === undefined ? {} : { replacedBy }),
  }
}

function firstDays(name: string, since: Readonly<Record<string, string>>): Record<string, string> {
  const days: Record<string, string> = {}
  for (const [day, codes] of Object.entries(since)) {
    for (const code of codes.split(' ')) {
      if (days[code] !== undefined) throw new Error(`${name}: ${code} begins twice, on ${days[code]} and ${day}`)
      days[code] = day
    }
  }
  return days
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
