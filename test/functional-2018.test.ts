import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Decision, decide, type Facts, type FunctionalAction } from '#matrix/decide.js'
import { historicalRights } from '#matrix/functional-2018.js'
import { actionLabel, functionalActions } from '#matrix/functional-actions.js'
import { directRights } from '#matrix/functional-rights.js'
import { type GuidePackage, guidePackages } from '#matrix/guide-packages.js'

const everything: Facts = {
  ownDocument: true,
  structureDocument: true,
  depositedByPatient: false,
  maskedPermittedInEmergency: true,
  sameStructureOnly: true,
  newAuthorizationsOnly: true,
  outsideEns: true,
}
const ids = guidePackages.map(({ id }) => id)
const ask = (action: FunctionalAction, column: string, guidePackage: GuidePackage, facts: Partial<Facts> = {}) =>
  decide({ actor: { table: '526', column, guidePackage }, action, facts })

/** A second reader of the page, which cuts at fixed columns and knows nothing of grid() nor decide(). */
const lines = historicalRights.page.split('\n').filter((line) => line.trim() !== '')
const top = lines[0] ?? ''
const starts = historicalRights.columns.map(({ heading }) => top.indexOf(heading))
const cells = lines.slice(1).flatMap((line) => {
  const head = line.slice(0, starts[0]).trim()
  return historicalRights.columns.map(({ id }, at) => ({
    action: head.replace(/ \*$/, '') as FunctionalAction,
    starred: head.endsWith(' *'),
    column: id,
    text: line.slice(starts[at], starts[at + 1] ?? line.length).trim(),
  }))
})

describe('the page of 2018', () => {
  it('has a row for every action but those that came later, in the columns of 526', () => {
    const later: readonly string[] = ['TD0.10', 'TD2.2']
    expect(historicalRights.rows.map(({ id }) => id).sort()).toEqual(
      functionalActions
        .map(({ id }) => id)
        .filter((id) => !later.includes(id))
        .sort(),
    )
    expect(cells).toHaveLength(34 * 12)
  })

  it('lost the columns of régulation, médecin du travail and structure, and one row', () => {
    const lost = cells.filter(({ text }) => text === '?')
    expect(
      new Set(lost.filter(({ action }) => action !== 'TD0.3/supprimer-son-autorisation').map((one) => one.column)),
    ).toEqual(new Set(['psnm-regulation', 'medecin-regulation', 'medecin-du-travail', 'es-normal', 'es-regulation']))
    expect(lost).toHaveLength(33 * 5 + 12)
  })

  it.each(cells.map((cell) => [`${cell.action} ${cell.column}: ${cell.text}`, cell] as const))(
    'in package 2.3, %s',
    (_, { action, column, text }) => {
      const decision = ask(action, column, '2.3', everything)
      if (text !== '?') {
        expect(decision).toMatchObject({
          row: `2018:${action}@${column}`,
          cell: text,
          granted: text.startsWith('oui'),
        })
        const condition = { '(6)': 'ownDocument', '(7)': 'maskedPermittedInEmergency', '(8)': 'ownDocument' }[
          text.slice(3)
        ]
        expect(ask(action, column, '2.3').granted).toBe(text.startsWith('oui') && condition === undefined)
        return
      }
      const reading = historicalRights.readings.find((one) => one.action === action && one.column === column)
      if (reading)
        expect(decision).toMatchObject({ row: `2018:${action}@${column}`, granted: reading.applied === 'oui' })
      else {
        // Nobody can read it: 526 answers, and prints it.
        expect(decision.row).toBe(`526:${action}@${column}`)
        expect(directRights.rows.map(({ id }) => id)).toContain(action)
      }
    },
  )

  it('a starred row is for the médecin traitant alone on a document of the patient', () => {
    for (const { action, column } of cells.filter(({ starred, text }) => starred && text.startsWith('oui')))
      expect(ask(action, column, '2.3', { ...everything, depositedByPatient: true }).granted).toBe(
        column.startsWith('mt-'),
      )
  })

  it('keeps each contradiction of the manual with what is applied', () => {
    for (const action of ['TD0.3/se-declarer-autorise', 'TD1.1', 'TD3.2/masques', 'TD3.3c'] as const)
      expect(ask(action, 'medecin-normal', '2.3', everything).reading).toMatch(/tableau à plat/)
    expect(ask('TD1.1', 'es-normal', '2.3').reading).toContain('1.1-070')
  })
})

