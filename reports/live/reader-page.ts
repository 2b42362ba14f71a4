import { createHash } from 'node:crypto'
import type { ReaderStatus } from '#fixtures/reader/schemas.js'
import { html, Markup } from '../render/escape.js'
import { sharedStyle } from '../render/style.js'

/** What the page shows. */
export interface ReaderPageOptions {
  readonly readers: readonly ReaderStatus[]
  readonly cards: readonly { readonly carte: string; readonly libelle: string; readonly lecteur: string }[]
  /** Situations d'exercice of the CPx, when it is open. */
  readonly situations: readonly { readonly rang: number; readonly raisonSociale: string }[]
  /** What was refused by the last form, in French. */
  readonly told: string | undefined
}

const style = `${sharedStyle}
.slots { display: grid; grid-template-columns: repeat(auto-fit, minmax(22rem, 1fr)); gap: 1rem; }
.slots .card { margin: 0; }
.slot { border: 2px dashed var(--line); border-radius: .75rem; padding: 1rem; margin: .75rem 0; min-height: 7rem; }
.slot.full { border-style: solid; border-color: var(--accent); background: var(--code); }
.slot strong { font-size: 1.1rem; }
form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; margin: .5rem 0 0; }
label { display: block; font-size: .85rem; color: var(--soft); min-width: 0; }
label:has(select) { flex: 1 1 14rem; }
select { width: 100%; }
input, select, button { font: inherit; color: inherit; background: var(--code); border: 1px solid var(--line);
  border-radius: .35rem; padding: .3rem .6rem; max-width: 100%; }
input { width: 8rem; }
button { cursor: pointer; }
.told { border-left: 4px solid var(--fail); padding: .5rem .75rem; background: var(--card); }
`

const script = `
const socket = new WebSocket(location.href.replace(/^http/, 'ws').replace(/\\/lecteur.*$/, '/api/lecteurs/ws'))
socket.onmessage = ({ data }) => { if (JSON.parse(data).evenement) location.replace('/lecteur') }
addEventListener('submit', () => { socket.onmessage = null })
`

/** The page runs no script but its own, and its forms go to its own server. */
export const readerPolicy = `default-src 'none'; style-src 'unsafe-inline'; connect-src 'self' ws: wss:; script-src 'sha256-${createHash(
  'sha256',
)
  .update(script)
  .digest('base64')}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`

/** The page `/lecteur`: two slots, what is in them, and what may be done; without script it works as well. */
export function readerPage({ readers, cards, situations, told }: ReaderPageOptions): string {
  return html`<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Lecteur de cartes – dmp-bench</title>
<style>${new Markup(style)}</style>
</head>
<body>
<main class="wrap">
<h1>Lecteur de cartes virtuel</h1>
<p class="soft">Cartes de test, sans aucune valeur hors du banc. Code porteur 1234, code de déblocage 12345678.
<a href="/">Retour au banc</a> · <a href="/api/openapi.json">API (OpenAPI)</a></p>
${told ? html`<p class="told" role="alert">${told}</p>` : undefined}
<div class="slots">${readers.map((reader) =>
    slot(
      reader,
      cards.filter(({ lecteur }) => lecteur === reader.lecteur),
      situations,
    ),
  )}</div>
</main>
<script>${new Markup(script)}</script>
</body>
</html>
`.text
}

const stateWords: Readonly<Record<ReaderStatus['etat'], string>> = {
  absente: 'aucune carte',
  inseree: 'insérée, code pas encore présenté',
  'code-requis': 'code porteur à présenter',
  'situation-a-choisir': 'ouverte, situation d’exercice à choisir',
  ouverte: 'ouverte',
  bloquee: 'bloquée',
  changee: 'changée',
}

const validityWords: Readonly<Record<NonNullable<ReaderStatus['validite']>, string>> = {
  valide: 'en cours de validité',
  expiree: 'expirée',
  'pas-encore-valide': 'pas encore valide',
  revoquee: 'révoquée',
  'autre-autorite': 'd’une autre autorité',
}

function slot(
  reader: ReaderStatus,
  cards: ReaderPageOptions['cards'],
  situations: ReaderPageOptions['situations'],
): Markup {
  const { lecteur, nom, etat, carte, libelle, validite, essaisRestants } = reader
  const title = `lecteur-${lecteur}`
  const tries = essaisRestants !== undefined && essaisRestants < 3 ? `, essais restants : ${essaisRestants}` : ''
  return html`<section class="card" aria-labelledby="${title}"><h2 id="${title}">${nom}</h2>
<div class="slot ${carte ? 'full' : ''}">${
    carte
      ? html`<strong>${libelle}</strong><br><code>${carte}</code><br>${stateOf(reader)}${tries}${
          validite ? html`<br><span class="soft">${validityWords[validite]}</span>` : undefined
        }`
      : html`<span class="soft">${stateWords[etat]}</span>`
  }</div>
${chooser(lecteur, carte ? 'changer' : 'inserer', cards)}
${carte ? html`<form method="post" action="/lecteur/${lecteur}/retirer"><button>Retirer la carte</button></form>` : undefined}
${carte && lecteur === 'cps' ? codeForms(reader, situations) : undefined}</section>`
}

/** A carte Vitale has no code: it is there, or not. */
const stateOf = ({ lecteur, etat }: ReaderStatus): string => (lecteur === 'vitale' ? 'insérée' : stateWords[etat])

const chooser = (lecteur: string, action: string, cards: ReaderPageOptions['cards']): Markup =>
  html`<form method="post" action="/lecteur/${lecteur}/${action}"><label>Carte<br><select name="carte">${cards.map(
    ({ carte, libelle }) => html`<option value="${carte}">${libelle}</option>`,
  )}</select></label><button>${action === 'inserer' ? 'Insérer' : 'Changer'}</button></form>`

const field = (name: string, label: string, size: number): Markup =>
  html`<label>${label}<br><input name="${name}" inputmode="numeric" autocomplete="off" maxlength="${size}" required></label>`

function codeForms(
  { lecteur, etat, situationChoisie }: ReaderStatus,
  situations: ReaderPageOptions['situations'],
): Markup {
  const opened = etat === 'ouverte' || etat === 'situation-a-choisir'
  return html`${
    opened
      ? html`<form method="post" action="/lecteur/${lecteur}/fermer"><button>Fermer la carte</button></form>`
      : html`<form method="post" action="/lecteur/${lecteur}/code">${field('code', 'Code porteur', 8)}<button>Présenter</button></form>`
  }${
    situations.length > 1
      ? html`<form method="post" action="/lecteur/${lecteur}/situation"><label>Situation d’exercice<br><select name="rang">${situations.map(
          ({ rang, raisonSociale }) =>
            html`<option value="${rang}"${rang === situationChoisie ? new Markup(' selected') : undefined}>${rang}. ${raisonSociale}</option>`,
        )}</select></label><button>Choisir</button></form>`
      : undefined
  }<details><summary>Débloquer</summary><form method="post" action="/lecteur/${lecteur}/deblocage">${field(
    'codeDeblocage',
    'Code de déblocage',
    8,
  )}${field('nouveauCode', 'Nouveau code', 4)}<button>Débloquer</button></form></details>`
}
