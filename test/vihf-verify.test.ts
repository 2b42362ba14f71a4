import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type RejectionId, rejections } from '#matrix/rejections.js'
import type { DirectoryProfessional } from '#simulator/domain/professional.js'
import type { DirectoryStructure } from '#simulator/domain/world.js'
import { rejectionText } from '#simulator/rejection-text.js'
import { defaultSettings } from '#simulator/settings.js'
import { createTrust } from '#simulator/signature/certificate.js'
import { heldVihf } from '#simulator/vihf/held-vihf.js'
import { type VihfCheck, type VihfVerification, verifyVihf } from '#simulator/vihf/verify.js'
import { readEnvelope } from '#simulator/wire/soap.js'
import { parseXml } from '#simulator/wire/xml.js'
import {
  cardSubject,
  clientAuth,
  digitalSignature,
  emailProtection,
  makeTestPki,
  nonRepudiation,
  organisationSubject,
  type TestCertificate,
  type TestPki,
} from './support/certificates.js'
import { type AssertionFields, aMessage, anAssertion, g15, r01, signed } from './support/saml-message.js'

const now = new Date('2026-01-15T10:15:10Z')
const doctor = '899900000001'
const hospital = '10B0000001'
const secretaryId = '30B0000001/CPE1'

const structures: readonly DirectoryStructure[] = [
  { id: hospital, name: 'HOPITAL', active: true, regulationCentre: false, professionals: [doctor, secretaryId] },
  { id: '10B0000002', name: 'SAMU', active: true, regulationCentre: true, professionals: [] },
  { id: '10B0000003', name: 'CLINIQUE FERMEE', active: false, regulationCentre: false, professionals: [] },
]

const locum = '899900000005'
const professionals: readonly DirectoryProfessional[] = [doctor, locum].map((id) => ({
  id,
  familyName: 'TEST',
  givenName: 'TEST',
  roles: [],
  situations: [],
  entersStructure: id === locum,
}))

interface Cards {
  cardAuth: TestCertificate
  cardSign: TestCertificate
  expiredSign: TestCertificate
  cpeAuth: TestCertificate
  cpeSign: TestCertificate
  orgAuth: TestCertificate
  orgSign: TestCertificate
  samuAuth: TestCertificate
  samuSign: TestCertificate
  ejAuth: TestCertificate
  ejSign: TestCertificate
  foreignSign: TestCertificate
  foreignAuth: TestCertificate
  locumAuth: TestCertificate
  locumSign: TestCertificate
}

let pki: TestPki
let cards: Cards

beforeAll(async () => {
  const [mine, other] = await Promise.all([makeTestPki('A'), makeTestPki('B')])
  pki = mine
  const authentication = { keyUsage: digitalSignature, extendedKeyUsage: [clientAuth] }
  const cardUse = { keyUsage: nonRepudiation, extendedKeyUsage: [emailProtection] }
  const sealUse = { keyUsage: digitalSignature | nonRepudiation, extendedKeyUsage: [emailProtection] }
  const bearer = { subject: cardSubject(doctor), cardType: 0 }
  const employee = {
    subject: [
      ...organisationSubject(hospital).slice(0, 4),
      ...cardSubject(secretaryId, 'Personnel santé ou social').slice(1),
    ],
    cardType: 2,
  }
  const seal = (structure: string) => ({ subject: organisationSubject(structure) })
  const samu = '10B0000002'
  const legalEntity = '11B0000009'
  cards = {
    cardAuth: await mine.issue({ ...bearer, ...authentication }),
    cardSign: await mine.issue({ ...bearer, ...cardUse }),
    expiredSign: await mine.issue({ ...bearer, ...cardUse, notAfter: new Date('2026-01-14T00:00:00Z') }),
    cpeAuth: await mine.issue({ ...employee, ...authentication }),
    cpeSign: await mine.issue({ ...employee, ...cardUse }),
    orgAuth: await mine.issue({ ...seal(hospital), ...authentication }),
    orgSign: await mine.issue({ ...seal(hospital), ...sealUse }),
    samuAuth: await mine.issue({ ...seal(samu), ...authentication }),
    samuSign: await mine.issue({ ...seal(samu), ...sealUse }),
    ejAuth: await mine.issue({ ...seal(legalEntity), ...authentication }),
    ejSign: await mine.issue({ ...seal(legalEntity), ...sealUse }),
    foreignSign: await other.issue({ ...bearer, ...cardUse }),
    foreignAuth: await other.issue({ ...bearer, ...authentication }),
    locumAuth: await mine.issue({ subject: cardSubject(locum), cardType: 0, ...authentication }),
    locumSign: await mine.issue({ subject: cardSubject(locum), cardType: 0, ...cardUse }),
  }
})

