import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Pki } from '#fixtures/cards/pki.js'
import { buildTd21, type LpsDocument, type LpsMode, lpsContext } from '#fixtures/lps/index.js'
import { seededIds } from '#simulator/ids.js'
import { NS } from '#simulator/wire/namespaces.js'
import { parseXml } from '#simulator/wire/xml.js'
import type { XmlElement } from '#simulator/wire/xml-tree.js'
import { aLetter, baseUrl, clock, personOf } from './support/lps-messages.js'
import { cardOf, testPki } from './support/test-pki.js'
import { hasXmllint, hasXmlsec, run } from './support/xmlsec.js'

const patient = personOf('dmp-ouvert')
let pki: Pki
beforeAll(async () => {
  pki = await testPki()
})

const contextOf = (cardId: string, mode?: LpsMode) =>
  lpsContext({ card: cardOf(pki, cardId), baseUrl, clock, ids: seededIds('lot'), ...(mode ? { mode } : {}) })

/** The parts of a request, split by the test's own hand. */
function partsOf({ headers, body }: ReturnType<typeof buildTd21>): Buffer[] {
  const contentType = headers.find(([name]) => name === 'Content-Type')?.[1] ?? ''
  const boundary = /boundary="([^"]+)"/.exec(contentType)?.[1] ?? ''
  const bytes = Buffer.from(body)
  const parts: Buffer[] = []
  let at = bytes.indexOf(`--${boundary}\r\n`)
  for (;;) {
    const next = bytes.indexOf(`\r\n--${boundary}`, at)
    if (next < 0) return parts
    parts.push(bytes.subarray(bytes.indexOf('\r\n\r\n', at) + 4, next))
    at = next + 2
  }
}

function fed(cardId: string, documents: (card: string) => readonly LpsDocument[], mode?: LpsMode) {
  const context = contextOf(cardId, mode)
  const request = buildTd21(context, patient, documents(cardId))
  const [root, ...attachments] = partsOf(request)
  const signature = attachments.pop()
  if (!root || !signature) throw new Error('the lot has not two parts')
  const parsed = parseXml(root)
  if (!parsed.ok) throw new Error('the lot is not readable')
  return { context, request, root: parsed.root, rootBytes: root, attachments, signature } as const
}

const letters =
  (count: number, body: 'pdf' | 'text' = 'text') =>
  (cardId: string) =>
    Array.from({ length: count }, (_, index) => aLetter(cardOf(pki, cardId), patient, index + 1, body))

const objectsOf = (root: XmlElement, name: string): XmlElement[] => [
  ...[...root.descendants()].filter((one) => one.ns === NS.rim && one.name === name),
]

const slotOf = (object: XmlElement | undefined, name: string): string[] | undefined =>
  object
    ?.all(NS.rim, 'Slot')
    .find((one) => one.attr('name') === name)
    ?.child(NS.rim, 'ValueList')
    ?.all(NS.rim, 'Value')
    .map((one) => one.text)

const codesOf = (object: XmlElement | undefined, scheme: string): string[] =>
  (object?.all(NS.rim, 'Classification') ?? [])
    .filter((one) => one.attr('classificationScheme') === `urn:uuid:${scheme}`)
    .map((one) => one.attr('nodeRepresentation') ?? '')

const identifierOf = (object: XmlElement | undefined, scheme: string): string | undefined =>
  object
    ?.all(NS.rim, 'ExternalIdentifier')
    .find((one) => one.attr('identificationScheme') === `urn:uuid:${scheme}`)
    ?.attr('value')

const uniqueIdOf = (object: XmlElement | undefined) =>
  identifierOf(object, '2e82c1f6-a085-4c72-9da3-8640a32e42ab') ??
  identifierOf(object, '96fdda7c-d067-4183-912e-bf5ee74998a8')

const verifyXades = (signature: string | Uint8Array, certificatePem: string) =>
  run(
    'xmlsec1',
    [
      '--verify',
      '--id-attr:Id',
      'http://www.w3.org/2000/09/xmldsig#:Manifest',
      '--id-attr:Id',
      'http://uri.etsi.org/01903/v1.1.1#:SignedProperties',
      '--ignore-manifests',
      '--pubkey-cert-pem',
      '$1',
      '$0',
    ],
    signature,
    certificatePem,
  )

