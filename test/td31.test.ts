import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Actor } from '#simulator/domain/actor.js'
import type { SpaceStore } from '#simulator/store/world-store.js'
import { td31 } from '#simulator/transactions/td3.1-recherche/index.js'
import type { CallContext } from '#simulator/transactions/transaction.js'
import { aCall, aDmp, anActor, anAuthorization, aSpace, feed, play, rejectionsOf } from './support/call.js'
import {
  anEntry,
  aSet,
  aSignatureEntry,
  doctor,
  type EntryDraft,
  normal,
  patientCx,
  practice,
  rootOf,
  testPatient,
  visibility,
  xcn,
  xon,
} from './support/lot-message.js'
import {
  approved,
  archived,
  deleted,
  deprecated,
  getDocuments,
  ofThePatient,
  queryMessage,
  type Slots,
  withStatus,
} from './support/query-message.js'
import { samples, skipReason } from './support/samples.js'

const other = '810000000001'
const uuid = (rank: number): string => `urn:uuid:00000000-0000-4000-8000-${String(rank).padStart(12, '0')}`
const uniqueId = (rank: number): string => `1.2.250.1.999.9.1.5.${rank}`

/** Feeds one document with entryUUID `uuid(rank)`; its author is another professional unless told. */
function keep(space: SpaceStore, rank: number, overrides: Partial<EntryDraft> = {}, status?: string): void {
  const authors = [{ persons: [xcn(other)], institutions: [xon('10B0999777')] }]
  const slots = { legalAuthenticator: [xcn(other)], ...overrides.slots }
  const entry = anEntry(rank, { id: uuid(rank), authors, ...overrides, slots })
  const signature = aSignatureEntry({ id: 'Signature', uniqueId: `1.2.250.1.999.9.1.6.${rank}` })
  const set = aSet({ uniqueId: `1.2.250.1.999.9.1.7.${rank}` })
  const result = feed(space, { set, entries: [entry, signature] }, { vihf: undefined })
  if (!result.ok) throw new Error(JSON.stringify(result.rejection))
  if (status) space.apply([{ kind: 'document-status', entryUuid: uuid(rank), status: status as never }])
}

const ask = (
  space: SpaceStore,
  slots: Slots,
  call: Partial<CallContext> = {},
  option: Parameters<typeof queryMessage>[1] = {},
) => play(td31, space, queryMessage(slots, option), aCall(space, call))

/** Ranks of the documents of an answer, whatever it holds of them. */
const ranksIn = (answer: string): number[] =>
  [...answer.matchAll(/<ns4:(?:ExtrinsicObject|ObjectRef) id="urn:uuid:0{8}-0{4}-4000-8000-(\d{12})"/g)].map(
    ([, rank]) => Number(rank),
  )
const find = (space: SpaceStore, slots: Slots, call: Partial<CallContext> = {}): number[] =>
  ranksIn(ask(space, [ofThePatient, ...slots], call).answer)

const actor = (traits: Partial<Actor>): Partial<CallContext> => ({ actor: anActor(traits) })

