import { describe, expect, it } from 'vitest'
import { defaultSettings } from '#simulator/settings.js'
import type { SpaceStore } from '#simulator/store/world-store.js'
import { td21 } from '#simulator/transactions/td2.1-alimentation/index.js'
import { aDmp, anActor, anAuthorization, aSpace, feed, rejectionsOf } from './support/call.js'
import { current, keep, uniqueIdOf, update, uuidOf } from './support/kept.js'
import {
  anEntry,
  aSet,
  aSignatureEntry,
  type EntryDraft,
  includeXml,
  type LotDraft,
  lotMessage,
  normal,
  practice,
  replaces,
  type SetDraft,
  testPatient,
  visibility,
  xcn,
  xon,
} from './support/lot-message.js'
import { approved, archived, deleted, deprecated } from './support/query-message.js'
import { sameEntry } from './support/update-message.js'

const aLot = (overrides: Partial<LotDraft> = {}): LotDraft => ({
  set: aSet(),
  entries: [anEntry(), aSignatureEntry()],
  ...overrides,
})
const lotOf = (...entries: EntryDraft[]): LotDraft => aLot({ entries: [...entries, aSignatureEntry()] })
const visible = (...extra: string[]) => ({ codes: { confidentialityCode: [normal, ...extra.map(visibility)] } })
const typed = (code: string, system: string) => ({ codes: { typeCode: [[code, system]] as const } })
const asip = '1.2.250.1.213.1.1.4.12'
const loinc = '2.16.840.1.113883.6.1'
const representants = 'INVISIBLE_REPRESENTANTS_LEGAUX'
const minor = aDmp({ traits: { ...aDmp().traits, birthDate: '20120401' } })
const secret = { actor: anActor({ secretConnection: true }) }
const stranger = { authors: [{ persons: [xcn('810000000001')], institutions: [xon('10B0999777')] }] }
const open = { ...defaultSettings, trust: 'open' as const }

type Call = Parameters<typeof feed>[2]

/** errorCode and codeContext of every RegistryError of an answer. */
const told = (answer: string): string[][] =>
  [...answer.matchAll(/<ns2:RegistryError errorCode="([^"]*)" codeContext="([^"]*)"/g)].map(
    ([, code = '', text = '']) => [code, text.replaceAll('&lt;', '<')],
  )

const meta = 'XDSRegistryMetadataError'
const confidentiality = 'Les codes de confidentialité du document sont incorrects'
const conflict = 'Un document ne peut pas être à la fois MASQUE_PS et INVISIBLE_PATIENT'
const secrecy = 'En connexion secrète, un document déposé est INVISIBLE_REPRESENTANTS_LEGAUX'
const u1 = uniqueIdOf(1)

