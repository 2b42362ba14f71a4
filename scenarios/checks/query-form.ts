import { technicalIds } from '#fixtures/lps/index.js'
import { availabilityStatus } from '#simulator/domain/document.js'
import { readQueryValue } from '#simulator/wire/ebxml-query.js'
import { storedQuery } from '#simulator/wire/ebxml-schemes.js'
import { search } from '../examples.js'
import { finding, unless } from '../findings.js'
import { itemsOf, patientSlot, queryCheck, spoiledQuery, statusSlot, withSlot } from './support/query-check.js'

/** Stored queries of IHE that the DMP documents, and the parameters that each needs. */
const queries: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  [storedQuery.findDocuments, [[statusSlot]]],
  [storedQuery.getDocuments, [['$XDSDocumentEntryUniqueId', '$XDSDocumentEntryEntryUUID']]],
  ['urn:uuid:f26abbcb-ac74-4422-8a30-edb644bbc1a9', [['$XDSSubmissionSetStatus']]],
  ['urn:uuid:a7ae438b-4bc2-4642-93e9-be891f7bb155', [['$uuid']]],
  ['urn:uuid:bab9529a-4a10-40b3-a01f-f68a615d247a', [['$XDSDocumentEntryUniqueId', '$XDSDocumentEntryEntryUUID']]],
  ['urn:uuid:e8e3cb2c-e39c-46b9-99e4-c12f57260b83', [['$XDSSubmissionSetEntryUUID', '$XDSSubmissionSetUniqueId']]],
  ['urn:uuid:51224314-5390-4169-9b91-b1980040715a', [['$uuid']]],
  ['urn:uuid:12941a89-e02e-4be5-967c-ce4bfc8fe492', [['$XDSDocumentEntryReferenceIdList'], [statusSlot]]],
  ['urn:uuid:d90e5407-b356-4d91-a89f-873917b4b0e6', [['$XDSDocumentEntryUniqueId', '$XDSDocumentEntryEntryUUID']]],
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

/** The only parameter of one value of the two queries judged here; all others take a list. */
const isSingle = (name: string): boolean => name === patientSlot
const isTime = (name: string): boolean => /Time(From|To)$/.test(name)

export const coding = queryCheck({
  id: 'query/value-coding',
  title: "Les valeurs s'écrivent 'x' quand il y en a une, ('x','y') quand il peut y en avoir plusieurs",
  appliesTo: ({ id }) => id === storedQuery.findDocuments || id === storedQuery.getDocuments,
  judge: ({ parameters }) =>
    [...parameters.values()]
      .filter(({ name }) => !isTime(name) && name !== '$homeCommunityId')
      .flatMap(({ name, slots }) =>
        slots.flatMap(({ element, texts }) =>
          texts.flatMap((text) => {
            const list = !isSingle(name)
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