describe('the answer', () => {
  it('without documents is a success with an empty list', () => {
    expect(ask(aSpace(), [ofThePatient]).answer).toBe(
      '<ns3:AdhocQueryResponse xmlns:ns2="urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0" xmlns:ns3="urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0" xmlns:ns4="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0" status="urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success" startIndex="0" totalResultCount="0"><ns4:RegistryObjectList/></ns3:AdhocQueryResponse>',
    )
  })

  it('lists documents in the order of their submission, each with its current status', () => {
    const space = aSpace()
    keep(space, 1)
    keep(space, 2, {}, archived)
    const { answer } = ask(space, [ofThePatient, withStatus(approved, archived)])
    expect(ranksIn(answer)).toEqual([1, 2])
    expect(answer).toContain('totalResultCount="2"')
    const list = rootOf(answer).elements[0]
    expect(list?.elements.map((object) => object.attr('status'))).toEqual([approved, archived])
  })

  it('gives references with the id as first attribute, which a client searches as text', () => {
    const space = aSpace()
    keep(space, 1)
    const { answer } = ask(
      space,
      [['$XDSDocumentEntryUniqueId', `('${uniqueId(1)}')`]],
      {},
      { id: getDocuments, returnType: 'ObjectRef' },
    )
    expect(answer).toContain(`<ns4:ObjectRef id="${uuid(1)}"/>`)
    expect(answer).not.toContain('ExtrinsicObject')
  })

  it('to a failure has its errors before an empty list', () => {
    const { answer } = ask(aSpace(aDmp({ status: 'closed' })), [ofThePatient])
    const root = rootOf(answer)
    expect(root.attr('status')).toMatch(/:Failure$/)
    expect(root.elements.map(({ name }) => name)).toEqual(['RegistryErrorList', 'RegistryObjectList'])
    expect(root.elements[0]?.elements[0]?.attr('errorCode')).toBe('DMPClosed')
  })

  it('never lists a signature, nor a deleted document', () => {
    const space = aSpace()
    keep(space, 1, {}, deleted)
    keep(space, 2)
    expect(find(space, [withStatus(approved, deleted)])).toEqual([2])
    expect(find(space, [withStatus(deleted)])).toEqual([])
  })
})

