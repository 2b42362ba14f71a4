import type { Verdict, VerdictResult } from '#scenarios/verdict.js'
import type { Report, ReportScenario } from '../report.js'
import { resultWords } from '../text/words.js'
import { escapeHtml } from './escape.js'

/**
 * The report as JUnit XML: a suite per scenario, a case per rule.
 *
 * fail is a failure, bench-error an error; a rule that judged nothing, or on which the guide is silent, is skipped.
 */
export function renderJunit(report: Report): string {
  const verdicts = report.scenarios.flatMap((scenario) => scenario.verdicts)
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${attribute(report.title)}" ${tally(verdicts)}>`,
    ...report.scenarios.flatMap((scenario) => suite(scenario, report)),
    '</testsuites>',
  ]
  return `${lines.join('\n')}\n`
}

function suite(scenario: ReportScenario, { seed, clock, version }: Report): string[] {
  const properties = Object.entries({ seed, version, ...(scenario.official ? { official: scenario.official } : {}) })
  return [
    `  <testsuite name="${attribute(scenario.id)}" timestamp="${attribute(clock.slice(0, 19))}" ${tally(scenario.verdicts)}>`,
    '    <properties>',
    ...properties.map(([name, value]) => `      <property name="${name}" value="${attribute(value)}"/>`),
    '    </properties>',
    ...scenario.verdicts.flatMap((verdict) => testCase(scenario, verdict)),
    '  </testsuite>',
  ]
}

function testCase({ id }: ReportScenario, verdict: Verdict): string[] {
  const open = `    <testcase classname="${attribute(id)}" name="${attribute(`${verdict.check} : ${verdict.title}`)}" time="0"`
  const outcome = outcomeOf(verdict)
  return outcome === undefined ? [`${open}/>`] : [`${open}>`, `      ${outcome}`, '    </testcase>']
}

const element: Readonly<Record<VerdictResult, 'failure' | 'error' | 'skipped' | undefined>> = {
  fail: 'failure',
  'bench-error': 'error',
  'not-exercised': 'skipped',
  'not-applicable': 'skipped',
  'to-attest': 'skipped',
  inconclusive: 'skipped',
  warning: undefined,
  pass: undefined,
}

function outcomeOf(verdict: Verdict): string | undefined {
  const name = element[verdict.result]
  if (name === undefined)
    return verdict.findings.length > 0 ? `<system-out>${details(verdict)}</system-out>` : undefined
  const message = attribute(resultWords[verdict.result].label)
  if (name === 'skipped') return `<skipped message="${message}"/>`
  return `<${name} message="${message}" type="${attribute(verdict.requirements.join(' ') || verdict.check)}">${details(verdict)}</${name}>`
}

const details = ({ findings, source }: Verdict): string =>
  text(
    [
      ...findings.map(
        ({ expected, observed, where, line, exchange }) =>
          `Attendu : ${expected}\nObservé : ${observed}\nOù : ${where}${line > 0 ? `, ligne ${line}` : ''} (échange ${exchange})`,
      ),
      `Source : ${source.doc}, ${source.at}`,
    ].join('\n\n'),
  )

function tally(verdicts: readonly Verdict[]): string {
  const count = (name: string) => verdicts.filter(({ result }) => element[result] === name).length
  return `tests="${verdicts.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}" time="0"`
}

/** What XML 1.0 allows of a text that a client wrote; the rest has no spelling in XML, escaped or not. */
const text = (value: string): string => escapeHtml(value.replace(forbidden, '\ufffd'))

const attribute = (value: string): string => text(value.replace(/\s+/g, ' '))

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800-\udfff]/gu
