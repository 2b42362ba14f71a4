import { redirection, refusalPage } from './answers.js'
import type { WebAnswer, WebCall } from './call.js'
import { pageUrl } from './pages/page.js'
import { sessionCookie } from './session-cookie.js'
import { userOf } from './users.js'

/** Where Pro Santé Connect sends the browser back. */
export const signInReturn = 'retour-psc'

const redirectUri = ({ origin, root }: WebCall): string => `${origin}${root}/${signInReturn}`

/** The Web-PS is a client of Pro Santé Connect as any other: the page asked for waits, the browser goes and signs in. */
export function startSignIn(call: WebCall): WebAnswer {
  const { page, ins, oid, space, state, now } = call
  const id = space.ids.uuid()
  state.keepPage(id, { page, ins, oid }, now)
  const location = call.psc.signInUrl({
    base: call.base,
    redirectUri: redirectUri(call),
    state: id,
    nonce: space.ids.uuid(),
  })
  return redirection(call, location, 303)
}

/** Back from Pro Santé Connect: the code says who signed in, a session opens, and the page that waited is shown. */
export function finishSignIn(call: WebCall): WebAnswer {
  const { query, state, now, space, root } = call
  const waiting = state.takePage(query.get('state') ?? '', now)
  const code = query.get('code')
  if (!waiting || code === null) {
    return refusalPage(call, { rejection: 'web-session-missing', detail: query.get('error') ?? 'retour inattendu' })
  }
  const professionalId = call.psc.redeem(space, code, redirectUri(call), now)
  if (professionalId === undefined)
    return refusalPage(call, { rejection: 'web-session-missing', detail: 'code refusé' })
  const known = space.professionals().get(professionalId)
  if (!known) return refusalPage(call, { rejection: 'professional-unknown', detail: professionalId })
  const id = space.ids.uuid()
  state.openSession(id, { user: userOf(known) }, now)
  const { page, ins, oid } = waiting
  const patient = ins === undefined ? undefined : { ins, oid: oid ?? call.settings.insOids[0] ?? '' }
  return redirection(call, pageUrl(root, page, patient), 303, { cookie: sessionCookie(call, id) })
}
