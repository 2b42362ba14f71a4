import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { makeFolder } from '#fixtures/cards/make-folder.js'
import type { TokenSheet } from '#fixtures/cards/token-objects.js'
import { systemReason, UsageError } from './usage-error.js'

/** Where the packages of systems put the module of SoftHSM2; DMP_BENCH_SOFTHSM names another. */
const moduleFolders = [
  '/usr/lib/softhsm',
  '/usr/lib64/softhsm',
  '/usr/lib/x86_64-linux-gnu/softhsm',
  '/usr/lib/aarch64-linux-gnu/softhsm',
  '/usr/local/lib/softhsm',
  '/opt/homebrew/lib/softhsm',
]

/** The PKCS#11 module, or in French what is missing to make a token. */
export function softhsmModule(): { readonly module: string } | { readonly missing: string } {
  const named = process.env.DMP_BENCH_SOFTHSM
  const module = [...(named ? [named] : []), ...moduleFolders.map((folder) => join(folder, 'libsofthsm2.so'))].find(
    (path) => existsSync(path),
  )
  const absent = ['softhsm2-util', 'pkcs11-tool'].filter((tool) => !onPath(tool))
  if (module && absent.length === 0) return { module }
  const lacks = [...absent, ...(module ? [] : ['libsofthsm2.so'])].join(', ')
  return {
    missing: `${lacks} introuvable : installez les paquets softhsm2 et opensc (Debian), ou donnez DMP_BENCH_SOFTHSM.`,
  }
}

const onPath = (tool: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, tool)))

/**
 * Makes a SoftHSM2 token with those objects, in a folder of its own that is emptied first.
 *
 *   directory, sheet, module -> path of the configuration, which SOFTHSM2_CONF must name
 *
 * Throws UsageError when the folder cannot be written, with what the tool printed when it fails.
 */
export function makeToken(directory: string, sheet: TokenSheet, module: string): string {
  const tokens = join(directory, 'tokens')
  const configuration = join(directory, 'softhsm2.conf')
  try {
    rmSync(tokens, { recursive: true, force: true })
    makeFolder(tokens)
    writeFileSync(configuration, `directories.tokendir = ${tokens}\nobjectstore.backend = file\nlog.level = ERROR\n`)
  } catch (error) {
    throw new UsageError(`Le jeton ne peut être fait dans ${directory} : ${systemReason(error)}.`)
  }
  const env = { ...process.env, SOFTHSM2_CONF: configuration }
  const run = (tool: string, args: readonly string[]) => execFileSync(tool, args, { env, stdio: 'pipe' })
  const { label, pin, soPin, objects } = sheet
  run('softhsm2-util', ['--init-token', '--free', '--label', label, '--pin', pin, '--so-pin', soPin])
  // Keys pass by files, the only way of the tool: they stay no longer than it takes.
  const folder = mkdtempSync(join(tmpdir(), 'dmp-bench-jeton-'))
  try {
    for (const [at, { type, label: name, id, isPrivate, value }] of objects.entries()) {
      const file = join(folder, String(at))
      writeFileSync(file, value, { mode: 0o600 })
      run('pkcs11-tool', [
        ...['--module', module, '--token-label', label, '--login', '--pin', pin],
        ...['--write-object', file, '--type', type, '--label', name],
        ...(id ? ['--id', id] : ['--application-label', 'CPS']),
        ...(isPrivate ? ['--private'] : []),
        ...(type === 'privkey' ? ['--usage-sign', '--sensitive'] : []),
      ])
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return configuration
}
