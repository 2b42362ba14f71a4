import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'

// Random commands against the plain model of the DMP, many more than `npm test` draws: npm run campaign [-- <commands>].
const [commands = '100000'] = process.argv.slice(2)
const seed = process.env.DMP_BENCH_COMMANDS_SEED ?? String(randomInt(2 ** 31))
console.log(`${commands} commandes, graine ${seed} (DMP_BENCH_COMMANDS_SEED la fixe).`)
const vitest = new URL('node_modules/vitest/vitest.mjs', import.meta.url).pathname
const { status } = spawnSync(process.execPath, [vitest, 'run', 'test/simulation.test.ts'], {
  stdio: 'inherit',
  env: { ...process.env, DMP_BENCH_COMMANDS: commands, DMP_BENCH_COMMANDS_SEED: seed },
})
process.exit(status ?? 2)
