import { htmlDocument, pageHeaders } from '../web/document.js'
import { type Html, html } from '../web/html.js'
import { happened, issuerOf, type PscAnswer, type PscCall, redirect } from './call.js'
import { identities, identityNamed } from './people.js'
import { lives, seconds } from './state.js'

export const service = 'Pro Santé Connect (simulé)'

/** A page of Pro Santé Connect; a form may lead to any client. */
export const page = (title: string, body: Html, status = 200): PscAnswer => ({
  status,
  headers: pageHeaders('*'),
  body: htmlDocument({ title, service, body }),
})

/** Parameters of an authorization request that the page must carry to its answer. */
const carried = [
  'client_id',
  'redirect_uri',
  'response_type',
  'scope',
  'state',
  'nonce',
  'code_challenge',
  'code_challenge_method',
] as const

type Fault =
  | { readonly kind: 'page'; readonly why: string }
  | { readonly kind: 'client'; readonly error: string; readonly why: string }

/** What is wrong with a request; without a client or an address to come back to, only a page can say it. */
function faultOf(asked: URLSearchParams): Fault | undefined {
  const redirectUri = asked.get('redirect_uri') ?? ''
  if (!asked.get('client_id')) return { kind: 'page', why: 'La requête ne dit pas pour quel client (client_id).' }
  if (!URL.canParse(redirectUri) || !/^https?:$/.test(new URL(redirectUri).protocol)) {
    return { kind: 'page', why: 'redirect_uri n’est pas une adresse http ou https.' }
  }
  if (asked.get('response_type') !== 'code') {
    return { kind: 'client', error: 'unsupported_response_type', why: 'response_type doit valoir code' }
  }
  if (!scopesOf(asked).includes('openid')) {
    return { kind: 'client', error: 'invalid_scope', why: 'scope doit contenir openid' }
  }
  if (asked.has('code_challenge') && asked.get('code_challenge_method') !== 'S256') {
    return { kind: 'client', error: 'invalid_request', why: 'code_challenge_method doit valoir S256' }
  }
  return undefined
}

export const scopesOf = (asked: URLSearchParams): string[] => (asked.get('scope') ?? '').split(' ').filter(Boolean)

/**
 * Authorization endpoint of the code flow: asks who signs in, unless the bench was told to answer by itself.
 *
 *   GET with the request -> page of choice, or back to the client; POST with the choice -> back to the client
 */
export function authorize(call: PscCall): PscAnswer {
  const asked = call.method === 'POST' ? call.form : call.query
  const fault = faultOf(asked)
  if (fault?.kind === 'page')
    return page('Demande incorrecte', html`<p class="card fail" role="alert">${fault.why}</p>`, 400)
  if (fault) return back(call, asked, { error: fault.error, error_description: fault.why })
  const { approval } = call.state
  if (call.method === 'POST') {
    const decision = call.form.get('decision')
    return decision === 'accepter' ? accepted(call, asked, call.form.get('identite') ?? '') : denied(call, asked)
  }
  if (approval.mode === 'refus') return denied(call, asked)
  if (approval.mode === 'auto') return accepted(call, asked, automaticIdentity(call, asked.get('login_hint')))
  if (asked.get('prompt') === 'none') return back(call, asked, { error: 'login_required' })
  return page('Connexion', choice(call, asked))
}

/** Whom `auto` signs in: the one it was told, else whom the request names, else the first of the list. */
export const automaticIdentity = (call: PscCall, hint: string | null): string =>
  call.state.approval.identity ?? hint ?? identities(call)[0]?.id ?? ''

const denied = (call: PscCall, asked: URLSearchParams): PscAnswer => {
  happened(call, 'authentification refusée', { clientId: asked.get('client_id') ?? '', error: 'access_denied' })
  return back(call, asked, { error: 'access_denied', error_description: 'Authentification refusée sur l’e-CPS' })
}

function accepted(call: PscCall, asked: URLSearchParams, identity: string): PscAnswer {
  const { state, now } = call
  if (!identityNamed(call, identity)) {
    return back(call, asked, { error: 'access_denied', error_description: `Identité inconnue : ${identity}` })
  }
  const clientId = asked.get('client_id') ?? ''
  const code = state.ids.uuid()
  const session = state.ids.uuid()
  const nonce = asked.get('nonce')
  const codeChallenge = asked.get('code_challenge')
  state.codes.set(
    code,
    {
      clientId,
      identity,
      scope: scopesOf(asked).join(' '),
      authTime: seconds(now),
      session,
      redirectUri: asked.get('redirect_uri') ?? '',
      ...(nonce === null ? {} : { nonce }),
      ...(codeChallenge === null ? {} : { codeChallenge }),
    },
    now.getTime() + lives.code * 1000,
  )
  happened(call, 'authentification par code', { clientId, identity })
  return back(call, asked, { code, session_state: session })
}

/** Back to the client, with its state and who answers (RFC 9207). */
function back(call: PscCall, asked: URLSearchParams, said: Readonly<Record<string, string>>): PscAnswer {
  const url = new URL(asked.get('redirect_uri') ?? '')
  const state = asked.get('state')
  for (const [name, value] of Object.entries(said)) url.searchParams.set(name, value)
  if (state !== null) url.searchParams.set('state', state)
  url.searchParams.set('iss', issuerOf(call))
  return redirect(url.toString())
}

function choice(call: PscCall, asked: URLSearchParams): Html {
  const hint = asked.get('login_hint')
  const hidden = carried.flatMap((name) => {
    const value = asked.get(name)
    return value === null ? [] : [html`<input type="hidden" name="${name}" value="${value}">`]
  })
  return html`<section class="card"><p>« ${asked.get('client_id') ?? ''} » demande à vous identifier. Choisissez l’e-CPS de test qui répond :
rien n’est envoyé à un téléphone.</p>
<form method="post" action="${call.base}/auth">${hidden}
<label>e-CPS <select name="identite">${identityOptions(call, hint)}</select></label>
<button name="decision" value="accepter">Approuver sur l’e-CPS</button>
<button class="quiet" name="decision" value="refuser">Refuser</button></form></section>`
}

/** The identities as the options of a list. */
export const identityOptions = (call: PscCall, chosen: string | null): Html[] =>
  identities(call).map(({ id, familyName, givenName, roles }) => {
    const label = `${familyName} ${givenName} (${roles[0]?.display ?? 'professionnel'}, ${id})`
    return id === chosen
      ? html`<option value="${id}" selected>${label}</option>`
      : html`<option value="${id}">${label}</option>`
  })
