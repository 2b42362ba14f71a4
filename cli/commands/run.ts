import type { GuidePackage } from '#matrix/guide-packages.js'
import { requirements } from '#matrix/requirements.js'
import { buildReport, type JudgedScenario } from '#reports/build.js'
import { checks } from '#scenarios/checks/index.js'
import { choose, listScenarios } from '../choose-scenarios.js'
import { documentMatrixInUse } from '../matrix-in-use.js'
import { play } from '../play-scenarios.js'
import { publish, tableEditions } from '../reports.js'
import type { Transport } from '../run-targets.js'
import { schemaDirectory } from '../schema-directory.js'
import { requireEffect } from '../spoiler-effect.js'
import type { ExitCode, Terminal } from '../terminal.js'
import { version } from '../version.js'

export interface RunOptions {
  readonly transport: Transport | 'both'
  readonly seed: string
  readonly clock?: Date
  readonly package: GuidePackage
  readonly only?: string
  readonly spoil?: string
  readonly list?: boolean
  /** File of the document matrix. */
  readonly matrix?: string
  /** Directory of official schemas. */
  readonly schemas?: string
  readonly out: string
}

/** `dmp-bench run`: plays the scenarios with the model LPS against a simulator of its own, judges, writes the reports. */
export async function runCommand(options: RunOptions, terminal: Terminal): Promise<ExitCode> {
  if (options.list) {
    for (const line of listScenarios(options.package)) terminal.out(line)
    return 0
  }
  const { matrix: documentMatrix } = await documentMatrixInUse(options.matrix)
  const schemas = options.schemas === undefined ? {} : { schemas: schemaDirectory(options.schemas) }
  const choice = { ...choose(options), documentMatrix, ...schemas }
  // One instant for the whole run, to the second: with the same seed and clock, the same bytes come out.
  const now = options.clock ?? new Date(Math.floor(Date.now() / 1000) * 1000)
  await requireEffect(choice, options.seed, now)
  const played: JudgedScenario[] = []
  const each: readonly Transport[] = options.transport === 'both' ? ['http', 'tls'] : [options.transport]
  for (const transport of each) played.push(...(await play(transport, choice, options.seed, now, terminal)))
  const report = buildReport({
    title: choice.spoiler ? `LPS modèle abîmé : ${choice.spoiler.title}` : 'LPS modèle de dmp-bench',
    seed: options.seed,
    clock: now,
    version: version(),
    tables: tableEditions(options.package, documentMatrix),
    requirements,
    checks,
    scenarios: played,
  })
  publish(report, options.out, terminal)
  return report.exitCode
}
