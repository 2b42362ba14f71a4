import { openPki } from '#fixtures/cards/pki.js'
import { requirements } from '#matrix/requirements.js'
import { buildReport, type JudgedScenario } from '#reports/build.js'
import { plural } from '#reports/text/words.js'
import { checks } from '#scenarios/checks/index.js'
import { resultOfScenario } from '#scenarios/judge-scenario.js'
import { runScenarios } from '#scenarios/run.js'
import { type Choice, choose, listScenarios } from '../choose-scenarios.js'
import { pkiDirectory } from '../home.js'
import { publish, tableEditions } from '../reports.js'
import { openTarget, type Transport } from '../run-targets.js'
import type { ExitCode, Terminal } from '../terminal.js'
import { version } from '../version.js'

export interface RunOptions {
  readonly transport: Transport | 'both'
  readonly seed: string
  readonly clock?: Date
  readonly only?: string
  readonly spoil?: string
  readonly list?: boolean
  readonly out: string
}

const transportWords: Readonly<Record<Transport, string>> = {
  http: 'HTTP simple, confiance open',
  tls: 'TLS mutuel',
  memoire: 'sans réseau',
}

/** `dmp-bench run`: plays the scenarios with the model LPS against a simulator of its own, judges, writes the reports. */
export async function runCommand(options: RunOptions, terminal: Terminal): Promise<ExitCode> {
  if (options.list) {
    for (const line of listScenarios()) terminal.out(line)
    return 0
  }
  const choice = choose(options)
  // One instant for the whole run, to the second: with the same seed and clock, the same bytes come out.
  const now = options.clock ?? new Date(Math.floor(Date.now() / 1000) * 1000)
  const played: JudgedScenario[] = []
  const each: readonly Transport[] = options.transport === 'both' ? ['http', 'tls'] : [options.transport]
  for (const transport of each) played.push(...(await play(transport, choice, options.seed, now, terminal)))
  const report = buildReport({
    title: choice.spoiler ? `LPS modèle abîmé : ${choice.spoiler.title}` : 'LPS modèle de dmp-bench',
    seed: options.seed,
    clock: now,
    version: version(),
    tables: tableEditions(),
    requirements,
    checks,
    scenarios: played,
  })
  publish(report, options.out, terminal)
  return report.exitCode
}

async function play(
  transport: Transport,
  { scenarios, spoiler }: Choice,
  seed: string,
  now: Date,
  terminal: Terminal,
): Promise<JudgedScenario[]> {
  const pki = await openPki({ directory: pkiDirectory(), now: new Date(), say: terminal.err })
  const clock = () => now
  const onBenchError = (error: unknown) =>
    terminal.err(`Erreur du banc : ${error instanceof Error ? error.stack : error}`)
  const { target, settings, close } = await openTarget(transport, { pki, seed, clock, onBenchError })
  terminal.err(`${plural(scenarios.length, 'scénario')}, ${transportWords[transport]}…`)
  try {
    const runs = await runScenarios({
      scenarios,
      target,
      seed,
      clock,
      cards: pki.cards,
      settings,
      ...(spoiler ? { spoiler } : {}),
    })
    return runs.map(({ scenario: { id, official, title }, verdicts, exchanges }) => ({
      id: `${id} (${transport})`,
      ...(official ? { official } : {}),
      title,
      notes: [`Transport : ${transportWords[transport]}.`],
      result: resultOfScenario(verdicts),
      verdicts,
      exchanges,
    }))
  } finally {
    await close()
  }
}
