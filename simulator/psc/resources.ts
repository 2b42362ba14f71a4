import { failed, happened, issuerOf, json, type PscAnswer, type PscCall } from './call.js'
import { basicOf, clientOf } from './client.js'
import { keyId } from './jwt.js'
import { identityNamed } from './people.js'
import { type GivenToken, liveToken } from './state.js'
import { thumbprint } from './thumbprint.js'
import { tokenClaims } from './tokens.js'
import { userInfo } from './user-info.js'

/** Token of `Authorization: Bearer`, if it is one. */
export const bearerOf = (authorization: string | undefined): string | undefined =>
  /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1]

/** Is a token bound to one certificate shown with it? `--trust open` does not ask. */
export const isBoundTo = (bound: string | undefined, { tls, settings }: Pick<PscCall, 'tls' | 'settings'>): boolean =>
  settings.trust === 'open' ||
  (bound !== undefined && tls?.certificate !== undefined && bound === thumbprint(tls.certificate))

/** UserInfo: the person of an access token shown with the certificate it is bound to. */
export function userInfoOf(call: PscCall): PscAnswer {
  const what = 'UserInfo'
  const bearer = bearerOf(call.authorization) ?? call.form.get('access_token') ?? ''
  const given = liveToken(call.state, bearer, call.now)
  const refused = (why: string) =>
    failed(call, what, 'invalid_token', why, { status: 401, ...(given ? { clientId: given.clientId } : {}) })
  if (!given) return refused('access_token inconnu, expiré ou dont la session est close')
  if (!isBoundTo(given.thumbprint, call)) return refused('access_token lié à un autre certificat (cnf x5t#S256)')
  const identity = identityNamed(call, given.identity)
  if (!identity) return refused('identité disparue')
  happened(call, what, { clientId: given.clientId, identity: given.identity })
  return json(userInfo(identity))
}

/**
 * Introspection: what a token says, while it lives; `active` false otherwise.
 *
 * The client proves itself by Basic, or by its certificate [assumed: psc-introspection].
 */
export function introspect(call: PscCall): PscAnswer {
  const basic = basicOf(call)
  if (!basic?.secret) {
    const client = clientOf(call, 'introspection')
    if ('status' in client) return client
  }
  const text = call.form.get('token') ?? ''
  const given = liveToken(call.state, text, call.now) ?? liveRefresh(call, text)
  if (!given) return json({ active: false })
  return json({ active: true, ...tokenClaims(call, given), client_id: given.clientId, username: given.identity })
}

const liveRefresh = ({ state, now }: PscCall, token: string): GivenToken | undefined => {
  const given = state.refreshTokens.get(token, now.getTime())
  return given && !state.ended.knows(given.session) ? given : undefined
}

/** Public keys of the tokens. */
export const certs = ({ key }: PscCall): PscAnswer =>
  json({ keys: [{ ...key.jwk, kid: keyId(key), use: 'sig', alg: 'ES256' }] })

/** Ends the session of an id_token or of a refresh token: its access tokens die with it. */
export function logout(call: PscCall): PscAnswer {
  const asked = call.method === 'POST' ? call.form : call.query
  const session = sessionIn(asked.get('id_token_hint') ?? asked.get('refresh_token') ?? '')
  if (session !== undefined) {
    call.state.ended.set(session, true, Number.MAX_SAFE_INTEGER)
    happened(call, 'déconnexion', {})
  }
  const back = asked.get('post_logout_redirect_uri')
  if (back !== null && URL.canParse(back) && /^https?:$/.test(new URL(back).protocol)) {
    const url = new URL(back)
    const state = asked.get('state')
    if (state !== null) url.searchParams.set('state', state)
    return { status: 302, headers: [['Location', url.toString()]], body: '' }
  }
  return { status: 204, headers: [], body: '' }
}

/** The session that a token of ours names; its signature is not looked at: ending a session gives nothing. */
function sessionIn(token: string): string | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'))
    const named = typeof claims === 'object' && claims !== null && 'session_state' in claims && claims.session_state
    return typeof named === 'string' ? named : undefined
  } catch {
    return undefined
  }
}

/** Discovery document (psc, section 1); served under its name at PSC and under the standard one. */
export function discovery(call: PscCall): PscAnswer {
  const issuer = issuerOf(call)
  const connect = `${issuer}/protocol/openid-connect`
  return json({
    issuer,
    authorization_endpoint: `${call.origin}${call.base}/auth`,
    token_endpoint: `${connect}/token`,
    userinfo_endpoint: `${connect}/userinfo`,
    end_session_endpoint: `${connect}/logout`,
    jwks_uri: `${connect}/certs`,
    introspection_endpoint: `${connect}/token/introspect`,
    backchannel_authentication_endpoint: `${connect}/ext/ciba/auth`,
    backchannel_token_delivery_modes_supported: ['poll'],
    backchannel_user_code_parameter_supported: false,
    grant_types_supported: ['authorization_code', 'refresh_token', 'urn:openid:params:grant-type:ciba'],
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['ES256'],
    token_endpoint_auth_methods_supported: ['tls_client_auth'],
    introspection_endpoint_auth_methods_supported: ['client_secret_basic', 'tls_client_auth'],
    tls_client_certificate_bound_access_tokens: true,
    authorization_response_iss_parameter_supported: true,
    code_challenge_methods_supported: ['S256'],
    scopes_supported: ['openid', 'scope_all'],
    acr_values_supported: ['eidas1'],
    claims_supported: ['sub', 'preferred_username', 'given_name', 'family_name', 'SubjectNameID', 'SubjectRefPro'],
  })
}