describe('the filters of FindDocuments', () => {
  const space = aSpace()
  const at = (creationTime: string, serviceStopTime?: string) => ({
    slots: { creationTime: [creationTime], serviceStopTime: serviceStopTime ? [serviceStopTime] : undefined },
  })
  keep(space, 1, at('20240101000000'))
  keep(space, 2, { ...at('20250615', '20250616'), codes: { typeCode: [['11490-0', '2.16.840.1.113883.6.1']] } })
  keep(space, 3, {
    ...at('20250615120000'),
    codes: {
      classCode: [['31', '1.2.250.1.213.1.1.4.1']],
      eventCode: [
        ['CT', '1.2.3'],
        ['TETE', '1.2.4'],
      ],
    },
  })
  keep(space, 4, {
    codes: { confidentialityCode: [normal, visibility('INVISIBLE_PATIENT')], eventCode: [['CT', '1.2.3']] },
  })
  keep(space, 5, { authors: [{ persons: [xcn(other), xcn('820000000002')], institutions: [] }] }, deprecated)
  keep(
    space,
    6,
    {
      codes: {
        formatCode: [['urn:ihe:iti:xds-sd:text:2008', '1.3.6.1.4.1.19376.1.2.3']],
        practiceSettingCode: [['HAD', '1.2.250.1.213.1.1.4.9']],
        healthcareFacilityTypeCode: [['SA33', '1.2.250.1.71.4.2.4']],
      },
    },
    archived,
  )
  const all = withStatus(approved, deprecated, archived)

  it.each<[string, Slots, number[]]>([
    ['no status: the current ones', [], [1, 2, 3, 4]],
    ['one status', [withStatus(deprecated)], [5]],
    ['several statuses', [withStatus(archived, deprecated)], [5, 6]],
    ['statuses in several Values', [['$XDSDocumentEntryStatus', `('${archived}')`, `('${deprecated}')`]], [5, 6]],
    ['statuses in several Slots', [withStatus(archived), withStatus(deprecated)], [5, 6]],
    ['a status with a label', [['$XDSDocumentEntryStatus', `('${archived}^Archivé')`]], [6]],
    ['a type, bare', [['$XDSDocumentEntryTypeCode', "('11490-0')"]], [2]],
    ['a type with its system', [['$XDSDocumentEntryTypeCode', "('11490-0^^2.16.840.1.113883.6.1')"]], [2]],
    ['a type with label and system', [['$XDSDocumentEntryTypeCode', "('11490-0^Lettre^2.16.840.1.113883.6.1')"]], [2]],
    ['a type of another system', [['$XDSDocumentEntryTypeCode', "('11490-0^^1.2.3')"]], []],
    ['two types', [['$XDSDocumentEntryTypeCode', "('11490-0','11488-4')"]], [1, 2, 3, 4]],
    ['a class', [['$XDSDocumentEntryClassCode', "('31')"]], [3]],
    [
      'a class and a type that never meet',
      [
        ['$XDSDocumentEntryClassCode', "('31')"],
        ['$XDSDocumentEntryTypeCode', "('11490-0')"],
      ],
      [],
    ],
    [
      'a format',
      [all, ['$XDSDocumentEntryFormatCode', "('urn:ihe:iti:xds-sd:text:2008^^1.3.6.1.4.1.19376.1.2.3')"]],
      [6],
    ],
    ['a practice setting', [all, ['$XDSDocumentEntryPracticeSettingCode', "('HAD')"]], [6]],
    ['a sector', [all, ['$XDSDocumentEntryHealthcareFacilityTypeCode', "('SA33')"]], [6]],
    ['a visibility', [['$XDSDocumentEntryConfidentialityCode', "('INVISIBLE_PATIENT^^1.2.250.1.213.1.1.4.13')"]], [4]],
    [
      'one visibility or another',
      [['$XDSDocumentEntryConfidentialityCode', "('N','INVISIBLE_PATIENT')"]],
      [1, 2, 3, 4],
    ],
    [
      'one visibility and another',
      [
        ['$XDSDocumentEntryConfidentialityCode', "('N')"],
        ['$XDSDocumentEntryConfidentialityCode', "('INVISIBLE_PATIENT')"],
      ],
      [4],
    ],
    ['an event', [['$XDSDocumentEntryEventCodeList', "('CT^^1.2.3')"]], [3, 4]],
    [
      'one event and another',
      [
        ['$XDSDocumentEntryEventCodeList', "('CT^^1.2.3')"],
        ['$XDSDocumentEntryEventCodeList', "('TETE','PIED')"],
      ],
      [3],
    ],
    ['an author like', [all, ['$XDSDocumentEntryAuthorPerson', "('820000000002%')"]], [5]],
    ['an author unlike', [all, ['$XDSDocumentEntryAuthorPerson', "('820000000002')"]], []],
    ['created from, inclusive', [['$XDSDocumentEntryCreationTimeFrom', '20250615']], [2, 3, 4]],
    ['created to, exclusive', [['$XDSDocumentEntryCreationTimeTo', '20250615']], [1]],
    [
      'created between',
      [
        ['$XDSDocumentEntryCreationTimeFrom', '2024'],
        ['$XDSDocumentEntryCreationTimeTo', '20250615120000'],
      ],
      [1, 2],
    ],
    ['ended from', [['$XDSDocumentEntryServiceStopTimeFrom', '2025']], [2]],
    ['started to', [['$XDSDocumentEntryServiceStartTimeTo', '2027']], [1, 2, 3, 4]],
    [
      'stable documents',
      [['$XDSDocumentEntryType', "('urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1')"]],
      [1, 2, 3, 4],
    ],
    ['on-demand documents', [['$XDSDocumentEntryType', "('urn:uuid:34268e47-fdf5-41a6-ba33-82133c465248')"]], []],
    ['an unknown parameter, ignored', [['$XDSDocumentEntryCouleur', "('bleu')"]], [1, 2, 3, 4]],
    ['a list without parentheses', [['$XDSDocumentEntryTypeCode', "'11490-0'"]], [2]],
  ])('%s', (_title, slots, ranks) => {
    expect(find(space, slots)).toEqual(ranks)
  })

  it('tells what it ignores or reads leniently', () => {
    const kinds = (slots: Slots, option = {}) => {
      const decoded = td31.decode(queryMessage(slots, option), () => undefined)
      return decoded.ok && decoded.value.remarks.map(({ kind }) => kind)
    }
    expect(kinds([['$XDSDocumentEntryCouleur', "('bleu')"]])).toEqual(['query/parameter-ignored'])
    expect(kinds([['$XDSDocumentEntryTypeCode', "'11490-0'"]])).toEqual(['query/list-without-parentheses'])
    expect(kinds([['$XDSDocumentEntryPatientId', `('${patientCx}')`]])).toEqual(['query/single-value-in-parentheses'])
    expect(kinds([], { returnType: 'RegistryObject' })).toEqual(['query/return-type'])
    expect(kinds([], { composed: 'false' })).toEqual(['query/composed-objects'])
    expect(kinds([], { composed: '' })).toEqual(['query/composed-objects'])
  })

  it('takes the patient of the VIHF when the parameter is absent', () => {
    expect(ranksIn(ask(space, []).answer)).toEqual([1, 2, 3, 4])
  })

  it('finds a query id with blanks around', () => {
    expect(
      ranksIn(ask(space, [ofThePatient], {}, { id: ' urn:uuid:14d4debf-8f97-4251-9a74-a90016b0af0d' }).answer),
    ).toEqual([1, 2, 3, 4])
  })
})

