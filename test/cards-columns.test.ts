import { describe, expect, it } from 'vitest'
import type { LpsOptions } from '#fixtures/lps/index.js'
import { airColumns, directColumns } from '#matrix/functional-columns.js'
import { seededIds } from '#simulator/ids.js'
import { testBench } from './support/bench.js'

const bench = await testBench()

type Given = readonly [column: string, card: string, options?: Partial<LpsOptions>, patient?: string]

const bdg = { accessMode: 'bris_de_glace' } as const
const centre15 = { accessMode: 'centre_15' } as const
const air = (user: string, more: Partial<LpsOptions> = {}) =>
  ({ mode: 'air', user: bench.card(user), ...more }) as const

/** Who falls in each column of PDT-INF-526. */
const direct: readonly Given[] = [
  ['psnm-normal', 'sage-femme-cps'],
  ['psnm-regulation', 'infirmier-samu-cps', centre15],
  ['psnm-bris-de-glace', 'kinesitherapeute-cps', bdg],
  ['medecin-normal', 'radiologue-cps'],
  ['medecin-regulation', 'urgentiste-samu-cps', centre15],
  ['medecin-bris-de-glace', 'generaliste-cps', bdg],
  ['medecin-du-travail', 'medecin-du-travail-cps'],
  ['mt-normal', 'medecin-traitant-cps', {}, 'medecin-traitant'],
  ['mt-bris-de-glace', 'medecin-traitant-cps', bdg, 'medecin-traitant'],
  ['cpe-normal', 'anonyme-cpe'],
  ['es-normal', 'etablissement-ej'],
  ['es-regulation', 'centre-15-parm', centre15],
]

/** The same for PDT-INF-606: the certificates of the clinic, and the bearer of a card as the user. */
const reinforced: readonly Given[] = [
  ['psnm-normal', 'etablissement-air', air('infirmiere-cps')],
  ['psnm-regulation', 'centre-15', air('infirmier-samu-cps', centre15)],
  ['psnm-bris-de-glace', 'etablissement-air', air('sage-femme-cps', bdg)],
  ['medecin-normal', 'etablissement-air', air('generaliste-cps')],
  ['medecin-regulation', 'centre-15', air('urgentiste-samu-cps', centre15)],
  ['medecin-bris-de-glace', 'etablissement-air', air('generaliste-cps', bdg)],
  ['mt-normal', 'etablissement-air', air('medecin-traitant-cps'), 'medecin-traitant'],
  ['mt-bris-de-glace', 'etablissement-air', air('medecin-traitant-cps', bdg), 'medecin-traitant'],
  ['pe-normal', 'etablissement-air', air('secretaire-cpe')],
]

describe('the cards reach every column of the functional matrices', () => {
  it('none is forgotten', () => {
    expect(direct.map(([column]) => column)).toEqual(directColumns.map(({ id }) => id))
    expect(reinforced.map(([column]) => column)).toEqual(airColumns.map(({ id }) => id))
  })

  it.each([
    ...direct.map(([column, ...given]) => ({ table: '526', column, given })),
    ...reinforced.map(([column, ...given]) => ({ table: '606', column, given })),
  ])('$table, $column: $given.0', async ({ table, column, given: [card, options, patient = 'dmp-ouvert'] }) => {
    await bench.lps(card, { ids: seededIds(`${table} ${column}`), ...options }).td02(bench.person(patient))
    const { decision, rejection } = bench.last()
    expect(rejection).toBeUndefined()
    expect(decision?.granted).toBe(true)
    expect(decision?.row).toContain(table)
    expect(decision?.row).toContain(column)
  })
})
