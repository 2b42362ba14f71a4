/** Sixty-five thousand calls are more than any client makes in the life of a single-use assertion. */
const maxRemembered = 65_536

/**
 * Remembers the assertions that may serve once.
 *
 * Kept in memory only: they live seconds, and a restart takes as long. Of too many, the oldest are forgotten.
 */
export class UsedAssertions {
  readonly #untilMs = new Map<string, number>()

  /** Notes an assertion until an instant; true when it was noted before. */
  note(id: string, untilMs: number): boolean {
    const known = this.#untilMs.has(id)
    this.#untilMs.delete(id)
    this.#untilMs.set(id, untilMs)
    if (this.#untilMs.size > maxRemembered) {
      const [oldest] = this.#untilMs.keys()
      if (oldest !== undefined) this.#untilMs.delete(oldest)
    }
    return known
  }

  clear(): void {
    this.#untilMs.clear()
  }
}
