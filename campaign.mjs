import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'

// Random commands against the plain model of the DMP, in the package of today and in the historical one, many more than
// `npm test` draws: npm run campaign [-- <commands>].
const [commands = '100000'] = process.argv.slice(2)
const seed = process.env.DMP_BENCH_COMMANDS_SEED ?? String(randomInt(2 ** 31))
console.log(`${commands} commandes par paquet, graine ${seed} (DMP_BENCH_COMMANDS_SEED la fixe).`)
const vitest = new URL('node_modules/vitest/vitest.mjs', import.meta.url).pathname
const tests = ['test/simulation.test.ts', 'test/simulation-historical.test.ts']
const { status } = spawnSync(process.execPath, [vitest, 'run', ...tests], {
  stdio: 'inherit',
  env: { ...process.env, DMP_BENCH_COMMANDS: commands, DMP_BENCH_COMMANDS_SEED: seed },
})
process.exit(status ?? 2)
