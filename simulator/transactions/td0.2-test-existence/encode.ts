import { rejectionRow } from '#matrix/rejections.js'
import type { Dmp } from '../../domain/dmp.js'
import type { Rejection } from '../../rejection.js'
import { rejectionText } from '../../rejection-text.js'
import { acknowledgement, answerHead, dmpDevice, identifierAttributes } from '../../wire/hl7v3.js'
import { escapeAttribute, escapeText } from '../../wire/write.js'
import type { EncodedBody, EncodeFrame } from '../transaction.js'
import type { Td02Request } from './decode.js'
import type { Td02Outcome } from './handle.js'

const message = (content: string): EncodedBody => ({
  xml:
    '<PRPA_IN201308UV02 xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ITSVersion="XML_1.0">' +
    `${content}</PRPA_IN201308UV02>`,
  attachments: [],
})

const act = (content: string): string =>
  `<controlActProcess classCode="CACT" moodCode="EVN">${content}</controlActProcess>`

const reasonCode = (request: Td02Request): string =>
  request.reasonCode
    ? `<reasonCode code="${escapeAttribute(request.reasonCode.code)}" codeSystem="${escapeAttribute(request.reasonCode.system)}" displayName="Test d'existence de dossier"/>`
    : ''

const queryAck = (request: Td02Request, code: 'OK' | 'NF' | 'AE'): string =>
  `<queryAck><queryId${identifierAttributes(request.queryId)}/><queryResponseCode code="${code}"/></queryAck>`

const attentionLines = (outcome: Td02Outcome & { found: true }): string =>
  outcome.access
    ? '<attentionLine><keyWordText code="AUTORISATION" codeSystem="1.2.250.1.213.4.1.2.6.1"/>' +
      `<value xsi:type="CV" code="${outcome.access.status}" codeSystem="1.2.250.1.213.4.1.2.6.2"/></attentionLine>` +
      '<attentionLine><keyWordText code="STATUT_MT" codeSystem="1.2.250.1.213.4.1.2.6.3"/>' +
      `<value xsi:type="BL" value="${outcome.access.medecinTraitant}"/></attentionLine>`
    : ''

const observation = (code: string, system: string, value: boolean, display?: string): string =>
  '<subjectOf typeCode="SBJ"><administrativeObservation classCode="OBS" moodCode="EVN">' +
  `<code code="${code}" codeSystem="${system}"${display ? ` displayName="${display}"` : ''}/>` +
  `<value xsi:type="BL" value="${value}"/></administrativeObservation></subjectOf>`

const person = ({ traits }: Dmp): string =>
  '<patientPerson classCode="PSN" determinerCode="INSTANCE"><name>' +
  `<prefix>${traits.prefix}</prefix><given>${escapeText(traits.given)}</given>` +
  (traits.birthName === undefined ? '' : `<family qualifier="BR">${escapeText(traits.birthName)}</family>`) +
  `<family qualifier="SP">${escapeText(traits.usedName)}</family></name>` +
  (traits.email === undefined ? '' : `<telecom value="mailto:${escapeAttribute(traits.email)}"/>`) +
  (traits.mobile === undefined ? '' : `<telecom use="MC" value="tel:${escapeAttribute(traits.mobile)}"/>`) +
  `<administrativeGenderCode code="${traits.sex}"/><birthTime value="${traits.birthDate}"/></patientPerson>`

const patient = (dmp: Dmp): string =>
  '<patient classCode="PAT">' +
  (dmp.insC === undefined ? '' : `<id root="1.2.250.1.213.1.4.2" extension="${dmp.insC}"/>`) +
  `<id root="${dmp.insOid}" extension="${dmp.ins}"/>` +
  `<statusCode code="${dmp.status === 'closed' ? 'terminated' : 'active'}"/>` +
  person(dmp) +
  observation('RATTACHEMENT_ENS', '1.2.250.1.213.4.1.2.3', dmp.attachedToEns, 'Rattachement à Mon espace santé') +
  observation('COMPTE_INTERNET_OUVERT', '1.2.250.1.213.4.1.2.9', dmp.internetAccount) +
  '</patient>'

const subject = (dmp: Dmp): string =>
  '<subject typeCode="SUBJ" contextConductionInd="false"><registrationEvent classCode="REG" moodCode="EVN">' +
  '<statusCode code="completed"/>' +
  (dmp.closing ? `<effectiveTime value="${dmp.closing.at}"/>` : '') +
  `<subject1 typeCode="SBJ">${patient(dmp)}</subject1>` +
  `<custodian typeCode="CST"><assignedEntity classCode="ASSIGNED"><id root="${dmpDevice.root}"/></assignedEntity></custodian>` +
  '</registrationEvent></subject>'

const closing = (dmp: Dmp): string =>
  dmp.closing
    ? '<reasonOf typeCode="RSON"><detectedIssueEvent classCode="ALRT" moodCode="EVN">' +
      `<code code="${escapeAttribute(dmp.closing.code)}" codeSystem="1.2.250.1.213.4.1.2.4"/>` +
      `<text>${escapeText(dmp.closing.text)}</text></detectedIssueEvent></reasonOf>`
    : ''

/** PRPA_IN201308UV02, element by element as the DMP writes it (source: dmp-answers-outline, sections 1.1 to 1.3). */
export function encode(outcome: Td02Outcome, request: Td02Request, frame: EncodeFrame): EncodedBody {
  const head = answerHead('PRPA_IN201308UV02', request.wrapper, frame)
  const acknowledged = acknowledgement('AA', request.wrapper)
  if (!outcome.found) return message(head + acknowledged + act(reasonCode(request) + queryAck(request, 'NF')))
  return message(
    head +
      attentionLines(outcome) +
      acknowledged +
      act(reasonCode(request) + subject(outcome.dmp) + closing(outcome.dmp) + queryAck(request, 'OK')),
  )
}

/** Form B: acknowledgement AE with the code, and no subject (source: dmp-answers-outline, section 1.4). */
export function encodeRejection(rejection: Rejection, request: Td02Request, frame: EncodeFrame): EncodedBody {
  const row = rejectionRow(rejection.rejection)
  const detail = { code: row.code ?? '', text: rejectionText(rejection) }
  return message(
    answerHead('PRPA_IN201308UV02', request.wrapper, frame) +
      acknowledgement('AE', request.wrapper, detail) +
      act(reasonCode(request) + queryAck(request, 'AE')),
  )
}
