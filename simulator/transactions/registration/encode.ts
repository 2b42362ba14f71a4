import { rejectionRow } from '#matrix/rejections.js'
import type { Dmp } from '../../domain/dmp.js'
import type { Rejection } from '../../rejection.js'
import { rejectionText } from '../../rejection-text.js'
import { acknowledgement, answerHead, dmpDevice } from '../../wire/hl7v3.js'
import { NS } from '../../wire/namespaces.js'
import { element, escapeText } from '../../wire/write.js'
import { custodian } from '../patient-query/encode.js'
import type { EncodedBody, EncodeFrame } from '../transaction.js'
import type { RegistrationRequest } from './request.js'

/** The names of an answer to one of the two requests (source: dmp-answers-outline, sections 1.6 to 1.8). */
export interface RegistrationAnswers {
  readonly wrapper: string
  readonly accepted: string
  readonly refused: string
}

export const revisionAnswers: RegistrationAnswers = {
  wrapper: 'PRPA_IN201314UV02_Response',
  accepted: 'PRPA_IN201315UV02',
  refused: 'PRPA_IN201316UV02',
}

export const creationAnswers: RegistrationAnswers = {
  wrapper: 'PRPA_IN201311UV02_Response',
  accepted: 'PRPA_IN201312UV02',
  refused: 'PRPA_IN201313UV02',
}

const reasonLabels: Readonly<Record<string, string>> = {
  CREA_RD: 'Création de dossier',
  REAC: 'Réactivation de dossier',
  MODIF_DATA: 'Modification des données de gestion du dossier',
  FERM: 'Fermeture de dossier',
}

/** Unlike the answers of the queries, these have an identifier with root and extension. */
const head = (interaction: string, { wrapper }: RegistrationRequest, frame: EncodeFrame): string =>
  answerHead(interaction, wrapper, frame, { root: `${dmpDevice.root}.1`, extension: frame.ids.uuid() })

const reasonCode = ({ reason }: RegistrationRequest): string =>
  reason
    ? element('reasonCode', { code: reason.code, codeSystem: reason.system, displayName: reasonLabels[reason.code] })
    : ''

const message = (wrapper: string, name: string, ...content: readonly string[]): EncodedBody => ({
  xml: element(
    `ns2:${wrapper}`,
    { xmlns: NS.hl7, 'xmlns:ns2': NS.gdp },
    element(name, { ITSVersion: 'XML_1.0' }, ...content),
  ),
  attachments: [],
})

const act = (...content: readonly string[]): string =>
  element('controlActProcess', { classCode: 'CACT', moodCode: 'EVN' }, ...content)

/** As stored: prefix, used family name, given name, and nothing else; no identifier, as the samples. */
const patient = ({ status, traits }: Dmp): string =>
  element(
    'patient',
    { classCode: 'PAT' },
    element('statusCode', { code: status === 'closed' ? 'terminated' : 'active' }),
    element(
      'patientPerson',
      { classCode: 'PSN', determinerCode: 'INSTANCE' },
      element(
        'name',
        {},
        element('prefix', {}, escapeText(traits.prefix)),
        element('family', { qualifier: 'SP' }, escapeText(traits.usedName)),
        element('given', {}, escapeText(traits.given)),
      ),
    ),
  )

/** The change is made: AA, with the DMP as it now is. */
export const encodeAccepted = (
  { wrapper, accepted }: RegistrationAnswers,
  dmp: Dmp,
  request: RegistrationRequest,
  frame: EncodeFrame,
): EncodedBody =>
  message(
    wrapper,
    accepted,
    head(accepted, request, frame),
    acknowledgement('AA', request.wrapper),
    act(
      reasonCode(request),
      element(
        'subject',
        { typeCode: 'SUBJ', contextConductionInd: 'false' },
        element(
          'registrationEvent',
          { classCode: 'REG', moodCode: 'EVN' },
          element('statusCode', { code: 'completed' }),
          element('subject1', { typeCode: 'SBJ' }, patient(dmp)),
          custodian,
        ),
      ),
    ),
  )

/** Form C: AE with the code, and the subject of the request as it came, author included. */
export function encodeRefused(
  { wrapper, refused }: RegistrationAnswers,
  rejection: Rejection,
  request: RegistrationRequest,
  frame: EncodeFrame,
): EncodedBody {
  const detail = { code: rejectionRow(rejection.rejection).code ?? '', text: rejectionText(rejection) }
  return message(
    wrapper,
    refused,
    head(refused, request, frame),
    acknowledgement('AE', request.wrapper, detail),
    act(reasonCode(request), request.subjectXml),
  )
}
