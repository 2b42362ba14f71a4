import { beforeAll, describe, expect, it } from 'vitest'
import { anotherLine, type Heard, questions } from './support/functional-questions.js'
import {
  columnOf,
  lineOf,
  mayBySpec,
  type Situation,
  type SpecCell,
  specCells,
  specMissing,
} from './support/functional-spec.js'
import { type FunctionalWorld, functionalWorld, owners, seatsByColumn } from './support/functional-world.js'

/** How the DMP says no by these tables: dmp-errors, section 6, rows 7, 14 and 15. */
const refusals: readonly (readonly [line: RegExp, code: string])[] = [
  [/./, 'DMPAccessDeniedByRightsService'],
  [/^TD0\.0 /, 'HTTP 404'],
  [/^TD2\.[12] /, 'XDSRegistryMetadataError'],
  [/^TD2\.[12] /, anotherLine],
  [/^TD3\.2 /, 'XDSDocumentUniqueIdError'],
]

/** `oui`, `non`, or what was answered instead: a refusal for another reason proves nothing of a cell. */
function answerOf(line: string, { codes, done }: Heard): string {
  if (done) return 'oui'
  const known = codes.filter((code) => refusals.some(([lines, one]) => one === code && lines.test(line)))
  return codes.length > 0 && known.length === codes.length ? 'non' : `autre : ${codes.join(', ')}`
}

const plain: Situation = { owner: 'other', permits: false, sameStructure: true, byAuthorization: true }
const flags = [true, false]

/** All that a line may depend on, asked every way, whatever the cell says of it. */
function situationsOf(cell: SpecCell): readonly Situation[] {
  const line = lineOf(cell)
  if (/^TD3\.3/.test(line)) return owners.map((owner) => ({ ...plain, owner }))
  if (/^TD3\.2 Documents masqués/.test(line))
    return flags.flatMap((permits) => owners.map((owner) => ({ ...plain, owner, permits })))
  if (/^TD0\.4 /.test(line))
    return flags.flatMap((sameStructure) =>
      flags.map((byAuthorization) => ({ ...plain, sameStructure, byAuthorization })),
    )
  const byStructure = seatsByColumn.get(columnOf(cell))?.structure
  if (/^TD2/.test(line) && byStructure) return (['structure', 'other'] as const).map((owner) => ({ ...plain, owner }))
  // A reference is searched to replace or delete what one fed.
  return [{ ...plain, owner: /référence/.test(line) ? (byStructure ? 'structure' : 'own') : 'other' }]
}

