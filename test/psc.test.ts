import { beforeEach, describe, expect, it } from 'vitest'
import {
  clientIdOf,
  dmpSession,
  exchangeToken,
  inProcessSend,
  type LpsOptions,
  ModelLps,
  noPatient,
  type OAuthAnswer,
  type PscOptions,
  pollCiba,
  pscCall,
  startCiba,
  tlsIdentityOf,
} from '#fixtures/lps/index.js'
import { people, population } from '#fixtures/people/index.js'
import { checks } from '#scenarios/checks/index.js'
import { judge } from '#scenarios/judge.js'
import { viewExchange } from '#scenarios/view.js'
import { createSimulator, type Simulator } from '#simulator/app.js'
import { seededIds } from '#simulator/ids.js'
import { defaultSettings, type Settings } from '#simulator/settings.js'
import { openStore } from '#simulator/store/world-store.js'
import { type TestBench, testBench } from './support/bench.js'

const baseUrl = 'https://dmp-bench.test'
const doctor = '899900999121'
const eight = '899900999451'
const edit = 'ANS20260101000001'
const realm = '/auth/realms/esante-wallet/protocol/openid-connect'

/** The bench, with a clock that tests move. */
async function moving(settings: Partial<Settings> = {}) {
  const bench = await testBench()
  let ms = bench.now.getTime()
  const clock = () => new Date(ms)
  const faults: unknown[] = []
  const simulator: Simulator = createSimulator({
    store: openStore(undefined),
    clock,
    seed: 'test',
    settings: { ...defaultSettings, ...settings },
    anchors: bench.pki,
    population: (at) => population(bench.pki.cards, people, at),
    onBenchError: (error) => faults.push(error),
  })
  const pscOf = (card: string): PscOptions => ({
    baseUrl,
    card: bench.card(card),
    send: inProcessSend(simulator.app, tlsIdentityOf(bench.card(card))),
  })
  return {
    bench,
    simulator,
    faults,
    clock,
    pass: (seconds: number) => {
      ms += seconds * 1000
    },
    pscOf,
    json: async (path: string, method = 'GET', body?: unknown) => {
      const response = await simulator.app.request(`${baseUrl}${path}`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
      })
      const text = await response.text()
      return { status: response.status, body: /^[[{]/.test(text) ? JSON.parse(text) : text }
    },
    lps: (card: string, options: Partial<LpsOptions> = {}) =>
      new ModelLps({
        card: bench.card(card),
        baseUrl,
        clock,
        ids: seededIds(`psc ${card} ${ms}`),
        send: inProcessSend(simulator.app, { ...tlsIdentityOf(bench.card(card)), serverName: 'dmp-bench.test' }),
        ...options,
      }),
    last: () => simulator.bench.exchanges('defaut', 1)[0],
  }
}

type Moving = Awaited<ReturnType<typeof moving>>
let psc: Moving
let base: TestBench
let hospital: PscOptions
beforeEach(async () => {
  psc = await moving()
  base = psc.bench
  hospital = psc.pscOf('etablissement')
})

const auto = (identite?: string) =>
  psc.json('/psc/approbation', 'PUT', { mode: 'auto', ...(identite ? { identite } : {}) })
const errorOf = ({ status, body }: OAuthAnswer) => [status, body.error]
const claimsOf = (token: unknown) =>
  JSON.parse(Buffer.from(String(token).split('.')[1] ?? '', 'base64url').toString('utf8'))
const signedIn = async (identity = doctor, options = hospital) => {
  await auto(identity)
  return pollCiba(options, String((await startCiba(options, identity)).body.auth_req_id))
}
const withBearer = (token: unknown): [string, string][] => [['Authorization', `Bearer ${String(token)}`]]
const userInfo = (token: unknown, options = hospital) => pscCall(options, `${realm}/userinfo`, {}, withBearer(token))

describe('CIBA', () => {
  it('waits for a click, by the page or by a script, then gives tokens once', async () => {
    const { body } = await startCiba(hospital, doctor, '07')
    expect(body).toMatchObject({ expires_in: 120, interval: 5 })
    const id = String(body.auth_req_id)
    expect(errorOf(await pollCiba(hospital, id))).toEqual([400, 'authorization_pending'])
    const page = await psc.simulator.app.request(`${baseUrl}/psc`)
    expect(await page.text()).toMatch(/<strong>07<\/strong>.*dmp-bench auth/s)
    const etat = await psc.json('/psc/etat')
    expect(etat.body.demandes).toEqual([
      { id, identite: doctor, client: 'dmp-bench auth', message: '07', canal: 'MOBILE' },
    ])
    expect((await psc.json(`/psc/demandes/${id}`, 'POST', { reponse: 'accepter' })).status).toBe(200)
    const given = await pollCiba(hospital, id)
    expect(given.body).toMatchObject({ token_type: 'Bearer', expires_in: 300, refresh_expires_in: 1140 })
    expect(errorOf(await pollCiba(hospital, id))).toEqual([400, 'invalid_grant'])
    expect((await psc.json(`/psc/demandes/${id}`, 'POST', { reponse: 'accepter' })).status).toBe(404)
  })

  it('is approved by the button of the page', async () => {
    const id = String((await startCiba(hospital, doctor)).body.auth_req_id)
    const click = (origin: string) =>
      psc.simulator.app.request(`${baseUrl}/psc`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: origin },
        body: new URLSearchParams({ demande: id, decision: 'accepter' }).toString(),
      })
    expect((await click('https://ailleurs.test')).status).toBe(403)
    expect((await click(baseUrl)).status).toBe(303)
    expect((await pollCiba(hospital, id)).status).toBe(200)
  })

  it('is refused, by a script or by the setting of the bench', async () => {
    const id = String((await startCiba(hospital, doctor)).body.auth_req_id)
    await psc.json(`/psc/demandes/${id}`, 'POST', { reponse: 'refuser' })
    expect(errorOf(await pollCiba(hospital, id))).toEqual([400, 'access_denied'])
    await psc.json('/psc/approbation', 'PUT', { mode: 'refus' })
    const other = String((await startCiba(hospital, doctor)).body.auth_req_id)
    expect(errorOf(await pollCiba(hospital, other))).toEqual([400, 'access_denied'])
  })

  it('ends after 120 seconds, of the clock of the bench', async () => {
    const id = String((await startCiba(hospital, doctor)).body.auth_req_id)
    psc.pass(119)
    expect(errorOf(await pollCiba(hospital, id))).toEqual([400, 'authorization_pending'])
    psc.pass(2)
    expect(errorOf(await pollCiba(hospital, id))).toEqual([400, 'expired_token'])
    expect((await psc.json(`/psc/demandes/${id}`, 'POST', { reponse: 'accepter' })).status).toBe(404)
  })

  it('answers by itself for the identity that it plays, and for no other', async () => {
    await auto(eight)
    const id = String((await startCiba(hospital, doctor)).body.auth_req_id)
    expect(errorOf(await pollCiba(hospital, id))).toEqual([400, 'authorization_pending'])
  })

  it.each([
    ['no scope', { scope: '' }, 'invalid_scope'],
    ['nobody', { login_hint: '' }, 'invalid_request'],
    ['an unknown RPPS', { login_hint: '810000000000' }, 'unknown_user_id'],
    ['no message', { binding_message: '' }, 'invalid_binding_message'],
    ['a message of three digits', { binding_message: '100' }, 'invalid_binding_message'],
    ['another channel', { channel: 'SMS' }, 'invalid_request'],
  ])('refuses %s', async (_, wrong, error) => {
    const right = { client_id: 'dmp-bench auth', scope: 'openid scope_all', login_hint: doctor, binding_message: '42' }
    expect(errorOf(await pscCall(hospital, `${realm}/ext/ciba/auth`, { ...right, ...wrong }))).toEqual([400, error])
  })
})

