import { BoundedMap } from '../bounded-map.js'
import type { WebIdentity, WebUser } from './call.js'

/** Life of a session from its last page [assumed: web-session]. */
const sessionMs = 30 * 60_000
/** A sign-in that is not finished by then is forgotten. */
const signInMs = 10 * 60_000

/** An open session: of somebody who may still choose his situation (PSC), or of a token that says it (AIR). */
export type WebSession = { readonly user: WebUser } | { readonly identity: WebIdentity }

/** A page asked before its user had signed in through Pro Santé Connect. */
export interface PendingPage {
  readonly page: string
  readonly ins: string | undefined
  readonly oid: string | undefined
}

/** What the Web-PS of one space remembers; forgotten when the simulator stops or the space is reset. */
export interface WebState {
  /** By the value of JSESSIONID; seeing one keeps it alive. */
  readonly openSession: (id: string, session: WebSession, now: Date) => void
  readonly sessionOf: (id: string, now: Date) => WebSession | undefined
  readonly keepPage: (id: string, page: PendingPage, now: Date) => void
  /** Once. */
  readonly takePage: (id: string, now: Date) => PendingPage | undefined
  readonly chooseSituation: (professionalId: string, structureId: string, until: Date) => void
  /** The situation chosen, while its period lasts [assumed: web-situation-period]. */
  readonly situationOf: (professionalId: string, now: Date) => string | undefined
}

export function webState(): WebState {
  const sessions = new BoundedMap<WebSession>(5000)
  const pages = new BoundedMap<PendingPage>(1000)
  const situations = new BoundedMap<string>(5000)
  return {
    openSession: (id, session, now) => sessions.set(id, session, now.getTime() + sessionMs),
    sessionOf(id, now) {
      const session = sessions.get(id, now.getTime())
      if (session) sessions.set(id, session, now.getTime() + sessionMs)
      return session
    },
    keepPage: (id, page, now) => pages.set(id, page, now.getTime() + signInMs),
    takePage: (id, now) => pages.take(id, now.getTime()),
    chooseSituation: (professionalId, structureId, until) =>
      situations.set(professionalId, structureId, until.getTime()),
    situationOf: (professionalId, now) => situations.get(professionalId, now.getTime()),
  }
}