interface Call {
  readonly fields?: Partial<AssertionFields>
  readonly signer?: keyof Cards | 'none'
  /** Client certificate of TLS; `plain` is HTTP, `none` TLS without one. */
  readonly tls?: keyof Cards | 'plain' | 'none'
  readonly spoil?: (xml: string) => string
  readonly used?: boolean
  readonly at?: string
  readonly patientRequired?: boolean
  /** To whom the DMP access token of the call was given. */
  readonly token?: string
}

const direct: Call = { signer: 'cardSign', tls: 'cardAuth' }
const indirect: Call = { fields: { mode: 'INDIRECTE' }, signer: 'orgSign', tls: 'orgAuth' }
const air: Call = { ...indirect, fields: { mode: 'INDIRECTE_RENFORCEE', decl: 'APP_BROWSER_AUTH' } }
/** With the DMP access token of the doctor, over the certificate of his structure. */
const viaPsc: Call = { signer: 'none', tls: 'orgAuth', token: doctor }
const asks = (call: Call, fields: Partial<AssertionFields>, more: Call = {}): Call => ({
  ...call,
  ...more,
  fields: { ...call.fields, ...fields },
})

function inputOf(call: Call): VihfVerification {
  const message = aMessage(anAssertion(call.fields))
  const signer = call.signer && call.signer !== 'none' ? cards[call.signer] : undefined
  const xml = signer ? signed(message, signer) : message
  const parsed = parseXml(call.spoil?.(xml) ?? xml)
  if (!parsed.ok) throw new Error(parsed.reason)
  const envelope = readEnvelope(parsed.root)
  if (!envelope.ok) throw new Error(envelope.rejection.detail)
  const held = heldVihf(envelope.value)
  if (!held.ok) throw new Error(held.rejection.detail)
  const { tls = 'plain' } = call
  const session = { protocol: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384' }
  return {
    ...held.value,
    ...(tls === 'plain' ? {} : { tls: tls === 'none' ? session : { ...session, certificate: cards[tls].der } }),
    trust: createTrust({ roots: [pki.root], intermediates: [pki.intermediate] }),
    settings: defaultSettings,
    now: call.at ? new Date(call.at) : now,
    structure: (id) => structures.find((structure) => structure.id === id),
    usedBefore: () => call.used ?? false,
    professional: (id) => professionals.find((one) => one.id === id),
    ...(call.token === undefined ? {} : { delegation: { professionalId: call.token } }),
    ...(call.patientRequired === undefined ? {} : { patientRequired: call.patientRequired }),
  }
}

const verify = (call: Call): VihfCheck[] => verifyVihf(inputOf(call))
const ids = (call: Call): RejectionId[] => verify(call).map(({ rejection }) => rejection.rejection)

const secretary: Partial<AssertionFields> = {
  nameId: secretaryId,
  roles: [['SECRETARIAT_MEDICAL', '1.2.250.1.213.1.1.4.6']],
}
const g05 = '1.2.250.1.71.4.2.6'
const training = '1.2.250.1.71.1.2.8'
const test = '1.2.250.1.213.1.4.10'

describe('verifyVihf lets through', () => {
  // biome-ignore format: a table is read by its columns
  it.each<[string, Call]>([
    ['a signed call by card', direct],
    ['an unsigned call by card', { ...direct, signer: 'none' }],
    ['a CPE', asks(direct, secretary, { signer: 'cpeSign', tls: 'cpeAuth' })],
    ['a structure', indirect],
    ['a structure in AIR', air],
    ['an EJ certificate for an EG', { ...indirect, signer: 'ejSign', tls: 'ejAuth' }],
    ['a régulation centre', asks(indirect, { purpose: 'centre_15', structure: '10B0000002' }, { signer: 'samuSign', tls: 'samuAuth' })],
    ['centre_15 by card', asks(direct, { purpose: 'centre_15' })],
    ['a pharmacist', asks(direct, { roles: [['21', g15], ['A', g05]] })],
    ['a nurse, without second role', asks(direct, { roles: [['60', g15]] })],
    ['a profession that G15 does not know', asks(direct, { roles: [['999', g15]] })],
    ['a role 99', asks(direct, { roles: [['99', '1.2.250.1.213.1.6.1.140'], ['309', '1.2.250.1.213.1.6.1.107']] })],
    ['AIR simplifié', asks(air, { decl: 'CONF_EXI_PGSSIS' })],
    ['AIR by another class', asks(air, { classRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:Kerberos' })],
    ['the card of a remplaçant, who enters the structure himself', asks(direct, { nameId: locum }, { signer: 'locumSign', tls: 'locumAuth' })],
    ['a DMP access token, unsigned', viaPsc],
    ['a DMP access token, sealed by the structure', { ...viaPsc, signer: 'orgSign' }],
    ['a DMP access token and DELEGUEE', asks(viaPsc, { mode: 'DELEGUEE' })],
    ['a role 99 with his care role in the second place', asks(direct, { roles: [['99', '1.2.250.1.213.1.6.1.140'], ['GENR01', '1.2.250.1.213.1.6.1.19'], ['350', '1.2.250.1.213.1.6.1.107']] })],
    ['a trainee in a structure that does not list him', asks(indirect, { roles: [['10', training], ['SM26', r01]] })],
    ['a used assertion, outside of AIR', { ...direct, used: true }],
    ['no patient where none is needed', asks(direct, { resourceId: '' }, { patientRequired: false })],
    ['a clock late by five minutes', { ...direct, at: '2026-01-15T10:10:03Z' }],
    ['an hour old', { ...direct, at: '2026-01-15T11:15:01Z' }],
    ['Conditions that hold', asks(direct, { conditions: '<saml:Conditions NotBefore="2026-01-15T10:15:00Z" NotOnOrAfter="2026-01-15T10:16:00Z"/>' })],
  ])('%s', (_, call) => expect(verify(call)).toEqual([]))
})

describe('verifyVihf refuses', () => {
  const lastAssertion = (xml: string): string => /<saml:Assertion.*<\/saml:Assertion>/s.exec(xml)?.[0] ?? ''
  const evil = anAssertion({ id: '_evil', nameId: '899900000666' })

  // biome-ignore format: a table is read by its columns
  it.each<[string, Call, RejectionId[]]>([
    // the message
    ['a second assertion in the body', { ...direct, spoil: (xml) => xml.replace('<PRPA', `${evil.replace('>', ' x="1">')}<PRPA`).replace('<soap:Body>', '<soap:Body><w>').replace('</soap:Body>', '</w></soap:Body>') }, ['vihf-malformed']],
    ['the signed assertion wrapped in another', { ...direct, spoil: (xml) => xml.replace(lastAssertion(xml), evil.replace('</saml:Assertion>', `<saml:Advice>${lastAssertion(xml)}</saml:Advice></saml:Assertion>`)) }, ['vihf-malformed', 'card-mismatch', 'professional-not-linked']],
    ['the same ID in the body', { ...direct, spoil: (xml) => xml.replace('<PRPA_IN201307UV02', '<PRPA_IN201307UV02 Id="_0f7e"') }, ['vihf-malformed']],
    ['the same id in lower case', { ...direct, spoil: (xml) => xml.replace('<PRPA_IN201307UV02', '<PRPA_IN201307UV02 id="_0f7e"') }, ['vihf-malformed']],
    ['two other identical Ids', { ...direct, spoil: (xml) => xml.replace('<soap:Header', '<soap:Header Id="b"').replace('<soap:Body', '<soap:Body Id="b"') }, ['vihf-malformed']],
    ['SAML 1.1', asks(direct, { version: '1.1' }), ['vihf-malformed']],
    ['an IssueInstant that is no date', asks(direct, { issueInstant: 'maintenant' }), ['vihf-malformed']],
    ['a NotBefore that is no date', asks(direct, { conditions: '<saml:Conditions NotBefore="tôt"/>' }), ['vihf-malformed']],
    // time
    ['an assertion from the future', { ...direct, at: '2026-01-15T10:10:01Z' }, ['vihf-expired']],
    ['an old assertion', { ...direct, at: '2026-01-15T11:15:03Z' }, ['vihf-expired']],
    ['31 seconds in AIR', { ...air, at: '2026-01-15T10:15:33Z' }, ['vihf-expired']],
    ['NotBefore to come', asks(direct, { conditions: '<saml:Conditions NotBefore="2026-01-15T10:30:00Z"/>' }), ['vihf-expired']],
    ['NotOnOrAfter past', asks(direct, { conditions: '<saml:Conditions NotOnOrAfter="2026-01-15T10:00:00Z"/>' }), ['vihf-expired']],
    ['an AIR assertion used again', { ...air, used: true }, ['vihf-replayed']],
    // TLS
    ['plain HTTP', { ...direct, tls: 'plain' }, ['tls-certificate-missing']],
    ['TLS without certificate', { ...direct, tls: 'none' }, ['tls-certificate-missing']],
    ['a TLS certificate of another PKI', { ...direct, tls: 'foreignAuth' }, ['tls-certificate-missing']],
    ['a signature certificate in TLS', { ...direct, tls: 'cardSign' }, ['tls-certificate-missing']],
    ['a structure seal in TLS', { ...indirect, tls: 'orgSign' }, ['tls-certificate-missing']],
    // signature
    ['no signature in indirect', { ...indirect, signer: 'none' }, ['signature-missing']],
    ['no signature in AIR', { ...air, signer: 'none' }, ['signature-missing']],
    ['an expired signer of two signatures: nobody was held to have signed', { ...direct, signer: 'expiredSign', spoil: (xml) => xml.replace(/(<(?:\w+:)?Signature[ >][\s\S]*<\/(?:\w+:)?Signature>)/, '$1$1') }, ['signature-invalid']],
    ['a text changed after signing', { ...direct, spoil: (xml) => xml.replace('BEAUMONT', 'DURAND') }, ['signature-invalid']],
    ['an authentication certificate', { ...direct, signer: 'cardAuth' }, ['not-a-signature-certificate']],
    ['an expired card', { ...direct, signer: 'expiredSign' }, ['signing-certificate-untrusted']],
    ['a card of another PKI', { ...direct, signer: 'foreignSign' }, ['signing-certificate-untrusted']],
    // who
    ['another structure than the certificates', asks(indirect, { structure: '10B0000002' }), ['structure-mismatch']],
    ['two structures in the certificates', { ...indirect, tls: 'samuAuth' }, ['structure-mismatch']],
    ['a card in indirect', { ...indirect, signer: 'cardSign' }, ['structure-mismatch']],
    ['an EJ for a structure that is no EG', asks(indirect, { structure: '499900000001001' }, { signer: 'ejSign', tls: 'ejAuth' }), ['structure-mismatch', 'structure-unknown']],
    ['an EJ in TLS only', { ...indirect, tls: 'ejAuth' }, ['structure-mismatch']],
    ['a CPE of another structure', asks(direct, { ...secretary, structure: '10B0000002' }, { signer: 'cpeSign', tls: 'cpeAuth' }), ['structure-mismatch']],
    ['another card in TLS', asks(direct, {}, { tls: 'cpeAuth' }), ['card-mismatch']],
    ['another NameID than the card', asks(direct, { nameId: '899900000009' }), ['card-mismatch', 'professional-not-linked']],
    // roles
    ['a role of no system', asks(direct, { roles: [['10', '1.2.3']] }), ['role-invalid']],
    ['a role without code', asks(direct, { roles: [['', g15]] }), ['role-invalid']],
    ['an unknown producer', asks(direct, { ...secretary, roles: [['ROBOT', '1.2.250.1.213.1.1.4.6']] }, { signer: 'cpeSign', tls: 'cpeAuth' }), ['role-invalid']],
    ['a doctor without specialty', asks(direct, { roles: [['10', g15]] }), ['specialty-missing']],
    ['a doctor in training without specialty', asks(direct, { roles: [['10', training]] }), ['specialty-missing']],
    ['a pharmacist without section', asks(direct, { roles: [['21', g15], ['SM26', r01]] }), ['specialty-missing']],
    ['a specialty that does not exist', asks(direct, { roles: [['10', g15], ['SM99', r01]] }), ['role-invalid']],
    ['a role 99 without care role', asks(direct, { roles: [['99', '1.2.250.1.213.1.6.1.140']] }), ['role-invalid']],
    ['a role 99 with a care role that does not exist', asks(direct, { roles: [['99', '1.2.250.1.213.1.6.1.140'], ['999', '1.2.250.1.213.1.6.1.107']] }), ['role-invalid']],
    // AIR
    ['AIR without AuthnContextDecl', asks(air, { decl: '' }), ['vihf-malformed']],
    ['AIR without AuthnContextClassRef', asks(air, { classRef: '' }), ['vihf-malformed']],
    ['a CPE in place of the seal', asks(indirect, {}, { signer: 'cpeSign' }), ['structure-mismatch']],
    ['a CPE in TLS in AIR', asks(air, {}, { tls: 'cpeAuth' }), ['structure-mismatch']],
    // Pro Santé Connect
    ['DELEGUEE without token', asks(direct, { mode: 'DELEGUEE' }), ['vihf-malformed']],
    ['the token of somebody else', { ...viaPsc, token: locum }, ['card-mismatch']],
    ['the token of who is unknown to the DMP', asks(viaPsc, { nameId: 'ANS20260101000001' }, { token: 'ANS20260101000001' }), ['professional-unknown', 'professional-not-linked']],
    ['a structure certificate alone, in direct', { signer: 'none', tls: 'orgAuth' }, ['card-mismatch']],
    // patient
    ['no patient', asks(direct, { resourceId: '' }), ['resource-id-invalid']],
    ['an INS without key', asks(direct, { resourceId: `2990999999999^^^&amp;${test}&amp;ISO^NH` }), ['resource-id-invalid']],
    ['an INS with a wrong key', asks(direct, { resourceId: `299099999999961^^^&amp;${test}&amp;ISO^NH` }), ['resource-id-invalid']],
    ['the OID of production', asks(direct, { resourceId: '299099999999960^^^&amp;1.2.250.1.213.1.4.8&amp;ISO^NH' }), ['resource-id-invalid']],
    ['another identifier type', asks(direct, { resourceId: `299099999999960^^^&amp;${test}&amp;ISO^PI` }), ['resource-id-invalid']],
    ['a resource-id of no form', asks(direct, { resourceId: '299099999999960' }), ['resource-id-invalid']],
    // directory
    ['an unknown structure', asks(direct, { structure: '10B0000099' }), ['structure-unknown']],
    ['an inactive structure', asks(direct, { structure: '10B0000003' }), ['structure-unknown']],
    ['centre_15 by a hospital', asks(indirect, { purpose: 'centre_15' }), ['structure-unknown']],
  ])('%s', (_, call, expected) => expect(ids(call)).toEqual(expected))

  it('a professional whom the directory does not link to the structure, and only in direct mode', () => {
    const linkedToNobodyElse = (call: Call): RejectionId[] =>
      verifyVihf({
        ...inputOf(call),
        structure: (id) => ({ ...structures[0], id, professionals: ['899900000777'] }) as DirectoryStructure,
      }).map(({ rejection }) => rejection.rejection)
    expect(linkedToNobodyElse(direct)).toEqual(['professional-not-linked'])
    expect(linkedToNobodyElse(asks(direct, { roles: [['60', training]] }))).toEqual([])
    expect(linkedToNobodyElse(indirect)).toEqual([])
  })
})

describe('the answers of verifyVihf', () => {
  const precedence = rejections.map(({ id }) => id as RejectionId)
  const trust: readonly RejectionId[] = [
    'vihf-expired',
    'vihf-replayed',
    'tls-certificate-missing',
    'signature-missing',
    'signature-invalid',
    'not-a-signature-certificate',
    'signing-certificate-untrusted',
    'structure-mismatch',
    'card-mismatch',
    'structure-unknown',
    'professional-not-linked',
  ]
  const isOnTrust = ({ rejection, detail }: VihfCheck['rejection']): boolean =>
    trust.includes(rejection) && !detail?.includes('centre de régulation')

  it('stand in the order of the rejections table, whatever is wrong at once', () => {
    const wrong = fc.record({
      mode: fc.constantFrom('DIRECTE', 'INDIRECTE', 'INDIRECTE_RENFORCEE'),
      version: fc.constantFrom('2.0', '1.1'),
      issueInstant: fc.constantFrom('2026-01-15T10:15:02Z', '2025-01-15T10:15:02Z', 'hier'),
      structure: fc.constantFrom(hospital, '10B0000002', '10B0000003'),
      roles: fc.constantFrom<AssertionFields['roles']>(
        [['10', g15]],
        [
          ['10', g15],
          ['SM26', r01],
        ],
        [['x', 'y']],
      ),
      resourceId: fc.constantFrom('', `299099999999960^^^&amp;${test}&amp;ISO^NH`),
      purpose: fc.constantFrom('normal', 'centre_15'),
    })
    const signer = fc.constantFrom<Call['signer']>('none', 'cardAuth', 'expiredSign', 'orgSign')
    const tls = fc.constantFrom<Call['tls']>('plain', 'none', 'cardAuth', 'orgAuth', 'foreignAuth')
    fc.assert(
      fc.property(wrong, signer, tls, fc.boolean(), (fields, by, over, used) => {
        const checks = verify({ fields, signer: by, tls: over, used })
        const ranks = checks.map(({ rejection }) => precedence.indexOf(rejection.rejection))
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
        for (const { rejection, trustOnly } of checks) expect(trustOnly).toBe(isOnTrust(rejection))
      }),
      { numRuns: 30 },
    )
  })

  it('quote the resource-id as the DMP does', () => {
    const [check] = verify(asks(direct, { resourceId: '2990999999999^^^&amp;1.2.3&amp;ISO^NH' }))
    expect(check && rejectionText(check.rejection)).toBe(
      'Le champ Resource_id est incorrect : 2990999999999^^^&1.2.3&ISO^NH',
    )
  })

  it('ask whether an assertion was used once, and only of AIR', () => {
    const asked = (call: Call): string[] => {
      const questions: string[] = []
      verifyVihf({ ...inputOf(call), usedBefore: (id) => questions.push(id) > 1 })
      return questions
    }
    expect(asked(direct)).toEqual([])
    expect(asked(indirect)).toEqual([])
    expect(asked(air)).toEqual(['_0f7e'])
  })

  it('name the certificate that signed', () => {
    expect(inputOf(direct).signature?.certificate).toEqual(Uint8Array.from(cards.cardSign.der))
    expect(inputOf({ ...direct, signer: 'none' }).signature).toBeUndefined()
  })
})
