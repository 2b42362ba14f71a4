import { describe, expect, it } from 'vitest'
import type { SpaceStore } from '#simulator/store/world-store.js'
import type { XmlElement } from '#simulator/wire/xml-tree.js'
import { aSpace } from './support/call.js'
import { replaces, rootOf, testPatient } from './support/lot-message.js'
import { approved, getDocuments, queries, type Slots } from './support/query-message.js'
import {
  ask,
  doc,
  keep,
  list,
  listed,
  masked,
  medecinTraitant,
  mine,
  set,
  sig,
  uniqueId,
  uuid,
  uuids,
} from './support/registry-space.js'

describe('associations', () => {
  const space = aSpace()
  keep(space, 1, {}, masked, mine)
  keep(space, 2, { replacing: 10 })
  keep(space, 3, masked)
  const associations = (of: SpaceStore, ...ids: readonly string[]) =>
    listed(ask(of, queries.getAssociations, uuids(...ids)).answer)

  it.each<[string, string[], string[]]>([
    ['of a set: its documents to know of', [set(1)], ['HasMember 5:1>d:10', 'HasMember 5:1>d:12']],
    ['of a document: its set, and what replaced it', [doc(10)], ['HasMember 5:1>d:10', 'RPLC d:20>d:10']],
    ['of a replacing document', [doc(20)], ['HasMember 5:2>d:20', 'RPLC d:20>d:10']],
    [
      'of both ends, each once',
      [doc(20), doc(10), set(2), doc(20)],
      ['HasMember 5:2>d:20', 'RPLC d:20>d:10', 'HasMember 5:1>d:10'],
    ],
    ['of a masked document: none', [doc(11)], []],
    ['of a set that brings masked documents only: none', [set(3)], []],
    ['of the signature of another: none', [sig(1)], []],
    ['of nothing known', [uuid('f', 1)], []],
  ])('%s', (_title, ids, expected) => {
    expect(associations(space, ...ids)).toEqual(expected)
  })

  it('tell the médecin traitant of masked documents and of the signature', () => {
    const of = medecinTraitant(aSpace())
    keep(of, 1, {}, masked)
    expect(associations(of, set(1))).toEqual([
      'HasMember 5:1>d:10',
      'HasMember 5:1>d:11',
      'HasMember 5:1>a:1',
      'signs a:1>5:1',
    ])
    expect(associations(of, sig(1))).toEqual(['HasMember 5:1>a:1', 'signs a:1>5:1'])
    expect(listed(ask(of, getDocuments, [['$XDSDocumentEntryEntryUUID', list(sig(1))]]).answer)).toEqual([])
  })

  it('are drawn as dmp-answers-outline 4.4 does, and the same each time', () => {
    const { answer } = ask(space, queries.getAssociations, uuids(doc(20)))
    const [member, replacement] = rootOf(answer).elements[0]?.elements ?? []
    const attributes = (one: XmlElement | undefined) =>
      ['associationType', 'sourceObject', 'targetObject', 'objectType', 'status'].map((name) => one?.attr(name))
    const objectType = 'urn:oasis:names:tc:ebxml-regrep:ObjectType:RegistryObject:Association'
    expect(attributes(member)).toEqual([
      'urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember',
      set(2),
      doc(20),
      objectType,
      approved,
    ])
    expect(attributes(replacement)).toEqual([replaces, doc(20), doc(10), objectType, approved])
    expect(member?.elements.map((slot) => [slot.attr('name'), slot.elements[0]?.elements[0]?.text])).toEqual([
      ['SubmissionSetStatus', 'Original'],
    ])
    expect(replacement?.elements).toEqual([])
    expect(member?.attr('id')).toMatch(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    expect(ask(space, queries.getAssociations, uuids(doc(20))).answer).toBe(answer)
  })

  it('follow the metadata of a document when they change', () => {
    const of = aSpace()
    keep(of, 1, {})
    keep(of, 2, { replacing: 10 })
    const [old] = of.world.documentsByEntryUuid(testPatient, [doc(20)])
    if (!old) throw new Error('not kept')
    const changed = { ...old.document, entryUuid: doc(29), version: 2, submissionSetUuid: set(2) }
    of.apply([
      {
        kind: 'document-version',
        patient: testPatient,
        former: doc(20),
        document: changed,
        leafXml: Buffer.from(old.leafXml).toString('utf8'),
      },
    ])
    expect(associations(of, doc(20))).toEqual([])
    expect(associations(of, doc(10))).toEqual(['HasMember 5:1>d:10', 'RPLC d:29>d:10'])
    const { answer } = ask(of, queries.getAssociations, uuids(doc(29)))
    expect(listed(answer)).toEqual(['HasMember 5:2>d:29', 'RPLC d:29>d:10'])
    const slots = rootOf(answer).elements[0]?.elements[0]?.elements
    expect(slots?.map((slot) => [slot.attr('name'), slot.elements[0]?.elements[0]?.text])).toEqual([
      ['SubmissionSetStatus', 'Original'],
      ['PreviousVersion', '1'],
    ])
  })
})

describe('documents and what ties them', () => {
  const space = aSpace()
  keep(space, 1, {}, {})
  keep(space, 2, { replacing: 10 })
  keep(space, 3, { replacing: 20 })
  keep(space, 4, { replacing: 11, ...masked })
  const rplc = ['$AssociationTypes', list(replaces)] as const

  it.each<[string, string, Slots, string[]]>([
    [
      'GetDocumentsAndAssociations',
      queries.getDocumentsAndAssociations,
      [['$XDSDocumentEntryUniqueId', list(uniqueId(10), uniqueId(20))]],
      [
        'ExtrinsicObject d:10',
        'ExtrinsicObject d:20',
        'HasMember 5:1>d:10',
        'RPLC d:20>d:10',
        'HasMember 5:2>d:20',
        'RPLC d:30>d:20',
      ],
    ],
    [
      'a document whose replacement is masked shows none',
      queries.getDocumentsAndAssociations,
      [['$XDSDocumentEntryEntryUUID', list(doc(11))]],
      ['ExtrinsicObject d:11', 'HasMember 5:1>d:11'],
    ],
    [
      'GetRelatedDocuments, both ways',
      queries.getRelatedDocuments,
      [['$XDSDocumentEntryUniqueId', `'${uniqueId(20)}'`], rplc],
      ['ExtrinsicObject d:20', 'ExtrinsicObject d:10', 'ExtrinsicObject d:30', 'RPLC d:20>d:10', 'RPLC d:30>d:20'],
    ],
    [
      'related to nothing: nothing',
      queries.getRelatedDocuments,
      [['$XDSDocumentEntryEntryUUID', `'${doc(11)}'`], rplc],
      [],
    ],
    [
      'related otherwise: nothing',
      queries.getRelatedDocuments,
      [
        ['$XDSDocumentEntryUniqueId', `'${uniqueId(20)}'`],
        ['$AssociationTypes', list('urn:ihe:iti:2007:AssociationType:APND')],
      ],
      [],
    ],
  ])('%s', (_title, id, slots, expected) => {
    expect(listed(ask(space, id, slots).answer)).toEqual(expected)
  })

  it('come as references when asked so', () => {
    const { answer } = ask(
      space,
      queries.getDocumentsAndAssociations,
      [['$XDSDocumentEntryUniqueId', list(uniqueId(10))]],
      {},
      { returnType: 'ObjectRef' },
    )
    expect(rootOf(answer).attr('totalResultCount')).toBe('3')
    expect(listed(answer)[0]).toBe('ObjectRef d:10')
  })
})
