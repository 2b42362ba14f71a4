import { patientCx, rootOf } from './lot-message.js'

/** ITI-18 and ITI-43 messages written by hand, with nothing of the model LPS. */

export const findDocuments = 'urn:uuid:14d4debf-8f97-4251-9a74-a90016b0af0d'
export const getDocuments = 'urn:uuid:5c4f972b-d56b-40ac-a5fc-c8ca9b40b9d4'
/** The other queries on documents, sets and associations, and those that the DMP has not. */
export const queries = {
  findDocumentsByReferenceId: 'urn:uuid:12941a89-e02e-4be5-967c-ce4bfc8fe492',
  findSubmissionSets: 'urn:uuid:f26abbcb-ac74-4422-8a30-edb644bbc1a9',
  getAssociations: 'urn:uuid:a7ae438b-4bc2-4642-93e9-be891f7bb155',
  getDocumentsAndAssociations: 'urn:uuid:bab9529a-4a10-40b3-a01f-f68a615d247a',
  getSubmissionSetAndContents: 'urn:uuid:e8e3cb2c-e39c-46b9-99e4-c12f57260b83',
  getSubmissionSets: 'urn:uuid:51224314-5390-4169-9b91-b1980040715a',
  getRelatedDocuments: 'urn:uuid:d90e5407-b356-4d91-a89f-873917b4b0e6',
} as const
export const absentQueries = {
  findFolders: 'urn:uuid:958f3006-baad-4929-a4de-ff1114824431',
  getAll: 'urn:uuid:10b545ea-725c-446d-9b95-8aeb444eddf3',
  getFolders: 'urn:uuid:5737b14c-8a1a-4539-b659-e03a34a5e1e4',
  getFolderAndContents: 'urn:uuid:b909a503-523d-4517-8acf-8e5834dfc4c7',
  getFoldersForDocument: 'urn:uuid:10cae35a-c7f9-4cf5-b61e-fc3278ffb578',
} as const
export const approved = 'urn:oasis:names:tc:ebxml-regrep:StatusType:Approved'
export const deprecated = 'urn:oasis:names:tc:ebxml-regrep:StatusType:Deprecated'
export const archived = 'urn:asip:ci-sis:2010:StatusType:Archived'
export const deleted = 'urn:asip:ci-sis:2010:StatusType:Deleted'

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** Slots as [name, value...]; a name may stand twice. */
export type Slots = readonly (readonly [name: string, ...values: string[]])[]

export const queryMessage = (
  slots: Slots,
  { id = findDocuments, returnType = 'LeafClass', composed = 'true', paging = '' } = {},
) =>
  rootOf(
    `<query:AdhocQueryRequest ${paging} xmlns:query="urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0" xmlns="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0">` +
      `<query:ResponseOption${composed ? ` returnComposedObjects="${composed}"` : ''}${returnType ? ` returnType="${returnType}"` : ''}/><AdhocQuery id="${id}">` +
      slots
        .map(
          ([name, ...values]) =>
            `<Slot name="${name}"><ValueList>${values.map((value) => `<Value>${escaped(value)}</Value>`).join('')}</ValueList></Slot>`,
        )
        .join('') +
      '</AdhocQuery></query:AdhocQueryRequest>',
  )

export const ofThePatient: Slots[number] = ['$XDSDocumentEntryPatientId', `'${patientCx}'`]
export const withStatus = (...statuses: string[]): Slots[number] => [
  '$XDSDocumentEntryStatus',
  `(${statuses.map((status) => `'${status}'`).join(',')})`,
]

/** Asks for documents by uniqueId, all of the DMP's repository unless told. */
export const retrieveMessage = (uniqueIds: readonly string[], repository = '1.2.250.1.213.4.1.1.1.2') =>
  rootOf(
    `<RetrieveDocumentSetRequest xmlns="urn:ihe:iti:xds-b:2007">${uniqueIds
      .map(
        (id) =>
          `<DocumentRequest><HomeCommunityId>urn:oid:1.2.3</HomeCommunityId><RepositoryUniqueId>${repository}</RepositoryUniqueId><DocumentUniqueId> ${escaped(id)} </DocumentUniqueId></DocumentRequest>`,
      )
      .join('')}</RetrieveDocumentSetRequest>`,
  )
