import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type ServeOptions, serveCommand } from '#cli/commands/serve.js'
import { main } from '#cli/main.js'
import { mutualTlsSend } from '#fixtures/lps/index.js'
import { readJournal } from '#reports/journal.js'
import type { RawRequest } from '#simulator/trace/exchange.js'
import { cardOf, testPki } from './support/test-pki.js'

const folder = mkdtempSync(join(tmpdir(), 'dmp-bench-serve-'))
const options: ServeOptions = {
  host: '127.0.0.1',
  port: 0,
  tlsPort: 0,
  trust: 'strict',
  seed: '1',
  maxRequest: 1024 * 1024,
}

/** The command as it runs for a person, with the banner it printed and what stops it. */
async function serving(over: Partial<ServeOptions> = {}) {
  const lines: string[] = []
  let stop = () => {}
  const stopped = new Promise<void>((resolve) => {
    stop = resolve
  })
  const ended = serveCommand({ ...options, ...over }, { out: (line) => lines.push(line), err: () => {} }, stopped)
  await vi.waitUntil(() => lines.at(-1)?.startsWith('Ctrl-C'), { timeout: 20_000 })
  const banner = lines.join('\n')
  const [http = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(banner) ?? []
  const [https = ''] = /https:\/\/127\.0\.0\.1:\d+/.exec(banner) ?? []
  return { banner, http, https, stop, ended }
}

let bench: Awaited<ReturnType<typeof serving>>
beforeAll(async () => {
  vi.stubEnv('DMP_BENCH_HOME', folder)
  symlinkSync((await testPki()).directory, join(folder, 'pki'))
  bench = await serving()
})
afterAll(async () => {
  bench.stop()
  expect(await bench.ended).toBe(0)
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

const example = async (): Promise<RawRequest> => {
  const answer = await fetch(`${bench.http}/exemples/td0.2`)
  return {
    method: 'POST',
    url: '/si-dmp-server/v2/services/patients',
    headers: [
      ['Host', new URL(bench.https).host],
      ['Content-Type', answer.headers.get('content-type') ?? ''],
    ],
    body: new Uint8Array(await answer.arrayBuffer()),
  }
}

/** Posts the example as the pharmacist's card. */
async function callOnce(): Promise<string> {
  const pki = await testPki()
  const send = mutualTlsSend({ baseUrl: bench.https, card: cardOf(pki, 'pharmacien-cps'), caPem: pki.caPem })
  const { status, body } = await send(await example())
  send.close()
  expect(status).toBe(200)
  return Buffer.from(body).toString('utf8')
}

const lastExchange = async () => {
  const journal = readJournal(await (await fetch(`${bench.http}/api/exchanges.json`)).text())
  if (!journal.ok) throw new Error(journal.reason)
  return journal.exchanges.at(-1)
}

describe('serve', () => {
  it('is healthy once its banner is out, and the banner says all that a person needs', async () => {
    expect(await (await fetch(`${bench.http}/health`)).json()).toMatchObject({ status: 'ok', trust: 'strict' })
    for (const text of [bench.http, bench.https, 'ca.pem', 'signature}.p12', '1234', 'pharmacien-cps', 'curl -s']) {
      expect(bench.banner).toContain(text)
    }
  })

  const curl = ['/usr/bin/curl', '/bin/curl', '/usr/local/bin/curl'].some((path) => existsSync(path))
  it.skipIf(!curl)('prints a curl command that works as typed (skips: curl absent)', async () => {
    const command = bench.banner.split('\n').find((line) => line.startsWith('curl')) ?? ''
    const { stdout: answer } = await promisify(execFile)('sh', ['-c', command])
    expect(answer).toContain('PRPA_IN201308UV02')
    expect(answer).toContain('code="VALIDE"')
  })

  it('signs a fresh example each time', async () => {
    const [first, second] = await Promise.all([callOnce(), callOnce()])
    expect(first).toContain('code="VALIDE"')
    expect(first).not.toBe(second)
  })

  it('keeps its state in a file given by --db', async () => {
    const db = join(folder, 'etat.sqlite')
    const one = await serving({ db, trust: 'open' })
    await fetch(`${one.http}/si-dmp-server/v2/services/patients`, { method: 'POST', body: 'x' })
    one.stop()
    await one.ended
    const two = await serving({ db, trust: 'open' })
    await fetch(`${two.http}/si-dmp-server/v2/services/patients`, { method: 'POST', body: 'y' })
    const journal = readJournal(await (await fetch(`${two.http}/api/exchanges.json`)).text())
    two.stop()
    await two.ended
    expect(journal.ok && journal.exchanges.map(({ request }) => Buffer.from(request.body).toString())).toEqual([
      'x',
      'y',
    ])
  })

  it('starts its clock where told, and lets it run', async () => {
    const { http, stop, ended } = await serving({ clock: new Date('2031-05-06T07:08:09Z') })
    const { clock } = (await (await fetch(`${http}/health`)).json()) as { clock: string }
    stop()
    await ended
    expect(clock).toMatch(/^2031-05-06T07:0[89]/)
  })
})

describe('the console', () => {
  it('is one page in French, without anything from elsewhere', async () => {
    const answer = await fetch(bench.http)
    const page = await answer.text()
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(page).toContain('<html lang="fr">')
    expect(page).not.toMatch(/<(img|link|iframe)|src="|https?:\/\/(?!127\.0\.0\.1)/)
    for (const text of ['test uniquement', 'pharmacien-cps', 'dmp-ouvert', bench.https, '1234'])
      expect(page).toContain(text)
  })

  it('lists cards without their keys, and patients', async () => {
    const cards = await (await fetch(`${bench.http}/api/cards.json`)).text()
    expect(cards).toContain('pharmacien-cps')
    expect(cards).not.toContain('PRIVATE KEY')
    const patients = (await (await fetch(`${bench.http}/api/patients.json`)).json()) as { id: string }[]
    expect(patients.map(({ id }) => id)).toContain('dmp-ouvert')
  })

  it('gives the bytes of an exchange back as they were sent, and dmp-bench judges them again', async () => {
    await callOnce()
    const exchange = await lastExchange()
    expect(exchange).toMatchObject({ transaction: 'TD0.2', decision: { granted: true } })
    const one = await (await fetch(`${bench.http}/api/exchanges/${exchange?.id}.json`)).text()
    expect(readJournal(one)).toEqual({ ok: true, exchanges: [exchange] })
    const file = join(folder, 'journal.json')
    writeFileSync(file, one)
    const out = join(folder, 'rapports')
    expect(await main(['judge', file, '--out', out], { out: () => {}, err: () => {} })).toBe(0)
    expect(readFileSync(join(out, 'rapport.html'), 'utf8')).toContain(String(exchange?.id))
  })

  it('shows one exchange: rules, decision, both messages', async () => {
    await callOnce()
    const exchange = await lastExchange()
    const detail = await (await fetch(`${bench.http}/api/exchanges/${exchange?.id}`)).text()
    for (const text of ['Aucun constat', 'règles respectées', exchange?.decision?.row ?? '?', 'Requête', 'Réponse']) {
      expect(detail).toContain(text)
    }
    expect((await fetch(`${bench.http}/api/exchanges/inconnu`)).status).toBe(404)
  })

  it('escapes what a client wrote', async () => {
    const body = '<script>alert(1)</script>'
    await fetch(`${bench.http}/si-dmp-server/v2/services/patients`, { method: 'POST', body })
    const detail = await (await fetch(`${bench.http}/api/exchanges/${(await lastExchange())?.id}`)).text()
    expect(detail).toContain('&lt;script&gt;')
    expect(detail).not.toContain('<script')
  })

  it('tells an open page of each exchange with its verdicts', async () => {
    const gone = new AbortController()
    const stream = await fetch(`${bench.http}/api/live`, { signal: gone.signal })
    expect(stream.headers.get('content-type')).toMatch(/^text\/event-stream/)
    const events = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
    const read = async (until: (text: string) => boolean) => {
      let text = ''
      while (!until(text)) text += (await events?.read())?.value ?? ''
      return text
    }
    await read((text) => text.includes('retry'))
    await callOnce()
    const { id } = (await lastExchange()) ?? {}
    const said = await read((text) => text.includes(String(id)) && text.endsWith('\n\n'))
    gone.abort()
    const data = /^data: (.*)$/m.exec(said.slice(said.lastIndexOf('event: exchanges')))?.[1]
    const shown = JSON.parse(data ?? '{}').exchanges.find((one: { id: string }) => one.id === id)
    expect(shown).toMatchObject({ transaction: 'TD0.2', outcome: 'Accepté', refused: false, status: 200 })
    expect(shown.results).toEqual([['pass', expect.any(Number)]])
  })

  it('puts a space back to its first state, but not for another site', async () => {
    await callOnce()
    const reset = (headers: Record<string, string>) =>
      fetch(`${bench.http}/api/reset`, { method: 'POST', headers }).then(({ status }) => status)
    expect(await reset({ Origin: 'http://ailleurs.example' })).toBe(403)
    expect(await reset({ Origin: 'null' })).toBe(403)
    // A mistyped name of the space must not empty another one.
    expect((await fetch(`${bench.http}/api/reset?space=a`, { method: 'POST' })).status).toBe(400)
    for (const name of ['A B', '', '-a', 'a'.repeat(41)]) {
      const refused = await fetch(`${bench.http}/api/reset?espace=${encodeURIComponent(name)}`, { method: 'POST' })
      expect(refused.status).toBe(400)
      expect(await refused.text()).toMatch(`Aucun espace ne peut s’appeler « ${name} » : de 1 à 40 lettres`)
    }
    expect(await lastExchange()).toBeDefined()
    expect(await reset({ Origin: bench.http })).toBe(200)
    expect(await lastExchange()).toBeUndefined()
    expect(await reset({})).toBe(200)
    expect(await callOnce()).toContain('code="VALIDE"')
  })
})

describe('what is asked wrongly is told, never passed over', () => {
  it.each([
    ['/api/pourquoi.json?vu-par=patient&carte=nope', 'carte : « nope » n’existe pas.'],
    ['/api/pourquoi.json?vu-par=patient&patient=nope', 'patient : « nope » n’existe pas.'],
    ['/api/pourquoi.json?vu-par=representant-legal&patient=', 'patient : «  » n’existe pas.'],
    ['/api/pourquoi.json?vu-par=patient&auteur=nope', 'auteur : « nope » n’existe pas.'],
    ['/api/pourquoi.json?vu-par=patient&espace=nulle-part', 'espace : « nulle-part » n’existe pas.'],
    ['/api/pourquoi.json?vu-par=patient&espace=A', 'Aucun espace ne peut s’appeler « A »'],
    ['/api/pourquoi.json?vu-par=voisin', 'vu-par : professionnel, patient, representant-legal attendu'],
    ['/api/pourquoi.json?vu-par=patient&masque=peut-etre', 'masque : sans valeur, oui ou non ; reçu « peut-etre ».'],
    ['/api/pourquoi.json?vu-par=patient&typ=1', 'Paramètre inconnu : typ. Cette adresse connaît carte, patient, mode'],
    ['/api/pourquoi.json?patient=dmp-ouvert', 'Il manque carte.'],
    ['/api/pourquoi.json?carte=generaliste-cps', 'Il manque patient.'],
    ['/api/historique.json?ins=277076322082910&oid=1.2.3', 'L’OID 1.2.3 n’est celui d’aucun identifiant de patient.'],
    ['/api/pourquoi.json?carte=nope&patient=dmp-ouvert', 'carte : « nope » n’existe pas.'],
    ['/api/exchanges.json?space=a', 'Paramètre inconnu : space. Cette adresse connaît espace, limite.'],
    ['/api/exchanges.json?espace=a&espace=b', 'Le paramètre espace est donné plusieurs fois.'],
    ['/api/exchanges.json?espace=A%20B', 'Aucun espace ne peut s’appeler « A B » : de 1 à 40 lettres'],
    ['/api/exchanges.json?limite=abc', 'limite : un entier de 1 à 1000 est attendu ; reçu « abc ».'],
    ['/api/exchanges.json?limite=1001', 'limite : un entier de 1 à 1000'],
    ['/api/exchanges.json?limite=0', 'limite : un entier de 1 à 1000'],
    ['/api/historique.json?ins=2770763220829', 'Donnez le patient : ?ins=<15 caractères>'],
    ['/api/historique.json?ins=277076322082910&space=a', 'Paramètre inconnu : space.'],
    ['/api/historique.json?ins=277076322082910&espace=A', 'Aucun espace ne peut s’appeler « A »'],
    ['/api/exchanges/x.json?limite=1', 'Paramètre inconnu : limite. Cette adresse connaît espace.'],
    ['/api/cards.json?id=pharmacien-cps', 'Paramètre inconnu : id. Cette adresse n’en a pas.'],
    ['/api/patients.json?id=x', 'Paramètre inconnu : id.'],
    ['/api/live?espace=a', 'Paramètre inconnu : espace. Cette adresse n’en a pas.'],
    ['/api/matrices.json?filtre=x', 'Paramètre inconnu : filtre.'],
    ['/api/matrices/526.json?filtre=x', 'Paramètre inconnu : filtre.'],
  ])('%s', async (path, sentence) => {
    const answer = await fetch(bench.http + path)
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain(sentence)
  })

  it('and what is asked rightly is answered', async () => {
    const ask = async (asked: string) => (await fetch(`${bench.http}/api/pourquoi.json?${asked}`)).json()
    const patient = 'vu-par=patient&carte=generaliste-cps&patient=dmp-ouvert'
    expect(await ask(patient)).toMatchObject({ granted: true })
    expect(await ask('vu-par=patient')).toMatchObject({ granted: true })
    expect(await ask(`${patient}&invisible-patient`)).toMatchObject({ granted: false })
    expect(await ask(`${patient}&invisible-patient=oui`)).toMatchObject({ granted: false })
    expect(await ask(`${patient}&invisible-patient=non`)).toMatchObject({ granted: true })
    expect(await ask('carte=generaliste-cps&patient=dmp-ouvert')).toMatchObject({ granted: true })
    expect((await fetch(`${bench.http}/api/exchanges.json?limite=1000&espace=jamais-vu`)).status).toBe(200)
  })
})
