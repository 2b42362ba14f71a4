import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { actorOf } from '#simulator/vihf/actor-of.js'
import { instantOf } from '#simulator/vihf/instant.js'
import { readVihf } from '#simulator/vihf/read.js'
import { isMatricule } from '#simulator/vihf/resource-id.js'
import type { Vihf } from '#simulator/vihf/vihf.js'
import { NS } from '#simulator/wire/namespaces.js'
import { parseXml } from '#simulator/wire/xml.js'
import type { XmlElement } from '#simulator/wire/xml-tree.js'
import { cardSubject, makeTestPki, organisationSubject, type TestCertificate } from './support/certificates.js'
import { type AssertionFields, anAssertion, g15, r01 } from './support/saml-message.js'
import { samples, skipReason } from './support/samples.js'

const assertionOf = (xml: string): XmlElement => {
  const parsed = parseXml(xml)
  if (!parsed.ok) throw new Error(parsed.reason)
  const found = [...parsed.root.descendants()].find(({ name, ns }) => name === 'Assertion' && ns === NS.saml2)
  if (!found) throw new Error('no assertion')
  return found
}

const read = (xml: string) => {
  const stage = readVihf(assertionOf(xml))
  if (!stage.ok) throw new Error(stage.rejection.detail)
  return stage.value
}

const refusal = (xml: string): string | undefined => {
  const stage = readVihf(assertionOf(xml))
  return stage.ok ? undefined : `${stage.rejection.rejection}: ${stage.rejection.detail}`
}

const vihf = (overrides: Partial<AssertionFields> = {}): Vihf => read(anAssertion(overrides)).vihf

