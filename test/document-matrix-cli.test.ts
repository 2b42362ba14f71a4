import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { serveCommand } from '#cli/commands/serve.js'
import { main } from '#cli/main.js'
import { csvFile } from '#cli/matrix-csv.js'
import type { Terminal } from '#cli/terminal.js'
import { findDocuments, ModelLps, mutualTlsSend } from '#fixtures/lps/index.js'
import { builtInDocumentMatrix } from '#matrix/document-rights.js'
import { documentGrid } from '#matrix/document-sheet.js'
import { seededIds } from '#simulator/ids.js'
import { aLetter, personOf } from './support/lps-messages.js'
import { cardOf, testPki } from './support/test-pki.js'

let folder: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dmp-bench-matrice-'))
  vi.stubEnv('DMP_BENCH_HOME', folder)
  symlinkSync((await testPki()).directory, join(folder, 'pki'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})
beforeAll(async () => void (await testPki()))
afterAll(() => vi.unstubAllEnvs())

async function dmpBench(...args: string[]) {
  const out: string[] = []
  const err: string[] = []
  const terminal: Terminal = { out: (line) => out.push(line), err: (line) => err.push(line) }
  return { code: await main(args, terminal), lines: out, out: out.join('\n'), err }
}
const kept = () => join(folder, 'matrice-documents.json')
function file(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
/** The built-in grid with one cell changed, in a file. */
function edited(name: string, typeCode: string, column: number, value: string): string {
  const rows = documentGrid(builtInDocumentMatrix).map((row) =>
    row[0] === typeCode ? row.map((cell, at) => (at === column + 2 ? value : cell)) : row,
  )
  return file(name, csvFile(rows))
}
const pharmacist = 2

describe('matrix import', () => {
  it('says what changes cell by cell, keeps the edition, and every command goes by it', async () => {
    const first = await dmpBench('matrix', 'import', edited('a.csv', '15508-5', 7, 'oui'), '--edition', 'essai A')
    expect(first.code).toBe(0)
    expect(first.lines).toContain("CR d'accouchement (15508-5), Pédicures-podologues (80) : non → oui")
    expect(first.out).toContain('1 cellule changée, 0 type ajouté, 0 type retiré')
    expect(first.err).toEqual([])
    const shown = await dmpBench('matrix', 'documents')
    expect(shown.lines[0]).toBe("Matrice d'habilitation des documents, essai A")
    expect(shown.lines.find((line) => line.startsWith('15508-5'))?.match(/oui|non/g)?.[7]).toBe('oui')

    const second = await dmpBench('matrix', 'import', edited('b.csv', '11490-0', 7, 'non'))
    expect(second.out).toContain("Par rapport à l'édition en service, essai A :")
    expect(second.lines).toContain("CR d'accouchement (15508-5), Pédicures-podologues (80) : oui → non")
    expect(second.lines).toContain(
      "Lettre de liaison à la sortie d'un établissement de soins (11490-0), Pédicures-podologues (80) : inconnu (supposé : oui) → non",
    )
    const again = await dmpBench('matrix', 'import', join(folder, 'b.csv'))
    expect(again.lines).toContain('Rien ne change.')
    expect(readdirSync(folder).filter((name) => name.startsWith('matrice-documents'))).toEqual([
      'matrice-documents.json',
    ])
  })

  it('says the types and the professions that come and go', async () => {
    const path = file(
      'c.csv',
      csvFile([
        ['type', '10', '41 Assistants de service social'],
        ['11490-0', 'oui', 'non'],
      ]),
    )
    const { lines, code } = await dmpBench('matrix', 'import', path, '--essai')
    expect(code).toBe(0)
    expect(lines).toContain('+ profession : Assistants de service social (41)')
    expect(lines).toContain('- profession : Infirmiers (60, 69)')
    expect(lines).toContain("- type : CR d'accouchement (15508-5), que plus personne ne lit")
    expect(lines.at(-1)).toBe("Essai : rien n'est enregistré.")
    expect(existsSync(kept())).toBe(false)
  })

  it('a file with faults: all are told, 1, and nothing changes', async () => {
    await dmpBench('matrix', 'import', edited('a.csv', '15508-5', 7, 'oui'))
    const before = readFileSync(kept(), 'utf8')
    const { code, lines, err } = await dmpBench('matrix', 'import', edited('d.csv', '15508-5', 7, 'peut-être'))
    expect(lines).toEqual([
      expect.stringMatching(/^ligne \d+, colonne J : valeur « peut-être » : oui, non ou \? est attendu$/),
      '',
      expect.stringMatching(/d\.csv est refusé : 1 défaut\. Rien n'est changé\.$/),
    ])
    expect([code, err]).toEqual([1, []])
    expect(readFileSync(kept(), 'utf8')).toBe(before)
  })

  it('types unknown to JDV_J66 are left out when asked', async () => {
    const path = file(
      'e.csv',
      csvFile([
        ['type', '10'],
        ['11490-0', 'oui'],
        ['27899-4', 'oui'],
      ]),
    )
    expect((await dmpBench('matrix', 'import', path)).code).toBe(1)
    const { code, lines } = await dmpBench('matrix', 'import', path, '--ignorer-types-inconnus')
    expect(code).toBe(0)
    expect(lines).toContain('Type laissé de côté, inconnu de JDV_J66 : 27899-4')
  })

  it.each<[string[], RegExp]>([
    [['absent.csv'], /^Le fichier .*absent\.csv ne se lit pas : introuvable\.$/],
    [['.'], /n'est pas un fichier\.$/],
    [[], /^Il manque l'argument <fichier>\.$/],
    [['a.csv', '--essais'], /^Option inconnue : --essais\. Vouliez-vous dire --essai \?$/],
  ])('%j is a wrong usage: one sentence and 2', async (args, sentence) => {
    const { code, err, lines } = await dmpBench(
      'matrix',
      'import',
      ...args.map((arg) => (arg.startsWith('-') ? arg : join(folder, arg))),
    )
    expect(err).toEqual([expect.stringMatching(sentence)])
    expect([code, lines]).toEqual([2, []])
  })

  it('tells when the environment names another matrix', async () => {
    const path = edited('a.csv', '15508-5', 7, 'oui')
    vi.stubEnv('DMP_BENCH_MATRIX', path)
    const { err } = await dmpBench('matrix', 'import', path)
    expect(err).toEqual([expect.stringContaining('DMP_BENCH_MATRIX')])
  })

  it('writes nowhere else than where it can', async () => {
    vi.stubEnv('DMP_BENCH_HOME', join(file('plein', ''), 'dedans'))
    const { code, err } = await dmpBench('matrix', 'import', edited('a.csv', '15508-5', 7, 'oui'))
    expect(err.at(-1)).toMatch(/^La matrice ne s'écrit pas dans /)
    expect(code).toBe(2)
  })
})

describe('a kept edition that was damaged', () => {
  it('is told, keeps no other table from being read, and is replaced by the next import', async () => {
    file('matrice-documents.json', '{"format":"dmp-bench/matrice-documents"}')
    const shown = await dmpBench('matrix', 'documents')
    expect(shown.code).toBe(2)
    expect(shown.err[0]).toMatch(
      /^La matrice .*matrice-documents\.json est refusée : .*importez-la de nouveau ou supprimez ce fichier\)\.$/,
    )
    expect((await dmpBench('matrix', '526')).code).toBe(0)
    const { code, err } = await dmpBench('matrix', 'import', edited('a.csv', '15508-5', 7, 'oui'))
    expect(code).toBe(0)
    expect(err).toEqual([expect.stringContaining('Elle est remplacée')])
    expect((await dmpBench('matrix', 'documents')).code).toBe(0)
  })
})

describe('--matrix', () => {
  it('shows the matrix of a file, given as an option or in the environment', async () => {
    const path = edited('f.csv', '15508-5', 7, 'oui')
    expect((await dmpBench('matrix', 'documents', '--matrix', path)).lines[0]).toMatch(/, f\.csv$/)
    vi.stubEnv('DMP_BENCH_MATRIX', path)
    expect((await dmpBench('matrix', 'documents')).lines[0]).toMatch(/, f\.csv$/)
  })

  it.each([
    ['serve', '--port', '0', '--tls-port', '0'],
    ['run', '--transport', 'memoire'],
  ])('%s refuses a file with faults before anything else', async (...args) => {
    const path = edited('g.csv', '15508-5', 7, 'peut-être')
    const { code, err } = await dmpBench(...args, '--matrix', path)
    expect(err).toEqual([
      expect.stringMatching(/^La matrice .*g\.csv est refusée : ligne \d+, colonne J : .*matrix import --essai/),
    ])
    expect(code).toBe(2)
  })

  it('run names the edition in its report', async () => {
    const out = join(folder, 'rapports')
    const path = edited('h.csv', '15508-5', 7, 'oui')
    const args = ['--transport', 'memoire', '--only', 'existence/officine', '--out', out]
    expect((await dmpBench('run', ...args, '--clock', new Date().toISOString(), '--matrix', path)).code).toBe(0)
    const { tables } = JSON.parse(readFileSync(join(out, 'rapport.json'), 'utf8'))
    expect(tables).toContainEqual({ name: "Matrice d'habilitation des documents", edition: 'h.csv' })
  })

  it.each<[string, string, number]>([
    ['open', 'oui', 1],
    ['closed', 'non', 0],
  ])('serve goes by it: a letter %s to pharmacists (%s) is found by %i', async (_, value, count) => {
    const path = edited('i.csv', '11490-0', pharmacist, value)
    const lines: string[] = []
    let stop = () => {}
    const stopped = new Promise<void>((resolve) => {
      stop = resolve
    })
    const options = {
      host: '127.0.0.1',
      port: 0,
      tlsPort: 0,
      trust: 'strict',
      seed: '1',
      maxRequest: 1024 * 1024,
    } as const
    const ended = serveCommand(
      { ...options, matrix: path },
      { out: (line) => lines.push(line), err: () => {} },
      stopped,
    )
    await vi.waitUntil(() => lines.at(-1)?.startsWith('Ctrl-C'), { timeout: 20_000 })
    expect(lines[0]).toBe(`Matrice des documents : i.csv (${path})`)
    const [https = ''] = /https:\/\/127\.0\.0\.1:\d+/.exec(lines.join('\n')) ?? []
    const pki = await testPki()
    const person = personOf('dmp-ouvert')
    const as = (id: string) => {
      const card = cardOf(pki, id)
      const send = mutualTlsSend({ baseUrl: https, card, caPem: pki.caPem })
      const lps = new ModelLps({ card, baseUrl: https, clock: () => new Date(), ids: seededIds(id), send })
      return { lps, close: () => send.close() }
    }
    const doctor = as('generaliste-cps')
    const reader = as('pharmacien-cps')
    try {
      const fed = await doctor.lps.td21(person, [aLetter(cardOf(pki, 'generaliste-cps'), person, 4711)])
      expect(fed.errors).toEqual([])
      const found = await reader.lps.td31(person, findDocuments(person))
      expect(found.entries.filter(({ uniqueId }) => uniqueId.endsWith('.4711'))).toHaveLength(count)
    } finally {
      doctor.close()
      reader.close()
      stop()
      await ended
    }
  })
})
