import { execFileSync } from 'node:child_process'
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { firstCards } from '#fixtures/cards/catalogue/index.js'
import { loadPki } from '#fixtures/cards/load-pki.js'
import { openPki, type Pki } from '#fixtures/cards/pki.js'
import { readStoredPki, type StoredPki, storedFormat } from '#fixtures/cards/stored-pki.js'
import { createTrust } from '#simulator/signature/trust.js'
import { cardOf } from './support/test-pki.js'
import { hasTool } from './support/tools.js'

const temporary = mkdtempSync(join(tmpdir(), 'dmp-bench-cards-'))
const directory = join(temporary, 'igc')
const now = new Date()
const said: string[] = []
let pki: Pki
let other: Pki

beforeAll(async () => {
  // A process killed while it made the PKI: its number is free again, nobody must wait for it.
  mkdirSync(directory)
  writeFileSync(join(directory, 'pki.lock'), `${hostname()} 999999999`)
  const ask = () => openPki({ directory, now, say: (line) => said.push(line) })
  ;[pki, other] = await Promise.all([ask(), ask()])
})

afterAll(() => rmSync(temporary, { recursive: true, force: true }))

/** A folder of its own with what the first test made in it. */
function copy(name: string): string {
  const folder = join(temporary, name)
  cpSync(directory, folder, { recursive: true })
  return folder
}

const manifestOf = (folder: string): StoredPki => JSON.parse(readFileSync(join(folder, 'pki.json'), 'utf8'))

