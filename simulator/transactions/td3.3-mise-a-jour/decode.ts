import { pass, type Rejection, refuse, type Stage } from '../../rejection.js'
import type { Remark } from '../../remark.js'
import { readSlots } from '../../wire/ebxml.js'
import { readAssociation, readDocumentEntry, readSubmissionSet } from '../../wire/ebxml-read.js'
import { associationType } from '../../wire/ebxml-schemes.js'
import { NS } from '../../wire/namespaces.js'
import { placeOf } from '../../wire/place.js'
import type { XmlElement } from '../../wire/xml-tree.js'
import type { Decoded } from '../transaction.js'
import type { Membership, MetadataUpdate, StatusChange, Update, UpdateRequest } from './request.js'

/** Limit of the bench, not of the DMP: each object costs several controls and as many rows. */
const maxObjects = 500

const idOf = (object: XmlElement): string => object.attr('id')?.trim() ?? ''
const isRim = (object: XmlElement, name: string): boolean => object.ns === NS.rim && object.name === name
const typeOf = (association: XmlElement): string => association.attr('associationType')?.trim() ?? ''

/**
 * lcm:SubmitObjectsRequest -> the updates that it asks.
 *
 * Refuses what holds no list of objects, and more objects than the bench takes. Everything else that is wrong is kept
 * as it is, for it is answered after who asks and of whom.
 */
export function decode(body: XmlElement): Stage<Decoded<UpdateRequest>> {
  const list = body.child(NS.rim, 'RegistryObjectList')
  if (!list) return refuse('body-malformed', 'RegistryObjectList absent', body)
  const objects = list.elements
  if (objects.length > maxObjects) {
    return refuse('body-malformed', `plus de ${maxObjects} objets dans une mise à jour (limite du banc d'essai)`, list)
  }
  const packages = objects.filter((object) => isRim(object, 'RegistryPackage'))
  const associations = objects.filter((object) => isRim(object, 'Association'))
  const memberships = new Map(
    associations
      .filter((association) => typeOf(association) === associationType.hasMember)
      .map((association): [string, Membership] => [
        association.attr('targetObject')?.trim() ?? '',
        member(association),
      ]),
  )
  const updates = objects.flatMap((object): Update[] => {
    if (isRim(object, 'ExtrinsicObject')) return [metadataUpdate(object, memberships)]
    return isRim(object, 'Association') && typeOf(object) === associationType.updatesStatus
      ? [statusChange(object)]
      : []
  })
  const [setElement] = packages
  return pass({
    request: {
      set: setElement && readSubmissionSet(setElement),
      setPlace: setElement && placeOf(setElement),
      updates,
      faults: [...packageFaults(packages), ...(updates.length === 0 ? [nothingAsked(list)] : [])],
    },
    remarks: associations.flatMap(ignored),
  })
}

function member(association: XmlElement): Membership {
  const { source, submissionSetStatus } = readAssociation(association)
  const previousVersion = readSlots(association).get('PreviousVersion')?.[0]
  return { place: placeOf(association), source, submissionSetStatus, previousVersion }
}

function metadataUpdate(element: XmlElement, memberships: ReadonlyMap<string, Membership>): MetadataUpdate {
  const entry = readDocumentEntry(element)
  return {
    kind: 'metadata',
    place: placeOf(element),
    entry,
    logicalId: element.attr('lid')?.trim() ?? '',
    status: element.attr('status')?.trim() || undefined,
    repositoryUniqueId: readSlots(element).get('repositoryUniqueId')?.[0] || undefined,
    membership: memberships.get(entry.submittedId),
  }
}

function statusChange(element: XmlElement): StatusChange {
  const { source, target } = readAssociation(element)
  const slots = readSlots(element)
  return {
    kind: 'status',
    place: placeOf(element),
    associationId: idOf(element),
    source,
    target,
    originalStatus: slots.get('OriginalStatus')?.[0] || undefined,
    newStatus: slots.get('NewStatus')?.[0] || undefined,
  }
}

const packageFaults = ([, second]: readonly XmlElement[]): Rejection[] =>
  second
    ? [
        {
          rejection: 'metadata-malformed',
          detail: 'plusieurs RegistryPackage dans une mise à jour',
          where: second.path,
          line: second.line,
        },
      ]
    : []

const nothingAsked = (list: XmlElement): Rejection => ({
  rejection: 'metadata-missing',
  detail: 'aucune mise à jour demandée (ExtrinsicObject ou UpdateAvailabilityStatus)',
  where: list.path,
  line: list.line,
})

/** An update needs two types of association; the DMP was not seen to do anything of another. */
function ignored(association: XmlElement): Remark[] {
  const type = typeOf(association)
  if (type === associationType.hasMember || type === associationType.updatesStatus) return []
  return [
    {
      kind: 'update/association-ignored',
      where: `${association.path}/@associationType`,
      line: association.line,
      expected: 'HasMember ou UpdateAvailabilityStatus',
      observed: type || '(absent)',
    },
  ]
}
