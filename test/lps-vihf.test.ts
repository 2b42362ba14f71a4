import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Pki } from '#fixtures/cards/pki.js'
import { tag, text as writeText } from '#fixtures/lps/canonical-text.js'
import { lpsContext } from '#fixtures/lps/context.js'
import { certificateNames } from '#fixtures/lps/distinguished-name.js'
import type { LpsMode } from '#fixtures/lps/identity.js'
import { buildTd02 } from '#fixtures/lps/patient-query.js'
import { buildTd32 } from '#fixtures/lps/retrieve.js'
import { buildTd03 } from '#fixtures/lps/set-authorization.js'
import type { SignatureAlgorithm } from '#fixtures/lps/sign.js'
import { buildTd31, findDocuments, technicalIds } from '#fixtures/lps/stored-query.js'
import { vihfDraft, vihfNames } from '#fixtures/lps/vihf-draft.js'
import { vihfXml } from '#fixtures/lps/vihf-xml.js'
import { people } from '#fixtures/people/index.js'
import { seededIds } from '#simulator/ids.js'
import { canonicalizeDocument } from '#simulator/wire/canonical-document.js'
import { NS } from '#simulator/wire/namespaces.js'
import { parseXml } from '#simulator/wire/xml.js'
import { cardOf, testPki } from './support/test-pki.js'
import { hasXmllint, hasXmlsec, run } from './support/xmlsec.js'

const clock = () => new Date('2026-01-15T10:15:02.000Z')
const baseUrl = 'http://127.0.0.1:8080'
const patient = people[1] ?? people[0]
if (!patient) throw new Error('no virtual patient')

let pki: Pki
beforeAll(async () => {
  pki = await testPki()
})

const contextOf = (cardId: string, mode?: LpsMode, seed = 'lps') =>
  lpsContext({ card: cardOf(pki, cardId), baseUrl, clock, ids: seededIds(seed), ...(mode ? { mode } : {}) })

const actors: readonly [card: string, mode: LpsMode][] = [
  ['pharmacien-cps', 'direct'],
  ['generaliste-cps', 'direct'],
  ['infirmiere-cps', 'direct'],
  ['secretaire-cpe', 'direct'],
  ['etablissement', 'indirect'],
  ['etablissement-air', 'air'],
]

const xmlsecArguments = [
  '--verify',
  '--insecure',
  '--enabled-key-data',
  'x509',
  '--id-attr:ID',
  'urn:oasis:names:tc:SAML:2.0:assertion:Assertion',
]

describe.skipIf(!hasXmlsec)(
  'xmlsec1 verifies the VIHF inside its SOAP envelope (skipped when xmlsec1 is absent)',
  () => {
    it.each(actors)('%s, %s', (card, mode) => {
      const { body } = buildTd02(contextOf(card, mode), patient)
      const pem = cardOf(pki, card).signature.certificatePem
      const verdict = run('xmlsec1', [...xmlsecArguments, '--pubkey-cert-pem', '$1', '$0'], body, pem)
      expect(verdict).toMatchObject({ ok: true })
    })

    it.each<SignatureAlgorithm>(['rsa-sha1', 'rsa-sha256'])(
      'with accents and markup in the values, in %s',
      (algorithm) => {
        const context = contextOf('generaliste-cps')
        const draft = {
          ...vihfDraft(context, patient),
          algorithm,
          nameId: 'É <"&">\r\n\t',
          attributes: [{ name: 'a"<&>\t\n\r', values: ['ligne 1\r\nligne 2 ]]> & é', ' '] }],
        }
        const pem = context.card.signature.certificatePem
        const xml = `<a xmlns="urn:1" xmlns:saml2="urn:2">${vihfXml(draft, context.card.signature)}</a>`
        expect(run('xmlsec1', [...xmlsecArguments, '--pubkey-cert-pem', '$1', '$0'], xml, pem)).toMatchObject({
          ok: true,
        })
      },
    )

    it('refuses it once a value has changed, so that the oracle above means something', () => {
      const context = contextOf('generaliste-cps')
      const text = Buffer.from(buildTd02(context, patient).body).toString('utf8')
      const changed = text.replace(patient.ins, '299999999999999')
      const pem = context.card.signature.certificatePem
      expect(changed).not.toBe(text)
      expect(run('xmlsec1', [...xmlsecArguments, '--pubkey-cert-pem', '$1', '$0'], changed, pem).ok).toBe(false)
    })
  },
)

