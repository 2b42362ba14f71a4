import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultSettings } from '#simulator/settings.js'
import { td21 } from '#simulator/transactions/td2.1-alimentation/index.js'
import { readMtom } from '#simulator/wire/mtom.js'
import { partFinder } from '#simulator/wire/part-finder.js'
import { aCall, aDmp, anActor, aSpace, feed, play, rejectionsOf } from './support/call.js'
import {
  anEntry,
  aSet,
  aSignatureEntry,
  type EntryDraft,
  includeXml,
  type LotDraft,
  lotMessage,
  normal,
  patientCx,
  practice,
  replaces,
  rootOf,
  testPatient,
  visibility,
  xcn,
  xon,
} from './support/lot-message.js'
import { noteXml } from './support/note-xml.js'
import { samples, skipReason } from './support/samples.js'

const aLot = (overrides: Partial<LotDraft> = {}): LotDraft => ({
  set: aSet(),
  entries: [anEntry(), aSignatureEntry()],
  ...overrides,
})
const lotOf = (...entries: EntryDraft[]): LotDraft => aLot({ entries: [...entries, aSignatureEntry()] })
const noteOf = (entry: EntryDraft): LotDraft => ({ ...lotOf(entry), contents: { [entry.id ?? '']: noteXml() } })
const visible = (...extra: string[]) => ({ codes: { confidentialityCode: [normal, ...extra.map(visibility)] } })
const sha1 = (bytes: Uint8Array): string => createHash('sha1').update(bytes).digest('hex')
const uuid = (last: number): string => `urn:uuid:00000000-0000-4000-8000-${String(last).padStart(12, '0')}`

describe('a good lot', () => {
  it('is kept whole, and its answer is empty', () => {
    const space = aSpace()
    const result = feed(space, aLot())
    expect(result.ok && result.value.decision).toMatchObject({ granted: true, row: '526:TD2.1@medecin-normal' })
    expect(result.answer).toBe(
      '<ns2:RegistryResponse xmlns:ns2="urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0" status="urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success"/>',
    )
    const [found] = space.world.documentsByUniqueId(testPatient, ['1.2.250.1.999.9.1.5.1'])
    expect(found?.document).toMatchObject({
      hash: sha1(Buffer.from('Document01')),
      sizeBytes: 10,
      version: 1,
      submittedAt: '20260115101502',
      isLotSignature: false,
    })
    expect(found?.document.logicalId).toBe(found?.entryUuid)
    expect(space.world.content(found?.entryUuid ?? '')?.bytes).toEqual(Buffer.from('Document01'))
  })

  it('keeps the entryUUID that the client made, and makes one for a symbolic id', () => {
    const space = aSpace()
    feed(space, lotOf(anEntry(1, { id: uuid(1) }), anEntry(2)))
    const [first, second] = space.world.documentsByUniqueId(testPatient, [
      '1.2.250.1.999.9.1.5.1',
      '1.2.250.1.999.9.1.5.2',
    ])
    expect(first?.entryUuid).toBe(uuid(1))
    expect(second?.entryUuid).toMatch(/^urn:uuid:[0-9a-f-]{36}$/)
    expect(second?.entryUuid).not.toBe(uuid(1))
  })

  it.each<[string, LotDraft]>([
    [
      'ids of Document in another letter case',
      aLot({ documents: includeXml('document01', 'Document01') + includeXml('SIGNATURE01', 'Signature01') }),
    ],
    ['hash and size absent', aLot()],
    [
      'right hash in capitals, right size',
      lotOf(anEntry(1, { slots: { hash: [sha1(Buffer.from('Document01')).toUpperCase()], size: ['10'] } })),
    ],
    ['an empty repositoryUniqueId', lotOf(anEntry(1, { slots: { repositoryUniqueId: [] } }))],
    [
      'base64 in the Document',
      aLot({
        documents: `<ns4:Document id="Document01">${Buffer.from('abc').toString('base64')}</ns4:Document>${includeXml('Signature01', 'Signature01')}`,
      }),
    ],
    ['a date after the CX of the patient', lotOf(anEntry(1, { patientId: `${patientCx}^^20260101` }))],
    ['no association at all', aLot({ associations: [] })],
    [
      'a class that is not the class of the type',
      lotOf(anEntry(1, { codes: { typeCode: [['18748-4', '2.16.840.1.113883.6.1']] } })),
    ],
    ['all three levels of detail of a masked document', lotOf(anEntry(1, visible('MASQUE_PS')))],
  ])('is accepted with %s', (_title, lot) => {
    expect(rejectionsOf(feed(aSpace(), lot))).toEqual([])
  })

  it('tells the letter case of Document ids', () => {
    const { body, parts } = lotMessage(aLot({ documents: includeXml('document01', 'Document01') }))
    const decoded = td21.decode(body, parts)
    expect(decoded.ok && decoded.value.remarks.map(({ kind, observed }) => [kind, observed])).toEqual([
      ['lot/document-id-case', 'document01'],
    ])
  })
})

