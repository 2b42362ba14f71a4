import { preloaded } from '#fixtures/documents/preloaded.js'
import { lpsContext } from '#fixtures/lps/context.js'
import { mtomRequest } from '#fixtures/lps/mime-message.js'
import { plainRequest, transactionRow } from '#fixtures/lps/soap-message.js'
import type { Person } from '#fixtures/people/index.js'
import { currentPackage, type GuidePackage } from '#matrix/guide-packages.js'
import { inPackage } from '#matrix/transactions.js'
import { insC } from '#simulator/domain/ins-c.js'
import { seededIds } from '#simulator/ids.js'
import type { RawRequest, RawResponse } from '#simulator/trace/exchange.js'
import type { TransactionExample } from '#simulator/transactions/example.js'
import { readMtom } from '#simulator/wire/mtom.js'
import { NS } from '#simulator/wire/namespaces.js'
import { escapeText } from '#simulator/wire/write.js'
import { parseXml } from '#simulator/wire/xml.js'
import type { XmlElement } from '#simulator/wire/xml-tree.js'
import { baseUrl, type TestBench } from './bench.js'
import { withSignature } from './example-signature.js'

export const nameOf = ({ transaction, name }: TransactionExample): string => `${transaction}/${name}`

/** Package in which an example is played: today's, or the last one that had its transaction. */
export function packageOf({ transaction }: TransactionExample): GuidePackage {
  const row = transactionRow(transaction)
  return inPackage(row, currentPackage) ? currentPackage : (row.packages?.to ?? currentPackage)
}

/** Text of an example with the identifiers of its card and its patient. */
export function filledIn(bench: TestBench, { card, patient }: TransactionExample, text: string): string {
  return withSignature(named(bench, card, patient, text), bench.card(card), bench.now)
}

function named(bench: TestBench, card: string, patient: string, text: string): string {
  const { professionalId, structureId } = bench.card(card)
  const { ins, insOid, identity } = bench.person(patient)
  const { birthName, usedName = birthName, givenNames, birthDate } = identity
  const calculated = insC({ prenom: givenNames[0], date: birthDate.slice(2), nir: ins.slice(0, 13) })
  return text
    .replaceAll('{ins}', ins)
    .replaceAll('{oid}', insOid)
    .replaceAll('{insC}', calculated.ok ? calculated.insC : '')
    .replaceAll('{nom}', escapeText(birthName))
    .replaceAll('{nomUtilise}', escapeText(usedName))
    .replaceAll('{prenom}', escapeText(givenNames[0]))
    .replaceAll('{ps}', professionalId)
    .replaceAll('{structure}', structureId)
    .replaceAll(/\{(document|uniqueId|hash|size|set|setUniqueId|source)\}/g, (_, name: string) =>
      String(firstDocumentOf(bench.person(patient))[name]),
    )
}

/** Identifiers of the first document that a DMP holds from the start, and of its set, by their placeholders. */
function firstDocumentOf(person: Person): Readonly<Record<string, string | number | undefined>> {
  const [first] = preloaded(person, person.documents?.() ?? [])
  const [kept] = first?.kind === 'lot' ? first.documents : []
  if (first?.kind !== 'lot' || !kept) throw new Error(`${person.id} has no document from the start`)
  const { entryUuid, entry, hash, sizeBytes } = kept.document
  const { uniqueId: setUniqueId, sourceId } = first.set
  return {
    document: entryUuid,
    uniqueId: entry.uniqueId,
    hash,
    size: sizeBytes,
    set: first.setUuid,
    setUniqueId,
    source: sourceId,
  }
}

/** The request of an example, in the envelope and with the VIHF of its card, for a space of its own. */
export function requestOf(bench: TestBench, example: TransactionExample, space: string): RawRequest {
  const card = bench.card(example.card)
  const context = lpsContext({
    card,
    baseUrl: `${baseUrl}/${space}`,
    clock: () => bench.now,
    ids: seededIds(nameOf(example)),
    ...(example.card.endsWith('-air') ? { mode: 'air' as const } : {}),
    ...(example.accessMode ? { accessMode: example.accessMode } : {}),
  })
  const call = { transaction: example.transaction, patient: bench.person(example.patient), context }
  const body = filledIn(bench, example, example.request).trim()
  return transactionRow(example.transaction).mtomRequest ? mtomRequest(call, body, []) : plainRequest(call, body)
}

/** The one child of soap:Body of an answer, fault included. */
export function answeredBody({ headers, body }: RawResponse): XmlElement {
  const contentType = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
  const mime = readMtom(contentType, body)
  if (!mime.ok) throw new Error(mime.reason)
  const parsed = parseXml(mime.message.root.bytes)
  const answered = parsed.ok ? parsed.root.child(NS.soap, 'Body')?.elements[0] : undefined
  if (!answered) throw new Error(`no body in ${Buffer.from(body).toString()}`)
  return answered
}

export function elementOf(xml: string): XmlElement {
  const parsed = parseXml(Buffer.from(xml.trim(), 'utf8'))
  if (!parsed.ok) throw new Error(`${parsed.reason}, line ${parsed.line}:\n${xml}`)
  return parsed.root
}

/**
 * An element as lines, one an element: depth, namespace, name, attributes in the order of their names, and its text.
 *
 * Prefixes, order of attributes and blanks between elements are gone, and nothing else is.
 */
export function linesOf(element: XmlElement, depth = 0): string[] {
  const attributes = element.attributes
    .map(({ ns, name, value }) => `@${ns === '' ? '' : `{${ns}}`}${name}="${value}"`)
    .sort()
  const text = element.elements.length === 0 ? element.text : element.text.trim()
  const line = [`${'  '.repeat(depth)}{${element.ns}}${element.name}`, ...attributes, JSON.stringify(text)].join(' ')
  return [line, ...element.elements.flatMap((child) => linesOf(child, depth + 1))]
}

const placeholders: Readonly<Record<string, string>> = {
  '{uuid}': '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}',
  '{time}': '\\d{14}',
  '{secret}': '[0-9a-f]{8}',
}

const patternOf = (line: string): RegExp =>
  new RegExp(
    `^${line
      .split(/(\{uuid\}|\{time\}|\{secret\})/)
      .map((piece) => placeholders[piece] ?? piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('')}$`,
  )

/** The lines seen, those that a placeholder allows replaced by the line expected: equal to it when all is right. */
export const matched = (seen: readonly string[], expected: readonly string[]): string[] =>
  seen.map((line, rank) => {
    const wanted = expected[rank]
    return wanted !== undefined && patternOf(wanted).test(line) ? wanted : line
  })

/** What of a decoded request is of its spelling: where its parts stand, and a part sent back as it was written. */
const ofSpelling = new Set(['line', 'where', 'place', 'places', 'setPlace', 'subjectXml'])

/** A decoded request without what is of its spelling. */
export const plainData = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, part) => (ofSpelling.has(key) ? undefined : part)) ?? 'null')
