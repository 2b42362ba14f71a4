import type { GuidePackage } from '#matrix/guide-packages.js'
import { requirements } from '#matrix/requirements.js'
import { buildReport, overall } from '#reports/build.js'
import { exchangeResults } from '#reports/exchange-results.js'
import { resultWords } from '#reports/text/words.js'
import { checks } from '#scenarios/checks/index.js'
import { judge } from '#scenarios/judge.js'
import type { Verdict } from '#scenarios/verdict.js'
import { viewExchange } from '#scenarios/view.js'
import { defaultSettings, type Settings } from '#simulator/settings.js'
import { publish, tableEditions } from '../reports.js'
import { readSavedMessages } from '../saved-messages.js'
import { schemaDirectory } from '../schema-directory.js'
import { columns, type ExitCode, type Terminal } from '../terminal.js'
import { version } from '../version.js'

/** `dmp-bench judge <files>`: judges messages without any server, in the order given, as one conversation. */
export async function judgeCommand(
  files: readonly string[],
  options: { readonly out: string; readonly package: GuidePackage; readonly schemas?: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const { exchanges, notes } = readSavedMessages(files)
  const { schemas } = options
  const settings: Settings = {
    ...defaultSettings,
    guidePackage: options.package,
    ...(schemas === undefined ? {} : { schemas: schemaDirectory(schemas) }),
  }
  const verdicts = judge(checks, exchanges.map(viewExchange), settings)
  const report = buildReport({
    title: 'Messages enregistrés jugés par dmp-bench',
    seed: 'sans',
    clock: new Date(exchanges.at(-1)?.receivedAt ?? 0),
    version: version(),
    tables: tableEditions(options.package),
    requirements,
    checks,
    scenarios: [
      {
        id: 'messages',
        title: `Messages de ${files.join(', ')}`,
        notes,
        result: overall(verdicts.map(({ result }) => result)),
        verdicts,
        exchanges,
      },
    ],
  })
  for (const line of columns(exchanges.map(({ id }) => [id, tally(verdicts, id)]))) terminal.out(line)
  terminal.out('')
  publish(report, options.out, terminal)
  return report.exitCode
}

const tally = (verdicts: readonly Verdict[], id: string): string =>
  exchangeResults(verdicts, id)
    .map(([result, count]) => `${count} ${resultWords[result].label.toLowerCase()}`)
    .join(', ')
