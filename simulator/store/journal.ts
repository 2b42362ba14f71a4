import { and, desc, lt, lte, max, sql, sum } from 'drizzle-orm'
import type { Exchange } from '../trace/exchange.js'
import { exchangeRow, readExchangeRow } from './exchange-row.js'
import type { Database } from './open-database.js'
import { matching, preparedInsert } from './prepared.js'
import { exchanges } from './schema.js'

/** What the journal keeps, over all spaces. */
export interface JournalLimits {
  /** A week of tests of one editor is a few thousand exchanges; a report of more is not read. */
  readonly maxExchanges: number
  /** A load test with documents of one megabyte must not fill the disk. */
  readonly maxBytes: number
}

export const defaultJournalLimits: JournalLimits = { maxExchanges: 50_000, maxBytes: 2 * 1024 ** 3 }

/** Oldest exchanges leave a few at a time: looking for them at each call would cost more than writing. */
const trimEvery = 100

export type Journal = ReturnType<typeof journal>

/** Exchanges of every space, latest kept; statements are prepared once. */
export function journal(db: Database, limits: JournalLimits = defaultJournalLimits) {
  const { seq, space, number, id, head, requestBody, responseBody, sizeBytes } = exchanges
  const insert = preparedInsert(db, exchanges)
  const selection = { head, requestBody, responseBody }
  const latest = db
    .select(selection)
    .from(exchanges)
    .where(and(matching({ space }), lt(number, sql.placeholder('before'))))
    .orderBy(desc(number))
    .limit(sql.placeholder('limit'))
    .prepare()
  const byId = db.select(selection).from(exchanges).where(matching({ space, id })).orderBy(desc(seq)).limit(1).prepare()
  const numberOf = db.select({ number }).from(exchanges).where(matching({ space, id })).orderBy(desc(seq)).prepare()
  const last = db
    .select({ number: max(number) })
    .from(exchanges)
    .where(matching({ space }))
    .prepare()
  const held = db
    .select({ rows: sql<number>`count(*)`, bytes: sum(sizeBytes).mapWith(Number) })
    .from(exchanges)
    .prepare()
  const oldest = db.select({ seq, sizeBytes }).from(exchanges).orderBy(seq).limit(sql.placeholder('limit')).prepare()
  const removeUpTo = db
    .delete(exchanges)
    .where(lte(seq, sql.placeholder('seq')))
    .prepare()

  const start = held.get()
  let rows = start?.rows ?? 0
  let bytes = start?.bytes || 0
  let sinceTrim = 0
  const numbers = new Map<string, number>()
  const lastNumber = (of: string): number => numbers.get(of) ?? last.get({ space: of })?.number ?? 0

  const trim = (): void => {
    sinceTrim = 0
    while (rows > limits.maxExchanges || bytes > limits.maxBytes) {
      const candidates = oldest.all({ limit: trimEvery })
      let upTo: number | undefined
      for (const candidate of candidates) {
        if (rows <= limits.maxExchanges && bytes <= limits.maxBytes) break
        rows -= 1
        bytes -= candidate.sizeBytes
        upTo = candidate.seq
      }
      if (upTo === undefined) return
      removeUpTo.run({ seq: upTo })
    }
  }

  return {
    add(exchange: Exchange): void {
      const next = lastNumber(exchange.space) + 1
      const row = exchangeRow(exchange, next)
      insert(row)
      numbers.set(exchange.space, next)
      rows += 1
      bytes += row.sizeBytes
      sinceTrim += 1
      if (sinceTrim >= trimEvery || bytes > limits.maxBytes) trim()
    },
    latest(of: string, limit: number, before?: string): Exchange[] {
      const bound =
        before === undefined ? Number.MAX_SAFE_INTEGER : (numberOf.get({ space: of, id: before })?.number ?? 0)
      return latest.all({ space: of, limit, before: bound }).map(readExchangeRow)
    },
    byId(of: string, exchangeId: string): Exchange | undefined {
      const row = byId.get({ space: of, id: exchangeId })
      return row && readExchangeRow(row)
    },
    count: lastNumber,
    /** To be called after rows of a space were removed by another hand. */
    forget(of: string): void {
      numbers.delete(of)
      const left = held.get()
      rows = left?.rows ?? 0
      bytes = left?.bytes || 0
    },
  }
}
