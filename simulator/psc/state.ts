import { BoundedMap } from '../bounded-map.js'
import { seededIds } from '../ids.js'
import type { Ids } from '../transactions/transaction.js'

/** Seconds that things live [assumed: psc-lifetimes]. */
export const lives = { code: 60, accessToken: 300, refreshToken: 1140, ciba: 120, dmpToken: 300 } as const

/** Who answers a request of authentication: a person by a click, or the bench by itself. */
export interface Approval {
  readonly mode: 'clic' | 'auto' | 'refus'
  /** PS_IdNat of whom `auto` signs in; without it, whom the request names, or the first of the list. */
  readonly identity?: string
}

/** An identity that signed in, for a client. */
export interface Grant {
  readonly clientId: string
  readonly identity: string
  readonly scope: string
  readonly nonce?: string
  /** Seconds since 1970. */
  readonly authTime: number
  readonly session: string
}

export interface CodeGrant extends Grant {
  readonly redirectUri: string
  readonly codeChallenge?: string
}

export interface CibaRequest {
  readonly clientId: string
  readonly identity: string
  readonly scope: string
  readonly bindingMessage: string
  readonly channel: 'MOBILE' | 'CARD'
  readonly outcome: 'waiting' | 'approved' | 'denied'
  readonly authTime: number
}

/** An access token given; `thumbprint` is that of the certificate it is bound to. */
export interface GivenToken extends Grant {
  readonly id: string
  readonly issuer: string
  readonly issuedAt: number
  readonly expiresAt: number
  readonly thumbprint: string | undefined
}

/** A DMP access token: it serves with one certificate, for one professional. */
export interface DmpToken {
  readonly identity: string
  readonly thumbprint: string | undefined
  readonly expiresAt: number
}

/** What a call of Pro Santé Connect did, for who follows the bench. */
export interface PscEvent {
  readonly at: string
  readonly what: string
  readonly clientId?: string
  readonly identity?: string
  readonly error?: string
}

/** Pro Santé Connect of one space; forgotten when the simulator stops or the space is reset. */
export interface PscState {
  readonly ids: Ids
  approval: Approval
  readonly codes: BoundedMap<CodeGrant>
  readonly ciba: BoundedMap<CibaRequest>
  readonly accessTokens: BoundedMap<GivenToken>
  readonly refreshTokens: BoundedMap<GivenToken>
  readonly dmpTokens: BoundedMap<DmpToken>
  /** Sessions ended by a logout. */
  readonly ended: BoundedMap<true>
  readonly events: PscEvent[]
}

const most = 5000
const mostEvents = 200

/** Identifiers have a sequence of their own: who signs in must not change those of the DMP. */
export const pscState = (seed: string): PscState => ({
  ids: seededIds(`psc\n${seed}`),
  approval: { mode: 'clic' },
  codes: new BoundedMap(most),
  ciba: new BoundedMap(most),
  accessTokens: new BoundedMap(most),
  refreshTokens: new BoundedMap(most),
  dmpTokens: new BoundedMap(most),
  ended: new BoundedMap(most),
  events: [],
})

/** Notes an event; the oldest are forgotten. */
export function note({ events }: PscState, event: PscEvent): void {
  events.push(event)
  if (events.length > mostEvents) events.shift()
}

export const seconds = (date: Date): number => Math.floor(date.getTime() / 1000)

/** The token of that text, while it lives and its session was not ended. */
export function liveToken(state: PscState, token: string, now: Date): GivenToken | undefined {
  const given = state.accessTokens.get(token, now.getTime())
  return given && !state.ended.knows(given.session) ? given : undefined
}
