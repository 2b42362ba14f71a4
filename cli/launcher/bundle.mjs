import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

/** Packages of many small files that every start needs; the others are imported from node_modules when they serve. */
const inlined = new Set(['drizzle-orm', 'hono', '@hono/node-server'])

/**
 * Gathers the compiled command in a few files, dist/start/: opening four hundred modules is half of the start-up time.
 *
 *   dist/cli/main.js, and what a thread runs -> dist/start/ and a chunk for each group of modules imported on demand
 */
export async function bundle(root) {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  await build({
    absWorkingDir: root,
    entryPoints: ['dist/cli/main.js', 'dist/simulator/threads/prepare-thread.js'],
    entryNames: '[name]',
    outdir: 'dist/start',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: Object.keys(dependencies).filter((name) => !inlined.has(name)),
    logLevel: 'silent',
  })
}
