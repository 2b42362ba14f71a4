import { beforeAll, describe, expect, it } from 'vitest'
import { type LpsOptions, noPatient, type WebPageAnswer } from '#fixtures/lps/index.js'
import type { RejectionId } from '#matrix/rejections.js'
import { type WebPageId, webPages } from '#matrix/web-pages.js'
import { seededIds } from '#simulator/ids.js'
import type { Settings } from '#simulator/settings.js'
import { baseUrl, type TestBench, testBench } from './support/bench.js'

let bench: TestBench
beforeAll(async () => {
  bench = await testBench()
})

const direct = (card: string, options: Partial<LpsOptions> = {}) => bench.lps(card, options)
const open = (card: string, page: string, patient = 'dmp-ouvert'): Promise<WebPageAnswer> =>
  direct(card).td09(page, patient === '' ? noPatient : bench.person(patient))

const told = (): RejectionId | undefined => bench.last().rejection?.rejection
const traces = (id: string) => {
  const { ins, insOid } = bench.person(id)
  return bench.simulator.bench.accessTraces('defaut', { ins, oid: insOid })
}

/** A form of the Web-PS, as a browser sends it back. */
const submit = (card: string, path: string, fields: Record<string, string>, headers: [string, string][] = []) =>
  bench.send(
    {
      method: 'POST',
      url: `${baseUrl}${path}`,
      headers: [['Content-Type', 'application/x-www-form-urlencoded'], ...headers],
      body: Buffer.from(new URLSearchParams(fields).toString()),
    },
    card,
  )

const addressOf = (page: string, id: string): string => {
  const { ins, insOid } = bench.person(id)
  return `/AccesDirect/${page}/${ins}/${insOid}`
}
const get = (path: string, card?: string, headers: [string, string][] = []) =>
  bench.send({ method: 'GET', url: `${baseUrl}${path}`, headers, body: new Uint8Array() }, card)
const textOf = ({ body }: { readonly body: Uint8Array }): string => Buffer.from(body).toString('utf8')

