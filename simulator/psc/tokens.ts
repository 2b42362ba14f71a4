import { issuerOf, type PscCall } from './call.js'
import type { PscClient } from './client.js'
import { halfHash, signedJwt } from './jwt.js'
import { identityNamed, nameClaims } from './people.js'
import { type GivenToken, type Grant, lives, seconds } from './state.js'

const level = 'eidas1'

/** Claims that an access token and its introspection share; `cnf` binds it to a certificate (RFC 8705). */
export const tokenClaims = (call: PscCall, given: GivenToken) => {
  const identity = identityNamed(call, given.identity)
  return {
    exp: given.expiresAt,
    iat: given.issuedAt,
    auth_time: given.authTime,
    jti: given.id,
    iss: given.issuer,
    ...(identity ? nameClaims(identity) : {}),
    typ: 'Bearer',
    azp: given.clientId,
    ...(given.nonce === undefined ? {} : { nonce: given.nonce }),
    session_state: given.session,
    acr: level,
    scope: given.scope,
    SubjectNameID: given.identity,
    ...(given.thumbprint === undefined ? {} : { cnf: { 'x5t#S256': given.thumbprint } }),
  }
}

/**
 * Gives the tokens of a grant: access token, refresh token and id_token, as Keycloak answers them.
 *
 * The access token is bound to the certificate of the client.
 */
export function giveTokens(call: PscCall, grant: Grant, client: PscClient) {
  const { state, key, now } = call
  const issuedAt = seconds(now)
  const given: GivenToken = {
    ...grant,
    id: state.ids.uuid(),
    issuer: issuerOf(call),
    issuedAt,
    expiresAt: issuedAt + lives.accessToken,
    thumbprint: client.thumbprint,
  }
  const claims = tokenClaims(call, given)
  const accessToken = signedJwt(key, claims)
  const refreshToken = signedJwt(key, {
    exp: issuedAt + lives.refreshToken,
    iat: issuedAt,
    jti: state.ids.uuid(),
    iss: given.issuer,
    aud: given.issuer,
    sub: claims.sub,
    typ: 'Refresh',
    azp: given.clientId,
    session_state: given.session,
  })
  state.accessTokens.set(accessToken, given, now.getTime() + lives.accessToken * 1000 - 1)
  state.refreshTokens.set(refreshToken, given, now.getTime() + lives.refreshToken * 1000 - 1)
  const { typ: _typ, scope: _scope, cnf: _cnf, jti: _jti, SubjectNameID: _name, ...shared } = claims
  return {
    access_token: accessToken,
    expires_in: lives.accessToken,
    refresh_expires_in: lives.refreshToken,
    refresh_token: refreshToken,
    token_type: 'Bearer',
    id_token: signedJwt(key, {
      ...shared,
      jti: state.ids.uuid(),
      aud: given.clientId,
      typ: 'ID',
      at_hash: halfHash(accessToken),
    }),
    'not-before-policy': 0,
    session_state: given.session,
    scope: grant.scope,
  }
}
