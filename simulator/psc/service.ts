import { authorize } from './authorize.js'
import { type PscAnswer, type PscCall, text } from './call.js'
import { startCiba } from './ciba.js'
import { answerRequest, controlPage, setApproval, state, submit } from './control.js'
import { exchange } from './exchange.js'
import { certs, discovery, introspect, logout, userInfoOf } from './resources.js'
import { token } from './token-endpoint.js'

type Serve = (call: PscCall) => PscAnswer

const realm = '/auth/realms/esante-wallet'
const connect = `${realm}/protocol/openid-connect`

const routes: Readonly<Record<string, Readonly<Partial<Record<'GET' | 'POST' | 'PUT', Serve>>>>> = {
  [`${realm}/.well-known/wallet-openid-configuration`]: { GET: discovery },
  [`${realm}/.well-known/openid-configuration`]: { GET: discovery },
  '/auth': { GET: authorize, POST: authorize },
  [`${connect}/token`]: { POST: token },
  [`${connect}/token/introspect`]: { POST: introspect },
  [`${connect}/userinfo`]: { GET: userInfoOf, POST: userInfoOf },
  [`${connect}/certs`]: { GET: certs },
  [`${connect}/logout`]: { GET: logout, POST: logout },
  [`${connect}/ext/ciba/auth`]: { POST: startCiba },
  '/api-lps/oauth/token': { POST: exchange },
  '/psc': { GET: controlPage, POST: submit },
  '/psc/etat': { GET: state },
  '/psc/approbation': { PUT: setApproval },
}

/** Addresses whose forms act in the name of a person: a page of another site must not send them. */
const personal: readonly string[] = ['/auth', '/psc']

const request = /^\/psc\/demandes\/([\w-]+)$/

/** Answers a call of Pro Santé Connect, of the token server of the DMP, or of the page of test e-CPS. */
export function servePsc(call: PscCall, path: string): PscAnswer {
  const [, id] = request.exec(path) ?? []
  const route = id === undefined ? routes[path] : { POST: (asked: PscCall) => answerRequest(asked, id) }
  if (!route) return text('Adresse inconnue de Pro Santé Connect.', 404)
  if (call.method === 'POST' && personal.includes(path) && !isOwn(call)) {
    return text('Cette demande vient d’une autre page.', 403)
  }
  const methods: Readonly<Record<string, Serve | undefined>> = { ...route }
  const serve = methods[call.method]
  if (serve) return serve(call)
  const allowed = Object.keys(route).join(', ')
  return { ...text(`Méthode attendue : ${allowed}.`, 405), headers: [['Allow', allowed]] }
}

const isOwn = ({ sentFrom, origin }: PscCall): boolean =>
  sentFrom === undefined || (URL.canParse(sentFrom) && new URL(sentFrom).host === new URL(origin).host)
