import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import WebSocket from 'ws'
import { serveCommand } from '#cli/commands/serve.js'
import { testPki } from './support/test-pki.js'

const pki = await testPki()
const home = mkdtempSync(join(tmpdir(), 'dmp-bench-socket-'))
let origin: string
let secure: string
let stop: () => void
let served: Promise<unknown>

/** The bench as a user starts it, on free ports: the WebSocket goes through its own two doors. */
beforeAll(async () => {
  mkdirSync(home, { recursive: true })
  symlinkSync(pki.directory, join(home, 'pki'))
  vi.stubEnv('DMP_BENCH_HOME', home)
  const out: string[] = []
  const stopped = new Promise<void>((done) => {
    stop = done
  })
  const terminal = { out: (line: string) => out.push(line), err: () => undefined }
  const limits = { host: '127.0.0.1', port: 0, tlsPort: 0, maxRequest: 1_000_000 }
  served = serveCommand({ ...limits, trust: 'strict', seed: '1' }, terminal, stopped)
  await vi.waitUntil(() => out.some((line) => line.includes('Ctrl-C')), 30_000)
  const printed = out.join('\n')
  origin = /Page à ouvrir +(\S+)/.exec(printed)?.[1] ?? ''
  secure = /(https:\/\/[^/]+)\/si-dmp-server/.exec(printed)?.[1] ?? ''
  expect(printed).toContain(`${origin}/lecteur`)
})

afterAll(async () => {
  const waiting = new WebSocket(`${origin.replace('http', 'ws')}/api/lecteurs/ws`)
  await new Promise((done) => waiting.once('open', done))
  stop()
  // A client that stays connected does not keep the bench from stopping.
  expect(await served).toBe(0)
  vi.unstubAllEnvs()
  rmSync(home, { recursive: true, force: true })
})

beforeEach(async () => {
  await fetch(`${origin}/api/lecteurs/cps/retirer`, { method: 'POST' })
})

type Answer = Record<string, unknown>

describe('the reader over WebSocket', () => {
  /** A client that remembers what it hears. */
  async function connect(headers: Record<string, string> = {}, door = origin) {
    const client = new WebSocket(`${door.replace('http', 'ws')}/api/lecteurs/ws`, { headers, ca: pki.caPem })
    const heard: Answer[] = []
    const waiting: (() => void)[] = []
    client.on('message', (data) => {
      heard.push(JSON.parse(String(data)))
      for (const wake of waiting.splice(0)) wake()
    })
    await new Promise((done, fail) => client.once('open', done).once('error', fail))
    const until = async (test: (message: Answer) => boolean): Promise<Answer> => {
      for (;;) {
        const found = heard.find(test)
        if (found) return found
        await new Promise<void>((wake) => waiting.push(wake))
      }
    }
    return {
      heard,
      event: (evenement: string) => until((message) => message.evenement === evenement),
      ask: (message: Answer) => {
        client.send(JSON.stringify(message))
        return until(({ id, erreur }) => id === message.id && (message.id !== undefined || erreur !== undefined))
      },
      send: (text: string) => client.send(text),
    }
  }

  it('does all that HTTP does, and tells every client what happens', async () => {
    const [one, two] = [await connect(), await connect()]
    expect(await one.ask({ id: 1, action: 'inserer', carte: 'pharmacien-cps' })).toMatchObject({
      resultat: { etat: 'inseree' },
    })
    expect(await two.event('carte-inseree')).toMatchObject({ lecteur: 'cps', etat: { carte: 'pharmacien-cps' } })
    expect(await two.ask({ id: 'a', action: 'code', code: '1111' })).toMatchObject({
      erreur: 'code-faux',
      essaisRestants: 2,
    })
    expect(await one.event('code-faux')).toMatchObject({ etat: { essaisRestants: 2 } })
    expect(await one.ask({ id: 2, action: 'code', code: '1234' })).toMatchObject({ resultat: { etat: 'ouverte' } })
    expect(await one.ask({ id: 3, action: 'lire' })).toMatchObject({ resultat: { situationsExercice: [{ rang: 1 }] } })
    expect(await one.ask({ id: 4, action: 'certificats' })).toMatchObject({ resultat: { certificats: [{}, {}] } })
    const signed = await one.ask({ id: 5, action: 'signer', cle: 'signature', donnees: base64('x') })
    expect(signed).toMatchObject({ resultat: { algorithme: 'RSA-SHA256' } })
    expect(await two.event('signature')).toMatchObject({ etat: { carte: 'pharmacien-cps' } })
    expect(await one.ask({ id: 6, action: 'lister' })).toMatchObject({
      resultat: [{ lecteur: 'cps' }, { lecteur: 'vitale' }],
    })
    expect(await one.ask({ id: 7, action: 'etat', lecteur: 'vitale' })).toMatchObject({ resultat: { etat: 'absente' } })
    // What happens over HTTP is told here too.
    await fetch(`${origin}/api/lecteurs/cps/retirer`, { method: 'POST' })
    expect(await two.event('carte-retiree')).toMatchObject({ etat: { etat: 'absente' } })
  })

  it('answers anything', async () => {
    const client = await connect()
    const before = client.heard.length
    for (const text of [
      '',
      'null',
      '[]',
      '{}',
      '{"action":"rien"}',
      '{"action":"toString"}',
      '{"action":"etat","lecteur":"x"}',
    ]) {
      client.send(text)
    }
    await client.ask({ id: 'last', action: 'lister' })
    expect(client.heard.slice(before, -1).map(({ erreur }) => erreur)).toEqual([
      ...Array(6).fill('demande-invalide'),
      'lecteur-inconnu',
    ])
  })

  it('refuses the page of another site, and another address', async () => {
    await expect(connect({ Origin: 'http://ailleurs.test' })).rejects.toThrow(/404/)
    await expect(connect({ Origin: origin })).resolves.toBeDefined()
    const elsewhere = new WebSocket(`${origin.replace('http', 'ws')}/ailleurs`)
    await expect(new Promise((done, fail) => elsewhere.once('open', done).once('error', fail))).rejects.toThrow(/404/)
  })

  it('goes through the HTTPS door too, where no card is asked of the client', async () => {
    const client = await connect({}, secure)
    expect(await client.ask({ id: 1, action: 'lister' })).toMatchObject({ resultat: [{ lecteur: 'cps' }, {}] })
  })

  it('is the reader that the page and the API of the same bench show', async () => {
    const client = await connect()
    await client.ask({ id: 1, action: 'inserer', carte: 'sage-femme-cps' })
    expect(await (await fetch(`${origin}/lecteur`)).text()).toContain('<code>sage-femme-cps</code>')
    const list = await fetch(`${origin}/crl/fort-personnes.crl`)
    expect([list.status, list.headers.get('content-type')]).toEqual([200, 'application/pkix-crl'])
  })
})

function base64(text: string): string {
  return Buffer.from(text).toString('base64')
}
