import { NS } from '../wire/namespaces.js'
import type { XmlElement } from '../wire/xml-tree.js'
import type { CodedValue } from './vihf.js'

/** The attributes of an assertion, by @Name as written: each with its AttributeValue elements. */
export type AttributeTable = ReadonlyMap<string, readonly XmlElement[]>

export interface ReadAttributes {
  readonly table: AttributeTable
  /** Second and further Attribute elements of a same name; their values are added to those of the first. */
  readonly repeated: readonly XmlElement[]
}

/** Collects the attributes of every AttributeStatement of an assertion. */
export function readAttributes(assertion: XmlElement): ReadAttributes {
  const table = new Map<string, XmlElement[]>()
  const repeated: XmlElement[] = []
  for (const statement of assertion.all(NS.saml2, 'AttributeStatement')) {
    for (const attribute of statement.all(NS.saml2, 'Attribute')) {
      const name = attribute.attr('Name') ?? ''
      const values = attribute.all(NS.saml2, 'AttributeValue')
      const known = table.get(name)
      if (known) {
        known.push(...values)
        repeated.push(attribute)
      } else table.set(name, values)
    }
  }
  return { table, repeated }
}

/** Text of the first value of an attribute, blanks around it removed; undefined when absent or empty. */
export const textOf = (table: AttributeTable, name: string): string | undefined =>
  table.get(name)?.[0]?.text.trim() || undefined

/**
 * A coded AttributeValue: an HL7 element with @code and @codeSystem, or `code^system` as text.
 *
 * Only the first element counts: two roles in one value are one role (dmp-vihf, section 3).
 */
export function codedValue(value: XmlElement): CodedValue {
  const [element] = value.elements
  if (!element) return codedText(value.text.trim())
  const display = element.attr('displayName')
  return {
    code: element.attr('code')?.trim() ?? '',
    system: element.attr('codeSystem')?.trim() ?? '',
    ...(display === undefined ? {} : { display }),
  }
}

/** `code^system` -> both; without `^`, a code without system. */
export function codedText(text: string): CodedValue {
  const [code = '', system = ''] = text.split('^')
  return { code, system }
}