describe('who feeds whom', () => {
  const cpe = anActor({ authentication: 'CPE', isProfessional: false, isDoctor: false, professionalId: 'secretaire' })
  const es = anActor({ authentication: 'ES', professionalId: 'agent' })
  const centre = { id: practice, name: 'CENTRE 15', active: true, professionals: [] }

  it.each([
    ['a CPE, by TD2.2', { actor: cpe }, [], '526:TD2.2@cpe-normal'],
    ['a structure', { actor: es }, [], '526:TD2.1@es-normal'],
    ['a nurse', { actor: anActor({ isDoctor: false }) }, [], '526:TD2.1@psnm-normal'],
    [
      'a doctor in bris de glace',
      { actor: anActor({ accessMode: 'bris_de_glace' }) },
      [],
      '526:TD2.1@medecin-bris-de-glace',
    ],
    ['anyone in AIR', { actor: anActor({ authentication: 'AIR' }) }, ['right-denied'], '606:TD2.1@medecin-normal'],
    [
      'a structure in centre 15 that is not one',
      { actor: { ...es, accessMode: 'centre_15' as const } },
      ['right-denied'],
      'rejections:right-denied',
    ],
    [
      'a CPE in bris de glace',
      { actor: { ...cpe, accessMode: 'bris_de_glace' as const } },
      ['right-denied'],
      '526:hors-table@cpe-bris-de-glace',
    ],
    [
      'a professional who is no author',
      { actor: anActor({ professionalId: '810000000001' }) },
      ['author-rule'],
      'rejections:author-rule',
    ],
    [
      'a structure that is no author',
      { actor: { ...es, structureId: '10B0999777' } },
      ['author-rule-structure'],
      'rejections:author-rule-structure',
    ],
    [
      'another patient than of the lot',
      { patient: { ...testPatient, ins: '199099999999961' } },
      ['patient-mismatch-repository'],
      'rejections:patient-mismatch-repository',
    ],
    [
      'the same number of another authority',
      { patient: { ...testPatient, oid: '1.2.250.1.213.1.4.8' } },
      ['patient-mismatch-repository'],
      'rejections:patient-mismatch-repository',
    ],
    [
      'nobody, for want of VIHF',
      { vihf: undefined, actor: anActor({ professionalId: '', structureId: '' }) },
      [],
      '526:TD2.1@medecin-normal',
    ],
  ])('%s', (_title, call, expected, row) => {
    const result = feed(aSpace(), aLot(), call)
    expect(rejectionsOf(result)).toEqual(expected)
    expect((result.ok ? result.value : result).decision?.row).toBe(row)
  })

  it('lets in a structure that the DMP knows as régulation centre', () => {
    const space = aSpace()
    space.populate({ structures: [{ ...centre, regulationCentre: true }], changes: [] })
    expect(rejectionsOf(feed(space, aLot(), { actor: { ...es, accessMode: 'centre_15' } }))).toEqual([])
  })

  it('counts the legalAuthenticator among the authors', () => {
    const lot = lotOf(anEntry(1, { slots: { legalAuthenticator: [xcn('810000000001')] } }))
    expect(rejectionsOf(feed(aSpace(), lot, { actor: anActor({ professionalId: '810000000001' }) }))).toEqual([])
  })

  it.each([
    ['no DMP', null, ['dmp-absent-registry']],
    ['a closed DMP', aDmp({ status: 'closed' }), ['dmp-closed']],
    ['no authorisation', aDmp(), []],
  ])('%s', (_title, dmp, expected) => {
    const space = aSpace(dmp, [])
    expect(rejectionsOf(feed(space, aLot()))).toEqual(expected)
  })

  it('tells, and does not refuse, an emergency mode that the patient opposed', () => {
    const result = feed(aSpace(aDmp({ opposedToBrisDeGlace: true })), aLot(), {
      actor: anActor({ accessMode: 'bris_de_glace' }),
    })
    expect(result.ok && result.value.remarks?.map(({ kind }) => kind)).toContain('lot/opposed-mode')
  })
})

