import { describe, expect, it } from 'vitest'
import type { CallContext } from '#simulator/transactions/transaction.js'
import type { XmlElement } from '#simulator/wire/xml-tree.js'
import { aDmp, aSpace, rejectionsOf } from './support/call.js'
import { patientCx, rootOf, xcn } from './support/lot-message.js'
import { approved, archived, deleted, deprecated, queries, type Slots } from './support/query-message.js'
import {
  actor,
  ask,
  doc,
  keep,
  list,
  listed,
  masked,
  mine,
  ofThePatient,
  set,
  uuids,
} from './support/registry-space.js'

describe('FindSubmissionSets', () => {
  const space = aSpace()
  keep(space, 1, { of: { submissionTime: '20250525120000', contentType: ['07', '1.2.250.1.213.2.2'] } })
  keep(space, 2, { of: { submissionTime: '20250526085959', sourceId: '1.2.3.4' } }, masked)
  keep(space, 3, { of: { submissionTime: '20250526090000', persons: [xcn('820000000002')] } })
  keep(space, 4, { ...masked, of: { submissionTime: '20250527235959' } })
  keep(space, 5, { status: deleted, of: { submissionTime: '20250527' } })
  keep(space, 6, { status: archived, of: { submissionTime: '20250528' } })
  const sets = (slots: Slots, call: Partial<CallContext> = {}) =>
    listed(ask(space, queries.findSubmissionSets, [ofThePatient, ...slots], call).answer)
  const packages = (...ranks: readonly number[]) => ranks.map((rank) => `RegistryPackage 5:${rank}`)
  const from = '$XDSSubmissionSetSubmissionTimeFrom'
  const to = '$XDSSubmissionSetSubmissionTimeTo'

  it.each<[string, Slots, number[]]>([
    ['all that bring a document to know of', [], [1, 2, 3, 6]],
    ['since a moment, itself included', [[from, '20250526090000']], [3, 6]],
    ['before a moment, itself left out', [[to, '20250526090000']], [1, 2]],
    [
      'between two days',
      [
        [from, '20250526'],
        [to, '20250527'],
      ],
      [2, 3],
    ],
    ['since a year', [[from, '2026']], []],
    ['of a source', [['$XDSSubmissionSetSourceId', list('1.2.3.4', '9.9')]], [2]],
    ['of an author like', [['$XDSSubmissionSetAuthorPerson', "'820000000002%'"]], [3]],
    ['of an author unlike', [['$XDSSubmissionSetAuthorPerson', "'820000000002'"]], []],
    ['of a content type', [['$XDSSubmissionSetContentType', list('07^^1.2.250.1.213.2.2')]], [1, 2, 3, 6]],
    ['of a content type, bare', [['$XDSSubmissionSetContentType', list('07')]], [1, 2, 3, 6]],
    ['of a content type of another system', [['$XDSSubmissionSetContentType', list('07^^1.2.3')]], []],
    ['with the status of sets', [['$XDSSubmissionSetStatus', list(approved)]], [1, 2, 3, 6]],
    ['with a status that sets never have', [['$XDSSubmissionSetStatus', list(deprecated)]], []],
  ])('%s', (_title, slots, ranks) => {
    expect(sets(slots)).toEqual(packages(...ranks))
  })

  it('reads a time cut after the month as its first instant', () => {
    const of = aSpace()
    keep(of, 1, { of: { submissionTime: '202506' } })
    const since = (time: string) => listed(ask(of, queries.findSubmissionSets, [[from, time]]).answer)
    expect([since('20250601'), since('202505312359'), since('20250601000001')]).toEqual([packages(1), packages(1), []])
  })

  it('takes the patient of the VIHF when the parameter is absent, and refuses another', () => {
    expect(listed(ask(space, queries.findSubmissionSets, []).answer)).toEqual(packages(1, 2, 3, 6))
    const stranger: Slots = [['$XDSSubmissionSetPatientId', "'199099999999961^^^&1.2.250.1.213.1.4.10&ISO^NH'"]]
    expect(rejectionsOf(ask(space, queries.findSubmissionSets, stranger))).toEqual(['patient-mismatch-registry'])
  })

  it('gives references, which a client searches as text', () => {
    const { answer } = ask(space, queries.findSubmissionSets, [], {}, { returnType: 'ObjectRef' })
    expect(answer).toContain(`<ns4:ObjectRef id="${set(1)}"/>`)
    expect(listed(answer)).toEqual([1, 2, 3, 6].map((rank) => `ObjectRef 5:${rank}`))
  })

  it('draws a set as dmp-answers-outline 4.4 does', () => {
    const { answer } = ask(space, queries.findSubmissionSets, [
      [from, '20250526090000'],
      [to, '20250526090001'],
    ])
    const [registryPackage] = rootOf(answer).elements[0]?.elements ?? []
    expect(['id', 'lid', 'objectType', 'status'].map((name) => registryPackage?.attr(name))).toEqual([
      set(3),
      set(3),
      'urn:oasis:names:tc:ebxml-regrep:ObjectType:RegistryObject:RegistryPackage',
      approved,
    ])
    const shape = (registryPackage?.elements ?? []).map((one: XmlElement) =>
      [
        one.name,
        one.attr('name'),
        one.attr('classificationScheme'),
        one.attr('classificationNode'),
        one.attr('identificationScheme'),
        one.attr('versionName'),
      ]
        .filter((part) => part !== undefined)
        .join(' '),
    )
    expect(shape).toEqual([
      'Slot submissionTime',
      'VersionInfo 1',
      'Classification urn:uuid:a7058bb9-b4e4-4307-ba5b-e3f0ab85e12d',
      'Classification urn:uuid:aa543740-bdda-424e-8c96-df4873be8500',
      'Classification urn:uuid:a54d6aa5-d40d-43f9-88c5-b4633d873bdd',
      'ExternalIdentifier urn:uuid:6b5aea1a-874d-4603-a4bc-96a0a7b38446',
      'ExternalIdentifier urn:uuid:554ac39e-e3fe-47fe-b233-965d2a147832',
      'ExternalIdentifier urn:uuid:96fdda7c-d067-4183-912e-bf5ee74998a8',
    ])
    expect(
      registryPackage?.elements
        .slice(-3)
        .map((one) => [one.attr('value'), one.elements[0]?.elements[0]?.attr('value')]),
    ).toEqual([
      [patientCx, 'XDSSubmissionSet.patientId'],
      ['1.2.250.1.999.9.1', 'XDSSubmissionSet.sourceId'],
      ['1.2.250.1.999.9.1.7.3', 'XDSSubmissionSet.uniqueId'],
    ])
  })
})

