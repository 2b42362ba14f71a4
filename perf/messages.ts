import { type Card, openPki } from '#fixtures/cards/pki.js'
import { aCda } from '#fixtures/documents/cda.js'
import { buildTd21, type LpsContext, lpsContext } from '#fixtures/lps/index.js'
import { insKey, type Person, people } from '#fixtures/people/index.js'
import { seededIds } from '#simulator/ids.js'
import type { RawRequest } from '#simulator/trace/exchange.js'

/** A document as it was fed, and the lot that fed it. */
export interface FedDocument {
  readonly request: RawRequest
  readonly uniqueId: string
}

/** What builds the messages of the measures: right ones, each signed, at the real time. */
export interface Messages {
  readonly context: LpsContext
  /** The same for a régulation centre. */
  readonly centre15: LpsContext
  person(id: string): Person
  /** A patient that nobody gave a DMP yet; always the same for a rank. */
  newcomer(rank: number): Person
  /** A signed lot of one document of that size. */
  lot(patient: Person, sizeBytes: number): FedDocument
}

const oidOf = (uuid: string): string => `2.25.${BigInt(`0x${uuid.replaceAll('-', '')}`)}`

const find = <T extends { readonly id: string }>(list: readonly T[], id: string): T => {
  const found = list.find((one) => one.id === id)
  if (!found) throw new Error(`no ${id}`)
  return found
}

const person = (id: string): Person => find(people, id)

function newcomer(rank: number): Person {
  const thirteen = `1${String(rank).padStart(7, '0')}99999`
  return { ...person('sans-dmp'), id: `nouveau-${rank}`, ins: `${thirteen}${insKey(thirteen)}` }
}

export async function messages(pkiDirectory: string): Promise<Messages> {
  const { cards } = await openPki({ directory: pkiDirectory, now: new Date() })
  const ids = seededIds(`perf ${Date.now()}`)
  const clock = () => new Date()
  const baseUrl = 'http://127.0.0.1'
  const author: Card = find(cards, 'generaliste-cps')
  const context = lpsContext({ card: author, baseUrl, clock, ids })
  return {
    context,
    centre15: lpsContext({ card: find(cards, 'centre-15'), baseUrl, clock, ids, accessMode: 'centre_15' }),
    person,
    newcomer,
    lot: (patient, sizeBytes) => {
      const uniqueId = oidOf(ids.uuid())
      const document = aCda({
        uniqueId,
        patient,
        author,
        title: 'Mesure',
        typeCode: '11488-4',
        creationTime: new Date(),
        body: 'text',
        sizeBytes,
      })
      return { request: buildTd21(context, patient, [document]), uniqueId }
    },
  }
}
