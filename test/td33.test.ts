import { describe, expect, it } from 'vitest'
import type { SpaceStore } from '#simulator/store/world-store.js'
import { td31 } from '#simulator/transactions/td3.1-recherche/index.js'
import { td32 } from '#simulator/transactions/td3.2-consultation/index.js'
import { td33 } from '#simulator/transactions/td3.3-mise-a-jour/index.js'
import type { CallContext } from '#simulator/transactions/transaction.js'
import { aCall, aDmp, anActor, anAuthorization, aSpace, play, rejectionsOf } from './support/call.js'
import { current, keep, uniqueIdOf, update, uuidOf } from './support/kept.js'
import {
  doctor,
  type EntryDraft,
  normal,
  practice,
  rootOf,
  testPatient,
  visibility,
  xcn,
  xon,
} from './support/lot-message.js'
import { noteXml } from './support/note-xml.js'
import {
  approved,
  archived,
  deleted,
  deprecated,
  getDocuments,
  queryMessage,
  retrieveMessage,
  withStatus,
} from './support/query-message.js'
import { anUpdateSet, type MetadataDraft, sameEntry, type UpdateDraft } from './support/update-message.js'

const coded = (...codes: readonly string[]): Partial<EntryDraft> => ({
  codes: { confidentialityCode: [normal, ...codes.map(visibility)] },
})

/** Writes document 1 again with those visibility codes. */
const again = (codes: readonly string[], overrides: Partial<MetadataDraft> = {}): UpdateDraft => ({
  metadata: [{ entry: sameEntry(1, coded(...codes)), lid: uuidOf(1), ...overrides }],
})
const toStatus = (from: string, to: string, target = uuidOf(1)): UpdateDraft => ({ statuses: [{ target, from, to }] })

const withDocument = (overrides: Partial<EntryDraft> = {}, status?: string): SpaceStore => {
  const space = aSpace()
  keep(space, 1, overrides, status ? { status } : {})
  return space
}
const codesOf = (space: SpaceStore): readonly string[] => current(space, 1).facts.confidentiality
const found = (space: SpaceStore, ...statuses: string[]): string =>
  play(td31, space, queryMessage([withStatus(...statuses)]), aCall(space)).answer
const failureOf = (result: ReturnType<typeof update>) => {
  if (result.ok) throw new Error('kept')
  return result.rejection
}

