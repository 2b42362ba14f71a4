import { availabilityStatus, type SubmissionSet } from '../domain/document.js'
import { seededIds } from '../ids.js'
import { composedObjects, localized, slot } from './ebxml-object.js'
import { registryObjectType, setScheme } from './ebxml-schemes.js'
import { element } from './write.js'

/**
 * A submission set as TD3.1 answers it: ns4:RegistryPackage, whose prefix the answer binds.
 *
 * Ids of its parts come from that of the set, so that two answers say the same (source: dmp-answers-outline, 4.4).
 */
export function renderSet(setUuid: string, set: SubmissionSet): string {
  const ids = seededIds(setUuid)
  const write = composedObjects(setUuid, () => ids.uuid())
  return element(
    'ns4:RegistryPackage',
    { id: setUuid, lid: setUuid, objectType: registryObjectType.set, status: availabilityStatus.approved },
    slot('submissionTime', [set.submissionTime]),
    localized('Name', set.title),
    localized('Description', set.comments),
    element('ns4:VersionInfo', { versionName: '1' }),
    ...set.authors.map((author) => write.author(setScheme.author, author)),
    write.code(setScheme.contentTypeCode, set.contentTypeCode),
    write.node(setScheme.node),
    write.identifier(setScheme.patientId, 'XDSSubmissionSet.patientId', set.patientId),
    write.identifier(setScheme.sourceId, 'XDSSubmissionSet.sourceId', set.sourceId),
    write.identifier(setScheme.uniqueId, 'XDSSubmissionSet.uniqueId', set.uniqueId),
  )
}

/** A relation between two objects of the registry, as TD3.1 answers it. */
export interface RegistryAssociation {
  readonly type: string
  readonly source: string
  readonly target: string
  /** SubmissionSetStatus, of a relation with a set. */
  readonly submissionSetStatus?: 'Original'
  /** PreviousVersion, of the set that changed the metadata of a document. */
  readonly previousVersion?: string
}

/** entryUUID of an association: what it relates makes it, so that two answers say the same. */
export const associationUuid = ({ type, source, target }: RegistryAssociation): string =>
  `urn:uuid:${seededIds(`${type} ${source} ${target}`).uuid()}`

/** ns4:Association (source: dmp-answers-outline, section 4.4). */
export const renderAssociation = (association: RegistryAssociation): string =>
  element(
    'ns4:Association',
    {
      id: associationUuid(association),
      associationType: association.type,
      sourceObject: association.source,
      targetObject: association.target,
      objectType: registryObjectType.association,
      status: availabilityStatus.approved,
    },
    slot('SubmissionSetStatus', [association.submissionSetStatus]),
    slot('PreviousVersion', [association.previousVersion]),
  )
