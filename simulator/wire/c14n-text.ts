const textEscapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' }

const attributeEscapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
}

/** Text node as Canonical XML writes it; looking for each mark by itself is much faster than for any of them. */
export const escapeCanonicalText = (text: string): string =>
  text.includes('&') || text.includes('<') || text.includes('>') || text.includes('\r')
    ? text.replace(/[&<>\r]/g, (character) => textEscapes[character] ?? character)
    : text

/** Attribute value as Canonical XML writes it. */
export const escapeCanonicalAttribute = (value: string): string =>
  /[&<"\t\n\r]/.test(value)
    ? value.replace(/[&<"\t\n\r]/g, (character) => attributeEscapes[character] ?? character)
    : value

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff

/**
 * Order of two strings by code point, as Canonical XML sorts names.
 *
 * Comparing JavaScript strings would put U+10000 and above, written with surrogates, before U+E000.
 */
export function compareCodePoints(a: string, b: string): number {
  if (a === b) return 0
  const length = Math.min(a.length, b.length)
  for (let index = 0; index < length; index++) {
    const left = a.charCodeAt(index)
    const right = b.charCodeAt(index)
    if (left === right) continue
    return isSurrogate(left) === isSurrogate(right) ? left - right : isSurrogate(left) ? 1 : -1
  }
  return a.length - b.length
}
