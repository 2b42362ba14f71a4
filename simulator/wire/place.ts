import type { XmlElement } from './xml-tree.js'

/** Where something stands in a message: XPath or name of a header or part; `line` is 1-based, 0 unknown. */
export interface Place {
  readonly path: string
  readonly line: number
}

/** The place of an element, which outlives the tree. */
export const placeOf = ({ path, line }: XmlElement): Place => ({ path, line })
