import { NS } from './namespaces.js'
import { type QName, splitName } from './qualified-name.js'

/**
 * Plain XML: the part of XML 1.0 that nearly all messages are written in, and no more.
 *
 * Of every construction it takes less than the recommendation does, so that what it takes needs no second judge:
 * no DOCTYPE, CDATA section nor processing instruction, names in ASCII, usual namespaces.
 */

/** Longer messages may pass limits of libxml2 (10 MB a text): it is to say so. */
const maxPlainLength = 4_000_000

const references = /&(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});|&/g

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML forbids
const forbiddenCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/

/** No forbidden character, no reference but the usual ones, no end of a CDATA section. */
export function isPlainText(text: string): boolean {
  if (text.length > maxPlainLength || forbiddenCharacters.test(text) || text.includes(']]>')) return false
  if (!text.includes('&')) return true
  for (const [reference] of text.matchAll(references)) if (!isPlainReference(reference)) return false
  return true
}

function isPlainReference(reference: string): boolean {
  if (reference === '&') return false
  if (reference[1] !== '#') return true
  const digits = reference.slice(2, -1)
  const code = digits.startsWith('x') ? Number.parseInt(digits.slice(1), 16) : Number.parseInt(digits, 10)
  return code === 0x9 || code === 0xa || code === 0xd || (code >= 0x20 && code < 0xd800)
}

/** Names and namespaces repeat from message to message: each is looked at once. */
const mostKnown = 5000

/** Keeps what was worked out of a word, as long as there is room; the word is copied, not to hold its whole message. */
function remembering<Value>(make: (word: string) => Value): (word: string) => Value {
  const known = new Map<string, Value>()
  return (word) => {
    const found = known.get(word)
    if (found !== undefined) return found
    const copy = Buffer.from(word).toString()
    const made = make(copy)
    if (known.size < mostKnown) known.set(copy, made)
    return made
  }
}

/** XML declaration, without its `?>`. */
export const plainDeclaration =
  /^<\?xml[ \n]+version=["']1\.0["'](?:[ \n]+encoding=["'](?:UTF|utf)-8["'])?(?:[ \n]+standalone=["'](?:yes|no)["'])?[ \n]*$/

const name = /^[A-Za-z_][\w.-]{0,99}(?::[A-Za-z_][\w.-]{0,99})?$/

/** A name as written, taken apart; null when it is not plain. */
export const plainName = remembering((word): QName | null => (name.test(word) ? splitName(word) : null))

const uri = /^(?:urn:[A-Za-z0-9][\w:.-]*|https?:\/\/[A-Za-z0-9][A-Za-z0-9.-]*(?:\/[\w.-]+)*\/?#?)$/

const plainUri = remembering((value) => value !== NS.xml && value !== NS.xmlns && uri.test(value))

/** A declaration that no reader has anything to say about. */
export const isPlainNamespace = (prefix: string, value: string): boolean =>
  value === '' ? prefix === '' : !prefix.startsWith('xml') && plainUri(value)

const language = /^[A-Za-z]{2,3}(?:-[A-Za-z]{2})?$/

/** Of the attributes that XML itself gives a meaning to, only `xml:lang` is. */
export const isPlainAttribute = (attribute: {
  readonly prefix: string
  readonly name: string
  readonly value: string
}) => attribute.prefix !== 'xml' || (attribute.name === 'lang' && language.test(attribute.value))