describe('openPki', () => {
  it('makes once for two who ask at the same time, takes over a dead lock, and says so', () => {
    expect(said).toEqual([
      `Création de l'IGC de test et de 10 cartes virtuelles dans ${directory} (quelques secondes)…`,
    ])
    expect(plain(other)).toEqual(plain(pki))
    expect(pki.cards.map(({ id }) => id)).toEqual(firstCards.map(({ id }) => id))
  })

  it('reads the same back without a word, and without the libraries that make certificates', async () => {
    const again = await openPki({ directory, now, say: () => expect.unreachable('nothing to say') })
    expect(plain(again)).toEqual(plain(pki))
    const loaded = staticImports('fixtures/cards/pki.ts')
    expect(loaded).toContain('node:path')
    expect(loaded.filter((name) => /peculiar|pkijs|asn1js|reflect-metadata|\/make\//.test(name))).toEqual([])
  })

  it('keeps the keys of the four authorities that make cards, and never that of the root', () => {
    const kept = readFileSync(join(directory, 'pki.json'), 'utf8').match(/BEGIN PRIVATE KEY/g)
    expect(kept).toHaveLength(2 * firstCards.length + 1 + 4)
    const [root] = pki.roots.map((der) => new X509Certificate(der))
    const { authorities } = manifestOf(directory)
    for (const { privateKeyPem } of Object.values(authorities)) {
      expect(root?.checkPrivateKey(createPrivateKey(privateKeyPem ?? ''))).toBe(false)
    }
  })

  it('adds the cards asked for, which a simulator that runs already trusts, and leaves the others as they are', async () => {
    const folder = copy('more')
    const running = createTrust(pki)
    const lines: string[] = []
    const say = (line: string) => lines.push(line)
    const more = await openPki({ directory: folder, now, say, cards: ['sage-femme-cps', 'structure-revoquee'] })
    expect(lines).toEqual([`Création de 2 cartes virtuelles dans ${folder} ; rien n'est à réinstaller…`])
    expect(more.cards.map(({ id }) => id)).toEqual([
      ...firstCards.map(({ id }) => id),
      'sage-femme-cps',
      'structure-revoquee',
    ])
    for (const { id } of firstCards) {
      expect(cardOf(more, id).signature).toEqual(cardOf(pki, id).signature)
      for (const file of ['signature.p12', 'authentification.key', 'carte.json']) {
        expect(readFileSync(join(folder, 'cards', id, file))).toEqual(readFileSync(join(directory, 'cards', id, file)))
      }
    }
    expect(running.check(cardOf(more, 'sage-femme-cps').signature.certificateDer, now)).toEqual({ ok: true })
    // Its serial number was in the CRL before the card was made.
    expect(running.check(cardOf(more, 'structure-revoquee').signature.certificateDer, now)).toMatchObject({
      reason: 'revoked',
    })
    const again = await openPki({ directory: folder, now, say: () => expect.unreachable('nothing to say') })
    expect(again.cards).toHaveLength(12)
  })

  it('puts back a file that is gone, and makes no key anew', async () => {
    const folder = copy('lost')
    const lost = join(folder, 'cards', 'pharmacien-cps', 'authentification.p12')
    rmSync(lost)
    const repaired = await openPki({ directory: folder, now, say: () => expect.unreachable('nothing to say') })
    expect(readFileSync(lost).length).toBeGreaterThan(1000)
    expect(cardOf(repaired, 'pharmacien-cps').signature).toEqual(cardOf(pki, 'pharmacien-cps').signature)
  })

  it('makes anew a card whose certificates no longer say what the catalogue says, and that card alone', async () => {
    const folder = copy('changed')
    const manifest = manifestOf(folder)
    const stale = { ...manifest.cards['infirmiere-cps'], fingerprint: 'of another version' }
    writeFileSync(
      join(folder, 'pki.json'),
      JSON.stringify({ ...manifest, cards: { ...manifest.cards, 'infirmiere-cps': stale } }),
    )
    const changed = await openPki({ directory: folder, now })
    for (const { id } of firstCards) {
      const same = cardOf(changed, id).signature.privateKeyPem === cardOf(pki, id).signature.privateKeyPem
      expect(same, id).toBe(id !== 'infirmiere-cps')
    }
  })

  it('refuses a card that is not in the catalogue', async () => {
    await expect(openPki({ directory, now, cards: ['rien'] })).rejects.toThrow('no card rien')
  })

  it('says nothing of a directory where nothing was made', async () => {
    expect(await loadPki(join(temporary, 'nowhere'), now)).toEqual({ unusable: '' })
  })

  it('fails with a French sentence when the directory cannot be one', async () => {
    const file = join(temporary, 'a-file')
    writeFileSync(file, '')
    await expect(openPki({ directory: file, now })).rejects.toThrow(/^L'IGC de test ne peut être lue ni écrite dans /)
  })

  const good = { format: storedFormat, cards: {}, notBefore: '2026-01-01', notAfter: '2028-01-01' }
  it.each([
    ['{"format":1,', '2026-06-01', 'fichier pki.json illisible'],
    ['null', '2026-06-01', 'fichier pki.json illisible'],
    [JSON.stringify({ ...good, format: 1 }), '2026-06-01', 'faite par une autre version du banc'],
    [JSON.stringify({ ...good, format: 2, catalogue: '' }), '2026-06-01', 'faite par une autre version du banc'],
    [JSON.stringify(good), '2025-12-31', 'certificats valides à partir du 2026-01-01'],
    [JSON.stringify(good), '2028-01-02', 'certificats expirés depuis le 2028-01-01'],
    [JSON.stringify(good), '2026-06-01', undefined],
  ])('judges %s at %s: %s', (text, at, reason) => {
    const stored = readStoredPki(text, new Date(at))
    expect('unusable' in stored ? stored.unusable : undefined).toBe(reason)
  })
})

describe('a PKI of format 2', () => {
  /** What the bench of format 2 wrote: one root, no key of an authority, the fingerprint of its ten cards. */
  function formerFolder(name: string): string {
    const folder = copy(name)
    const { authorities, cards, salt: _, ...stored } = manifestOf(folder)
    const list = Object.entries(authorities)
    const former = {
      ...stored,
      format: 2,
      catalogue: 'a095f115901a194c40882e9ec6d42c3212aa570a9369b9661a8cbc35d70116c8',
      root: list[0]?.[1].root,
      intermediates: Object.fromEntries(list.map(([id, { certificate }]) => [id, certificate])),
      cards: Object.fromEntries(Object.entries(cards).map(([id, { fingerprint: __, ...card }]) => [id, card])),
      revoked: list.flatMap(([, { certificate, revoked }]) =>
        revoked.map((serialNumber) => ({ issuer: certificate, serialNumber })),
      ),
    }
    writeFileSync(join(folder, 'pki.json'), JSON.stringify(former))
    return folder
  }

  it('is used as it is, without a word', async () => {
    const folder = formerFolder('former')
    const read = await openPki({ directory: folder, now, say: () => expect.unreachable('nothing to say') })
    expect({ ...plain(read), cards: [] }).toEqual({ ...plain(pki), directory: folder, cards: [] })
    expect(read.cards.map(({ signature }) => signature)).toEqual(pki.cards.map(({ signature }) => signature))
    const revoked = cardOf(read, 'cps-revoquee').signature.certificateDer
    expect(createTrust(read).check(revoked, now)).toMatchObject({ reason: 'revoked' })
  })

  it('gets its missing cards under a second root, and keeps its server, its cards and ca.pem', async () => {
    const folder = formerFolder('upgraded')
    await openPki({ directory: folder, now, cards: ['sage-femme-cps'] })
    const read = await openPki({ directory: folder, now, say: () => expect.unreachable('nothing to say') })
    expect(manifestOf(folder).format).toBe(3)
    expect(read.roots).toHaveLength(2)
    expect(read.server).toEqual(pki.server)
    expect(readFileSync(join(folder, 'ca.pem'), 'utf8')).toBe(pki.caPem)
    expect(read.caPem.startsWith(pki.caPem)).toBe(true)
    for (const file of ['cards/generaliste-cps/signature.p12', 'crl/fort-personnes.crl', 'server.key']) {
      expect(readFileSync(join(folder, file))).toEqual(readFileSync(join(directory, file)))
    }
    const trust = createTrust(read)
    for (const id of ['generaliste-cps', 'sage-femme-cps']) {
      expect(trust.check(cardOf(read, id).signature.certificateDer, now)).toEqual({ ok: true })
    }
    expect(trust.check(cardOf(read, 'cps-revoquee').signature.certificateDer, now)).toMatchObject({ reason: 'revoked' })
    if (!hasTool('openssl', 'version')) return
    const chain = ['verify', '-CAfile', join(folder, 'chain.pem')]
    for (const id of ['generaliste-cps', 'sage-femme-cps']) {
      const verdict = execFileSync('openssl', [...chain, join(folder, 'cards', id, 'signature.pem')], {
        encoding: 'utf8',
      })
      expect(verdict).toMatch(/: OK\n$/)
    }
  })
})

describe('the root', () => {
  it('lets its authorities certify the names of this machine and of tests, and no other', async () => {
    if (!hasTool('openssl', 'version')) return
    const { authorities } = manifestOf(directory)
    const authority = authorities['elementaire-organisations']
    const folder = join(temporary, 'names')
    mkdirSync(folder)
    const file = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text)
      return join(folder, name)
    }
    const key = file('ac.key', authority?.privateKeyPem ?? '')
    const ac = file('ac.pem', pem(authority?.certificate ?? ''))
    const verdict = (name: string): string => {
      const request = join(folder, 'request.pem')
      const options = ['-newkey', 'rsa:2048', '-nodes', '-keyout', join(folder, 'leaf.key'), '-subj', '/CN=x']
      execFileSync('openssl', ['req', ...options, '-addext', `subjectAltName=${name}`, '-out', request], {
        stdio: 'pipe',
      })
      const leaf = join(folder, 'leaf.pem')
      const signing = ['-CA', ac, '-CAkey', key, '-days', '2', '-copy_extensions', 'copy', '-out', leaf]
      execFileSync('openssl', ['x509', '-req', '-in', request, ...signing], { stdio: 'pipe' })
      try {
        const checked = ['verify', '-CAfile', join(directory, 'ca.pem'), '-untrusted', ac, leaf]
        return execFileSync('openssl', checked, { encoding: 'utf8', stdio: 'pipe' })
      } catch (error) {
        return String((error as { stderr: unknown }).stderr)
      }
    }
    for (const name of ['DNS:localhost', 'DNS:lps.dmp-bench.test', 'IP:127.0.0.1', 'IP:::1']) {
      expect(verdict(name), name).toMatch(/: OK\n$/)
    }
    for (const name of ['DNS:lps.dmp.gouv.fr', 'DNS:test.fr', 'IP:192.168.1.1', 'email:a@exemple.fr']) {
      expect(verdict(name), name).toContain('permitted subtree violation')
    }
  })
})

/** A PKI without its function, which is another each time. */
const plain = ({ revokedSerials: _, ...rest }: Pki) => rest

const pem = (base64: string): string =>
  `-----BEGIN CERTIFICATE-----\n${base64.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`

/** Every module that loading `file` loads, whether ours (path) or not (name); dynamic imports are not followed. */
function staticImports(file: string, seen = new Set<string>()): readonly string[] {
  const path = resolve(file)
  if (seen.has(path)) return []
  seen.add(path)
  const source = readFileSync(path, 'utf8').replace(/^(import|export) type .*$/gm, '')
  for (const [, name = ''] of source.matchAll(/^(?:import|export)[^'\n]*(?:\n[^'\n]*)*?from '([^']+)'/gm)) {
    if (name.startsWith('.')) staticImports(join(dirname(path), name.replace(/\.js$/, '.ts')), seen)
    else seen.add(name)
  }
  return [...seen]
}
