import { Html, html } from './html.js'
import { webStyle } from './style.js'

export interface PageShell {
  readonly title: string
  /** What stands in the bar: which service, and who is there. */
  readonly service: string
  readonly who?: string
  readonly body: Html
}

/** A whole page: bar, title and what is under it. */
export const htmlDocument = ({ title, service, who, body }: PageShell): string =>
  html`<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – ${service}</title><style>${new Html(webStyle)}</style></head>
<body><div class="bar"><strong>${service}</strong><span>${who ?? 'Environnement de test : patients fictifs'}</span></div>
<main><h1>${title}</h1>
${body}</main></body></html>
`.text

/** Nothing runs in these pages, and nothing is loaded; `formAction` bounds where their forms lead, redirections included. */
export const pageHeaders = (formAction = "'self'"): (readonly [string, string])[] => [
  ['Content-Type', 'text/html;charset=UTF-8'],
  ['Cache-Control', 'no-store'],
  [
    'Content-Security-Policy',
    `default-src 'none'; style-src 'unsafe-inline'; form-action ${formAction}; frame-ancestors 'self'`,
  ],
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'no-referrer'],
]