describe('the client', () => {
  it('is the CN of an ORG AUTH_CLI certificate', async () => {
    expect(clientIdOf(base.card('etablissement'))).toBe('dmp-bench auth')
  })

  it.each([
    ['a card', 'generaliste-cps', undefined],
    ['an expired certificate', 'structure-expiree', undefined],
    ['a revoked certificate', 'structure-revoquee', undefined],
    ['a certificate of another PKI', 'structure-autre-ac', undefined],
    ['another client_id', 'etablissement', 'autre'],
  ])('is refused with %s', async (_, card, clientId) => {
    const options = psc.pscOf(card)
    const fields = {
      client_id: clientId ?? clientIdOf(options.card),
      scope: 'openid',
      login_hint: doctor,
      binding_message: '42',
    }
    expect(errorOf(await pscCall(options, `${realm}/ext/ciba/auth`, fields))).toEqual([401, 'invalid_client'])
  })

  it('is refused without certificate, and let in by --trust open', async () => {
    const fields = { client_id: 'x', scope: 'openid', login_hint: doctor, binding_message: '42' }
    const bare = (target: Moving) => ({ baseUrl, send: inProcessSend(target.simulator.app) })
    expect((await pscCall(bare(psc), `${realm}/ext/ciba/auth`, fields)).status).toBe(401)
    expect((await pscCall(bare(await moving({ trust: 'open' })), `${realm}/ext/ciba/auth`, fields)).status).toBe(200)
  })
})

