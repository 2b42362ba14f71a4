/**
 * A map that forgets what nobody asked for lately: what was made from a client's bytes must not grow without end.
 *
 * Entries live in two generations, and a full one takes the place of the other: none is removed alone to make room,
 * which costs a map more than keeping it.
 */
export class BoundedCache<Value, Key extends string | number = string> {
  readonly #half: number
  #recent = new Map<Key, Value>()
  #older = new Map<Key, Value>()

  constructor(limit: number) {
    this.#half = Math.ceil(limit / 2)
  }

  /** The value kept under that key, made the first time. */
  get(key: Key, make: () => Value): Value {
    const recent = this.#recent.get(key)
    if (recent !== undefined) return recent
    const value = this.#older.get(key) ?? make()
    if (this.#recent.size >= this.#half) {
      this.#older = this.#recent
      this.#recent = new Map()
    }
    this.#recent.set(key, value)
    return value
  }

  /** Forgets what may have changed. */
  delete(key: Key): void {
    this.#recent.delete(key)
    this.#older.delete(key)
  }

  clear(): void {
    this.#recent.clear()
    this.#older.clear()
  }
}
