import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Decision, decide, type Facts, type FunctionalAction, type FunctionalActor } from '#matrix/decide.js'
import { actionLabel, functionalActions } from '#matrix/functional-actions.js'
import { airRights, directRights, functionalTables } from '#matrix/functional-rights.js'
import { tables } from '#matrix/print.js'
import { sourceDocument } from '#matrix/sources.js'

const nothing: Facts = {
  ownDocument: false,
  structureDocument: false,
  depositedByPatient: false,
  maskedPermittedInEmergency: false,
  sameStructureOnly: false,
  newAuthorizationsOnly: false,
  outsideEns: false,
}
const everythingFor: Facts = {
  ownDocument: true,
  structureDocument: true,
  depositedByPatient: false,
  maskedPermittedInEmergency: true,
  sameStructureOnly: true,
  newAuthorizationsOnly: true,
  outsideEns: true,
}
const facts = fc.record({
  ownDocument: fc.boolean(),
  structureDocument: fc.boolean(),
  depositedByPatient: fc.boolean(),
  maskedPermittedInEmergency: fc.boolean(),
  sameStructureOnly: fc.boolean(),
  newAuthorizationsOnly: fc.boolean(),
  outsideEns: fc.boolean(),
})

interface RawCell {
  readonly actor: FunctionalActor
  readonly action: FunctionalAction
  readonly starred: boolean
  readonly text: string
}

/** A second reader of the page: it cuts at fixed columns, under each heading, and knows nothing of grid() nor decide(). */
function rawCells(table: '526' | '606'): RawCell[] {
  const { page, columns } = functionalTables[table]
  const lines = page.split('\n').filter((line) => line.trim() !== '')
  const top = lines[0] ?? ''
  const starts = columns.map(({ heading }) => top.indexOf(heading))
  return lines.slice(1).flatMap((line) => {
    const head = line.slice(0, starts[0]).trim()
    return columns.map(({ id }, at) => ({
      actor: { table, column: id },
      action: head.replace(/ \*$/, '') as FunctionalAction,
      starred: head.endsWith(' *'),
      text: line.slice(starts[at], starts[at + 1] ?? line.length).trim(),
    }))
  })
}

const cells = [...rawCells('526'), ...rawCells('606')]
/** Printed `oui(8)`, applied `oui`: the only cells that are not applied as printed. */
const readOtherwise = new Set(['526:TD3.3d/archiver@medecin-normal', '526:TD3.3d/desarchiver@medecin-normal'])

describe('the two matrices are whole', () => {
  it('526 has 27 rows and 12 columns, 606 has 25 and 9', () => {
    expect([directRights.rows.length, directRights.columns.length]).toEqual([27, 12])
    expect([airRights.rows.length, airRights.columns.length]).toEqual([25, 9])
    expect(cells).toHaveLength(27 * 12 + 25 * 9)
  })

  it('every cell answers for itself, and as the second reader sees it', () => {
    for (const { actor, action, text } of cells) {
      const decision = decide({ actor, action })
      expect(decision.row).toBe(`${actor.table}:${action}@${actor.column}`)
      expect(decision.cell).toBe(text)
      expect(sourceDocument(decision.source.doc)).toBeDefined()
    }
  })

  it.each(
    cells.map((cell) => [`${cell.actor.table} ${cell.action} ${cell.actor.column}: ${cell.text}`, cell] as const),
  )('%s', (_, { actor, action, starred, text }) => {
    const ask = (known: Partial<Facts>): boolean => decide({ actor, action, facts: known }).granted
    const patientsOwn = starred && text !== 'non' && actor.column.startsWith('mt-')
    const conditions: Record<string, keyof Facts | undefined> = {
      '(2)': 'sameStructureOnly',
      '(3)': actor.table === '526' ? 'newAuthorizationsOnly' : 'sameStructureOnly',
      '(6)': 'ownDocument',
      '(7)': 'maskedPermittedInEmergency',
      '(8)': 'ownDocument',
      '(9)': 'structureDocument',
    }
    const condition = readOtherwise.has(`${actor.table}:${action}@${actor.column}`)
      ? undefined
      : conditions[text.slice(3)]
    const open = text.startsWith('oui')
    expect(ask(everythingFor)).toBe(open)
    expect(ask({})).toBe(open && condition === undefined)
    if (condition !== undefined) {
      expect(ask({ [condition]: true })).toBe(true)
      expect(ask({ ...everythingFor, [condition]: false })).toBe(false)
    }
    if (starred) expect(ask({ ...everythingFor, depositedByPatient: true })).toBe(patientsOwn)
  })
})

