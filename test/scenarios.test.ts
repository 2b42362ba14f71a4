import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Spoiler, spoilers } from '#fixtures/spoil/index.js'
import { currentPackage, holdsIn } from '#matrix/guide-packages.js'
import { scenarios } from '#scenarios/index.js'
import { resultOfScenario } from '#scenarios/judge-scenario.js'
import { runScenarios, type ScenarioRun } from '#scenarios/run.js'
import type { Scenario } from '#scenarios/scenario.js'
import { httpTarget, inProcessTarget, mutualTlsTarget, type Target } from '#scenarios/target.js'
import { viewExchange } from '#scenarios/view.js'
import { listen } from '#simulator/serve.js'
import { type TestBench, testBench } from './support/bench.js'

let bench: TestBench
let historical: TestBench
beforeAll(async () => {
  bench = await testBench()
  historical = await testBench({ guidePackage: '2.3' })
})
afterAll(() => expect([...bench.faults, ...historical.faults]).toEqual([]))

/** Of today, unless only the historical packages have the scenario. */
const benchOf = ({ packages }: Scenario): TestBench => (holdsIn(currentPackage, packages) ? bench : historical)
const ofToday = scenarios.filter(({ packages }) => holdsIn(currentPackage, packages))

async function run(scenario: Scenario, spoiler?: Spoiler, seed = 'essai'): Promise<ScenarioRun> {
  const { simulator, now, pki } = benchOf(scenario)
  const [played] = await runScenarios({
    scenarios: [scenario],
    target: inProcessTarget(simulator.app, simulator.bench),
    seed,
    clock: () => now,
    cards: pki.cards,
    settings: simulator.bench.settings,
    ...(spoiler ? { spoiler } : {}),
  })
  if (!played) throw new Error('nothing played')
  return played
}

const told = ({ verdicts }: ScenarioRun): string[] =>
  verdicts.flatMap(({ check, result, findings }) =>
    result === 'pass'
      ? []
      : [`${check}: ${result}`, ...findings.map((one) => `  ${one.where} | ${one.expected} | ${one.observed}`)],
  )

describe.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s', (_, scenario) => {
  it('is passed by the model LPS', async () => {
    const played = await run(scenario)
    expect(told(played)).toEqual([])
    expect(resultOfScenario(played.verdicts)).toBe('pass')
  })

  it.each(
    scenario.spoil.map((one) => {
      const spoiler = typeof one === 'string' ? spoilers[one] : one
      return [spoiler.id, spoiler] as const
    }),
  )('is failed by the model LPS spoiled with %s', async (_, spoiler) => {
    expect(resultOfScenario((await run(scenario, spoiler)).verdicts)).toBe('fail')
  })
})

describe('a run', () => {
  const quick = 'existence/officine'
  const find = (id: string): Scenario => scenarios.find((scenario) => scenario.id === id) as Scenario

  it.each(scenarios.map((scenario) => [scenario.id, scenario] as const))(
    '%s: a silent client passes nothing',
    async (_, scenario) => {
      const { verdicts, exchanges } = await run({ ...scenario, play: async () => undefined })
      expect(exchanges).toEqual([])
      expect(verdicts.length).toBeGreaterThan(0)
      expect(new Set(verdicts.map(({ result }) => result))).toEqual(new Set(['not-exercised']))
      expect(resultOfScenario(verdicts)).toBe('not-exercised')
    },
  )

  it('is the same, byte for byte, with the same seed', async () => {
    const scenario = find('alimentation/plusieurs-documents')
    const [first, second, other] = [await run(scenario), await run(scenario), await run(scenario, undefined, 'autre')]
    expect(second).toEqual(first)
    expect(other.exchanges[1]?.request.body).not.toEqual(first.exchanges[1]?.request.body)
  })

  it('draws other titles, sizes and numbers of documents with other seeds', async () => {
    const runs = await Promise.all(
      ['a', 'b', 'c', 'd', 'e'].map((seed) => run(find('alimentation/plusieurs-documents'), undefined, seed)),
    )
    const lots = runs.map(({ exchanges }) => exchanges.map(viewExchange).find(({ lot }) => lot)?.lot?.documents ?? [])
    expect(new Set(lots.map((documents) => documents.length)).size).toBeGreaterThan(1)
    expect(new Set(lots.map(([document]) => document?.entry.title)).size).toBeGreaterThan(1)
  })

  it('leaves what the preparation sent out of the judgement', async () => {
    const { exchanges } = await run(find('consultation/medecin-traitant-masque'))
    expect(exchanges.map(({ transaction }) => transaction)).toEqual(['TD0.2', 'TD3.1', 'TD3.2'])
  })

  it('accuses the bench when no answer comes', async () => {
    const target: Target = {
      open: async (name) => ({
        name,
        baseUrl: 'http://dmp.test',
        send: () => () => Promise.reject(new Error('connexion refusée')),
        exchanges: async () => [],
      }),
    }
    const input = { scenarios: [find(quick)], target, seed: 's', clock: () => bench.now, cards: bench.pki.cards }
    const [played] = await runScenarios(input)
    expect(resultOfScenario(played?.verdicts ?? [])).toBe('bench-error')
  })

  it.each(['HTTP', 'mutual TLS'])('passes over real sockets, in %s', async (door) => {
    // The DMP knows mutual TLS only: the HTTP door asks for a bench that lets trust pass.
    const { simulator, pki } = door === 'HTTP' ? await testBench({ trust: 'open' }) : bench
    const listening = await listen(simulator, {
      host: '127.0.0.1',
      port: 0,
      tlsPort: 0,
      server: pki.server,
      caPem: pki.caPem,
    })
    try {
      const target =
        door === 'HTTP'
          ? httpTarget(`http://127.0.0.1:${listening.port}`, simulator.bench)
          : mutualTlsTarget(`https://127.0.0.1:${listening.tlsPort}`, pki.caPem, simulator.bench)
      const runs = await runScenarios({
        scenarios: ofToday,
        target,
        seed: door,
        clock: () => bench.now,
        cards: pki.cards,
      })
      expect(runs.flatMap(told)).toEqual([])
      const sessions = runs.flatMap(({ exchanges }) => exchanges.map(({ tls }) => tls?.certificate !== undefined))
      expect(new Set(sessions)).toEqual(new Set([door === 'mutual TLS']))
    } finally {
      await listening.close()
    }
  })
})

