import { posix } from 'node:path'

/** Top folders from the foundation up: a file may import the folders before its own, never those after. */
export const order = ['matrix', 'simulator', 'fixtures', 'scenarios', 'reports', 'cli'] as const

/** The only places that may import a package or a part of Node; a folder ends with `/`. */
const homes: readonly { readonly of: RegExp; readonly at: readonly string[] }[] = [
  {
    of: /^(hono|@hono\/node-server)(\/|$)/,
    at: [
      'simulator/app.ts',
      'simulator/serve.ts',
      'simulator/web/',
      'simulator/insi/',
      'simulator/psc/',
      'fixtures/reader/app.ts',
      'reports/live/',
      'cli/',
    ],
  },
  { of: /^@hono\/zod-openapi$/, at: ['fixtures/reader/'] },
  { of: /^ws$/, at: ['cli/reader-socket.ts'] },
  { of: /^(drizzle-orm|better-sqlite3)(\/|$)/, at: ['simulator/store/'] },
  { of: /^libxml2-wasm(\/|$)/, at: ['simulator/wire/', 'fixtures/lps/'] },
  { of: /^(@peculiar\/x509|pkijs|asn1js|reflect-metadata)(\/|$)/, at: ['fixtures/cards/'] },
  { of: /^@faker-js\/faker(\/|$)/, at: ['fixtures/'] },
  { of: /^fast-check(\/|$)/, at: ['fixtures/', 'scenarios/'] },
  { of: /^(bwip-js|zxing-wasm)(\/|$)/, at: ['fixtures/people/datamatrix-image.ts'] },
  { of: /^(commander|hucre|papaparse)(\/|$)/, at: ['cli/'] },
  { of: /^node:fs(\/|$)/, at: ['simulator/store/', 'fixtures/cards/', 'cli/'] },
  {
    of: /^node:(net|tls|https?)$/,
    at: [
      'simulator/serve.ts',
      'simulator/direct-door.ts',
      'simulator/transport-env.ts',
      'fixtures/lps/http-send.ts',
      'cli/',
    ],
  },
  { of: /^node:/, at: ['simulator/', 'fixtures/', 'scenarios/', 'reports/', 'cli/'] },
]

const clockHomes = ['simulator/serve.ts', 'fixtures/cards/', 'cli/']
const readsTheClock = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\brandom(UUID|Bytes|Int)\(|\bperformance\.now\(/

const importing = /(?:^|[\s;{}])(?:from|import)\s*\(?\s*'([^'\n]+)'/g
const maxLines = 300

const lives = (path: string, places: readonly string[]): boolean =>
  places.some((place) => (place.endsWith('/') ? path.startsWith(place) : path === place))

/**
 * What is untidy in a source file of a top folder.
 *
 *   path from the root, text -> one sentence a fault, [] when tidy
 */
export function faultsOfSource(path: string, text: string): string[] {
  const folder = order.find((top) => path.startsWith(`${top}/`))
  if (folder === undefined) return []
  const code = withoutComments(text)
  const faults = [...code.matchAll(importing)].flatMap(([, target]) => faultOfImport(path, folder, target ?? '') ?? [])
  if (readsTheClock.test(code) && !lives(path, clockHomes)) faults.push('reads the clock or draws at random')
  const lines = text.split('\n').length - 1
  if (folder !== 'matrix' && lines > maxLines) faults.push(`has ${lines} lines, more than ${maxLines}`)
  return faults
}

function faultOfImport(path: string, folder: (typeof order)[number], target: string): string | undefined {
  if (target.startsWith('#')) {
    const other = order.findIndex((top) => target.startsWith(`#${top}/`))
    if (other < 0) return `imports ${target}, which is no top folder`
    if (other === order.indexOf(folder)) return `imports ${target} of its own folder: use a relative path`
    return other > order.indexOf(folder) ? `imports ${target}, which stands above it` : undefined
  }
  if (target.startsWith('.')) {
    const resolved = posix.join(posix.dirname(path), target)
    return resolved.startsWith(`${folder}/`) ? undefined : `imports ${target} out of its folder: use #`
  }
  const home = homes.find(({ of }) => of.test(target))
  if (home === undefined) return `imports ${target}, a package without a home`
  return lives(path, home.at) ? undefined : `imports ${target}, whose home is ${home.at.join(', ')}`
}

/** Comments blanked out, roughly: enough for imports and calls, which never stand in a string of ours. */
const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')

const machinePath = /(?<![\w.:/-])\/(work|home|root|Users)\/[\w.-]+|[A-Z]:\\Users\\/
const registryHost = /\bregistry\.[a-z0-9-]+\.[a-z]+|"resolved":/

/** What betrays the machine where a file was written: a path of it, or the host that packages came from. */
export function faultsOfAnyFile(text: string): string[] {
  return [machinePath, registryHost].flatMap((mark) => {
    const found = mark.exec(text)?.[0]
    return found === undefined ? [] : [`holds ${found}`]
  })
}
