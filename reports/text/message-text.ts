import { createHash } from 'node:crypto'
import { type MtomPart, readMtom } from '#simulator/wire/mtom.js'
import { prettyXml } from './pretty-xml.js'
import { thousands } from './words.js'

/** Longest text of one part shown, in characters: a report must stay light whatever a client sends. */
const LONGEST_PART = 100_000

type Headers = readonly (readonly [string, string])[]

/**
 * Body of a message, for reading: parts of a multipart one after the other, XML laid out, binary summarised.
 *
 *   headers, bytes -> text; whatever the bytes are, never throws
 */
export function messageText(headers: Headers, body: Uint8Array): string {
  if (body.length === 0) return '(corps vide)'
  const contentType = header(headers, 'content-type') ?? ''
  const bare = contentType !== '' && !/^\s*multipart\//i.test(contentType)
  if (bare) return contentText(contentType, body)
  const read = readMtom(contentType, body)
  if (!read.ok) return `(multipart illisible : ${read.reason})\n${contentText('text/plain', body)}`
  if (!read.message.multipart) return contentText(contentType, body)
  return [read.message.root, ...read.message.parts].map(partText).join('\n\n')
}

function partText(part: MtomPart, at: number): string {
  const name = part.contentId ? ` <${part.contentId}>` : ''
  return `--- partie ${at + 1}${name} ${part.contentType}, ${summary(part.bytes)}\n${contentText(part.contentType, part.bytes)}`
}

function contentText(contentType: string, bytes: Uint8Array): string {
  const text = /xml|text|json|html/i.test(contentType) || looksLikeXml(bytes) ? utf8(bytes) : undefined
  if (text === undefined) return `(contenu binaire, ${summary(bytes)})`
  const shown = text.length > LONGEST_PART ? text.slice(0, LONGEST_PART) : text
  const cut = text.length > LONGEST_PART ? `\n(… ${thousands(text.length - LONGEST_PART)} caractères de plus)` : ''
  return (cut === '' ? prettyXml(shown) : shown) + cut
}

/** First byte that is neither a byte order mark nor white space is `<`. */
function looksLikeXml(bytes: Uint8Array): boolean {
  const first = bytes.find((byte) => byte > 0x20 && ![0xef, 0xbb, 0xbf].includes(byte))
  return first === 0x3c
}

/** Undefined when the bytes are not UTF-8, thus not text. */
function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const summary = (bytes: Uint8Array): string => `${thousands(bytes.length)} octets, SHA-256 ${sha256(bytes)}`

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export const header = (headers: Headers, name: string): string | undefined =>
  headers.find(([key]) => key.toLowerCase() === name)?.[1]
