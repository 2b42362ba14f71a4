import { patientCx, rootOf } from './lot-message.js'

/** ITI-18 and ITI-43 messages written by hand, with nothing of the model LPS. */

export const findDocuments = 'urn:uuid:14d4debf-8f97-4251-9a74-a90016b0af0d'
export const getDocuments = 'urn:uuid:5c4f972b-d56b-40ac-a5fc-c8ca9b40b9d4'
export const approved = 'urn:oasis:names:tc:ebxml-regrep:StatusType:Approved'
export const deprecated = 'urn:oasis:names:tc:ebxml-regrep:StatusType:Deprecated'
export const archived = 'urn:asip:ci-sis:2010:StatusType:Archived'
export const deleted = 'urn:asip:ci-sis:2010:StatusType:Deleted'

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** Slots as [name, value...]; a name may stand twice. */
export type Slots = readonly (readonly [name: string, ...values: string[]])[]

export const queryMessage = (slots: Slots, { id = findDocuments, returnType = 'LeafClass' } = {}) =>
  rootOf(
    '<query:AdhocQueryRequest xmlns:query="urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0" xmlns="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0">' +
      `<query:ResponseOption returnComposedObjects="true"${returnType ? ` returnType="${returnType}"` : ''}/><AdhocQuery id="${id}">` +
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