describe('readVihf', () => {
  it('reads everything that a GP in direct mode says', () => {
    const { vihf: read1, remarks } = read(
      anAssertion({
        conditions: '<saml:Conditions NotBefore="2026-01-15T10:00:00Z" NotOnOrAfter="2026-01-15T11:00:00Z"/>',
      }),
    )
    expect(remarks).toEqual([])
    expect(read1).toMatchObject({
      id: '_0f7e',
      issueInstant: '2026-01-15T10:15:02Z',
      issuer: 'CN=899900000001,T=Médecin,C=FR',
      issuerFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName',
      nameId: '899900000001',
      notBefore: '2026-01-15T10:00:00Z',
      notOnOrAfter: '2026-01-15T11:00:00Z',
      authnInstant: '2026-01-15T10:15:00Z',
      authnContextClassRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI',
      authnContextDecl: undefined,
      version: '3.0',
      structureId: '10B0000001',
      sector: { code: 'SA07', system: '1.2.250.1.71.4.2.4' },
      subjectId: 'BEAUMONT ÉLÉONORE',
      roles: [
        { code: '10', system: g15, display: 'libellé' },
        { code: 'SM26', system: r01, display: 'libellé' },
      ],
      authenticationMode: 'DIRECTE',
      patient: { ins: '299099999999960', oid: '1.2.250.1.213.1.4.10' },
      resourceIdText: '299099999999960^^^&1.2.250.1.213.1.4.10&ISO^NH',
      resourceUrn: 'urn:dmp',
      accessMode: 'normal',
      lps: { id: undefined, name: 'LPS de test', version: '1.0', homologation: 'X-1' },
      signed: false,
    })
  })

  it('refuses an empty stub, and lists what is missing', () => {
    const stub = `<saml2:Assertion ID="_stub" xmlns:saml2="${NS.saml2}"/>`
    expect(refusal(stub)).toBe(
      'vihf-malformed: absent : @IssueInstant, Subject/NameID, Identifiant_Structure, urn:oasis:names:tc:xacml:2.0:subject:role',
    )
  })

  it.each([
    ['ID', { id: '' }, '@ID'],
    ['IssueInstant', { issueInstant: '' }, '@IssueInstant'],
    ['NameID', { nameId: '' }, 'Subject/NameID'],
    ['a blank NameID', { nameId: ' \n ' }, 'Subject/NameID'],
    ['structure', { structure: '' }, 'Identifiant_Structure'],
    ['role', { roles: [] }, 'subject:role'],
    ['access mode', { purpose: 'brisDeGlace' }, '« brisDeGlace »'],
    ['authentication mode', { mode: 'PAR_TELEPHONE' }, '« PAR_TELEPHONE »'],
  ])('refuses a wrong or absent %s', (_, overrides, named) => {
    expect(refusal(anAssertion(overrides))).toMatch(/^vihf-malformed/)
    expect(refusal(anAssertion(overrides))).toContain(named)
  })

  // biome-ignore format: a table is read by its columns
  it.each<[string, string, string[], Partial<Vihf>]>([
    ['the other spelling of the mode', anAssertion({ modeName: 'Authentification_Mode', mode: 'INDIRECTE' }), [],
      { authenticationMode: 'INDIRECTE' }],
    ['a third one', anAssertion({ modeName: 'AUTHENTIFICATION_MODE', mode: 'INDIRECTE' }), ['vihf/attribute-case'],
      { authenticationMode: 'INDIRECTE' }],
    ['a mode in lower case', anAssertion({ mode: 'directe' }), ['vihf/authentication-mode-case'],
      { authenticationMode: 'DIRECTE', authenticationModeText: 'directe' }],
    ['no mode', anAssertion({ mode: '' }), ['vihf/authentication-mode-missing'], { authenticationMode: 'DIRECTE' }],
    ['no purpose of use', anAssertion({ purpose: '' }), ['vihf/purpose-of-use-missing'], { accessMode: 'normal' }],
    ['no Issuer', anAssertion().replace(/<saml:Issuer.*<\/saml:Issuer>/, ''), ['vihf/issuer-missing'], { issuer: '' }],
    ['blanks around NameID', anAssertion({ nameId: '\n 899900000001 ' }), ['vihf/name-id-blanks'], { nameId: '899900000001' }],
    ['a comment in NameID', anAssertion({ nameId: '8999<!-- -->00000001' }), [], { nameId: '899900000001' }],
    ['no xsi:type', anAssertion().replaceAll(' xsi:type="v3:CE"', ''), [], {}],
    ['a Role out of the HL7 namespace', anAssertion().replace('xmlns:v3="urn:hl7-org:v3"', 'xmlns:v3="urn:v3"'),
      ['vihf/role-element'], {}],
    ['a legacy attribute', anAssertion({ more: '<saml:Attribute Name="LPS_Type"/>' }), ['vihf/legacy-attribute'], {}],
    ['an attribute twice', anAssertion({ more: '<saml:Attribute Name="LPS_Nom"><saml:AttributeValue>autre</saml:AttributeValue></saml:Attribute>' }),
      ['vihf/attribute-repeated'], {}],
    ['no patient', anAssertion({ resourceId: '' }), [], { patient: undefined, resourceIdText: undefined }],
    ['an INS-C', anAssertion({ resourceId: '0290958325313554424193^^^&amp;1.2.250.1.213.1.4.2&amp;ISO^INS-C' }), [],
      { patient: { ins: '0290958325313554424193', oid: '1.2.250.1.213.1.4.2' } }],
    ['a resource-id of no form', anAssertion({ resourceId: '299099999999960' }), [],
      { patient: undefined, resourceIdText: '299099999999960' }],
  ])('accepts %s', (_, xml, kinds, expected) => {
    const { vihf: read1, remarks } = read(xml)
    expect(remarks.map(({ kind }) => kind)).toEqual(kinds)
    expect(read1).toMatchObject(expected)
  })

  it('takes one role from each AttributeValue', () => {
    const both = anAssertion().replace(
      /(<v3:Role [^>]*code="10"[^>]*\/>)/,
      '$1<v3:Role xmlns:v3="urn:hl7-org:v3" code="SM01" codeSystem="x"/>',
    )
    const { vihf: read1, remarks } = read(both)
    expect(read1.roles.map(({ code }) => code)).toEqual(['10', 'SM26'])
    expect(remarks.map(({ kind }) => kind)).toEqual(['vihf/roles-in-one-value'])
  })

  it('reads a role written as text, with a remark', () => {
    const xml = anAssertion().replace(
      /<saml:AttributeValue><v3:Role .*?<\/saml:AttributeValue>/,
      `<saml:AttributeValue>60^${g15}</saml:AttributeValue>`,
    )
    const { vihf: read1, remarks } = read(xml)
    expect(read1.roles[0]).toEqual({ code: '60', system: g15 })
    expect(remarks.map(({ kind }) => kind)).toEqual(['vihf/role-as-text'])
  })

  it('does not throw, whatever part of an assertion is lost', () => {
    const size = [...assertionOf(anAssertion()).descendants()].length
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(size - 1), { maxLength: 5 }), (lost) => {
        const assertion = assertionOf(anAssertion())
        const all = [...assertion.descendants()]
        for (const index of lost) {
          const element = all[index]
          element?.parent?.children.splice(element.parent.children.indexOf(element), 1)
        }
        const stage = readVihf(assertion)
        expect(stage.ok || stage.rejection.rejection).toSatisfy((is) => is === true || is === 'vihf-malformed')
      }),
    )
  })

  const published = samples('vihf').filter(({ bytes }) => bytes.includes(':Assertion'))
  it.skipIf(skipReason).each(published)(`reads $name ${skipReason ?? ''}`, ({ bytes }) => {
    expect(read(bytes.toString('utf8')).vihf).toMatchObject({
      nameId: '899700366240',
      roles: [{ code: '10' }, { code: 'SM26' }],
      patient: { ins: '207058575627097', oid: '1.2.250.1.213.1.4.10' },
      authenticationMode: 'INDIRECTE',
      accessMode: 'normal',
    })
  })
})