describe('new confidentiality codes', () => {
  it.each([
    // before                   after                     row of the decision
    [[], ['MASQUE_PS'], '526:TD3.3a/masquer@medecin-normal'],
    [['MASQUE_PS'], [], '526:TD3.3a/demasquer@medecin-normal'],
    [['INVISIBLE_PATIENT'], [], '526:TD3.3b@medecin-normal'],
    [['INVISIBLE_PATIENT'], ['MASQUE_PS'], '526:TD3.3a/masquer@medecin-normal 526:TD3.3b@medecin-normal'],
  ])('%j -> %j is %s', (before, after, row) => {
    const space = withDocument(coded(...before))
    const result = update(space, again(after))
    expect(result).toMatchObject({ ok: true, value: { decision: { granted: true, row }, remarks: [] } })
    expect(codesOf(space)).toEqual(['N', ...after])
  })

  it('shows a document of a minor to his representatives', () => {
    const minor = aDmp({ traits: { ...aDmp().traits, birthDate: '20180401' } })
    const space = aSpace(minor)
    keep(space, 1, coded('INVISIBLE_REPRESENTANTS_LEGAUX'))
    const secret = { actor: anActor({ secretConnection: true }) }
    expect(rejectionsOf(update(space, again([]), secret))).toEqual(['secret-connection-visible'])
    expect(rejectionsOf(update(space, again(['INVISIBLE_REPRESENTANTS_LEGAUX', 'MASQUE_PS']), secret))).toEqual([])
    expect(rejectionsOf(update(space, again([], { previousVersion: '2' })))).toEqual([])
    expect(codesOf(space)).toEqual(['N'])
  })

  it('makes a new version: another entryUUID, the same logicalId, uniqueId, content and status', () => {
    const space = withDocument({}, archived)
    const old = current(space, 1)
    expect(update(space, again(['MASQUE_PS'])).answer).toBe(
      '<ns2:RegistryResponse xmlns:ns2="urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0" status="urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success"/>',
    )
    const now = current(space, 1)
    expect(now.entryUuid).not.toBe(old.entryUuid)
    expect(now).toMatchObject({
      status: archived,
      document: { version: 2, logicalId: uuidOf(1), hash: old.document.hash },
    })
    expect(space.world.content(now.entryUuid)).toEqual(space.world.content(old.entryUuid))
    expect(rejectionsOf(update(space, again([], { previousVersion: '2', version: '2' })))).toEqual([])
    expect(current(space, 1).document).toMatchObject({ version: 3, logicalId: uuidOf(1) })
  })

  it('is seen by the searches, which know the former version no more', () => {
    const space = withDocument()
    update(space, again(['MASQUE_PS']))
    const answer = found(space, approved, deprecated, archived, deleted)
    expect(answer).toContain('totalResultCount="1"')
    expect(answer).toContain(`id="${current(space, 1).entryUuid}"`)
    expect(answer).toContain(`lid="${uuidOf(1)}"`)
    expect(answer).toContain('<ns4:VersionInfo versionName="2"/>')
    expect(answer).toContain('nodeRepresentation="MASQUE_PS"')
    const byUuid = (id: string) =>
      play(td31, space, queryMessage([['$XDSDocumentEntryEntryUUID', `('${id}')`]], { id: getDocuments }), aCall(space))
    expect(byUuid(uuidOf(1)).answer).toContain('totalResultCount="0"')
    expect(byUuid(current(space, 1).entryUuid).answer).toContain('totalResultCount="1"')
    expect(play(td32, space, retrieveMessage([uniqueIdOf(1)]), aCall(space)).ok).toBe(true)
  })

  it('keeps the entryUUID that a client made, when nothing else has it', () => {
    const space = withDocument()
    const own = uuidOf(77)
    update(space, again(['MASQUE_PS'], { entry: { ...sameEntry(1, coded('MASQUE_PS')), id: own } }))
    expect(current(space, 1).entryUuid).toBe(own)
    update(space, again([], { entry: { ...sameEntry(1), id: own }, previousVersion: '2' }))
    expect(current(space, 1).entryUuid).not.toBe(own)
  })

  it('takes what the registry gave the document, or leaves it out; labels, orders and CX.7 do not count', () => {
    const space = withDocument({ slots: { sourcePatientInfo: ['PID-5|DUPONT^JEANNE^^^^^L', 'PID-8|F'] } })
    const { hash, sizeBytes } = current(space, 1).document
    const entry = sameEntry(1, {
      slots: {
        sourcePatientInfo: ['PID-8|F', 'PID-5|DUPONT^JEANNE^^^^^L'],
        hash: [hash.toUpperCase()],
        size: [String(sizeBytes)],
        repositoryUniqueId: ['1.2.250.1.213.4.1.1.1.2'],
      },
      codes: {
        confidentialityCode: [visibility('MASQUE_PS'), normal],
        classCode: [['10', '1.2.250.1.213.1.1.4.1', 'CR']],
      },
      patientId: `${testPatient.ins}^^^&${testPatient.oid}&ISO^NH^^20260101`,
    })
    expect(rejectionsOf(update(space, again([], { entry, status: approved })))).toEqual([])
  })

  it('that change nothing are kept, and told', () => {
    const space = withDocument(coded('MASQUE_PS'))
    const result = update(space, again(['MASQUE_PS']))
    expect(result).toMatchObject({
      ok: true,
      value: { decision: { row: '526:TD3.3a/masquer@medecin-normal' }, remarks: [{ kind: 'update/nothing-changed' }] },
    })
  })
})

