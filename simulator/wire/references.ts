const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

const reference = /&([a-z]+|#[0-9]+|#x[0-9a-fA-F]+);|&/g

const codeOf = (body: string): number =>
  body[1] === 'x' ? Number.parseInt(body.slice(2), 16) : Number.parseInt(body.slice(1), 10)

const resolve = (whole: string, body = ''): string =>
  body[0] === '#' ? String.fromCodePoint(codeOf(body)) : (named.get(body) ?? whole)

/** Text of a well-formed element: character references and the five entities of XML replaced. */
export const readReferences = (raw: string): string => raw.replace(reference, resolve)

/** The same of a text that nobody has judged; undefined when a reference is none that plain XML has. */
export function readPlainReferences(raw: string): string | undefined {
  let plain = true
  const text = raw.replace(reference, (whole: string, body = '') => {
    plain &&= named.has(body) || isPlainCharacter(body)
    return plain ? resolve(whole, body) : ''
  })
  return plain ? text : undefined
}

/** `#233`, `#xE9`: a character that XML allows, below the surrogates. */
function isPlainCharacter(body: string): boolean {
  if (body[0] !== '#' || body.length > 8) return false
  const code = codeOf(body)
  return code === 0x9 || code === 0xa || code === 0xd || (code >= 0x20 && code < 0xd800)
}
