/**
 * Values that end: each until its time, and never more than so many, the oldest giving way.
 *
 * Times are in milliseconds of the simulator's clock; a value is there up to its last millisecond included.
 */
export class BoundedMap<Value> {
  readonly #entries = new Map<string, { readonly value: Value; readonly until: number }>()
  readonly #most: number

  constructor(most: number) {
    this.#most = most
  }

  set(key: string, value: Value, until: number): void {
    this.#entries.delete(key)
    this.#entries.set(key, { value, until })
    const [oldest] = this.#entries.keys()
    if (this.#entries.size > this.#most && oldest !== undefined) this.#entries.delete(oldest)
  }

  get(key: string, now: number): Value | undefined {
    const entry = this.#entries.get(key)
    return entry && now <= entry.until ? entry.value : undefined
  }

  /** Gets it, once. */
  take(key: string, now: number): Value | undefined {
    const value = this.get(key, now)
    this.#entries.delete(key)
    return value
  }

  /** Is the key known, though its time may be over? */
  knows(key: string): boolean {
    return this.#entries.has(key)
  }

  delete(key: string): void {
    this.#entries.delete(key)
  }

  /** Those that have not ended, oldest first. */
  list(now: number): readonly (readonly [string, Value])[] {
    return [...this.#entries].flatMap(([key, { value, until }]) => (now <= until ? [[key, value] as const] : []))
  }
}
