import { createHash } from 'node:crypto'
import { dirname } from 'node:path'
import { type Card, cardPin, p12Password } from '#fixtures/cards/card.js'
import type { Person } from '#fixtures/people/index.js'
import { servicesOf } from '#matrix/transactions.js'
import { mergeOrder } from '#scenarios/verdict.js'
import { html, Markup } from '../render/escape.js'
import { sharedStyle } from '../render/style.js'
import { resultWords } from '../text/words.js'
import type { ConsoleOptions } from './options.js'
import { consoleScript } from './script.js'

const style = `${sharedStyle}
.alert { background: #7a2e00; color: #fff; padding: .5rem 0; text-align: center; font-weight: 600; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: 1rem; margin-bottom: 1rem; }
.columns .card { margin: 0; }
button, select { font: inherit; font-size: .85rem; color: inherit; background: var(--code); border: 1px solid var(--line);
  border-radius: .35rem; padding: .1rem .6rem; cursor: pointer; }
.bar { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; align-items: center; }
.bar h2 { margin: 0; flex: 1; }
#rows > details { border-top: 1px solid var(--line); padding: .4rem 0; }
#rows > details > summary { display: grid; grid-template-columns: 7rem 4rem minmax(10rem, 1.2fr) 5rem minmax(12rem, 2fr) auto; gap: .25rem .75rem; }
#rows .detail { padding: .25rem 0 .75rem 1rem; }
@media (max-width: 60rem) { #rows > details > summary { display: block; } #rows > details > summary span { margin-right: .5rem; } }
.broken { border-left: 3px solid var(--fail); padding-left: .75rem; margin: .75rem 0; }
`

const script = `const LABELS = ${JSON.stringify(
  Object.fromEntries(mergeOrder.map((result) => [result, resultWords[result].label.toLowerCase()])),
)};${consoleScript}`

/** The page asks nothing of the network but its own server, and runs no script but its own. */
export const pagePolicy = `default-src 'none'; style-src 'unsafe-inline'; connect-src 'self'; script-src 'sha256-${createHash(
  'sha256',
)
  .update(script)
  .digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

const trustWords = {
  strict: 'strict : refuse ce que le DMP refuse',
  open: 'open : signature, chaîne et identité TLS deviennent des constats',
} as const

/** The page `/`: what runs, where to call it, what was called, with which cards and for which patients. */
export function consolePage(options: ConsoleOptions): string {
  return html`<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>dmp-bench</title>
<style>${new Markup(style)}</style>
</head>
<body>
<div class="alert" role="note">Simulateur : identités et certificats de test uniquement. N’y envoyez jamais de données réelles.</div>
<main class="wrap">
<h1>dmp-bench</h1>
<p class="soft">Simulateur du DMP et banc de conformité des logiciels qui lui parlent. <a href="/matrices">Matrices et tables de la spécification</a> · <a href="/lecteur">Lecteur de cartes</a> · <a href="/psc">Pro Santé Connect</a></p>
<div class="columns">${runningCard(options)}${addressCard(options)}</div>
${journalSection()}
${cardSection(options.cards)}
${peopleSection(options.people)}
</main>
<script>${new Markup(script)}</script>
</body>
</html>
`.text
}

const copy = (text: string): Markup => html`<button type="button" data-copy="${text}">Copier</button>`

const runningCard = ({
  bench,
  version,
  db,
}: ConsoleOptions): Markup => html`<section class="card" aria-labelledby="running">
<h2 id="running">Ce qui tourne</h2><dl class="facts">
<dt>Version</dt><dd>${version}</dd>
<dt>Paquet du guide</dt><dd>${bench.settings.guidePackage}</dd>
<dt>Confiance</dt><dd>${trustWords[bench.settings.trust]}</dd>
<dt>Horloge</dt><dd>${bench.clock().toISOString()}</dd>
<dt>Graine</dt><dd><code>${bench.seed}</code></dd>
<dt>État</dt><dd>${db ?? 'en mémoire, perdu à l’arrêt'}</dd></dl></section>`

function addressCard({ bench, origins, caPath, firstCall }: ConsoleOptions): Markup {
  const { http, https } = origins()
  const base = (origin: string) => `${origin}/si-dmp-server/v2/services`
  return html`<section class="card" aria-labelledby="addresses"><h2 id="addresses">Adresses</h2><dl class="facts">
