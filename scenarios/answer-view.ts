import type { AuthorizationStatus } from '#simulator/domain/acces.js'
import type { RawResponse } from '#simulator/trace/exchange.js'
import { readMtom } from '#simulator/wire/mtom.js'
import { NS } from '#simulator/wire/namespaces.js'
import { parseXml } from '#simulator/wire/xml.js'
import type { XmlElement } from '#simulator/wire/xml-tree.js'

/** What TD0.2 told the client. `birthDate` is yyyyMMdd. */
export interface ExistenceAnswer {
  readonly found: boolean
  readonly closed: boolean
  readonly authorization?: AuthorizationStatus
  readonly medecinTraitant: boolean
  readonly birthDate?: string
  /** Tied to Mon espace santé; undefined when the answer does not say, as for the account. */
  readonly attachedToEns?: boolean
  readonly internetAccount?: boolean
}

/** What the client was answered, read from the bytes alone, so that a saved exchange can be judged again. */
export interface AnswerView {
  readonly status: number
  /** DMP, XDS or HL7 codes of the answer, in order: `DMPOk`, `AA`, `NF`, `Success`, `DMPClosed`... */
  readonly codes: readonly string[]
  readonly success: boolean
  readonly existence?: ExistenceAnswer
  /** Identifiers of the patients that TD0.5 returned. */
  readonly foundPatients: readonly string[]
  /** entryUUIDs that a search returned, with the uniqueId when the answer gives it. */
  readonly found: readonly { readonly entryUuid: string; readonly uniqueId?: string }[]
}

const uniqueIdScheme = 'urn:uuid:2e82c1f6-a085-4c72-9da3-8640a32e42ab'
const last = (urn: string): string => urn.slice(urn.lastIndexOf(':') + 1)

/** Reads an answer; one that cannot be read has no code and no success. Never throws. */
export function viewAnswer(response: RawResponse | undefined): AnswerView | undefined {
  if (!response) return undefined
  const body = bodyOf(response)
  const nothing = { status: response.status, codes: [], success: false, foundPatients: [], found: [] }
  if (!body) return nothing
  const codes = codesOf(body)
  const existence = body.name === 'PRPA_IN201308UV02' ? existenceOf(body) : undefined
  return {
    status: response.status,
    codes,
    success: codes.some((code) => code === 'AA' || code === 'Success' || code.toLowerCase() === 'dmpok'),
    ...(existence ? { existence } : {}),
    foundPatients: body.name === 'PRPA_IN201306UV02' ? patientsIn(body) : [],
    found: foundIn(body),
  }
}

function bodyOf(response: RawResponse): XmlElement | undefined {
  const type = response.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
  const mime = readMtom(type, response.body)
  if (!mime.ok) return undefined
  const xml = parseXml(mime.message.root.bytes)
  if (!xml.ok) return undefined
  return xml.root.child(NS.soap, 'Body')?.elements[0]
}

function codesOf(body: XmlElement): string[] {
  switch (body.name) {
    case 'Fault':
      return [body.at(NS.soap, 'Code', 'Subcode', 'Value'), body.at(NS.soap, 'Code', 'Value')]
        .flatMap((value) => (value ? [last(value.text.trim())] : []))
        .slice(0, 1)
    case 'PRPA_IN201311UV02_Response':
    case 'PRPA_IN201314UV02_Response':
      return body.elements.flatMap(codesOf)
    case 'PRPA_IN201306UV02':
    case 'PRPA_IN201308UV02':
    case 'PRPA_IN201312UV02':
    case 'PRPA_IN201313UV02':
    case 'PRPA_IN201315UV02':
    case 'PRPA_IN201316UV02': {
      const acknowledgement = body.child(NS.hl7, 'acknowledgement')
      // A child element in the 2008 schemas, an attribute in those of 2009.
      const type = acknowledgement?.child(NS.hl7, 'typeCode')?.attr('code') ?? acknowledgement?.attr('typeCode')
      const detail = acknowledgement?.at(NS.hl7, 'acknowledgementDetail', 'code')?.attr('code')
      const response = body.at(NS.hl7, 'controlActProcess', 'queryAck', 'queryResponseCode')?.attr('code')
      return [type, detail, response].filter((code) => code !== undefined)
    }
    default: {
      const output = body.elements[0]
      const status = output?.elements.find((element) => element.name === 'status')?.text.trim()
      if (output?.name === 'output') return status ? [status] : []
      return registryCodes(body)
    }
  }
}

