import type { MetadataAuthor, SubmissionSet } from '../domain/document.js'
import type { CallContext } from './transaction.js'

/** What every submission to the registry is held to, new documents and updates alike. */

export const hasPerson = (authors: readonly MetadataAuthor[]): boolean =>
  authors.some(({ persons }) => persons.length > 0)

/** Names of the metadata that are absent. */
export function missing(metadata: Readonly<Record<string, unknown>>): string[] {
  const names: string[] = []
  for (const name in metadata) if (!metadata[name]) names.push(name)
  return names
}

/** Absent metadata among those required of a submission set (dmp-xds-metadata, section 2). */
export const missingOfSet = (set: SubmissionSet): string[] =>
  missing({
    submissionTime: set.submissionTime,
    authorPerson: hasPerson(set.authors),
    contentTypeCode: set.contentTypeCode,
    patientId: set.patientId,
    sourceId: set.sourceId,
    uniqueId: set.uniqueId,
  })

const oid = /^[0-2](\.(0|[1-9][0-9]*))+$/
export const maxUniqueId = 128

/** An OID of 128 characters at most, without extension (EX_2.1-1130). */
export const isUniqueId = (text: string): boolean => oid.test(text) && text.length <= maxUniqueId

const realUuid = /^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** A client may make its entryUUIDs itself; a symbolic id, or one that is taken, gets a new one. */
export const entryUuidFor = (submittedId: string, { ids, world }: Pick<CallContext, 'ids' | 'world'>): string =>
  realUuid.test(submittedId) && !world.uniqueIdTaken(submittedId) ? submittedId : `urn:uuid:${ids.uuid()}`
