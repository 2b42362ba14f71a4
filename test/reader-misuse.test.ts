import { Hono } from 'hono'
import { beforeEach, describe, expect, it } from 'vitest'
import { mountReader } from '#cli/mount-reader.js'
import type { Card } from '#fixtures/cards/card.js'
import {
  findDocuments,
  inProcessSend,
  type LpsOptions,
  ModelLps,
  type Spoil,
  tlsIdentityOf,
} from '#fixtures/lps/index.js'
import { rejectionRow } from '#matrix/rejections.js'
import { seededIds } from '#simulator/ids.js'
import { testBench } from './support/bench.js'
import { hasXmlsec, run } from './support/xmlsec.js'

const bench = await testBench()
const patient = bench.person('dmp-ouvert')
let app: Hono

beforeEach(() => {
  app = new Hono()
  mountReader(app, { pki: bench.pki, clock: () => bench.now, version: '0.0.0' })
})

type Answer = Record<string, unknown>

async function post(action: string, body: object = {}): Promise<[number, Answer]> {
  const answer = await app.request(`http://banc.test/api/lecteurs/cps/${action}`, {
    method: 'POST',
    body: JSON.stringify(body),
  })
  return [answer.status, (await answer.json()) as Answer]
}

const open = async (carte: string) => {
  await post('inserer', { carte })
  return post('code', { code: '1234' })
}

const withTls = (card: Card | undefined) => inProcessSend(bench.simulator.app, card && tlsIdentityOf(card))

let draws = 0

/** What an LPS that has this card in its reader sends: each call of the same `draw` is the same message. */
const lps = (id: string, draw: string, options: Partial<LpsOptions> & { send?: ReturnType<typeof withTls> } = {}) =>
  new ModelLps({
    card: bench.card(id),
    baseUrl: 'http://dmp-bench.test',
    clock: () => bench.now,
    ids: seededIds(`${id} ${draw}`),
    send: withTls(bench.card(id)),
    ...options,
  })

/** SignedInfo of a VIHF as it is signed: in exclusive canonical form, with the namespace it inherits. */
function signedInfoOf(assertion: string): string {
  const [text = ''] = /<ds:SignedInfo>.*<\/ds:SignedInfo>/s.exec(assertion) ?? []
  return text.replace('<ds:SignedInfo>', '<ds:SignedInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">')
}

/**
 * A TD0.2 whose VIHF the reader signed: the message is prepared, its SignedInfo handed to the reader, and the value that
 * comes back put in it. The spoil gives the message; what the reader refused is in `answer`.
 */
async function signedByReader(id: string, cle: 'signature' | 'authentification', ask: object = {}) {
  draws += 1
  const draw = `draw ${draws}`
  const keys: Spoil = {
    signingKey: (_, { context }) => (cle === 'signature' ? context.card.signature : context.card.authentication),
  }
  let prepared = ''
  const keep: Spoil = {
    ...keys,
    assertion: (xml) => {
      prepared = xml
      return xml
    },
  }
  await lps(id, draw, { spoil: keep, send: async () => ({ status: 500, headers: [], body: new Uint8Array() }) })
    .td02(patient)
    .catch(() => undefined)
  const donnees = Buffer.from(signedInfoOf(prepared)).toString('base64')
  const answer = await post('signer', { cle, donnees, ...ask })
  const value = answer[1].signature as string | undefined
  let assertion = ''
  const put: Spoil = {
    ...keys,
    assertion: (xml) => {
      assertion = xml.replace(/<ds:SignatureValue>[^<]*/, `<ds:SignatureValue>${value}`)
      return assertion
    },
  }
  return {
    answer,
    prepared,
    send: async (tls: Card | undefined = bench.card(id)) => {
      const told = await lps(id, draw, { spoil: put, send: withTls(tls) }).td02(patient)
      return { told, assertion }
    },
  }
}

const journal = () => bench.simulator.bench.exchanges('defaut', 1000).length

describe('a card used rightly', () => {
  it.each(['generaliste-cps', 'cpf-medecin', 'anonyme-cpe'])('%s signs the VIHF that the DMP accepts', async (id) => {
    await open(id)
    const call = await signedByReader(id, 'signature')
    expect(call.answer[0]).toBe(200)
    const { told, assertion } = await call.send()
    // The same key signs the same bytes into the same value: nothing of ours was put in between.
    expect(assertion).toBe(call.prepared)
    expect(told).toMatchObject({ acknowledgement: 'AA' })
    expect(bench.last().rejection).toBeUndefined()
  })

  it.skipIf(!hasXmlsec)('signs what xmlsec1 verifies down to the root (skipped when xmlsec1 is absent)', async () => {
    await open('generaliste-cps')
    const { assertion } = await (await signedByReader('generaliste-cps', 'signature')).send()
    const { issuersPem } = bench.card('generaliste-cps').signature
    const [intermediate = '', root = ''] = issuersPem.split(/(?<=-----END CERTIFICATE-----\n)/)
    const options = ['--verify', '--id-attr:ID', 'urn:oasis:names:tc:SAML:2.0:assertion:Assertion']
    const verified = (xml: string) =>
      run('xmlsec1', [...options, '--trusted-pem', '$1', '--untrusted-pem', '$2', '$0'], xml, root, intermediate).ok
    expect(verified(assertion)).toBe(true)
    expect(verified(assertion.replace('urn:dmp', 'urn:dmq'))).toBe(false)
  })
})