describe('what is refused', () => {
  const minor = aDmp({ traits: { ...aDmp().traits, birthDate: '20120401' } })
  const secret = { actor: anActor({ secretConnection: true }) }
  const representants = 'INVISIBLE_REPRESENTANTS_LEGAUX'
  const vaccination = [['87273-9', '2.16.840.1.113883.6.1']] as const

  it.each<[string, LotDraft, string[], Parameters<typeof feed>[2]?, ReturnType<typeof aDmp>?]>([
    [
      'a type of the patient',
      lotOf(anEntry(1, { codes: { typeCode: [['DOCPAT03', '1.2.250.1.213.1.1.4.12']] } })),
      ['type-forbidden'],
    ],
    [
      'a class of the patient',
      lotOf(anEntry(1, { codes: { classCode: [['90', '1.2.250.1.213.1.1.4.1']] } })),
      ['type-forbidden'],
    ],
    ['refunds', lotOf(anEntry(1, { codes: { typeCode: [['REMB', '1.2.250.1.213.1.1.4.12']] } })), ['type-forbidden']],
    [
      'the vaccination history',
      lotOf(anEntry(1, { codes: { typeCode: [['11369-6', '2.16.840.1.113883.6.1']] } })),
      ['type-forbidden'],
    ],
    [
      'an unknown type',
      lotOf(anEntry(1, { codes: { typeCode: [['00000-0', '2.16.840.1.113883.6.1']] } })),
      ['code-unknown'],
    ],
    ['a type in another system', lotOf(anEntry(1, { codes: { typeCode: [['11488-4', '1.2.3']] } })), ['code-unknown']],
    [
      'an unknown format',
      lotOf(anEntry(1, { codes: { formatCode: [['urn:x', '1.3.6.1.4.1.19376.1.2.3']] } })),
      ['code-unknown'],
    ],
    [
      'an unknown sector',
      lotOf(anEntry(1, { codes: { healthcareFacilityTypeCode: [['SA62', '1.2.250.1.71.4.2.4']] } })),
      ['code-unknown'],
    ],
    [
      'an unknown practice setting',
      lotOf(anEntry(1, { codes: { practiceSettingCode: [['VILLE', '1.2.250.1.213.1.1.4.9']] } })),
      ['code-unknown'],
    ],
    [
      'an unknown content type of the set',
      aLot({ set: aSet({ contentType: ['05', '1.2.250.1.213.2.2'] }) }),
      ['code-unknown'],
    ],
    [
      'a signature format in another letter case',
      aLot({
        entries: [
          anEntry(),
          aSignatureEntry({ codes: { formatCode: [['http://www.w3.org/2000/09/XMLDSIG#', 'URN']] } }),
        ],
      }),
      ['code-unknown'],
    ],
    ['no creationTime', lotOf(anEntry(1, { slots: { creationTime: undefined } })), ['metadata-missing']],
    [
      'no authorPerson',
      lotOf(anEntry(1, { authors: [{ persons: [], institutions: [xon(practice)] }] })),
      ['metadata-missing'],
    ],
    ['no sourceId', aLot({ set: aSet({ sourceId: undefined }) }), ['metadata-missing']],
    ['no set', aLot({ set: undefined }), ['metadata-missing']],
    ['no PID-5', lotOf(anEntry(1, { slots: { sourcePatientInfo: ['PID-8|F'] } })), ['pid5-missing']],
    ['an empty PID-5', lotOf(anEntry(1, { slots: { sourcePatientInfo: ['PID-5|^^^'] } })), ['pid5-missing']],
    [
      'an empty sourcePatientInfo on the signature',
      aLot({ entries: [anEntry(), aSignatureEntry({ slots: { sourcePatientInfo: [] } })] }),
      ['pid5-missing'],
    ],
    ['masked and invisible', lotOf(anEntry(1, visible('MASQUE_PS', 'INVISIBLE_PATIENT'))), ['visibility-conflict']],
    [
      'no level',
      lotOf(anEntry(1, { codes: { confidentialityCode: [visibility('INVISIBLE_PATIENT')] } })),
      ['confidentiality-invalid'],
    ],
    [
      'two levels',
      lotOf(anEntry(1, { codes: { confidentialityCode: [normal, ['R', '2.16.840.1.113883.5.25']] } })),
      ['confidentiality-invalid'],
    ],
    ['an unknown visibility', lotOf(anEntry(1, visible('MASQUE_PT'))), ['code-unknown']],
    [
      'invisible to the representatives of an adult',
      lotOf(anEntry(1, visible(representants))),
      ['confidentiality-invalid'],
    ],
    ['invisible to the representatives of a minor', lotOf(anEntry(1, visible(representants))), [], {}, minor],
    ['a document seen by the representatives in secret', lotOf(anEntry()), ['secret-connection'], secret, minor],
    ['a document unseen by them in secret', lotOf(anEntry(1, visible(representants))), [], secret, minor],
    [
      'a hidden vaccination',
      noteOf(anEntry(1, { codes: { typeCode: vaccination, confidentialityCode: [normal, visibility('MASQUE_PS')] } })),
      ['confidentiality-invalid'],
    ],
    [
      'a vaccination in secret',
      noteOf(anEntry(1, { codes: { typeCode: vaccination } })),
      ['secret-connection'],
      secret,
      minor,
    ],
    ['a uniqueId with an extension', lotOf(anEntry(1, { uniqueId: '1.2.3^4' })), ['metadata-malformed']],
    ['a uniqueId that is a uuid', lotOf(anEntry(1, { uniqueId: uuid(1) })), ['metadata-malformed']],
    ['a uniqueId of 129 characters', lotOf(anEntry(1, { uniqueId: `1.${'2'.repeat(127)}` })), ['metadata-malformed']],
    [
      'a uniqueId twice in the lot',
      lotOf(anEntry(1), anEntry(2, { uniqueId: '1.2.250.1.999.9.1.5.1' })),
      ['unique-id-duplicate'],
    ],
    [
      'the uniqueId of the set on a document',
      lotOf(anEntry(1, { uniqueId: '1.2.250.1.999.9.1.7.1' })),
      ['unique-id-duplicate'],
    ],
    ['a wrong hash', lotOf(anEntry(1, { slots: { hash: ['0'.repeat(40)] } })), ['hash-differs']],
    ['a wrong size', lotOf(anEntry(1, { slots: { size: ['11'] } })), ['size-differs']],
    ['an entry without Document', aLot({ documents: includeXml('Signature01', 'Signature01') }), ['document-missing']],
    [
      'an unknown cid',
      aLot({ documents: includeXml('Document01', 'nulle-part') + includeXml('Signature01', 'Signature01') }),
      ['document-missing'],
    ],
    [
      'an empty Document',
      aLot({ documents: `<ns4:Document id="Document01"/>${includeXml('Signature01', 'Signature01')}` }),
      ['document-missing'],
    ],
    [
      'a Document without entry',
      aLot({ documents: ['Document01', 'Signature01', 'Autre'].map((id) => includeXml(id, id)).join('') }),
      ['document-metadata-missing'],
    ],
    [
      'two entries of one id',
      lotOf(anEntry(1), anEntry(2, { id: 'Document01' })),
      ['metadata-malformed', 'document-metadata-missing'],
    ],
    ['an entry without id', lotOf(anEntry(1), anEntry(2, { id: undefined })), ['metadata-missing']],
  ])('%s', (_title, lot, expected, call = {}, dmp = aDmp()) => {
    const space = aSpace(dmp)
    const result = feed(space, lot, call)
    expect(new Set(rejectionsOf(result))).toEqual(new Set(expected))
    if (expected.length > 0) expect(space.world.findDocuments(testPatient, {})).toEqual([])
  })

  it('lets masked and invisible through when the parameter of the DMP does', () => {
    const settings = { ...defaultSettings, trust: 'open' as const, cumulInvisiblePatientMasquePs: true }
    const lot = lotOf(anEntry(1, visible('MASQUE_PS', 'INVISIBLE_PATIENT')))
    expect(rejectionsOf(feed(aSpace(), lot, { settings }))).toEqual([])
  })

  it('knows the uniqueIds of earlier lots, of sets and documents alike', () => {
    const space = aSpace()
    feed(space, aLot())
    const again = feed(space, aLot())
    expect(rejectionsOf(again)).toEqual(Array(3).fill('unique-id-duplicate'))
    expect(again.answer).toContain('codeContext="uniqueId=1.2.250.1.999.9.1.5.1"')
  })

  it('speaks as the DMP does', () => {
    const result = feed(
      aSpace(),
      lotOf(
        anEntry(1, { codes: { typeCode: [['DOCPAT03', '1.2.250.1.213.1.1.4.12']] } }),
        anEntry(2, { slots: { sourcePatientInfo: [] } }),
        anEntry(3, {
          authors: [{ persons: [xcn('810000000001')], institutions: [] }],
          slots: { legalAuthenticator: [xcn('810000000001')] },
        }),
      ),
    )
    const errors = [...result.answer.matchAll(/<ns2:RegistryError errorCode="([^"]*)" codeContext="([^"]*)"/g)]
    expect(errors.map(([, code, context]) => [code, context])).toEqual([
      ['XDSRegistryMetadataError', "Aucun auteur ne correspond à l'utilisateur du VIHF"],
      ['XDSRegistryMetadataError', "Le code 'DOCPAT03' ne fait pas partie du domaine d'affinité"],
      ['XDSRegistryMetadataError', "Le champ 'sourcePatientInfo PID5' est obligatoire"],
    ])
    expect(result.ok || result.rejection.where).toMatch(/ExtrinsicObject\[3\]$/)
  })

  it('is refused as a whole, and names every faulty document, in whatever order they come', () => {
    const lot = fc.uniqueArray(fc.tuple(fc.nat(5000), fc.boolean()), {
      selector: ([rank]) => rank,
      minLength: 1,
      maxLength: 8,
    })
    const space = aSpace()
    fc.assert(
      fc.property(lot, (documents) => {
        const entries = documents.map(([rank, good]) =>
          anEntry(1, {
            id: `D${rank}`,
            uniqueId: `1.2.250.1.999.9.2.${rank}`,
            ...(good ? {} : { slots: { size: ['1'] } }),
          }),
        )
        const wrong = documents.filter(([, good]) => !good).map(([rank]) => `1.2.250.1.999.9.2.${rank}`)
        const { body, parts } = lotMessage(lotOf(...entries))
        const decoded = td21.decode(body, parts)
        if (!decoded.ok) throw new Error('not decoded')
        const result = td21.handle(decoded.value.request, aCall(space))
        const told = result.ok ? [] : [result.rejection, ...(result.rejection.others ?? [])]
        expect(told.map(({ detail }) => detail)).toEqual(wrong)
      }),
      { numRuns: 50 },
    )
  })
})

