import { technicalIds } from '#fixtures/lps/index.js'
import { availabilityStatus } from '#simulator/domain/document.js'
import { readQueryValue } from '#simulator/wire/ebxml-query.js'
import { storedQuery } from '#simulator/wire/ebxml-schemes.js'
import { search } from '../examples.js'
import { finding, unless } from '../findings.js'
import {
  itemsOf,
  patientSlot,
  patientSlots,
  queryCheck,
  spoiledQuery,
  statusSlot,
  withSlot,
} from './support/query-check.js'

/** Stored queries of IHE that the DMP documents, and the parameters that each needs. */
const queries: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  [storedQuery.findDocuments, [[statusSlot]]],
  [storedQuery.getDocuments, [['$XDSDocumentEntryUniqueId', '$XDSDocumentEntryEntryUUID']]],
  [storedQuery.findSubmissionSets, [['$XDSSubmissionSetStatus']]],
  [storedQuery.getAssociations, [['$uuid']]],
  [storedQuery.getDocumentsAndAssociations, [['$XDSDocumentEntryUniqueId', '$XDSDocumentEntryEntryUUID']]],
  [storedQuery.getSubmissionSetAndContents, [['$XDSSubmissionSetEntryUUID', '$XDSSubmissionSetUniqueId']]],
  [storedQuery.getSubmissionSets, [['$uuid']]],
  [storedQuery.findDocumentsByReferenceId, [['$XDSDocumentEntryReferenceIdList'], [statusSlot]]],
  [
    storedQuery.getRelatedDocuments,
    [['$XDSDocumentEntryUniqueId', '$XDSDocumentEntryEntryUUID'], ['$AssociationTypes']],
  ],
])

export const known = queryCheck({
  id: 'query/id',
  title: "L'identifiant de la requête est celui d'une requête stockée du DMP",
  judge: ({ id, element }) => unless(queries.has(id), element, 'une requête stockée documentée', id, 'id'),
  fail: [spoiledQuery((query) => ({ ...query, id: 'urn:uuid:00000000-0000-4000-8000-000000000000' }))],
})

export const required = queryCheck({
  id: 'query/required-parameters',
  title: 'Les paramètres obligatoires de la requête sont là',
  appliesTo: ({ id }) => queries.has(id),
  judge: ({ id, element, parameters }) =>
    (queries.get(id) ?? [])
      .filter((alternatives) => !alternatives.some((name) => itemsOf(parameters.get(name)).length > 0))
      .map((alternatives) => finding(element, `un paramètre ${alternatives.join(' ou ')}`, 'absent')),
  fail: [withSlot(statusSlot), search({ query: { ...technicalIds([]), slots: [] } })],
})

const returnTypes = ['LeafClass', 'ObjectRef']

export const returnType = queryCheck({
  id: 'query/return-type',
  title: 'returnType est LeafClass pour lire, ObjectRef pour un identifiant technique',
  judge: ({ option, element, returnType: written }) =>
    unless(returnTypes.includes(written), option ?? element, returnTypes.join(' ou '), written, 'returnType'),
  fail: [spoiledQuery((query) => ({ ...query, returnType: 'RegistryObject' }))],
})

export const composed = queryCheck({
  id: 'query/composed-objects',
  title: 'returnComposedObjects vaut true',
  level: 'recommendation',
  judge: ({ option, element, composed: written }) =>
    unless(written === 'true', option ?? element, 'true', written, 'returnComposedObjects'),
  fail: [
    search({ spoil: { body: (xml) => xml.replace('returnComposedObjects="true"', 'returnComposedObjects="false"') } }),
  ],
})

/** Parameters of one value, by query; the patient's is one everywhere, all others take a list. */
const singles: ReadonlyMap<string, readonly string[]> = new Map([
  [storedQuery.findSubmissionSets, ['$XDSSubmissionSetAuthorPerson']],
  [storedQuery.getRelatedDocuments, ['$XDSDocumentEntryUniqueId', '$XDSDocumentEntryEntryUUID']],
  [storedQuery.getSubmissionSetAndContents, ['$XDSSubmissionSetUniqueId', '$XDSSubmissionSetEntryUUID']],
])
const isSingle = (query: string, name: string): boolean =>
  patientSlots.includes(name) || (singles.get(query)?.includes(name) ?? false)
const isTime = (name: string): boolean => /Time(From|To)$/.test(name)

export const coding = queryCheck({
  id: 'query/value-coding',
  title: "Les valeurs s'écrivent 'x' quand il y en a une, ('x','y') quand il peut y en avoir plusieurs",
  appliesTo: ({ id }) => queries.has(id),
  judge: ({ id, parameters }) =>
    [...parameters.values()]
      .filter(({ name }) => !isTime(name) && name !== '$homeCommunityId')
      .flatMap(({ name, slots }) =>
        slots.flatMap(({ element, texts }) =>
          texts.flatMap((text) => {
            const list = !isSingle(id, name)
            return unless(readQueryValue(text)?.list === list, element, list ? "('valeur', …)" : "'valeur'", text)
          }),
        ),
      ),
  fail: [
    withSlot(statusSlot, availabilityStatus.approved),
    withSlot(patientSlot, "('277079999999917^^^&1.2.250.1.213.1.4.10&ISO^NH')"),
  ],
})

export const times = queryCheck({
  id: 'query/times',
  title: "Les bornes de date sont des chiffres sans guillemets, de l'année à la seconde",
  appliesTo: ({ parameters }) => [...parameters.keys()].some(isTime),
  judge: ({ parameters }) =>
    [...parameters.values()]
      .filter(({ name }) => isTime(name))
      .flatMap(({ slots }) =>
        slots.flatMap(({ element, texts }) =>
          texts.flatMap((text) => unless(/^\d{4}(\d\d){0,5}$/.test(text), element, 'yyyy à yyyyMMddHHmmss', text)),
        ),
      ),
  pass: [withSlot('$XDSDocumentEntryCreationTimeFrom', '20260101')],
  fail: [
    withSlot('$XDSDocumentEntryCreationTimeFrom', "'20260101000000'"),
    withSlot('$XDSDocumentEntryServiceStartTimeTo', '0240206000000-1'),
  ],
})
