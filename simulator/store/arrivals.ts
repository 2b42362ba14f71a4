import type { Change, LatePopulation } from '../domain/world.js'
import type { PatientRef } from '../vihf/vihf.js'

const keyOf = ({ ins, oid }: PatientRef): string => `${ins} ${oid}`

/**
 * What some DMPs hold from the start, written down when somebody first asks for it: a space that nobody searches does
 * not pay for the documents of others.
 */
export class Arrivals {
  readonly #awaited = new Map<string, () => readonly Change[]>()

  /** `keep` writes the changes, unless an earlier run already did. */
  constructor(private readonly keep: (changes: readonly Change[]) => void) {}

  expect(population: readonly LatePopulation[]): void {
    for (const { patient, changes } of population) this.#awaited.set(keyOf(patient), changes)
  }

  /** The patient, with everything of his in place. */
  bring<Patient extends PatientRef>(patient: Patient): Patient {
    if (this.#awaited.size > 0) this.#bring(keyOf(patient))
    return patient
  }

  bringAll(): void {
    for (const key of [...this.#awaited.keys()]) this.#bring(key)
  }

  clear(): void {
    this.#awaited.clear()
  }

  #bring(key: string): void {
    const changes = this.#awaited.get(key)
    if (!changes) return
    // Forgotten first: keeping them asks for the same patient.
    this.#awaited.delete(key)
    this.keep(changes())
  }
}
