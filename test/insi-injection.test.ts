import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cr, fault, found, InsiBench, person, result, start, texts, traitsOf } from './support/insi-bench.js'
import { byCard, byTraits, deposit, insiMessage, retrieval, toVerify } from './support/insi-message.js'

let insi: InsiBench
beforeAll(async () => {
  insi = await InsiBench.open()
})
beforeEach(() => insi.renew())

describe('injected answers', () => {
  const ouvert = traitsOf(person('dmp-ouvert'))
  const forOuvert = { nomNaissance: ouvert.nom, dateNaissance: ouvert.date }

  it.each(['01', '02'])('CR %s for some traits, and for no others', async (code) => {
    expect((await insi.json('/insi/reponses', { pour: forOuvert, reponse: { cr: code } })).status).toBe(201)
    expect(cr(await insi.ask(byTraits(ouvert)))).toBe(code)
    expect(cr(await insi.ask(byTraits(traitsOf(person('sans-dmp')))))).toBe('00')
  })

  it.each([
    ['desir_550', 'soap:Sender', 'soap:siram_100'],
    ['desir_560', 'soap:Sender', 'soap:siram_100'],
    ['desir_620', 'soap:Sender', 'soap:siram_100'],
    ['insi_101', 'soap:Receiver', 'soap:siram_40'],
    ['insi_102', 'soap:Receiver', 'soap:siram_40'],
  ])('the fault %s', async (error, code, subcode) => {
    await insi.json('/insi/reponses', { reponse: { faute: error } })
    for (const body of [
      byTraits(ouvert),
      byCard({ individu: person('nia').ins }),
      deposit([toVerify({ ...ouvert, matricule: person('dmp-ouvert').ins })]),
    ]) {
      expect(fault(await insi.ask(body))).toMatchObject({ code, subcode, error, severity: 'erreur' })
    }
  })

  it('a person that INSi does not know, with history and a wrong key on purpose', async () => {
    const individu = {
      matricule: '181036322045660',
      oid: '1.2.250.1.213.1.4.8',
      historique: [
        { matricule: '281036322045610', oid: '1.2.250.1.213.1.4.8', debut: '1981-03-24', fin: '2000-01-01' },
      ],
      nomNaissance: 'HERMANN',
      prenoms: ['GATIEN', 'PAUL'],
      sexe: 'M',
      dateNaissance: '1981-03-24',
      lieuNaissance: '63220',
    }
    await insi.json('/insi/reponses', { pour: { nomNaissance: 'HERMANN' }, reponse: { individu } })
    const answer = await insi.ask(byTraits({ nom: 'HERMANN', prenoms: ['GATIEN'], sexe: 'M', date: '1981-03-24' }))
    expect(found(answer)).toBe('181036322045660')
    const histo = answer.body.at(result, 'INDIVIDU', 'INSHISTO')
    expect([texts(histo, 'IdIndividu', 'Cle'), texts(histo, 'DateDeb'), texts(histo, 'DateFin')]).toEqual([
      '10',
      '1981-03-24',
      '2000-01-01',
    ])
    expect(answer.body.at(result, 'INDIVIDU', 'TIQ', 'ListePrenom')?.text).toBe('GATIEN PAUL')
  })

  it('a number of times, the newest first, until they are forgotten', async () => {
    await insi.json('/insi/reponses', { reponse: { cr: '02' } })
    await insi.json('/insi/reponses', { pour: forOuvert, reponse: { cr: '01' }, fois: 2 })
    const listed = async () => (await insi.simulator.app.request('http://insi.test/insi/reponses')).json()
    const codes = [
      await insi.ask(byTraits(ouvert)),
      await insi.ask(byTraits(ouvert)),
      await insi.ask(byTraits(ouvert)),
    ].map(cr)
    expect(codes).toEqual(['01', '01', '02'])
    expect(await listed()).toEqual([{ reponse: { cr: '02' } }])
    const astray = 'http://insi.test/insi/reponses?espace=a'
    for (const method of ['GET', 'POST', 'DELETE']) {
      const refused = await insi.simulator.app.request(astray, { method })
      expect(refused.status).toBe(400)
      expect(await refused.text()).toMatch(/^Paramètre inconnu : espace\. L'espace se met devant l'adresse/)
    }
    expect(await listed()).not.toEqual([])
    const emptied = await insi.simulator.app.request('http://insi.test/insi/reponses', { method: 'DELETE' })
    expect(emptied.status).toBe(204)
    expect(await listed()).toEqual([])
    expect(cr(await insi.ask(byTraits(ouvert)))).toBe('00')
  })

  it('for a carte Vitale, an operation, a verification alone or in a lot', async () => {
    const { ins } = person('dmp-ouvert')
    await insi.json('/insi/reponses', {
      pour: { operation: 'recherche-vitale', matricule: ins },
      reponse: { cr: '01' },
    })
    expect(cr(await insi.ask(byCard({ individu: ins })))).toBe('01')
    expect(cr(await insi.ask(byTraits(ouvert)))).toBe('00')
    await insi.json('/insi/reponses', { pour: { matricule: ins }, reponse: { verification: 'KO' } })
    const item = toVerify({ ...ouvert, matricule: ins })
    expect(texts((await insi.ask(item)).body, 'Statut')).toBe('KO')
    const { body } = await insi.ask(deposit([item]))
    await insi.json('/insi/horloge', { avancerSecondes: 1000 })
    const lot = await insi.ask(retrieval(texts(body, 'IdLot') ?? ''))
    expect(texts(lot.body, 'VERIFICATION', 'Statut')).toBe('KO')
  })

  it('play the qualification platform, which never answers CR 01', async () => {
    await insi.json('/insi/reponses', {
      pour: { operation: 'recherche-traits', nomNaissance: 'INCONNU' },
      reponse: { faute: 'insi_102' },
    })
    const unknown = await insi.ask(byTraits({ nom: 'INCONNU', prenoms: ['X'], sexe: 'M', date: '1990-01-01' }))
    expect(fault(unknown).error).toBe('insi_102')
  })

  it('stay in their space, and go when it is reset', async () => {
    await insi.json('/a/insi/reponses', { reponse: { cr: '02' } })
    expect(cr(await insi.ask(byTraits(ouvert), { path: '/a/lps' }))).toBe('02')
    expect(cr(await insi.ask(byTraits(ouvert), { path: '/b/lps' }))).toBe('00')
    insi.simulator.bench.reset('a')
    expect(cr(await insi.ask(byTraits(ouvert), { path: '/a/lps' }))).toBe('00')
  })

  it.each<[unknown, RegExp]>([
    [[], /objet JSON/],
    [{}, /« reponse » a un seul champ/],
    [{ reponse: { cr: '00' } }, /"01" \(aucune identité\) ou "02"/],
    [{ reponse: { faute: 'siram_40' } }, /desir_560, desir_620, desir_550, insi_101, insi_102/],
    [{ reponse: { autre: 1 } }, /n'est pas un champ/],
    [{ reponse: { cr: '01', faute: 'insi_101' } }, /un seul champ/],
    [{ reponse: { verification: 'peut-être' } }, /"OK" ou "KO"/],
    [{ pour: 'tous', reponse: { cr: '01' } }, /« pour » est un objet/],
    [{ pour: { nom: 'X' }, reponse: { cr: '01' } }, /« pour\.nom » n'est pas un champ/],
    [{ pour: { __proto__: null, constructor: 'X' }, reponse: { cr: '01' } }, /n'est pas un champ/],
    [{ pour: { sexe: 1 }, reponse: { cr: '01' } }, /est un texte/],
    [{ pour: { operation: 'WS_INS9' }, reponse: { cr: '01' } }, /recherche-vitale, recherche-traits/],
    [{ reponse: { cr: '01' }, fois: 0 }, /entier de 1 ou plus/],
    [{ reponse: { individu: {} } }, /15 caractères/],
    [{ reponse: { individu: { matricule: '181036322045660', oid: 'x' } } }, /OID/],
    [
      { reponse: { individu: { matricule: '181036322045660', oid: '1.2', nomNaissance: 'X', prenoms: [] } } },
      /prenoms/,
    ],
    [
      { reponse: { individu: { matricule: '181036322045660', oid: '1.2', nomNaissance: 'X', prenoms: ['Y', 3] } } },
      /prenoms/,
    ],
    [
      { reponse: { individu: { matricule: '181036322045660', oid: '1.2', nomNaissance: 'X', prenoms: ['Y'] } } },
      /"M" ou "F"/,
    ],
  ])('%j is refused in French', async (posted, reason) => {
    const response = await insi.json('/insi/reponses', posted)
    expect(response.status).toBe(400)
    expect(await response.text()).toMatch(reason)
  })

  it.each([
    {},
    { avancerSecondes: 0 },
    { avancerSecondes: -5 },
    { avancerSecondes: 'demain' },
    { avancerSecondes: 1e12 },
  ])('the clock does not move by %j', async (posted) =>
    expect((await insi.json('/insi/horloge', posted)).status).toBe(400),
  )

  it('take JSON only, so that no page of another site may post them', async () => {
    const response = await insi.simulator.app.request('http://insi.test/insi/reponses', {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain' },
      body: JSON.stringify({ reponse: { cr: '01' } }),
    })
    expect(response.status).toBe(400)
  })
})

describe('the calls are kept', () => {
  it('with their operation, their answer and what is odd in them', async () => {
    await insi.post(
      insiMessage({ body: byTraits({ ...traitsOf(person('cas-01')), nom: 'Clérico' }), action: 'urn:autre' }),
    )
    const [call] = await insi.calls()
    expect(call).toMatchObject({
      url: '/lps',
      operation: 'recherche-traits',
      status: 200,
      receivedAt: start.toISOString(),
    })
    expect(call?.request).toContain('RECSANSVITALE')
    expect(call?.response).toContain('<CodeCR>01</CodeCR>')
    expect(call?.remarks).toEqual([expect.stringMatching(/wsa:Action/), expect.stringMatching(/« Clérico »/)])
  })

  it('the same bytes come back for the same seed, clock and calls', async () => {
    const play = async () => {
      const to = insi.make()
      const answers = [
        await insi.ask(byTraits(traitsOf(person('cas-01'))), { to }),
        await insi.ask(deposit([toVerify({ ...traitsOf(person('cas-01')), matricule: person('cas-01').ins })]), { to }),
      ]
      return answers.map(({ text }) => text)
    }
    expect(await play()).toEqual(await play())
  })
})
