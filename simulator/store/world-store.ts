import type { AccessTrace } from '../domain/access-trace.js'
import type { Change, LatePopulation, Population, World } from '../domain/world.js'
import type { Exchange } from '../trace/exchange.js'
import type { PatientRef } from '../vihf/vihf.js'
import { accessTables } from './access-tables.js'
import { Arrivals } from './arrivals.js'
import type { Bodies } from './bodies.js'
import { bodyFile } from './body-file.js'
import { bodyTable } from './body-table.js'
import { changeWriter } from './change-writer.js'
import { dmpSearch } from './dmp-search.js'
import { documentFile } from './document-file.js'
import { documentTable } from './document-table.js'
import type { Entries } from './entries.js'
import { entryFile } from './entry-file.js'
import { entryTable } from './entry-table.js'
import { journal } from './journal.js'
import type { JournalLimits } from './journal-trim.js'
import { type Database, openDatabase } from './open-database.js'
import { matching } from './prepared.js'
import { dmps, documents as documentRows, exchanges as exchangeTable, spaceTables } from './schema.js'
import { SearchCounter } from './search-counter.js'
import { setTable } from './set-table.js'
import { sharedTransactions } from './shared-transactions.js'
import { traceTable } from './trace-table.js'
import { UsedAssertions } from './used-assertions.js'

export { UnwritableJournal } from './bodies.js'
export { UnusableDatabase } from './open-database.js'

/** One isolated world and its journal; reads are synchronous. */
export interface SpaceStore {
  readonly world: World
  /** True as long as the space holds neither structure nor DMP. */
  isEmpty(): boolean
  /** Keeps all the changes, or none and throws. */
  apply(changes: readonly Change[]): void
  populate(population: Population): void
  /** Documents to be written down when somebody first asks for them; those of an earlier run are kept. */
  expectLater(population: readonly LatePopulation[]): void
  /** Empties the space, journal and used assertions included. */
  reset(): void
  /** History of the accesses to one DMP, oldest first. */
  accessTraces(patient: PatientRef): AccessTrace[]
  addExchange(exchange: Exchange): void
  /** Newest first; `before` is the id of an exchange, itself left out. */
  exchanges(limit: number, before?: string): Exchange[]
  exchange(id: string): Exchange | undefined
  /** Exchanges ever recorded since the last reset, those that left the journal included. */
  countExchanges(): number
  /** Notes a single-use assertion; true when it had been noted before. */
  vihfUsed(id: string): boolean
}

export interface Store {
  space(name: string): SpaceStore
  /** Spaces that hold something, those of an earlier run included. */
  names(): readonly string[]
  close(): void
}

export interface StoreOptions {
  readonly journal?: JournalLimits
}

/**
 * Opens the state of the bench: all spaces in one database.
 *
 *   file name, or undefined for a state that ends with the process -> Store
 *
 * Throws UnusableDatabase when the file cannot be used.
 */
