// Runs the whole test suite: prepares as start.mjs does, then types, style, build and tests, in order, until one fails.
// The last line printed is `N passed, N failed`. Arguments filter the tests: `npm test -- reports`.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from './cli/launcher/build.mjs'
import { install } from './cli/launcher/install.mjs'
import { requireNode } from './cli/launcher/node-version.mjs'
import { runStep } from './cli/launcher/run-step.mjs'

const root = dirname(fileURLToPath(import.meta.url))
const say = (line) => console.log(line)

/** What the tests compare us with when it is there; absent, the tests that need it say so and skip. */
const oracles = [
  {
    name: 'xmlsec1 (paquet Debian xmlsec1)',
    there: () => inPath('xmlsec1'),
    skips: 'les signatures revues par xmlsec1',
  },
  { name: 'xmllint (paquet Debian libxml2-utils)', there: () => inPath('xmllint'), skips: 'le XML revu par xmllint' },
  {
    name: 'zeep (paquet Debian python3-zeep)',
    there: () => existsSync('/usr/lib/python3/dist-packages/zeep'),
    skips: 'les services appelés par zeep',
  },
  {
    name: 'ZXingReader (paquet Debian zxing-cpp-tools)',
    there: () => inPath('ZXingReader'),
    skips: 'les datamatrix relus par zxing',
  },
  {
    name: 'pkcs11-tool et softhsm2-util (paquets Debian opensc et softhsm2)',
    there: () => inPath('pkcs11-tool') && inPath('softhsm2-util'),
    skips: 'les cartes en PKCS#11',
  },
  {
    name: 'pkcs11js (module npm facultatif, à compiler)',
    there: () => existsSync(join(root, 'node_modules', 'pkcs11js')),
    skips: 'le jeton relu par pkcs11js',
  },
  {
    name: '../shared/samples (messages de clients réels)',
    there: () => existsSync(join(root, '..', 'shared', 'samples')),
    skips: 'le rejeu des messages réels',
  },
]

const inPath = (program) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, program)))

const program = (...parts) => join(root, 'node_modules', ...parts)

function end(code, { passed, failed }) {
  say(`${passed} passed, ${failed} failed`)
  process.exit(code)
}

async function step(title, work) {
  say(`\n== ${title}`)
  const started = Date.now()
  const code = await work()
  say(`   ${code === 0 ? 'réussi' : 'échoué'} en ${((Date.now() - started) / 1000).toFixed(1).replace('.', ',')} s`)
  return code
}

const node = (...args) => runStep({ args, cwd: root, say, inherit: true }).then(({ code }) => code)

/** Tests counted by vitest; a file that does not load or a hook that breaks counts as one failure. */
function counts(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 }
  const summary = JSON.parse(readFileSync(file, 'utf8'))
  const failed = Math.max(summary.numFailedTests, summary.success ? 0 : 1)
  return { passed: summary.numPassedTests, failed, skipped: summary.numPendingTests }
}

const prepared = (prepare) => () =>
  Promise.resolve()
    .then(() => prepare(root, say))
    .then(
      () => 0,
      (error) => {
        say(error.message)
        return 2
      },
    )

const absent = oracles.filter(({ there }) => !there())
for (const { name, skips } of absent) say(`Oracle absent : ${name} ; sont sautés : ${skips}.`)

const steps = [
  ['Node', prepared(requireNode)],
  ['Dépendances', prepared(install)],
  ['Types (tsc --noEmit)', () => node(program('typescript', 'bin', 'tsc'), '--noEmit')],
  ['Style (biome check)', () => node(program('@biomejs', 'biome', 'bin', 'biome'), 'check', '.')],
  ['Compilation (tsc)', prepared(build)],
]
for (const [title, work] of steps) {
  const code = await step(title, work)
  if (code !== 0) end(code, { passed: 0, failed: 1 })
}

const folder = mkdtempSync(join(tmpdir(), 'dmp-bench-tests-'))
const results = join(folder, 'vitest.json')
const code = await step('Tests (vitest)', () =>
  node(
    program('vitest', 'vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${results}`,
    ...process.argv.slice(2),
  ),
)
const tally = counts(results)
rmSync(folder, { recursive: true, force: true })
if (tally.skipped > 0) {
  const reasons = absent.map(({ name }) => name).join(', ')
  say(`${tally.skipped} test(s) sauté(s)${reasons ? ` ; absents : ${reasons}` : ''}.`)
}
end(code, tally)
