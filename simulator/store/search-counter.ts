import { BoundedCache } from '../bounded-cache.js'

const minuteMs = 60_000
/** A threshold over more than a week makes no sense. */
const keptMinutes = 7 * 24 * 60
/** More than search in one space, however long it lives. */
const maxProfessionals = 10_000

/**
 * Counts the searches of each professional, minute by minute.
 *
 * In memory only: a threshold on solicitations has no use for those of before a restart. The clock may be set back:
 * minutes to come count as well.
 */
export class SearchCounter {
  readonly #counts = new BoundedCache<Map<number, number>>(maxProfessionals)

  note(professionalId: string, at: Date): void {
    const minutes = this.#counts.get(professionalId, () => new Map())
    const minute = Math.floor(at.getTime() / minuteMs)
    minutes.set(minute, (minutes.get(minute) ?? 0) + 1)
    if (minutes.size <= keptMinutes) return
    const [oldest] = minutes.keys()
    if (oldest !== undefined) minutes.delete(oldest)
  }

  since(professionalId: string, from: Date): number {
    const first = Math.floor(from.getTime() / minuteMs)
    let total = 0
    for (const [minute, count] of this.#counts.get(professionalId, () => new Map())) {
      if (minute > first) total += count
    }
    return total
  }

  clear(): void {
    this.#counts.clear()
  }
}