describe('each refusal has its code and its text', () => {
  it.each<[string, LotDraft, Call, ReturnType<typeof aDmp> | null, string, string]>([
    ['a closed DMP', aLot(), {}, aDmp({ status: 'closed' }), 'DMPClosed', 'Le DMP est fermé.'],
    [
      'a closed DMP in centre 15',
      aLot(),
      { actor: anActor({ accessMode: 'centre_15' }) },
      aDmp({ status: 'closed' }),
      'DMPClosed',
      'Le DMP est fermé.',
    ],
    ['no DMP', aLot(), {}, null, 'XDSUnknownPatientId', "Le patient n'a pas de DMP."],
    [
      'an occupation of AIR',
      aLot(),
      { actor: anActor({ authentication: 'AIR' }) },
      aDmp(),
      'DMPAccessDeniedByRightsService',
      '',
    ],
    [
      'another patient',
      aLot(),
      { patient: { ...testPatient, ins: '199099999999961' } },
      aDmp(),
      'XDSPatientIdDoesNotMatch',
      "Le patient du lot n'est pas celui du VIHF : 299099999999960^^^&amp;1.2.250.1.213.1.4.10&amp;ISO^NH",
    ],
    [
      'no author of it',
      lotOf(anEntry(1, { ...stranger, slots: { legalAuthenticator: [xcn('810000000001')] } })),
      {},
      aDmp(),
      meta,
      "Aucun auteur ne correspond à l'utilisateur du VIHF",
    ],
    [
      'no structure of it, indirect',
      lotOf(anEntry(1, stranger)),
      { actor: anActor({ authentication: 'ES' }) },
      aDmp(),
      meta,
      "Aucun AuthorInstitution ne correspond à l'utilisateur du VIHF",
    ],
    [
      'no structure of it, by CPE',
      lotOf(anEntry(1, stranger)),
      { actor: anActor({ authentication: 'CPE', isProfessional: false }) },
      aDmp(),
      meta,
      "Aucun AuthorInstitution ne correspond à l'utilisateur du VIHF",
    ],
    [
      'a document of the patient',
      lotOf(anEntry(1, typed('DOCPAT03', asip))),
      {},
      aDmp(),
      meta,
      "Le code 'DOCPAT03' ne fait pas partie du domaine d'affinité",
    ],
    [
      'another one',
      lotOf(anEntry(1, typed('EXPPAT_3', asip))),
      {},
      aDmp(),
      meta,
      "Le code 'EXPPAT_3' ne fait pas partie du domaine d'affinité",
    ],
    [
      'refunds',
      lotOf(anEntry(1, typed('REMB', asip))),
      {},
      aDmp(),
      meta,
      "Le code 'REMB' ne fait pas partie du domaine d'affinité",
    ],
    [
      'the historique',
      lotOf(anEntry(1, typed('11369-6', loinc))),
      {},
      aDmp(),
      meta,
      "Le code '11369-6' ne fait pas partie du domaine d'affinité",
    ],
    [
      'an unknown type',
      lotOf(anEntry(1, typed('27899-4', loinc))),
      {},
      aDmp(),
      meta,
      "Le code '27899-4' ne fait pas partie du domaine d'affinité",
    ],
    [
      'a KOS before package 2.7',
      lotOf(anEntry(1, typed('IMG-KOS', asip))),
      { settings: { ...open, guidePackage: '2.6' } },
      aDmp(),
      meta,
      "Le code 'IMG-KOS' ne fait pas partie du domaine d'affinité",
    ],
    [
      'no PID-5',
      lotOf(anEntry(1, { slots: { sourcePatientInfo: ['PID-8|F'] } })),
      {},
      aDmp(),
      meta,
      "Le champ 'sourcePatientInfo PID5' est obligatoire",
    ],
    [
      'no title',
      lotOf({ ...anEntry(1), title: undefined }),
      {},
      aDmp(),
      meta,
      `Une métadonnée obligatoire est absente : title (document ${u1})`,
    ],
    [
      'a uniqueId that is no OID',
      lotOf(anEntry(1, { uniqueId: '1.2.3^4' })),
      {},
      aDmp(),
      meta,
      "Une métadonnée est incorrecte : uniqueId '1.2.3^4'",
    ],
    [
      'masked and invisible',
      lotOf(anEntry(1, visible('MASQUE_PS', 'INVISIBLE_PATIENT'))),
      {},
      aDmp(),
      meta,
      `${conflict} : ${u1}`,
    ],
    [
      'invisible alone',
      lotOf(anEntry(1, { codes: { confidentialityCode: [visibility('INVISIBLE_PATIENT')] } })),
      {},
      aDmp(),
      meta,
      `${confidentiality} : exactement un code N, R ou V (${u1})`,
    ],
    [
      'hidden from the representatives of an adult',
      lotOf(anEntry(1, visible(representants))),
      {},
      aDmp(),
      meta,
      `${confidentiality} : ${representants} ne vaut que pour un mineur (${u1})`,
    ],
    [
      'the same while the functions for minors are off',
      lotOf(anEntry(1, visible(representants))),
      { settings: { ...open, fonctionsGestionMineurs: false } },
      minor,
      meta,
      `${confidentiality} : ${representants} ne vaut que pour un mineur (${u1})`,
    ],
    [
      'the same of one of 13 where one is of age at 13',
      lotOf(anEntry(1, visible(representants))),
      { settings: { ...open, ageMajorite: 13 } },
      minor,
      meta,
      `${confidentiality} : ${representants} ne vaut que pour un mineur (${u1})`,
    ],
    ['seen by the representatives in secret', lotOf(anEntry()), secret, minor, meta, `${secrecy} : ${u1}`],
    ['the secret of an adult', lotOf(anEntry()), secret, aDmp(), meta, `${secrecy} : et le patient est mineur (${u1})`],
    [
      'the secret of an adult, hidden as it would be',
      lotOf(anEntry(1, visible(representants))),
      secret,
      aDmp(),
      meta,
      `${secrecy} : et le patient est mineur (${u1})`,
    ],
    [
      'the uniqueId of the set',
      lotOf(anEntry(1, { uniqueId: '1.2.250.1.999.9.1.7.1' })),
      {},
      aDmp(),
      'XDSDuplicateUniqueIdInRegistry',
      'uniqueId=1.2.250.1.999.9.1.7.1',
    ],
    [
      'a wrong hash',
      lotOf(anEntry(1, { slots: { hash: ['0'.repeat(40)] } })),
      {},
      aDmp(),
      'XDSNonIdenticalHash',
      `Le hash déclaré diffère de celui du document reçu : ${u1}`,
    ],
    [
      'a wrong size',
      lotOf(anEntry(1, { slots: { size: ['1'] } })),
      {},
      aDmp(),
      'XDSNonIdenticalSize',
      `La taille déclarée diffère de celle du document reçu : ${u1}`,
    ],
    [
      'a Document that is not there',
      aLot({ documents: includeXml('Signature01', 'Signature01') }),
      {},
      aDmp(),
      'XDSMissingDocument',
      'Une fiche ne correspond à aucun document joint : aucun Document « Document01 »',
    ],
    [
      'a Document too many',
      aLot({ documents: ['Document01', 'Signature01', 'Autre'].map((id) => includeXml(id, id)).join('') }),
      {},
      aDmp(),
      'XDSMissingDocumentMetadata',
      'Un document joint ne correspond à aucune fiche : Document « Autre »',
    ],
    [
      'no signature',
      aLot({ entries: [anEntry()] }),
      { settings: defaultSettings },
      aDmp(),
      'XDSRepositoryError',
      'La signature du lot est absente ou invalide : aucune fiche de signature dans le lot',
    ],
    [
      'a replacement of what is not there',
      aLot({ associations: [[replaces, 'Document01', uuidOf(7)]] }),
      {},
      aDmp(),
      'XDSReplaceFailed',
      `Le document remplacé est inconnu, obsolète ou non modifiable : ${uuidOf(7)}`,
    ],
  ])('%s', (_title, lot, call, dmp, code, text) => {
    const space = aSpace(dmp)
    const errors = told(feed(space, lot, call).answer)
    expect(errors.map(([first]) => first)).toEqual([code])
    if (text !== '') expect(errors[0]?.[1]).toBe(text)
    if (dmp) expect(space.world.findDocuments(testPatient, {})).toEqual([])
  })
})

