import { constants } from 'node:buffer'
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readUserFile, readUserText } from '#cli/read-file.js'
import { writeUserFile } from '#cli/write-file.js'
import { makeFolder } from '#fixtures/cards/make-folder.js'
import { command } from './support/command.js'
import { testPki } from './support/test-pki.js'

const folder = mkdtempSync(join(tmpdir(), 'dmp-bench-fichiers-'))
const at = (name: string) => join(folder, name)
const socket = createServer()
beforeAll(async () => {
  vi.stubEnv('DMP_BENCH_HOME', folder)
  symlinkSync((await testPki()).directory, at('pki'))
  mkdirSync(at('schemas'))
  execFileSync('mkfifo', [at('tube'), at('tube.txt'), at('tube.xml'), at('schemas/tube.xsd')])
  await new Promise<void>((resolve) => socket.listen(at('prise'), resolve))
})
afterAll(() => {
  socket.close()
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

const noProc = !existsSync('/proc/self')
const notOrdinary = "n'est pas un fichier ordinaire : enregistrez d'abord ce qu'il donne dans un fichier."

describe('only ordinary files are read', () => {
  it.each<[string[], string]>([
    [['judge'], '/dev/zero'],
    [['judge'], at('tube.xml')],
    [['judge'], at('prise')],
    [['matrix', 'import'], '/dev/zero'],
    [['matrix', 'import'], at('tube')],
    [['matrix', 'diff', 'documents'], at('tube')],
    [['matrix', 'documents', '--matrix'], at('tube')],
    [['run', '--transport', 'memoire', '--matrix'], at('tube')],
    [['ins', 'datamatrix', 'lire'], '/dev/zero'],
    [['ins', 'datamatrix', 'lire'], at('tube.txt')],
  ])('%j %s', async (args, file) => {
    const { code, out, err } = await command(...args, file)
    expect({ code, out, err }).toEqual({ code: 2, out: '', err: [`${file} ${notOrdinary}`] })
  })

  it('headers beside a message and schemas in a folder included', async () => {
    writeFileSync(at('message.xml'), '<a/>')
    execFileSync('mkfifo', [at('message.headers')])
    expect((await command('judge', at('message.xml'))).err).toEqual([`${at('message.headers')} ${notOrdinary}`])
    const { err } = await command('run', '--transport', 'memoire', '--schemas', at('schemas'))
    expect(err).toEqual([`${at('schemas/tube.xsd')} ${notOrdinary}`])
  })

  it.skipIf(noProc)('a file of the system that tells no length is none (skips: no /proc here)', () => {
    expect(() => readUserFile('/proc/self/status')).toThrow(notOrdinary)
  })

  it('an empty file is one', () => {
    writeFileSync(at('vide'), '')
    expect(readUserFile(at('vide'))).toHaveLength(0)
  })

  it('a folder is told, and a file too long', () => {
    expect(() => readUserFile(folder)).toThrow(`${folder} n'est pas un fichier.`)
    writeFileSync(at('long'), '')
    truncateSync(at('long'), constants.MAX_STRING_LENGTH + 1)
    expect(() => readUserText(at('long'))).toThrow(`Le fichier ${at('long')} ne se lit pas : fichier trop long.`)
    truncateSync(at('long'), 1024 * 1024 + 1)
    expect(() => readUserFile(at('long'), { bytes: 1024 * 1024, isNot: 'une matrice' })).toThrow(
      `Le fichier ${at('long')} dépasse 1 Mio : ce n'est pas une matrice.`,
    )
  })
})

describe.skipIf(noProc)('a folder that cannot be made is told (skips: no /proc here)', () => {
  it.each([
    [
      'reports',
      ['run', '--transport', 'memoire', '--only', 'existence/officine', '--out'],
      /^Les rapports ne s'écrivent/,
    ],
    ['cards', ['cards', 'export', '--card', 'pharmacien-cps', '--out'], /^Les cartes ne peuvent être écrites dans/],
  ])('%s', async (_, args, sentence) => {
    const { code, err } = await command(...args, '/proc/x/y')
    expect(err.at(-1)).toMatch(sentence)
    expect(err.at(-1)).toMatch(/\/proc\/x\/y : aucun dossier ne peut y être fait\.$/)
    expect(code).toBe(2)
  })

  it('the home of the bench', async () => {
    vi.stubEnv('DMP_BENCH_HOME', '/proc/x/y')
    const { code, err } = await command('cards', 'new')
    vi.stubEnv('DMP_BENCH_HOME', folder)
    expect(err.at(-1)).toMatch(
      /^L'IGC de test ne se lit .* : aucun dossier ne peut y être fait ; DMP_BENCH_HOME désigne/,
    )
    expect(code).toBe(2)
  })

  it('others are made, as many levels as it takes, once', () => {
    const deep = at('a/b/c/d')
    makeFolder(deep)
    makeFolder(deep)
    expect(statSync(deep).isDirectory()).toBe(true)
    writeFileSync(at('fichier'), '')
    expect(() => makeFolder(at('fichier'))).toThrow(/EEXIST/)
    expect(() => makeFolder(at('fichier/x'))).toThrow(/ENOTDIR/)
  })
})

describe('a pipe as a file to write', () => {
  it('is told when nobody reads it', async () => {
    const table = await command('matrix', '526', '--export', 'csv', '--out', at('tube'))
    expect(table).toMatchObject({
      code: 2,
      err: [`${at('tube')} ne s'écrit pas : ce n'est pas un fichier, et rien ne le lit.`],
    })
    const image = await command('ins', 'datamatrix', 'ecrire', '--patient', 'dmp-ouvert', '--sortie', at('tube.txt'))
    expect(image).toMatchObject({ code: 2, err: [expect.stringMatching(/ne s'écrit pas : ce n'est pas un fichier/)] })
  })

  it('takes all of it when somebody does', async () => {
    const reader = spawn('cat', [at('tube')], { stdio: ['ignore', 'pipe', 'ignore'] })
    const pieces: Buffer[] = []
    reader.stdout.on('data', (piece: Buffer) => pieces.push(piece))
    const ended = new Promise((resolve) => reader.on('close', resolve))
    await vi.waitUntil(() => {
      try {
        writeUserFile(at('tube'), 'x'.repeat(60_000))
        return true
      } catch {
        return false
      }
    })
    await ended
    expect(Buffer.concat(pieces)).toHaveLength(60_000)
  })
})
