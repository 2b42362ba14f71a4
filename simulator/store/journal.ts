import { and, desc, lt, max, sql } from 'drizzle-orm'
import type { Exchange } from '../trace/exchange.js'
import type { Bodies } from './bodies.js'
import { bodiesOf, exchangeRow, readExchangeRow, type StoredExchange } from './exchange-row.js'
import { defaultJournalLimits, type JournalLimits, journalTrim } from './journal-trim.js'
import type { Database } from './open-database.js'
import { matching, preparedInsert } from './prepared.js'
import { exchanges } from './schema.js'

export type Journal = ReturnType<typeof journal>

/** Exchanges of every space, latest kept; statements are prepared once. */
export function journal(db: Database, bodies: Bodies, limits: JournalLimits = defaultJournalLimits) {
  const { seq, space, number, id, head, segment, offset, runs, requestBytes, responseBytes } = exchanges
  const insert = preparedInsert(db, exchanges)
  const trim = journalTrim(db, limits, () => bodies.dropUnused())
  const selection = { head, segment, offset, runs, requestBytes, responseBytes }
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
  const numbers = new Map<string, number>()
  const lastNumber = (of: string): number => numbers.get(of) ?? last.get({ space: of })?.number ?? 0

  const revive = (row: StoredExchange): Exchange =>
    readExchangeRow(row, bodies.read(row, row.requestBytes + (row.responseBytes ?? 0)))

  return {
    add(exchange: Exchange): void {
      const next = lastNumber(exchange.space) + 1
      const row = exchangeRow(exchange, next, bodies.append(bodiesOf(exchange)))
      insert(row)
      numbers.set(exchange.space, next)
      trim.added(row.sizeBytes)
    },
    latest(of: string, limit: number, before?: string): Exchange[] {
      const bound =
        before === undefined ? Number.MAX_SAFE_INTEGER : (numberOf.get({ space: of, id: before })?.number ?? 0)
      return latest.all({ space: of, limit, before: bound }).map(revive)
    },
    byId(of: string, exchangeId: string): Exchange | undefined {
      const row = byId.get({ space: of, id: exchangeId })
      return row && revive(row)
    },
    count: lastNumber,
    /** To be called after rows of a space were removed by another hand. */
    forget(of: string): void {
      numbers.delete(of)
      trim.forget()
      bodies.dropUnused()
    },
  }
}
