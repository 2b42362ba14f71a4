import type { Authorization, AuthorizationStatus } from './acces.js'

/**
 * Status of an authorisation as TD0.2 says it.
 *
 *   what the actor holds, now, months without access after which it lapses -> AUTORISATION value
 *
 * EXPIRE counts calendar months from the last access, to the second (visibility-rules, A6)
 * [assumed: authorization-six-months].
 */
export function authorizationStatus(
  authorization: Authorization | undefined,
  now: Date,
  months: number,
): AuthorizationStatus {
  if (!authorization) return 'NON_EXISTE'
  if (authorization.state === 'blocked') return 'INTERDIT'
  return now.getTime() > monthsAfter(authorization.lastAccess, months) ? 'EXPIRE' : 'VALIDE'
}

/** yyyyMMddHHmmss UTC, some months later, in milliseconds; a day that the month lacks runs into the next month. */
function monthsAfter(time: string, months: number): number {
  const part = (from: number, to: number): number => Number(time.slice(from, to))
  return Date.UTC(part(0, 4), part(4, 6) - 1 + months, part(6, 8), part(8, 10), part(10, 12), part(12, 14))
}