describe('parameters that cannot be used', () => {
  const malformed = (name: string, value: string) =>
    `parameterName=${name};Le format du paramètre est incorrect: '${value}'`
  it.each<[string, Slots, string, string, Parameters<typeof queryMessage>[1]?]>([
    [
      'a time of 13 digits',
      [['$XDSDocumentEntryCreationTimeFrom', '0240206000000']],
      'XDSStoredQueryParamNumber',
      malformed('$XDSDocumentEntryCreationTimeFrom', '0240206000000'),
    ],
    [
      'a quoted time',
      [['$XDSDocumentEntryCreationTimeTo', "'2020'"]],
      'XDSStoredQueryParamNumber',
      malformed('$XDSDocumentEntryCreationTimeTo', "'2020'"),
    ],
    [
      'an unquoted code',
      [['$XDSDocumentEntryTypeCode', '(AVK)']],
      'XDSStoredQueryParamNumber',
      malformed('$XDSDocumentEntryTypeCode', '(AVK)'),
    ],
    [
      'a patient without authority',
      [['$XDSDocumentEntryPatientId', "'299099999999960'"]],
      'XDSStoredQueryParamNumber',
      malformed('$XDSDocumentEntryPatientId', '299099999999960'),
    ],
    [
      'a uniqueId that is a uuid',
      [['$XDSDocumentEntryUniqueId', `('${uuid(1)}')`]],
      'XDSStoredQueryParamNumber',
      malformed('$XDSDocumentEntryUniqueId', uuid(1)),
      { id: getDocuments },
    ],
    [
      'no identifier',
      [],
      'XDSStoredQueryMissingParam',
      'parameterName=$XDSDocumentEntryUniqueId',
      { id: getDocuments },
    ],
    [
      'an empty list',
      [['$XDSDocumentEntryEntryUUID', '()']],
      'XDSStoredQueryMissingParam',
      'parameterName=$XDSDocumentEntryUniqueId',
      { id: getDocuments },
    ],
    [
      '21 identifiers',
      [
        [
          '$XDSDocumentEntryUniqueId',
          `(${Array.from({ length: 21 }, (_, rank) => `'${uniqueId(rank + 1)}'`).join(',')})`,
        ],
      ],
      'XDSTooManyResults',
      'Au plus 20 documents par recherche : 21 demandés',
      { id: getDocuments },
    ],
    [
      'an unknown query',
      [],
      'XDSUnknownStoredQuery',
      'Requête enregistrée inconnue : urn:uuid:10b545ea-725c-446d-9b95-8aeb444eddf3',
      { id: 'urn:uuid:10b545ea-725c-446d-9b95-8aeb444eddf3' },
    ],
  ])('%s', (_title, slots, code, context, option = {}) => {
    const result = ask(aSpace(), slots, {}, option)
    const error = rootOf(result.answer).elements[0]?.elements[0]
    expect([error?.attr('errorCode'), error?.attr('codeContext')]).toEqual([code, context])
    expect((result.ok ? result.value : result).decision?.row).toMatch(/^rejections:/)
  })

  it('are all told', () => {
    const result = ask(aSpace(), [
      ['$XDSDocumentEntryTypeCode', 'x'],
      ['$XDSDocumentEntryClassCode', 'y'],
    ])
    expect(rejectionsOf(result)).toEqual(['query-parameter-malformed', 'query-parameter-malformed'])
  })

  it('never make it throw, whatever they hold', () => {
    const space = aSpace()
    const name = fc.constantFrom(
      '$XDSDocumentEntryTypeCode',
      '$XDSDocumentEntryPatientId',
      '$XDSDocumentEntryCreationTimeFrom',
      '$XDSDocumentEntryStatus',
      '$XDSDocumentEntryUniqueId',
      '$XDSDocumentEntryAuthorPerson',
      '$XDSDocumentEntryEventCodeList',
    )
    const value = fc.oneof(
      fc.string({ unit: fc.constantFrom('(', ')', "'", ',', '^', '%', '1', 'é', ' ') }),
      fc.string({ unit: fc.constantFrom('a', "'", '%', '^') }).map((text) => `('${text.replaceAll("'", "''")}')`),
    )
    const slots = fc.array(fc.tuple(name, value), { maxLength: 5 })
    fc.assert(
      fc.property(slots, fc.constantFrom(undefined, getDocuments), (written, id) => {
        const decoded = td31.decode(queryMessage(written, id ? { id } : {}), () => undefined)
        if (!decoded.ok) throw new Error('refused')
        const result = td31.handle(decoded.value.request, aCall(space))
        return (
          result.ok ||
          result.rejection.rejection.startsWith('query-') ||
          result.rejection.rejection === 'patient-mismatch-registry'
        )
      }),
      { numRuns: 200 },
    )
  })
})