describe('new confidentiality codes are refused', () => {
  const minor = aDmp({ traits: { ...aDmp().traits, birthDate: '20180401' } })

  it.each<[string, readonly string[], readonly string[], string[]]>([
    ['hide from the patient what he sees', [], ['INVISIBLE_PATIENT'], ['confidentiality-invalid']],
    [
      'hide from the representatives what they see',
      [],
      ['INVISIBLE_REPRESENTANTS_LEGAUX'],
      ['confidentiality-invalid'],
    ],
    [
      'mask what is invisible to the patient',
      ['INVISIBLE_PATIENT'],
      ['INVISIBLE_PATIENT', 'MASQUE_PS'],
      ['visibility-conflict'],
    ],
    ['are none of the DMP', [], ['MASQUE_PSOCIAL'], ['code-unknown']],
  ])('when they %s', (_, before, after, expected) => {
    const space = aSpace(minor)
    keep(space, 1, coded(...before))
    expect(rejectionsOf(update(space, again(after)))).toEqual(expected)
    expect(codesOf(space)).toEqual(['N', ...before])
  })

  it('unless the parameter lets a document be masked and invisible at once', () => {
    const space = withDocument(coded('INVISIBLE_PATIENT'))
    const settings = { ...aCall(space).settings, cumulInvisiblePatientMasquePs: true }
    expect(rejectionsOf(update(space, again(['INVISIBLE_PATIENT', 'MASQUE_PS']), { settings }))).toEqual([])
  })

  it.each<[string, EntryDraft['codes'][string], string[]]>([
    ['without level', [visibility('MASQUE_PS')], ['confidentiality-invalid']],
    ['with two levels', [normal, ['R', normal[1]]], ['confidentiality-invalid']],
    ['with another level', [['V', normal[1]]], ['metadata-changed']],
    ['with none', [], ['confidentiality-invalid']],
  ])('%s', (_, confidentialityCode, expected) => {
    const space = withDocument()
    const entry = sameEntry(1, { codes: { confidentialityCode } })
    expect(rejectionsOf(update(space, again([], { entry })))).toEqual(expected)
  })

  const changed: readonly (readonly [string, Partial<EntryDraft>, string])[] = [
    ['title', { title: 'Autre' }, 'metadata-changed'],
    ['title', { title: undefined }, 'metadata-changed'],
    ['mimeType', { mimeType: 'application/pdf' }, 'metadata-changed'],
    ['uniqueId', { uniqueId: '1.2.250.1.999.9.1.5.2' }, 'metadata-changed'],
    ['author', { authors: [{ persons: [xcn('810000000001')], institutions: [xon(practice)] }] }, 'author-changed'],
    ['author', { authors: [{ persons: [xcn(doctor)], institutions: [] }] }, 'author-changed'],
    ['author', { authors: [] }, 'author-changed'],
    ...['creationTime', 'languageCode', 'legalAuthenticator', 'serviceStartTime', 'sourcePatientId'].flatMap((name) => [
      [name, { slots: { [name]: ['20200101000000'] } }, 'metadata-changed'] as const,
      [name, { slots: { [name]: undefined } }, 'metadata-changed'] as const,
    ]),
    ['serviceStopTime', { slots: { serviceStopTime: ['20260114101500'] } }, 'metadata-changed'],
    ['sourcePatientInfo', { slots: { sourcePatientInfo: undefined } }, 'metadata-changed'],
    [
      'sourcePatientInfo',
      { slots: { sourcePatientInfo: ['PID-5|AUTRE^JEANNE^^^^^L', 'PID-8|F'] } },
      'metadata-changed',
    ],
    ['hash', { slots: { hash: ['da39a3ee5e6b4b0d3255bfef95601890afd80709'] } }, 'metadata-changed'],
    ['size', { slots: { size: ['1'] } }, 'metadata-changed'],
    ['repositoryUniqueId', { slots: { repositoryUniqueId: ['1.2.3'] } }, 'metadata-changed'],
    ['referenceIdList', { slots: { 'urn:ihe:iti:xds:2013:referenceIdList': ['1^^^&1.2&ISO'] } }, 'metadata-changed'],
    ...['classCode', 'typeCode', 'formatCode', 'healthcareFacilityTypeCode', 'practiceSettingCode'].flatMap((name) => [
      [name, { codes: { [name]: [['18761-7', '2.16.840.1.113883.6.1']] } }, 'metadata-changed'] as const,
      [name, { codes: { [name]: undefined } }, 'metadata-changed'] as const,
    ]),
    ['eventCodeList', { codes: { eventCode: [['MR', '1.2.250.1.213.1.1.5.618']] } }, 'metadata-changed'],
  ]

  it.each(changed)('when %s changes: %j', (name, change, expected) => {
    const space = withDocument()
    const masked = coded('MASQUE_PS')
    const entry = sameEntry(1, { ...change, codes: { ...masked.codes, ...change.codes } })
    const result = update(space, again([], { entry }))
    expect(rejectionsOf(result)).toEqual([expected])
    if (expected === 'metadata-changed') expect(failureOf(result).detail).toMatch(new RegExp(`^${name} `))
    expect(result.answer).toContain('errorCode="XDSRegistryMetadataError"')
    expect(current(space, 1).document.version).toBe(1)
  })

  it.each<[string, Partial<MetadataDraft>, string[]]>([
    ['another status', { status: archived }, ['metadata-changed']],
    ['no VersionInfo', { version: null }, ['metadata-missing']],
    ['no HasMember', { member: false }, ['metadata-missing']],
    ['no PreviousVersion', { previousVersion: null }, ['metadata-missing']],
    ['the version to come as PreviousVersion', { previousVersion: '2' }, ['version-not-current']],
    ['no lid', { lid: null }, ['metadata-missing']],
    ['an unknown lid', { lid: uuidOf(9) }, ['update-target-unknown']],
    ['a lid that is no UUID', { lid: 'Document01' }, ['update-target-unknown']],
  ])('with %s', (_, overrides, expected) => {
    const space = withDocument()
    expect(rejectionsOf(update(space, again(['MASQUE_PS'], overrides)))).toEqual(expected)
    expect(codesOf(space)).toEqual(['N'])
  })

  it('made from a version that is no longer current, or with the entryUUID as lid', () => {
    const space = withDocument()
    update(space, again(['MASQUE_PS']))
    expect(rejectionsOf(update(space, again([])))).toEqual(['version-not-current'])
    const asLid = again([], { lid: current(space, 1).entryUuid, previousVersion: '2' })
    expect(rejectionsOf(update(space, asLid))).toEqual(['update-target-unknown'])
  })

  it.each([deprecated, deleted])('on a document that is %s', (status) => {
    const space = withDocument({}, status)
    expect(rejectionsOf(update(space, again(['MASQUE_PS'])))).toEqual(['status-transition'])
  })
})

