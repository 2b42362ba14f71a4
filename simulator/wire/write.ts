/** Characters that XML 1.0 cannot carry in any form: the answer stays well-formed whatever value it quotes. */
const unwritable = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

const textSpecials = /[&<>\r]/g
const attributeSpecials = /[&<>"\t\n\r]/g

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
}

const refer = (character: string): string => references[character] ?? character

/** Nothing to escape: nearly every value, told by one look. */
const harmless = /^[ !#-%'-;=?-~\u00A0-\uD7FF]*$/

/** Text of an element: markup and carriage returns escaped, characters that XML cannot carry become U+FFFD. */
export const escapeText = (text: string): string =>
  harmless.test(text) ? text : text.replace(unwritable, '\uFFFD').replace(textSpecials, refer)

/** Value of an attribute between double quotes: as `escapeText`, and quotes, tabs and line ends survive normalisation. */
export const escapeAttribute = (value: string): string =>
  harmless.test(value) ? value : value.replace(unwritable, '\uFFFD').replace(attributeSpecials, refer)

/**
 * One element as XML text.
 *
 *   name as written (prefix included), attributes (undefined ones left out), children as XML -> XML
 *
 * Children are already XML: a text goes through `escapeText` first. Undefined children are left out, which lets an
 * optional element stand where the schema wants it. Without children the element closes itself.
 */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  ...children: readonly (string | undefined)[]
): string {
  let start = `<${name}`
  for (const attribute in attributes) {
    const value = attributes[attribute]
    if (value !== undefined) start += ` ${attribute}="${escapeAttribute(value)}"`
  }
  let content = ''
  for (const child of children) if (child !== undefined) content += child
  return content === '' ? `${start}/>` : `${start}>${content}</${name}>`
}
