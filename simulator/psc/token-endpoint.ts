import { createHash } from 'node:crypto'
import { failed, happened, json, type PscAnswer, type PscCall } from './call.js'
import { clientOf, type PscClient } from './client.js'
import type { Grant } from './state.js'
import { giveTokens } from './tokens.js'

const what = 'jeton PSC'

const grants: Readonly<Record<string, (call: PscCall, client: PscClient) => PscAnswer>> = {
  authorization_code: byCode,
  refresh_token: byRefresh,
  'urn:openid:params:grant-type:ciba': byCiba,
}

/** Token endpoint: by code, by CIBA, by refresh token. */
export function token(call: PscCall): PscAnswer {
  const asked = call.form.get('grant_type') ?? ''
  const grant = Object.hasOwn(grants, asked) ? grants[asked] : undefined
  if (!grant)
    return failed(call, what, 'unsupported_grant_type', `grant_type « ${asked} » inconnu de Pro Santé Connect`)
  const client = clientOf(call, what)
  return 'status' in client ? client : grant(call, client)
}

const given = (call: PscCall, grant: Grant, client: PscClient): PscAnswer => {
  happened(call, what, { clientId: client.id, identity: grant.identity })
  return json(giveTokens(call, grant, client))
}

const invalid = (call: PscCall, client: PscClient, why: string): PscAnswer =>
  failed(call, what, 'invalid_grant', why, { clientId: client.id })

function byCode(call: PscCall, client: PscClient): PscAnswer {
  const { form, state, now } = call
  const grant = state.codes.take(form.get('code') ?? '', now.getTime())
  if (!grant) return invalid(call, client, 'code inconnu, expiré ou déjà employé')
  if (grant.clientId !== client.id) return invalid(call, client, 'code donné à un autre client')
  if (grant.redirectUri !== form.get('redirect_uri')) {
    return invalid(call, client, "redirect_uri n'est pas celle de la demande")
  }
  if (grant.codeChallenge !== undefined && grant.codeChallenge !== challengeOf(form.get('code_verifier') ?? '')) {
    return invalid(call, client, 'code_verifier ne répond pas à code_challenge')
  }
  return given(call, grant, client)
}

const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url')

/** A refresh token serves once: the answer holds the next one. */
function byRefresh(call: PscCall, client: PscClient): PscAnswer {
  const { form, state, now } = call
  const grant = state.refreshTokens.take(form.get('refresh_token') ?? '', now.getTime())
  if (!grant || state.ended.knows(grant.session)) {
    return invalid(call, client, 'refresh_token inconnu, expiré ou déjà employé')
  }
  if (grant.clientId !== client.id) return invalid(call, client, 'refresh_token donné à un autre client')
  if (grant.thumbprint !== client.thumbprint) return invalid(call, client, 'refresh_token lié à un autre certificat')
  const { nonce: _nonce, ...renewed } = grant
  return given(call, renewed, client)
}

/** Errors of OpenID Connect CIBA Core, section 11. */
function byCiba(call: PscCall, client: PscClient): PscAnswer {
  const { form, state, now } = call
  const id = form.get('auth_req_id') ?? ''
  const request = state.ciba.get(id, now.getTime())
  const about = { clientId: client.id }
  if (!request) {
    return state.ciba.knows(id)
      ? failed(call, what, 'expired_token', 'la demande CIBA a expiré', about)
      : invalid(call, client, 'auth_req_id inconnu ou déjà employé')
  }
  if (request.clientId !== client.id) return invalid(call, client, 'auth_req_id donné à un autre client')
  if (request.outcome === 'waiting') {
    return json({ error: 'authorization_pending', error_description: "en attente d'approbation sur l'e-CPS" }, 400)
  }
  state.ciba.delete(id)
  if (request.outcome === 'denied') return failed(call, what, 'access_denied', "refusée sur l'e-CPS", about)
  const { identity, scope, authTime } = request
  return given(call, { clientId: client.id, identity, scope, authTime, session: state.ids.uuid() }, client)
}
