import { changeHolds } from '#matrix/package-changes.js'
import { pass, type Rejection, refuse, type Stage } from '../rejection.js'
import type { Remark } from '../remark.js'
import { declareAuthorized, type Visit, visit } from './access.js'
import { pageAnswer, redirection, refusalPage } from './answers.js'
import type { WebAnswer, WebCall, WebIdentity, WebUser } from './call.js'
import { pageUrl } from './pages/page.js'
import { lastDay, situationForm, situationPage } from './pages/situation.js'
import { identityOfToken } from './saml-response.js'
import { headerOf, sessionCookie, sessionOf } from './session-cookie.js'
import { finishSignIn, signInReturn, startSignIn } from './sign-in.js'
import { identityOf, situationOf, userOfCard } from './users.js'

/**
 * Answers a call of TD0.9 or of TD0.10.
 *
 *   request, its TLS session, the state of the space -> page, what the journal says of it and the changes to keep
 *
 * Nothing of a request makes it throw.
 */
export function serveWeb(call: WebCall): WebAnswer {
  const { method } = call.request
  if (method !== 'GET' && method !== 'POST') {
    return refusalPage(call, { rejection: 'method-not-allowed', detail: method })
  }
  return call.transaction === 'TD0.10' ? serveToken(call) : serveDirect(call)
}

/** TD0.10: a token opens a session, under which the pages that follow are served. */
function serveToken(call: WebCall): WebAnswer {
  const spelling = call.root.endsWith('AccesIndirectRenforce') ? [] : [spelledOtherwise(call)]
  if (call.request.method === 'POST' && !call.form.has('autorisation')) {
    const named = identityOfToken(call)
    if (!named.ok) return refusalPage(call, named.rejection, undefined, { remarks: spelling })
    const { identity, remarks } = named.value
    const answer = visit(call, identity, { remarks: [...spelling, ...remarks], mayChooseSituation: false })
    if (answer.status >= 400) return answer
    const id = call.space.ids.uuid()
    call.state.openSession(id, { identity }, call.now)
    return { ...answer, headers: [...answer.headers, ['Set-Cookie', sessionCookie(call, id)]] }
  }
  const { session } = sessionOf(call)
  if (!session || !('identity' in session)) return refusalPage(call, { rejection: 'web-session-missing' })
  return page(call, session.identity, { remarks: spelling, mayChooseSituation: false })
}

const spelledOtherwise = ({ root }: WebCall): Remark => ({
  kind: 'web/air-path',
  where: 'URL',
  line: 0,
  expected: '/AccesIndirectRenforce/',
  observed: root,
})

/** TD0.9: by card, or by Pro Santé Connect, whose pages are asked by POST. */
function serveDirect(call: WebCall): WebAnswer {
  const { request, form, page: name, settings } = call
  if (name === signInReturn) return finishSignIn(call)
  const isOwnForm = form.has('autorisation') || name === situationPage
  const fromPsc = request.method === 'POST' && !isOwnForm
  if (fromPsc && !changeHolds('psc', settings.guidePackage)) {
    return refusalPage(call, {
      rejection: 'not-in-package',
      detail: `Pro Santé Connect, paquet ${settings.guidePackage}`,
    })
  }
  const asked = fromPsc ? { ...call, ins: form.get('INS') || undefined, oid: form.get('typeINS') || undefined } : call
  const recognized = userOf(call, fromPsc)
  if (recognized === 'sign-in') return startSignIn(asked)
  if (!recognized.ok) return refusalPage(call, recognized.rejection)
  const { user, remarks } = recognized.value
  if (name === situationPage) return chooseSituation(asked, user)
  const structureId = situationOf(asked, user)
  if (structureId === undefined) {
    const back = encodeURIComponent(addressOf(asked))
    return redirection(asked, `${asked.root}/${situationPage}?retour=${back}`, fromPsc ? 303 : 302, { remarks })
  }
  return page(asked, identityOf(user, structureId), { remarks, mayChooseSituation: user.situations.length > 1 })
}

/**
 * A session of PSC first, then the card; a POST of PSC without session signs in.
 *
 * `--trust open` lets plain HTTP in, where no card can be shown: there everybody signs in.
 */
function userOf(call: WebCall, fromPsc: boolean): 'sign-in' | Stage<{ user: WebUser; remarks: readonly Remark[] }> {
  const { session, named } = sessionOf(call)
  if (session && 'user' in session) return pass({ user: session.user, remarks: [] })
  const withoutTls = call.settings.trust === 'open' && call.tls === undefined && call.request.method === 'GET'
  if (fromPsc || (withoutTls && changeHolds('psc', call.settings.guidePackage))) return 'sign-in'
  const card = userOfCard(call)
  // A cookie without session is that of a sign-in that ended: a card would have answered.
  return card.ok || !named || call.tls?.certificate ? card : refuse('web-session-missing')
}

const addressOf = ({ root, page: name, ins, oid }: WebCall): string =>
  ins === undefined
    ? pageUrl(root, name)
    : oid === undefined
      ? `${root}/${name}/${ins}`
      : pageUrl(root, name, { ins, oid })

function page(call: WebCall, identity: WebIdentity, how: Visit): WebAnswer {
  if (call.request.method !== 'POST' || !call.form.has('autorisation')) return visit(call, identity, how)
  const foreign = otherOrigin(call)
  return foreign ? refusalPage(call, foreign, identity) : declareAuthorized(call, identity, how)
}

/** A page of another site, open in the same browser, must not act in the name of a card. */
function otherOrigin(call: WebCall): Rejection | undefined {
  const origin = headerOf(call, 'origin')
  const isOwn = origin === undefined || (URL.canParse(origin) && new URL(origin).host === new URL(call.origin).host)
  return isOwn ? undefined : { rejection: 'web-other-origin', detail: origin }
}

/** Asks for the situation of practice, then keeps it until its end and goes back to the page. */
function chooseSituation(call: WebCall, user: WebUser): WebAnswer {
  const { request, form, query, now, root } = call
  const isChoice = request.method === 'POST'
  const back = safeReturn((isChoice ? form : query).get('retour'), root)
  const ask = (told?: string) => {
    const body = situationForm(call, user, back, told)
    return pageAnswer(call, 'Situation d’exercice', body, undefined, {}, told === undefined ? 200 : 400)
  }
  if (!isChoice) return ask()
  const foreign = otherOrigin(call)
  if (foreign) return refusalPage(call, foreign)
  const structureId = form.get('structure') ?? ''
  if (!user.situations.some((one) => one.structureId === structureId))
    return ask('Choisissez une structure de la liste.')
  const end = endOfDay(form.get('fin') ?? '')
  if (end === undefined || end < now || end > endOfDayOf(lastDay(now))) {
    return ask('La période d’exercice finit au plus tard dans trois ans, et pas avant aujourd’hui.')
  }
  call.state.chooseSituation(user.id, structureId, end)
  return redirection(call, back, 303)
}

const endOfDayOf = (date: Date): Date => new Date(`${date.toISOString().slice(0, 10)}T23:59:59.999Z`)

function endOfDay(day: string): Date | undefined {
  const date = /^\d{4}-\d\d-\d\d$/.test(day) ? new Date(`${day}T23:59:59.999Z`) : undefined
  return date === undefined || Number.isNaN(date.getTime()) ? undefined : date
}

/** A page of ours: anything else would send a browser where an attacker wants. */
const safeReturn = (asked: string | null, root: string): string =>
  asked?.startsWith(`${root}/`) && /^[\w/.%-]+$/.test(asked) && !asked.includes('//') ? asked : `${root}/TableauDeBord`
