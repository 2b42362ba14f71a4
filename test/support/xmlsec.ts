import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const installed = (tool: string): boolean => {
  try {
    execFileSync(tool, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

export const hasXmlsec = installed('xmlsec1')
export const hasXmllint = installed('xmllint')

/** Runs a tool over files given as text or bytes; `$0`, `$1`... in the arguments name them. */
export function run(
  tool: string,
  args: readonly string[],
  ...files: readonly (string | Uint8Array)[]
): { readonly ok: boolean; readonly output: string } {
  const directory = mkdtempSync(join(tmpdir(), 'dmp-bench-'))
  try {
    const paths = files.map((content, index) => {
      const path = join(directory, `file-${index}`)
      writeFileSync(path, content)
      return path
    })
    const named = args.map((argument) => argument.replace(/^\$(\d)$/, (_, index) => paths[Number(index)] ?? ''))
    return { ok: true, output: execFileSync(tool, named, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }) }
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string }
    return { ok: false, output: `${stdout ?? ''}${stderr ?? ''}` }
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}