export function openStore(file: string | undefined, options: StoreOptions = {}): Store {
  const db = openDatabase(file)
  const access = accessTables(db)
  const { entries, bodies, closeFiles } = file === undefined ? besideDatabase(db) : insideDatabase(db)
  const documents = documentTable(db, entries)
  const sets = setTable(db, documents)
  const search = dmpSearch(db)
  const traces = traceTable(db)
  const beforeExchange = file === undefined ? sharedTransactions(db) : () => undefined
  const exchanges = journal(db, bodies, options.journal)
  const writer = changeWriter(db, access, documents, traces)
  const clearing = spaceTables.map((table) =>
    db
      .delete(table)
      .where(matching({ space: table.space }))
      .prepare(),
  )
  const clearSpace = db.$client.transaction((space: string) => {
    for (const clear of clearing) clear.run({ space })
  })
  const namesHeld = db.selectDistinct({ space: dmps.space }).from(dmps).prepare()
  const spaces = new Map<string, SpaceStore>()

  const makeSpace = (name: string): SpaceStore => {
    const used = new UsedAssertions()
    const searches = new SearchCounter()
    const arrivals = new Arrivals((changes) => {
      const [first] = changes
      if (first?.kind === 'lot' && !documents.idTaken(name, first.setUuid)) writer.apply(name, changes)
    })
    const here = (patient: PatientRef): PatientRef => arrivals.bring(patient)
    return {
      world: {
        dmp: (patient) => access.dmp(name, patient),
        authorization: (patient, actorId) => access.authorization(name, patient, actorId),
        authorizations: (patient) => access.authorizations(name, patient),
        heldDmps(actorId) {
          arrivals.bringAll()
          return search.heldBy(name, actorId)
        },
        findDmps: (traits, wanted, limit) => search.withTraits(name, traits, wanted, limit),
        documentsByEntryUuid: (patient, ids) => documents.byEntryUuid(name, here(patient), ids),
        documentsByUniqueId: (patient, ids) => documents.byUniqueId(name, here(patient), ids),
        documentsByLogicalId: (patient, ids) => documents.byLogicalId(name, here(patient), ids),
        isFormerVersion: (patient, id) => documents.isFormerVersion(name, here(patient), id),
        findDocuments: (patient, filter) => documents.find(name, here(patient), filter),
        replacementsOf: (patient, ids) => documents.replacing(name, here(patient), ids),
        findSets: (patient, filter) => sets.find(name, here(patient), filter),
        setsByUuid: (patient, ids) => sets.byUuid(name, here(patient), ids),
        setsByUniqueId: (patient, ids) => sets.byUniqueId(name, here(patient), ids),
        searchesSince: (professionalId, from) => searches.since(professionalId, from),
        uniqueIdTaken: (id) => documents.idTaken(name, id),
        content: (entryUuid) => documents.content(name, entryUuid),
        structure: (id) => access.structure(name, id),
      },
      isEmpty: () => access.isEmpty(name),
      apply(changes) {
        for (const change of changes) if (change.kind === 'lot') here(change.patient)
        writer.apply(name, changes)
        for (const change of changes) {
          if (change.kind === 'search-counted') searches.note(change.professionalId, change.at)
        }
      },
      populate: (population) => writer.populate(name, population),
      expectLater: (population) => arrivals.expect(population),
      reset() {
        clearSpace(name)
        exchanges.forget(name)
        access.forget()
        documents.forget()
        used.clear()
        searches.clear()
        arrivals.clear()
      },
      accessTraces: (patient) => traces.of(name, patient),
      addExchange(exchange) {
        try {
          beforeExchange()
          exchanges.add(exchange)
        } catch (error) {
          // A full disk takes back all that shared the transaction, changes of earlier calls included.
          access.forget()
          documents.takenBack()
          throw error
        }
      },
      exchanges: (limit, before) => exchanges.latest(name, limit, before),
      exchange: (id) => exchanges.byId(name, id),
      countExchanges: () => exchanges.count(name),
      vihfUsed: (id) => used.note(id),
    }
  }

  return {
    space(name) {
      const known = spaces.get(name) ?? makeSpace(name)
      spaces.set(name, known)
      return known
    },
    names: () => namesHeld.all().map(({ space }) => space),
    close() {
      closeFiles()
      db.$client.close()
    },
  }
}

interface LongBytes {
  readonly entries: Entries
  readonly bodies: Bodies
  readonly closeFiles: () => void
}

const insideDatabase = (db: Database): LongBytes => ({
  entries: entryTable(db),
  bodies: bodyTable(db),
  closeFiles: () => undefined,
})

function besideDatabase(db: Database): LongBytes {
  const file = documentFile({ isEmpty: noDocument(db) })
  const bodies = bodyFile({ inUse: segmentsInUse(db), documents: file })
  return {
    entries: entryFile(file),
    bodies,
    closeFiles() {
      bodies.close()
      file.close()
    },
  }
}

function noDocument(db: Database): () => boolean {
  const any = db.select({ seq: documentRows.seq }).from(documentRows).limit(1).prepare()
  return () => any.get() === undefined
}

function segmentsInUse(db: Database): () => number[] {
  const inUse = db.selectDistinct({ segment: exchangeTable.segment }).from(exchangeTable).prepare()
  return () => inUse.all().map(({ segment }) => segment)
}
