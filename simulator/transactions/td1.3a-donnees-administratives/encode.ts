import type { Dmp } from '../../domain/dmp.js'
import {
  genderAndBirth,
  legalRepresentative,
  observation,
  patientName,
  postalAddress,
  telecoms,
} from '../../wire/hl7-person.js'
import { element } from '../../wire/write.js'
import type { PatientQueryRequest } from '../patient-query/decode.js'
import { encodeAbsent, encodeFound } from '../patient-query/encode.js'
import type { EncodedBody, EncodeFrame } from '../transaction.js'
import type { Td13aOutcome } from './handle.js'

/** The birth place of the samples is empty: so is ours when nobody told it. */
const person = ({ traits, legalRepresentatives = [] }: Dmp): string =>
  element(
    'patientPerson',
    { classCode: 'PSN', determinerCode: 'INSTANCE' },
    patientName(traits),
    telecoms(traits),
    genderAndBirth(traits),
    element('deceasedInd', { value: String(traits.deceased ?? false) }),
    traits.address && postalAddress(traits.address),
    ...legalRepresentatives.map(legalRepresentative),
    element('birthPlace', { classCode: 'BIRTHPL' }, postalAddress(traits.birthPlace ?? { lines: [] })),
  )

const oppositions = ({ opposedToBrisDeGlace, opposedToAccesUrgence }: Dmp): string =>
  observation(
    'OPPOSITION_BRIS_DE_GLACE',
    '1.2.250.1.213.4.1.2.3',
    opposedToBrisDeGlace,
    "Opposition à l'accès en bris de glace",
  ) +
  observation(
    'OPPOSITION_ACCES_URGENCE',
    '1.2.250.1.213.4.1.2.3',
    opposedToAccesUrgence,
    "Opposition à l'accès en mode urgence",
  )

/** PRPA_IN201308UV02 of TD1.3a: no attention line (source: dmp-answers-outline, section 1.5). */
export const encode = ({ dmp }: Td13aOutcome, request: PatientQueryRequest, frame: EncodeFrame): EncodedBody =>
  dmp
    ? encodeFound(dmp, { attention: '', person: person(dmp), observations: oppositions(dmp) }, request, frame)
    : encodeAbsent(request, frame)
