import { sourceDocument } from '#matrix/sources.js'
import type { Verdict } from '#scenarios/verdict.js'
import type { ReportExchange, ReportMessage, RequirementResult } from '../report.js'
import { requirementWords, thousands } from '../text/words.js'
import { html, type Markup } from './escape.js'

export const badge = (result: RequirementResult): Markup =>
  html`<span class="badge r-${result}" title="${requirementWords[result].means}">${requirementWords[result].label}</span>`

/** The findings of a verdict, each with its place; `link` makes the address of the exchange it was made on. */
export function findingsTable(verdict: Verdict, link?: (exchangeId: string) => string): Markup | undefined {
  if (verdict.findings.length === 0) return undefined
  const rows = verdict.findings.map(
    ({ expected, observed, where, line, exchange }) => html`<tr>
<td>${expected}</td><td>${observed}</td>
<td><code>${where}</code>${line > 0 ? html`<br>ligne ${line}` : undefined}${
      link ? html`<br><a href="${link(exchange)}">voir l’échange</a>` : undefined
    }</td></tr>`,
  )
  return html`<div class="scroll"><table>
<thead><tr><th scope="col">Attendu</th><th scope="col">Observé</th><th scope="col">Où</th></tr></thead>
<tbody>${rows}</tbody></table></div>`
}

/** Requirements and source of a rule, and the reason when the rule is ours. */
export function verdictSource({ check, requirements, source, assumed }: Verdict): Markup {
  const ids = requirements.map((id, at) => html`${at > 0 ? ', ' : undefined}<code>${id}</code>`)
  const document = sourceDocument(source.doc)?.title ?? source.doc
  return html`<p class="soft">Règle <code>${check}</code>${requirements.length > 0 ? html` · exigence ${ids}` : undefined} · source ${
    document
  } (${source.at})${assumed ? html`<br>Hypothèse du banc : ${assumed}` : undefined}</p>`
}

/** Everything recorded on an exchange: outcome, decision, then both messages as laid out text. */
export function exchangeDetail(exchange: ReportExchange): Markup {
  const { request, response } = exchange
  return html`<dl class="facts">
<dt>Issue</dt><dd>${exchange.refused ? html`<strong class="r-fail">Refusé</strong> : ` : undefined}${exchange.outcome}</dd>
${exchange.why ? html`<dt>Pourquoi</dt><dd>${exchange.why}</dd>` : undefined}
${exchange.decisionRow ? html`<dt>Ligne de la matrice</dt><dd><code>${exchange.decisionRow}</code></dd>` : undefined}
<dt>TLS</dt><dd>${exchange.tls ?? 'sans TLS'}</dd>
<dt>Reçu</dt><dd>${exchange.receivedAt}</dd>
<dt>Identifiant</dt><dd><code>${exchange.id}</code></dd>
</dl>
${messagePart(`Requête : ${request.method} ${request.url}`, request)}
${response ? messagePart(`Réponse : HTTP ${exchange.status ?? ''}`, response) : undefined}`
}

function messagePart(title: string, { headers, text, sizeBytes, sha256 }: ReportMessage): Markup {
  const lines = headers.map(([name, value]) => `${name}: ${value}`).join('\n')
  return html`<details><summary>${title} <span class="soft">(${thousands(sizeBytes)} octets)</span></summary>
<p class="soft">SHA-256 des octets : <code>${sha256}</code>. Texte mis en forme pour la lecture.</p>
${lines ? html`<pre tabindex="0">${lines}</pre>` : undefined}<pre tabindex="0">${text}</pre></details>`
}
