import { constants } from 'node:buffer'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import type { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { homeDirectory, projectRoot } from '#cli/home.js'
import { main } from '#cli/main.js'
import { buildProgram } from '#cli/program.js'
import { columns, surviveLostOutput, type Terminal } from '#cli/terminal.js'
import { textTable } from '#cli/text-table.js'
import { systemReason } from '#cli/usage-error.js'
import { dateValue, mebibytesValue, portValue } from '#cli/values.js'
import { testPki } from './support/test-pki.js'

const { folder, empty } = home()
const absent = join(folder, 'absent.csv')
beforeAll(() => vi.stubEnv('DMP_BENCH_HOME', folder))
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

/** A home of our own, with the PKI of the test suite: making one takes seconds. */
function home() {
  const folder = mkdtempSync(join(tmpdir(), 'dmp-bench-cli-'))
  const empty = join(folder, 'vide')
  mkdirSync(empty)
  return { folder, empty }
}

beforeAll(async () => symlinkSync((await testPki()).directory, join(folder, 'pki')))

/** Runs the command as a user would; what it prints comes back. */
async function dmpBench(...args: string[]) {
  const out: string[] = []
  const err: string[] = []
  const terminal: Terminal = { out: (line) => out.push(line), err: (line) => err.push(line) }
  return { code: await main(args, terminal), out: out.join('\n'), err }
}

describe('a wrong usage is one French sentence and 2', () => {
  it.each<[string[], RegExp]>([
    [
      ['nimporte'],
      /^Commande inconnue : nimporte\. Les commandes sont serve, run, judge, matrix, cards, ins-c, ins, patients\.$/,
    ],
    [['serve', '--prot', '1'], /^Option inconnue : --prot\. Vouliez-vous dire --port \?$/],
    [['--prot', '1'], /^Option inconnue : --prot\. Vouliez-vous dire --port \?$/],
    [['serve', '--port'], /^L'option --port <port> attend une valeur\.$/],
    [['serve', '--port', 'abc'], /« abc » de --port <port> est incorrecte : un entier de 0 à 65535 est attendu\.$/],
    [['serve', '--port', '70000'], /un entier de 0 à 65535/],
    [['serve', '--trust', 'maybe'], /« maybe » de --trust <mode> est incorrecte : strict ou open\.$/],
    [['serve', '--db', ''], /un nom de fichier est attendu/],
    [['serve', '--host', ''], /une adresse ou un nom de machine est attendu/],
    [['run', '--out', ''], /un nom de dossier est attendu/],
    [['judge', 'a.xml', '--out', ''], /un nom de dossier est attendu/],
    [['serve', '--clock', 'hier'], /une date ISO 8601 est attendue/],
    [['serve', '--max-request', '0'], /un entier de 1 à 9999/],
    [['serve', '--imaging', 'HOM-1,'], /des identifiants séparés par des virgules/],
    [['serve', '--search-threshold', '0'], /un entier de 1 ou plus/],
    [['serve', 'un', 'deux'], /^Il y a trop d'arguments\.$/],
    [['serve', '--port', '9000', '--tls-port', '9000'], /il en faut deux/],
    [['judge'], /^Il manque l'argument <fichiers>\.$/],
    [['judge', join(folder, 'absent.xml')], /^Le fichier .*absent\.xml ne se lit pas : introuvable\.$/],
    [['judge', empty], /^Le dossier .* ne contient aucun message/],
    [
      ['run', '--transport', 'pigeon'],
      /« pigeon » de --transport <transport> est incorrecte : http ou tls ou both ou memoire\.$/,
    ],
    [['run', '--clock', '2010-01-01', '--transport', 'memoire'], /les cartes virtuelles ne valent que du/],
    [['serve', '--clock', '1999-01-01'], /^--clock 1999-01-01T00:00:00Z : les cartes virtuelles/],
    [['serve', '--clock', '2010-01-01'], /les cartes virtuelles ne valent que du/],
    [
      ['run', '--only', 'alimentation/officine', '--spoil', 'vihf-air-sans-decl'],
      /^« vihf-air-sans-decl » ne change rien à ce que le LPS envoie ici : rien ne serait abîmé\.$/,
    ],
    [['matrix', 'inconnue'], /^Table inconnue : inconnue\./],
    [['matrix', 'JDV'], /^Plusieurs tables s'appellent ainsi/],
    [['matrix', ''], /^Le nom de la table est vide : « dmp-bench matrix » donne la liste/],
    [['matrix', ' ', '--export', 'csv'], /^Le nom de la table est vide/],
    [['matrix', 'why', '--vu-par', 'patient', '--carte', 'nope'], /^La carte « nope » n'est pas au catalogue\./],
    [['matrix', 'why', '--vu-par', 'representant-legal', '--patient', 'nope'], /^Patient de test inconnu : nope\. «/],
    [['matrix', 'why', '--patient', 'nope'], /^Patient de test inconnu : nope\. «/],
    [['cards', 'nope'], /^Commande inconnue : nope\. Les commandes de « cards » sont new, export, softhsm\.$/],
    [['cards', '--patients', 'nope'], /^Commande inconnue : nope\. Les commandes de « cards » sont/],
    [['cards', 'new', '--patients'], /^L'option --patients ne s'emploie pas avec « cards new »\.$/],
    [['matrix', '--large', 'why'], /^L'option --large ne s'emploie pas avec « matrix why »\.$/],
    [
      ['matrix', 'diff', '526', '606', '--export', 'csv'],
      /^L'option --export ne s'emploie pas avec « matrix diff »\.$/,
    ],
    [['matrix', 'why', '--matrix', absent], /^Le fichier .*absent\.csv ne se lit pas : introuvable\.$/],
    [['matrix', '--matrix', absent, 'why'], /^Le fichier .*absent\.csv ne se lit pas : introuvable\.$/],
    [['matrix', 'why', '--matrix', absent, '--vu-par', 'patient'], /^Le fichier .*absent\.csv ne se lit pas/],
    [['matrix', 'why', '--type', ''], /un code est attendu/],
    [['matrix', 'import', absent, '--edition', ' '], /un nom est attendu/],
    [['cards', 'new', '--all', '--card', 'nope'], /^L'option --all ne s'emploie pas avec --card <id>\.$/],
    [
      ['cards', 'export', '--card', '', '--out', 'x'],
      /^La carte « {2}» n'est pas au catalogue\. dmp-bench cards les liste\.$/,
    ],
    [['run', '--list', '--only', 'nope'], /^L'option --list ne s'emploie pas avec --only <id>\.$/],
    [['run', '--only', ''], /« {2}» de --only <id> est incorrecte : un nom est attendu\.$/],
    [['run', '--spoil', ' '], /un nom est attendu/],
    [['run', '--seed', ''], /une graine est attendue/],
    [['serve', '--seed', ' '], /une graine est attendue/],
    [['patients', '--graine', ''], /une graine est attendue/],
    [['judge', ''], /^Le nom du fichier à lire est vide\.$/],
    [['ins', 'datamatrix', 'lire', ' '], /^Le nom du fichier à lire est vide\.$/],
    [['ins', 'datamatrix', 'ecrire', '--patient', 'dmp-ouvert', '--sortie', ''], /un nom de fichier est attendu/],
    [['serve', '--db', join(absent, 'x.db')], /^La base .* ne peut être faite : son dossier n'existe pas\.$/],
    [['help', 'nope'], /^Commande inconnue : nope\. Les commandes sont serve/],
  ])('%j', async (args, sentence) => {
    const { code, out, err } = await dmpBench(...args)
    expect(err).toHaveLength(1)
    expect(err[0]).toMatch(sentence)
    expect(err[0]).not.toMatch(/error:|\n|at .*\.(ts|js)/)
    expect(out).toBe('')
    expect(code).toBe(2)
  })

  it('names the environment variable when the value comes from it', async () => {
    vi.stubEnv('DMP_BENCH_PORT', 'abc')
    const { code, err } = await dmpBench('serve')
    vi.stubEnv('DMP_BENCH_PORT', undefined)
    expect(err).toEqual(['La valeur « abc » de DMP_BENCH_PORT est incorrecte : un entier de 0 à 65535 est attendu.'])
    expect(code).toBe(2)
  })

  it('explains a busy port, and which option moves it', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as { port: number }
    const plain = await dmpBench('serve', '--port', String(port), '--tls-port', '0')
    const tls = await dmpBench('serve', '--port', '0', '--tls-port', String(port))
    other.close()
    expect(plain.err.at(-1)).toBe(
      `Le port ${port} est déjà pris : arrêtez le programme qui l'occupe, ou donnez --port.`,
    )
    expect(tls.err.at(-1)).toContain('ou donnez --tls-port.')
    expect([plain.code, tls.code]).toEqual([2, 2])
  })

  it('explains a database that is not one', async () => {
    const file = join(folder, 'faux.sqlite')
    writeFileSync(file, 'ceci est un texte, pas une base de données'.repeat(50))
    const { code, err } = await dmpBench('serve', '--port', '0', '--tls-port', '0', '--db', file)
    expect(err.at(-1)).toMatch(/base.*faux\.sqlite/)
    const lost = await dmpBench('serve', '--port', '0', '--tls-port', '0', '--db', join(folder, 'absent', 'x.sqlite'))
    expect(lost.err.at(-1)).toMatch(/son dossier n'existe pas\.$/)
    expect(code).toBe(2)
  })
})

describe('help', () => {
  it.each([[['--help']], [['serve', '--help']], [['run', '--help']], [['judge', '--help']]])('%j', async (args) => {
    const { code, out, err } = await dmpBench(...args)
    expect(code).toBe(0)
    expect(err).toEqual([])
    expect(out).toContain('Utilisation :')
    expect(out).not.toMatch(/Usage|Options:|Commands:|default|display help/)
  })

  it.each([
    [['help'], ['--help']],
    [
      ['help', 'judge'],
      ['judge', '--help'],
    ],
  ])('%j is %j', async (asked, same) => {
    const answer = await dmpBench(...asked)
    expect(answer).toEqual(await dmpBench(...same))
    expect(answer.out).toContain('Utilisation :')
  })

  it('says the default and the variable of an option', async () => {
    const { out } = await dmpBench('serve', '--help')
    expect(out.replace(/\s+/g, ' ')).toContain('port HTTP, 0 pour un port libre (défaut : 8080 ; DMP_BENCH_PORT)')
  })

  it('prints its version', async () => {
    expect((await dmpBench('--version')).out).toMatch(/^\d+\.\d+\.\d+/)
  })
})

/** A command, its subcommands and theirs. */
const withSubcommands = (command: Command): Command[] => [command, ...command.commands.flatMap(withSubcommands)]

describe('the help of every command is in French', () => {
  const program = buildProgram('1.2.3', { out: () => undefined, err: () => undefined }, () => undefined)
  const commands = withSubcommands(program).map((command) => ({
    name: command.name(),
    text: command.helpInformation(),
  }))

  it.each(commands)('$name', ({ text }) => {
    expect(text).toContain('Utilisation :')
    expect(text).not.toMatch(/\[options\]|command\b|\.\.\.|Usage|Options:|Commands:|Arguments:|default|choices|display/)
    expect(text).not.toMatch(/(\[\S+\]) \1/)
  })

  it('says how each is called where it is listed', () => {
    const listed = (name: string) => commands.find((one) => one.name === name)?.text
    expect(listed('dmp-bench')).toMatch(/^ {2}serve \[options…\] {2,}/m)
    expect(listed('dmp-bench')).toMatch(/^ {2}judge \[options…\] <fichiers…> {2,}/m)
    expect(listed('dmp-bench')).toMatch(/^ {2}ins <commande> {2,}/m)
    expect(listed('run')?.replace(/\s+/g, ' ')).toContain('(http, tls, both ou memoire ; défaut : both)')
    expect(listed('ins')).toMatch(/^Utilisation : dmp-bench ins <commande>$/m)
    expect(listed('datamatrix')).toMatch(/^ {2}lire \[options…\] <source> {2,}/m)
  })
})

describe('matrix', () => {
  it('lists the tables, then prints one whole', async () => {
    const list = await dmpBench('matrix')
    expect(list.code).toBe(0)
    for (const name of ['526', '606', 'transactions', 'exigences']) expect(list.out).toContain(name)
    const rights = await dmpBench('matrix', '526')
    expect(rights.code).toBe(0)
    expect(rights.out).toContain('TD3.2/masques')
  })
})

describe('cards', () => {
  it('says where each card is and how to open it, and who can be called about', async () => {
    const { code, out } = await dmpBench('cards', '--patients')
    expect(code).toBe(0)
    for (const text of ['pharmacien-cps', 'cps-expiree', 'PIN', 'signature.p12', 'ca.pem', 'dmp-ouvert']) {
      expect(out).toContain(text)
    }
  })
})

describe('run', () => {
  const run = (...args: string[]) => dmpBench('run', '--clock', aDate, '--only', 'existence/officine', ...args)
  // Within the life of the test certificates, which begins when the suite first makes them.
  const aDate = new Date().toISOString()
  const files = ['rapport.html', 'junit.xml', 'rapport.json']
  const read = (out: string) => files.map((name) => readFileSync(join(out, name), 'utf8'))

  it.each(['http', 'tls', 'memoire'])(
    'finds the model LPS conform over %s, twice in the same bytes',
    async (transport) => {
      const [first, second] = [join(folder, `${transport}-1`), join(folder, `${transport}-2`)]
      const { code, out, err } = await run('--transport', transport, '--out', first)
      expect(err).toHaveLength(1)
      expect(out).toMatch(/^Conforme\. 1 scénario/m)
      expect(code).toBe(0)
      await run('--transport', transport, '--out', second)
      expect(read(first)).toEqual(read(second))
    },
  )

  it('says what a spoiled LPS does wrong, and exits with 1', async () => {
    const out = join(folder, 'abime')
    const spoiled = await run('--transport', 'memoire', '--spoil', 'vihf-sans-role', '--out', out)
    expect(spoiled.out).toContain('Non conforme')
    expect(spoiled.code).toBe(1)
    expect(JSON.parse(readFileSync(join(out, 'rapport.json'), 'utf8'))).toMatchObject({ exitCode: 1, result: 'fail' })
  })

  it('lists scenarios and spoilers without playing any', async () => {
    const { code, out } = await dmpBench('run', '--list')
    expect(code).toBe(0)
    for (const text of ['existence/officine', 'vihf-sans-role']) expect(out).toContain(text)
  })

  it('refuses to write where it cannot', async () => {
    const file = join(folder, 'fichier')
    writeFileSync(file, '')
    const { code, err, out } = await run('--transport', 'memoire', '--out', join(file, 'rapports'))
    expect(err.at(-1)).toMatch(/^Les rapports ne s'écrivent pas dans .*: un élément du chemin n'est pas un dossier\.$/)
    expect(out).toMatch(/^Conforme\. /m)
    expect(code).toBe(2)
    const onFile = await run('--transport', 'memoire', '--out', file)
    expect(onFile.err.at(-1)).toMatch(/: ce nom est celui d’un fichier\.$/)
  })
})

describe('judge', () => {
  const out = join(folder, 'juge')
  const samples = new URL('../../shared/samples/', import.meta.url)

  it.skipIf(!existsSync(samples))(
    'judges bodies of real clients, with their headers or without (skips: ../shared/samples absent)',
    async () => {
      const { pathname } = samples
      const judged = await dmpBench(
        'judge',
        join(pathname, 'soap-clients'),
        join(pathname, 'drimbox', 'td0.2-request.xml'),
        '--out',
        out,
      )
      expect(judged.err).toEqual([])
      expect(judged.code).toBe(1)
      expect(judged.out).toContain('zeep-iti18.body')
      const report = JSON.parse(readFileSync(join(out, 'rapport.json'), 'utf8'))
      expect(report.scenarios[0].notes).toEqual([expect.stringContaining('td0.2-request.xml')])
      const actions = report.scenarios[0].verdicts.find(
        ({ check }: { check: string }) => check === 'transport/declared-action',
      )
      expect(actions.judged).not.toContainEqual(expect.stringContaining('td0.2-request.xml'))
      expect(actions.judged).toContainEqual(expect.stringContaining('zeep'))
    },
  )

  it('could not judge what no rule says anything of', async () => {
    const file = join(folder, 'vide.json')
    writeFileSync(file, JSON.stringify({ format: 'dmp-bench/journal-1', exchanges: [] }))
    expect((await dmpBench('judge', file, '--out', out)).code).toBe(2)
  })

  it('says of a journal too long for a string that it is', async () => {
    const file = join(folder, 'long.json')
    writeFileSync(file, '')
    truncateSync(file, constants.MAX_STRING_LENGTH + 1)
    const { code, err } = await dmpBench('judge', file, '--out', out)
    rmSync(file)
    expect(err).toEqual([`Le fichier ${file} ne se lit pas : fichier trop long.`])
    expect(code).toBe(2)
  })

  it('names a journal that is not one', async () => {
    const file = join(folder, 'faux.json')
    writeFileSync(file, '{}')
    const { code, err } = await dmpBench('judge', file, '--out', out)
    expect(err[0]).toMatch(/faux\.json n'est pas un journal/)
    expect(code).toBe(2)
  })
})

describe('what the system says, in French', () => {
  it.each([
    ['SQLITE_IOERR_WRITE', 'elle ne peut être ni lue ni écrite à cet endroit'],
    ['SQLITE_READONLY_DBMOVED', 'fichier en lecture seule'],
    ['SQLITE_CANTOPEN', 'le fichier ne peut être ni ouvert ni créé'],
    ['ERR_FS_FILE_TOO_LARGE', 'fichier trop long'],
  ])('%s', (code, says) => expect(systemReason(Object.assign(new Error('in English'), { code }))).toBe(says))
})

it('takes an empty DMP_BENCH_HOME for none', () => {
  const { DMP_BENCH_HOME: given } = process.env
  vi.stubEnv('DMP_BENCH_HOME', '')
  const found = homeDirectory()
  vi.stubEnv('DMP_BENCH_HOME', given)
  expect(found).toBe(join(projectRoot(), '.dmp-bench'))
})

describe('an output that is lost', () => {
  const lost = (which: 'stdout' | 'stderr', code: string) => {
    const streams = { stdout: new PassThrough(), stderr: new PassThrough() }
    const exits: number[] = []
    surviveLostOutput({ ...streams, exit: (exit) => exits.push(exit) })
    streams[which].emit('error', Object.assign(new Error('in English'), { code, syscall: 'write' }))
    return { exits, said: String(streams.stderr.read() ?? '') }
  }

  it.each<['stdout' | 'stderr', string, number[], string]>([
    ['stdout', 'EPIPE', [], ''],
    ['stdout', 'ENOSPC', [2], "Ce que la commande affiche ne s'écrit pas : disque plein.\n"],
    ['stdout', 'EDQUOT', [2], "Ce que la commande affiche ne s'écrit pas : erreur EDQUOT du système.\n"],
    ['stderr', 'EPIPE', [], ''],
    ['stderr', 'ENOSPC', [], ''],
  ])('%s, %s', (which, code, exits, said) => expect(lost(which, code)).toEqual({ exits, said }))
})

describe('values', () => {
  it.each([
    ['2026-03-01', '2026-03-01T00:00:00.000Z'],
    ['2026-03-01T09:00', '2026-03-01T09:00:00.000Z'],
    ['2026-03-01T09:00:00+01:00', '2026-03-01T08:00:00.000Z'],
    ['2026-03-01T09:00:00.5Z', '2026-03-01T09:00:00.500Z'],
  ])('%s is the date %s', (text, date) => expect(dateValue(text).toISOString()).toBe(date))

  it.each(['', '01/03/2026', '2026-13-01', '2026-02-30', '2026-03-01T25:00Z', '1e3', '2026-03-01 09:00'])(
    '%j is no date',
    (text) => {
      expect(() => dateValue(text)).toThrow()
    },
  )

  it.each([
    ['0', 0],
    ['65535', 65_535],
  ])('%s is a port', (text, port) => expect(portValue(text)).toBe(port))

  it.each(['', '-1', '65536', '80.5', '0x50', ' 80', '1e3'])('%j is no port', (text) => {
    expect(() => portValue(text)).toThrow()
  })

  it('reads mebibytes', () => expect(mebibytesValue('2')).toBe(2_097_152))
})

describe('text on the terminal', () => {
  it('folds long cells and keeps columns aligned', () => {
    expect(textTable(['a', 'b'], [['1', 'mot '.repeat(20).trim()]])).toEqual([
      'a  b',
      `─  ${'─'.repeat(55)}`,
      `1  ${'mot '.repeat(14).trim()}`,
      `   ${'mot '.repeat(6).trim()}`,
    ])
  })

  it('pads all columns but the last', () => {
    expect(
      columns([
        ['a', 'b'],
        ['ccc', 'd'],
      ]),
    ).toEqual(['  a    b', '  ccc  d'])
  })
})
