import { beforeAll, describe, expect, it } from 'vitest'
import type { Card } from '#fixtures/cards/card.js'
import { technicalIds } from '#fixtures/lps/index.js'
import { currentPackage, type GuidePackage, guidePackages } from '#matrix/guide-packages.js'
import { requirements } from '#matrix/requirements.js'
import { sources } from '#matrix/sources.js'
import type { Check } from '#scenarios/check.js'
import { checks } from '#scenarios/checks/index.js'
import type { Example } from '#scenarios/examples.js'
import { conversation, exampleKit, existence, feeding, retrieval, search } from '#scenarios/examples.js'
import { judge } from '#scenarios/judge.js'
import { appliesInPackage } from '#scenarios/package-scope.js'
import { archiving, deleting, updated, updating } from '#scenarios/update-examples.js'
import type { Verdict } from '#scenarios/verdict.js'
import { viewExchange } from '#scenarios/view.js'
import { defaultSettings } from '#simulator/settings.js'
import { testPki } from './support/test-pki.js'

let cards: readonly Card[]
beforeAll(async () => {
  cards = (await testPki()).cards
})

/** The latest package that has the rule. */
const packageOf = (check: Check): GuidePackage =>
  guidePackages.findLast(({ id }) => appliesInPackage(check, id))?.id ?? currentPackage

const judgeExample = (check: Check, example: Example): Verdict => {
  const views = example(exampleKit(cards)).map(viewExchange)
  const settings = { ...defaultSettings, guidePackage: packageOf(check) }
  const [verdict] = judge([check], views, settings, { complete: true })
  if (!verdict) throw new Error('no verdict')
  return verdict
}

describe.each(checks.map((check) => [check.id, check] as const))('%s', (_, check) => {
  it.each(check.examples.pass.map((example, rank) => [rank, example] as const))(
    'is kept by example %i',
    (_, example) => {
      expect(judgeExample(check, example)).toMatchObject({ result: 'pass', findings: [] })
    },
  )

  it.each(check.examples.fail.map((example, rank) => [rank, example] as const))(
    'is broken by example %i',
    (_, example) => {
      const { findings, result } = judgeExample(check, example)
      expect(findings).not.toEqual([])
      expect(result).toBe(check.level === 'recommendation' ? 'warning' : check.assumed ? 'inconclusive' : 'fail')
      for (const { where, expected, observed } of findings) {
        expect(where).not.toBe('')
        expect(expected).not.toBe('')
        expect(observed).not.toBe('')
      }
    },
  )
})

/** Conversations that keep every rule, whoever the user and however he authenticates. */
const conformStories: readonly (readonly [string, Example])[] = [
  ...['pharmacien-cps', 'generaliste-cps', 'medecin-traitant-cps', 'infirmiere-cps'].flatMap((card) =>
    (['pdf', 'text'] as const).map(
      (body) =>
        [
          `${card} feeds a ${body}`,
          conversation(open(card), feeding({ card, documents: [{ body }, { body, masquePs: true }] })),
        ] as const,
    ),
  ),
  ...['pharmacien-cps', 'generaliste-cps', 'etablissement'].map(
    (card) =>
      [
        `${card} deletes what it fed`,
        conversation(open(card), feeding({ card }), lookUp(card), deletion(card)),
      ] as const,
  ),
  [
    'a doctor shows, masks and archives',
    conversation(
      open('generaliste-cps'),
      updating({ updates: [{ invisiblePatient: true, remove: 'invisiblePatient' }, { add: 'masquePs' }] }),
      lookUp('generaliste-cps'),
      updating({ updates: [archiving] }),
    ),
  ],
  ['a CPE tests', existence({ card: 'secretaire-cpe', answer: { existence: 'VALIDE' } })],
  ['an establishment feeds', conversation(open('etablissement'), feeding({ card: 'etablissement' }))],
  [
    'a secretary sends',
    conversation(open('etablissement'), feeding({ card: 'etablissement', author: 'secretaire-cpe' })),
  ],
  [
    'AIR reads',
    conversation(
      existence({ card: 'etablissement-air', mode: 'air', answer: { existence: 'VALIDE' } }),
      search({ card: 'etablissement-air', mode: 'air' }),
      retrieval({ card: 'etablissement-air', mode: 'air' }),
    ),
  ],
  [
    'the centre 15 reads',
    conversation(
      existence({ card: 'centre-15', mode: 'air', accessMode: 'centre_15', answer: { existence: 'NON_EXISTE' } }),
      search({ card: 'centre-15', mode: 'air', accessMode: 'centre_15' }),
    ),
  ],
  [
    'a minor in secret connection',
    conversation(
      existence({ patient: 'mineur', secretConnection: true, answer: { existence: 'VALIDE', birthDate: '20200214' } }),
      feeding({ patient: 'mineur', secretConnection: true }),
    ),
  ],
]

function lookUp(card: string): Example {
  return search({ card, query: technicalIds([updated.uniqueId]), answer: { found: [updated.entryUuid] } })
}

function deletion(card: string): Example {
  return updating({ card, updates: [deleting] })
}

function open(card: string): Example {
  return existence({ card, answer: { existence: 'VALIDE' } })
}

describe('a conform client breaks no rule', () => {
  it.each(conformStories)('%s', (_, story) => {
    const views = story(exampleKit(cards)).map(viewExchange)
    const verdicts = judge(checks, views, defaultSettings, { complete: true })
    expect(
      verdicts.filter(({ findings }) => findings.length > 0).map(({ check, findings }) => [check, findings]),
    ).toEqual([])
    expect(verdicts.filter(({ result }) => result === 'pass').length).toBeGreaterThan(30)
  })
})

describe('the catalogue of checks', () => {
  it('has at least forty checks, with ids that do not change', () => {
    const ids = checks.map(({ id }) => id)
    expect(ids.length).toBeGreaterThanOrEqual(40)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/)
    expect([...ids].sort().join('\n')).toMatchSnapshot()
  })

  it.each(checks.map((check) => [check.id, check] as const))('%s says what it rests on', (_, check) => {
    const known = new Set<string>(requirements.map(({ id }) => id))
    expect(check.verifies.filter((id) => !known.has(id))).toEqual([])
    expect(sources.map(({ id }) => id)).toContain(check.source.doc)
    expect(check.source.at).not.toBe('')
    expect(check.examples.pass.length).toBeGreaterThan(0)
    expect(check.examples.fail.length).toBeGreaterThan(0)
    expect(check.assumed).not.toBe('')
  })

  it('a recommendation of the guide never fails a client', () => {
    const recommended = checks.filter(
      ({ verifies }) => verifies.length > 0 && verifies.every((id) => id.startsWith('REC_')),
    )
    expect(recommended.filter(({ level }) => level !== 'recommendation').map(({ id }) => id)).toEqual([])
  })

  it('no check rests on a withdrawn requirement, unless it says in which packages it held', () => {
    const withdrawn = new Set<string>(requirements.filter(({ historical }) => historical).map(({ id }) => id))
    const resting = checks.filter(({ verifies, packages }) => !packages && verifies.some((id) => withdrawn.has(id)))
    expect(resting.map(({ id }) => id)).toEqual([])
  })
})
