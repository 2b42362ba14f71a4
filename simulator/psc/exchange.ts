import { changeHolds } from '#matrix/package-changes.js'
import { failed, happened, json, type PscAnswer, type PscCall } from './call.js'
import { structureFault } from './client.js'
import { signedJwt } from './jwt.js'
import { isBoundTo } from './resources.js'
import { lives, liveToken, seconds } from './state.js'
import { thumbprint } from './thumbprint.js'

const what = 'jeton DMP'
const grantType = 'urn:ietf:params:oauth:grant-type:token-exchange'
const accessTokenType = 'urn:ietf:params:oauth:token-type:access_token'

/**
 * Token server of the DMP: the PSC access token for a DMP access token, with the same certificate [assumed: psc-exchange].
 *
 *   subject_token, over mutual TLS -> access_token bound to the certificate of the exchange
 *
 * Whether the DMP knows the professional is told by its services, not here.
 */
export function exchange(call: PscCall): PscAnswer {
  const { form, state, settings, tls, now, key, origin, base } = call
  if (!changeHolds('psc', settings.guidePackage)) {
    return failed(
      call,
      what,
      'invalid_request',
      `Pro Santé Connect n'existe pas dans le paquet ${settings.guidePackage}`,
    )
  }
  const asked = form.get('grant_type') ?? ''
  if (asked !== grantType) return failed(call, what, 'unsupported_grant_type', `grant_type doit valoir ${grantType}`)
  const fault = settings.trust === 'open' ? undefined : structureFault(call)
  if (fault !== undefined) return failed(call, what, 'invalid_client', fault, { status: 401 })
  const type = form.get('subject_token_type') ?? accessTokenType
  if (type !== accessTokenType) {
    return failed(call, what, 'invalid_request', `subject_token_type doit valoir ${accessTokenType}`)
  }
  const subject = liveToken(state, form.get('subject_token') ?? '', now)
  if (!subject)
    return failed(call, what, 'invalid_grant', 'access_token PSC inconnu, expiré ou dont la session est close')
  const about = { clientId: subject.clientId, identity: subject.identity }
  if (!isBoundTo(subject.thumbprint, call)) {
    return failed(call, what, 'invalid_grant', 'access_token PSC obtenu avec un autre certificat TLS', about)
  }
  const bound = tls?.certificate && thumbprint(tls.certificate)
  const issuedAt = seconds(now)
  const token = signedJwt(key, {
    iss: `${origin}${base}/api-lps`,
    sub: subject.identity,
    azp: subject.clientId,
    iat: issuedAt,
    exp: issuedAt + lives.dmpToken,
    jti: state.ids.uuid(),
    typ: 'Bearer',
    ...(bound === undefined ? {} : { cnf: { 'x5t#S256': bound } }),
  })
  const expiresAt = now.getTime() + lives.dmpToken * 1000 - 1
  state.dmpTokens.set(token, { identity: subject.identity, thumbprint: bound, expiresAt }, expiresAt)
  happened(call, what, about)
  return json({
    access_token: token,
    issued_token_type: accessTokenType,
    token_type: 'Bearer',
    expires_in: lives.dmpToken,
  })
}