describe('each mandatory metadata, when it is missing', () => {
  const without = (change: Partial<EntryDraft>): LotDraft => lotOf({ ...anEntry(1), ...change })
  const noCode = (name: string) => without({ codes: { ...anEntry(1).codes, [name]: undefined } })
  const noSlot = (name: string) => without({ slots: { ...anEntry(1).slots, [name]: undefined } })

  it.each<[string, LotDraft]>([
    ...['creationTime', 'languageCode', 'legalAuthenticator', 'serviceStartTime', 'sourcePatientId'].map(
      (name): [string, LotDraft] => [name, noSlot(name)],
    ),
    ...['classCode', 'typeCode', 'formatCode', 'healthcareFacilityTypeCode', 'practiceSettingCode'].map(
      (name): [string, LotDraft] => [name, noCode(name)],
    ),
    ['mimeType', without({ mimeType: '' })],
    ['patientId', without({ patientId: undefined })],
    ['authorPerson', without({ authors: [{ persons: [], institutions: [xon(practice)] }] })],
  ])('%s of a document', (name, lot) => {
    expect(told(feed(aSpace(), lot).answer)).toContainEqual([
      meta,
      `Une métadonnée obligatoire est absente : ${name} (document ${u1})`,
    ])
  })

  it('uniqueId of a document, which is then named by its id', () => {
    expect(told(feed(aSpace(), without({ uniqueId: undefined })).answer)).toEqual([
      [meta, 'Une métadonnée obligatoire est absente : uniqueId (document Document01)'],
    ])
  })

  it.each(['submissionTime', 'contentTypeCode', 'patientId', 'sourceId', 'uniqueId', 'authorPerson'])(
    '%s of the lot',
    (name) => {
      const gone: Partial<SetDraft> =
        name === 'authorPerson' ? { persons: [] } : { [name === 'contentTypeCode' ? 'contentType' : name]: undefined }
      expect(told(feed(aSpace(), aLot({ set: aSet(gone) })).answer)).toEqual([
        [meta, `Une métadonnée obligatoire est absente : ${name} du lot`],
      ])
    },
  )

  it.each([
    ['typeCode', '34112-3', loinc, false],
    ['classCode', '99', '1.2.250.1.213.1.1.4.1', true],
    ['formatCode', 'urn:x', '1.3.6.1.4.1.19376.1.2.3', true],
    ['healthcareFacilityTypeCode', 'SA62', '1.2.250.1.71.4.2.4', true],
    ['practiceSettingCode', 'VILLE', '1.2.250.1.213.1.1.4.9', true],
    ['confidentialityCode', 'MASQUE_PT', '1.2.250.1.213.1.1.4.13', true],
  ])('%s %s of %s', (name, code, system, refused) => {
    const codes = name === 'confidentialityCode' ? [normal, [code, system] as const] : [[code, system] as const]
    const errors = told(feed(aSpace(), lotOf(anEntry(1, { codes: { [name]: codes } }))).answer)
    expect(errors).toEqual(refused ? [[meta, `Le code '${code}' ne fait pas partie du domaine d'affinité`]] : [])
  })
})