describe('a change of status', () => {
  it.each([
    [approved, archived, '526:TD3.3d/archiver@medecin-normal'],
    [archived, approved, '526:TD3.3d/desarchiver@medecin-normal'],
    [approved, deleted, '526:TD3.3c@medecin-normal'],
    [archived, deleted, '526:TD3.3c@medecin-normal'],
  ])('%s -> %s is %s, and changes nothing else', (from, to, row) => {
    const space = withDocument({}, from)
    const result = update(space, toStatus(from, to))
    expect(result).toMatchObject({ ok: true, value: { decision: { granted: true, row } } })
    expect(current(space, 1)).toMatchObject({ entryUuid: uuidOf(1), status: to, document: { version: 1 } })
    expect(found(space, from)).toContain('totalResultCount="0"')
    expect(found(space, to)).toContain(`totalResultCount="${to === deleted ? 0 : 1}"`)
    const read = play(td32, space, retrieveMessage([uniqueIdOf(1)]), aCall(space))
    expect(read.ok).toBe(to !== deleted)
  })

  const known = [approved, deprecated, archived, deleted]
  const allowed = new Set([
    `${approved} ${archived}`,
    `${archived} ${approved}`,
    `${approved} ${deleted}`,
    `${archived} ${deleted}`,
  ])
  it.each(known.flatMap((from) => known.map((to) => [from, to] as const)))('%s -> %s', (from, to) => {
    const space = withDocument({}, from)
    expect(rejectionsOf(update(space, toStatus(from, to)))).toEqual(
      allowed.has(`${from} ${to}`) ? [] : ['status-transition'],
    )
    expect(current(space, 1).status).toBe(allowed.has(`${from} ${to}`) ? to : from)
  })

  it.each<[string, UpdateDraft, string]>([
    ['an OriginalStatus that the document has not', toStatus(archived, deleted), 'status-differs'],
    ['an OriginalStatus that does not exist', toStatus('Approved', deleted), 'status-differs'],
    ['a NewStatus that does not exist', toStatus(approved, 'Deleted'), 'status-transition'],
    ['no OriginalStatus', { statuses: [{ target: uuidOf(1), to: deleted }] }, 'metadata-missing'],
    ['no NewStatus', { statuses: [{ target: uuidOf(1), from: approved }] }, 'metadata-missing'],
    ['no target', { statuses: [{ from: approved, to: deleted }] }, 'metadata-missing'],
    ['an unknown target', toStatus(approved, deleted, uuidOf(9)), 'update-target-unknown'],
    ['a target that is no UUID', toStatus(approved, deleted, 'urn:uuid:1'), 'update-target-unknown'],
    ['a uniqueId as target', toStatus(approved, deleted, uniqueIdOf(1)), 'update-target-unknown'],
  ])('with %s is refused', (_, draft, expected) => {
    const space = withDocument()
    const result = update(space, draft)
    expect(rejectionsOf(result)).toEqual([expected])
    expect(result.answer).toContain(
      `errorCode="${expected === 'update-target-unknown' ? 'XDSRegistryError' : 'XDSRegistryMetadataError'}"`,
    )
    expect(current(space, 1).status).toBe(approved)
  })

  it('on the entryUUID of a former version of the metadata is refused', () => {
    const space = withDocument()
    update(space, again(['MASQUE_PS']))
    expect(rejectionsOf(update(space, toStatus(approved, deleted)))).toEqual(['version-not-current'])
    expect(rejectionsOf(update(space, toStatus(approved, deleted, current(space, 1).entryUuid)))).toEqual([])
    expect(current(space, 1).status).toBe(deleted)
  })

  it('on the document of another patient is as on none', () => {
    const space = aSpace()
    const stranger = { ins: '199999999999995', oid: testPatient.oid }
    space.apply([{ kind: 'dmp', dmp: aDmp({ ins: stranger.ins }) }])
    keep(space, 1)
    const set = anUpdateSet(1, { patientId: `${stranger.ins}^^^&${stranger.oid}&ISO^NH` })
    const call: Partial<CallContext> = { patient: stranger, vihf: undefined }
    expect(rejectionsOf(update(space, { set, ...toStatus(approved, deleted) }, call))).toEqual([
      'update-target-unknown',
    ])
  })

  it('on the signature of a lot is as on none', () => {
    const space = withDocument()
    const [signature] = space.world.documentsByUniqueId(testPatient, ['1.2.250.1.999.9.1.6.1'])
    expect(rejectionsOf(update(space, toStatus(approved, deleted, signature?.entryUuid)))).toEqual([
      'update-target-unknown',
    ])
  })

  it('on a document masked to the doctor, who may archive those of others, is as on none', () => {
    const others = {
      authors: [{ persons: [xcn('810000000001')], institutions: [] }],
      slots: { legalAuthenticator: [xcn('810000000001')] },
    }
    const masked = withDocument({ ...others, ...coded('MASQUE_PS') })
    expect(rejectionsOf(update(masked, toStatus(approved, archived)))).toEqual(['update-target-unknown'])
    expect(rejectionsOf(update(withDocument(others), toStatus(approved, archived)))).toEqual([])
  })
})

