/**
 * A map that forgets its oldest entries: what was made from a client's bytes must not grow without end.
 */
export class BoundedCache<Value, Key extends string | number = string> {
  private readonly entries = new Map<Key, Value>()

  constructor(private readonly limit: number) {}

  /** The value kept under that key, made the first time. */
  get(key: Key, make: () => Value): Value {
    const kept = this.entries.get(key)
    if (kept !== undefined) return kept
    const made = make()
    if (this.entries.size >= this.limit) {
      const [oldest] = this.entries.keys()
      if (oldest !== undefined) this.entries.delete(oldest)
    }
    this.entries.set(key, made)
    return made
  }

  clear(): void {
    this.entries.clear()
  }
}
