import type { JudgedScenario } from '#reports/build.js'
import { plural } from '#reports/text/words.js'
import { resultOfScenario } from '#scenarios/judge-scenario.js'
import { runScenarios } from '#scenarios/run.js'
import { benchFault } from './bench-fault.js'
import { checkClock } from './check-clock.js'
import type { Choice } from './choose-scenarios.js'
import { openTarget, type Transport } from './run-targets.js'
import type { Terminal } from './terminal.js'
import { testPki } from './test-pki.js'

const transportWords: Readonly<Record<Transport, string>> = {
  http: 'HTTP simple, confiance open',
  tls: 'TLS mutuel',
  memoire: 'sans réseau',
}

/** Plays the scenarios chosen against a simulator of its own, reached by that transport, and judges them. */
export async function play(
  transport: Transport,
  { scenarios, spoiler, documentMatrix, schemas, guidePackage }: Choice,
  seed: string,
  now: Date,
  terminal: Terminal,
): Promise<JudgedScenario[]> {
  const pki = await testPki(
    terminal.err,
    scenarios.map(({ given }) => given.acteur),
  )
  checkClock(now, pki)
  const clock = () => now
  const onBenchError = (error: unknown) => terminal.err(benchFault(error))
  const { target, settings, close } = await openTarget(transport, {
    pki,
    seed,
    clock,
    onBenchError,
    guidePackage,
    ...(documentMatrix ? { documentMatrix } : {}),
    ...(schemas ? { schemas } : {}),
  })
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
