import { valuesOf } from './ebxml.js'
import { NS } from './namespaces.js'
import type { XmlElement } from './xml-tree.js'

/** A parameter of a stored query: the texts of its Values, Slot by Slot, for a name may be written in several Slots. */
export interface QueryParameter {
  readonly name: string
  readonly slots: readonly { readonly element: XmlElement; readonly texts: readonly string[] }[]
}

/** Parameters of a rim:AdhocQuery, by name. */
export function readQueryParameters(adhocQuery: XmlElement): ReadonlyMap<string, QueryParameter> {
  const parameters = new Map<string, { name: string; slots: { element: XmlElement; texts: string[] }[] }>()
  for (const element of adhocQuery.all(NS.rim, 'Slot')) {
    const name = element.attr('name')?.trim() ?? ''
    const parameter = parameters.get(name) ?? { name, slots: [] }
    parameter.slots.push({ element, texts: valuesOf(element) })
    parameters.set(name, parameter)
  }
  return parameters
}

/** A Value read: its items, and whether they stood between parentheses. */
export interface QueryValue {
  readonly items: readonly string[]
  readonly list: boolean
}

const item = /^\s*(?:'((?:[^']|'')*)'|(\d+(?:\.\d+)?))\s*(,|$)/

/**
 * Text of a Value in the SQL-like coding of stored queries.
 *
 *   `'x'`, `12` or `('x','y')`, an apostrophe doubled inside quotes -> items; undefined when it is coded otherwise
 *
 * Source: dmp-wire, section 5.9, rules 2 and 3.
 */
export function readQueryValue(text: string): QueryValue | undefined {
  const trimmed = text.trim()
  const list = trimmed.startsWith('(') && trimmed.endsWith(')')
  const items = readItems(list ? trimmed.slice(1, -1) : trimmed)
  if (!items || (!list && items.length !== 1)) return undefined
  return { items, list }
}

function readItems(text: string): string[] | undefined {
  const items: string[] = []
  let rest = text
  if (rest.trim() === '') return items
  for (;;) {
    const found = item.exec(rest)
    if (!found) return undefined
    items.push(found[1]?.replaceAll("''", "'") ?? found[2] ?? '')
    rest = rest.slice(found[0].length)
    if (found[3] !== ',') return rest === '' ? items : undefined
  }
}

/**
 * A coded value as filters compare it: component 1, and component 3 when there is one.
 *
 *   `code`, `code^^system` or `code^label^system` -> `code` or `code^^system`
 */
export function readCodedValue(text: string): string {
  const [code = '', , system = ''] = text.split('^')
  return system === '' ? code : `${code}^^${system}`
}
