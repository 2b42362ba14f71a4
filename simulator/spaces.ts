import type { DirectoryProfessional } from './domain/professional.js'
import type { Population } from './domain/world.js'
import { seededIds } from './ids.js'
import type { PipelineSpace } from './pipeline.js'
import type { SpaceStore, Store } from './store/world-store.js'

export const defaultSpace = 'defaut'

/** Spaces are made on first use, so their number is bounded: an address typed wrong a thousand times must not fill memory. */
const maxSpaces = 1000
const spaceName = /^[a-z0-9][a-z0-9-]{0,39}$/

/** Whether a space may be called so. */
export const isSpaceName = (name: string): boolean => spaceName.test(name)

export interface Space extends PipelineSpace {
  readonly name: string
  readonly store: SpaceStore
}

export interface Spaces {
  /** The space of that name, made and populated on first use; undefined when the name is not one. */
  get(name: string): Space | undefined
  /** Spaces that were asked for, and those that a database file holds. */
  names(): readonly string[]
  /** Puts a space back to its first state, identifiers included. */
  reset(name: string): void
}

export interface SpacesOptions {
  readonly store: Store
  readonly seed: string
  readonly clock: () => Date
  readonly population: (at: Date) => Population
}

/** Isolated worlds: each has its own DMPs, journal and sequence of identifiers. */
export function createSpaces({ store, seed, clock, population }: SpacesOptions): Spaces {
  const spaces = new Map<string, Space>()
  let people: Population['identities']
  const identities = () => {
    people ??= population(clock()).identities ?? []
    return people
  }
  let directory: ReadonlyMap<string, DirectoryProfessional> | undefined
  const professionals = () => {
    directory ??= new Map(
      population(clock())
        .professionals?.()
        .map((one) => [one.id, one]),
    )
    return directory
  }

  const make = (name: string): Space => {
    const kept = store.space(name)
    // A database file may already hold this space; what it holds is the state to go on with.
    const start = population(clock())
    if (kept.isEmpty()) kept.populate(start)
    kept.expectLater(start.later ?? [])
    return {
      name,
      store: kept,
      world: kept.world,
      identities,
      professionals,
      // Identifiers of an earlier run are already in the file: a new sequence must not meet them.
      ids: seededIds(`${seed}\n${name}\n${kept.countExchanges()}`),
      apply: (changes) => kept.apply(changes),
      vihfUsed: (id) => kept.vihfUsed(id),
    }
  }

  return {
    get(name) {
      const known = spaces.get(name)
      if (known) return known
      if (!isSpaceName(name) || spaces.size >= maxSpaces) return undefined
      const space = make(name)
      spaces.set(name, space)
      return space
    },
    names: () => [...new Set([...spaces.keys(), ...store.names()])],
    reset(name) {
      // A database file may hold a space that nobody has asked for yet.
      if (!spaces.has(name) && !store.names().includes(name)) return
      store.space(name).reset()
      spaces.set(name, make(name))
    },
  }
}