describe('tokens', () => {
  it('are bound to the certificate, and say who signed in', async () => {
    const { body } = await signedIn()
    const claims = claimsOf(body.access_token)
    expect(claims).toMatchObject({
      typ: 'Bearer',
      azp: 'dmp-bench auth',
      preferred_username: doctor,
      SubjectNameID: doctor,
      acr: 'eidas1',
      scope: 'openid scope_all',
      exp: claims.iat + 300,
    })
    expect(claims.cnf['x5t#S256']).toMatch(/^[\w-]{43}$/)
    expect(claimsOf(body.id_token)).toMatchObject({ aud: 'dmp-bench auth', typ: 'ID', sub: claims.sub })
  })

  it('give UserInfo with every activity, to the same certificate alone', async () => {
    const { body } = await signedIn(eight)
    const info = await userInfo(body.access_token)
    expect(info.status).toBe(200)
    expect(info.body).toMatchObject({ SubjectNameID: eight, family_name: 'ACTIVITES-TEST0045', UITVersion: '1.0' })
    const [exercice] = (
      info.body.SubjectRefPro as { exercices: { activities: { ancienIdentifiantDeLaStructure: string }[] }[] }
    ).exercices
    expect(exercice?.activities.map(({ ancienIdentifiantDeLaStructure }) => ancienIdentifiantDeLaStructure)).toEqual([
      base.card('huit-activites-cps').structureId,
      ...(base.card('huit-activites-cps').otherSituations ?? []).map(({ structureId }) => structureId),
    ])
    expect(info.body).not.toHaveProperty('SubjectOrganizationID')
    expect(errorOf(await userInfo(body.access_token, psc.pscOf('etablissement-air')))).toEqual([401, 'invalid_token'])
    expect(errorOf(await userInfo('autre'))).toEqual([401, 'invalid_token'])
  })

  it('name the one activity of who has one, and none of a remplaçant', async () => {
    const one = await userInfo((await signedIn()).body.access_token)
    expect(one.body).toMatchObject({
      SubjectOrganizationID: '499900999121001',
      Secteur_Activite: 'SA07^1.2.250.1.71.4.2.4',
    })
    const locum = await userInfo((await signedIn('899900999469')).body.access_token)
    expect(locum.body.SubjectRefPro).toMatchObject({ exercices: [{ activities: [] }] })
  })

  it('end after five minutes, and are renewed once by the refresh token', async () => {
    const { body } = await signedIn()
    const refresh = (token: unknown, options = hospital) =>
      pscCall(options, `${realm}/token`, {
        client_id: clientIdOf(options.card),
        grant_type: 'refresh_token',
        refresh_token: String(token),
      })
    psc.pass(299)
    expect((await userInfo(body.access_token)).status).toBe(200)
    psc.pass(1)
    expect((await userInfo(body.access_token)).status).toBe(401)
    expect(errorOf(await refresh(body.refresh_token, psc.pscOf('etablissement-air')))).toEqual([400, 'invalid_grant'])
    const again = (await signedIn()).body
    const renewed = await refresh(again.refresh_token)
    expect((await userInfo(renewed.body.access_token)).status).toBe(200)
    expect(errorOf(await refresh(again.refresh_token))).toEqual([400, 'invalid_grant'])
    psc.pass(1141)
    expect(errorOf(await refresh(renewed.body.refresh_token))).toEqual([400, 'invalid_grant'])
  })

  it('are introspected while they live, and not after a logout', async () => {
    const { body } = await signedIn()
    const basic: [string, string][] = [
      ['Authorization', `Basic ${Buffer.from('dmp-bench%20auth:secret').toString('base64')}`],
    ]
    const introspect = (token: unknown) =>
      pscCall(hospital, `${realm}/token/introspect`, { token: String(token) }, basic)
    expect((await introspect(body.access_token)).body).toMatchObject({
      active: true,
      SubjectNameID: doctor,
      typ: 'Bearer',
    })
    expect((await introspect('autre')).body).toEqual({ active: false })
    const byCertificate = { token: String(body.access_token), client_id: 'dmp-bench auth' }
    expect((await pscCall(hospital, `${realm}/token/introspect`, byCertificate)).body).toMatchObject({ active: true })
    expect((await pscCall(hospital, `${realm}/token/introspect`, { token: 'x' })).status).toBe(401)
    await pscCall(hospital, `${realm}/logout`, { refresh_token: String(body.refresh_token) })
    expect((await introspect(body.access_token)).body).toEqual({ active: false })
    expect((await userInfo(body.access_token)).status).toBe(401)
    expect(errorOf(await exchangeToken(hospital, String(body.access_token)))).toEqual([400, 'invalid_grant'])
  })

  it('are asked for in ways that exist', async () => {
    for (const grant of ['', 'password', 'toString']) {
      expect(errorOf(await pscCall(hospital, `${realm}/token`, { grant_type: grant }))).toEqual([
        400,
        'unsupported_grant_type',
      ])
    }
  })
})