describe('GetDocuments', () => {
  const space = aSpace()
  keep(space, 1)
  keep(space, 2, {}, deprecated)
  keep(space, 3, {}, deleted)
  it.each<[string, Slots, number[]]>([
    ['by uniqueId', [['$XDSDocumentEntryUniqueId', `('${uniqueId(2)}','${uniqueId(1)}')`]], [2, 1]],
    ['by entryUUID', [['$XDSDocumentEntryEntryUUID', `('${uuid(1)}')`]], [1]],
    ['the same twice', [['$XDSDocumentEntryEntryUUID', `('${uuid(1)}','${uuid(1)}')`]], [1]],
    ['unknown', [['$XDSDocumentEntryUniqueId', "('1.2.3.4')"]], []],
    ['deleted', [['$XDSDocumentEntryUniqueId', `('${uniqueId(3)}')`]], []],
    ['the signature of a lot', [['$XDSDocumentEntryUniqueId', "('1.2.250.1.999.9.1.6.1')"]], []],
  ])('%s', (_title, slots, ranks) => {
    expect(ranksIn(ask(space, slots, {}, { id: getDocuments }).answer)).toEqual(ranks)
  })
})

describe('who may search', () => {
  const stranger = { vihf: {} as never, actor: anActor({ professionalId: other }) }
  it.each<[string, SpaceStore, Partial<CallContext>, string[]]>([
    ['an authorised professional', aSpace(), {}, []],
    ['one who is not', aSpace(aDmp(), []), {}, ['authorization-missing']],
    [
      'one whose authorisation lapsed',
      aSpace(aDmp(), [anAuthorization({ lastAccess: '20250101000000' })]),
      {},
      ['authorization-missing'],
    ],
    ['one who is blocked', aSpace(aDmp(), [anAuthorization({ state: 'blocked' })]), {}, ['professional-blocked']],
    ['another than the one authorised', aSpace(), stranger, ['authorization-missing']],
    ['a CPE', aSpace(), actor({ authentication: 'CPE', isProfessional: false }), ['right-denied']],
    ['a structure', aSpace(), actor({ authentication: 'ES' }), ['right-denied']],
    ['bris de glace without authorisation', aSpace(aDmp(), []), actor({ accessMode: 'bris_de_glace' }), []],
    [
      'bris de glace, opposed',
      aSpace(aDmp({ opposedToBrisDeGlace: true })),
      actor({ accessMode: 'bris_de_glace' }),
      ['patient-opposed'],
    ],
    [
      'bris de glace, opposed to centre 15',
      aSpace(aDmp({ opposedToAccesUrgence: true })),
      actor({ accessMode: 'bris_de_glace' }),
      [],
    ],
    [
      'bris de glace, blocked',
      aSpace(aDmp(), [anAuthorization({ state: 'blocked' })]),
      actor({ accessMode: 'bris_de_glace' }),
      ['professional-blocked'],
    ],
    ['centre 15 without authorisation', aSpace(aDmp(), []), actor({ accessMode: 'centre_15' }), []],
    [
      'centre 15, opposed',
      aSpace(aDmp({ opposedToAccesUrgence: true })),
      actor({ accessMode: 'centre_15' }),
      ['patient-opposed'],
    ],
    ['normal mode, opposed to both', aSpace(aDmp({ opposedToAccesUrgence: true, opposedToBrisDeGlace: true })), {}, []],
    ['a closed DMP', aSpace(aDmp({ status: 'closed' })), {}, ['dmp-closed']],
    ['no DMP', aSpace(null), {}, ['dmp-absent-registry']],
    ['no DMP, and no right: the right comes first', aSpace(null), actor({ authentication: 'ES' }), ['right-denied']],
    [
      'nobody, for want of VIHF',
      aSpace(aDmp(), []),
      { vihf: undefined, actor: anActor({ professionalId: '', structureId: '' }) },
      [],
    ],
    [
      'a patient other than the VIHF',
      aSpace(),
      { patient: { ...testPatient, oid: '1.2.250.1.213.1.4.8' } },
      ['patient-mismatch-registry'],
    ],
    ['no patient anywhere', aSpace(), { patient: undefined }, []],
  ])('%s', (_title, space, call, expected) => {
    expect(rejectionsOf(ask(space, [ofThePatient], call))).toEqual(expected)
  })

  it('names the matrix row, or the row of the rejection', () => {
    const rowOf = (space: SpaceStore, call: Partial<CallContext>) => {
      const result = ask(space, [ofThePatient], call)
      return (result.ok ? result.value : result).decision?.row
    }
    expect(rowOf(aSpace(), {})).toBe('526:TD3.1/metadonnees@medecin-normal')
    expect(rowOf(aSpace(), actor({ authentication: 'ES' }))).toBe('526:TD3.1/metadonnees@es-normal')
    expect(rowOf(aSpace(aDmp(), []), {})).toBe('rejections:authorization-missing')
  })
})

