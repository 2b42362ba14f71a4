import { describe, expect, it } from 'vitest'
import type { Actor } from '#simulator/domain/actor.js'
import type { SpaceStore } from '#simulator/store/world-store.js'
import { aDmp, anActor, anAuthorization, aSpace, rejectionsOf } from './support/call.js'
import { current, keep, update, uuidOf } from './support/kept.js'
import { doctor, type EntryDraft, normal, practice, visibility, xcn, xon } from './support/lot-message.js'
import { approved, archived, deleted } from './support/query-message.js'
import { sameEntry, type UpdateDraft } from './support/update-message.js'

const someone = '810000000001'
const elsewhere = '10B0999999'

/** Cells as printed: o, x (non), own (note 8), str (note 9); columns as below. */
const table526 = {
  columns: 'psnm-N psnm-R psnm-B medecin-N medecin-R medecin-B mdt-N mt-N mt-B cpe-N es-N es-R'.split(' '),
  rows: {
    masquer: 'o x x o x x o o x x x x',
    demasquer: 'own x x own x x own o x x x x',
    visible: 'o x x o x x o o x x x x',
    // Méd-N is printed own and read o: see the reading of the matrix.
    archiver: 'own x x o o o own o o x x x',
    desarchiver: 'own x x o o o own o o x x x',
    supprimer: 'own own own own own own own own own str str str',
  },
} as const
const table606 = {
  columns: 'psnm-N psnm-R psnm-B medecin-N medecin-R medecin-B mt-N mt-B pe-N'.split(' '),
  rows: {
    masquer: 'o x x o x x o x x',
    demasquer: 'own x x own x x o x x',
    visible: 'o x x o x x o x x',
    archiver: 'own x x o o o o o x',
    desarchiver: 'own x x o o o o o x',
    supprimer: 'own own own own own own own own str',
  },
} as const

type Action = keyof typeof table526.rows
type Owner = 'own' | 'structure' | 'other' | 'patient'

const lines: Readonly<Record<Action, string>> = {
  masquer: 'TD3.3a/masquer',
  demasquer: 'TD3.3a/demasquer',
  visible: 'TD3.3b',
  archiver: 'TD3.3d/archiver',
  desarchiver: 'TD3.3d/desarchiver',
  supprimer: 'TD3.3c',
}

const columnIds: Readonly<Record<string, string>> = { N: 'normal', R: 'regulation', B: 'bris-de-glace' }
const columnId = (column: string): string => {
  const [who = '', mode = ''] = column.split('-')
  return who === 'mdt' ? 'medecin-du-travail' : `${who}-${columnIds[mode]}`
}

function actorOf(table: string, column: string): Actor {
  const [who = '', mode = ''] = column.split('-')
  const card = who === 'cpe' ? 'CPE' : who === 'es' ? 'ES' : 'CPS'
  return anActor({
    authentication: table === '606' ? 'AIR' : card,
    isDoctor: ['medecin', 'mt', 'mdt'].includes(who),
    isOccupationalDoctor: who === 'mdt',
    isProfessional: !['cpe', 'es', 'pe'].includes(who),
    accessMode: mode === 'R' ? 'centre_15' : mode === 'B' ? 'bris_de_glace' : 'normal',
  })
}

const authors: Readonly<Record<Owner, Partial<EntryDraft>>> = {
  own: { authors: [{ persons: [xcn(doctor)], institutions: [xon(elsewhere)] }] },
  structure: { authors: [{ persons: [xcn(someone)], institutions: [xon(practice)] }] },
  other: { authors: [{ persons: [xcn(someone)], institutions: [xon(elsewhere)] }] },
  patient: {
    authors: [
      { persons: [xcn(someone)], institutions: [], specialties: ['EXP_PATIENT^Patient^1.2.250.1.213.1.1.4.6'] },
    ],
  },
}

const before: Readonly<Partial<Record<Action, string>>> = { demasquer: 'MASQUE_PS', visible: 'INVISIBLE_PATIENT' }
const entryOf = (owner: Owner, codes: readonly string[]): Partial<EntryDraft> => ({
  ...authors[owner],
  slots: { legalAuthenticator: [xcn(owner === 'own' ? doctor : someone)] },
  codes: { confidentialityCode: [normal, ...codes.map(visibility)] },
})

function asked(action: Action, owner: Owner): UpdateDraft {
  const target = uuidOf(1)
  switch (action) {
    case 'archiver':
      return { statuses: [{ target, from: approved, to: archived }] }
    case 'desarchiver':
      return { statuses: [{ target, from: archived, to: approved }] }
    case 'supprimer':
      return { statuses: [{ target, from: approved, to: deleted }] }
    default: {
      const codes = action === 'masquer' ? ['MASQUE_PS'] : []
      return { metadata: [{ entry: sameEntry(1, entryOf(owner, codes)), lid: target }] }
    }
  }
}

function spaceFor(column: string, action: Action, owner: Owner): SpaceStore {
  const medecinTraitant = column.startsWith('mt-')
  const space = aSpace(aDmp(), [anAuthorization({ medecinTraitant })])
  const regulation = { id: practice, name: 'Centre 15', active: true, regulationCentre: true, professionals: [] }
  space.populate({ structures: [regulation], changes: [] })
  const code = before[action]
  keep(space, 1, entryOf(owner, code ? [code] : []), action === 'desarchiver' ? { status: archived } : {})
  return space
}

const starred: readonly Action[] = ['archiver', 'desarchiver', 'supprimer']

/** The printed cell with its note and the star, read without `decide`. */
function expected(cell: string, column: string, action: Action, owner: Owner): boolean {
  if (cell === 'x') return false
  if (owner === 'patient' && starred.includes(action)) return column.startsWith('mt-')
  if (cell === 'o') return true
  return cell === 'own' ? owner === 'own' : owner === 'structure'
}

describe.each([
  ['526', table526],
  ['606', table606],
] as const)('matrix %s', (table, { columns, rows }) => {
  const cells = (Object.keys(rows) as Action[]).flatMap((action) =>
    rows[action].split(' ').map((cell, at) => [action, columns[at] ?? '', cell] as const),
  )

  it.each(cells)('%s by %s: %s', (action, column, cell) => {
    for (const owner of ['own', 'structure', 'other', 'patient'] as const) {
      const space = spaceFor(column, action, owner)
      const held = current(space, 1)
      const result = update(space, asked(action, owner), { actor: actorOf(table, column) })
      const may = expected(cell, column, action, owner)
      expect([owner, rejectionsOf(result)]).toEqual([owner, may ? [] : ['right-denied']])
      const decision = result.ok ? result.value.decision : result.decision
      expect(decision).toMatchObject({ granted: may, row: `${table}:${lines[action]}@${columnId(column)}` })
      const now = current(space, 1)
      const changed = now.entryUuid !== held.entryUuid || now.status !== held.status
      expect(changed).toBe(may)
    }
  })
})