describe('names of authors', () => {
  const cpe = { actor: anActor({ authentication: 'CPE', isProfessional: false, isDoctor: false }) }
  const unnamed = (family: string, given: string) =>
    xcn('899900000001').replace('^MARTIN^ALICE^', `^${family}^${given}^`)
  const by = (person: string): EntryDraft =>
    anEntry(1, { authors: [{ persons: [person], institutions: [xon(practice)] }] })

  it.each([
    ['no given name', lotOf(by(unnamed('MARTIN', ''))), cpe, ['author-unnamed']],
    ['no family name', lotOf(by(unnamed(' ', 'ALICE'))), cpe, ['author-unnamed']],
    ['none for the set', { ...aLot(), set: aSet({ persons: [unnamed('', '')] }) }, cpe, ['author-unnamed']],
    ['both', lotOf(by(unnamed('MARTIN', 'ALICE'))), cpe, []],
    ['a machine, which has none', lotOf(by('10B0999001/88^^^^^^^^&1.2.250.1.71.4.2.1&ISO^U^^^RI')), cpe, []],
    ['none, with the card of a professional, whose certificate names him', lotOf(by(unnamed('', ''))), {}, []],
  ])('by CPE, %s', (_title, lot, call, expected) => {
    const result = feed(aSpace(), lot, call)
    expect(rejectionsOf(result)).toEqual(expected)
    if (expected.length > 0) {
      expect(told(result.answer)).toEqual([[meta, "Le nom et le prénom d'un auteur sont obligatoires"]])
    }
  })
})

describe('who may feed though he may not read', () => {
  it.each([
    ['a professional without authorisation', []],
    ['one whom the patient blocked', [anAuthorization({ state: 'blocked' })]],
    ['one whose authorisation expired', [anAuthorization({ lastAccess: '20250101080000', since: '20250101080000' })]],
  ])('%s', (_title, authorizations) => {
    expect(rejectionsOf(feed(aSpace(aDmp(), authorizations), aLot()))).toEqual([])
  })

  it.each(['bris_de_glace', 'centre_15'] as const)('in %s that the patient opposed, which is told', (accessMode) => {
    const space = aSpace(aDmp({ opposedToBrisDeGlace: true, opposedToAccesUrgence: true }))
    const result = feed(space, aLot(), { actor: anActor({ accessMode }) })
    expect(rejectionsOf(result)).toEqual([])
    expect(result.ok && result.value.remarks?.map(({ kind, observed }) => [kind, observed])).toContainEqual([
      'lot/opposed-mode',
      accessMode,
    ])
  })
})

