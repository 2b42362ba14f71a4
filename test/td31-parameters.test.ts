import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { td31 } from '#simulator/transactions/td3.1-recherche/index.js'
import { aSpace, rejectionsOf } from './support/call.js'
import { replaces, rootOf } from './support/lot-message.js'
import { absentQueries, archived, queries, queryMessage, type Slots } from './support/query-message.js'
import {
  ask,
  doc,
  type Kept,
  keep,
  list,
  listed,
  masked,
  set,
  uniqueId,
  uuid,
  uuids,
} from './support/registry-space.js'

describe('FindDocumentsByReferenceId', () => {
  const space = aSpace()
  const reference = (id: string, type: string) => `${id}^^^&1.2.3&ISO^urn:ihe:iti:xds:${type}`
  const holding = (...values: readonly string[]): Kept => ({
    slots: { 'urn:ihe:iti:xds:2013:referenceIdList': values },
  })
  keep(space, 1, holding(reference('2021CNDA', '2013:accession'), reference('77', '2016:studyInstanceUID')))
  keep(space, 2, holding(reference('2021CNDA', '2013:order')))
  keep(space, 3, { ...holding(reference('2021CNDA', '2013:accession')), status: archived })
  keep(space, 4, {})
  const found = (slots: Slots) =>
    listed(ask(space, queries.findDocumentsByReferenceId, slots).answer).map((one) => one.split(' ')[1])
  const parameter = '$XDSDocumentEntryReferenceIdList'
  it.each<[string, Slots, string[]]>([
    ['strict', [[parameter, list(reference('2021CNDA', '2013:accession'))]], ['d:10']],
    ['of another type', [[parameter, list(reference('2021CNDA', '2016:studyInstanceUID'))]], []],
    ['like', [[parameter, list('2021%')]], ['d:10', 'd:20']],
    [
      'one or another',
      [[parameter, list(reference('77', '2016:studyInstanceUID'), reference('2021CNDA', '2013:order'))]],
      ['d:10', 'd:20'],
    ],
    [
      'one and another',
      [
        [parameter, list('2021%')],
        [parameter, list('77%')],
      ],
      ['d:10'],
    ],
    [
      'with a status',
      [
        [parameter, list('2021%')],
        ['$XDSDocumentEntryStatus', list(archived)],
      ],
      ['d:30'],
    ],
    [
      'with a type',
      [
        [parameter, list('2021%')],
        ['$XDSDocumentEntryTypeCode', list('11490-0')],
      ],
      [],
    ],
  ])('%s', (_title, slots, expected) => {
    expect(found(slots)).toEqual(expected)
  })
})