describe('decide', () => {
  const columns = (['526', '606'] as const).flatMap((table) =>
    functionalTables[table].columns.map((column): FunctionalActor => ({ table, column: column.id })),
  )
  const anyActor: fc.Arbitrary<FunctionalActor> = fc.oneof(
    fc.constantFrom(...columns),
    fc.record({ table: fc.constantFrom('526' as const, '606' as const), column: fc.string() }),
  )
  const anyAction = fc.constantFrom(...functionalActions.map(({ id }) => id))

  it('answers every question, with a row and a sentence, and grants nothing outside the tables', () => {
    const printed = new Set(cells.map(({ actor, action }) => `${actor.table}:${action}@${actor.column}`))
    // Rows that note 10 of 526 keeps without printing them.
    const kept = ['TD1.3b', 'TD1.4', 'TD1.5a', 'TD1.5b', 'TD1.5d']
    fc.assert(
      fc.property(anyActor, anyAction, fc.option(facts, { nil: undefined }), (actor, action, known) => {
        const decision: Decision = decide({ actor, action, ...(known ? { facts: known } : {}) })
        const table = actor.table === '526' && kept.includes(action) ? /^(526|2018):/ : new RegExp(`^${actor.table}:`)
        expect(decision.row).toMatch(table)
        expect(decision.why).toMatch(/ : (oui|non)\. ./)
        if (!decision.granted) return
        if (decision.row.startsWith('2018:')) expect(known?.outsideEns).toBe(true)
        else expect(printed).toContain(decision.row)
      }),
    )
  })

  it('a favourable fact never takes a right away, and a document of the patient gives one to the médecin traitant only', () => {
    fc.assert(
      fc.property(anyActor, anyAction, facts, facts, (actor, action, one, other) => {
        const more = Object.fromEntries(
          Object.entries(one).map(([name, value]) => [name, value || other[name as keyof Facts]]),
        ) as unknown as Facts
        const favourable = { ...more, depositedByPatient: one.depositedByPatient }
        const ask = (known: Facts): boolean => decide({ actor, action, facts: known }).granted
        if (ask(one)) expect(ask(favourable)).toBe(true)
        const ofPatient = ask({ ...one, depositedByPatient: true })
        if (ofPatient && !ask({ ...one, depositedByPatient: false })) expect(actor.column).toMatch(/^mt-/)
      }),
    )
  })

  it('a fact left out is a fact that is false', () => {
    fc.assert(
      fc.property(anyActor, anyAction, facts, (actor, action, known) => {
        const given = Object.fromEntries(Object.entries(known).filter(([, value]) => value)) as Partial<Facts>
        expect(decide({ actor, action, facts: given })).toEqual(
          decide({ actor, action, facts: { ...nothing, ...known } }),
        )
      }),
    )
  })

  it('non never grants, nor does a struck-out line', () => {
    const closed = cells.filter(({ text }) => text === 'non' || text.startsWith('~'))
    fc.assert(
      fc.property(fc.constantFrom(...closed), facts, ({ actor, action }, known) => {
        expect(decide({ actor, action, facts: known }).granted).toBe(false)
      }),
    )
  })

  it('says what it applies where sources disagree', () => {
    for (const row of readOtherwise) {
      const [, action, column] = /^526:(.*)@(.*)$/.exec(row) ?? []
      const decision = decide({ actor: { table: '526', column: column ?? '' }, action: action as FunctionalAction })
      expect(decision).toMatchObject({ granted: true, cell: 'oui(8)', footnotes: [] })
      expect(decision.reading).toContain('PDT-INF-606')
    }
  })

  it('carries the reading of the note that it applied', () => {
    const feeding = decide({ actor: { table: '526', column: 'es-normal' }, action: 'TD2.1' })
    expect(feeding).toMatchObject({ granted: true, cell: 'oui(4)', footnotes: ['4'] })
    expect(feeding.reading).toContain('EX_2.1-1140')
  })

  it.each([
    ['526', 'TD0.10', 'psnm-normal', '526:hors-table/TD0.10@psnm-normal'],
    ['606', 'TD0.9', 'psnm-normal', '606:hors-table/TD0.9@psnm-normal'],
    ['526', 'TD2.1', 'cpe-bris-de-glace', '526:hors-table@cpe-bris-de-glace'],
  ] as const)('%s %s %s is outside the table: %s', (table, action, column, row) => {
    expect(decide({ actor: { table, column }, action })).toMatchObject({ granted: false, row, cell: '' })
  })
})

