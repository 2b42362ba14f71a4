import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide, type Facts, type FunctionalActor, functionalActor } from '#matrix/decide.js'
import { functionalActions } from '#matrix/functional-actions.js'
import { functionalEditions } from '#matrix/functional-editions.js'
import { guidePackages } from '#matrix/guide-packages.js'

/** Every actor that a call can be of, whatever his card, his profession and his mode. */
const traits = fc.record({
  authentication: fc.constantFrom('CPS' as const, 'CPE' as const, 'ES' as const, 'AIR' as const),
  isDoctor: fc.boolean(),
  isOccupationalDoctor: fc.boolean(),
  isProfessional: fc.boolean(),
  isMedecinTraitant: fc.boolean(),
  accessMode: fc.constantFrom('normal' as const, 'bris_de_glace' as const, 'centre_15' as const),
})
const packages = fc.constantFrom(...guidePackages.map(({ id }) => id))
const anyActor: fc.Arbitrary<FunctionalActor> = fc.tuple(traits, packages).map((asked) => functionalActor(...asked))
const anyAction = fc.constantFrom(...functionalActions.map(({ id }) => id))

const favourable = [
  'ownDocument',
  'structureDocument',
  'maskedPermittedInEmergency',
  'sameStructureOnly',
  'newAuthorizationsOnly',
  'outsideEns',
] as const satisfies readonly (keyof Facts)[]
const facts: fc.Arbitrary<Facts> = fc.record({
  ownDocument: fc.boolean(),
  structureDocument: fc.boolean(),
  depositedByPatient: fc.boolean(),
  maskedPermittedInEmergency: fc.boolean(),
  sameStructureOnly: fc.boolean(),
  newAuthorizationsOnly: fc.boolean(),
  outsideEns: fc.boolean(),
})

/** Places that some edition prints, by the raw rows alone. */
const printed = new Set(
  functionalEditions.flatMap(({ id, rows }) =>
    rows.flatMap(({ id: action, cells }) => cells.map(({ column }) => `${id}:${action}@${column.id}`)),
  ),
)

describe('the functional decision, whoever asks, whatever he asks, in any package', () => {
  it('is total, and no right is without a row', () => {
    fc.assert(
      fc.property(anyActor, anyAction, facts, (actor, action, known) => {
        const { granted, row, why, source, footnotes } = decide({ actor, action, facts: known })
        expect(row).toMatch(/^(526|606|2018):/)
        expect(why).toMatch(/ : (oui|non)\. ./)
        expect(source.at).not.toBe('')
        if (granted) expect(printed).toContain(row)
        else if (!printed.has(row)) expect([row.includes('hors-table'), footnotes]).toEqual([true, []])
      }),
      { numRuns: 2000 },
    )
  })

  it('a restriction added never grants', () => {
    fc.assert(
      fc.property(anyActor, anyAction, facts, fc.constantFrom(...favourable), (actor, action, known, fact) => {
        const restricted = decide({ actor, action, facts: { ...known, [fact]: false } })
        if (restricted.granted) expect(decide({ actor, action, facts: known }).granted).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('a document of the patient gives no right, but to the médecin traitant on the starred lines', () => {
    fc.assert(
      fc.property(anyActor, anyAction, facts, (actor, action, known) => {
        const ask = (depositedByPatient: boolean) => decide({ actor, action, facts: { ...known, depositedByPatient } })
        if (!ask(true).granted || ask(false).granted) return
        expect(actor.column).toMatch(/^mt-/)
        expect(ask(true).footnotes).toEqual(['*'])
      }),
      { numRuns: 2000 },
    )
  })

  it('a package that the rows of an actor know nothing of gives him nothing', () => {
    fc.assert(
      fc.property(traits, anyAction, facts, (who, action, known) => {
        const actor = functionalActor({ ...who, authentication: 'AIR' }, '2.3')
        expect(decide({ actor, action, facts: known }).granted).toBe(false)
      }),
    )
  })
})

describe('the médecin traitant has at least the rights of any other médecin', () => {
  /** Who is médecin traitant already cannot become it. */
  const exceptions = ['2.3', '2.4', '2.5'].map((id) => `TD0.3/se-declarer-mt, normal, ${id}`)

  it('but where the tables say otherwise, and nowhere else', () => {
    const less = new Set<string>()
    const everyFacts = fc.sample(facts, { seed: 1, numRuns: 40 })
    for (const authentication of ['CPS', 'AIR'] as const)
      for (const accessMode of ['normal', 'bris_de_glace', 'centre_15'] as const)
        for (const { id: guidePackage } of guidePackages)
          for (const { id: action } of functionalActions)
            for (const known of everyFacts) {
              const who = {
                authentication,
                accessMode,
                isDoctor: true,
                isOccupationalDoctor: false,
                isProfessional: true,
              }
              const ask = (isMedecinTraitant: boolean) =>
                decide({ actor: functionalActor({ ...who, isMedecinTraitant }, guidePackage), action, facts: known })
              if (ask(false).granted && !ask(true).granted) less.add(`${action}, ${accessMode}, ${guidePackage}`)
            }
    expect([...less]).toEqual(exceptions)
  })
})
