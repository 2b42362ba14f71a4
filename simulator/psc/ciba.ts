import { automaticIdentity, scopesOf } from './authorize.js'
import { failed, happened, json, type PscAnswer, type PscCall } from './call.js'
import { clientOf } from './client.js'
import { identityNamed } from './people.js'
import { type CibaRequest, lives, seconds } from './state.js'

const what = 'demande CIBA'
const pollSeconds = 5

/**
 * Backchannel authentication: the client names who must approve, and polls the token endpoint.
 *
 *   login_hint (national identifier), binding_message (two digits shown on both sides), scope -> auth_req_id
 *
 * A request lives 120 seconds (psc, section 1).
 */
export function startCiba(call: PscCall): PscAnswer {
  const { form, state, now } = call
  const client = clientOf(call, what)
  if ('status' in client) return client
  const about = { clientId: client.id }
  const hint = form.get('login_hint') ?? ''
  const bindingMessage = form.get('binding_message') ?? ''
  const channel = form.get('channel') ?? 'MOBILE'
  if (!scopesOf(form).includes('openid'))
    return failed(call, what, 'invalid_scope', 'scope doit contenir openid', about)
  if (hint === '')
    return failed(call, what, 'invalid_request', 'login_hint absent : identifiant national attendu', about)
  if (!identityNamed(call, hint)) return failed(call, what, 'unknown_user_id', `identité inconnue : ${hint}`, about)
  if (!/^\d\d$/.test(bindingMessage)) {
    return failed(call, what, 'invalid_binding_message', 'binding_message : deux chiffres, de 00 à 99', about)
  }
  // [assumed: psc-ciba-channel]
  if (channel !== 'MOBILE' && channel !== 'CARD') {
    return failed(call, what, 'invalid_request', `channel vaut MOBILE ou CARD, non « ${channel} »`, about)
  }
  const id = state.ids.uuid()
  const { mode } = state.approval
  const request: CibaRequest = {
    clientId: client.id,
    identity: hint,
    scope: scopesOf(form).join(' '),
    bindingMessage,
    channel,
    authTime: seconds(now),
    outcome: outcomeOf(mode, automaticIdentity(call, hint) === hint),
  }
  state.ciba.set(id, request, now.getTime() + lives.ciba * 1000)
  happened(call, what, { ...about, identity: hint })
  return json({ auth_req_id: id, expires_in: lives.ciba, interval: pollSeconds })
}

/** The bench answers by itself for the identity that it plays; another one waits for a click. */
function outcomeOf(mode: 'clic' | 'auto' | 'refus', isPlayed: boolean): CibaRequest['outcome'] {
  if (mode === 'refus') return 'denied'
  return mode === 'auto' && isPlayed ? 'approved' : 'waiting'
}

/** Somebody, or a script, answers a request that waits; false when there is none. */
export function answerCiba({ state, now }: PscCall, id: string, outcome: 'approved' | 'denied'): boolean {
  const waiting = state.ciba.get(id, now.getTime())
  if (waiting?.outcome !== 'waiting') return false
  // What is left of its life does not change.
  state.ciba.set(id, { ...waiting, outcome, authTime: seconds(now) }, (waiting.authTime + lives.ciba) * 1000)
  return true
}
