import type { Settings } from '../settings.js'
import type { Trust } from '../signature/certificate.js'
import type { Space } from '../spaces.js'
import type { TlsIdentity } from '../trace/exchange.js'
import type { Es256Key } from './es256.js'
import { note, type PscEvent, type PscState } from './state.js'

/** A request to Pro Santé Connect or to the token server of the DMP, and what it may use. */
export interface PscCall {
  readonly method: string
  /** `https://host:port`. */
  readonly origin: string
  /** `/<space>` or nothing. */
  readonly base: string
  readonly query: URLSearchParams
  /** Fields of a form. */
  readonly form: URLSearchParams
  /** Body in JSON, of the bench's own addresses. */
  readonly json: unknown
  readonly authorization: string | undefined
  /** Origin of the page that sends a form, if it says one. */
  readonly sentFrom: string | undefined
  readonly tls: TlsIdentity | undefined
  readonly space: Space
  readonly state: PscState
  readonly settings: Settings
  readonly trust: Trust
  readonly key: Es256Key
  readonly now: Date
}

export interface PscAnswer {
  readonly status: number
  readonly headers: readonly (readonly [string, string])[]
  readonly body: string
}

const noStore = ['Cache-Control', 'no-store'] as const

export const json = (value: unknown, status = 200): PscAnswer => ({
  status,
  headers: [['Content-Type', 'application/json;charset=UTF-8'], noStore],
  body: JSON.stringify(value),
})

export const redirect = (location: string): PscAnswer => ({
  status: 302,
  headers: [['Location', location], noStore],
  body: '',
})

export const text = (body: string, status: number): PscAnswer => ({
  status,
  headers: [['Content-Type', 'text/plain;charset=UTF-8'], noStore],
  body: `${body}\n`,
})

/** An error of OAuth 2, noted for who follows the bench; `description` is French. */
export function failed(
  call: PscCall,
  what: string,
  error: string,
  description: string,
  { status = 400, ...about }: { readonly status?: number } & Pick<PscEvent, 'clientId' | 'identity'> = {},
): PscAnswer {
  happened(call, what, { ...about, error: `${error} : ${description}` })
  const answer = json({ error, error_description: description }, status)
  return error === 'invalid_token'
    ? { ...answer, headers: [...answer.headers, ['WWW-Authenticate', `Bearer error="${error}"`]] }
    : answer
}

export const happened = ({ state, now }: PscCall, what: string, about: Omit<PscEvent, 'at' | 'what'>): void =>
  note(state, { at: now.toISOString(), what, ...about })

/** Address of the realm, by which its tokens are signed. */
export const issuerOf = ({ origin, base }: PscCall): string => `${origin}${base}/auth/realms/esante-wallet`