describe('TD0.9 by card', () => {
  it.each(webPages.map(({ id, title }) => [id, title] as const))(
    'opens %s, whatever the case of its name',
    async (id, title) => {
      for (const name of [id, id.toLowerCase(), id.toUpperCase()]) {
        const answer = await open('generaliste-cps', name)
        expect([answer.status, answer.title]).toEqual([200, title])
        expect(bench.last()).toMatchObject({
          transaction: 'TD0.9',
          decision: { granted: true, row: '526:TD0.9@medecin-normal' },
        })
        expect(told()).toBeUndefined()
      }
    },
  )

  it('takes an address without OID, and answers under a space', async () => {
    const { ins } = bench.person('dmp-ouvert')
    expect((await get(`/AccesDirect/DossierPatient/${ins}`, 'generaliste-cps')).status).toBe(200)
    const before = bench.simulator.bench.exchanges('salle-9', 10).length
    expect((await get(`/salle-9/AccesDirect/TableauDeBord`, 'generaliste-cps')).status).toBe(200)
    expect(bench.simulator.bench.exchanges('salle-9', 10)).toHaveLength(before + 1)
  })

  // biome-ignore format: a table is read by its columns
  it.each<[string, string, string, string, number, RejectionId, string | undefined]>([
    // what                      card               page              patient          status  rejection              code
    ['a page that does not exist', 'generaliste-cps', 'Accueil', 'dmp-ouvert', 404, 'web-page-unknown', undefined],
    ['the withdrawn creation', 'generaliste-cps', 'CreationDMP', 'sans-dmp', 403, 'right-denied', 'DMPAccessDeniedByRightsService'],
    ['a page without its patient', 'generaliste-cps', 'Documents', '', 400, 'resource-id-invalid', 'DMPInvalidData'],
    ['no DMP', 'generaliste-cps', 'Documents', 'sans-dmp', 200, 'dmp-absent', 'DMPAuthorizationNotFound'],
    ['a closed DMP', 'generaliste-cps', 'DossierPatient', 'dmp-ferme', 200, 'dmp-closed', 'DMPClosed'],
    ['a blocked professional', 'generaliste-cps', 'DossierPatient', 'ps-bloque', 200, 'professional-blocked', 'DMPAccessForbidden'],
    ['a structure', 'etablissement', 'TableauDeBord', '', 403, 'right-denied', 'DMPAccessDeniedByRightsService'],
    ['an expired card', 'cps-expiree', 'TableauDeBord', '', 403, 'tls-certificate-missing', 'DMPAuthenticationError'],
    ['a revoked card', 'cps-revoquee', 'TableauDeBord', '', 403, 'tls-certificate-missing', 'DMPAuthenticationError'],
    ['a card of another PKI', 'cps-autre-ac', 'TableauDeBord', '', 403, 'tls-certificate-missing', 'DMPAuthenticationError'],
    ['documents to a CPE', 'secretaire-cpe', 'Documents', 'dmp-ouvert', 403, 'right-denied', 'DMPAccessDeniedByRightsService'],
    ['history to a CPE', 'secretaire-cpe', 'HistoriqueAcces', 'dmp-ouvert', 403, 'right-denied', 'DMPAccessDeniedByRightsService'],
  ])('refuses %s', async (_, card, page, patient, status, rejection, code) => {
    const answer = await open(card, page, patient)
    expect([answer.status, told()]).toEqual([status, rejection])
    if (code) expect(answer.text).toContain(`<code>${code}</code>`)
    const isKnown = rejection !== 'tls-certificate-missing'
    expect(answer.text.includes('/AccesDirect/TableauDeBord')).toBe(isKnown)
    expect(bench.last().decision === undefined).toBe(!isKnown)
  })

  it.each([
    ['an INS without key', (ins: string) => ins.slice(0, 13)],
    ['a wrong key', (ins: string) => `${ins.slice(0, 13)}${ins.endsWith('01') ? '02' : '01'}`],
    ['what is no INS', () => '%3Cscript%3E'],
  ])('refuses %s, and quotes it without believing it', async (_, spoil) => {
    const response = await get(
      `/AccesDirect/DossierPatient/${spoil(bench.person('dmp-ouvert').ins)}`,
      'generaliste-cps',
    )
    expect([response.status, told()]).toEqual([400, 'resource-id-invalid'])
    expect(textOf(response)).not.toContain('<script')
  })

  it('refuses the OID of production, who comes without certificate, and other methods', async () => {
    const { ins } = bench.person('dmp-ouvert')
    expect((await get(`/AccesDirect/DossierPatient/${ins}/1.2.250.1.213.1.4.8`, 'generaliste-cps')).status).toBe(400)
    expect((await get('/AccesDirect/TableauDeBord')).status).toBe(403)
    expect(told()).toBe('tls-certificate-missing')
    const put = await bench.send({
      method: 'PUT',
      url: `${baseUrl}/AccesDirect/TableauDeBord`,
      headers: [],
      body: new Uint8Array(),
    })
    expect(put.status).toBe(405)
  })

  it('tells on the dashboard what other pages refuse', async () => {
    for (const [id, sentence] of [
      ['dmp-ferme', 'Le DMP est fermé.'],
      ['ps-bloque', 'Le patient a bloqué ce professionnel.'],
      ['sans-dmp', 'pas de DMP'],
    ] as const) {
      const answer = await open('generaliste-cps', 'TableauDeBord', id)
      expect([answer.status, told()]).toEqual([200, undefined])
      expect(answer.text.replaceAll('&#39;', "'")).toContain(sentence)
    }
    expect((await open('generaliste-cps', 'TableauDeBord', 'dmp-ouvert')).text).toContain('Ouvrir le DMP')
  })
})

describe('who is no professional', () => {
  it('sees patient information and emergency authorisations, and no more', async () => {
    const granted = await submit('secretaire-cpe', addressOf('DossierPatient', 'dmp-ouvert'), { autorisation: 'AJOUT' })
    expect(granted.status).toBe(303)
    for (const page of ['DossierPatient', 'GestionDMPPatient']) {
      const { status, text } = await open('secretaire-cpe', page)
      expect(status).toBe(200)
      expect(text).toContain('Autorisations en urgence')
      expect(text).not.toContain('Professionnels et structures')
      expect(text).not.toContain('/Documents/')
    }
  })
})

