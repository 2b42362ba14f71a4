import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { publishPki } from '#cli/publish-pki.js'
import { inProcessSend, tlsIdentityOf } from '#fixtures/lps/index.js'
import { testBench } from './support/bench.js'
import { hasTool } from './support/tools.js'

const openssl = hasTool('openssl', 'version')
const bench = await testBench()
const app = new Hono()
publishPki(app, bench.pki.directory)

const bytesOf = async (path: string) => Buffer.from(await (await app.request(path)).arrayBuffer())

describe('the lists of revocation that the server gives', () => {
  it.each([
    ['/crl/fort-personnes.crl', 200, 'application/pkix-crl'],
    ['/ac/elementaire-organisations.cer', 200, 'application/pkix-cert'],
    ['/ca.pem', 200, 'application/x-pem-file'],
    ['/crl/inconnue.crl', 404, 'text/plain; charset=UTF-8'],
    ['/crl/..%2Fpki.json', 404, 'text/plain; charset=UTF-8'],
    ['/crl/pki.json', 404, 'text/plain; charset=UTF-8'],
  ])('%s: %i %s', async (path, status, type) => {
    const answer = await app.request(path)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toBe(type)
  })

  it.skipIf(!openssl)('are signed by their authority, and say what the trust check says', async () => {
    for (const der of bench.pki.intermediates) {
      const authority = new X509Certificate(der)
      const name = /CN=DMP-BENCH TEST AC IGC (.*)/.exec(authority.subject)?.[1]?.toLowerCase().replaceAll(' ', '-')
      const list = await bytesOf(`/crl/${name}.crl`)
      expect(await bytesOf(`/ac/${name}.cer`)).toEqual(authority.raw)
      const printed = execFileSync('openssl', ['crl', '-inform', 'DER', '-text', '-noout'], { input: list }).toString()
      expect(printed).toContain('X509v3 CRL Number')
      const serials = [...printed.matchAll(/Serial Number: ([0-9A-F]+)/g)].map(([, serial]) => serial)
      expect(serials).toEqual(bench.pki.revokedSerials(der))
      const options = ['crl', '-inform', 'DER', '-noout', '-CAfile', `${bench.pki.directory}/chain.pem`]
      expect(execFileSync('openssl', options, { input: list, stdio: ['pipe', 'pipe', 'pipe'] }).toString()).toBe('')
    }
  })
})

describe('a certificate with a defect, for the DMP', () => {
  const patient = bench.person('dmp-ouvert')
  const outcome = async (call: Promise<unknown>) => {
    await call
    const { rejection } = bench.last()
    return [rejection?.rejection, rejection?.detail]
  }

  it.each([
    ['cps-revoquee', 'tls-certificate-missing', /est révoqué$/],
    ['cps-expiree', 'tls-certificate-missing', /est expiré depuis le /],
    ['cps-autre-ac', 'tls-certificate-missing', /jamais une carte ou un certificat réels$/],
    ['cpe-expiree', 'tls-certificate-missing', /est expiré depuis le /],
    ['structure-revoquee', 'tls-certificate-missing', /est révoqué$/],
    ['structure-expiree', 'tls-certificate-missing', /est expiré depuis le /],
    ['structure-pas-encore-valide', 'tls-certificate-missing', /n'est valide qu'à partir du /],
    ['structure-autre-ac', 'tls-certificate-missing', /jamais une carte ou un certificat réels$/],
    [
      'structure-mauvaise-ou',
      'structure-mismatch',
      /Identifiant_Structure vaut 10B0999587, l'OU du certificat TLS est 10B0999595$/,
    ],
  ])('%s in the TLS session: %s', async (card, row, why) => {
    const [rejection, detail] = await outcome(bench.lps(card).td02(patient))
    expect(rejection).toBe(row)
    expect(detail).toMatch(why)
  })

  it.each([
    ['structure-revoquee', /est révoqué$/],
    ['structure-expiree', /est expiré depuis le /],
    ['structure-pas-encore-valide', /n'est valide qu'à partir du /],
    ['structure-autre-ac', /jamais une carte ou un certificat réels$/],
  ])('%s that signs the VIHF, in a good TLS session', async (card, why) => {
    const send = inProcessSend(bench.simulator.app, tlsIdentityOf(bench.card('etablissement')))
    const [rejection, detail] = await outcome(bench.lps(card, { send } as never).td02(patient))
    expect(rejection).toBe('signing-certificate-untrusted')
    expect(detail).toMatch(why)
  })

  it.each([
    'insi-auto',
    'insi-mauvais-cn',
    'etablissement-ej',
    'esms',
    'centre-15-parm',
    'anonyme-cpe',
    'remplacant-cps',
    'cpf-medecin',
    'cpf-pharmacien',
  ])('%s is good for the DMP', async (card) => {
    expect(await outcome(bench.lps(card).td02(patient))).toEqual([undefined, undefined])
  })
})
