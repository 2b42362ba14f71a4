import { join, resolve } from 'node:path'
import { makeFolder } from '#fixtures/cards/make-folder.js'
import type { DocumentMatrix } from '#matrix/document-matrix.js'
import { builtInDocumentMatrix } from '#matrix/document-rights.js'
import { functionalEditions } from '#matrix/functional-editions.js'
import type { GuidePackage } from '#matrix/guide-packages.js'
import { renderHtml } from '#reports/render/html.js'
import { renderJson } from '#reports/render/json.js'
import { renderJunit } from '#reports/render/junit.js'
import type { Report } from '#reports/report.js'
import { plural, resultWords, thousands } from '#reports/text/words.js'
import { mergeOrder, type Verdict } from '#scenarios/verdict.js'
import { columns, type Terminal } from './terminal.js'
import { systemReason, UsageError } from './usage-error.js'
import { writeUserFile } from './write-file.js'

/** Editions that a report is bound to, the package of the guide first. */
export const tableEditions = (
  guidePackage: GuidePackage,
  documents: DocumentMatrix = builtInDocumentMatrix,
): Report['tables'] => [
  { name: "Paquet du guide d'intégration", edition: guidePackage },
  ...[...functionalEditions, documents].map(({ title, edition }) => ({ name: title, edition })),
]

/** Says the essential on the terminal, then writes rapport.html, junit.xml and rapport.json in a folder made if needed. */
export function publish(report: Report, directory: string, terminal: Terminal): void {
  for (const line of summary(report)) terminal.out(line)
  const files = { 'rapport.html': renderHtml, 'junit.xml': renderJunit, 'rapport.json': renderJson }
  try {
    makeFolder(directory)
    for (const [name, render] of Object.entries(files)) writeUserFile(join(directory, name), render(report))
  } catch (error) {
    throw new UsageError(`Les rapports ne s'écrivent pas dans ${directory} : ${systemReason(error)}.`)
  }
  terminal.out('')
  terminal.out(
    `Rapports : ${Object.keys(files)
      .map((name) => join(resolve(directory), name))
      .join(', ')}`,
  )
}

/** What a terminal can bear; the report has all of it. Of too many scenarios, those that passed are left out. */
const SHOWN_SCENARIOS = 20
const SHOWN_RULES = 8
const SHOWN_FINDINGS = 2

export function summary(report: Report): string[] {
  const broken = new Map<string, Verdict[]>()
  for (const verdict of report.scenarios.flatMap(({ verdicts }) => verdicts)) {
    if (verdict.result !== 'fail' && verdict.result !== 'bench-error') continue
    broken.set(verdict.check, [...(broken.get(verdict.check) ?? []), verdict])
  }
  const rules = [...broken.values()]
  const left = rules.length - SHOWN_RULES
  const counts = mergeOrder
    .filter((result) => report.counts[result] > 0)
    .map((result) => `${thousands(report.counts[result])} ${resultWords[result].label.toLowerCase()}`)
  const shown =
    report.scenarios.length > SHOWN_SCENARIOS
      ? report.scenarios.filter(({ result }) => result !== 'pass')
      : report.scenarios
  const hidden = shown.length - SHOWN_SCENARIOS
  return [
    ...columns(shown.slice(0, SHOWN_SCENARIOS).map(({ id, title, result }) => [resultWords[result].label, id, title])),
    ...(hidden > 0 ? [`  … et ${plural(hidden, 'autre scénario', 'autres scénarios')}.`] : []),
    ...rules.slice(0, SHOWN_RULES).flatMap(brokenRule),
    ...(left > 0 ? ['', `… et ${plural(left, 'autre règle', 'autres règles')}.`] : []),
    '',
    `${resultWords[report.result].label}. ${plural(report.scenarios.length, 'scénario')} ; règles jugées : ${counts.join(', ')}.`,
  ]
}

/** One rule, whatever the number of scenarios it is broken in. */
function brokenRule(verdicts: readonly Verdict[]): string[] {
  const [verdict] = verdicts
  if (!verdict) return []
  const { result, title, check, requirements } = verdict
  const findings = verdicts.flatMap((one) => one.findings)
  const left = findings.length - SHOWN_FINDINGS
  return [
    '',
    `${resultWords[result].label} : ${title} [${[check, ...requirements].join(', ')}]`,
    ...findings
      .slice(0, SHOWN_FINDINGS)
      .flatMap(({ expected, observed, where, line, exchange }) => [
        `  attendu  ${expected}`,
        `  observé  ${observed}`,
        `  où       ${where}${line > 0 ? `, ligne ${line}` : ''}, échange ${exchange}`,
      ]),
    ...(left > 0 ? [`  … et ${plural(left, 'autre constat', 'autres constats')}`] : []),
  ]
}