describe('without authorisation', () => {
  const page = () => addressOf('Documents', 'dmp-non-autorise')
  const { TableauDeBord: _, ...others } = Object.fromEntries(webPages.map(({ id }) => [id, true])) as Record<
    WebPageId,
    true
  >

  it('asks to confirm, then declares by TD0.3 and opens the page', async () => {
    const fresh = await testBench()
    const patient = fresh.person('dmp-non-autorise')
    const lps = fresh.lps('sage-femme-cps')
    const asked = await lps.td09('Documents', patient)
    expect([asked.status, asked.alert]).toEqual([200, undefined])
    expect(asked.text).toContain('name="autorisation" value="AJOUT"')
    expect(fresh.last().decision).toMatchObject({ granted: true, row: '526:TD0.9@psnm-normal' })
    const oid = { ins: patient.ins, oid: patient.insOid }
    expect(fresh.simulator.bench.accessTraces('defaut', oid)).toEqual([])

    const url = `/AccesDirect/Documents/${patient.ins}/${patient.insOid}`
    const form = {
      method: 'POST',
      url: `${baseUrl}${url}`,
      headers: [['Content-Type', 'application/x-www-form-urlencoded']] as [string, string][],
      body: Buffer.from('autorisation=AJOUT'),
    }
    const done = await fresh.send(form, 'sage-femme-cps')
    expect([done.status, Object.fromEntries(done.headers).location]).toEqual([303, url])
    expect(fresh.last().decision).toMatchObject({ granted: true, row: '526:TD0.3/se-declarer-autorise@psnm-normal' })
    expect((await lps.td09('Documents', patient)).text).toContain('Documents actifs')
    expect((await lps.td02(patient)).authorization).toBe('VALIDE')
    expect(fresh.simulator.bench.accessTraces('defaut', oid).map(({ transaction }) => transaction)).toEqual([
      'TD0.3',
      'TD0.9',
    ])
    const { family, given } = fresh.card('sage-femme-cps').familyName
      ? { family: fresh.card('sage-femme-cps').familyName, given: fresh.card('sage-femme-cps').givenName }
      : { family: '', given: '' }
    const listed = await fresh.lps('sage-femme-cps').td16(patient)
    expect(listed.holders).toContainEqual(expect.objectContaining({ lastName: family, firstName: given }))
  })

  it('does not take the form of another site', async () => {
    const response = await submit('infirmiere-cps', page(), { autorisation: 'AJOUT' }, [
      ['Origin', 'https://ailleurs.test'],
    ])
    expect([response.status, told()]).toEqual([403, 'web-other-origin'])
  })

  it('asks it of every page but those without patient', async () => {
    for (const id of Object.keys(others)) {
      const { text } = await open('podo-orthesiste-cps', id, 'dmp-non-autorise')
      expect(text.includes('name="autorisation"'), id).toBe(id !== 'Parametrages')
    }
  })

  it('has nothing to ask of a médecin du travail, who may not declare himself', async () => {
    const answer = await open('medecin-du-travail-cps', 'DossierPatient', 'dmp-non-autorise')
    expect([answer.status, told()]).toEqual([403, 'right-denied'])
    expect(bench.last().decision?.row).toBe('526:TD0.3/se-declarer-autorise@medecin-du-travail')
  })

  it('says so when the authorisation has expired', async () => {
    const answer = await open('generaliste-cps', 'DossierPatient', 'autorisation-expiree')
    expect(answer.text).toContain('Votre autorisation a expiré.')
  })
})