describe('a replacement', () => {
  const replacing = (target: string, overrides: Partial<EntryDraft> = {}, rank = 2): LotDraft => ({
    set: aSet({ uniqueId: `1.2.250.1.999.9.1.7.${rank}` }),
    entries: [
      anEntry(rank, { id: uuidOf(rank), ...overrides }),
      aSignatureEntry({ uniqueId: `1.2.250.1.999.9.1.6.${rank}` }),
    ],
    associations: [[replaces, uuidOf(rank), target]],
  })
  const withOld = (overrides: Partial<EntryDraft> = {}, status?: string): SpaceStore => {
    const space = aSpace(minor)
    keep(space, 1, overrides, status ? { status } : {})
    return space
  }

  it.each([
    ['current', approved, []],
    ['obsolete', deprecated, ['replace-failed']],
    ['archived', archived, ['replace-failed']],
    ['deleted', deleted, ['replace-failed']],
  ])('of a document that is %s', (_title, status, expected) => {
    const space = withOld({}, status)
    expect(rejectionsOf(feed(space, replacing(uuidOf(1))))).toEqual(expected)
    expect(current(space, 1).status).toBe(expected.length === 0 ? deprecated : status)
  })

  it('of the document of another patient is refused, and leaves it current', () => {
    const space = withOld()
    const other = { ...testPatient, ins: '199099999999961' }
    space.apply([{ kind: 'dmp', dmp: aDmp({ ins: other.ins }) }])
    const patientId = `${other.ins}^^^&${other.oid}&ISO^NH`
    const theirs = replacing(uuidOf(1))
    const lot = {
      ...theirs,
      set: aSet({ uniqueId: '1.2.250.1.999.9.1.7.2', patientId }),
      entries: theirs.entries.map((entry) => ({ ...entry, patientId })),
    }
    expect(rejectionsOf(feed(space, lot, { patient: other }))).toEqual(['replace-failed'])
    expect(current(space, 1).status).toBe(approved)
  })

  it('by the entryUUID that the document had before its metadata changed is refused', () => {
    const space = withOld()
    const masked = { codes: { confidentialityCode: [normal, visibility('MASQUE_PS')] } }
    const changed = update(space, {
      metadata: [{ entry: { ...sameEntry(1, masked), id: uuidOf(71) }, lid: uuidOf(1) }],
    })
    expect(rejectionsOf(changed)).toEqual([])
    expect(rejectionsOf(feed(space, replacing(uuidOf(1))))).toEqual(['replace-failed'])
    expect(rejectionsOf(feed(space, replacing(current(space, 1).entryUuid)))).toEqual([])
  })

  it('of two documents by one is refused whole', () => {
    const space = withOld()
    keep(space, 3)
    const lot = replacing(uuidOf(1))
    const both = { ...lot, associations: [...(lot.associations ?? []), [replaces, uuidOf(2), uuidOf(3)] as const] }
    expect(rejectionsOf(feed(space, both))).toEqual(['replace-failed'])
    expect([1, 3].map((rank) => current(space, rank).status)).toEqual([approved, approved])
  })

  it('of one document by the next, and so on, is numbered from 1 each time, with a logicalId of its own', () => {
    const space = withOld()
    for (const rank of [2, 3, 4]) {
      expect(rejectionsOf(feed(space, replacing(current(space, rank - 1).entryUuid, {}, rank)))).toEqual([])
    }
    const versions = [1, 2, 3, 4].map((rank) => current(space, rank))
    expect(versions.map(({ status }) => status)).toEqual([deprecated, deprecated, deprecated, approved])
    expect(versions.map(({ document }) => document.version)).toEqual([1, 1, 1, 1])
    expect(new Set(versions.map(({ document }) => document.logicalId)).size).toBe(4)
    expect(versions.map(({ document }) => document.replaces)).toEqual([undefined, uuidOf(1), uuidOf(2), uuidOf(3)])
  })

  const hidden = (...codes: string[]) => visible(...codes)
  it.each<[string, Partial<EntryDraft>, Partial<EntryDraft>, string[], Call?]>([
    ['hides from the patient', {}, hidden('INVISIBLE_PATIENT'), ['confidentiality-invalid']],
    ['hides from the representatives', {}, hidden(representants), ['confidentiality-invalid']],
    [
      'hides from both',
      {},
      hidden('INVISIBLE_PATIENT', representants),
      ['confidentiality-invalid', 'confidentiality-invalid'],
    ],
    [
      'keeps hidden from the patient, hides from the representatives',
      hidden('INVISIBLE_PATIENT'),
      hidden('INVISIBLE_PATIENT', representants),
      ['confidentiality-invalid'],
    ],
    ['shows to the patient', hidden('INVISIBLE_PATIENT'), {}, []],
    ['shows to the representatives', hidden(representants), {}, []],
    ['masks', {}, hidden('MASQUE_PS'), []],
    ['unmasks', hidden('MASQUE_PS'), {}, []],
    [
      'masks what stays hidden from the patient',
      hidden('INVISIBLE_PATIENT'),
      hidden('INVISIBLE_PATIENT', 'MASQUE_PS'),
      ['visibility-conflict'],
    ],
    ['hides in connexion secrète what was visible', {}, hidden(representants), ['confidentiality-invalid'], secret],
    ['keeps hidden in connexion secrète', hidden(representants), hidden(representants), [], secret],
    ['shows in connexion secrète', hidden(representants), {}, ['secret-connection'], secret],
  ])('that %s', (_title, before, after, expected, call = {}) => {
    expect(rejectionsOf(feed(withOld(before), replacing(uuidOf(1), after), call))).toEqual(expected)
  })

  it('cannot hide again what TD3.3b, or a replacement before it, has shown', () => {
    const space = withOld(hidden('INVISIBLE_PATIENT'))
    expect(rejectionsOf(feed(space, replacing(uuidOf(1), hidden('INVISIBLE_PATIENT'), 2)))).toEqual([])
    expect(rejectionsOf(feed(space, replacing(uuidOf(2), {}, 3)))).toEqual([])
    expect(rejectionsOf(feed(space, replacing(uuidOf(3), hidden('INVISIBLE_PATIENT'), 4)))).toEqual([
      'confidentiality-invalid',
    ])
    const shown = withOld(hidden('INVISIBLE_PATIENT'))
    update(shown, { metadata: [{ entry: { ...sameEntry(1), id: uuidOf(71) }, lid: uuidOf(1) }] })
    const { entryUuid } = current(shown, 1)
    expect(rejectionsOf(feed(shown, replacing(entryUuid, hidden('INVISIBLE_PATIENT'))))).toEqual([
      'confidentiality-invalid',
    ])
  })

  const cpe = anActor({ authentication: 'CPE', isProfessional: false, isDoctor: false, professionalId: 'secretaire' })
  it.each([
    [
      'the legalAuthenticator',
      anActor({ professionalId: '810000000001' }),
      [],
      { slots: { legalAuthenticator: [xcn('810000000001')] } },
    ],
    ['a CPE of the structure', cpe, [], {}],
    [
      'a CPE of another structure',
      { ...cpe, structureId: '10B0999777' },
      ['author-rule-structure', 'replace-failed'],
      {},
    ],
    ['the structure', anActor({ authentication: 'ES', professionalId: 'agent' }), [], {}],
    [
      'somebody of the same structure, with his own card',
      anActor({ professionalId: '810000000001' }),
      ['author-rule', 'replace-failed'],
      {},
    ],
  ])('by %s', (_title, actor, expected, overrides: Partial<EntryDraft>) => {
    const result = feed(withOld(overrides), replacing(uuidOf(1), overrides), { actor })
    expect(rejectionsOf(result)).toEqual(expected)
  })

  it('has the newcomer among its authors: who was added to the new one alone may not replace the old one', () => {
    const both = { authors: [...(anEntry().authors ?? []), ...stranger.authors] }
    const actor = anActor({ professionalId: '810000000001' })
    expect(rejectionsOf(feed(withOld(), replacing(uuidOf(1), both), { actor }))).toEqual(['replace-failed'])
    expect(rejectionsOf(feed(withOld(both), replacing(uuidOf(1), both), { actor }))).toEqual([])
  })
})

it('tells the relations of IHE that the DMP does nothing of', () => {
  const append = 'urn:ihe:iti:2007:AssociationType:APND'
  const lot = aLot({ associations: [[append, 'Document01', uuidOf(1)]] })
  expect(rejectionsOf(feed(aSpace(), lot))).toEqual([])
  const { body, parts } = lotMessage(lot)
  const decoded = td21.decode(body, parts)
  expect(decoded.ok && decoded.value.remarks).toMatchObject([{ kind: 'lot/association-ignored', observed: append }])
})
