/** A name of an element or an attribute, as written. */
export interface QName {
  readonly prefix: string
  readonly name: string
}

/** `prefix:name` -> both parts; the prefix is empty when there is none. */
export function splitName(word: string): QName {
  const colon = word.indexOf(':')
  return colon < 0 ? { prefix: '', name: word } : { prefix: word.slice(0, colon), name: word.slice(colon + 1) }
}
