import type { RawRequest } from '#simulator/trace/exchange.js'
import { parseXml } from '#simulator/wire/xml.js'
import type { XmlElement } from '#simulator/wire/xml-tree.js'

/**
 * A request as `place = value` lines: headers, MIME headers, and every attribute and text of its XML, so that two
 * requests can be compared whatever an element more or less moves. What follows from the rest (lengths, digests,
 * signatures) is left out.
 */
export function leavesOf({ method, url, headers, body }: RawRequest): string[] {
  const leaves = [`request = ${method} ${url}`]
  for (const [name, value] of headers) if (name !== 'Content-Length') leaves.push(`${name} = ${value}`)
  const contentType = headers.find(([name]) => name === 'Content-Type')?.[1] ?? ''
  const boundary = /boundary="([^"]+)"/.exec(contentType)?.[1]
  const latin1 = Buffer.from(body).toString('latin1')
  if (!boundary) return [...leaves, ...xmlLeaves(Buffer.from(latin1, 'latin1'))]
  for (const part of latin1.split(`--${boundary}`)) {
    const blank = /\r?\n\r?\n/.exec(part)
    leaves.push(`part = ${blank ? part.slice(0, blank.index) : part}`)
    if (blank) leaves.push(...xmlLeaves(Buffer.from(part.slice(blank.index + blank[0].length), 'latin1')))
  }
  return leaves
}

/** Lines that only one of the two has, counted as many times as they stand. */
export function differences(one: readonly string[], other: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const line of one) left.set(line, (left.get(line) ?? 0) + 1)
  for (const line of other) left.set(line, (left.get(line) ?? 0) - 1)
  return [...left].filter(([, count]) => count !== 0).map(([line, count]) => `${count > 0 ? '-' : '+'} ${line}`)
}

function xmlLeaves(bytes: Uint8Array): string[] {
  const parsed = parseXml(bytes)
  if (!parsed.ok) return [`unreadable = ${parsed.reason}`]
  return [...parsed.root.descendants()].flatMap((element) => {
    const path = element.path.replace(/\[\d+\]/g, '')
    const attributes = element.attributes
      .filter(({ name }) => !isDerived(element, name))
      .map(({ name, value }) => `${path}/@${name} = ${value}`)
    const text = element.elements.length === 0 && !isDerived(element) ? [`${path} = ${element.text}`] : []
    return [...(element.name === 'Envelope' ? [`${path} in ${element.ns}`] : []), ...attributes, ...text]
  })
}

const derivedElements = new Set([
  'DigestValue',
  'SignatureValue',
  'X509Certificate',
  'X509IssuerName',
  'X509SerialNumber',
])

/** Ids of classifications are drawn one after the other; digests and signatures follow what they cover. */
const isDerived = (element: XmlElement, attribute?: string): boolean =>
  attribute === undefined
    ? derivedElements.has(element.name)
    : attribute === 'id' && (element.name === 'Classification' || element.name === 'ExternalIdentifier')