describe('parameters that cannot be used', () => {
  const malformed = (name: string, value: string) =>
    `parameterName=${name};Le format du paramètre est incorrect: '${value}'`
  it.each<[string, string, Slots, string, string]>([
    ['no $uuid', queries.getAssociations, [], 'XDSStoredQueryMissingParam', 'parameterName=$uuid'],
    [
      'an empty $uuid',
      queries.getSubmissionSets,
      [['$uuid', '()']],
      'XDSStoredQueryMissingParam',
      'parameterName=$uuid',
    ],
    [
      'a $uuid that is an OID',
      queries.getAssociations,
      uuids('1.2.3'),
      'XDSStoredQueryParamNumber',
      malformed('$uuid', '1.2.3'),
    ],
    [
      'no set',
      queries.getSubmissionSetAndContents,
      [],
      'XDSStoredQueryMissingParam',
      'parameterName=$XDSSubmissionSetEntryUUID',
    ],
    [
      'two sets',
      queries.getSubmissionSetAndContents,
      [['$XDSSubmissionSetEntryUUID', list(set(1), set(2))]],
      'XDSStoredQueryParamNumber',
      malformed('$XDSSubmissionSetEntryUUID', list(set(1), set(2))),
    ],
    [
      'no document',
      queries.getDocumentsAndAssociations,
      [],
      'XDSStoredQueryMissingParam',
      'parameterName=$XDSDocumentEntryUniqueId',
    ],
    [
      'no association type',
      queries.getRelatedDocuments,
      [['$XDSDocumentEntryUniqueId', "'1.2.3'"]],
      'XDSStoredQueryMissingParam',
      'parameterName=$AssociationTypes',
    ],
    [
      'no reference',
      queries.findDocumentsByReferenceId,
      [],
      'XDSStoredQueryMissingParam',
      'parameterName=$XDSDocumentEntryReferenceIdList',
    ],
    [
      'a submission time in quotes',
      queries.findSubmissionSets,
      [['$XDSSubmissionSetSubmissionTimeFrom', "'2025'"]],
      'XDSStoredQueryParamNumber',
      malformed('$XDSSubmissionSetSubmissionTimeFrom', "'2025'"),
    ],
    [
      'an endless author',
      queries.findSubmissionSets,
      [['$XDSSubmissionSetAuthorPerson', `'${'%'.repeat(60_000)}'`]],
      'XDSStoredQueryParamNumber',
      malformed('$XDSSubmissionSetAuthorPerson', '%'.repeat(1000)),
    ],
    [
      'an endless reference',
      queries.findDocumentsByReferenceId,
      [['$XDSDocumentEntryReferenceIdList', list('%'.repeat(60_000))]],
      'XDSStoredQueryParamNumber',
      malformed('$XDSDocumentEntryReferenceIdList', '%'.repeat(1000)),
    ],
    [
      '21 documents',
      queries.getDocumentsAndAssociations,
      [['$XDSDocumentEntryUniqueId', list(...Array.from({ length: 21 }, (_, rank) => uniqueId(rank)))]],
      'XDSTooManyResults',
      'Au plus 20 documents par recherche : 21 demandés',
    ],
    [
      '21 references',
      queries.findDocumentsByReferenceId,
      [['$XDSDocumentEntryReferenceIdList', list(...Array.from({ length: 21 }, (_, rank) => `${rank}%`))]],
      'XDSTooManyResults',
      'Au plus 20 documents par recherche : 21 demandés',
    ],
    ...Object.entries(absentQueries).map(
      ([name, id]) =>
        [name, id, [], 'XDSUnknownStoredQuery', `Requête enregistrée inconnue : ${id}`] as [
          string,
          string,
          Slots,
          string,
          string,
        ],
    ),
  ])('%s', (_title, id, slots, code, context) => {
    const error = rootOf(ask(aSpace(), id, slots).answer).elements[0]?.elements[0]
    expect([error?.attr('errorCode'), error?.attr('codeContext')]).toEqual([code, context])
  })

  it('no list of associations or sets is too long for twenty-one', () => {
    const many = uuids(...Array.from({ length: 21 }, (_, rank) => uuid('f', rank)))
    for (const id of [queries.getAssociations, queries.getSubmissionSets]) {
      expect(rejectionsOf(ask(aSpace(), id, many))).toEqual([])
    }
    const endless = uuids(...Array.from({ length: 1001 }, (_, rank) => uuid('f', rank)))
    expect(rejectionsOf(ask(aSpace(), queries.getAssociations, endless))).toEqual(['query-parameter-malformed'])
  })

  it('never make it throw, whatever they hold', () => {
    const space = aSpace()
    keep(space, 1, {}, masked)
    const name = fc.constantFrom(
      '$uuid',
      '$XDSSubmissionSetEntryUUID',
      '$XDSSubmissionSetUniqueId',
      '$XDSSubmissionSetSubmissionTimeFrom',
      '$XDSSubmissionSetAuthorPerson',
      '$XDSSubmissionSetContentType',
      '$XDSDocumentEntryReferenceIdList',
      '$XDSDocumentEntryUniqueId',
      '$AssociationTypes',
    )
    const value = fc.oneof(
      fc.string({ unit: fc.constantFrom('(', ')', "'", ',', '^', '%', '_', '1', 'é', '"', '\\') }),
      fc.constantFrom(list(set(1)), `'${set(1)}'`, list(doc(10)), list(doc(11)), `'${uniqueId(10)}'`, list(replaces)),
    )
    const slots = fc.array(fc.tuple(name, value), { maxLength: 4 })
    fc.assert(
      fc.property(slots, fc.constantFrom(...Object.values(queries)), (written, id) => {
        const result = ask(space, id, written)
        // Nothing that an actor may not know of is ever told.
        if (result.ok) expect(result.answer).not.toContain(doc(11))
        return result.ok || /^query-|^too-many/.test(result.rejection.rejection)
      }),
      { numRuns: 300 },
    )
  })
})

describe('an answer in parts', () => {
  const space = aSpace()
  for (const rank of [1, 2, 3]) keep(space, rank, {})
  const part = (paging: string) => {
    const { answer } = ask(space, queries.findSubmissionSets, [], {}, { paging })
    const root = rootOf(answer)
    return [root.attr('startIndex'), root.attr('totalResultCount'), ...listed(answer).map((one) => one.at(-1))]
  }
  it.each([
    ['', ['0', '3', '1', '2', '3']],
    ['startIndex="0" maxResults="-1"', ['0', '3', '1', '2', '3']],
    ['startIndex="1"', ['1', '3', '2', '3']],
    ['startIndex="1" maxResults="1"', ['1', '3', '2']],
    ['maxResults="0"', ['0', '3']],
    ['startIndex="9"', ['9', '3']],
    ['startIndex="-2" maxResults="x"', ['0', '3', '1', '2', '3']],
  ])('%s', (paging, expected) => {
    expect(part(paging)).toEqual(expected)
  })

  it('is told', () => {
    const kinds = (paging: string) => {
      const decoded = td31.decode(queryMessage([], { paging }), () => undefined)
      return decoded.ok && decoded.value.remarks.map(({ kind }) => kind)
    }
    expect(kinds('startIndex="0" maxResults="-1"')).toEqual([])
    expect(kinds('startIndex="3" maxResults="2"')).toEqual(['query/paging', 'query/paging'])
  })
})
