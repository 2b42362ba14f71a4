import { changeHolds } from '#matrix/package-changes.js'
import type { Rejection, Stage } from '../rejection.js'
import { pass } from '../rejection.js'
import type { Settings } from '../settings.js'
import type { Space } from '../spaces.js'
import type { TlsIdentity } from '../trace/exchange.js'
import type { Delegation } from '../vihf/control.js'
import type { PscState } from './state.js'
import { thumbprint } from './thumbprint.js'

/** client_id of the Web-PS, which signs its users in as any client does. */
const webClient = 'web-ps-dmp'

/** Where a sign-in of the Web-PS begins and ends. */
export interface SignIn {
  readonly base: string
  readonly redirectUri: string
  readonly state: string
  readonly nonce: string
}

/** What the rest of the DMP asks of Pro Santé Connect. */
export interface PscDoor {
  /** Who a DMP access token stands for; undefined without `Authorization: Bearer` [assumed: psc-bearer]. */
  delegate(
    space: Space,
    authorization: string | undefined,
    tls: TlsIdentity | undefined,
    now: Date,
  ): Stage<Delegation> | undefined
  signInUrl(signIn: SignIn): string
  /** PS_IdNat of who signed in to the Web-PS with that code; once. */
  redeem(space: Space, code: string, redirectUri: string, now: Date): string | undefined
}

/**
 * The door over the states of the spaces.
 *
 * In `--trust open` a token that is not believed is as if it were not there: what the VIHF says is then remarked.
 */
export function pscDoor(stateOf: (space: Space) => PscState, settings: Settings): PscDoor {
  return {
    delegate(space, authorization, tls, now) {
      if (authorization === undefined || !/^bearer\b/i.test(authorization)) return undefined
      const found = tokenOf(stateOf(space), authorization, tls, now, settings)
      return found.ok || settings.trust === 'strict' ? found : undefined
    },
    signInUrl({ base, redirectUri, state, nonce }) {
      const asked = new URLSearchParams({
        response_type: 'code',
        client_id: webClient,
        redirect_uri: redirectUri,
        scope: 'openid scope_all',
        acr_values: 'eidas1',
        state,
        nonce,
      })
      return `${base}/auth?${asked}`
    },
    redeem(space, code, redirectUri, now) {
      const grant = stateOf(space).codes.take(code, now.getTime())
      return grant?.clientId === webClient && grant.redirectUri === redirectUri ? grant.identity : undefined
    },
  }
}

const refused = (rejection: Rejection['rejection'], detail?: string): Stage<Delegation> => ({
  ok: false,
  rejection: { rejection, where: 'Authorization', line: 0, ...(detail === undefined ? {} : { detail }) },
})

function tokenOf(
  { dmpTokens }: PscState,
  authorization: string,
  tls: TlsIdentity | undefined,
  now: Date,
  { guidePackage, trust }: Settings,
): Stage<Delegation> {
  if (!changeHolds('psc', guidePackage)) return refused('not-in-package', `Pro Santé Connect, paquet ${guidePackage}`)
  const text = /^bearer +(\S+)$/i.exec(authorization)?.[1] ?? ''
  const token = dmpTokens.get(text, now.getTime())
  if (!token) return refused('access-token-invalid', dmpTokens.knows(text) ? 'il a expiré' : undefined)
  const shown = tls?.certificate && thumbprint(tls.certificate)
  if (trust === 'strict' && (shown === undefined || shown !== token.thumbprint))
    return refused('access-token-certificate')
  return pass({ professionalId: token.identity })
}
