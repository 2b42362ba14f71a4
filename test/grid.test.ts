import { describe, expect, it } from 'vitest'
import { grid } from '#matrix/grid.js'

describe('grid refuses a page that it cannot read whole', () => {
  const shape = {
    name: 'essai',
    columns: [
      { id: 'a', heading: 'A' },
      { id: 'b', heading: 'B' },
    ],
    rowIds: ['un', 'deux'] as const,
    notes: ['1'],
  }
  it('reads a whole one', () => {
    const rows = grid(shape, '  A B\n un * oui(1) non\n deux ~oui~ oui\n')
    expect(rows.map(({ id, starred }) => [id, starred])).toEqual([
      ['un', true],
      ['deux', false],
    ])
    expect(rows[0]?.cells[0]).toEqual({ column: shape.columns[0], text: 'oui(1)', value: 'oui', note: '1' })
    expect(rows[1]?.cells[0]).toMatchObject({ value: 'barre' })
  })
  it.each([
    ['a hole', 'A B\nun oui\ndeux oui oui', 'essai, row un: 1 marks for 2 columns'],
    ['one mark too many', 'A B\nun oui oui oui\ndeux oui oui', 'essai, row un: 3 marks for 2 columns'],
    ['an unknown mark', 'A B\nun oui ouii\ndeux oui oui', 'essai, row un, column B: unknown mark "ouii"'],
    ['an unknown footnote', 'A B\nun oui oui(2)\ndeux oui oui', 'essai, row un, column B: there is no footnote (2)'],
    ['a row twice', 'A B\nun oui oui\nun oui oui\ndeux oui oui', 'essai: row un is given twice'],
    ['a row left out', 'A B\nun oui oui', 'essai: row deux is missing'],
    ['an unknown row', 'A B\nun oui oui\ntrois oui oui', 'essai: unknown row "trois"'],
    ['headings in another order', 'B A\nun oui oui\ndeux oui oui', 'essai: headings are "B A", not "A B"'],
    ['nothing', '', 'essai: headings are "undefined", not "A B"'],
  ])('%s', (_, page, message) => {
    expect(() => grid(shape, page)).toThrow(message)
  })
})
