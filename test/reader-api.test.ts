import { execFileSync } from 'node:child_process'
import { constants, createHash, createVerify, X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Validator } from '@seriousme/openapi-schema-validator'
import * as fc from 'fast-check'
import { Hono } from 'hono'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { mountReader } from '#cli/mount-reader.js'
import { catalogue } from '#fixtures/cards/catalogue/index.js'
import { certificatesSchema, errorSchema, operations, signatureSchema, statusSchema } from '#fixtures/reader/schemas.js'
import { cardOf, testPki } from './support/test-pki.js'
import { hasTool } from './support/tools.js'

const pki = await testPki()
const now = new Date()
let app: Hono

/** One reader a test: what a test leaves in it is its own. */
beforeEach(() => {
  app = new Hono()
  mountReader(app, { pki, clock: () => now, version: '0.0.0' })
})

type Answer = Record<string, unknown>

async function call(method: string, path: string, body?: unknown): Promise<[number, Answer]> {
  const answer = await app.request(`http://banc.test/api${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  })
  return [answer.status, (await answer.json()) as Answer]
}

const get = (path: string) => call('GET', path)
const post = (path: string, body?: unknown) => call('POST', path, body)

const insert = (carte: string, lecteur = 'cps') => post(`/lecteurs/${lecteur}/inserer`, { carte })
const open = async (carte: string) => {
  await insert(carte)
  return post('/lecteurs/cps/code', { code: '1234' })
}

describe('the reader over HTTP', () => {
  it('lists two empty slots, and the cards that go into each', async () => {
    const [status, readers] = await get('/lecteurs')
    expect(status).toBe(200)
    expect(readers).toEqual([
      { lecteur: 'cps', nom: 'Lecteur virtuel CPx', etat: 'absente', codeEtat: 2 },
      { lecteur: 'vitale', nom: 'Lecteur virtuel Vitale', etat: 'absente', codeEtat: 2 },
    ])
    const [, cards] = (await get('/lecteurs/catalogue')) as unknown as [number, { carte: string; lecteur: string }[]]
    const physical = catalogue.filter(({ kind }) => kind !== 'STRUCTURE').map(({ id }) => id)
    expect(cards.filter(({ lecteur }) => lecteur === 'cps').map(({ carte }) => carte)).toEqual(physical)
  })

  it('inserts, opens, reads, signs, closes, removes', async () => {
    expect(await insert('generaliste-cps')).toMatchObject([200, { etat: 'inseree', session: 1, essaisRestants: 3 }])
    const [, free] = await get('/lecteurs/cps/carte')
    expect(free).toMatchObject({ typeCarte: 'CPS', identifiantPs: '899900999121', nom: 'MEDECIN-TEST0012' })
    expect(free).not.toHaveProperty('situationsExercice')
    expect(await post('/lecteurs/cps/code', { code: '1234' })).toMatchObject([200, { etat: 'ouverte', codeEtat: 1 }])
    expect(await get('/lecteurs/cps/carte')).toMatchObject([
      200,
      { situationChoisie: 1, situationsExercice: [{ rang: 1, structure: '499900999121001', secteurActivite: 'SA07' }] },
    ])
    const [, signed] = await post('/lecteurs/cps/signer', { cle: 'signature', donnees: base64('à signer') })
    expect(signed).toMatchObject({ session: 1, algorithme: 'RSA-SHA256' })
    expect(await post('/lecteurs/cps/fermer')).toMatchObject([200, { etat: 'inseree' }])
    expect(await post('/lecteurs/cps/retirer')).toMatchObject([200, { etat: 'absente' }])
  })

  it('counts wrong codes, blocks, unblocks', async () => {
    await insert('generaliste-cps')
    const wrong = () => post('/lecteurs/cps/code', { code: '0000' })
    expect(await wrong()).toMatchObject([403, { erreur: 'code-faux', essaisRestants: 2, texte: 'Code porteur faux.' }])
    expect(await wrong()).toMatchObject([403, { essaisRestants: 1 }])
    expect(await wrong()).toMatchObject([423, { erreur: 'carte-bloquee', essaisRestants: 0 }])
    expect(await get('/lecteurs/cps')).toMatchObject([200, { etat: 'bloquee', codeEtat: 5 }])
    await post('/lecteurs/cps/retirer')
    expect(await insert('generaliste-cps')).toMatchObject([200, { etat: 'bloquee' }])
    const unblock = (codeDeblocage: string) => post('/lecteurs/cps/deblocage', { codeDeblocage, nouveauCode: '4321' })
    expect(await unblock('00000000')).toMatchObject([403, { erreur: 'deblocage-faux' }])
    expect(await unblock('12345678')).toMatchObject([200, { etat: 'inseree', essaisRestants: 3 }])
    expect(await post('/lecteurs/cps/code', { code: '4321' })).toMatchObject([200, { etat: 'ouverte' }])
  })

  it('asks which situation, when there are several', async () => {
    expect(await open('huit-activites-cps')).toMatchObject([200, { etat: 'situation-a-choisir', situations: 8 }])
    expect(await post('/lecteurs/cps/situation', { rang: 9 })).toMatchObject([404, { erreur: 'situation-inconnue' }])
    expect(await post('/lecteurs/cps/situation', { rang: 3 })).toMatchObject([200, { etat: 'ouverte' }])
    expect(await get('/lecteurs/cps/carte')).toMatchObject([200, { situationChoisie: 3 }])
  })

  it('tells a software that its card was swapped', async () => {
    await open('generaliste-cps')
    await post('/lecteurs/cps/changer', { carte: 'pharmacien-cps' })
    expect(await get('/lecteurs/cps?session=1')).toMatchObject([200, { etat: 'changee', codeEtat: 4, session: 2 }])
    expect(await get('/lecteurs/cps/carte?session=1')).toMatchObject([409, { erreur: 'carte-changee' }])
    const ask = { cle: 'signature', donnees: base64('x'), session: 1 }
    expect(await post('/lecteurs/cps/signer', ask)).toMatchObject([409, { erreur: 'carte-changee' }])
    expect(await get('/lecteurs/cps/carte?session=2')).toMatchObject([200, { identifiantPs: '899900999113' }])
  })

  it.each([
    ['cps-expiree', 'expiree', 6],
    ['cpe-expiree', 'expiree', 6],
    ['cps-revoquee', 'revoquee', 1],
    ['cps-autre-ac', 'autre-autorite', 1],
    ['generaliste-cps', 'valide', 1],
  ])('%s is %s, and works all the same', async (id, validite, codeEtat) => {
    expect(await open(id)).toMatchObject([200, { validite, codeEtat, etat: 'ouverte' }])
    expect(await post('/lecteurs/cps/signer', { cle: 'signature', donnees: base64('x') })).toMatchObject([200, {}])
  })

  it('takes the time that it is asked to sign', async () => {
    await open('generaliste-cps')
    const ask = { cle: 'signature', donnees: base64('x'), delaiMs: 5 }
    expect(await post('/lecteurs/cps/signer', ask)).toMatchObject([200, { session: 1 }])
  })

  it('gives the certificates without code', async () => {
    await insert('anonyme-cpe')
    const [status, { certificats }] = (await get('/lecteurs/cps/certificats')) as [number, never]
    const card = cardOf(pki, 'anonyme-cpe')
    expect(status).toBe(200)
    expect(certificats).toMatchObject([
      { cle: 'authentification', certificat: card.authentication.certificatePem },
      { cle: 'signature', certificat: card.signature.certificatePem, chaine: card.signature.issuersPem },
    ])
  })

  it.each([
    ['GET', '/lecteurs/autre', undefined, 404, 'lecteur-inconnu'],
    ['GET', '/lecteurs/cps/carte', undefined, 409, 'carte-absente'],
    ['GET', '/lecteurs/cps?session=un', undefined, 400, 'demande-invalide'],
    ['GET', '/lecteurs/cps?sesion=1', undefined, 400, 'demande-invalide'],
    ['GET', '/lecteurs/cps/rien', undefined, 404, 'demande-invalide'],
    ['POST', '/lecteurs/cps/rien', {}, 404, 'demande-invalide'],
    ['POST', '/lecteurs/cps/inserer', {}, 400, 'demande-invalide'],
    ['POST', '/lecteurs/cps/inserer', { carte: 'rien' }, 404, 'carte-inconnue'],
    ['POST', '/lecteurs/cps/inserer', { carte: 'etablissement' }, 422, 'carte-incompatible'],
    ['POST', '/lecteurs/cps/inserer', { carte: 'vitale-assuree' }, 422, 'carte-incompatible'],
    ['POST', '/lecteurs/vitale/inserer', { carte: 'generaliste-cps' }, 422, 'carte-incompatible'],
    ['POST', '/lecteurs/vitale/code', { code: '1234' }, 422, 'sans-cle'],
    ['POST', '/lecteurs/cps/retirer', undefined, 409, 'carte-absente'],
    ['GET', '/lecteurs/vitale/certificats', undefined, 422, 'sans-cle'],
  ])('%s %s %j: %i %s', async (method, path, body, status, erreur) => {
    const answer = await call(method, path, body)
    expect(answer).toMatchObject([status, { erreur, texte: expect.stringMatching(/\.$/) }])
  })

  it.each([
    [{ cle: 'signature' }],
    [{ cle: 'signature', donnees: base64('x'), empreinte: base64('x') }],
    [{ cle: 'signature', empreinte: base64('trop court') }],
    [{ cle: 'signature', empreinte: base64('x'.repeat(32)), algorithme: 'RSA-PSS-SHA256' }],
    [{ cle: 'autre', donnees: base64('x') }],
    [{ cle: 'signature', donnees: 'pas du base64 !' }],
    [{ cle: 'signature', donnees: base64('x'), delaiMs: 60_001 }],
  ])('does not sign %j', async (ask) => {
    await open('generaliste-cps')
    expect(await post('/lecteurs/cps/signer', ask)).toMatchObject([400, { erreur: 'demande-invalide' }])
  })

  it('refuses a body of more than four megabytes', async () => {
    const answer = await call('POST', '/lecteurs/cps/signer', {
      cle: 'signature',
      donnees: 'A'.repeat(4 * 1024 * 1024),
    })
    expect(answer).toMatchObject([413, { erreur: 'demande-invalide' }])
  })

  it('refuses the page of another site, and takes a script', async () => {
    const ask = (headers: Record<string, string>) =>
      app.request('http://banc.test/api/lecteurs/cps/retirer', { method: 'POST', headers })
    expect((await ask({ Origin: 'http://ailleurs.test' })).status).toBe(403)
    expect((await ask({ Origin: 'http://banc.test' })).status).toBe(409)
    expect((await ask({})).status).toBe(409)
  })
})

describe('what a card signs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dmp-bench-reader-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('is verified by its certificate, whatever the mechanism, the key and the data', async () => {
    await open('generaliste-cps')
    const card = cardOf(pki, 'generaliste-cps')
    const asked = fc.record({
      data: fc.uint8Array({ maxLength: 500 }),
      cle: fc.constantFrom('authentification' as const, 'signature' as const),
      algorithme: fc.constantFrom('RSA-SHA256' as const, 'RSA-SHA1' as const, 'RSA-PSS-SHA256' as const),
      digested: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(asked, async ({ data, cle, algorithme, digested }) => {
        const hash = algorithme === 'RSA-SHA1' ? 'sha1' : 'sha256'
        const pss = algorithme === 'RSA-PSS-SHA256'
        const content =
          digested && !pss
            ? { empreinte: createHash(hash).update(data).digest('base64') }
            : { donnees: Buffer.from(data).toString('base64') }
        const [status, { signature }] = await post('/lecteurs/cps/signer', { cle, algorithme, ...content })
        expect(status).toBe(200)
        const { certificatePem } = cle === 'signature' ? card.signature : card.authentication
        const key = {
          key: new X509Certificate(certificatePem).publicKey,
          ...(pss ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 } : {}),
        }
        expect(createVerify(hash).update(data).verify(key, String(signature), 'base64')).toBe(true)
      }),
      { numRuns: 40 },
    )
  })

  it.skipIf(!hasTool('openssl', 'version'))('is verified by openssl', async () => {
    await open('generaliste-cps')
    const [, { signature, certificat }] = await post('/lecteurs/cps/signer', {
      cle: 'signature',
      donnees: base64('données'),
    })
    const file = (name: string, bytes: string | Buffer) => {
      writeFileSync(join(folder, name), bytes)
      return join(folder, name)
    }
    const key = execFileSync('openssl', ['x509', '-pubkey', '-noout', '-in', file('c.pem', String(certificat))])
    const options = ['-verify', file('k.pem', key), '-signature', file('s', Buffer.from(String(signature), 'base64'))]
    const verdict = execFileSync('openssl', ['dgst', '-sha256', ...options, file('d', 'données')], { encoding: 'utf8' })
    expect(verdict).toBe('Verified OK\n')
  })
})

describe('the slot of the carte Vitale', () => {
  const read = async () => (await get('/lecteurs/vitale/carte'))[1]

  it('gives identities alone, and the rights beside an open CPx', async () => {
    await insert('vitale-jumelles', 'vitale')
    expect(await read()).toMatchObject({ numeroSerie: '000999000002', erreurDroits: { code: 30 } })
    await insert('generaliste-cps')
    expect(await read()).toMatchObject({ erreurDroits: { code: 41 } })
    await post('/lecteurs/cps/code', { code: '1234' })
    const data = await read()
    expect(data).not.toHaveProperty('erreurDroits')
    expect(JSON.stringify(data)).toContain('listePeriodesDroits')
  })

  it.each([
    ['cps-expiree', ['1234'], 36],
    ['generaliste-cps', ['0000', '0000', '0000'], 39],
    ['generaliste-cps', ['0000'], 41],
  ])('with %s after the codes %j: error %i', async (cps, codes, code) => {
    await insert('vitale-assuree', 'vitale')
    await insert(cps)
    for (const pin of codes) await post('/lecteurs/cps/code', { code: pin })
    expect(await read()).toMatchObject({ erreurDroits: { code } })
  })

  it.each([
    ['vitale-illisible', 37],
    ['vitale-invalide', 38],
  ])('%s does not answer: %i', async (carte, code) => {
    await insert(carte, 'vitale')
    const data = await read()
    expect(data).toMatchObject({ erreurLecture: { code } })
    expect(data).not.toHaveProperty('t_AsnDonneesVitale')
  })

  it('tells a card out of its life', async () => {
    expect(await insert('vitale-expiree', 'vitale')).toMatchObject([200, { validite: 'expiree', codeEtat: 6 }])
    expect(await insert('vitale-assuree', 'vitale')).toMatchObject([409, { erreur: 'lecteur-occupe' }])
  })
})

describe('the appli carte Vitale over HTTP', () => {
  it('opens a contexte from what the telephone shows, gives it back, destroys it', async () => {
    const [, apps] = (await get('/apcv')) as unknown as [number, { appli: string; donnees: string }[]]
    const donnees = apps.find(({ appli }) => appli === 'apcv-demonstration')?.donnees
    const [status, opened] = await post('/apcv/contextes', { sourceMedia: 'NFC', donnees })
    expect(status).toBe(200)
    expect(opened).toMatchObject({
      CodeStatut: 0,
      ProfilApCV: { Identification: { numSerie: '000468999439', type: 'D' } },
    })
    const { Identifiant } = opened.ContexteApCV as { Identifiant: string }
    expect(await get(`/apcv/contextes/${Identifiant}`)).toEqual([200, opened])
    expect(await call('DELETE', `/apcv/contextes/${Identifiant}`)).toEqual([200, opened])
    expect(await get(`/apcv/contextes/${Identifiant}`)).toMatchObject([404, { erreur: 'contexte-inconnu' }])
  })

  it.each([
    [{ donnees: 'autre' }, 404, 'code-inconnu'],
    [{}, 400, 'demande-invalide'],
    [[], 400, 'demande-invalide'],
  ])('%j: %i %s', async (body, status, erreur) => {
    expect(await post('/apcv/contextes', body)).toMatchObject([status, { erreur }])
  })
})

describe('the document of the API', () => {
  it('is a right OpenAPI document, with every operation', async () => {
    const document = (await (await app.request('/api/openapi.json')).json()) as { paths: object }
    const { valid, errors } = await new Validator().validate(document)
    expect(errors).toBeUndefined()
    expect(valid).toBe(true)
    const paths = Object.keys(document.paths)
    for (const name of Object.keys(operations)) expect(paths).toContain(`/api/lecteurs/{lecteur}/${name}`)
    for (const path of ['/api/lecteurs', '/api/lecteurs/{lecteur}/carte', '/api/apcv/contextes/{id}']) {
      expect(paths).toContain(path)
    }
  })

  it('says what is answered', async () => {
    expect(statusSchema.strict().safeParse((await insert('generaliste-cps'))[1]).error).toBeUndefined()
    expect(
      errorSchema.strict().safeParse((await post('/lecteurs/cps/signer', { cle: 'signature', donnees: '' }))[1]).error,
    ).toBeUndefined()
    await post('/lecteurs/cps/code', { code: '1234' })
    expect(certificatesSchema.safeParse((await get('/lecteurs/cps/certificats'))[1]).error).toBeUndefined()
    const signed = await post('/lecteurs/cps/signer', { cle: 'signature', donnees: base64('x') })
    expect(signatureSchema.strict().safeParse(signed[1]).error).toBeUndefined()
  })

  it('any body gets an answer, and never an error of the bench', async () => {
    const bodies = fc.oneof(
      fc.json(),
      fc.string(),
      fc.constant('{"carte":"generaliste-cps"}'),
      fc.constant('{"code":"1234"}'),
    )
    const actions = fc.oneof(
      fc.constantFrom(...Object.keys(operations)),
      fc.string({ minLength: 1 }).map(encodeURIComponent),
    )
    await fc.assert(
      fc.asyncProperty(actions, bodies, async (action, body) => {
        const answer = await app.request(`http://banc.test/api/lecteurs/cps/${action}`, { method: 'POST', body })
        expect(answer.status).toBeLessThan(500)
        expect(await answer.json()).toBeTypeOf('object')
      }),
    )
  })
})

function base64(text: string): string {
  return Buffer.from(text).toString('base64')
}
