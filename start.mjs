#!/usr/bin/env node
// Launcher of dmp-bench: needs nothing but Node. Installs what is missing, builds what is stale, then runs the command
// in this same process, so that a ready checkout starts at once.
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(fileURLToPath(import.meta.url))
const say = (line) => process.stderr.write(`${line}\n`)

try {
  const { requireNode } = await import('./cli/launcher/node-version.mjs')
  requireNode()
  const { install } = await import('./cli/launcher/install.mjs')
  const { build } = await import('./cli/launcher/build.mjs')
  await install(root, say)
  await build(root, say)
} catch (error) {
  say(error.message)
  process.exit(2)
}

if (process.argv[2] !== '--only-prepare') {
  const { main } = await import('./dist/start/main.js')
  process.exitCode = await main(process.argv.slice(2))
}
