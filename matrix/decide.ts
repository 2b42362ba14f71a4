import { historicalRights } from './functional-2018.js'
import { actionLabel, type FunctionalAction } from './functional-actions.js'
import type { FunctionalActor } from './functional-actor.js'
import { readCell } from './functional-cell.js'
import type { FunctionalColumn } from './functional-columns.js'
import { type Facts, type Footnote, starNote } from './functional-footnotes.js'
import { airRights, directRights } from './functional-rights.js'
import { type FunctionalTable, windowsOf } from './functional-table.js'
import type { GridCell } from './grid.js'
import { currentPackage, holdsIn, type PackageWindow } from './guide-packages.js'
import type { Source } from './table.js'

export type { FunctionalAction } from './functional-actions.js'
export { type ActorTraits, type FunctionalActor, functionalActor } from './functional-actor.js'
export type { Facts } from './functional-footnotes.js'

/**
 * May this actor do this action, on a document of which these facts are known? A fact left out is false.
 *
 * The package of the guide is that of the actor: some rows of the tables only decide in some packages.
 */
export interface Question {
  readonly actor: FunctionalActor
  readonly action: FunctionalAction
  readonly facts?: Partial<Facts>
}

/** The matrix's answer: `row` is the place of the table that answers, `cell` its literal mark, `why` a French sentence. */
export interface Decision {
  readonly granted: boolean
  readonly row: string
  readonly cell: string
  /** Marks of the notes that bear on the answer: a number, or `*`. */
  readonly footnotes: readonly string[]
  readonly why: string
  /** What is applied and why, where sources disagree or the page leaves a doubt. */
  readonly reading?: string
  readonly source: Source
}

/** What a cell says once read with its row, its column and its notes; the same for every question asked of it. */
interface Place {
  readonly packages: PackageWindow
  readonly row: string
  readonly label: string
  readonly cell: GridCell<FunctionalColumn>
  readonly applied: 'oui' | 'non'
  readonly starred: boolean
  readonly note?: Footnote
  readonly reading?: string
  readonly source: Source
}

const noFacts: Facts = {
  ownDocument: false,
  structureDocument: false,
  depositedByPatient: false,
  maskedPermittedInEmergency: false,
  sameStructureOnly: false,
  newAuthorizationsOnly: false,
  outsideEns: false,
}

/** Where the question of an actor is looked up, first edition that answers. */
const editions: Readonly<Record<FunctionalActor['table'], readonly FunctionalTable[]>> = {
  '526': [historicalRights, directRights],
  '606': [airRights],
}

/**
 * Asks the functional matrix one question.
 *
 *   actor, action and facts -> Decision, refused when the table has no such row or column
 *
 * Total and pure: every well-typed question has an answer, and every answer names its row. An action on several
 * documents, or on one that is both masked and archived, is as many questions, and all must be granted.
 */
export function decide({ actor, action, facts }: Question): Decision {
  const place = placeOf(actor, action)
  if (place === undefined) return outsideTheTable(actor, action)
  if (place.applied === 'non') return answer(place, false, refusedByCell(place))

  const known: Facts = { ...noFacts, ...facts }
  if (place.starred && known.depositedByPatient)
    return answer(place, place.cell.column.medecinTraitant, starNote.says, starNote)
  if (place.note === undefined) return answer(place, true, 'Permis par la matrice.')
  const { says, holds } = place.note
  return answer(place, holds === undefined || holds(known), says, place.note)
}

function answer(place: Place, granted: boolean, because: string, note?: Footnote): Decision {
  const { row, label, cell, source } = place
  const reading = note?.reading ?? place.reading
  const { column } = cell
  const who = `${column.actor}, ${column.mode === 'sans objet' ? 'tout mode' : `mode ${column.mode}`}`
  return {
    granted,
    row,
    cell: cell.text,
    footnotes: note === undefined ? [] : [note.mark],
    why: `${label} (${who}) : ${granted ? 'oui' : 'non'}. ${because}`,
    ...(reading === undefined ? {} : { reading }),
    source,
  }
}

/** The cell that decides in the package of the actor. */
function placeOf({ table, column, guidePackage = currentPackage }: FunctionalActor, action: FunctionalAction) {
  for (const { id } of editions[table]) {
    const place = places.get(placeId(id, action, column))?.find(({ packages }) => holdsIn(guidePackage, packages))
    if (place) return place
  }
  return undefined
}

const refusedByCell = ({ cell }: Place): string =>
  cell.value === 'barre' ? 'Ligne barrée : la transaction est retirée.' : 'Refusé par la matrice.'

/** No right without a cell: an actor, a mode or an action that the table does not print. */
function outsideTheTable(actor: FunctionalActor, action: FunctionalAction): Decision {
  const { table, column, guidePackage = currentPackage } = actor
  const { edition, columns, packages, source } = table === '526' ? directRights : airRights
  const printed = columns.some(({ id }) => id === column)
  const lacks = (): string => {
    if (!holdsIn(guidePackage, packages)) return `ne vaut pas dans le paquet ${guidePackage}`
    return printed ? "n'a pas de ligne pour cette action" : "n'a pas de colonne pour cet acteur dans ce mode d'accès"
  }
  return {
    granted: false,
    row: printed ? `${table}:hors-table/${action}@${column}` : `${table}:hors-table@${column}`,
    cell: '',
    footnotes: [],
    why: `${actionLabel(action)} : non. ${edition} ${lacks()}.`,
    source,
  }
}

const placeId = (table: string, action: string, column: string): string => `${table}:${action}@${column}`

function readPlaces(table: FunctionalTable): [string, readonly Place[]][] {
  return table.rows.flatMap(({ id: action, starred, cells }) =>
    cells.flatMap((cell): [string, readonly Place[]][] => {
      const { column } = cell
      const row = placeId(table.id, action, column.id)
      const { reading, applied } = readCell(table, action, cell)
      if (applied === undefined) return []
      const read = windowsOf(table, action).map(({ packages, note: added, why }): Place => {
        const called = added ?? (reading?.applied === undefined ? cell.note : undefined)
        const note = table.footnotes.find(({ mark }) => mark === called)
        const says = reading?.why ?? why
        return {
          packages,
          row,
          label: actionLabel(action),
          cell,
          applied,
          starred,
          ...(note === undefined ? {} : { note }),
          ...(says === undefined ? {} : { reading: says }),
          source: { doc: table.source.doc, at: `${action}, colonne ${column.heading}` },
        }
      })
      return [[row, read]]
    }),
  )
}

/** One cell may be read otherwise from one package to the next. */
const places = new Map([historicalRights, directRights, airRights].flatMap(readPlaces))