describe.each<[string, LpsMode]>([
  ['pharmacien-cps', 'direct'],
  ['secretaire-cpe', 'direct'],
  ['etablissement', 'indirect'],
])('a lot of %s, %s', (cardId, mode) => {
  it.skipIf(!hasXmlsec)('has a XAdES that xmlsec1 verifies (skipped when xmlsec1 is absent)', () => {
    const { signature, context } = fed(cardId, letters(2), mode)
    const verdict = verifyXades(signature, context.card.signature.certificatePem)
    expect(verdict).toMatchObject({ ok: true })
  })

  it.skipIf(!hasXmlsec)('has a XAdES that xmlsec1 refuses once it has changed (skipped when xmlsec1 is absent)', () => {
    const { signature, context } = fed(cardId, letters(1), mode)
    const changed = signature.toString('utf8').replace('>AA==<', '>AAA=<')
    expect(verifyXades(changed, context.card.signature.certificatePem).ok).toBe(false)
  })

  it('declares hash and size of the bytes it sends', () => {
    const { root, attachments, signature } = fed(cardId, letters(2), mode)
    const entries = objectsOf(root, 'ExtrinsicObject')
    expect(entries).toHaveLength(3)
    for (const [index, bytes] of [...attachments, signature].entries()) {
      expect(slotOf(entries[index], 'hash')).toEqual([createHash('sha1').update(bytes).digest('hex')])
      expect(slotOf(entries[index], 'size')).toEqual([String(bytes.byteLength)])
    }
  })
})

it.skipIf(!hasXmllint)('the manifest digests are those of xmllint --c14n (skipped when xmllint is absent)', () => {
  const { root, attachments, signature } = fed('pharmacien-cps', letters(2))
  const parsed = parseXml(signature)
  if (!parsed.ok) throw new Error(parsed.reason)
  const manifest = [...parsed.root.descendants()].find((one) => one.name === 'Manifest')
  const references = (manifest?.all(NS.ds, 'Reference') ?? []).map((one) => [
    one.attr('URI'),
    one.child(NS.ds, 'DigestValue')?.text,
  ])
  const entries = objectsOf(root, 'ExtrinsicObject')
  const set = objectsOf(root, 'RegistryPackage')[0]
  expect(references).toEqual([
    [`urn:oid:${uniqueIdOf(set)}`, 'AA=='],
    ...attachments.map((bytes, index) => [
      `urn:oid:${uniqueIdOf(entries[index])}`,
      createHash('sha256')
        .update(run('xmllint', ['--c14n', '$0'], bytes).output)
        .digest('base64'),
    ]),
  ])
  expect(parsed.root.attr('Id')).toBe(uniqueIdOf(entries.at(-1)))
})

it.skipIf(!hasXmllint)('every XML part is well-formed for xmllint (skipped when xmllint is absent)', () => {
  const { rootBytes, attachments, signature } = fed('pharmacien-cps', letters(1, 'pdf'))
  for (const bytes of [rootBytes, ...attachments, signature]) {
    expect(run('xmllint', ['--noout', '$0'], bytes)).toEqual({ ok: true, output: '' })
  }
})

describe('the structure of a lot', () => {
  it('binds every entry to the set, signs the set, and replaces only what it was told to', () => {
    const [first, second] = letters(2)('pharmacien-cps')
    if (!first || !second) throw new Error('two letters wanted')
    const { root } = fed('pharmacien-cps', () => [first, { ...second, replaces: 'urn:uuid:old' }])
    const [one, two, signature] = objectsOf(root, 'ExtrinsicObject').map((entry) => entry.attr('id'))
    const set = objectsOf(root, 'RegistryPackage')[0]?.attr('id')
    const links = objectsOf(root, 'Association').map((link) => [
      link.attr('associationType')?.replace(/.*:/, ''),
      link.attr('sourceObject'),
      link.attr('targetObject'),
    ])
    expect(links).toEqual([
      ['HasMember', set, one],
      ['HasMember', set, two],
      ['HasMember', set, signature],
      ['signs', signature, set],
      ['RPLC', two, 'urn:uuid:old'],
    ])
  })

  it('gives each object its own id, and each Document its part', () => {
    const { root, request } = fed('pharmacien-cps', letters(3))
    const ids = [...root.descendants()].filter((one) => one.ns === NS.rim).flatMap((one) => one.attr('id') ?? [])
    expect(new Set(ids).size).toBe(ids.length)
    const documents = [...root.descendants()].filter((one) => one.ns === NS.xdsb && one.name === 'Document')
    expect(documents.map((one) => one.attr('id'))).toEqual(
      objectsOf(root, 'ExtrinsicObject').map((one) => one.attr('id')),
    )
    const text = Buffer.from(request.body).toString('latin1')
    for (const document of documents) {
      const href = document.child(NS.xop, 'Include')?.attr('href') ?? ''
      expect(text).toContain(`Content-ID: <${decodeURIComponent(href.slice(4))}>`)
    }
  })

  it('writes the children of an entry in the order of the rim schema', () => {
    const { root } = fed('pharmacien-cps', letters(1))
    const order = ['Slot', 'Name', 'Description', 'VersionInfo', 'Classification', 'ExternalIdentifier']
    for (const object of [...objectsOf(root, 'ExtrinsicObject'), ...objectsOf(root, 'RegistryPackage')]) {
      const ranks = object.elements.map((one) => order.indexOf(one.name))
      expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
    }
  })
})