function registryCodes(body: XmlElement): string[] {
  const codes: string[] = []
  for (const element of body.descendants()) {
    const status = element.attr('status')
    if (status?.includes(':ResponseStatusType:')) codes.push(last(status))
    if (element.ns === NS.rs && element.name === 'RegistryError') codes.push(element.attr('errorCode') ?? '')
  }
  return codes
}

function existenceOf(body: XmlElement): ExistenceAnswer | undefined {
  const act = body.child(NS.hl7, 'controlActProcess')
  const response = act?.at(NS.hl7, 'queryAck', 'queryResponseCode')?.attr('code')
  if (response !== 'OK' && response !== 'NF') return undefined
  const patient = act?.at(NS.hl7, 'subject', 'registrationEvent', 'subject1', 'patient')
  const line = (key: string): XmlElement | undefined =>
    body
      .all(NS.hl7, 'attentionLine')
      .find((one) => one.child(NS.hl7, 'keyWordText')?.attr('code') === key)
      ?.child(NS.hl7, 'value')
  const authorization = line('AUTORISATION')?.attr('code') as AuthorizationStatus | undefined
  const birthDate = patient?.at(NS.hl7, 'patientPerson', 'birthTime')?.attr('value')
  return {
    found: response === 'OK',
    closed: patient?.child(NS.hl7, 'statusCode')?.attr('code') === 'terminated',
    medecinTraitant: line('STATUT_MT')?.attr('value') === 'true',
    ...(authorization ? { authorization } : {}),
    ...(birthDate ? { birthDate } : {}),
    ...observed('attachedToEns', patient, 'RATTACHEMENT_ENS'),
    ...observed('internetAccount', patient, 'COMPTE_INTERNET_OUVERT'),
  }
}

/** A boolean observation of the patient, under a name of ours; nothing when the answer does not say. */
function observed<const Name extends 'attachedToEns' | 'internetAccount'>(
  name: Name,
  patient: XmlElement | undefined,
  code: string,
): { readonly [N in Name]?: boolean } {
  const value = (patient?.all(NS.hl7, 'subjectOf') ?? [])
    .flatMap((one) => one.all(NS.hl7, 'administrativeObservation'))
    .find((one) => one.child(NS.hl7, 'code')?.attr('code') === code)
    ?.child(NS.hl7, 'value')
    ?.attr('value')
  return value === undefined ? {} : ({ [name]: value === 'true' } as { readonly [N in Name]?: boolean })
}

const patientsIn = (body: XmlElement): string[] =>
  (body.child(NS.hl7, 'controlActProcess')?.all(NS.hl7, 'subject') ?? []).flatMap((subject) =>
    (subject.at(NS.hl7, 'registrationEvent', 'subject1', 'patient')?.all(NS.hl7, 'id') ?? []).map(
      (id) => id.attr('extension') ?? '',
    ),
  )

function foundIn(body: XmlElement): AnswerView['found'] {
  return (body.child(NS.rim, 'RegistryObjectList')?.elements ?? []).flatMap((object) => {
    if (object.name !== 'ObjectRef' && object.name !== 'ExtrinsicObject') return []
    const uniqueId = object
      .all(NS.rim, 'ExternalIdentifier')
      .find((identifier) => identifier.attr('identificationScheme') === uniqueIdScheme)
      ?.attr('value')
    return [{ entryUuid: object.attr('id') ?? '', ...(uniqueId === undefined ? {} : { uniqueId }) }]
  })
}
