import { lte, sql, sum } from 'drizzle-orm'
import type { Database } from './open-database.js'
import { exchanges } from './schema.js'

/** What the journal keeps, over all spaces. */
export interface JournalLimits {
  /** A week of tests of one editor is a few thousand exchanges; a report of more is not read. */
  readonly maxExchanges: number
  /** A load test with documents of one megabyte must not fill the disk. */
  readonly maxBytes: number
}

export const defaultJournalLimits: JournalLimits = { maxExchanges: 50_000, maxBytes: 2 * 1024 ** 3 }

/** The journal is measured once in so many exchanges, and then cut a little below its limits: seldom, not always. */
const trimEvery = 100
const leftAfterTrim = 0.95

export interface JournalTrim {
  /** An exchange was added: from time to time, the oldest ones leave. */
  added(sizeBytes: number): void
  /** Rows were removed by another hand. */
  forget(): void
}

/** `removed` is called each time exchanges have left. */
export function journalTrim(db: Database, limits: JournalLimits, removed: () => void): JournalTrim {
  const { seq, sizeBytes } = exchanges
  const measure = db
    .select({ rows: sql<number>`count(*)`, bytes: sum(sizeBytes).mapWith(Number) })
    .from(exchanges)
    .prepare()
  const oldest = db.select({ seq, sizeBytes }).from(exchanges).orderBy(seq).limit(trimEvery).prepare()
  const removeUpTo = db
    .delete(exchanges)
    .where(lte(seq, sql.placeholder('seq')))
    .prepare()

  /** Unknown until it matters: a file may hold tens of thousands of exchanges, and opening it is not to wait for them. */
  let total: { rows: number; bytes: number } | undefined
  let sinceTrim = { rows: 0, bytes: 0 }

  const fits = ({ rows, bytes }: { rows: number; bytes: number }, share: number): boolean =>
    rows <= limits.maxExchanges * share && bytes <= limits.maxBytes * share

  const measured = (): { rows: number; bytes: number } => {
    const { rows, bytes } = measure.get() ?? { rows: 0, bytes: 0 }
    // The sum over no row is null, which the driver maps to NaN.
    return { rows, bytes: bytes || 0 }
  }

  const trim = (): void => {
    total ??= measured()
    if (fits(total, 1)) return
    while (!fits(total, leftAfterTrim)) {
      let upTo: number | undefined
      for (const row of oldest.all()) {
        if (fits(total, leftAfterTrim)) break
        total.rows -= 1
        total.bytes -= row.sizeBytes
        upTo = row.seq
      }
      if (upTo === undefined) break
      removeUpTo.run({ seq: upTo })
    }
    removed()
  }

  return {
    added(size) {
      for (const sums of [sinceTrim, total]) {
        if (!sums) continue
        sums.rows += 1
        sums.bytes += size
      }
      if (sinceTrim.rows < trimEvery && sinceTrim.bytes <= limits.maxBytes * (1 - leftAfterTrim)) return
      sinceTrim = { rows: 0, bytes: 0 }
      trim()
    },
    forget() {
      total = undefined
    },
  }
}