describe('the code flow', () => {
  const asked = (more: Record<string, string> = {}) =>
    new URLSearchParams({
      response_type: 'code',
      client_id: 'dmp-bench auth',
      redirect_uri: 'https://lps.test/retour',
      scope: 'openid scope_all',
      state: 'abc',
      nonce: 'n'.repeat(64),
      acr_values: 'eidas1',
      ...more,
    })
  const authorize = (more?: Record<string, string>) => psc.simulator.app.request(`${baseUrl}/auth?${asked(more)}`)
  const back = (response: Response) => new URL(response.headers.get('location') ?? '').searchParams
  const token = (fields: Record<string, string>, options = hospital) =>
    pscCall(options, `${realm}/token`, {
      client_id: clientIdOf(options.card),
      grant_type: 'authorization_code',
      redirect_uri: 'https://lps.test/retour',
      ...fields,
    })

  it('shows a page where somebody approves, or refuses', async () => {
    const page = await (await authorize()).text()
    expect(page).toContain('Approuver sur l’e-CPS')
    expect(page).toContain(doctor)
    const decide = (fields: Record<string, string>) =>
      psc.simulator.app.request(`${baseUrl}/auth`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: `${asked()}&${new URLSearchParams(fields)}`,
      })
    const refusal = back(await decide({ decision: 'refuser' }))
    expect([refusal.get('error'), refusal.get('state')]).toEqual(['access_denied', 'abc'])
    expect(back(await decide({ decision: 'accepter', identite: 'personne' })).get('error')).toBe('access_denied')
    const code = back(await decide({ decision: 'accepter', identite: doctor })).get('code') ?? ''
    const given = await token({ code })
    expect(claimsOf(given.body.id_token)).toMatchObject({ nonce: 'n'.repeat(64), preferred_username: doctor })
    expect(errorOf(await token({ code }))).toEqual([400, 'invalid_grant'])
  })

  it('answers by itself when told to', async () => {
    await auto()
    expect(back(await authorize({ login_hint: eight })).get('code')).toBeTruthy()
    await psc.json('/psc/approbation', 'PUT', { mode: 'refus' })
    expect(back(await authorize()).get('error')).toBe('access_denied')
  })

  it.each([
    ['another response', { response_type: 'token' }, 'unsupported_response_type'],
    ['no openid', { scope: 'scope_all' }, 'invalid_scope'],
    ['a plain challenge', { code_challenge: 'a', code_challenge_method: 'plain' }, 'invalid_request'],
    ['nobody to ask', { prompt: 'none' }, 'login_required'],
  ])('sends back %s', async (_, more, error) => {
    expect(back(await authorize(more)).get('error')).toBe(error)
  })

  it.each([
    ['no client', { client_id: '' }],
    ['no address', { redirect_uri: '' }],
    ['a script as address', { redirect_uri: 'javascript:alert(1)' }],
  ])('sends nobody anywhere with %s', async (_, more) => {
    const response = await authorize(more)
    expect([response.status, response.headers.get('location')]).toEqual([400, null])
  })

  it('holds the code to its client, its address, its verifier and its minute', async () => {
    await auto(doctor)
    const code = async (more?: Record<string, string>) => back(await authorize(more)).get('code') ?? ''
    expect(errorOf(await token({ code: await code(), redirect_uri: 'https://lps.test/autre' }))).toEqual([
      400,
      'invalid_grant',
    ])
    expect(errorOf(await token({ code: await code({ client_id: 'autre' }) }))).toEqual([400, 'invalid_grant'])
    const challenge = { code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256' }
    expect(errorOf(await token({ code: await code(challenge) }))).toEqual([400, 'invalid_grant'])
    // RFC 7636, appendix B.
    const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
    expect((await token({ code: await code(challenge), code_verifier: verifier })).status).toBe(200)
    const late = await code()
    psc.pass(61)
    expect(errorOf(await token({ code: late }))).toEqual([400, 'invalid_grant'])
  })

  it('answers under a space, which has its own Pro Santé Connect', async () => {
    const discovery = await psc.json('/salle-4/auth/realms/esante-wallet/.well-known/wallet-openid-configuration')
    expect(discovery.body).toMatchObject({
      issuer: `${baseUrl}/salle-4/auth/realms/esante-wallet`,
      authorization_endpoint: `${baseUrl}/salle-4/auth`,
    })
    await psc.json('/salle-4/psc/approbation', 'PUT', { mode: 'auto' })
    expect((await psc.json('/psc/etat')).body.approbation).toEqual({ mode: 'clic' })
    psc.simulator.bench.reset('salle-4')
    expect((await psc.json('/salle-4/psc/etat')).body.approbation).toEqual({ mode: 'clic' })
  })
})

