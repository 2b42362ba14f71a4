import { rejectionRow } from '#matrix/rejections.js'
import type { Dmp } from '../../domain/dmp.js'
import type { Rejection } from '../../rejection.js'
import { rejectionText } from '../../rejection-text.js'
import { cityOnly, genderAndBirth, patientName } from '../../wire/hl7-person.js'
import { answerHead, identifierAttributes, type TransmissionWrapper } from '../../wire/hl7v3.js'
import { element, escapeAttribute, escapeText } from '../../wire/write.js'
import { custodian, insCOid } from '../patient-query/encode.js'
import type { EncodedBody, EncodeFrame } from '../transaction.js'
import { type Criterion, type CriterionName, criterionNames, type Td05Request } from './decode.js'
import type { Td05Outcome } from './handle.js'

type Candidate = Td05Outcome['candidates'][number]

/** Acknowledgement of the 2008 schemas: the type is a child element, not an attribute. */
const acknowledgement = (
  typeCode: 'AA' | 'AE',
  request: TransmissionWrapper,
  detail?: { readonly code: string; readonly text: string },
): string =>
  `<acknowledgement><typeCode code="${typeCode}"/><targetMessage><id${identifierAttributes(request.id)}/></targetMessage>` +
  (detail
    ? element(
        'acknowledgementDetail',
        {},
        element('code', { code: detail.code }),
        element('text', {}, escapeText(detail.text)),
      )
    : '') +
  '</acknowledgement>'

const patient = ({ ins, insOid, insC, traits }: Dmp): string =>
  element('id', { root: insOid, extension: ins }) +
  (insC === undefined ? '' : element('id', { root: insCOid, extension: insC })) +
  '<statusCode code="active"/><patientPerson classCode="PSN" determinerCode="INSTANCE">' +
  patientName(traits, ['SP', 'BR']) +
  genderAndBirth(traits) +
  (traits.address ? cityOnly(traits.address) : '') +
  '</patientPerson>'

/** subjectOf2 and its observation carry no attribute, unlike subjectOf1 (source: dmp-hl7v3-patient, section 9.2). */
const subject = ({ dmp, percent }: Candidate): string =>
  '<subject typeCode="SUBJ" contextConductionInd="false"><registrationEvent classCode="REG" moodCode="EVN">' +
  '<statusCode code="active"/><subject1 typeCode="SBJ"><patient classCode="PAT">' +
  patient(dmp) +
  '<subjectOf1 typeCode="SBJ"><queryMatchObservation classCode="COND" moodCode="EVN">' +
  '<code xsi:type="CS" code="POURCENTAGE"/>' +
  `<value xsi:type="INT" value="${percent}"/></queryMatchObservation></subjectOf1>` +
  '<subjectOf2><administrativeObservation>' +
  '<code code="OPPOSITION_ACCES_URGENCE" codeSystem="1.2.250.1.213.4.1.2.3" displayName="Opposition à l\'accès en mode urgence"/>' +
  `<value xsi:type="BL" value="${dmp.opposedToAccesUrgence}"/></administrativeObservation></subjectOf2>` +
  `</patient></subject1>${custodian}</registrationEvent></subject>`

const part = (name: string, text: string | undefined): string | undefined =>
  text === undefined ? undefined : element(name, {}, escapeText(text))

const writtenValue: Readonly<Record<CriterionName, (criterion: Criterion) => string>> = {
  livingSubjectAdministrativeGender: ({ value }) => element('value', { code: value }),
  livingSubjectBirthTime: ({ value }) => element('value', { value }),
  livingSubjectName: ({ use = '', family, given }) =>
    element('value', { use }, part('family', family), part('given', given)),
  patientAddress: ({ use, postalCode, city }) =>
    element('value', { use }, part('postalCode', postalCode), part('city', city)),
}

/** The query given back; the DMP prints an empty `use` on a name that had none. */
const echo = ({ queryId, queryStatus, criteria }: Td05Request): string =>
  `<queryByParameter><queryId${identifierAttributes(queryId)}/>` +
  (queryStatus === undefined ? '' : `<statusCode code="${escapeAttribute(queryStatus)}"/>`) +
  element(
    'parameterList',
    {},
    ...criterionNames.map((name) => {
      const criterion = criteria[name]
      return (
        criterion && element(name, {}, writtenValue[name](criterion), part('semanticsText', criterion.semanticsText))
      )
    }),
  ) +
  '</queryByParameter>'

const message = (
  request: Td05Request,
  frame: EncodeFrame,
  acknowledged: string,
  subjects: string,
  queryAnswer: string,
): EncodedBody => ({
  xml:
    '<PRPA_IN201306UV02 xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ITSVersion="XML_1.0">' +
    `${answerHead('PRPA_IN201306UV02', request.wrapper, frame)}${acknowledged}` +
    '<controlActProcess classCode="CACT" moodCode="EVN">' +
    '<code xsi:type="CS" code="PRPA_TE201306UV02" codeSystem="2.16.840.1.113883.1.6"/>' +
    `${subjects}<queryAck><queryId${identifierAttributes(request.queryId)}/>${queryAnswer}</queryAck>${echo(request)}` +
    '</controlActProcess></PRPA_IN201306UV02>',
  attachments: [],
})

/** PRPA_IN201306UV02 (source: dmp-answers-outline, section 2). */
export function encode({ candidates }: Td05Outcome, request: Td05Request, frame: EncodeFrame): EncodedBody {
  const count = candidates.length
  const queryAnswer =
    `<queryResponseCode code="${count === 0 ? 'NF' : 'OK'}"/>` +
    `<resultTotalQuantity value="${count}"/><resultCurrentQuantity value="${count}"/><resultRemainingQuantity value="0"/>`
  const subjects = candidates.map(subject).join('')
  return message(request, frame, acknowledgement('AA', request.wrapper), subjects, queryAnswer)
}

/** Form B': acknowledgement AE with the code, no subject, and the query given back. */
export function encodeRejection(rejection: Rejection, request: Td05Request, frame: EncodeFrame): EncodedBody {
  const detail = { code: rejectionRow(rejection.rejection).code ?? '', text: rejectionText(rejection) }
  const acknowledged = acknowledgement('AE', request.wrapper, detail)
  return message(request, frame, acknowledged, '', '<queryResponseCode code="AE"/>')
}