describe('a deletion', () => {
  it('takes the obsolete versions that the document replaced, and only them (EX_3.3-1050)', () => {
    const space = aSpace()
    keep(space, 1)
    update(space, again(['MASQUE_PS']))
    keep(space, 2, {}, { replacing: current(space, 1).entryUuid })
    keep(space, 3, {}, { replacing: uuidOf(2) })
    keep(space, 4)
    expect([1, 2, 3].map((rank) => current(space, rank).status)).toEqual([deprecated, deprecated, approved])
    expect(rejectionsOf(update(space, toStatus(deprecated, deleted, uuidOf(2))))).toEqual(['status-transition'])
    expect(rejectionsOf(update(space, toStatus(approved, deleted, uuidOf(3))))).toEqual([])
    expect([1, 2, 3, 4].map((rank) => current(space, rank).status)).toEqual([deleted, deleted, deleted, approved])
  })

  it('takes a note de vaccination from Archived (test 3.3-700)', () => {
    const space = aSpace()
    const codes = {
      typeCode: [['87273-9', '2.16.840.1.113883.6.1']],
      classCode: [['52', '1.2.250.1.213.1.1.4.1']],
    } as const
    keep(space, 1, { codes }, { content: noteXml() })
    expect(rejectionsOf(update(space, toStatus(archived, deleted)))).toEqual([])
    expect(current(space, 1).status).toBe(deleted)
  })

  it('by an archiving leaves the obsolete versions', () => {
    const space = withDocument()
    keep(space, 2, {}, { replacing: uuidOf(1) })
    expect(rejectionsOf(update(space, toStatus(approved, archived, uuidOf(2))))).toEqual([])
    expect([1, 2].map((rank) => current(space, rank).status)).toEqual([deprecated, archived])
  })
})

