import { describe, expect, it } from 'vitest'
import { homologationTests } from '#matrix/homologation/tests.js'
import { type RequirementRow, requirements } from '#matrix/requirements.js'
import { coverageTable, coverRequirements } from '#reports/coverage.js'
import { uncheckedWords, unreadWords, withdrawnWords } from '#reports/text/words.js'
import { checks } from '#scenarios/checks/index.js'
import { exactly } from '#scenarios/expect.js'
import { scenarios } from '#scenarios/index.js'

const row = (id: string, more: Partial<RequirementRow> = {}): RequirementRow => ({
  id,
  transaction: 'TD2.1',
  seenOn: 'wire',
  title: `Titre ${id}`,
  says: 'Dit.',
  source: { doc: 'dmp-bench', at: 'essai' },
  ...more,
})

describe('coverRequirements', () => {
  const [check] = checks.filter(({ verifies }) => verifies.includes('EX_2.1-1020'))
  if (!check) throw new Error('no check verifies EX_2.1-1020')
  const covered = coverRequirements({
    requirements: [
      row('EX_2.1-1020'),
      row('EX_2.1-1010'),
      row('EX_2.1-1030', { seenOn: 'screen' }),
      row('EX_2.1-1040', { seenOn: 'declaration' }),
      row('RG_1010', { historical: true }),
      row('EX_1.X-1230', { seenOn: undefined, unread: true }),
      row('EX_2.1-1130'),
    ],
    checks: [check],
    scenarios: [
      { id: 'a/exercises', expect: [exactly(1, 'TD2.1'), check] },
      { id: 'a/follows', official: '9.9-010', expect: [exactly(1, 'TD2.1')] },
      { id: 'a/neither', expect: [] },
    ],
    tests: [
      { id: '9.9-010', proves: ['EX_2.1-1010'] },
      { id: '9.9-020', proves: ['EX_2.1-1010', 'EX_2.1-1130'] },
      { id: '9.9-030', proves: ['EX_2.1-1130'], withdrawn: 'ancienne version' },
    ],
  })

  it.each([
    ['EX_2.1-1020', [check.id], ['a/exercises'], [], undefined],
    ['EX_2.1-1010', [], ['a/follows'], ['9.9-010', '9.9-020'], undefined],
    ['EX_2.1-1030', [], [], [], uncheckedWords.screen],
    ['EX_2.1-1040', [], [], [], uncheckedWords.declaration],
    ['RG_1010', [], [], [], withdrawnWords],
    ['EX_1.X-1230', [], [], [], unreadWords],
    ['EX_2.1-1130', [], [], ['9.9-020'], uncheckedWords.wire],
  ])('%s: rules %j, scenarios %j, tests %j', (id, rules, played, tests, why) => {
    const one = covered.find(({ requirement }) => requirement.id === id)
    expect(one).toMatchObject({ checks: rules, scenarios: played, tests })
    expect(one?.why).toBe(why)
  })
})

describe('the coverage of the bench', () => {
  const input = { requirements, checks, scenarios, tests: homologationTests() }
  const covered = coverRequirements(input)

  it('has each requirement once, exercised or told why not', () => {
    expect(covered.map(({ requirement }) => requirement.id)).toEqual(requirements.map(({ id }) => id))
    for (const { requirement, why, ...exercised } of covered)
      expect(why === undefined, requirement.id).toBe(exercised.checks.length + exercised.scenarios.length > 0)
  })

  it('lets no rule verify a text that nobody read, and tells it', () => {
    const unread = coverageTable(input).rows.filter(([, title]) => title === 'Texte non lu')
    expect(unread).toHaveLength(49)
    for (const [id, , seenOn, rules, , , why] of unread)
      expect({ id, seenOn, rules, why }).toEqual({ id, seenOn: 'inconnu', rules: '', why: unreadWords })
  })

  it('loses no link of a check, nor of a scenario that follows a test', () => {
    const rules = covered.flatMap(({ requirement, checks }) => checks.map((check) => `${check} ${requirement.id}`))
    expect(rules.sort()).toEqual(checks.flatMap(({ id, verifies }) => verifies.map((one) => `${id} ${one}`)).sort())
    for (const { id, official } of scenarios) {
      const test = homologationTests().find((one) => one.id === official)
      for (const proven of test?.proves ?? [])
        expect(covered.find(({ requirement }) => requirement.id === proven)?.scenarios, proven).toContain(id)
    }
  })

  it('prints with its sums', () => {
    const { header, rows, notes } = coverageTable(input)
    expect(rows).toHaveLength(requirements.length)
    for (const cells of rows) expect(cells).toHaveLength(header.length)
    const why = header.indexOf('Sinon, pourquoi')
    const inForce = requirements
      .filter(({ historical, unread }) => !historical && !unread)
      .map(({ id }) => id as string)
    const exercised = rows.filter((cells) => inForce.includes(cells[0] ?? '') && cells[why] === '')
    expect(notes[0]).toBe(`Exigences en vigueur exercées : ${exercised.length} sur 158.`)
  })
})
