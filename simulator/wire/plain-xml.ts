import { NS } from './namespaces.js'

/**
 * Plain XML: the part of XML 1.0 that nearly all messages are written in, and no more.
 *
 * Of every construction it takes less than the recommendation does, so that what it takes needs no second judge:
 * no DOCTYPE, CDATA section nor processing instruction, names in ASCII, usual namespaces.
 */

/** Longer messages may pass limits of libxml2 (10 MB a text): it is to say so. */
const maxPlainLength = 4_000_000

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML forbids
const forbiddenCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/

/** No forbidden character, no end of a CDATA section. References are looked at where they are read. */
export const isPlainText = (text: string): boolean =>
  text.length <= maxPlainLength && !forbiddenCharacters.test(text) && !text.includes(']]>')

/** XML declaration, without its `?>`. */
export const plainDeclaration =
  /^<\?xml[ \n]+version=(["'])1\.0\1(?:[ \n]+encoding=(["'])(?:UTF|utf)-8\2)?(?:[ \n]+standalone=(["'])(?:yes|no)\3)?[ \n]*$/

/** Namespaces repeat from message to message: each is looked at once. */
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
