import type { Guide, PlainCall, PlainCaller, Profession } from './state.js'

const columns = ['psnm', 'medecin', 'mt', 'medecin-du-travail', 'cpe', 'es'] as const

type Column = (typeof columns)[number]

/**
 * Who may do what, in which access mode: N normal, R régulation, B bris de glace, - never, ? lost.
 *
 * PDT-INF-526, and for the last lines of a page the cells of 2018 that its note 10 keeps (matrix-functional, sections 2
 * and 4). `own` is a document of the actor, or of his structure for a CPE and a structure (notes 8 and 9). A doctor
 * archives anybody's document: PDT-INF-606 and the CNDA tests 3.3-120 and 3.3-140 against note 8 of the page.
 */
const pages: Readonly<Record<Guide, string>> = {
  current: `
    declare       N    N    N   -  N  -
    withdraw      N    N    N   -  -  -
    become-mt     -    -    -   -  -  -
    leave-mt      -    -    N   -  -  -
    list-dmps     NRB  NRB  NB  N  N  N
    by-traits     R    R    -   -  -  R
    list-holders  N    N    N   N  -  -
    feed          NRB  NRB  NB  N  N  NR
    search        NRB  NRB  NB  N  -  -
    reference     NRB  NRB  NB  N  N  NR
    read          NRB  NRB  NB  -  -  -
    mask          N    N    N   N  -  -
    unmask-own    N    N    N   N  -  -
    unmask        -    -    N   -  -  -
    show          N    N    N   N  -  -
    archive-own   N    NRB  NB  N  -  -
    archive       -    NRB  NB  -  -  -
    delete-own    NRB  NRB  NB  N  N  NR
    delete        -    -    -   -  -  -
    change-data   N    N    N   ?  N  ?
    close         N    N    N   ?  -  ?
    account       N    N    N   ?  N  ?
  `,
  // The manual of 2018, read by function (section 6): a line that only it has, or that it prints otherwise.
  historical: `
    certify       NRB  NRB  NB  ?  N  NR
    become-mt     -    N    -   ?  -  -
    leave-mt      -    N    N   ?  -  -
    list-dmps     NRB  NRB  NB  ?  -  N
    by-traits     NRB  NRB  NB  ?  -  R
    reference     NRB  NRB  NB  ?  -  NR
    delete-own    NRB  NRB  NB  ?  -  NR
    delete        -    N    N   ?  -  -
    create        N    N    N   ?  N  N
    reactivate    N    N    N   ?  N  ?
  `,
}

const linesOf = (page: string): [string, string[]][] =>
  page
    .trim()
    .split('\n')
    .map((line) => {
      const [action = '', ...cells] = line.trim().split(/\s+/)
      return [action, cells]
    })

const current = new Map(linesOf(pages.current))
const tables: Readonly<Record<Guide, ReadonlyMap<string, readonly string[]>>> = {
  current,
  historical: new Map([...current, ...linesOf(pages.historical)]),
}

const letters = { normal: 'N', centre_15: 'R', bris_de_glace: 'B' } as const

function cellOf({ dmp, actor, mode }: PlainCaller, action: string, isMt: boolean): string {
  // The médecin traitant has no column of régulation: there he is a doctor as the others.
  const column: Column = isMt && actor.profession === 'medecin' && mode !== 'centre_15' ? 'mt' : actor.profession
  const cell = tables[dmp.guide].get(action)?.[columns.indexOf(column)]
  if (cell === undefined) throw new Error(`no line ${action}`)
  return cell
}

/** Does a source tell whether this actor may? */
export const isTold = (call: PlainCaller, action: string): boolean => cellOf(call, action, false) !== '?'

/** Does the matrix let the actor do it, whatever the DMP is? */
export const mayAnywhere = (call: PlainCaller, action: string): boolean =>
  cellOf(call, action, false).includes(letters[call.mode])

/** Does the matrix let the actor do it on the DMP of this patient? */
export const may = (call: PlainCall, action: string): boolean =>
  cellOf(call, action, isMt(call)).includes(letters[call.mode])

export function isMt({ actor, patient }: PlainCall): boolean {
  const held = patient.authorizations.get(actor.holder)
  return held !== undefined && !held.blocked && held.mt
}

/** Modes in which a profession has a column at all. */
export const modesOf = (profession: Profession): readonly PlainCall['mode'][] => {
  if (profession === 'cpe' || profession === 'medecin-du-travail') return ['normal']
  return profession === 'es' ? ['normal', 'centre_15'] : ['normal', 'bris_de_glace', 'centre_15']
}