describe('as the official tests expect', () => {
  it.each([
    // CNDA    table  column                 action                        facts                                   granted
    ['3.1-150', '526', 'psnm-bris-de-glace', 'TD3.2/masques', { maskedPermittedInEmergency: true }, true],
    ['3.2-150', '526', 'mt-normal', 'TD3.2/masques', {}, true],
    ['3.2-204', '526', 'medecin-regulation', 'TD3.2/masques', { maskedPermittedInEmergency: true }, true],
    ['3.1-005', '526', 'psnm-normal', 'TD3.2/masques', {}, false],
    ['3.3-160', '526', 'psnm-normal', 'TD3.3a/masquer', {}, true],
    ['3.3-050', '526', 'mt-normal', 'TD3.3a/demasquer', {}, true],
    ['3.3-200', '606', 'mt-normal', 'TD3.3a/demasquer', {}, true],
    ['3.3-120', '526', 'medecin-normal', 'TD3.3d/archiver', {}, true],
    ['3.3-120', '526', 'psnm-normal', 'TD3.3d/archiver', { ownDocument: true }, true],
    ['3.3-120', '526', 'psnm-normal', 'TD3.3d/archiver', {}, false],
    ['3.3-140', '526', 'medecin-normal', 'TD3.3d/desarchiver', {}, true],
    ['3.3-540', '526', 'psnm-normal', 'TD3.3c', { ownDocument: true }, true],
    ['3.3-071', '526', 'medecin-regulation', 'TD3.3c', { ownDocument: true }, true],
    ['3.3-451', '526', 'es-regulation', 'TD3.3c', { structureDocument: true }, true],
    ['2.1-240', '526', 'es-regulation', 'TD2.1', {}, true],
    ['2.2-010', '526', 'cpe-normal', 'TD2.2', {}, true],
    ['2.2-010', '526', 'cpe-normal', 'TD2.1', {}, false],
    ['2.2-140', '526', 'cpe-normal', 'TD3.1/reference', {}, true],
    ['1.3a-040', '526', 'psnm-bris-de-glace', 'TD1.3a', {}, true],
    ['1.3a-050', '526', 'medecin-regulation', 'TD1.3a', {}, true],
    ['0.5-010', '526', 'medecin-regulation', 'TD0.5', {}, true],
    ['0.5-010', '526', 'medecin-normal', 'TD0.5', {}, false],
  ] as const)('%s: %s %s %s %o -> %s', (_, table, column, action, known, granted) => {
    expect(decide({ actor: { table, column }, action, facts: known }).granted).toBe(granted)
  })
})

const specFile = '../shared/spec/matrix-functional.json'
const specThere = existsSync(specFile)

describe(`against the cells of the spec${specThere ? '' : ` (skipped: ${specFile} is not here)`}`, () => {
  interface SpecCell {
    edition: string
    transaction: string
    sub_action: string
    authentication: string
    actor: string
    mode: string
    cell: string
    value: 'oui' | 'non' | 'conditionnel'
    condition: string | null
  }
  const actors: Record<string, string> = {
    'PS non médecin': 'psnm',
    'Médecin (non MT)': 'medecin',
    'Médecin du travail': 'medecin-du-travail',
    'Médecin traitant DMP': 'mt',
    tous: 'es',
  }
  const modes: Record<string, string> = {
    normal: '-normal',
    régulation: '-regulation',
    'bris de glace': '-bris-de-glace',
  }
  const columnOf = ({ authentication, actor, mode }: SpecCell): string =>
    (authentication === 'CPE' ? 'cpe' : authentication === 'AIR (PE)' ? 'pe' : actors[actor]) + (modes[mode] ?? '')

  it.skipIf(!specThere)('all 549, literal cell and value', () => {
    const spec = (JSON.parse(readFileSync(specFile, 'utf8')) as SpecCell[]).filter(
      ({ edition }) => !edition.includes('hist'),
    )
    expect(spec).toHaveLength(549)
    for (const one of spec) {
      const table = one.edition.startsWith('2024') ? '526' : '606'
      const label = one.sub_action.replace(/ \((TD3\.1b)\)$/, '').replace(/ \*$/, '')
      const action = functionalActions.find(
        ({ id, transaction }) => transaction === one.transaction && actionLabel(id) === label,
      )
      expect(action, `${one.transaction} ${one.sub_action}`).toBeDefined()
      if (action === undefined) continue
      const actor = { table, column: columnOf(one) } as const
      const ask = (known: Partial<Facts>): Decision => decide({ actor, action: action.id, facts: known })
      const printed = one.cell === 'oui (struck through)' ? '~oui~' : one.cell.replace(' ', '')
      expect(ask({}).cell).toBe(printed)
      expect(ask(everythingFor).granted, ask({}).row).toBe(one.value !== 'non')
      const ofPatient = ask({ ...everythingFor, depositedByPatient: true }).granted
      if (one.condition?.includes('not on a document deposited by the patient')) expect(ofPatient).toBe(false)
      if (one.condition?.includes('also documents deposited by the patient')) expect(ofPatient).toBe(true)
    }
  })
})

describe('tables() for printing', () => {
  it('gives every row as many cells as its header, under a name of its own', () => {
    const all = tables()
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
    for (const { header, rows, name } of all) {
      expect(rows.length, name).toBeGreaterThan(0)
      for (const row of rows) expect(row, name).toHaveLength(header.length)
    }
  })
  it('shows the functional tables as printed', () => {
    const shown = tables().find(({ name }) => name === '526')
    expect(shown?.rows.find(([id]) => id === 'TD3.3c')?.slice(0, 3)).toEqual([
      'TD3.3c',
      'Supprimer un document *',
      'oui(8)',
    ])
  })
})
