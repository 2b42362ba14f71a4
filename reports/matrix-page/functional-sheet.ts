import { decide, type Facts, type FunctionalActor } from '#matrix/decide.js'
import { actionLabel, type FunctionalAction } from '#matrix/functional-actions.js'
import { readCell } from '#matrix/functional-cell.js'
import type { FunctionalColumn } from '#matrix/functional-columns.js'
import { functionalEditions } from '#matrix/functional-editions.js'
import { type FunctionalTable, windowsOf } from '#matrix/functional-table.js'
import type { GridCell } from '#matrix/grid.js'
import { currentPackage, type PackageWindow, windowText } from '#matrix/guide-packages.js'
import type { Check } from '#scenarios/check.js'
import { checksOn, transactionOf } from './bearing-checks.js'
import type { CellCase, CellSheet, CellStatement } from './cell-sheet.js'
import { citedSource } from './cited-source.js'

/** What each fact of a question is, for a reader. */
const factWords: Readonly<Record<keyof Facts, string>> = {
  ownDocument: "document dont l'acteur est auteur",
  structureDocument: 'document de la structure',
  depositedByPatient: 'document déposé par le patient',
  maskedPermittedInEmergency: 'patient qui permet la lecture des documents masqués en urgence',
  sameStructureOnly: 'liste limitée aux professionnels de la même structure',
  newAuthorizationsOnly: 'liste limitée aux nouvelles autorisations',
  outsideEns: 'DMP non rattaché à Mon espace santé',
}
const facts = Object.keys(factWords) as (keyof Facts)[]

/** The column of one table as an actor; the table of 2018 decides for those of 526, in the packages of its time. */
const actorOf = ({ id }: FunctionalTable, column: string, { to }: PackageWindow): FunctionalActor => ({
  table: id === '606' ? '606' : '526',
  column,
  guidePackage: to ?? currentPackage,
})

const columnWords = ({ actor, mode }: FunctionalColumn): string =>
  `${actor}, ${mode === 'sans objet' ? 'tout mode' : `mode ${mode}`}`

/** The sheet of a cell of a functional matrix; undefined when the table has no such line or column. */
export function functionalSheet(
  table: FunctionalTable,
  action: string,
  columnId: string,
  checks: readonly Check[],
): CellSheet | undefined {
  const row = table.rows.find(({ id }) => id === action)
  const cell = row?.cells.find(({ column }) => column.id === columnId)
  if (!row || !cell) return undefined
  const { column } = cell
  const windows = windowsOf(table, row.id)
  const [{ packages: window, why } = { packages: {}, why: undefined }] = windows
  const { applied, reading } = readCell(table, row.id, cell)
  const cases = windows.flatMap(({ packages }) => casesOf(table, row.id, column, packages, windows.length > 1))
  const told = windows.length > 1 || window.from !== undefined || window.to !== undefined
  return {
    place: `${table.id}:${row.id}@${column.id}`,
    title: `${actionLabel(row.id)}${row.starred ? ' *' : ''}`,
    who: `${columnWords(column)} (${column.authentication})`,
    printed: cell.value === 'perdu' ? 'perdue' : cell.text,
    applied: appliedWords(applied, cases),
    cases,
    notes: notesOf(table, cell, row.starred),
    readings: [reading?.why, why].flatMap((says) => (says === undefined ? [] : [{ says }])),
    others: otherEditions(table, row.id, column),
    source: citedSource({ doc: table.source.doc, at: `${row.id}, colonne ${column.heading}` }),
    confidence: confidenceOf(table, cell, reading?.why, reading?.applied !== undefined),
    ...(told ? { packages: windows.map(({ packages }) => windowText(packages)).join(' ; ') } : {}),
    checks: checksOn(transactionOf(row.id), checks),
  }
}

function appliedWords(applied: 'oui' | 'non' | undefined, cases: readonly CellCase[]): string {
  if (applied === undefined) return 'décidé par une autre édition'
  return applied === 'oui' && cases.some(({ granted }) => !granted) ? 'oui, sous condition' : applied
}

/** The answer when nothing more is known, then each fact that changes it. */
function casesOf(
  table: FunctionalTable,
  action: FunctionalAction,
  column: FunctionalColumn,
  packages: PackageWindow,
  several: boolean,
): CellCase[] {
  const actor = actorOf(table, column.id, packages)
  const base = decide({ actor, action })
  const deciding = facts.flatMap((fact): CellCase[] => {
    const { granted, why } = decide({ actor, action, facts: { [fact]: true } })
    return granted === base.granted ? [] : [{ when: factWords[fact], granted, why }]
  })
  const otherwise = deciding.length === 0 ? 'dans tous les cas' : 'dans les autres cas'
  const suffix = several ? `, ${windowText(packages)}` : ''
  return [...deciding, { when: otherwise, granted: base.granted, why: base.why }].map((one) => ({
    ...one,
    when: `${one.when}${suffix}`,
  }))
}

function notesOf(
  { footnotes, star }: FunctionalTable,
  { note }: GridCell<FunctionalColumn>,
  starred: boolean,
): CellStatement[] {
  const called = [...footnotes.filter(({ mark }) => mark === note), ...(starred ? [star] : [])]
  return called.map(({ mark, says, reading }) => ({ says: `(${mark}) ${says}${reading ? ` ${reading}` : ''}` }))
}

/** The same actor, mode and action in the other editions. */
const otherEditions = (table: FunctionalTable, action: FunctionalAction, column: FunctionalColumn): CellStatement[] =>
  functionalEditions.flatMap((other) => {
    if (other === table) return []
    const found = other.rows
      .find(({ id }) => id === action)
      ?.cells.find((cell) => cell.column.actor === column.actor && cell.column.mode === column.mode)
    if (!found) return []
    return [{ says: found.value === 'perdu' ? 'cellule perdue' : found.text, source: other.edition }]
  })

/** How far a cell may be trusted, in words: read on the page, deduced, or chosen by the bench. */
function confidenceOf(
  { id }: FunctionalTable,
  { value }: GridCell<FunctionalColumn>,
  why: string | undefined,
  readOtherwise: boolean,
): string {
  if (why?.includes('[hypothèse du banc')) return 'supposée : choix du banc, sans source qui le dise'
  if (value === 'perdu')
    return readOtherwise ? "déduite d'autres sources : la cellule est perdue" : 'nulle : la cellule est perdue'
  if (readOtherwise) return 'moyenne : sources en désaccord, la lecture retenue est dite'
  return id === '2018' ? "moyenne : lue dans un manuel d'utilisateur de 2018" : 'haute : lue dans le document officiel'
}
