import type { Dmp } from '../../domain/dmp.js'
import { genderAndBirth, observation, patientName, telecoms } from '../../wire/hl7-person.js'
import { element } from '../../wire/write.js'
import type { PatientQueryRequest } from '../patient-query/decode.js'
import { encodeAbsent, encodeFound } from '../patient-query/encode.js'
import type { EncodedBody, EncodeFrame } from '../transaction.js'
import type { Td02Outcome } from './handle.js'

const attentionLine = (key: string, keySystem: string, value: Readonly<Record<string, string>>): string =>
  element('attentionLine', {}, element('keyWordText', { code: key, codeSystem: keySystem }), element('value', value))

const attentionLines = ({ access }: Td02Outcome & { found: true }): string =>
  access
    ? attentionLine('AUTORISATION', '1.2.250.1.213.4.1.2.6.1', {
        'xsi:type': 'CV',
        code: access.status,
        codeSystem: '1.2.250.1.213.4.1.2.6.2',
      }) +
      attentionLine('STATUT_MT', '1.2.250.1.213.4.1.2.6.3', {
        'xsi:type': 'BL',
        value: String(access.medecinTraitant),
      })
    : ''

/** The mail and the mobile alone: the other traits are for TD1.3a. */
const person = ({ traits }: Dmp): string =>
  element(
    'patientPerson',
    { classCode: 'PSN', determinerCode: 'INSTANCE' },
    patientName(traits),
    telecoms({ email: traits.email }),
    telecoms({ mobile: traits.mobile }),
    genderAndBirth(traits),
  )

const observations = ({ attachedToEns, internetAccount }: Dmp): string =>
  observation('RATTACHEMENT_ENS', '1.2.250.1.213.4.1.2.3', attachedToEns, 'Rattachement à Mon espace santé') +
  observation('COMPTE_INTERNET_OUVERT', '1.2.250.1.213.4.1.2.9', internetAccount)

/** PRPA_IN201308UV02 of TD0.2 (source: dmp-answers-outline, sections 1.1 to 1.3). */
export const encode = (outcome: Td02Outcome, request: PatientQueryRequest, frame: EncodeFrame): EncodedBody =>
  outcome.found
    ? encodeFound(
        outcome.dmp,
        {
          attention: attentionLines(outcome),
          person: person(outcome.dmp),
          observations: observations(outcome.dmp),
        },
        request,
        frame,
      )
    : encodeAbsent(request, frame)
