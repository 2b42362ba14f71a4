import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const SOURCE_FOLDERS = ['matrix', 'simulator', 'fixtures', 'scenarios', 'reports', 'cli', 'perf']
const SETTINGS = ['package.json', 'tsconfig.json', 'tsconfig.build.json', 'cli/launcher/bundle.mjs']

/**
 * Makes dist/ agree with the TypeScript sources: compiled file by file, then gathered for a quick start.
 *
 *   project root -> nothing when fresh (a few ms), otherwise one run of tsc
 *
 * Freshness is a stamp in dist/: hash of the path, size and modification time of every source.
 * Throws an Error with a French message and the compiler's output when the sources do not compile.
 */
export async function build(root, say) {
  const stampFile = join(root, 'dist', '.dmp-bench-build')
  const sources = listSources(root)
  const stamp = fingerprint(sources)
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return
  const { runStep } = await import('./run-step.mjs')
  say('Compilation de dmp-bench…')
  const started = Date.now()
  const { code, output } = await runStep({
    args: [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json'],
    cwd: root,
    say,
    label: (seconds) => `  compilation en cours, ${seconds} s…`,
  })
  if (code !== 0) throw new Error(`La compilation a échoué (tsc) :\n${output.trim()}`)
  removeOrphans(root, sources)
  rmSync(join(root, 'dist', 'start'), { recursive: true, force: true })
  const { bundle } = await import('./bundle.mjs')
  await bundle(root)
  writeFileSync(stampFile, stamp)
  say(`Compilé en ${((Date.now() - started) / 1000).toFixed(1).replace('.', ',')} s.`)
}

/** Every source as [path from the root, size in bytes, modification time in ms], in the order of the folders. */
export function listSources(root) {
  const sources = SETTINGS.map((name) => describe(root, name))
  const walk = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`
      if (entry.isDirectory()) walk(path)
      else if (entry.name.endsWith('.ts')) sources.push(describe(root, path))
    }
  }
  for (const folder of SOURCE_FOLDERS) if (existsSync(join(root, folder))) walk(folder)
  return sources
}

function describe(root, path) {
  const { size, mtimeMs } = statSync(join(root, path))
  return [path, size, mtimeMs]
}

const fingerprint = (sources) =>
  createHash('sha256')
    .update(sources.map((source) => source.join(' ')).join('\n'))
    .digest('hex')

/** A compiled file whose source is gone could still be imported: it goes too. */
function removeOrphans(root, sources) {
  const kept = new Set(sources.map(([path]) => path.replace(/\.ts$/, '.js')))
  const walk = (folder) => {
    for (const entry of readdirSync(join(root, 'dist', folder), { withFileTypes: true })) {
      const path = folder ? `${folder}/${entry.name}` : entry.name
      if (entry.isDirectory()) walk(path)
      else if (entry.name.endsWith('.js') && !kept.has(path)) rmSync(join(root, 'dist', path))
    }
  }
  walk('')
}