describe('a replacement', () => {
  const old = uuid(1)
  const withOld = (overrides: Partial<EntryDraft> = {}) => {
    const space = aSpace()
    feed(space, lotOf(anEntry(1, { id: old, ...overrides })))
    return space
  }
  const replacing = (target: string, overrides: Partial<EntryDraft> = {}): LotDraft => ({
    set: aSet({ uniqueId: '1.2.250.1.999.9.1.7.2' }),
    entries: [anEntry(2, overrides), aSignatureEntry({ uniqueId: '1.2.250.1.999.9.1.5.98' })],
    associations: [[replaces, 'Document02', target]],
  })

  it('makes the old version obsolete and starts at version 1, with a new logicalId', () => {
    const space = withOld()
    expect(rejectionsOf(feed(space, replacing(old)))).toEqual([])
    const [before] = space.world.documentsByEntryUuid(testPatient, [old])
    const [after] = space.world.documentsByUniqueId(testPatient, ['1.2.250.1.999.9.1.5.2'])
    expect(before?.status).toBe('urn:oasis:names:tc:ebxml-regrep:StatusType:Deprecated')
    expect(after?.document).toMatchObject({ replaces: old, version: 1, logicalId: after?.entryUuid })
  })

  it.each<[string, Partial<EntryDraft>, LotDraft, string[], Parameters<typeof feed>[2]?]>([
    ['of an unknown document', {}, replacing(uuid(7)), ['replace-failed']],
    [
      'of a document of which he is legalAuthenticator only',
      { authors: [{ persons: [xcn('810000000001')], institutions: [] }], slots: {} },
      replacing(old),
      [],
    ],
    [
      'by one who is not its author',
      {},
      replacing(old, { authors: [{ persons: [xcn('810000000001')], institutions: [] }] }),
      ['replace-failed'],
      { actor: anActor({ professionalId: '810000000001' }) },
    ],
    [
      'that hides from the patient what he saw',
      {},
      replacing(old, visible('INVISIBLE_PATIENT')),
      ['confidentiality-invalid'],
    ],
    ['that keeps hidden what was', visible('INVISIBLE_PATIENT'), replacing(old, visible('INVISIBLE_PATIENT')), []],
    ['that shows what was hidden', visible('INVISIBLE_PATIENT'), replacing(old), []],
    ['that masks what was not', {}, replacing(old, visible('MASQUE_PS')), []],
    ['of the signature of a lot', {}, replacing('Signature01'), ['replace-failed']],
    [
      'twice of the same',
      {},
      {
        ...replacing(old),
        entries: [anEntry(2), anEntry(3), aSignatureEntry({ uniqueId: '1.2.3.4' })],
        associations: [
          [replaces, 'Document02', old],
          [replaces, 'Document03', old],
        ],
      },
      ['replace-failed'],
    ],
    [
      'by an entry that is not there',
      {},
      { ...replacing(old), associations: [[replaces, 'Document77', old]] },
      ['replace-failed'],
    ],
    [
      'written as the vaccination kit does',
      {},
      { ...replacing(old), associations: [['urn:ihe:iti:2010:AssociationType:RPLC', 'Document02', old]] },
      [],
    ],
  ])('%s', (_title, first, lot, expected, call = {}) => {
    expect(rejectionsOf(feed(withOld(first), lot, call))).toEqual(expected)
  })

  it('of an obsolete version is refused', () => {
    const space = withOld()
    feed(space, replacing(old))
    const again: LotDraft = {
      set: aSet({ uniqueId: '1.2.250.1.999.9.1.7.3' }),
      entries: [anEntry(3), aSignatureEntry({ uniqueId: '1.2.250.1.999.9.1.5.97' })],
      associations: [[replaces, 'Document03', old]],
    }
    expect(rejectionsOf(feed(space, again))).toEqual(['replace-failed'])
  })
})