describe('isMatricule', () => {
  it.each([
    ['299099999999960', true],
    ['299099999999961', false],
    ['2990999999999', false],
    ['297022A02077878', true],
    ['160012B02077713', true],
    ['160012C02077713', false],
    ['160012b02077713', false],
    ['299099999999960 ', false],
    ['', false],
  ])('%s is %s', (text, expected) => expect(isMatricule(text)).toBe(expected))

  it('takes one key of all, for any number', () => {
    const number = fc.stringMatching(/^[12]\d{4}(\d\d|2A|2B)\d{6}$/)
    fc.assert(
      fc.property(number, (thirteen) => {
        const keys = Array.from({ length: 100 }, (_, key) => String(key).padStart(2, '0'))
        expect(keys.filter((key) => isMatricule(thirteen + key))).toHaveLength(1)
      }),
      { numRuns: 30 },
    )
  })
})

describe('instantOf', () => {
  it.each([
    ['2026-01-15T10:15:02Z', '2026-01-15T10:15:02.000Z'],
    ['2026-01-15T10:15:02.123Z', '2026-01-15T10:15:02.123Z'],
    ['2026-01-15T10:15:02', '2026-01-15T10:15:02.000Z'],
    ['2026-01-15T11:15:02+01:00', '2026-01-15T10:15:02.000Z'],
    ['2026-02-30T10:15:02Z', undefined],
    ['2026-01-15', undefined],
    ['2026-01-15T25:00:00Z', undefined],
    ['hier', undefined],
    ['', undefined],
  ])('%s', (text, iso) => {
    const instant = instantOf(text)
    expect(instant === undefined ? undefined : new Date(instant).toISOString()).toBe(iso)
  })
})