describe('a set and its contents', () => {
  const space = aSpace()
  const text = { codes: { formatCode: [['urn:ihe:iti:xds-sd:text:2008', '1.3.6.1.4.1.19376.1.2.3']] } } as const
  keep(space, 1, {}, masked, { ...text }, { status: deleted }, { status: archived })
  keep(space, 2, masked)
  const contents = (slots: Slots, call: Partial<CallContext> = {}) =>
    listed(ask(space, queries.getSubmissionSetAndContents, slots, call).answer)
  const bySet: Slots[number] = ['$XDSSubmissionSetEntryUUID', `'${set(1)}'`]
  const withMembers = (...ranks: readonly number[]) => [
    'RegistryPackage 5:1',
    ...ranks.map((rank) => `ExtrinsicObject d:${rank}`),
    ...ranks.map((rank) => `HasMember 5:1>d:${rank}`),
  ]
  it.each<[string, Slots, string[]]>([
    ['by its entryUUID', [bySet], withMembers(10, 12, 14)],
    ['by its uniqueId', [['$XDSSubmissionSetUniqueId', "'1.2.250.1.999.9.1.7.1'"]], withMembers(10, 12, 14)],
    ['of a format', [bySet, ['$XDSDocumentEntryFormatCode', list('urn:ihe:iti:xds-sd:text:2008')]], withMembers(12)],
    ['of a visibility', [bySet, ['$XDSDocumentEntryConfidentialityCode', list('MASQUE_PS')]], withMembers()],
    [
      'of on-demand documents',
      [bySet, ['$XDSDocumentEntryType', list('urn:uuid:34268e47-fdf5-41a6-ba33-82133c465248')]],
      withMembers(),
    ],
    ['that brings masked documents only', [['$XDSSubmissionSetEntryUUID', `'${set(2)}'`]], []],
    ['unknown', [['$XDSSubmissionSetUniqueId', "'1.2.3'"]], []],
  ])('%s', (_title, slots, expected) => {
    expect(contents(slots)).toEqual(expected)
  })

  it('are found from the documents', () => {
    const sets = (...ids: readonly string[]) => listed(ask(space, queries.getSubmissionSets, uuids(...ids)).answer)
    expect(sets(doc(12), doc(10))).toEqual(['RegistryPackage 5:1', 'HasMember 5:1>d:10', 'HasMember 5:1>d:12'])
    expect(sets(doc(11), doc(20), doc(13), set(1))).toEqual([])
  })
})

describe('who finds sets', () => {
  const space = () => {
    const one = aSpace(aDmp(), [])
    keep(one, 1, mine)
    keep(one, 2, {})
    return one
  }
  const references = (call: Partial<CallContext>) =>
    listed(ask(space(), queries.findSubmissionSets, [], call, { returnType: 'ObjectRef' }).answer)
  it('metadata: who may read; references: everyone, of what is his own', () => {
    expect(rejectionsOf(ask(space(), queries.findSubmissionSets, []))).toEqual(['authorization-missing'])
    expect(references({})).toEqual(['ObjectRef 5:1'])
    expect(references(actor({ authentication: 'ES' }))).toEqual(['ObjectRef 5:1'])
    expect(references(actor({ authentication: 'CPE', isProfessional: false, structureId: '10B0999777' }))).toEqual([
      'ObjectRef 5:2',
    ])
    expect(rejectionsOf(ask(space(), queries.getAssociations, uuids(set(1)), actor({ authentication: 'ES' })))).toEqual(
      ['right-denied'],
    )
  })
})
