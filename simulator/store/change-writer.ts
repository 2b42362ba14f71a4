import type { Change, Population } from '../domain/world.js'
import type { AccessTables } from './access-tables.js'
import type { DocumentTable } from './document-table.js'
import type { Database } from './open-database.js'
import { preparedInsert } from './prepared.js'
import { lots } from './schema.js'
import type { TraceTable } from './trace-table.js'

export interface ChangeWriter {
  /** Keeps all the changes, or none and throws. */
  apply(space: string, changes: readonly Change[]): void
  populate(space: string, population: Population): void
}

/** Writes what handlers want changed, one transaction at a time. */
export function changeWriter(
  db: Database,
  access: AccessTables,
  documents: DocumentTable,
  traces: TraceTable,
): ChangeWriter {
  const insertLot = preparedInsert(db, lots)
  const transaction = db.$client.transaction((work: () => void) => work())
  const inTransaction = (work: () => void): void => {
    try {
      transaction(work)
    } catch (error) {
      access.forget()
      documents.takenBack()
      throw error
    }
  }

  const write = (space: string, change: Change): void => {
    switch (change.kind) {
      // Kept in memory, by the space.
      case 'search-counted':
        break
      case 'dmp':
        access.saveDmp(space, change.dmp)
        break
      case 'authorization':
        access.saveAuthorization(space, change.patient, change.authorization)
        break
      case 'authorization-removed':
        access.removeAuthorization(space, change.patient, change.actorId)
        break
      case 'access-trace':
        traces.add(space, change.patient, change.trace)
        break
      case 'document-version':
        documents.addVersion(space, change.patient, change.former, change)
        break
      case 'document-status':
        documents.setStatus(space, change.entryUuid, change.status)
        break
      case 'lot': {
        const { patient, setUuid, set, submittedAt, statusUpdates } = change
        const key = { space, setUuid, uniqueId: set.uniqueId ?? '', ins: patient.ins, insOid: patient.oid }
        insertLot({ ...key, submittedAt, body: set, ...(statusUpdates ? { statusUpdates } : {}) })
        documents.insert(space, patient, change.documents)
      }
    }
  }

  return {
    apply(space, changes) {
      if (changes.every(({ kind }) => kind === 'search-counted')) return
      inTransaction(() => {
        for (const change of changes) write(space, change)
      })
    },
    populate(space, { structures, changes }) {
      inTransaction(() => {
        for (const structure of structures) access.saveStructure(space, structure)
        for (const change of changes) write(space, change)
      })
    },
  }
}
