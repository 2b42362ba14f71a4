import { oidOfKeyword } from './attribute-types.js'
import { derString, readDer } from './der.js'
import type { DistinguishedName, NameAttribute } from './distinguished-name.js'

/**
 * Reads a distinguished name written as text (RFC 2253, 4514 or 1779).
 *
 *   `CN=a + SN=b, O=c` -> its sets of attributes, in the order written
 *
 * Undefined when a part has no `=`, an unknown keyword, or a value that cannot be decoded.
 */
export function parseName(text: string): DistinguishedName | undefined {
  const relatives: NameAttribute[][] = [[]]
  for (const { part, separator } of split(text)) {
    const attribute = parseAttribute(part)
    if (!attribute) return undefined
    relatives.at(-1)?.push(attribute)
    if (separator === ',') relatives.push([])
  }
  return relatives
}

/** Parts between the separators that are neither quoted nor escaped; `;` is the RFC 1779 spelling of `,`. */
function split(text: string): { part: string; separator: '' | '+' | ',' }[] {
  const parts: { part: string; separator: '' | '+' | ',' }[] = []
  let start = 0
  let quoted = false
  for (let index = 0; index < text.length; index++) {
    const character = text[index]
    if (character === '\\') index++
    else if (character === '"') quoted = !quoted
    else if (!quoted && (character === ',' || character === ';' || character === '+')) {
      parts.push({ part: text.slice(start, index), separator: character === '+' ? '+' : ',' })
      start = index + 1
    }
  }
  return [...parts, { part: text.slice(start), separator: '' }]
}

function parseAttribute(part: string): NameAttribute | undefined {
  const equals = part.indexOf('=')
  const type = equals < 0 ? undefined : oidOfKeyword(part.slice(0, equals))
  if (type === undefined) return undefined
  const written = trimUnescaped(part.slice(equals + 1))
  const value = written.startsWith('#') ? hexadecimalValue(written.slice(1)) : unescapeValue(written)
  return value === undefined ? undefined : { type, value }
}

/** An escaped blank at the end belongs to the value. */
const trimUnescaped = (text: string): string => {
  const trimmed = text.trim()
  return /(?:^|[^\\])(?:\\\\)*\\$/.test(trimmed) ? `${trimmed} ` : trimmed
}

/** `#0c03...`: the DER encoding of the value. */
function hexadecimalValue(digits: string): string | undefined {
  if (!/^(?:[0-9a-f]{2})+$/i.test(digits)) return undefined
  try {
    return derString(readDer(Buffer.from(digits, 'hex')))
  } catch {
    return undefined
  }
}

/** Quotes removed, `\,` and the like undone, runs of `\C3\B4` read as UTF-8. */
const unescapeValue = (written: string): string => {
  const inner = /^".*"$/s.test(written) ? written.slice(1, -1) : written
  return inner.replace(/((?:\\[0-9a-f]{2})+)|\\(.)/gis, (_, bytes: string | undefined, character: string) =>
    bytes === undefined ? character : Buffer.from(bytes.replaceAll('\\', ''), 'hex').toString('utf8'),
  )
}
