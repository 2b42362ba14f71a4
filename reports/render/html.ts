import { createHash } from 'node:crypto'
import { mergeOrder } from '#scenarios/verdict.js'
import type { Report } from '../report.js'
import { html, Markup } from './escape.js'
import {
  reportHeader,
  requirementTable,
  resultFilters,
  scenarioCard,
  scenarioIndex,
  sourceTable,
} from './html-parts.js'
import { sharedStyle } from './style.js'

const style = `${sharedStyle}
.verdict { font-size: 1.1rem; margin: .5rem 0; } .verdict .badge { font-size: 1rem; }
.filters { display: flex; flex-wrap: wrap; gap: .4rem 1.4rem; } .filters legend { font-weight: 600; padding: 0 .4rem; }
.verdicts { list-style: none; margin: 0; padding: 0; }
.verdicts > li { border-bottom: 1px solid var(--line); padding: .45rem 0; }
.exchange { border: 1px solid var(--line); border-radius: .35rem; padding: .45rem .75rem; margin: .4rem 0; }
:target { outline: 2px solid var(--accent); }
${mergeOrder.map((result) => `body:has(#show-${result}:not(:checked)) [data-result="${result}"] { display: none; }`).join('\n')}
@media print { .filters { display: none; } pre { max-height: none; } .card { break-inside: avoid-page; border: 0; } }
`

/** A link to an exchange opens it: it stands in closed details. */
const script = `
const reveal = () => {
  const target = document.getElementById(location.hash.slice(1));
  for (let at = target; at; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true;
  target?.scrollIntoView();
};
addEventListener('hashchange', reveal);
reveal();
`

/** No resource from anywhere; the one script is known by its hash, so that nothing in a message can become another. */
const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${createHash('sha256')
  .update(script)
  .digest('base64')}'; base-uri 'none'; form-action 'none'`

/**
 * The report as one page that works offline, in French.
 *
 *   Report -> HTML text; every string of the report is escaped
 */
export function renderHtml(report: Report): string {
  return html`<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${report.title}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<main class="wrap">
${reportHeader(report)}
${resultFilters(report)}
${scenarioIndex(report)}
${report.scenarios.map(scenarioCard)}
${requirementTable(report)}
${sourceTable(report)}
</main>
<script>${new Markup(script)}</script>
</body>
</html>
`.text
}
