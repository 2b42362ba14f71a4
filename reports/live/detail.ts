import { mergeOrder, type Verdict } from '#scenarios/verdict.js'
import type { Exchange } from '#simulator/trace/exchange.js'
import { reportExchange } from '../exchange.js'
import { html, type Markup } from '../render/escape.js'
import { badge, exchangeDetail, findingsTable, verdictSource } from '../render/pieces.js'
import { plural } from '../text/words.js'

/** What opens under a row of the journal: the rules broken, then why the DMP answered so, then both messages. */
export function detailFragment(exchange: Exchange, verdicts: readonly Verdict[]): string {
  const broken = mergeOrder.flatMap((result) =>
    verdicts.filter((verdict) => verdict.result === result && verdict.findings.length > 0),
  )
  const kept = verdicts.filter((verdict) => verdict.result === 'pass')
  return html`${broken.map(brokenRule)}
<p>${broken.length === 0 ? 'Aucun constat. ' : undefined}${plural(kept.length, 'règle respectée', 'règles respectées')}.</p>
${exchangeDetail(reportExchange(exchange))}
<p><a href="/api/exchanges/${exchange.id}.json?espace=${exchange.space}">Exporter cet échange</a>
<span class="soft">(octets exacts ; se rejuge avec <code>dmp-bench judge</code>)</span></p>`.text
}

const brokenRule = (verdict: Verdict): Markup =>
  html`<div class="broken"><h3>${badge(verdict.result)} ${verdict.title}</h3>${findingsTable(verdict)}${verdictSource(verdict)}</div>`
