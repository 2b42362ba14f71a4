import { rejectionRow } from '#matrix/rejections.js'
import type { Dmp } from '../../domain/dmp.js'
import type { Rejection } from '../../rejection.js'
import { rejectionText } from '../../rejection-text.js'
import { acknowledgement, answerHead, dmpDevice, identifierAttributes } from '../../wire/hl7v3.js'
import { element, escapeAttribute, escapeText } from '../../wire/write.js'
import type { EncodedBody, EncodeFrame } from '../transaction.js'
import type { PatientQueryRequest } from './decode.js'

export const insCOid = '1.2.250.1.213.1.4.2'

const message = (content: string): EncodedBody => ({
  xml:
    '<PRPA_IN201308UV02 xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ITSVersion="XML_1.0">' +
    `${content}</PRPA_IN201308UV02>`,
  attachments: [],
})

const act = (content: string): string =>
  `<controlActProcess classCode="CACT" moodCode="EVN">${content}</controlActProcess>`

const reasonLabels: Readonly<Record<string, string>> = {
  TEST_EXST: "Test d'existence de dossier",
  CNSLT_DATA: 'Consultation des données de gestion de dossier',
}

const reasonCode = ({ reasonCode: reason }: PatientQueryRequest): string =>
  reason
    ? element('reasonCode', { code: reason.code, codeSystem: reason.system, displayName: reasonLabels[reason.code] })
    : ''

const queryAck = (request: PatientQueryRequest, code: 'OK' | 'NF' | 'AE'): string =>
  `<queryAck><queryId${identifierAttributes(request.queryId)}/><queryResponseCode code="${code}"/></queryAck>`

/** What an answer says of the patient, besides his identifiers, the status of his DMP and its closing. */
export interface PatientContent {
  /** attentionLine elements; '' for none. */
  readonly attention: string
  /** patientPerson. */
  readonly person: string
  /** subjectOf elements. */
  readonly observations: string
}

export const patientIdentifiers = (dmp: Dmp): string =>
  (dmp.insC === undefined ? '' : `<id root="${insCOid}" extension="${escapeAttribute(dmp.insC)}"/>`) +
  `<id root="${escapeAttribute(dmp.insOid)}" extension="${escapeAttribute(dmp.ins)}"/>`

export const custodian =
  '<custodian typeCode="CST"><assignedEntity classCode="ASSIGNED">' +
  `<id root="${dmpDevice.root}"/></assignedEntity></custodian>`

const subject = (dmp: Dmp, { person, observations }: PatientContent): string =>
  '<subject typeCode="SUBJ" contextConductionInd="false"><registrationEvent classCode="REG" moodCode="EVN">' +
  '<statusCode code="completed"/>' +
  (dmp.closing ? `<effectiveTime value="${dmp.closing.at}"/>` : '') +
  '<subject1 typeCode="SBJ"><patient classCode="PAT">' +
  patientIdentifiers(dmp) +
  `<statusCode code="${dmp.status === 'closed' ? 'terminated' : 'active'}"/>` +
  `${person}${observations}</patient></subject1>${custodian}</registrationEvent></subject>`

const closing = (dmp: Dmp): string =>
  dmp.closing
    ? '<reasonOf typeCode="RSON"><detectedIssueEvent classCode="ALRT" moodCode="EVN">' +
      `<code code="${escapeAttribute(dmp.closing.code)}" codeSystem="1.2.250.1.213.4.1.2.4"/>` +
      `<text>${escapeText(dmp.closing.text)}</text></detectedIssueEvent></reasonOf>`
    : ''

/** PRPA_IN201308UV02 about a DMP, closed or not (source: dmp-answers-outline, sections 1.1, 1.3 and 1.5). */
export const encodeFound = (
  dmp: Dmp,
  content: PatientContent,
  request: PatientQueryRequest,
  frame: EncodeFrame,
): EncodedBody =>
  message(
    answerHead('PRPA_IN201308UV02', request.wrapper, frame) +
      content.attention +
      acknowledgement('AA', request.wrapper) +
      act(reasonCode(request) + subject(dmp, content) + closing(dmp) + queryAck(request, 'OK')),
  )

/** No DMP: acknowledged AA, query NF, no subject (source: dmp-answers-outline, section 1.2). */
export const encodeAbsent = (request: PatientQueryRequest, frame: EncodeFrame): EncodedBody =>
  message(
    answerHead('PRPA_IN201308UV02', request.wrapper, frame) +
      acknowledgement('AA', request.wrapper) +
      act(reasonCode(request) + queryAck(request, 'NF')),
  )

/** Form B: acknowledgement AE with the code, and no subject (source: dmp-answers-outline, section 1.4). */
export function encodeRejection(rejection: Rejection, request: PatientQueryRequest, frame: EncodeFrame): EncodedBody {
  const row = rejectionRow(rejection.rejection)
  const detail = { code: row.code ?? '', text: rejectionText(rejection) }
  return message(
    answerHead('PRPA_IN201308UV02', request.wrapper, frame) +
      acknowledgement('AE', request.wrapper, detail) +
      act(reasonCode(request) + queryAck(request, 'AE')),
  )
}