describe('wrong code, blocked card', () => {
  it.each([
    ['wrong code', 1, 403, 'code-faux', 'code-requis'],
    ['blocked', 3, 423, 'carte-bloquee', 'carte-bloquee'],
  ])('%s: the reader signs nothing, the DMP meets nobody', async (_title, times, status, erreur, refusal) => {
    await post('inserer', { carte: 'generaliste-cps' })
    let last: [number, Answer] | undefined
    for (let at = 0; at < times; at++) last = await post('code', { code: '0000' })
    expect(last).toMatchObject([status, { erreur }])
    const call = await signedByReader('generaliste-cps', 'signature')
    expect(call.answer).toMatchObject([status, { erreur: refusal }])
    // An LPS that calls all the same has neither TLS identity nor signature.
    const answer = await lps('generaliste-cps', `closed ${times}`, {
      spoil: { signingKey: () => undefined },
      send: withTls(undefined),
    }).td02(patient)
    expect(bench.last().rejection).toMatchObject({ rejection: 'tls-certificate-missing' })
    expect(answer).toMatchObject({ fault: { subcode: 'DMPAuthenticationError' } })
  })
})

describe('a card pulled out during a call', () => {
  /** Longer than any test: only the removal ends it. */
  const lasting = { cle: 'signature', donnees: 'YQ==', delaiMs: 60_000 }

  it('is told at once by the reader, and nothing goes to the DMP', async () => {
    await open('generaliste-cps')
    const before = journal()
    const signing = post('signer', lasting)
    await new Promise((done) => setTimeout(done, 20))
    expect(await post('retirer')).toMatchObject([200, { etat: 'absente' }])
    expect(await signing).toMatchObject([409, { erreur: 'carte-retiree' }])
    expect((await signedByReader('generaliste-cps', 'signature')).answer).toMatchObject([
      409,
      { erreur: 'carte-absente' },
    ])
    expect(journal()).toBe(before)
  })

  it('and put back: the code is asked again, the call that waited is lost', async () => {
    await open('generaliste-cps')
    const signing = post('signer', lasting)
    await new Promise((done) => setTimeout(done, 20))
    await post('changer', { carte: 'generaliste-cps' })
    expect(await signing).toMatchObject([409, { erreur: 'carte-retiree' }])
    expect((await signedByReader('generaliste-cps', 'signature')).answer).toMatchObject([
      403,
      { erreur: 'code-requis' },
    ])
  })

  it('after the VIHF was signed, another card in its place: the DMP sees two cards', async () => {
    await open('generaliste-cps')
    const call = await signedByReader('generaliste-cps', 'signature')
    await post('changer', { carte: 'pharmacien-cps' })
    const { told } = await call.send(bench.card('pharmacien-cps'))
    expect(bench.last().rejection).toMatchObject({ rejection: 'card-mismatch' })
    expect(told).toMatchObject({ fault: { subcode: 'DMPAuthenticationError' } })
  })
})

describe('an expired card', () => {
  it.each(['cps-expiree', 'cpe-expiree'])('%s signs, and the DMP refuses it', async (id) => {
    expect(await open(id)).toMatchObject([200, { etat: 'ouverte', validite: 'expiree', codeEtat: 6 }])
    const call = await signedByReader(id, 'signature')
    expect(call.answer[0]).toBe(200)
    const { told } = await call.send()
    expect(bench.last().rejection).toMatchObject({
      rejection: 'tls-certificate-missing',
      detail: expect.stringContaining('est expiré depuis le '),
    })
    expect(told).toMatchObject({ fault: { subcode: 'DMPAuthenticationError' } })
  })
})

describe('the authentication certificate on a VIHF', () => {
  it('is signed by the card, which cannot know, and refused by the DMP in its own words', async () => {
    await open('generaliste-cps')
    const call = await signedByReader('generaliste-cps', 'authentification')
    expect(call.answer[0]).toBe(200)
    const { told } = await call.send()
    expect(bench.last().rejection).toMatchObject({ rejection: 'not-a-signature-certificate' })
    const { code } = rejectionRow('not-a-signature-certificate')
    expect(told).toMatchObject({
      fault: { subcode: code, text: expect.stringContaining('Not a valid signature certificate') },
    })
  })
})

describe('a CPE where a CPS is needed', () => {
  it('opens and signs in the reader, and the DMP says that it has no right', async () => {
    expect(await open('secretaire-cpe')).toMatchObject([200, { etat: 'ouverte', validite: 'valide' }])
    expect((await signedByReader('secretaire-cpe', 'signature')).answer[0]).toBe(200)
    const answer = await lps('secretaire-cpe', 'reading').td31(patient, findDocuments(patient))
    expect(bench.last()).toMatchObject({ rejection: { rejection: 'right-denied' }, decision: { granted: false } })
    expect(answer.status).not.toMatch(/Success$/)
  })
})