describe('access to the DMP', () => {
  const mine = toStatus(approved, deleted)
  const archive = toStatus(approved, archived)
  const mask = again(['MASQUE_PS'])
  const patientDocument: Partial<EntryDraft> = {
    authors: [{ persons: [xcn('810000000001')], institutions: [], specialties: ['EXP_PATIENT^^'] }],
    slots: { legalAuthenticator: [xcn('810000000001')] },
  }
  const expired = anAuthorization({ lastAccess: '20250101000000' })
  const blocked = anAuthorization({ state: 'blocked' })

  it.each<[string, UpdateDraft, Parameters<typeof aSpace>[1], string[]]>([
    // who                  what     authorisation      refused
    ['not authorised', mask, [], ['authorization-missing']],
    ['not authorised', archive, [], ['authorization-missing']],
    ['not authorised', mine, [], []],
    ['expired', mask, [expired], ['authorization-missing']],
    ['expired', mine, [expired], []],
    ['blocked', archive, [blocked], ['professional-blocked']],
    ['blocked', mine, [blocked], []],
  ])('%s: %j', (_, draft, authorizations, expected) => {
    const space = aSpace(aDmp(), authorizations)
    keep(space, 1)
    expect(rejectionsOf(update(space, draft))).toEqual(expected)
  })

  it('is asked of the médecin traitant who deletes what the patient fed', () => {
    const lapsed = anAuthorization({ medecinTraitant: true, lastAccess: '20250101000000' })
    const space = aSpace(aDmp(), [lapsed])
    keep(space, 1, patientDocument)
    expect(rejectionsOf(update(space, mine))).toEqual(['authorization-missing'])
    space.apply([
      { kind: 'authorization', patient: testPatient, authorization: anAuthorization({ medecinTraitant: true }) },
    ])
    expect(rejectionsOf(update(space, mine))).toEqual([])
  })

  it.each<['centre_15' | 'bris_de_glace', boolean, UpdateDraft, string[]]>([
    ['centre_15', false, archive, []],
    ['centre_15', true, archive, ['patient-opposed']],
    ['centre_15', true, mine, []],
    ['bris_de_glace', false, archive, []],
    ['bris_de_glace', true, archive, ['patient-opposed']],
    ['bris_de_glace', true, mine, []],
    ['bris_de_glace', false, mask, ['right-denied']],
  ])('in %s, opposed %s: %j', (accessMode, opposed, draft, expected) => {
    const space = aSpace(aDmp({ opposedToBrisDeGlace: opposed, opposedToAccesUrgence: opposed }), [])
    keep(space, 1)
    expect(rejectionsOf(update(space, draft, { actor: anActor({ accessMode }) }))).toEqual(expected)
  })

  it.each([mask, archive, mine])('is refused on a closed DMP and without one: %j', (draft) => {
    const space = withDocument()
    space.apply([{ kind: 'dmp', dmp: aDmp({ status: 'closed' }) }])
    const closed = update(space, draft)
    expect(rejectionsOf(closed)).toEqual(['dmp-closed'])
    expect(closed.answer).toContain('errorCode="DMPClosed"')
    expect(rejectionsOf(update(aSpace(null), draft))).toEqual(['dmp-absent-registry'])
  })

  it('keeps the authorisation alive, unless only deletions of own documents were asked', () => {
    const used = (draft: UpdateDraft): string | undefined => {
      const space = aSpace(aDmp(), [anAuthorization({ lastAccess: '20260101080000' })])
      keep(space, 1)
      update(space, draft)
      return space.world.authorization(testPatient, doctor)?.lastAccess
    }
    expect([mask, archive, mine].map(used)).toEqual(['20260115101502', '20260115101502', '20260101080000'])
  })

  it('needs a régulation centre behind the certificate of a structure in centre 15', () => {
    const actor = anActor({ authentication: 'ES', isProfessional: false, accessMode: 'centre_15' })
    const space = withDocument()
    expect(rejectionsOf(update(space, mine, { actor }))).toEqual(['right-denied'])
  })
})