<dt>HTTPS, certificat client</dt><dd><code>${base(https)}</code> ${copy(base(https))}</dd>
<dt>HTTP</dt><dd><code>${base(http)}</code> ${copy(base(http))}</dd>
<dt>Services</dt><dd>${servicesOf(bench.settings.guidePackage).join(', ')} (chacun répond à <code>?wsdl</code>)</dd>
<dt>Espace isolé</dt><dd><code>${https}/&lt;espace&gt;/si-dmp-server/v2/services</code></dd>
<dt>Autorité à accepter</dt><dd><code>${caPath}</code> ${copy(caPath)}</dd></dl>
<details><summary>Un premier appel (TD0.2) par curl</summary><pre tabindex="0">${firstCall()}</pre>${copy(firstCall())}</details></section>`
}

const journalSection = (): Markup => html`<section class="card" aria-labelledby="journal"><div class="bar">
<h2 id="journal">Derniers échanges</h2>
<label hidden>Espace <select id="espace"><option value="">tous</option></select></label>
<a href="/api/exchanges.json">Journal (JSON)</a>
<button type="button" id="reset">Remettre à l’état de départ</button></div>
<p class="soft" id="state" role="status">Connexion au banc…</p>
<noscript><p>Cette liste demande JavaScript ; le journal JSON ci-dessus dit la même chose.</p></noscript>
<p id="none">Aucun échange encore. Appelez une des adresses ci-dessus : il s’affichera ici avec son jugement.</p>
<div id="rows"></div>
<template id="row"><details><summary><span class="time"></span><strong class="td"></strong><span class="title"></span><span class="status soft"></span><span class="outcome"></span><span class="results"></span></summary><div class="detail"><p class="soft">Chargement…</p></div></details></template>
</section>`

function cardSection(cards: readonly Card[]): Markup {
  const rows = cards.map(
    ({
      id,
      label,
      kind,
      professionalId,
      p12,
    }) => html`<tr><td><code class="whole">${id}</code></td><td>${label}</td><td>${kind}</td>
<td><code class="whole">${professionalId}</code></td>
<td class="whole">authentification.p12 ${copy(p12.authenticationPath)}</td><td class="whole">signature.p12 ${copy(p12.signaturePath)}</td></tr>`,
  )
  const folder = dirname(dirname(cards[0]?.p12.authenticationPath ?? ''))
  return html`<section class="card" aria-labelledby="cards"><h2 id="cards">Cartes virtuelles</h2>
<p>Code porteur (PIN) <code>${cardPin}</code>, mot de passe des .p12 <code>${p12Password}</code>. Chaque carte a son dossier
dans <code>${folder}</code> ${copy(folder)} ; « Copier » prend le chemin entier d’un fichier.</p><div class="scroll"><table>
<thead><tr><th scope="col">Carte</th><th scope="col">Qui</th><th scope="col">Sorte</th><th scope="col">Identifiant</th>
<th scope="col">TLS</th><th scope="col">VIHF et lot</th></tr></thead>
<tbody>${rows}</tbody></table></div></section>`
}

function peopleSection(people: readonly Person[]): Markup {
  const rows = people.map(
    ({
      id,
      title,
      ins,
      insOid,
      note,
    }) => html`<tr><td><code class="whole">${id}</code></td><td>${title}<br><span class="soft">${note}</span></td>
<td class="whole"><code>${ins}</code> ${copy(ins)}</td><td><code class="whole">${insOid}</code></td></tr>`,
  )
  return html`<section class="card" aria-labelledby="people"><h2 id="people">Patients de test</h2><div class="scroll"><table>
<thead><tr><th scope="col">Patient</th><th scope="col">Son cas</th><th scope="col">INS</th><th scope="col">OID</th></tr></thead>
<tbody>${rows}</tbody></table></div></section>`
}
