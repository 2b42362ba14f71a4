import type { WebCall } from './call.js'
import type { WebSession } from './state.js'

/** As the real Web-PS names it; the proxy of a structure maps it to its own (TD0.10). */
const cookieName = 'JSESSIONID'

/** Set-Cookie of a new session, within the space. */
export const sessionCookie = ({ base, origin }: WebCall, id: string): string =>
  `${cookieName}=${id}; Path=${base === '' ? '/' : base}; HttpOnly; SameSite=Lax${origin.startsWith('https:') ? '; Secure' : ''}`

/** Value of a header of the request, by lower-case name. */
export const headerOf = ({ request }: WebCall, name: string): string | undefined =>
  request.headers.find(([key]) => key.toLowerCase() === name)?.[1]

/** The session that the cookie of the call names; `named` tells one that ended from none at all. */
export function sessionOf(call: WebCall): { readonly named: boolean; readonly session: WebSession | undefined } {
  const cookies =
    headerOf(call, 'cookie')
      ?.split(';')
      .map((pair) => pair.trim()) ?? []
  const id = cookies.find((pair) => pair.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1)
  return { named: id !== undefined, session: id === undefined ? undefined : call.state.sessionOf(id, call.now) }
}
