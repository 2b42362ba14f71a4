/** How often something was answered yes, and no. */
export interface Count {
  accepted: number
  refused: number
}

/** What was answered, by what was asked. */
export class Tally<Key extends string> {
  readonly #counts = new Map<Key, Count>()
  #total = 0

  get total(): number {
    return this.#total
  }

  count(key: Key, accepted: boolean): void {
    this.#total += 1
    const count = this.of(key)
    this.#counts.set(key, {
      accepted: count.accepted + (accepted ? 1 : 0),
      refused: count.refused + (accepted ? 0 : 1),
    })
  }

  of(key: Key): Count {
    return this.#counts.get(key) ?? { accepted: 0, refused: 0 }
  }
}
