import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { noPatient } from '#fixtures/lps/index.js'
import { checks } from '#scenarios/checks/index.js'
import { aDocument } from '#scenarios/documents.js'
import { judge } from '#scenarios/judge.js'
import { viewExchange } from '#scenarios/view.js'
import type { AccessTrace } from '#simulator/domain/access-trace.js'
import { seededIds } from '#simulator/ids.js'
import { defaultSettings } from '#simulator/settings.js'
import { visibleTraces } from '#simulator/web/pages/history.js'
import { baseUrl, type TestBench, testBench } from './support/bench.js'

let bench: TestBench
beforeAll(async () => {
  bench = await testBench()
})

describe('the history of accesses', () => {
  const trace = (at: string, actorId: string): AccessTrace => ({
    at,
    transaction: 'TD0.9',
    actorId,
    professionalId: actorId,
    actorName: actorId,
    structureId: 's',
    accessMode: 'normal',
    secret: false,
    row: 'r',
  })
  const now = new Date('2026-06-15T12:00:00Z')
  const count = (howMany: number, at: string, actorId = 'a') =>
    Array.from({ length: howMany }, () => trace(at, actorId))

  it.each([
    ['a busy year, whole', [...count(5, '20250101000000'), ...count(150, '20260101000000')], 150],
    ['a quiet year, up to a hundred', [...count(150, '20250101000000'), ...count(5, '20260101000000')], 100],
    ['all there is', count(7, '20200101000000'), 7],
    ['a year to the second', [...count(100, '20250615115959'), ...count(101, '20250615120000')], 101],
  ])('shows %s', (_, traces, shown) => {
    expect(visibleTraces(traces, 'a', false, now)).toHaveLength(shown)
  })

  it('shows everybody to the médecin traitant, oneself to the others, latest first', () => {
    const drawn = fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.integer({ min: 0, max: 900 })), { maxLength: 300 })
    fc.assert(
      fc.property(drawn, fc.boolean(), (draws, isMt) => {
        const dayAgo = (days: number) =>
          new Date(now.getTime() - days * 86_400_000).toISOString().replace(/\D/g, '').slice(0, 14)
        const traces = draws.map(([who, days]) => trace(dayAgo(days), who)).sort((x, y) => x.at.localeCompare(y.at))
        const shown = visibleTraces(traces, 'a', isMt, now)
        const mine = traces.filter(({ actorId }) => isMt || actorId === 'a')
        const recent = mine.filter(({ at }) => at >= '20250615120000')
        expect(shown.length).toBe(Math.min(mine.length, Math.max(recent.length, 100)))
        expect([...shown].reverse()).toEqual(mine.slice(mine.length - shown.length))
      }),
    )
  })

  it('is what the page shows', async () => {
    const patient = bench.person('medecin-traitant')
    await bench.lps('pharmacien-cps').td09('DossierPatient', patient)
    const ofPharmacist = await bench.lps('pharmacien-cps').td09('HistoriqueAcces', patient)
    const ofGp = await bench.lps('generaliste-cps').td09('HistoriqueAcces', patient)
    const ofMt = await bench.lps('medecin-traitant-cps').td09('HistoriqueAcces', patient)
    expect([ofPharmacist, ofGp, ofMt].map(({ text }) => text.includes('<td>PHARMACIE-TEST0011'))).toEqual([
      true,
      false,
      true,
    ])
  })
})

describe('the pages', () => {
  it('show documents as a search does: a masked one to its author and to the médecin traitant', async () => {
    const patient = bench.person('medecin-traitant')
    const author = bench.card('generaliste-cps')
    const { bytes, facts } = aDocument(
      { title: 'Compte rendu masqué' },
      { author, patient, now: bench.now, ids: seededIds('masqué') },
    )
    await bench.lps('generaliste-cps').td21(patient, [{ bytes, facts, masquePs: true }])
    const sees = async (card: string, page = 'Documents') =>
      (await bench.lps(card).td09(page, patient)).text.includes('Compte rendu masqué')
    expect(await sees('generaliste-cps')).toBe(true)
    expect(await sees('medecin-traitant-cps', 'ParcoursDeSoins')).toBe(true)
    expect(await sees('pharmacien-cps')).toBe(false)
  })

  it('of somebody who has signed in list his patients', async () => {
    const { text } = await bench.lps('medecin-traitant-cps').td09('TableauDeBord', noPatient)
    expect(text).toContain('TRAITANT')
    expect(text).toMatch(/DossierPatient\/\d{15}\/1\.2\.250\.1\.213\.1\.4\.10/)
  })

  it('hold nothing that runs, and say so to the browser', async () => {
    const response = await bench.simulator.app.request(`${baseUrl}/psc`)
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'/)
    expect(await response.text()).not.toMatch(/<script|onclick=/)
  })
})

describe('the judge', () => {
  it('has nothing against the pages of the model LPS, by card and in AIR', async () => {
    const fresh = await testBench()
    await fresh.lps('generaliste-cps').td09('DossierPatient', fresh.person('dmp-ouvert'))
    await fresh.lps('etablissement-air', { mode: 'air' }).td010('Documents', fresh.person('dmp-ouvert'))
    const views = [...fresh.simulator.bench.exchanges('defaut', 10)].reverse().map(viewExchange)
    expect(views.map(({ transaction, answer }) => [transaction, answer?.success])).toEqual([
      ['TD0.9', true],
      ['TD0.10', true],
    ])
    const verdicts = judge(checks, views, defaultSettings, { complete: true })
    expect(verdicts.filter(({ result }) => result === 'fail' || result === 'bench-error')).toEqual([])
    const judged = verdicts.filter(({ result }) => result === 'pass').map(({ check }) => check)
    expect(judged).toEqual(expect.arrayContaining(['web/page', 'web/patient', 'web/air-token', 'web/air-token-once']))
    expect(judged.filter((id) => !id.startsWith('web/'))).toEqual([])
  })
})

it('nothing that a browser sends throws', async () => {
  const word = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc.constantFrom(
      'Documents',
      'TableauDeBord',
      'ChoixSituation',
      'retour-psc',
      '..',
      '%00',
      '277079999990239',
      '__proto__',
    ),
  )
  const fields = fc.dictionary(
    fc.constantFrom('autorisation', 'SAMLResponse', 'INS', 'typeINS', 'structure', 'fin', 'retour', 'code', 'state'),
    fc.oneof(word, fc.base64String({ maxLength: 60 })),
  )
  const roots = fc.constantFrom('AccesDirect', 'AccesIndirectRenforce', 'auth', 'psc', 'api-lps/oauth/token')
  const cards = fc.constantFrom(undefined, 'generaliste-cps', 'huit-activites-cps', 'etablissement-air')
  await fc.assert(
    fc.asyncProperty(
      roots,
      fc.array(word, { maxLength: 4 }),
      fields,
      cards,
      fc.boolean(),
      async (root, steps, form, card, post) => {
        const url = `${baseUrl}/${[root, ...steps.map(encodeURIComponent)].join('/')}`
        const body = new URLSearchParams(form).toString()
        const headers: [string, string][] = [
          ['Content-Type', 'application/x-www-form-urlencoded'],
          ['Cookie', `JSESSIONID=${body}`.replace(/[^\x20-\x7e]/g, '')],
        ]
        const request = post
          ? { method: 'POST', url, headers, body: Buffer.from(body) }
          : { method: 'GET', url: `${url}?${body}`, headers, body: new Uint8Array() }
        const { status } = await bench.send(request, card)
        expect(status).toBeLessThan(500)
      },
    ),
    { numRuns: 300 },
  )
  expect(bench.faults).toEqual([])
})
