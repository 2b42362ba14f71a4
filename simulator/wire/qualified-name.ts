/** A name of an element or an attribute, as written. */
export interface QName {
  readonly prefix: string
  readonly name: string
}

/** A name met in a message, with all that reading it again would tell. */
export interface KnownName extends QName {
  /** As written, prefix included. */
  readonly word: string
  /** Prefix that an `xmlns` attribute of this name declares, empty for the default namespace. */
  readonly declares: string | undefined
  /** Plain XML takes it: ASCII, of a usual length. */
  readonly plain: boolean
}

/** `prefix:name` -> both parts; the prefix is empty when there is none. */
function splitName(word: string): QName {
  const colon = word.indexOf(':')
  return colon < 0 ? { prefix: '', name: word } : { prefix: word.slice(0, colon), name: word.slice(colon + 1) }
}

const plainWord = /^[A-Za-z_][\w.-]{0,99}(?::[A-Za-z_][\w.-]{0,99})?$/

function learn(word: string): KnownName {
  const { prefix, name } = splitName(word)
  const declares = prefix === 'xmlns' ? name : word === 'xmlns' ? '' : undefined
  return { word, prefix, name, declares, plain: plainWord.test(word) }
}

/** A power of two, so that a mask takes a hash to its pair of places. */
const places = 8192

/** A longer name is nobody's usual name. */
const longestKept = 201

/** The two names last met of each pair of places: what a client writes never takes more room than this. */
const known: (KnownName | undefined)[] = new Array(places).fill(undefined)

/**
 * The name written between two places of a text, whose characters make that hash.
 *
 * Names repeat from message to message: a known one is found without making a string of it.
 */
export function nameAt(text: string, start: number, end: number, hash: number): KnownName {
  const place = hash & (places - 2)
  const last = known[place]
  if (last && isAt(text, start, end, last.word)) return last
  const other = known[place + 1]
  if (other && isAt(text, start, end, other.word)) return other
  // A copy, not to hold the whole message.
  const name = learn(Buffer.from(text.slice(start, end)).toString())
  if (end - start <= longestKept) {
    known[place] = name
    known[place + 1] = last
  }
  return name
}

const isAt = (text: string, start: number, end: number, word: string): boolean =>
  word.length === end - start && text.startsWith(word, start)
