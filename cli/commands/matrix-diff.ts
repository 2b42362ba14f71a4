import { documentChanges } from '#matrix/document-changes.js'
import { builtInDocumentMatrix } from '#matrix/document-rights.js'
import { type FunctionalChange, functionalChanges } from '#matrix/functional-changes.js'
import { checksOn, transactionOf } from '#reports/matrix-page/bearing-checks.js'
import { type Exercised, exercisedRows } from '#reports/matrix-page/exercised.js'
import { plural } from '#reports/text/words.js'
import { checks } from '#scenarios/checks/index.js'
import { changeLine, countLine, shapeLines } from '../functional-lines.js'
import { changeLines } from '../matrix-changes.js'
import { type MatrixEdition, matrixEdition } from '../matrix-editions.js'
import type { ExitCode, Terminal } from '../terminal.js'
import { testPki } from '../test-pki.js'
import { UsageError } from '../usage-error.js'

/** What a change bears on. */
interface Bearing {
  readonly transactions: ReadonlySet<string>
  readonly rows: readonly string[]
}

/**
 * `dmp-bench matrix diff <before> <after>`: cells that differ, and the scenarios and rules that they bear on.
 *
 * 0 whether they differ or not: an edition is not wrong for being another one.
 */
export async function matrixDiffCommand(before: string, after: string, { out, err }: Terminal): Promise<ExitCode> {
  const [one, other] = [await matrixEdition(before), await matrixEdition(after)]
  const { lines, bearing } = compared(one, other)
  for (const line of lines) out(line)
  if (bearing.rows.length + bearing.transactions.size === 0) return 0
  out('')
  for (const line of await bearingLines(bearing, other, err)) out(line)
  return 0
}

function compared(one: MatrixEdition, other: MatrixEdition): { readonly lines: string[]; readonly bearing: Bearing } {
  if (one.kind === 'functional' && other.kind === 'functional') {
    const changes = functionalChanges(one.table, other.table)
    const actions = [...changes.cells.map(({ action }) => action), ...changes.addedRows, ...changes.removedRows]
    return {
      lines: [
        `De ${one.table.edition} à ${other.table.edition} :`,
        '',
        ...shapeLines(changes),
        ...changes.cells.map(changeLine),
        ...(actions.length === 0 ? ['Rien ne change.'] : []),
        '',
        countLine(changes),
      ],
      bearing: { transactions: new Set(actions.map(transactionOf)), rows: changes.cells.flatMap(rowsOf) },
    }
  }
  if (one.kind === 'documents' && other.kind === 'documents') {
    const changes = documentChanges(one.matrix, other.matrix)
    const lost = changes.removedTypes.map((row) => `documents:${row.typeCode}@`)
    const rows = [
      ...changes.cells.flatMap(({ row, before, after }) => [
        `documents:${row.typeCode}@${before.column.id}`,
        `documents:${row.typeCode}@${after.column.id}`,
      ]),
      ...lost,
    ]
    return {
      lines: [`De « ${one.matrix.edition} » à « ${other.matrix.edition} » :`, '', ...changeLines(changes)],
      bearing: { transactions: new Set(rows.length === 0 ? [] : ['TD3.1', 'TD3.2']), rows },
    }
  }
  throw new UsageError('Une matrice fonctionnelle ne se compare pas à une matrice des documents.')
}

const rowsOf = ({ before, after }: FunctionalChange): string[] => [before.row, after.row]

/** Scenarios that a changed cell decided, then the rules on the transactions of the cells. */
async function bearingLines(
  { rows, transactions }: Bearing,
  edition: MatrixEdition,
  err: Terminal['err'],
): Promise<string[]> {
  err('Les scénarios se jouent en mémoire, pour voir quelles cellules ils exercent…')
  const pki = await testPki(err)
  const exercised = await exercisedRows({
    anchors: pki,
    cards: pki.cards,
    now: new Date(),
    documentMatrix: edition.kind === 'documents' ? edition.matrix : builtInDocumentMatrix,
  })
  const played = scenariosOf(exercised, rows)
  const named = [...transactions].sort()
  return [
    played.size === 0
      ? 'Aucun scénario du banc n’exerce ces cellules.'
      : `${plural(played.size, 'scénario')} les exercent :`,
    ...[...played].sort().map((id) => `  ${id}`),
    'Règles des transactions concernées :',
    ...named.map((transaction) => `  ${transaction} : ${checksOn(transaction, checks).join(', ') || 'aucune'}`),
  ]
}

/** A row that ends with `@` stands for every cell of a line. */
function scenariosOf(exercised: Exercised, rows: readonly string[]): ReadonlySet<string> {
  const wanted = [...exercised].filter(([place]) =>
    rows.some((row) => (row.endsWith('@') ? place.startsWith(row) : place === row)),
  )
  return new Set(wanted.flatMap(([, ids]) => ids))
}
