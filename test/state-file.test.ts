import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, linkSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { benchFault } from '#cli/bench-fault.js'
import { serveCommand } from '#cli/commands/serve.js'
import { openDatabase } from '#simulator/store/open-database.js'
import { openStore, UnusableDatabase, UnwritableJournal } from '#simulator/store/world-store.js'
import { command } from './support/command.js'
import { testPki } from './support/test-pki.js'

const folder = mkdtempSync(join(tmpdir(), 'dmp-bench-etat-'))
beforeAll(async () => {
  vi.stubEnv('DMP_BENCH_HOME', folder)
  symlinkSync((await testPki()).directory, join(folder, 'pki'))
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

const holder = fileURLToPath(new URL('support/hold-database.ts', import.meta.url))

/** Another process that holds a database open; back once it does. */
async function otherProcess(file: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', holder, file], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  onTestFinished(() => void child.kill('SIGKILL'))
  expect(String((await once(child.stdout, 'data'))[0])).toBe('open\n')
  return {
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

const serve = (file: string) => command('serve', '--port', '0', '--tls-port', '0', '--db', file)
const busy = /^La base .* ne s'ouvre pas : un autre dmp-bench ou un autre programme s'en sert déjà ; arrêtez-le, ou/

describe('a database file serves one bench at a time', () => {
  it('refuses a second server at once, by whatever name, and the first does not notice', async () => {
    const file = join(folder, 'un-seul.db')
    let stop = () => {}
    const stopped = new Promise<void>((resolve) => {
      stop = resolve
    })
    const lines: string[] = []
    const said: string[] = []
    const first = serveCommand(
      { host: '127.0.0.1', port: 0, tlsPort: 0, trust: 'strict', seed: '1', maxRequest: 1_000_000, db: file },
      { out: (line) => lines.push(line), err: (line) => said.push(line) },
      stopped,
    )
    await vi.waitUntil(() => lines.at(-1)?.startsWith('Ctrl-C'), { timeout: 20_000 })
    linkSync(file, join(folder, 'lien-dur.db'))
    symlinkSync(file, join(folder, 'lien.db'))
    for (const name of ['un-seul.db', 'lien-dur.db', 'lien.db']) {
      const started = performance.now()
      const { code, out, err } = await serve(join(folder, name))
      expect({ code, out, err }).toEqual({ code: 2, out: '', err: [expect.stringMatching(busy)] })
      expect(performance.now() - started).toBeLessThan(3000)
    }
    const [origin] = /http:\/\/127\.0\.0\.1:\d+/.exec(lines.join('\n')) ?? []
    expect((await fetch(`${origin}/api/reset?espace=apres`, { method: 'POST' })).status).toBe(200)
    stop()
    expect(await first).toBe(0)
    expect(said).toEqual(['dmp-bench est arrêté.'])
    openStore(file).close()
  })

  it('is free again when the process that held it is killed, and holds what it wrote', async () => {
    const file = join(folder, 'tue.db')
    const other = await otherProcess(file)
    expect(() => openStore(file)).toThrow(UnusableDatabase)
    expect((await serve(file)).err).toEqual([expect.stringMatching(busy)])
    await other.kill()
    expect(existsSync(`${file}-wal`)).toBe(true)
    const database = openDatabase(file)
    expect(database.$client.prepare('SELECT id FROM structures').pluck().all()).toEqual(['kept'])
    database.$client.close()
  })
})

it('leaves the database of another program as it was', () => {
  const file = join(folder, 'autre.db')
  const other = new Sqlite(file)
  other.exec('CREATE TABLE x (y)')
  other.close()
  const before = readFileSync(file)
  expect(() => openStore(file)).toThrow(/n'a pas été faite par cette version/)
  expect(readFileSync(file)).toEqual(before)
  const again = new Sqlite(file, { timeout: 0 })
  again.exec('INSERT INTO x VALUES (1)')
  again.close()
})

describe('what is no file is refused as a database', () => {
  it.each([
    ['a folder', 'dossier'],
    ['a device', '/dev/null'],
    ['a pipe', 'tube.db'],
  ])('%s', async (_, name) => {
    mkdirSync(join(folder, 'dossier'), { recursive: true })
    if (!existsSync(join(folder, 'tube.db'))) execFileSync('mkfifo', [join(folder, 'tube.db')])
    const file = name.startsWith('/') ? name : join(folder, name)
    const { code, err } = await serve(file)
    expect({ code, err }).toEqual({ code: 2, err: [`La base ${file} ne s'ouvre pas : ce n'est pas un fichier.`] })
  })

  it('the name that SQLite takes for memory', async () => {
    const { code, err } = await serve(':memory:')
    expect({ code, err }).toEqual({
      code: 2,
      err: ["« :memory: » n'est pas un fichier : sans --db, l'état reste en mémoire."],
    })
  })
})

describe('without a file', () => {
  it.each([
    ['serve', '--port', '0', '--tls-port', '0'],
    ['run', '--transport', 'memoire', '--only', 'existence/officine'],
  ])('%s tells that its temporary folder cannot be written', async (...args) => {
    const before = process.env.TMPDIR
    vi.stubEnv('TMPDIR', join(folder, 'absent'))
    const { code, err } = await command(...args)
    vi.stubEnv('TMPDIR', before)
    expect({ code, err: err.at(-1) }).toEqual({
      code: 2,
      err: `Le dossier temporaire ${join(folder, 'absent')} ne s'écrit pas : introuvable ; TMPDIR en désigne un autre.`,
    })
  })

  it('a full disk is told without a stack, a fault of ours with it', () => {
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
    expect(benchFault(new UnwritableJournal('x', { cause: full }))).toBe(
      "Le journal des échanges ne s'écrit pas : disque plein. Un échange y manque.",
    )
    const fullDatabase = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
    expect(benchFault(fullDatabase)).toBe(
      "L'état du banc ne s'écrit pas : disque plein. Un appel ou son échange y manque.",
    )
    const ours = Object.assign(new Error('UNIQUE constraint failed'), { code: 'SQLITE_CONSTRAINT_UNIQUE' })
    expect(benchFault(ours)).toMatch(/^Erreur du banc : Error: UNIQUE/)
    expect(benchFault(new Error('ours'))).toMatch(/^Erreur du banc : Error: ours\n +at /)
  })
})