describe('actorOf', () => {
  const secretary = [['SECRETARIAT_MEDICAL', '1.2.250.1.213.1.1.4.6']] as const
  let cps: TestCertificate
  let cpe: TestCertificate
  let organisation: TestCertificate

  beforeAll(async () => {
    const pki = await makeTestPki()
    cps = await pki.issue({ subject: cardSubject('899900000001'), cardType: 0 })
    cpe = await pki.issue({ subject: cardSubject('30B0000001/CPE1', 'Personnel santé ou social'), cardType: 2 })
    organisation = await pki.issue({ subject: organisationSubject('10B0000001') })
  })

  // biome-ignore format: a table is read by its columns
  it.each<[string, Partial<AssertionFields>, 'cps' | 'cpe' | 'organisation' | undefined, string]>([
    ['a card',                          {},                               'cps', 'CPS'],
    ['a card of an employee',           { roles: secretary },             'cpe', 'CPE'],
    ['an employee without certificate', { roles: secretary },             undefined, 'CPE'],
    ['a doctor without certificate',    {},                               undefined, 'CPS'],
    ['a doctor behind a proxy',         {},                               'organisation', 'CPS'],
    ['a structure',                     { mode: 'INDIRECTE' },            'organisation', 'ES'],
    ['a structure in AIR',              { mode: 'INDIRECTE_RENFORCEE' },  'organisation', 'AIR'],
  ])('%s', (_, overrides, held, authentication) => {
    const certificate = held && { cps, cpe, organisation }[held]
    expect(actorOf(vihf(overrides), certificate?.der)).toMatchObject({
      authentication,
      professionalId: '899900000001',
      structureId: '10B0000001',
      accessMode: 'normal',
    })
  })

  it('takes the first certificate that says who holds the card', () => {
    expect(
      actorOf(vihf({ roles: secretary }), undefined, Buffer.from('?'), organisation.der, cps.der).authentication,
    ).toBe('CPS')
  })

  // biome-ignore format: a table is read by its columns
  it.each<[string, Partial<AssertionFields>, boolean, boolean, boolean]>([
    // who                     what                                                        doctor  occupational  professional
    ['GP',                     {},                                                         true,   false,        true],
    ['doctor in training',     { roles: [['10', '1.2.250.1.71.1.2.8']] },                  true,   false,        true],
    ['nurse',                  { roles: [['60', g15]] },                                   false,  false,        true],
    ['code 10 elsewhere',      { roles: [['10', r01]] },                                   false,  false,        false],
    ['role 99',                { roles: [['99', '1.2.250.1.213.1.6.1.140']] },             false,  false,        true],
    ['secretary',              { roles: secretary },                                       false,  false,        false],
    ['sector SA13',            { sector: 'SA13^1.2.250.1.71.4.2.4' },                      true,   true,         true],
    ['sector SA66',            { sector: 'SA66^1.2.250.1.71.4.2.4' },                      true,   true,         true],
    ['function FON-29',        { roles: [['10', g15], ['SM26', r01], ['FON-29', '1.2.250.1.213.1.6.1.17']] }, true, true, true],
    ['nurse of SA13',          { roles: [['60', g15]], sector: 'SA13^1.2.250.1.71.4.2.4' }, false, false,        true],
  ])('%s', (_, overrides, isDoctor, isOccupationalDoctor, isProfessional) => {
    expect(actorOf(vihf(overrides))).toMatchObject({ isDoctor, isOccupationalDoctor, isProfessional })
  })

  it('sees the secret connection and the access mode', () => {
    const name = 'urn:oasis:names:tc:xspa:1.0:resource:patient:hl7:confidentiality-code'
    const more = `<saml:Attribute Name="${name}"><saml:AttributeValue>INVISIBLE_REPRESENTANTS_LEGAUX^1.2.250.1.213.1.1.4.13</saml:AttributeValue></saml:Attribute>`
    expect(actorOf(vihf({ more, purpose: 'bris_de_glace' }))).toMatchObject({
      secretConnection: true,
      accessMode: 'bris_de_glace',
    })
    expect(actorOf(vihf()).secretConnection).toBe(false)
  })
})