describe('the DMP behind Pro Santé Connect', () => {
  const patient = () => base.person('dmp-ouvert')
  const user = () => base.card('generaliste-cps')
  const session = async (identity = doctor) => {
    await auto(identity)
    return dmpSession(hospital, identity)
  }
  const caller = (accessToken: string | undefined, options: Partial<LpsOptions> = {}, card = 'etablissement') => {
    const { structureId, structureName, sector } = user()
    return psc.lps(card, {
      mode: 'psc',
      user: user(),
      situation: { structureId, structureName, sector },
      ...(accessToken === undefined ? {} : { accessToken }),
      ...options,
    })
  }

  it('lets a professional read and feed as with his card, and the judge has nothing to say', async () => {
    const { dmpToken } = await session()
    const story = await caller(dmpToken).consult(patient())
    expect(story.stopped).toBeUndefined()
    expect(psc.last()?.decision?.row).toMatch(/@medecin-normal$/)
    const views = [...psc.simulator.bench.exchanges('defaut', 50)].reverse().map(viewExchange)
    expect(views.length).toBeGreaterThan(1)
    const faults = judge(checks, views, defaultSettings, { complete: true }).filter(
      ({ result }) => result === 'fail' || result === 'bench-error',
    )
    expect(faults.map(({ check, findings }) => [check, findings[0]])).toEqual([])
  })

  it.each([
    ['INDIRECTE', 'INDIRECTE'],
    ['DELEGUEE', 'DELEGUEE'],
  ])('reads %s as direct', async (_, mode) => {
    const { dmpToken } = await session()
    const spoil: LpsOptions['spoil'] = {
      vihf: (right) => ({
        ...right,
        attributes: right.attributes.map((one) =>
          one.name === 'Authentification_mode' ? { ...one, values: [mode] } : one,
        ),
      }),
    }
    const answer = await caller(dmpToken, { spoil }).td02(patient())
    expect([answer.authorization, psc.last()?.decision?.row]).toEqual(['VALIDE', '526:TD0.2@medecin-normal'])
  })

  const refusalOf = async (act: () => Promise<unknown>) => {
    await act().catch(() => undefined)
    return [psc.last()?.response?.status, psc.last()?.rejection?.rejection]
  }

  it('refuses an unknown, an expired and a foreign token', async () => {
    const { dmpToken } = await session()
    expect(await refusalOf(() => caller('autre').td02(patient()))).toEqual([401, 'access-token-invalid'])
    expect(psc.last()?.response?.headers).toContainEqual(['WWW-Authenticate', 'Bearer error="invalid_token"'])
    expect(await refusalOf(() => caller(dmpToken, {}, 'etablissement-air').td02(patient()))).toEqual([
      401,
      'access-token-certificate',
    ])
    psc.pass(299)
    expect(await refusalOf(() => caller(dmpToken).td02(patient()))).toEqual([200, undefined])
    psc.pass(1)
    expect(await refusalOf(() => caller(dmpToken).td02(patient()))).toEqual([401, 'access-token-invalid'])
  })

  it('refuses the PSC token in place of the DMP token, and no token at all', async () => {
    const { pscToken } = await session()
    expect(await refusalOf(() => caller(pscToken).td02(patient()))).toEqual([401, 'access-token-invalid'])
    expect(await refusalOf(() => caller(undefined).td02(patient()))).toEqual([500, 'card-mismatch'])
  })

  it('refuses the VIHF of somebody else than who signed in', async () => {
    const { dmpToken } = await session(eight)
    expect(await refusalOf(() => caller(dmpToken).td02(patient()))).toEqual([500, 'card-mismatch'])
  })

  it('refuses an identity of EDIT, which signs in but is unknown to the DMP', async () => {
    const { dmpToken } = await session(edit)
    const unknown = { ...user(), professionalId: edit }
    expect(await refusalOf(() => caller(dmpToken, { user: unknown }).td02(patient()))).toEqual([
      500,
      'professional-unknown',
    ])
  })

  it('refuses a structure where he does not work', async () => {
    const { dmpToken } = await session()
    const { structureId, structureName, sector } = base.card('radiologue-cps')
    const lps = caller(dmpToken, { situation: { structureId, structureName, sector } })
    expect(await refusalOf(() => lps.td02(patient()))).toEqual([500, 'professional-not-linked'])
  })

  it('trades tokens with the same certificate alone', async () => {
    const { pscToken } = await session()
    expect(errorOf(await exchangeToken(psc.pscOf('etablissement-air'), pscToken))).toEqual([400, 'invalid_grant'])
    expect(errorOf(await exchangeToken(psc.pscOf('generaliste-cps'), pscToken))).toEqual([401, 'invalid_client'])
    expect(errorOf(await exchangeToken(hospital, 'autre'))).toEqual([400, 'invalid_grant'])
    expect(errorOf(await pscCall(hospital, '/api-lps/oauth/token', { grant_type: 'client_credentials' }))).toEqual([
      400,
      'unsupported_grant_type',
    ])
    psc.pass(300)
    expect(errorOf(await exchangeToken(hospital, pscToken))).toEqual([400, 'invalid_grant'])
  })

  it('is not there before package 2.10', async () => {
    psc = await moving({ guidePackage: '2.9' })
    hospital = psc.pscOf('etablissement')
    const { body } = await signedIn()
    expect(errorOf(await exchangeToken(hospital, String(body.access_token)))).toEqual([400, 'invalid_request'])
    expect(await refusalOf(() => caller('x').td02(patient()))).toEqual([500, 'not-in-package'])
    const page = await caller('x').td09('TableauDeBord', noPatient)
    expect([page.status, psc.last()?.rejection?.rejection]).toEqual([403, 'not-in-package'])
  })

  it('in --trust open takes a token that it does not know for a finding', async () => {
    psc = await moving({ trust: 'open' })
    expect(await refusalOf(() => caller('autre').td02(patient()))).toEqual([200, undefined])
    expect(psc.last()?.remarks).toContainEqual(expect.objectContaining({ kind: 'trust/card-mismatch' }))
  })
})