describe('the text is canonical before it is signed', () => {
  const value = fc
    .string({ unit: 'binary', maxLength: 12 })
    .map((text) => text.replace(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '<&>"]]>'))

  it('for libxml2, whatever the values', () => {
    fc.assert(
      fc.property(value, value, fc.array(value, { maxLength: 3 }), (name, content, children) => {
        const xml = tag(
          'a',
          [
            ['xmlns', 'urn:a'],
            ['b', name],
            ['c', undefined],
          ],
          writeText(content),
          ...children.map((one) => tag('d', [['e', one]], writeText(one))),
        )
        expect(Buffer.from(canonicalizeDocument(Buffer.from(xml), true) ?? []).toString('utf8')).toBe(xml)
      }),
    )
  })

  it('and an assertion read back says what the draft said', () => {
    const right = vihfDraft(contextOf('generaliste-cps'), patient)
    fc.assert(
      fc.property(value, value, (nameId, attribute) => {
        const draft = { ...right, nameId, attributes: [{ name: 'a', values: [attribute] }] }
        const parsed = parseXml(vihfXml(draft, undefined))
        if (!parsed.ok) throw new Error(parsed.reason)
        const said = (...names: string[]) => parsed.root.at(NS.saml2, ...names)?.text
        expect(said('Subject', 'NameID')).toBe(nameId)
        expect(said('AttributeStatement', 'Attribute', 'AttributeValue')).toBe(attribute)
      }),
    )
  })
})

it.skipIf(!hasXmllint)(
  'xmllint gives the signed text back as its own exclusive C14N (skipped when xmllint is absent)',
  () => {
    const context = contextOf('generaliste-cps')
    const xml = vihfXml(vihfDraft(context, patient), context.card.signature)
    expect(run('xmllint', ['--exc-c14n', '$0'], xml).output).toBe(xml)
  },
)

it.skipIf(!hasXmllint)('every request is well-formed for xmllint (skipped when xmllint is absent)', () => {
  const context = contextOf('generaliste-cps')
  const requests = [
    buildTd02(context, patient),
    buildTd03(context, patient, 'AJOUT', 'MEDECIN_TRAITANT'),
    buildTd31(context, patient, findDocuments(patient, { typeCodes: ["l'été^^1.2"], creationTimeFrom: '2026' })),
    buildTd31(context, patient, technicalIds(['1.2.3'])),
    buildTd32(context, patient, ['1.2.3', '1.2.4']),
  ]
  for (const { body } of requests) expect(run('xmllint', ['--noout', '$0'], body)).toEqual({ ok: true, output: '' })
})

describe('the draft', () => {
  it.each([
    // card               mode        version  text                    decl                attributes
    ['generaliste-cps', 'direct', '3.0', 'DIRECTE', undefined],
    ['secretaire-cpe', 'direct', '3.0', 'DIRECTE', undefined],
    ['etablissement', 'indirect', '4.0', 'INDIRECTE', undefined],
    ['etablissement-air', 'air', '3.0', 'INDIRECTE_RENFORCEE', 'APP_BROWSER_AUTH'],
  ] as const)('of %s in %s mode', (cardId, mode, version, text, decl) => {
    const context = contextOf(cardId, mode)
    const draft = vihfDraft(context, patient)
    const value = (name: string) => draft.attributes.find((one) => one.name === name)?.values[0]
    expect(value(vihfNames.version)).toBe(version)
    expect(value(vihfNames.mode)).toBe(text)
    expect(draft.authnContextDecl).toBe(decl)
    expect(value(vihfNames.resourceId)).toBe(`${patient.ins}^^^&${patient.insOid}&ISO^NH`)
    expect(value(vihfNames.sector)).toBe(`${context.card.sector}^1.2.250.1.71.4.2.4`)
    expect(draft.nameId).toBe(context.card.professionalId)
    expect(draft.issuer).toBe(certificateNames(context.card.signature.certificatePem).subject)
  })

  it.each([
    ['normal', undefined],
    ['bris_de_glace', 'Patient inconscient amené par les secours'],
    ['centre_15', undefined],
  ] as const)('in %s mode has the reason %s', (accessMode, reason) => {
    const { card } = contextOf('generaliste-cps')
    const draft = vihfDraft(lpsContext({ card, baseUrl, clock, ids: seededIds('x'), accessMode }), patient)
    expect(draft.attributes.find((one) => one.name === vihfNames.accessReason)?.values[0]).toBe(reason)
    expect(draft.attributes.find((one) => one.name === vihfNames.purposeOfUse)?.values[0]).toMatchObject({
      code: accessMode,
    })
  })
})

it('writes the names of a certificate most specific first', () => {
  const { subject, issuer, serialNumber } = certificateNames(cardOf(pki, 'generaliste-cps').signature.certificatePem)
  const rdns = subject.split(', ')
  expect(rdns[0]?.split(' + ').sort()).toEqual(['CN=899900999121', 'GIVENNAME=CAMILLE', 'SURNAME=MEDECIN-TEST0012'])
  expect(rdns.slice(1)).toEqual(['T=Médecin', 'C=FR'])
  expect(issuer).toMatch(/^CN=.*, C=FR$/)
  expect(serialNumber).toMatch(/^\d+$/)
})

it('gives the same bytes for the same seed, others for another one', () => {
  const bytes = (seed: string) => Buffer.from(buildTd02(contextOf('generaliste-cps', 'direct', seed), patient).body)
  expect(bytes('a').equals(bytes('a'))).toBe(true)
  expect(bytes('a').equals(bytes('b'))).toBe(false)
})