/** Cells that the DMP of the bench does not answer as they are printed, and why. */
const readOtherwise: readonly {
  readonly lines: RegExp
  readonly columns: RegExp
  readonly when: (situation: Situation) => boolean
  readonly answer: 'oui' | 'non'
  readonly why: string
}[] = [
  {
    lines: /^TD3\.3d /,
    columns: /^2024 CPS\/CPF, Médecin \(non MT\), normal$/,
    when: ({ owner }) => owner === 'structure' || owner === 'other',
    answer: 'oui',
    why: 'PDT-INF-606, le manuel de 2018 et les tests CNDA 3.3-120 et 3.3-140 contre la note (8) de PDT-INF-526',
  },
  {
    lines: /^TD3\.2 Documents supprimés$/,
    columns: /PS|Médecin \(|Médecin traitant/,
    when: () => true,
    answer: 'non',
    why: 'un document supprimé est répondu comme inconnu (dmp-errors, section 6, ligne 14)',
  },
]

function expectedOf(cell: SpecCell, situation: Situation): string {
  const printed = mayBySpec(cell, situation) ? 'oui' : 'non'
  const reading = readOtherwise.find(
    ({ lines, columns, when }) => lines.test(lineOf(cell)) && columns.test(columnOf(cell)) && when(situation),
  )
  return reading?.answer ?? printed
}

const named = (cells: readonly SpecCell[]) =>
  cells.map((cell) => [columnOf(cell), lineOf(cell), cell.cell, cell] as const)

let world: FunctionalWorld
beforeAll(async () => {
  world = await functionalWorld()
})

const lastRow = (): string | undefined => world.simulator.bench.exchanges('defaut', 1)[0]?.decision?.row

describe(`every functional cell asked over HTTP as its actor in its mode${specMissing}`, () => {
  it.skipIf(specMissing !== '').each(named(specCells))('%s: %s: %s', async (heading, line, _, cell) => {
    const who = world.column(heading)
    for (const situation of situationsOf(cell)) {
      const answer = await questions[line]?.({ ...world, ...situation, who })
      expect([situation, answer && answerOf(line, answer)]).toEqual([situation, expectedOf(cell, situation)])
      // No answer without a row, but where there is nobody to answer.
      expect(lastRow() ?? line).toMatch(/^(526|606|documents|rejections):|^TD0\.0 /)
    }
  })

  it.skipIf(specMissing !== '')('leaves no cell out', () => {
    expect(specCells).toHaveLength(549)
    expect(specCells.filter((cell) => questions[lineOf(cell)] === undefined)).toEqual([])
  })

  it.skipIf(specMissing !== '')('reads otherwise than printed only where it is told, and there it does', () => {
    const differing = (reading: (typeof readOtherwise)[number]): SpecCell[] =>
      specCells.filter(
        (cell) =>
          reading.lines.test(lineOf(cell)) &&
          reading.columns.test(columnOf(cell)) &&
          situationsOf(cell).some(
            (situation) => reading.when(situation) && (reading.answer === 'oui') !== mayBySpec(cell, situation),
          ),
      )
    expect(readOtherwise.map((reading) => differing(reading).length)).toEqual([2, 16])
  })
})

describe('what a note or a block adds', () => {
  it.each(['2024 CPE, non PS, normal', '2025 AIR (PE), non PS, normal'])(
    'note 1: the authorisation asked by %s is that of the structure',
    async (heading) => {
      const who = world.column(heading)
      const patient = who.patient('à autoriser')
      expect(await who.lps.td03(patient, 'AJOUT')).toMatchObject({ status: 'DMPOk' })
      const { holders } = await world.column('2024 CPS/CPF, Médecin (non MT), normal').lps.td16(patient)
      expect(holders.map(({ id }) => id)).toEqual([who.lps.context.card.structureId])
    },
  )

  const open = [
    "TD0.0 Acquisition de l'identité du patient",
    'TD0.1 Authentification sur le DMP',
    "TD0.2 Test d'existence et vérification de l'autorisation",
    'TD0.4 Liste des DMP autorisés',
    "TD0.5 Recherche d'un patient dans le DMP sans INS",
    'TD0.3 Se supprimer MT',
    'TD1.3a Consultation des données administratives',
    'TD1.6 Liste des PS autorisés/bloqués',
    "TD2.1 Alimentation d'un DMP",
    'TD2.2 Alimentation par CPE (secrétaires médicales, secteur libéral)',
    "TD3.1 Rechercher la référence d'un document (TD3.1b)",
    'TD3.3c Supprimer un document',
  ]
  const professionals = [...seatsByColumn].filter(([, { structure }]) => !structure).map(([heading]) => heading)
  const closed = Object.keys(questions).filter((line) => !open.includes(line))

  it.each(professionals)('a block closes to %s everything that reads or changes, in his mode', async (heading) => {
    const who = world.column(heading)
    for (const line of closed) {
      const answer = await questions[line]?.({ ...world, ...plain, owner: 'own', on: 'bloqué', who })
      expect([line, answer?.done, answer?.codes.length]).toEqual([line, false, 1])
      expect(answer?.codes[0]).toMatch(/^(DMPAccessForbidden|DMPAccessDeniedByRightsService)$/)
    }
  })

  it('and leaves open what needs no access: feeding, the reference and the deletion of what one fed', async () => {
    const who = world.column('2024 CPS/CPF, Médecin (non MT), normal')
    for (const line of open.filter((one) => /^TD(0\.2|1\.3a|1\.6|2\.1|3\.1|3\.3c)/.test(one))) {
      const answer = await questions[line]?.({ ...world, ...plain, owner: 'own', on: 'bloqué', who })
      expect([line, answer]).toEqual([line, { codes: [], done: true }])
    }
  })
})