describe('the windows of its rows', () => {
  const granted = (action: FunctionalAction, column: string, facts: Partial<Facts> = everything) =>
    ids.filter((id) => ask(action, column, id, facts).granted)
  const upTo = (last: GuidePackage) => ids.slice(0, ids.indexOf(last) + 1)
  const from = (first: GuidePackage) => ids.slice(ids.indexOf(first))

  it.each([
    ['TD0.0', 'psnm-normal', upTo('2.3')],
    ['TD0.0', 'es-regulation', upTo('2.3')],
    ['TD1.1', 'cpe-normal', upTo('2.3')],
    ['TD1.1', 'es-normal', upTo('2.3')],
    ['TD1.2', 'mt-normal', upTo('2.3')],
    ['TD1.1', 'mt-bris-de-glace', []],
    ['TD0.3/se-declarer-mt', 'medecin-normal', upTo('2.5')],
    ['TD0.3/se-declarer-mt', 'mt-normal', []],
    ['TD0.3/se-supprimer-mt', 'medecin-normal', upTo('2.8')],
    ['TD0.3/se-supprimer-mt', 'mt-normal', ids],
    ['TD0.4', 'cpe-normal', from('2.9')],
    ['TD0.4', 'psnm-normal', ids],
    ['TD0.4', 'es-normal', ids],
    ['TD0.5', 'psnm-normal', upTo('2.8')],
    ['TD0.5', 'psnm-regulation', ids],
    ['TD1.3b', 'cpe-normal', ids],
    ['TD1.4', 'cpe-normal', []],
    ['TD1.4', 'psnm-normal', ids],
    ['TD1.5d', 'es-normal', ids],
    ['TD2.2', 'cpe-normal', ids],
    ['TD3.1/reference', 'cpe-normal', from('2.4')],
    ['TD3.3c', 'mt-normal', ids],
  ] as const)('%s %s: %j', (action, column, expected) => {
    expect(granted(action, column)).toEqual(expected)
  })

  it('a doctor deletes the document of another up to package 2.3 only', () => {
    expect(granted('TD3.3c', 'medecin-normal', {})).toEqual(['2.3'])
  })

  it.each(['TD1.3b', 'TD1.4', 'TD1.5a', 'TD1.5b', 'TD1.5d'] as const)('note 10 closes %s from 2.4 on', (action) => {
    expect(granted(action, 'medecin-normal', {})).toEqual(['2.3'])
    expect(ask(action, 'medecin-normal', '2.10')).toMatchObject({ footnotes: ['10'], granted: false })
    expect(ask(action, 'medecin-normal', '2.3').footnotes).toEqual([])
  })

  it('AIR decides nothing before 2.7', () => {
    const air = (id: GuidePackage): Decision =>
      decide({ actor: { table: '606', column: 'medecin-normal', guidePackage: id }, action: 'TD0.2' })
    expect(ids.filter((id) => air(id).granted)).toEqual(from('2.7'))
    expect(air('2.6').why).toContain('ne vaut pas dans le paquet 2.6')
  })
})

const specFile = '../shared/spec/matrix-functional.json'
const specThere = existsSync(specFile)

describe(`against the cells of the spec${specThere ? '' : ` (skipped: ${specFile} is not here)`}`, () => {
  interface SpecCell {
    readonly edition: string
    readonly transaction: string
    readonly sub_action: string
    readonly authentication: string
    readonly actor: string
    readonly mode: string
    readonly cell: string
  }
  const actors: Readonly<Record<string, string>> = {
    'PS non médecin': 'psnm',
    'Médecin (non MT)': 'medecin',
    'Médecin traitant DMP': 'mt',
    'non PS': 'cpe',
  }

  it.skipIf(!specThere)('all 56', () => {
    const spec = (JSON.parse(readFileSync(specFile, 'utf8')) as SpecCell[]).filter(({ edition }) =>
      edition.includes('2018'),
    )
    expect(spec).toHaveLength(56)
    for (const one of spec) {
      const action = functionalActions.find(
        ({ id, transaction }) => transaction === one.transaction && actionLabel(id) === one.sub_action,
      )
      const column = `${actors[one.actor]}-${one.mode === 'normal' ? 'normal' : 'bris-de-glace'}`
      expect(action && ask(action.id, column, '2.3').cell, `${one.transaction} ${one.sub_action} ${column}`).toBe(
        one.cell,
      )
    }
  })
})
