import { seenOnText } from '#matrix/requirements/seen-on.js'
import { mergeOrder, type Verdict, type VerdictResult } from '#scenarios/verdict.js'
import { exchangeResults } from '../exchange-results.js'
import type { Report, ReportExchange, ReportScenario } from '../report.js'
import { plural, resultWords } from '../text/words.js'
import { html, type Markup } from './escape.js'
import { badge, exchangeDetail, findingsTable, verdictSource } from './pieces.js'

/** Results hidden until asked for: they are many and say nothing of the software. */
const quiet: ReadonlySet<VerdictResult> = new Set<VerdictResult>(['not-exercised', 'not-applicable'])

export const reportHeader = (report: Report): Markup => html`<header class="card">
<h1>${report.title}</h1>
<p class="verdict">${badge(report.result)} ${resultWords[report.result].means}</p>
<dl class="facts">
<dt>Code de sortie</dt><dd>${report.exitCode}</dd>
<dt>Graine</dt><dd><code>${report.seed}</code></dd>
<dt>Horloge</dt><dd><time datetime="${report.clock}">${report.clock}</time></dd>
<dt>dmp-bench</dt><dd>${report.version}</dd>
${report.tables.map(({ name, edition }) => html`<dt>${name}</dt><dd>${edition}</dd>`)}
</dl>
</header>`

/** One checkbox a result: the style sheet alone hides and shows, so that the report works without script. */
export function resultFilters({ counts }: Report): Markup {
  const present = mergeOrder.filter((result) => counts[result] > 0)
  const boxes = present.map(
    (result) =>
      html`<label title="${resultWords[result].means}"><input type="checkbox" id="show-${result}"${
        quiet.has(result) ? undefined : html` checked`
      }> <span class="r-${result}">${resultWords[result].label}</span> ${counts[result]}</label>`,
  )
  return html`<fieldset class="card filters"><legend>Règles jugées, par résultat</legend>${boxes}</fieldset>`
}

export function scenarioIndex({ scenarios }: Report): Markup {
  const rows = scenarios.map(
    (scenario, at) => html`<tr><td>${badge(scenario.result)}</td>
<td><a href="#s${at}">${scenario.title}</a></td><td><code>${scenario.id}</code></td>
<td>${scenario.official ?? ''}</td><td>${scenario.exchanges.length}</td></tr>`,
  )
  return html`<section class="card" aria-labelledby="index"><h2 id="index">Scénarios</h2><div class="scroll"><table>
<thead><tr><th scope="col">Résultat</th><th scope="col">Scénario</th><th scope="col">Identifiant</th>
<th scope="col">Test officiel</th><th scope="col">Échanges</th></tr></thead><tbody>${rows}</tbody></table></div></section>`
}

export function scenarioCard(scenario: ReportScenario, at: number): Markup {
  const known = new Map(scenario.exchanges.map(({ id }, number) => [id, `s${at}e${number}`]))
  const link = (id: string) => `#${known.get(id) ?? `s${at}`}`
  const exchanges = scenario.exchanges.map((exchange) =>
    exchangeItem(exchange, scenario.verdicts, known.get(exchange.id)),
  )
  return html`<section class="card" id="s${at}" aria-labelledby="s${at}t">
<h2 id="s${at}t">${badge(scenario.result)} ${scenario.title}</h2>
<p class="soft"><code>${scenario.id}</code>${scenario.official ? html` · test officiel ${scenario.official}` : undefined}</p>
${scenario.notes.map((note) => html`<p>${note}</p>`)}
<h3>Règles</h3>
${mergeOrder.map((result) => verdictGroup(result, scenario.verdicts, link))}
<h3>${plural(scenario.exchanges.length, 'échange')}</h3>
${exchanges}</section>`
}

const exchangeItem = (exchange: ReportExchange, verdicts: readonly Verdict[], id: string | undefined): Markup =>
  html`<details class="exchange" id="${id}"><summary><strong>${exchange.transaction || '—'}</strong> ${exchange.title}
${exchangeResults(verdicts, exchange.id)
  .filter(([result]) => result !== 'pass')
  .map(
    ([result, count]) =>
      html`<span class="badge r-${result}">${count} ${resultWords[result].label.toLowerCase()}</span> `,
  )}
<span class="soft">${exchange.receivedAt} · HTTP ${exchange.status ?? '—'} · ${exchange.outcome}</span></summary>
${exchangeDetail(exchange)}</details>`

/** What must be mended stands open; the rest is one line, that opens. */
function verdictGroup(
  result: VerdictResult,
  all: readonly Verdict[],
  link: (id: string) => string,
): Markup | undefined {
  const verdicts = all.filter((verdict) => verdict.result === result)
  if (verdicts.length === 0) return undefined
  const list = html`<ul class="verdicts">${verdicts.map((verdict) => verdictItem(verdict, link))}</ul>`
  if (verdicts.some((verdict) => verdict.findings.length > 0)) return html`<div data-result="${result}">${list}</div>`
  return html`<details data-result="${result}"><summary>${badge(result)} ${plural(verdicts.length, 'règle')}</summary>${list}</details>`
}

/** A rule that judged nothing is one line: there are many, and nothing more to say of them. */
const verdictItem = (verdict: Verdict, link: (id: string) => string): Markup =>
  quiet.has(verdict.result)
    ? html`<li>${verdict.title} <code>${verdict.check}</code></li>`
    : html`<li><details${verdict.findings.length > 0 ? html` open` : undefined}>
<summary>${badge(verdict.result)} ${verdict.title}</summary>
${verdictSource(verdict)}${findingsTable(verdict, link)}</details></li>`

export function requirementTable({ requirements }: Report): Markup {
  const rows = requirements.map(
    (row) => html`<tr><td><code>${row.id}</code></td><td>${badge(row.result)}</td>
<td><strong>${row.title}</strong><br>${row.says}</td><td>${seenOnText(row.seenOn)}</td>
<td>${row.checks.length > 0 ? row.checks.map((check) => html`<code>${check}</code> `) : (row.unchecked ?? '')}</td>
<td class="soft">${row.source}</td></tr>`,
  )
  const checked = requirements.filter((row) => row.unchecked === undefined).length
  return html`<section class="card" aria-labelledby="coverage"><h2 id="coverage">Exigences</h2>
<p>${plural(checked, 'exigence contrôlée', 'exigences contrôlées')} sur ${requirements.length} ; pour les autres, la raison est dite.</p>
<details><summary>Voir le tableau</summary><div class="scroll"><table><thead><tr><th scope="col">Exigence</th>
<th scope="col">Résultat</th><th scope="col">Ce qu’elle dit</th><th scope="col">Visible dans</th>
<th scope="col">Règles du banc</th><th scope="col">Source</th></tr></thead><tbody>${rows}</tbody></table></div></details></section>`
}

export function sourceTable({ sources }: Report): Markup {
  const rows = sources.map(
    ({ id, title, version, where, restsOn }) => html`<tr><td><code>${id}</code></td><td>${title}</td><td>${version}</td>
<td>${where}${restsOn ? ` : ${restsOn}` : ''}</td></tr>`,
  )
  return html`<section class="card" aria-labelledby="sources"><h2 id="sources">Documents cités</h2>
<details><summary>Voir le tableau</summary><div class="scroll"><table><thead><tr><th scope="col">Source</th>
<th scope="col">Titre</th><th scope="col">Version</th><th scope="col">Où le lire</th></tr></thead>
<tbody>${rows}</tbody></table></div></details></section>`
}
