import fc from 'fast-check'
import {
  asReferences,
  buildTd31,
  documentsAndAssociations,
  entriesOf,
  findByReferenceId,
  findDocuments,
  findSubmissionSets,
  getAssociations,
  getDocuments,
  getSubmissionSetAndContents,
  getSubmissionSets,
  type LpsPatient,
  relatedDocuments,
  type StoredQuery as Written,
} from '#fixtures/lps/index.js'
import type { StoredQuery } from '#simulator/transactions/td3.1-recherche/request.js'
import type { storedQuery } from '#simulator/wire/ebxml-schemes.js'
import { patient } from './people.js'
import type { RequestTrip } from './round-trip.js'
import {
  documentCriteria,
  memberCriteria,
  moreOnDocuments,
  readCriteria,
  readSetCriteria,
  setCriteria,
  some,
} from './search-criteria.js'
import { oid, text, uuidUrn } from './texts.js'

/** A query as it is written, and what it asks; of some, nobody but the VIHF says the patient. */
interface MeantQuery {
  readonly written: Written
  readonly asks: StoredQuery
  readonly patient?: LpsPatient
}

const oids = some(oid)
const uuids = some(uuidUrn)

const queries: Readonly<Record<keyof typeof storedQuery, fc.Arbitrary<MeantQuery>>> = {
  findDocuments: fc.tuple(patient, documentCriteria, moreOnDocuments).map(([of, criteria, { slots, asked }]) => {
    const written = findDocuments(of, criteria)
    return {
      patient: of,
      written: { ...written, slots: [...written.slots, ...slots] },
      asks: { ...asked, kind: 'find', filter: { ...readCriteria(criteria), ...asked.filter } },
    }
  }),
  findDocumentsByReferenceId: fc.tuple(patient, some(text), moreOnDocuments).map(([of, ids, { slots, asked }]) => {
    const written = findByReferenceId(of, ids)
    return {
      patient: of,
      written: { ...written, slots: [...slots, ...written.slots] },
      asks: { ...asked, kind: 'find', filter: { ...readCriteria({}), ...asked.filter, referenceIds: [ids] } },
    }
  }),
  findSubmissionSets: fc.tuple(patient, setCriteria).map(([of, criteria]) => ({
    patient: of,
    written: findSubmissionSets(of, criteria),
    asks: {
      kind: 'find-sets',
      statuses: ['urn:oasis:names:tc:ebxml-regrep:StatusType:Approved'],
      filter: readSetCriteria(criteria),
    },
  })),
  getDocuments: fc.oneof(
    oids.map((ids): MeantQuery => ({ written: getDocuments(ids), asks: { kind: 'get', by: 'uniqueId', ids } })),
    uuids.map((ids): MeantQuery => ({ written: entriesOf(ids), asks: { kind: 'get', by: 'entryUuid', ids } })),
  ),
  getDocumentsAndAssociations: oids.map((ids) => ({
    written: documentsAndAssociations(ids),
    asks: { kind: 'get-and-associations', by: 'uniqueId', ids },
  })),
  getRelatedDocuments: oid.map((id) => ({
    written: relatedDocuments(id),
    asks: {
      kind: 'get-related',
      by: 'uniqueId',
      ids: [id],
      associationTypes: ['urn:ihe:iti:2007:AssociationType:RPLC'],
    },
  })),
  getAssociations: uuids.map((ids) => ({
    written: getAssociations(ids),
    asks: { kind: 'get-associations', uuids: ids },
  })),
  getSubmissionSets: uuids.map((ids) => ({ written: getSubmissionSets(ids), asks: { kind: 'get-sets', uuids: ids } })),
  getSubmissionSetAndContents: fc.tuple(uuidUrn, memberCriteria).map(([id, { slots, asked }]) => {
    const written = getSubmissionSetAndContents(id)
    return {
      written: { ...written, slots: [...written.slots, ...slots] },
      asks: { kind: 'get-set-and-contents', by: 'entryUuid', ids: [id], members: asked },
    }
  }),
}

const queryRequest = (
  form: string,
  query: fc.Arbitrary<MeantQuery>,
): RequestTrip<{ readonly of: LpsPatient; readonly query: MeantQuery; readonly byReference: boolean }> => ({
  transaction: 'TD3.1',
  form,
  meant: fc.record({ of: patient, query, byReference: fc.boolean() }),
  send: ({ of, query: { written, asks, patient: named }, byReference }, lps) => ({
    message: buildTd31(lps(), named ?? of, byReference ? asReferences(written) : written),
    means: {
      queryId: written.id,
      returnType: byReference ? 'ObjectRef' : 'LeafClass',
      patient: named && { ins: named.ins, oid: named.insOid },
      query: asks,
      faults: [],
      page: { startIndex: 0 },
    },
  }),
})

export const storedQueryRequests = Object.entries(queries).map(([form, query]) => queryRequest(form, query))
