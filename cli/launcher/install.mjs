import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/**
 * Makes node_modules agree with package-lock.json.
 *
 *   project root -> nothing when fresh; otherwise `npm ci`, told line by line
 *
 * Freshness is a stamp in node_modules: hash of the lock, platform and Node ABI (a native module is built for one ABI).
 * Throws an Error with a French message when npm fails.
 */
export async function install(root, say) {
  const stampFile = join(root, 'node_modules', '.dmp-bench-install')
  const lock = readFileSync(join(root, 'package-lock.json'))
  const digest = createHash('sha256').update(lock).digest('hex')
  const stamp = `${digest} ${process.platform}-${process.arch} abi-${process.versions.modules}\n`
  if (readIfThere(stampFile) === stamp) return
  if (!installedByHand(root, JSON.parse(lock.toString('utf8')))) await npmCi(root, say)
  writeFileSync(stampFile, stamp)
}

async function npmCi(root, say) {
  const { runStep } = await import('./run-step.mjs')
  say('Installation des dépendances (npm ci) : une à trois minutes la première fois.')
  const compiling = () => existsSync(join(root, 'node_modules', 'better-sqlite3', 'build', 'Makefile'))
  const args = ['ci', '--include=dev', '--prefer-offline', '--no-audit', '--no-fund']
  // Started by `npm start`, npm says where it is; typing `node start.mjs`, it is looked for in the PATH.
  const npm = process.env.npm_execpath?.endsWith('.js')
    ? { args: [process.env.npm_execpath, ...args] }
    : { args, command: 'npm', shell: process.platform === 'win32' }
  const started = Date.now()
  const { code, output } = await runStep({
    ...npm,
    cwd: root,
    say,
    label: (seconds) =>
      compiling() ? `  compilation native en cours, ${seconds} s…` : `  installation en cours, ${seconds} s…`,
  })
  if (code !== 0) throw new Error(`L'installation des dépendances a échoué (npm ci) :\n${tail(output)}`)
  say(`Dépendances installées en ${Math.round((Date.now() - started) / 1000)} s.`)
}

/** True when someone already ran npm here: every package of the lock at its version, and the native module loads. */
function installedByHand(root, lock) {
  const hidden = readIfThere(join(root, 'node_modules', '.package-lock.json'))
  if (hidden === undefined) return false
  const installed = JSON.parse(hidden).packages ?? {}
  const agrees = Object.entries(lock.packages).every(
    ([path, wanted]) =>
      path === '' || (installed[path] ? installed[path].version === wanted.version : wanted.optional === true),
  )
  return agrees && nativeModuleLoads(root)
}

function nativeModuleLoads(root) {
  try {
    const Database = createRequire(join(root, 'package.json'))('better-sqlite3')
    new Database(':memory:').close()
    return true
  } catch {
    return false
  }
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

const tail = (text) => text.trim().split('\n').slice(-20).join('\n')
