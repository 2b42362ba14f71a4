/** One situation of a cell and what is answered in it. */
export interface CellCase {
  /** French: `document dont l'acteur est auteur`. */
  readonly when: string
  readonly granted: boolean
  /** The sentence of the decision. */
  readonly why: string
}

/** Something said of a cell, with what vouches for it. */
export interface CellStatement {
  readonly says: string
  readonly source?: string
}

/** Everything that the bench knows of one cell of a matrix, in French: what a page, or a program, shows of it. */
export interface CellSheet {
  /** Row of the decisions: `526:TD3.2/masques@mt-normal`. */
  readonly place: string
  /** What is asked, and by whom. */
  readonly title: string
  readonly who: string
  readonly printed: string
  readonly applied: string
  readonly cases: readonly CellCase[]
  readonly notes: readonly CellStatement[]
  /** What is applied and why, where sources disagree or are silent. */
  readonly readings: readonly CellStatement[]
  /** What other editions or sources say of the same cell. */
  readonly others: readonly CellStatement[]
  readonly source: {
    readonly doc: string
    readonly title: string
    readonly version: string
    readonly where: string
    readonly at: string
  }
  readonly confidence: string
  /** Packages of the guide in which the cell decides; absent when it decides in all. */
  readonly packages?: string
  /** Rules on the transactions of the cell. */
  readonly checks: readonly string[]
}