describe('the catalogue', () => {
  it('has at least eight scenarios with two spoilers each, and ids that do not change', () => {
    expect(scenarios.length).toBeGreaterThanOrEqual(8)
    for (const { spoil } of scenarios) expect(spoil.length).toBeGreaterThanOrEqual(2)
    expect(scenarios.map(({ id, official }) => `${id} ${official ?? ''}`).join('\n')).toMatchSnapshot()
  })

  /** A scenario in which a spoiler has something to spoil, where its transactions do not say. */
  const stages: Readonly<Record<string, string>> = {
    'vihf-sans-subject-id': 'alimentation/es-lettre-de-sortie',
    'vihf-non-signe': 'alimentation/es-lettre-de-sortie',
    'vihf-structure-autre': 'alimentation/es-lettre-de-sortie',
    'vihf-air-sans-decl': 'consultation/air',
    'vihf-reemploye': 'consultation/air',
    'vihf-bris-de-glace-sans-raison': 'urgence/bris-de-glace',
    'lot-connexion-secrete-visible': 'alimentation/mineur-connexion-secrete',
    'ordre-dmp-ferme-ou-absent': 'existence/sans-dmp',
    'ordre-sans-td02': 'alimentation/officine',
    'ordre-td03-sans-lecture': 'existence/officine',
    'ordre-td03-inutile': 'consultation/medecin-traitant-masque',
    'ordre-td31-apres-alimentation': 'alimentation/officine',
    'td31-lots-sans-date': 'consultation/nouveaux-documents',
    'td31-uuid-absent': 'consultation/nouveaux-documents',
    'td31-reference-sans-type': 'consultation/imagerie-par-reference',
    'ordre-identifiant-technique-leafclass': 'alimentation/remplacement',
    'wsa-message-id-repete': 'alimentation/officine',
    'mime-partie-en-base64': 'alimentation/officine',
    'ordre-identifiant-technique-garde': 'mise-a-jour/archiver-desarchiver',
    'ordre-td03-pour-supprimer': 'mise-a-jour/supprimer-sans-autorisation',
    'td33-original-status-faux': 'mise-a-jour/supprimer',
    'td33-statut-court': 'mise-a-jour/supprimer',
    'td33-statut-obsolete': 'mise-a-jour/supprimer',
    'td33-cible-inconnue': 'mise-a-jour/supprimer',
    'td33-cible-unique-id': 'mise-a-jour/supprimer',
    'mime-fins-de-ligne-lf': 'alimentation/officine',
    'mime-sans-delimiteur-final': 'alimentation/officine',
  }
  const ofTransaction: Readonly<Record<string, string>> = {
    'TD0.4': 'autorisation/liste-des-dmp',
    'TD0.5': 'urgence/recherche-sans-ins',
    'TD1.3a': 'administratif/donnees-administratives',
    'TD1.6': 'autorisation/liste-des-ps',
  }
  const announcing = (wanted: string): string | undefined =>
    scenarios.find(({ spoil }) => spoil.some((one) => (typeof one === 'string' ? one : one.id) === wanted))?.id
  const stageOf = ({ id, on }: Spoiler): string => {
    const stage = stages[id] ?? announcing(id)
    if (stage) return stage
    const own = on !== 'any' && on.length === 1 ? ofTransaction[on[0] ?? ''] : undefined
    if (own) return own
    if (on === 'any' || on.includes('TD0.2')) return 'existence/officine'
    if (on.includes('TD3.3')) return 'mise-a-jour/masquer-autrui'
    return on.includes('TD2.1') ? 'alimentation/plusieurs-documents' : 'consultation/autorisation-puis-lecture'
  }

  it.each(Object.values(spoilers).map((spoiler) => [spoiler.id, spoiler] as const))(
    'spoiler %s does not go unseen',
    async (_, spoiler) => {
      const scenario = scenarios.find(({ id }) => id === stageOf(spoiler)) as Scenario
      const { verdicts } = await run(scenario, spoiler)
      expect(['fail', 'warning', 'inconclusive']).toContain(resultOfScenario(verdicts))
      expect(verdicts.flatMap(({ findings }) => findings)).not.toEqual([])
    },
  )
})
