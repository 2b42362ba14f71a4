import { type Card, openPki } from '#fixtures/cards/pki.js'
import { aCda } from '#fixtures/documents/cda.js'
import {
  buildTd02,
  buildTd21,
  buildTd31,
  buildTd32,
  findDocuments,
  type LpsContext,
  lpsContext,
} from '#fixtures/lps/index.js'
import { type Person, people } from '#fixtures/people/index.js'
import { seededIds } from '#simulator/ids.js'
import type { RawRequest } from '#simulator/trace/exchange.js'
import { type WireRequest, wireRequest } from './load.js'

/** What builds every message of a measure: one card, one patient, real time. */
export interface Messages {
  td02(): RawRequest
  td31(): RawRequest
  /** A signed lot of one document of that size. */
  td21(sizeBytes: number): { readonly request: RawRequest; readonly uniqueId: string }
  td32(uniqueId: string): RawRequest
}

const oidOf = (uuid: string): string => `2.25.${BigInt(`0x${uuid.replaceAll('-', '')}`)}`

const find = <T extends { readonly id: string }>(list: readonly T[], id: string): T => {
  const found = list.find((one) => one.id === id)
  if (!found) throw new Error(`no ${id}`)
  return found
}

export async function messages(pkiDirectory: string): Promise<Messages> {
  const pki = await openPki({ directory: pkiDirectory, now: new Date() })
  const card: Card = find(pki.cards, 'pharmacien-cps')
  const patient: Person = find(people, 'dmp-ouvert')
  const ids = seededIds(`perf ${Date.now()}`)
  const context: LpsContext = lpsContext({ card, baseUrl: 'http://127.0.0.1', clock: () => new Date(), ids })
  return {
    td02: () => buildTd02(context, patient),
    td31: () => buildTd31(context, patient, findDocuments(patient)),
    td21: (sizeBytes) => {
      const uniqueId = oidOf(ids.uuid())
      const document = aCda({
        uniqueId,
        patient,
        author: card,
        title: 'Mesure',
        typeCode: '11488-4',
        creationTime: new Date(),
        body: 'text',
        sizeBytes,
      })
      return { request: buildTd21(context, patient, [document]), uniqueId }
    },
    td32: (uniqueId) => buildTd32(context, patient, [uniqueId]),
  }
}

export function onWire(request: RawRequest, port: number): WireRequest {
  const contentType = request.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
  return wireRequest(request.url, contentType, request.body, port)
}