describe('the situation of practice', () => {
  const card = 'huit-activites-cps'
  const choice = '/AccesDirect/ChoixSituation'
  const choose = (fields: Record<string, string>) =>
    submit(card, choice, { retour: '/AccesDirect/TableauDeBord', ...fields })
  const day = (offset: number): string => new Date(bench.now.getTime() + offset * 86_400_000).toISOString().slice(0, 10)

  it('is asked once, at the first page, and remembered', async () => {
    const first = await open(card, 'DossierPatient')
    expect(first.status).toBe(302)
    expect(first.location).toMatch(/^\/AccesDirect\/ChoixSituation\?retour=%2FAccesDirect%2FDossierPatient%2F\d{15}/)
    const page = textOf(await get(first.location ?? '', card))
    for (const { structureId } of bench.card(card).otherSituations ?? []) expect(page).toContain(structureId)

    const back = decodeURIComponent(first.location?.split('retour=')[1] ?? '')
    const chosen = await choose({ structure: '10B0999702', fin: day(30), retour: back })
    expect([chosen.status, Object.fromEntries(chosen.headers).location]).toEqual([303, back])
    const next = await open(card, 'Parametrages', '')
    expect(next.text).toContain('HOPITAL DE TEST 0070 (10B0999702)')
  })

  it('is not asked of who works in one place', async () => {
    expect((await open('generaliste-cps', 'TableauDeBord', '')).status).toBe(200)
  })

  it.each([
    ['a structure that is not his', { structure: '10B0999158', fin: '' }],
    ['no structure', { fin: '' }],
    ['more than three years', { structure: '10B0999702', fin: 'plus-de-trois-ans' }],
    ['a period that is over', { structure: '10B0999702', fin: 'hier' }],
    ['what is no day', { structure: '10B0999702', fin: '2026-13-45' }],
  ])('refuses %s', async (_, { fin, ...fields }) => {
    const days: Record<string, string> = { '': day(10), hier: day(-1), 'plus-de-trois-ans': day(3 * 366 + 5) }
    const response = await choose({ ...fields, fin: days[fin] ?? fin })
    expect(response.status).toBe(400)
    expect(textOf(response)).toContain('role="alert"')
  })

  it.each(['https://ailleurs.test/', '//ailleurs.test', '/AccesDirect//ailleurs.test', '/autre'])(
    'does not send the browser to %s',
    async (retour) => {
      const response = await choose({ structure: '10B0999702', fin: day(30), retour })
      expect(Object.fromEntries(response.headers).location).toBe('/AccesDirect/TableauDeBord')
    },
  )

  it('is asked again once its period is over', async () => {
    await choose({ structure: '10B0999702', fin: day(0) })
    expect((await open(card, 'TableauDeBord', '')).status).toBe(200)
    const { webState } = await import('#simulator/web/state.js')
    const state = webState()
    state.chooseSituation('x', 's', new Date('2026-01-01T23:59:59.999Z'))
    expect(state.situationOf('x', new Date('2026-01-01T23:00:00Z'))).toBe('s')
    expect(state.situationOf('x', new Date('2026-01-02T00:00:00Z'))).toBeUndefined()
  })
})

