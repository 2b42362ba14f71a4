import https from 'node:https'
import * as client from 'openid-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Card } from '#fixtures/cards/card.js'
import { clientIdOf } from '#fixtures/lps/index.js'
import { type Listening, listen } from '#simulator/serve.js'
import { type TestBench, testBench } from './support/bench.js'

/** A standard client of OpenID Connect, over real sockets and mutual TLS, against the simulated Pro Santé Connect. */
let bench: TestBench
let listening: Listening
let origin: string
beforeAll(async () => {
  bench = await testBench()
  const { server, caPem } = bench.pki
  listening = await listen(bench.simulator, { host: '127.0.0.1', port: 0, tlsPort: 0, server, caPem })
  origin = `https://localhost:${listening.tlsPort}`
})
afterAll(() => listening.close())

/** fetch with a client certificate, which that of Node cannot show by itself. */
const fetchWith =
  (card: Card | undefined): client.CustomFetch =>
  (url, { method, headers, body }) =>
    new Promise((resolve, reject) => {
      const text = body === undefined || body === null ? '' : String(body)
      const request = https.request(
        url,
        {
          method,
          ca: bench.pki.caPem,
          headers: { ...headers, 'content-length': Buffer.byteLength(text) },
          ...(card ? { cert: card.authentication.chainPem, key: card.authentication.privateKeyPem } : {}),
        },
        (incoming) => {
          const chunks: Buffer[] = []
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
          incoming.on('end', () => {
            const pairs = Object.entries(incoming.headers).map(([name, value]): [string, string] => [
              name,
              String(value),
            ])
            resolve(new Response(Buffer.concat(chunks), { status: incoming.statusCode ?? 0, headers: pairs }))
          })
        },
      )
      request.on('error', reject)
      request.end(text)
    })

const card = () => bench.card('etablissement')
const discover = (space = '') =>
  client.discovery(
    new URL(`${origin}${space}/auth/realms/esante-wallet/.well-known/wallet-openid-configuration`),
    clientIdOf(card()),
    { id_token_signed_response_alg: 'ES256' },
    client.TlsClientAuth(),
    { [client.customFetch]: fetchWith(card()) },
  )

const setApproval = (mode: string, space = '') =>
  fetchWith(undefined)(`${origin}${space}/psc/approbation`, {
    method: 'PUT',
    body: JSON.stringify({ mode, identite: '899900999121' }),
    headers: { 'content-type': 'application/json' },
    redirect: 'manual',
  })

async function authorize(config: client.Configuration, space = '') {
  await setApproval('auto', space)
  const verifier = client.randomPKCECodeVerifier()
  const state = client.randomState()
  const nonce = client.randomNonce()
  const asked = client.buildAuthorizationUrl(config, {
    redirect_uri: 'https://lps.test/retour',
    scope: 'openid scope_all',
    acr_values: 'eidas1',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  })
  const answered = await fetchWith(undefined)(asked.href, {
    method: 'GET',
    body: undefined,
    headers: {},
    redirect: 'manual',
  })
  const back = new URL(answered.headers.get('location') ?? '')
  const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true }
  return client.authorizationCodeGrant(config, back, checks)
}

describe('a standard OpenID client', () => {
  it('signs in by code, reads UserInfo, renews and introspects its tokens', async () => {
    const config = await discover()
    const tokens = await authorize(config)
    expect(tokens.claims()).toMatchObject({
      iss: `${origin}/auth/realms/esante-wallet`,
      preferred_username: '899900999121',
    })
    const info = await client.fetchUserInfo(config, tokens.access_token, tokens.claims()?.sub ?? '')
    expect(info).toMatchObject({ SubjectNameID: '899900999121', family_name: 'MEDECIN-TEST0012' })
    expect(await client.tokenIntrospection(config, tokens.access_token)).toMatchObject({ active: true, typ: 'Bearer' })
    const renewed = await client.refreshTokenGrant(config, tokens.refresh_token ?? '')
    expect(renewed.claims()?.sub).toBe(info.sub)
    expect(renewed.access_token).not.toBe(tokens.access_token)
  })

  it('verifies the signature of the id_token with the keys of the realm', async () => {
    const config = await discover('/salle-openid')
    client.enableNonRepudiationChecks(config)
    expect((await authorize(config, '/salle-openid')).claims()?.aud).toBe(clientIdOf(card()))
  })

  it('signs in by CIBA', async () => {
    await setApproval('auto')
    const config = await discover()
    const asked = await client.initiateBackchannelAuthentication(config, {
      scope: 'openid scope_all',
      login_hint: '899900999121',
      binding_message: '42',
    })
    // The interval of five seconds is the real one; nothing here needs to wait for it.
    const tokens = await client.pollBackchannelAuthenticationGrant(config, { ...asked, interval: 0 })
    expect(tokens.claims()?.preferred_username).toBe('899900999121')
  })

  it('trades its token for one of the DMP', async () => {
    const tokens = await authorize(await discover())
    const dmp = new client.Configuration(
      { issuer: `${origin}/api-lps`, token_endpoint: `${origin}/api-lps/oauth/token` },
      clientIdOf(card()),
      undefined,
      client.TlsClientAuth(),
    )
    dmp[client.customFetch] = fetchWith(card())
    const traded = await client.genericGrantRequest(dmp, 'urn:ietf:params:oauth:grant-type:token-exchange', {
      subject_token: tokens.access_token,
      subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    })
    expect(traded).toMatchObject({ token_type: 'bearer', expires_in: 300 })
  })

  it('is told why it is refused without certificate', async () => {
    const config = await discover()
    config[client.customFetch] = fetchWith(undefined)
    await expect(authorize(config)).rejects.toMatchObject({ error: 'invalid_client', status: 401 })
  })
})

it('provokes no fault of the bench', () => expect(bench.faults).toEqual([]))