describe('what each one finds', () => {
  const masked = { codes: { confidentialityCode: [normal, visibility('MASQUE_PS')] } }
  const mine = { authors: [{ persons: [xcn(doctor)], institutions: [xon(practice)] }] }
  const held = (authorization = anAuthorization(), dmp = aDmp()) => {
    const space = aSpace(dmp, [authorization])
    keep(space, 1)
    keep(space, 2, masked)
    keep(space, 3, { ...mine, ...masked })
    keep(space, 4, mine)
    return space
  }
  const none = anAuthorization({ actorId: 'personne' })
  it.each<[string, SpaceStore, Partial<CallContext>, number[], number[]]>([
    // who                                                                       metadata      references
    ['author, authorised', held(), {}, [1, 3, 4], [1, 3, 4]],
    ['médecin traitant', held(anAuthorization({ medecinTraitant: true })), {}, [1, 2, 3, 4], [1, 2, 3, 4]],
    ['author, not authorised', held(none), {}, [], [3, 4]],
    ['bris de glace', held(none), actor({ accessMode: 'bris_de_glace' }), [1, 2, 3, 4], [1, 2, 3, 4]],
    [
      'bris de glace, masked opposed',
      held(none, aDmp({ opposedToMaskedInEmergency: true })),
      actor({ accessMode: 'bris_de_glace' }),
      [1, 4],
      [1, 3, 4],
    ],
    [
      'centre 15, opposed',
      held(none, aDmp({ opposedToAccesUrgence: true })),
      actor({ accessMode: 'centre_15' }),
      [],
      [3, 4],
    ],
    ['structure', held(), actor({ authentication: 'ES' }), [], [3, 4]],
    ['CPE', held(), actor({ authentication: 'CPE', isProfessional: false }), [], [3, 4]],
    ['another structure', held(), actor({ authentication: 'ES', structureId: '10B0999777' }), [], [1, 2]],
    ['establishment staff in AIR', held(), actor({ authentication: 'AIR', isProfessional: false }), [], [3, 4]],
  ])('%s', (_title, space, call, metadata, references) => {
    expect(find(space, [], call)).toEqual(metadata)
    expect(ranksIn(ask(space, [ofThePatient], call, { returnType: 'ObjectRef' }).answer)).toEqual(references)
  })
})

