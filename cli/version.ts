import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from './home.js'

/** Version of the bench, with the commit when the project is a git checkout: `0.1.0` or `0.1.0+1a2b3c4`. */
export function version(): string {
  const root = projectRoot()
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const commit = headCommit(join(root, '.git'))
  return commit ? `${version}+${commit.slice(0, 7)}` : version
}

/** Reads the commit without running git: HEAD, then the loose or packed reference it names. */
function headCommit(git: string): string | undefined {
  const head = read(join(git, 'HEAD'))?.trim()
  const reference = head?.startsWith('ref: ') ? head.slice(5) : undefined
  if (!reference) return head
  const loose = read(join(git, reference))?.trim()
  if (loose) return loose
  const packed = read(join(git, 'packed-refs'))?.split('\n')
  return packed?.find((line) => line.endsWith(` ${reference}`))?.split(' ')[0]
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