describe('TD0.10', () => {
  let tokens = 0
  const air = (options: Partial<LpsOptions> = {}) => {
    tokens += 1
    return bench.lps('etablissement-air', { mode: 'air', ids: seededIds(`air ${tokens}`), ...options })
  }
  const person = () => bench.person('dmp-ouvert')
  const cookieOf = ({ cookie }: WebPageAnswer): [string, string] => ['Cookie', cookie ?? '']
  const airAddress = (page: string) => `/AccesIndirectRenforce/${page}/${person().ins}/${person().insOid}`

  it('opens a session with a token, under which other pages are served', async () => {
    const answer = await air().td010('TableauDeBord', person())
    expect([answer.status, answer.alert]).toEqual([200, undefined])
    expect(answer.cookie).toMatch(/^JSESSIONID=[0-9a-f-]{36}$/)
    expect(bench.last()).toMatchObject({ transaction: 'TD0.10', decision: { row: '606:TD0.10@medecin-normal' } })
    const page = await get(airAddress('Parametrages'), 'etablissement-air', [cookieOf(answer)])
    expect(page.status).toBe(200)
    expect(textOf(page)).toContain('CLINICIEN-TEST0017')
    expect((await get(airAddress('Parametrages'), 'etablissement-air')).status).toBe(403)
    expect(told()).toBe('web-session-missing')
  })

  it('takes the other spelling of the path, with a remark', async () => {
    const lps = air({
      spoil: {
        request: (right) => ({ ...right, url: right.url.replace('AccesIndirectRenforce', 'AccesIndirecteRenforcee') }),
      },
    })
    expect((await lps.td010('TableauDeBord', person())).status).toBe(200)
    expect(bench.last().remarks).toContainEqual(expect.objectContaining({ kind: 'web/air-path' }))
  })

  it('leaves a trace with the mode and the reason of the token', async () => {
    const lps = air({ accessMode: 'bris_de_glace', accessReason: 'Coma' })
    expect((await lps.td010('Documents', bench.person('dmp-non-autorise'))).text).toContain('Documents actifs')
    expect(traces('dmp-non-autorise').at(-1)).toMatchObject({
      transaction: 'TD0.10',
      accessMode: 'bris_de_glace',
      reason: 'Coma',
      row: '606:TD0.10@medecin-bris-de-glace',
    })
  })

  it('refuses an emergency to which the patient is opposed', async () => {
    const lps = air({ accessMode: 'bris_de_glace' })
    const answer = await lps.td010('Documents', bench.person('oppose-bris-de-glace'))
    expect([answer.status, told()]).toEqual([200, 'patient-opposed'])
  })

  const aged = (seconds: number): Partial<LpsOptions> => ({
    spoil: {
      vihf: (right) => ({
        ...right,
        issueInstant: new Date(Date.parse(right.issueInstant) - seconds * 1000).toISOString(),
      }),
    },
  })

  // biome-ignore format: a table is read by its columns
  it.each<[string, Partial<LpsOptions>, RejectionId]>([
    ['a token of 31 seconds', aged(31), 'vihf-expired'],
    ['an unsigned token', { spoil: { signingKey: () => undefined } }, 'signature-missing'],
    ['a token changed after its signature', { spoil: { assertion: (xml) => xml.replace('YANNICK', 'AUTRE') } }, 'signature-invalid'],
    ['a token without primary method', { spoil: { vihf: (right) => ({ ...right, authnContextDecl: undefined }) } }, 'vihf-malformed'],
    ['a token in indirect', { mode: 'indirect' }, 'right-denied'],
    ['what is no base64', { spoil: { request: (right) => ({ ...right, body: Buffer.from('SAMLResponse=%25%25') }) } }, 'vihf-malformed'],
    ['no token', { spoil: { request: (right) => ({ ...right, body: Buffer.from('autre=1') }) } }, 'vihf-missing'],
    ['a Response without assertion', { spoil: { assertion: () => '' } }, 'vihf-missing'],
    ['a bare assertion', { spoil: { envelope: (xml) => /<saml2:Assertion.*<\/saml2:Assertion>/s.exec(xml)?.[0] ?? '' } }, 'vihf-malformed'],
    ['a DOCTYPE', { spoil: { envelope: (xml) => `<!DOCTYPE a>${xml}` } }, 'xml-forbidden'],
    ['two assertions', { spoil: { assertion: (xml) => `${xml}${xml}` } }, 'vihf-malformed'],
    ['the token of another patient', { spoil: { request: (right) => ({ ...right, url: right.url.replace(person().ins, bench.person('dmp-ferme').ins) }) } }, 'patient-mismatch-patients'],
  ])('refuses %s', async (_, options, rejection) => {
    const answer = await air(options).td010('TableauDeBord', person())
    expect([answer.status, told()]).toEqual([403, rejection])
    expect(answer.cookie).toBeUndefined()
  })

  it('takes a token of 30 seconds, once, whether a page or a service sees it first', async () => {
    expect((await air(aged(30)).td010('TableauDeBord', person())).status).toBe(200)
    const spoil = {
      vihf: <D extends { readonly id: string }>(right: D): D => ({
        ...right,
        id: '_11111111-0000-4000-8000-000000000001',
      }),
    }
    const lps = air({ spoil })
    expect((await lps.td010('TableauDeBord', person())).status).toBe(200)
    expect((await lps.td010('TableauDeBord', person())).status).toBe(403)
    expect(told()).toBe('vihf-replayed')
    await lps.td02(person())
    expect(told()).toBe('vihf-replayed')
  })

  it('is not there before package 2.7', async () => {
    const old = await testBench({ guidePackage: '2.6' } satisfies Partial<Settings>)
    const answer = await old.lps('etablissement-air', { mode: 'air' }).td010('TableauDeBord', old.person('dmp-ouvert'))
    expect([answer.status, old.last().rejection?.rejection]).toEqual([403, 'not-in-package'])
  })

  it('asks to confirm without authorisation, and the form goes with the session', async () => {
    const patient = bench.person('dmp-non-autorise')
    const answer = await air().td010('GestionDMPPatient', patient)
    expect(answer.text).toContain('name="autorisation" value="AJOUT"')
    const url = `/AccesIndirectRenforce/GestionDMPPatient/${patient.ins}/${patient.insOid}`
    const done = await submit('etablissement-air', url, { autorisation: 'AJOUT' }, [cookieOf(answer)])
    expect([done.status, Object.fromEntries(done.headers).location]).toEqual([303, url])
    expect(bench.last().decision?.row).toBe('606:TD0.3/se-declarer-autorise@medecin-normal')
  })
})

it('keeps every call in the journal, and provokes no fault of the bench', () => {
  expect(bench.simulator.bench.exchanges('defaut', 1000).every(({ transaction }) => transaction !== undefined)).toBe(
    true,
  )
  expect(bench.faults).toEqual([])
})
