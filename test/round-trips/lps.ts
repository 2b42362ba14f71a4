import { lpsContext } from '#fixtures/lps/index.js'
import type { TransactionId } from '#matrix/transactions.js'
import { seededIds } from '#simulator/ids.js'
import { defaultSettings } from '#simulator/settings.js'
import { readMessage, transactionOf } from '#simulator/stages/read-message.js'
import type { RawRequest } from '#simulator/trace/exchange.js'
import { transactionHandlers } from '#simulator/transactions/index.js'
import { baseUrl, clock } from '../support/lps-messages.js'
import { cardOf, testPki } from '../support/test-pki.js'
import type { Lps } from './round-trip.js'

/** Sessions of a general practitioner, each with the same identifiers. */
export async function modelLps(): Promise<Lps> {
  const card = cardOf(await testPki(), 'generaliste-cps')
  return (options = {}) => lpsContext({ card, baseUrl, clock, ids: seededIds('round-trip'), ...options })
}

/** What the simulator makes of a message, read as it reads any. */
export interface Read {
  readonly transaction: TransactionId
  readonly request: unknown
}

/** Reads a message as the pipeline does up to its handler; throws what was refused. */
export function read(message: RawRequest): Read {
  const service = message.url.split('/').at(-1) ?? ''
  const opened = readMessage(message, defaultSettings)
  if (!opened.ok) throw new Error(JSON.stringify(opened.rejection))
  const transaction = transactionOf(service, opened.value)?.id as TransactionId
  const { envelope, message: mime } = opened.value
  const decoded = transactionHandlers[transaction].decode(envelope.body, mime.find)
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.rejection))
  return { transaction, request: decoded.value.request }
}

const isPlace = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).sort().join() === 'line,path'

/** What a request keeps besides what was meant: where its objects stood, the reading of its signature, its text. */
const kept = new Set(['places', 'signatureReading', 'subjectXml'])

/** What was meant, of a decoded request: without places, its bytes as buffers. */
export function meaningOf(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value)
  if (value instanceof Map) return new Map([...value].map(([key, one]) => [key, meaningOf(one)]))
  if (Array.isArray(value)) return value.map(meaningOf)
  if (typeof value !== 'object' || value === null) return value
  const meant = Object.entries(value).filter(([key, one]) => !kept.has(key) && !isPlace(one))
  return Object.fromEntries(meant.map(([key, one]) => [key, meaningOf(one)]))
}

/** A hook that changes nothing, and what went through it: the identifiers that the model LPS drew. */
export function watching<T>(): { readonly hook: (draft: T) => T; readonly seen: () => T } {
  const drafts: T[] = []
  return {
    hook: (draft) => {
      drafts.push(draft)
      return draft
    },
    seen: () => {
      const [draft] = drafts
      if (draft === undefined) throw new Error('nothing was sent')
      return draft
    },
  }
}
