/** Sixty-five thousand calls are more than any client makes in the life of a single-use assertion. */
const maxRemembered = 65_536

/**
 * Remembers the assertions that may serve once.
 *
 * Kept in memory only: they live seconds, and a restart takes as long. Of too many, the oldest are forgotten.
 */
export class UsedAssertions {
  readonly #ids = new Set<string>()

  /** Notes an assertion; true when it was noted before. */
  note(id: string): boolean {
    const known = this.#ids.delete(id)
    this.#ids.add(id)
    if (this.#ids.size > maxRemembered) {
      const [oldest] = this.#ids
      if (oldest !== undefined) this.#ids.delete(oldest)
    }
    return known
  }

  clear(): void {
    this.#ids.clear()
  }
}