describe('TD0.9 by Pro Santé Connect', () => {
  const browse = async (url: string, cookie?: string, body?: string) => {
    const headers = {
      ...(cookie ? { Cookie: cookie } : {}),
      ...(body === undefined ? {} : { 'Content-Type': 'application/x-www-form-urlencoded' }),
    }
    const response = await psc.simulator.app.request(new URL(url, baseUrl).toString(), {
      ...(body === undefined ? {} : { method: 'POST', body }),
      headers,
    })
    return {
      status: response.status,
      location: response.headers.get('location') ?? '',
      cookie: response.headers.get('set-cookie')?.split(';')[0],
      text: await response.text(),
    }
  }
  const form = () => {
    const { ins, insOid } = base.person('dmp-ouvert')
    return new URLSearchParams({ INS: ins, typeINS: insOid }).toString()
  }
  const open = async (page: string, body: string) => {
    const asked = await browse(`/AccesDirect/${page}`, undefined, body)
    const approved = await browse(asked.location)
    return browse(approved.location)
  }

  it('signs in, then shows the page asked for; the next pages need no sign-in', async () => {
    await auto(doctor)
    const { ins, insOid } = base.person('dmp-ouvert')
    const signed = await open('Documents', form())
    expect([signed.status, signed.location]).toEqual([303, `/AccesDirect/Documents/${ins}/${insOid}`])
    expect(signed.cookie).toMatch(/^JSESSIONID=/)
    const page = await browse(signed.location, signed.cookie)
    expect([page.status, page.text.includes('Documents actifs')]).toEqual([200, true])
    expect(psc.last()?.decision?.row).toBe('526:TD0.9@medecin-normal')
    const next = await browse('/AccesDirect/TableauDeBord', signed.cookie, '')
    expect([next.status, next.text.includes('Mes patients')]).toEqual([200, true])
    psc.pass(1801)
    expect((await browse('/AccesDirect/TableauDeBord', signed.cookie)).status).toBe(403)
    expect(psc.last()?.rejection?.rejection).toBe('web-session-missing')
  })

  it('asks for the situation of practice of who has several', async () => {
    await auto(eight)
    const signed = await open('Documents', form())
    const asked = await browse(signed.location, signed.cookie)
    expect([asked.status, asked.location]).toEqual([302, expect.stringContaining('/ChoixSituation?retour=')])
  })

  it('is where a page asked over plain HTTP goes, in --trust open', async () => {
    psc = await moving({ trust: 'open' })
    await auto(doctor)
    const { ins, insOid } = base.person('dmp-ouvert')
    const asked = await browse(`/AccesDirect/DossierPatient/${ins}/${insOid}`)
    expect([asked.status, asked.location]).toEqual([303, expect.stringMatching(/^\/auth\?/)])
    const signed = await browse((await browse(asked.location)).location)
    expect(signed.location).toBe(`/AccesDirect/DossierPatient/${ins}/${insOid}`)
  })

  it('refuses an identity of EDIT, a refusal, and a code used twice', async () => {
    await auto(edit)
    const unknown = await open('TableauDeBord', '')
    expect([unknown.status, psc.last()?.rejection?.rejection]).toEqual([403, 'professional-unknown'])
    await psc.json('/psc/approbation', 'PUT', { mode: 'refus' })
    expect((await open('TableauDeBord', '')).status).toBe(403)
    await auto(doctor)
    const asked = await browse('/AccesDirect/TableauDeBord', undefined, '')
    const approved = await browse(asked.location)
    expect((await browse(approved.location)).status).toBe(303)
    expect((await browse(approved.location)).status).toBe(403)
  })
})

describe('the setting of the bench', () => {
  it.each([[{ mode: 'toujours' }], [{ mode: 'auto', identite: 'personne' }], ['auto'], [null]])(
    'refuses %o',
    async (body) => {
      expect((await psc.json('/psc/approbation', 'PUT', body)).status).toBe(400)
    },
  )

  it('tells unknown addresses, methods and answers', async () => {
    expect((await psc.json('/psc/autre')).status).toBe(404)
    expect((await psc.json('/psc/etat', 'POST', {})).status).toBe(405)
    expect((await psc.json('/psc/demandes/x', 'POST', { reponse: 'peut-être' })).status).toBe(400)
    expect((await psc.json(`${realm}/token`)).status).toBe(405)
  })

  it('gives the same tokens for the same seed, clock and calls', async () => {
    const first = (await signedIn()).body
    const clock = psc.clock()
    const again = await moving()
    again.pass((clock.getTime() - again.clock().getTime()) / 1000)
    psc = again
    hospital = psc.pscOf('etablissement')
    expect((await signedIn()).body).toEqual(first)
  })
})