describe('the signature of the lot', () => {
  const strict = { settings: defaultSettings }
  it.each<[string, LotDraft]>([
    ['none', aLot({ entries: [anEntry()] })],
    ['unreadable', aLot()],
  ])('%s: refused in strict, told in open', (_title, lot) => {
    expect(rejectionsOf(feed(aSpace(), lot, strict))).toContain('lot-signature-invalid')
    const open = feed(aSpace(), lot)
    expect(rejectionsOf(open)).toEqual([])
    expect(open.ok && open.value.remarks?.map(({ kind }) => kind)).toContain('trust/lot-signature-invalid')
  })
})

it('refuses a lot of two signatures, even in open, for the second is no document', () => {
  const second = aSignatureEntry({ id: 'Signature02', uniqueId: '1.2.3.4.5' })
  const lot = aLot({ entries: [anEntry(), aSignatureEntry(), second] })
  expect(rejectionsOf(feed(aSpace(), lot, { settings: defaultSettings }))).toContain('lot-signature-invalid')
  expect(rejectionsOf(feed(aSpace(), lot))).toContain('code-unknown')
})

describe('what holds no lot', () => {
  it.each([
    ['no SubmitObjectsRequest', rootOf('<a xmlns="urn:ihe:iti:xds-b:2007"/>')],
    [
      'base64 that is not',
      lotMessage(aLot({ documents: '<ns4:Document id="Document01">&#233;&#233;=</ns4:Document>' })).body,
    ],
    ['more objects than the bench takes', lotMessage(aLot({ entries: Array(501).fill(anEntry()) })).body],
  ])('%s', (_title, body) => {
    const decoded = td21.decode(body, () => undefined)
    expect(decoded.ok || decoded.rejection.rejection).toBe('body-malformed')
  })
})

