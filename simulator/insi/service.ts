import { insiFaultRow, insiNamespaces, insiOperationRow } from '#matrix/insi.js'
import { isInsName } from '../domain/ins-identity.js'
import { rejectionText } from '../rejection-text.js'
import type { Settings } from '../settings.js'
import type { Trust } from '../signature/certificate.js'
import { readMessage } from '../stages/read-message.js'
import type { RawRequest, RawResponse, TlsIdentity } from '../trace/exchange.js'
import { type SoapEnvelope, writeEnvelope } from '../wire/soap.js'
import { refusalOfCaller } from './caller.js'
import { decodeInsi, operationOf } from './decode.js'
import { encodeFault, encodeOutcome } from './encode.js'
import type { InsiFault } from './fault.js'
import { handleInsi } from './handle.js'
import type { InsiRequest } from './request.js'
import type { InsiState } from './state.js'

export interface InsiCall {
  readonly request: RawRequest
  readonly tls: TlsIdentity | undefined
  readonly state: InsiState
  readonly settings: Settings
  readonly trust: Trust
  readonly now: Date
}

export interface InsiAnswer {
  readonly response: RawResponse
  readonly operation?: string
  readonly remarks: readonly string[]
}

const faultAction = 'http://www.w3.org/2005/08/addressing/soap/fault'

/**
 * One call to INSi: read, caller, context of the software, request, answer.
 *
 *   bytes and TLS identity -> answer; in `--trust open` what only bears on the caller becomes a remark
 */
export function answerInsi({ request, tls, state, settings, trust, now }: InsiCall): InsiAnswer {
  const remarks: string[] = []
  const read = readMessage(request, settings)
  const envelope = read.ok ? read.value.envelope : undefined
  const operation = envelope && operationOf(envelope.body)
  const answered = (action: string, status: number, bodyXml: string): InsiAnswer => ({
    response: soap(status, { action, bodyXml, envelope, messageId: `urn:uuid:${state.ids.uuid()}` }),
    ...(operation ? { operation } : {}),
    remarks,
  })
  const refused = (fault: InsiFault): InsiAnswer => answered(faultAction, 500, encodeFault(fault, envelope?.messageId))

  if (!read.ok) return refused({ fault: 'message-unreadable', detail: rejectionText(read.rejection) })
  const { body } = read.value.envelope
  if (!envelope || !operation) {
    return refused({ fault: 'operation-unknown', detail: `${body.name}, espace de noms « ${body.ns} »` })
  }
  const distrust = refusalOfCaller({ envelope, tls, trust, now })
  if (distrust && settings.trust === 'strict') return refused(distrust)
  if (distrust) remarks.push(`${insiFaultRow(distrust.fault).text} ${distrust.detail ?? ''}`.trim())
  const nameless = faultOfSoftwareContext(envelope)
  if (nameless) return refused(nameless)

  const decoded = decodeInsi(body, operation)
  if (!decoded.ok) return refused(decoded.fault)
  remarks.push(...remarksOn(envelope, decoded.value))
  const handled = handleInsi(decoded.value, state, now.getTime() + state.aheadMs)
  if (!handled.ok) return refused(handled.fault)
  return answered(insiOperationRow(decoded.value.operation).responseAction, 200, encodeOutcome(handled.value))
}

interface Draft {
  readonly action: string
  readonly bodyXml: string
  readonly messageId: string
  readonly envelope: SoapEnvelope | undefined
}

const soap = (status: number, { action, bodyXml, messageId, envelope }: Draft): RawResponse => ({
  status,
  headers: [['Content-Type', 'application/soap+xml;charset=UTF-8']],
  body: Buffer.from(
    writeEnvelope({ action, messageId, bodyXml, ...(envelope?.messageId ? { relatesTo: envelope.messageId } : {}) }),
    'utf8',
  ),
})

/** The software is known by its IDAM, in ContexteLPS; the bench cannot know which numbers were given, only that one is. */
function faultOfSoftwareContext({ header }: SoapEnvelope): InsiFault | undefined {
  const idam = header?.at(insiNamespaces.lpsContext, 'ContexteLPS', 'LPS', 'IDAM')?.text.trim()
  if (idam) return undefined
  return { fault: 'desir_550', detail: idam === '' ? 'IDAM est vide' : 'ContexteLPS/LPS/IDAM est absent' }
}

function remarksOn({ header, action, messageId }: SoapEnvelope, request: InsiRequest): string[] {
  const remarks: string[] = []
  const expected = insiOperationRow(request.operation).action
  if (action !== expected) remarks.push(`wsa:Action : « ${action ?? 'absente'} » au lieu de ${expected}.`)
  if (messageId === undefined) remarks.push('wsa:MessageID est absent.')
  if (!header?.child(insiNamespaces.bamContext, 'ContexteBAM')) remarks.push('ContexteBAM est absent.')
  for (const name of namesIn(request)) {
    if (!isInsName(name)) {
      remarks.push(
        `« ${name} » n'est pas en capitales sans accent : INSi ne connaît que A à Z, espace, tiret, apostrophe.`,
      )
    }
  }
  return remarks
}

function namesIn(request: InsiRequest): readonly string[] {
  switch (request.operation) {
    case 'recherche-vitale':
      return request.search.birthName ? [request.search.birthName] : []
    case 'recherche-traits':
      return [request.search.birthName, ...request.search.givenNames]
    case 'verification':
      return [request.verification.birthName, ...request.verification.givenNames]
    case 'lot-depot':
      return request.items.flatMap(({ birthName, givenNames }) => [birthName, ...givenNames])
    case 'lot-recuperation':
      return []
  }
}