describe('an access', () => {
  const lastAccess = (space: SpaceStore) => space.world.authorization(testPatient, doctor)?.lastAccess
  it.each([
    ['renews an authorisation once a day', anAuthorization({ lastAccess: '20260114235959' }), {}, {}, '20260115101502'],
    ['of the same day writes nothing', anAuthorization({ lastAccess: '20260115000000' }), {}, {}, '20260115000000'],
    [
      'in bris de glace does not count',
      anAuthorization({ lastAccess: '20260110000000' }),
      actor({ accessMode: 'bris_de_glace' }),
      {},
      '20260110000000',
    ],
    ['that lapsed is not renewed', anAuthorization({ lastAccess: '20250101000000' }), {}, {}, '20250101000000'],
    [
      'to references does not count',
      anAuthorization({ lastAccess: '20260110000000' }),
      {},
      { returnType: 'ObjectRef' },
      '20260110000000',
    ],
  ])('%s', (_title, authorization, call, option, expected) => {
    const space = aSpace(aDmp(), [authorization])
    ask(space, [ofThePatient], call, option)
    expect(lastAccess(space)).toBe(expected)
  })
})

it('refuses a request without query', () => {
  const decoded = td31.decode(
    rootOf('<AdhocQueryRequest xmlns="urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0"/>'),
    () => undefined,
  )
  expect(decoded.ok || decoded.rejection.rejection).toBe('body-malformed')
})

describe.skipIf(skipReason !== undefined)(
  `queries of clients that nobody of us wrote${skipReason ? ` (${skipReason})` : ''}`,
  () => {
    it.each([
      ['drimbox/td3.1-request.xml', { ins: '279035121518989', oid: '1.2.250.1.213.1.4.10' }],
      ['soap-clients/node-soap-iti18.body', { ins: '1', oid: '1.2.3' }],
      ['soap-clients/zeep-iti18.body', { ins: '1', oid: '1.2.3' }],
    ])('%s', (name, patient) => {
      const [sample] = samples(name.split('/')[0] ?? '').filter((one) => one.name === name)
      const envelope = rootOf(sample?.bytes.toString('utf8').trim() ?? '')
      const body = envelope.child(envelope.ns, 'Body')?.elements[0]
      const decoded = body && td31.decode(body, () => undefined)
      if (!decoded?.ok) throw new Error('refused')
      expect(decoded.value).toMatchObject({
        request: {
          returnType: 'LeafClass',
          patient,
          query: { kind: 'find', filter: { statuses: [approved] } },
          faults: [],
        },
        remarks: [],
      })
    })
  },
)
