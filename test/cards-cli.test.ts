import { execFileSync } from 'node:child_process'
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { main } from '#cli/main.js'
import { catalogue } from '#fixtures/cards/catalogue/index.js'
import { testPki } from './support/test-pki.js'
import { hasTool } from './support/tools.js'

const folder = mkdtempSync(join(tmpdir(), 'dmp-bench-cards-cli-'))
const before = process.env.DMP_BENCH_HOME

async function dmpBench(...args: string[]) {
  const out: string[] = []
  const err: string[] = []
  const code = await main(args, { out: (line) => out.push(line), err: (line) => err.push(line) })
  return { code, out: out.join('\n'), err }
}

beforeAll(() => {
  process.env.DMP_BENCH_HOME = join(folder, 'home')
})

afterAll(() => {
  if (before === undefined) delete process.env.DMP_BENCH_HOME
  else process.env.DMP_BENCH_HOME = before
  rmSync(folder, { recursive: true, force: true })
})

describe('cards new', () => {
  it('makes the PKI and the first cards once, then only what is missing', async () => {
    const first = await dmpBench('cards', 'new')
    expect(first.code).toBe(0)
    expect(first.err).toEqual([expect.stringMatching(/^Création de l'IGC de test et de 10 cartes virtuelles dans /)])
    expect(first.out).toMatch(/^10 cartes virtuelles prêtes en \d+,\d s\.$/m)
    const again = await dmpBench('cards', 'new')
    expect(again.err).toEqual([])
    const more = await dmpBench('cards', 'new', '--card', 'cpf-medecin', '--card', 'anonyme-cpe')
    expect(more.err).toEqual([
      expect.stringMatching(/^Création de 2 cartes virtuelles dans .* ; rien n'est à réinstaller…$/),
    ])
    expect(more.out).toMatch(/^12 cartes virtuelles prêtes/m)
  })

  it('tells a mistyped card', async () => {
    const { code, err } = await dmpBench('cards', 'new', '--card', 'sage-femme')
    expect(code).toBe(2)
    expect(err).toEqual([
      "La carte « sage-femme » n'est pas au catalogue. Vouliez-vous dire sage-femme-cps ? dmp-bench cards les liste.",
    ])
  })
})

describe('cards', () => {
  it('lists the whole catalogue, and says which cards have files', async () => {
    const { code, out } = await dmpBench('cards')
    expect(code).toBe(0)
    for (const { id } of catalogue) expect(out).toContain(id)
    expect(out).toMatch(/^generaliste-cps .* oui$/m)
    expect(out).toMatch(/^epithesiste-cps .* à la demande$/m)
    expect(out).toContain('1234, 12345678')
  })
})

describe('cards export', () => {
  const target = join(folder, 'cartes')

  it('writes a folder a card, that openssl opens and verifies', async () => {
    const { code, out } = await dmpBench('cards', 'export', '--card', 'cpf-medecin', '--card', 'esms', '--out', target)
    expect(code).toBe(0)
    expect(out).toBe(`2 cartes écrites dans ${target}.`)
    expect(readdirSync(target).sort()).toEqual(['ca.pem', 'cpf-medecin', 'esms'])
    for (const id of ['cpf-medecin', 'esms']) {
      const file = (name: string) => join(target, id, name)
      expect(readdirSync(join(target, id)).sort()).toEqual([
        'authentification.key',
        'authentification.p12',
        'authentification.pem',
        'carte.json',
        'chaine.pem',
        'signature.key',
        'signature.p12',
        'signature.pem',
      ])
      for (const use of ['authentification', 'signature']) {
        const certificate = new X509Certificate(readFileSync(file(`${use}.pem`)))
        expect(certificate.checkPrivateKey(createPrivateKey(readFileSync(file(`${use}.key`))))).toBe(true)
        if (!hasTool('openssl', 'version')) continue
        const verified = ['verify', '-CAfile', file('chaine.pem'), file(`${use}.pem`)]
        expect(execFileSync('openssl', verified, { encoding: 'utf8' })).toMatch(/: OK\n$/)
        const opened = ['pkcs12', '-in', file(`${use}.p12`), '-nodes', '-passin', 'pass:dmp-bench']
        expect(execFileSync('openssl', opened, { encoding: 'utf8' })).toContain(`friendlyName: ${id} ${use}`)
      }
    }
  })

  it('says all of the card in its JSON', () => {
    const sheet = JSON.parse(readFileSync(join(target, 'cpf-medecin', 'carte.json'), 'utf8'))
    expect(sheet).toMatchObject({
      carte: 'cpf-medecin',
      type: 'CPF',
      structureSaisieParUtilisateur: true,
      codePorteur: '1234',
      codeDeblocage: '12345678',
      donneesLibres: { typeCarte: 'CPF', nom: 'INTERNE-TEST0047' },
      situationsExercice: [],
      testsOfficiels: ['0.1-170'],
    })
  })

  it('writes everything when no card is named, cartes Vitale and applis too', async () => {
    const all = join(folder, 'toutes')
    process.env.DMP_BENCH_HOME = join(folder, 'suite')
    mkdirSync(join(folder, 'suite'))
    symlinkSync((await testPki()).directory, join(folder, 'suite', 'pki'))
    const { out } = await dmpBench('cards', 'export', '--out', all)
    process.env.DMP_BENCH_HOME = join(folder, 'home')
    expect(out).toBe(`${catalogue.length} cartes écrites dans ${all}.`)
    expect(readdirSync(all).sort()).toEqual([...catalogue.map(({ id }) => id), 'apcv', 'ca.pem', 'vitale'].sort())
    const twins = JSON.parse(readFileSync(join(all, 'vitale', 'vitale-jumelles.json'), 'utf8'))
    expect(twins.t_AsnDonneesVitale.listeBenef).toHaveLength(3)
    expect(readdirSync(join(all, 'apcv'))).toHaveLength(3)
  })

  it.each([
    [['cards', 'export', '--card', 'esms'], /^Il manque l'option --out <dossier>\.$/],
    [['cards', 'export', '--card', 'esms', '--out', ''], /un nom de dossier est attendu/],
    [['cards', 'softhsm', '--card', 'esms', '--token-dir', ''], /un nom de dossier est attendu/],
    [
      ['cards', 'export', '--out', join(folder, 'file', 'x'), '--card', 'esms'],
      /^Les cartes ne peuvent être écrites dans .* : un élément du chemin n'est pas un dossier\.$/,
    ],
    [
      ['cards', 'export', '--out', target, '--card', 'rien'],
      /^La carte « rien » n'est pas au catalogue\. dmp-bench cards les liste\.$/,
    ],
  ])('%j is refused in French', async (args, sentence) => {
    writeFileSync(join(folder, 'file'), '')
    const { code, err } = await dmpBench(...args)
    expect(code).toBe(2)
    expect(err.join('\n')).toMatch(sentence)
  })
})