describe.skipIf(skipReason !== undefined)(
  `lots of clients that nobody of us wrote${skipReason ? ` (${skipReason})` : ''}`,
  () => {
    const bodyOf = (name: string) => {
      const [sample] = samples(name.split('/')[0] ?? '').filter((one) => one.name === name)
      if (!sample) throw new Error(`no sample ${name}`)
      const start = sample.bytes.subarray(2, sample.bytes.indexOf('\n')).toString('latin1').trim()
      const read = readMtom(`multipart/related; boundary="${start}"; type="application/xop+xml"`, sample.bytes)
      if (!read.ok) throw new Error(read.reason)
      const envelope = rootOf(Buffer.from(read.message.root.bytes).toString('utf8'))
      const body = envelope.child(envelope.ns, 'Body')?.elements[0]
      if (!body) throw new Error('no body')
      return { body, parts: partFinder(read.message.parts) }
    }

    it('the DRIMbox feeds a CDA, a KOS and their signature', () => {
      const { body, parts } = bodyOf('drimbox/td2.1-request.mtom')
      const patient = { ins: '248039263001064', oid: '1.2.250.1.213.1.4.10' }
      const space = aSpace(aDmp({ ins: patient.ins, insOid: patient.oid }))
      const result = play(td21, space, body, aCall(space, { vihf: undefined, patient }), parts)
      expect(rejectionsOf(result)).toEqual([])
      const found = space.world.findDocuments(patient, {})
      expect(found.map(({ document }) => document.entry.mimeType)).toEqual(['text/xml', 'application/dicom'])
      const [signature] = space.world.documentsByUniqueId(patient, ['2.25.950054648553091113579819142013'])
      expect(signature?.isLotSignature).toBe(true)
      expect(found[1]?.document).toMatchObject({ hash: 'a3c86651830f66864137b30e707e404865cd90c9', sizeBytes: 2408 })
      expect(result.ok && result.value.remarks?.map(({ kind }) => kind)).toContain('trust/hash-differs')
    })

    it.each(['soap-clients/jaxws-iti41-mtom.body', 'soap-clients/node-soap-iti41-mtom.body'])(
      '%s holds no set',
      (name) => {
        const { body, parts } = bodyOf(name)
        const space = aSpace()
        expect(rejectionsOf(play(td21, space, body, aCall(space), parts))).toEqual([
          'metadata-missing',
          'document-metadata-missing',
        ])
      },
    )
  },
)