describe('the submission', () => {
  const one = toStatus(approved, archived)

  it.each<[string, UpdateDraft, string[]]>([
    ['without set', { ...one, set: null }, ['metadata-missing']],
    ['without submissionTime', { ...one, set: anUpdateSet(900, { submissionTime: undefined }) }, ['metadata-missing']],
    ['without author', { ...one, set: anUpdateSet(900, { persons: [] }) }, ['metadata-missing']],
    ['without contentTypeCode', { ...one, set: anUpdateSet(900, { contentType: undefined }) }, ['metadata-missing']],
    ['without patientId', { ...one, set: anUpdateSet(900, { patientId: undefined }) }, ['metadata-missing']],
    ['without sourceId', { ...one, set: anUpdateSet(900, { sourceId: undefined }) }, ['metadata-missing']],
    ['without uniqueId', { ...one, set: anUpdateSet(900, { uniqueId: undefined }) }, ['metadata-missing']],
    [
      'with an unknown contentTypeCode',
      { ...one, set: anUpdateSet(900, { contentType: ['99', '1.2.250.1.213.2.2'] }) },
      ['code-unknown'],
    ],
    [
      'with a uniqueId that is no OID',
      { ...one, set: anUpdateSet(900, { uniqueId: '1.2.3^4' }) },
      ['metadata-malformed'],
    ],
    [
      'with the uniqueId of a lot',
      { ...one, set: anUpdateSet(900, { uniqueId: '1.2.250.1.999.9.1.7.1' }) },
      ['unique-id-duplicate'],
    ],
    ['with two sets', { ...one, more: '<RegistryPackage id="S2"/>' }, ['metadata-malformed']],
    ['that asks nothing', {}, ['metadata-missing']],
    [
      'of another patient',
      { ...one, set: anUpdateSet(900, { patientId: '199999999999995^^^&1.2.250.1.213.1.4.10&ISO^NH' }) },
      ['patient-mismatch-registry'],
    ],
    [
      'of an entry of another patient',
      again([], { entry: sameEntry(1, { patientId: '199999999999995^^^&1.2.250.1.213.1.4.10&ISO^NH' }) }),
      ['patient-mismatch-registry'],
    ],
  ])('%s is refused', (_, draft, expected) => {
    const space = withDocument()
    expect(rejectionsOf(update(space, draft))).toEqual(expected)
    expect(current(space, 1)).toMatchObject({ status: approved, document: { version: 1 } })
  })

  it('holds several updates, all or nothing', () => {
    const space = aSpace()
    for (const rank of [1, 2, 3]) keep(space, rank)
    const masking: MetadataDraft = { entry: sameEntry(1, coded('MASQUE_PS')), lid: uuidOf(1) }
    const archiving = { target: uuidOf(2), from: approved, to: archived }
    const deleting = { target: uuidOf(3), from: archived, to: deleted }
    const half = update(space, { metadata: [masking], statuses: [archiving, deleting] })
    expect(rejectionsOf(half)).toEqual(['status-differs'])
    expect(failureOf(half).where).toMatch(/Association\[3\]$/)
    expect([1, 2, 3].map((rank) => current(space, rank).status)).toEqual([approved, approved, approved])
    expect(codesOf(space)).toEqual(['N'])

    const whole = update(space, { metadata: [masking], statuses: [archiving, { ...deleting, from: approved }] })
    expect(whole).toMatchObject({
      ok: true,
      value: {
        decision: {
          row: '526:TD3.3a/masquer@medecin-normal 526:TD3.3d/archiver@medecin-normal 526:TD3.3c@medecin-normal',
        },
      },
    })
    expect([1, 2, 3].map((rank) => current(space, rank).status)).toEqual([approved, archived, deleted])
    expect(codesOf(space)).toEqual(['N', 'MASQUE_PS'])
  })

  it('tells every fault, each at its place', () => {
    const space = withDocument()
    const statuses = [uuidOf(7), uuidOf(8)].map((target) => ({ target, from: approved, to: deleted }))
    const result = update(space, { statuses })
    expect(rejectionsOf(result)).toEqual(['update-target-unknown', 'update-target-unknown'])
    expect(result.answer.match(/<ns2:RegistryError /g)).toHaveLength(2)
  })

  it('asks each document once', () => {
    const space = withDocument()
    const twice = { ...again(['MASQUE_PS']), ...toStatus(approved, archived) }
    expect(rejectionsOf(update(space, twice))).toEqual(['metadata-malformed'])
  })

  it('is kept as a set, whose uniqueId is taken from then on', () => {
    const space = withDocument()
    const set = anUpdateSet(950)
    expect(rejectionsOf(update(space, { ...one, set }))).toEqual([])
    expect(space.world.uniqueIdTaken(set.uniqueId ?? '')).toBe(true)
    const second = update(space, { ...toStatus(archived, approved), set })
    expect(rejectionsOf(second)).toEqual(['unique-id-duplicate'])
  })

  it('ignores, and tells, an association of another type', () => {
    const space = withDocument()
    const more = '<Association associationType="urn:autre" sourceObject="a" targetObject="b"/>'
    const decoded = td33.decode(
      rootOf(
        `<lcm:SubmitObjectsRequest xmlns:lcm="urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0"><RegistryObjectList xmlns="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0">${more}</RegistryObjectList></lcm:SubmitObjectsRequest>`,
      ),
      () => undefined,
    )
    expect(decoded).toMatchObject({
      ok: true,
      value: { remarks: [{ kind: 'update/association-ignored', observed: 'urn:autre' }] },
    })
    expect(rejectionsOf(update(space, { ...one, more }))).toEqual([])
  })

  it.each([
    ['without list of objects', ''],
    [
      'with more objects than the bench takes',
      `<RegistryObjectList xmlns="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0">${'<a/>'.repeat(501)}</RegistryObjectList>`,
    ],
  ])('%s is a fault', (_, content) => {
    const body = rootOf(
      `<SubmitObjectsRequest xmlns="urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0">${content}</SubmitObjectsRequest>`,
    )
    expect(td33.decode(body, () => undefined)).toMatchObject({ ok: false, rejection: { rejection: 'body-malformed' } })
  })

  it('without VIHF, in open trust, has nobody to compare the authors with', () => {
    const space = withDocument({
      authors: [{ persons: [xcn('810000000001')], institutions: [] }],
      slots: { legalAuthenticator: [xcn('810000000001')] },
    })
    expect(rejectionsOf(update(space, toStatus(approved, deleted), { vihf: undefined }))).toEqual([])
  })
})
