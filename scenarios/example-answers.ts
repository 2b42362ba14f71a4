import type { LpsPatient } from '#fixtures/lps/index.js'
import type { AuthorizationStatus } from '#simulator/domain/acces.js'
import type { RawResponse } from '#simulator/trace/exchange.js'
import { NS } from '#simulator/wire/namespaces.js'
import { element } from '#simulator/wire/write.js'

/** The little of an answer that a rule looks at. */
export type ExampleAnswer =
  | {
      readonly existence: AuthorizationStatus
      readonly birthDate?: string
      readonly attachedToEns?: boolean
      readonly internetAccount?: boolean
    }
  | { readonly existence: 'closed' | 'absent' }
  | { readonly status: string }
  | { readonly registry: 'Success' | 'Failure'; readonly error?: string }
  | { readonly found: readonly string[] }
  | { readonly candidates: 'the-patient' | 'none' }

/** An answer of the DMP in plain SOAP: enough to be read, no more. */
export const exampleAnswer = (answer: ExampleAnswer, patient: LpsPatient): RawResponse => ({
  status: 200,
  headers: [['Content-Type', 'application/soap+xml;charset=UTF-8']],
  body: Buffer.from(
    element('soap:Envelope', { 'xmlns:soap': NS.soap }, element('soap:Body', {}, bodyOf(answer, patient))),
  ),
})

function bodyOf(answer: ExampleAnswer, patient: LpsPatient): string {
  if ('existence' in answer) return existenceXml(answer, patient)
  if ('status' in answer) {
    return element(
      'setAuthorizationResponse',
      { xmlns: NS.habilitations },
      element('output', {}, element('status', {}, answer.status)),
    )
  }
  if ('found' in answer) {
    return element(
      'query:AdhocQueryResponse',
      { 'xmlns:query': NS.query, status: 'urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success' },
      element('RegistryObjectList', { xmlns: NS.rim }, ...answer.found.map((id) => element('ObjectRef', { id }))),
    )
  }
  if ('candidates' in answer) return candidatesXml(answer.candidates === 'none' ? [] : [patient.ins])
  return element(
    'rs:RegistryResponse',
    { 'xmlns:rs': NS.rs, status: `urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:${answer.registry}` },
    answer.error === undefined ? undefined : element('rs:RegistryError', { errorCode: answer.error }),
  )
}

/** An answer of TD0.5. */
const candidatesXml = (found: readonly string[]): string =>
  element(
    'PRPA_IN201306UV02',
    { xmlns: NS.hl7 },
    element('acknowledgement', {}, element('typeCode', { code: 'AA' })),
    element(
      'controlActProcess',
      {},
      ...found.map((extension) => {
        const patient = element('patient', {}, element('id', { extension }))
        return element('subject', {}, element('registrationEvent', {}, element('subject1', {}, patient)))
      }),
      element('queryAck', {}, element('queryResponseCode', { code: found.length === 0 ? 'NF' : 'OK' })),
    ),
  )

const observation = (code: string, value: boolean | undefined): string | undefined =>
  value === undefined
    ? undefined
    : element(
        'subjectOf',
        {},
        element('administrativeObservation', {}, element('code', { code }), element('value', { value: String(value) })),
      )

function existenceXml(answer: ExampleAnswer & { existence: string }, { ins, insOid }: LpsPatient): string {
  const found = answer.existence !== 'absent'
  const open = found && answer.existence !== 'closed'
  const birthDate = 'birthDate' in answer ? answer.birthDate : undefined
  const line = element(
    'attentionLine',
    {},
    element('keyWordText', { code: 'AUTORISATION' }),
    element('value', { code: answer.existence }),
  )
  const patient = element(
    'patient',
    {},
    element('id', { root: insOid, extension: ins }),
    element('statusCode', { code: open ? 'active' : 'terminated' }),
    birthDate === undefined ? undefined : element('patientPerson', {}, element('birthTime', { value: birthDate })),
    observation('RATTACHEMENT_ENS', 'attachedToEns' in answer ? answer.attachedToEns : undefined),
    observation('COMPTE_INTERNET_OUVERT', 'internetAccount' in answer ? answer.internetAccount : undefined),
  )
  const subject = element('subject', {}, element('registrationEvent', {}, element('subject1', {}, patient)))
  return element(
    'PRPA_IN201308UV02',
    { xmlns: NS.hl7 },
    open ? line : undefined,
    element('acknowledgement', { typeCode: 'AA' }),
    element(
      'controlActProcess',
      {},
      found ? subject : undefined,
      element('queryAck', {}, element('queryResponseCode', { code: found ? 'OK' : 'NF' })),
    ),
  )
}