it('writes the metadata of the guide', () => {
  const { root, context } = fed('pharmacien-cps', letters(1))
  const [document, signature] = objectsOf(root, 'ExtrinsicObject')
  const set = objectsOf(root, 'RegistryPackage')[0]
  const cx = `${patient.ins}^^^&${patient.insOid}&ISO^NH`
  const { card } = context

  expect(slotOf(set, 'submissionTime')).toEqual(['20260115101502'])
  expect(codesOf(set, 'aa543740-bdda-424e-8c96-df4873be8500')).toEqual(['SA33'])
  expect(identifierOf(set, '6b5aea1a-874d-4603-a4bc-96a0a7b38446')).toBe(cx)
  expect(identifierOf(set, '554ac39e-e3fe-47fe-b233-965d2a147832')).toMatch(/^[0-2](\.\d+)+$/)

  expect(codesOf(document, '41a5887f-8865-4c09-adf7-e362475b143a')).toEqual(['10'])
  expect(codesOf(document, 'f0306f51-975f-434e-a61c-c59651d33983')).toEqual(['11490-0'])
  expect(codesOf(document, 'f4f85eac-e6cb-4883-b524-f2705394840f')).toEqual(['N'])
  expect(identifierOf(document, '58a6f841-87b3-4a3e-92fd-a8ffeff98427')).toBe(cx)
  const author = document
    ?.all(NS.rim, 'Classification')
    .find((one) => one.attr('classificationScheme') === 'urn:uuid:93606bcf-9494-43ec-9b4e-a7748d1a838d')
  expect(slotOf(author, 'authorPerson')?.[0]?.split('^')[0]).toBe(card.professionalId)
  expect(slotOf(author, 'authorInstitution')?.[0]?.split('^')[9]).toBe(card.structureId)

  expect(slotOf(signature, 'sourcePatientInfo')).toBeUndefined()
  expect(slotOf(signature, 'languageCode')).toEqual(['art'])
  expect(codesOf(signature, 'f0306f51-975f-434e-a61c-c59651d33983')).toEqual(['E1762'])
  expect(codesOf(signature, 'f4f85eac-e6cb-4883-b524-f2705394840f')).toEqual(['N', 'MASQUE_PS', 'INVISIBLE_PATIENT'])
})

it.each([
  // masquePs  invisible  représentants  secrète   codes
  [false, false, false, false, ['N']],
  [true, false, false, false, ['N', 'MASQUE_PS']],
  [false, true, false, false, ['N', 'INVISIBLE_PATIENT']],
  [false, false, true, false, ['N', 'INVISIBLE_REPRESENTANTS_LEGAUX']],
  [false, false, false, true, ['N', 'INVISIBLE_REPRESENTANTS_LEGAUX']],
])('masquePs=%s invisiblePatient=%s représentants=%s connexion secrète=%s -> %s', (...row) => {
  const [masquePs, invisiblePatient, invisibleRepresentants, secretConnection, codes] = row
  const card = cardOf(pki, 'generaliste-cps')
  const context = lpsContext({ card, baseUrl, clock, ids: seededIds('x'), secretConnection })
  const document = { ...aLetter(card, patient), masquePs, invisiblePatient, invisibleRepresentants }
  const [root] = partsOf(buildTd21(context, patient, [document]))
  const parsed = root && parseXml(root)
  if (!parsed?.ok) throw new Error('not readable')
  const entry = objectsOf(parsed.root, 'ExtrinsicObject')[0]
  expect(codesOf(entry, 'f4f85eac-e6cb-4883-b524-f2705394840f')).toEqual(codes)
})

it('gives the same bytes for the same seed', () => {
  const bytes = () => Buffer.from(fed('etablissement', letters(2), 'indirect').request.body)
  expect(bytes().equals(bytes())).toBe(true)
})
