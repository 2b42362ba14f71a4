import { deepFreeze, type Source } from '../table.js'
import { once, readPairs } from './code-set.js'

/** One line of a correspondence: a code of one system, and the code that it gives in another. */
export interface CodePair {
  readonly from: string
  readonly fromSystem: string
  readonly to: string
  readonly toSystem: string
}

/** A correspondence between two nomenclatures, whole, in the version read. */
export interface CodeMap {
  readonly name: string
  readonly oid: string | null
  readonly version: string
  readonly source: Source
  readonly licence: string
  readonly note?: string
  readonly codes: readonly CodePair[]
  /** Pairs of a code: a generic template has several formats. */
  readonly byFrom: ReadonlyMap<string, readonly CodePair[]>
}

interface CodeMapPage extends Omit<CodeMap, 'codes' | 'byFrom'> {
  /** `from  to` a line, for each pair of systems. */
  readonly codes: readonly { readonly fromSystem: string; readonly toSystem: string; readonly pairs: string }[]
}

/**
 * A correspondence from its pages.
 *
 *   `from  to` lines for each pair of systems -> frozen CodeMap
 *
 * Pages are read at the first question. Reading throws on a line that is not a pair, and on a pair given twice.
 */
export function codeMap({ codes: pages, ...facts }: CodeMapPage): CodeMap {
  const read = once(() => readMap(facts.name, pages))
  return Object.freeze({
    ...facts,
    get codes() {
      return read().codes
    },
    get byFrom() {
      return read().byFrom
    },
  })
}

function readMap(name: string, pages: CodeMapPage['codes']): Pick<CodeMap, 'codes' | 'byFrom'> {
  const codes = pages.flatMap(({ fromSystem, toSystem, pairs }) =>
    readPairs(name, pairs).map(([from, to]): CodePair => ({ from, fromSystem, to, toSystem })),
  )
  const byFrom = new Map<string, CodePair[]>()
  for (const pair of codes) {
    const same = byFrom.get(pair.from) ?? []
    if (same.some(({ to }) => to === pair.to)) throw new Error(`${name}: ${pair.from} -> ${pair.to} twice`)
    byFrom.set(pair.from, [...same, pair])
  }
  return { codes: deepFreeze(codes), byFrom }
}

/** What a code may become; none when the correspondence does not say. */
export const targetsOf = (map: CodeMap, from: string): readonly string[] =>
  map.byFrom.get(from)?.map(({ to }) => to) ?? []
