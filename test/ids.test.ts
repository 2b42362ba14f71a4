import { describe, expect, it } from 'vitest'
import { functionalEditions } from '#matrix/functional-editions.js'
import { rejections } from '#matrix/rejections.js'
import { requirements } from '#matrix/requirements.js'
import { sources } from '#matrix/sources.js'
import { transactions } from '#matrix/transactions.js'

/** Ids that reports and scripts of users rely on: a change here is a change of interface, to be told in CHANGELOG.md. */
describe('public ids', () => {
  it.each([
    ['transactions', transactions.map(({ id }) => id)],
    ['rejections, in order of precedence', rejections.map(({ id }) => id)],
    ['requirements', requirements.map(({ id }) => id).sort()],
    [
      'rows and columns of the functional matrices',
      functionalEditions.flatMap(({ id, rows, columns }) => [
        ...rows.map((row) => `${id}:${row.id}`),
        ...columns.map((column) => `${id}@${column.id}`),
      ]),
    ],
    ['sources', sources.map(({ id }) => id).sort()],
  ])('%s', (_, ids) => {
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.join('\n')).toMatchSnapshot()
  })
})
