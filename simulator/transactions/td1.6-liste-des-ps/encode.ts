import type { Authorization } from '../../domain/acces.js'
import type { Rejection } from '../../rejection.js'
import { NS } from '../../wire/namespaces.js'
import { outputField, serviceOutput, serviceRefusal } from '../../wire/service-output.js'
import { element } from '../../wire/write.js'
import type { EncodedBody } from '../transaction.js'
import type { Td16Outcome } from './handle.js'

const identifierType = { professional: '1.2.250.1.71.4.2.1', structure: '1.2.250.1.71.4.2.2' } as const

/** Every code of specialty comes before every label: so the schema wants it. */
function item({ actorId, kind, holder, since, lastAccess, state, medecinTraitant }: Authorization): string {
  const specialties = holder?.specialties ?? []
  return element(
    'ns1:listOfAuthorizationByPatient',
    {},
    outputField('nationalId', actorId),
    outputField('nationalIdType', identifierType[kind]),
    outputField('firstName', holder?.given),
    outputField('lastName', holder?.family),
    ...specialties.map(({ code }) => outputField('codeSpeciality', code)),
    ...specialties.map(({ label }) => outputField('libSpeciality', label)),
    outputField('startOfAuthorization', since),
    outputField('lastActionDate', lastAccess),
    outputField('mode', state === 'blocked' ? 'INTERDITE' : 'ACTIVE'),
    state === 'granted' && medecinTraitant ? outputField('specificRight', 'MEDECIN_TRAITANT') : undefined,
  )
}

/** listAuthorizationByPatientResponse, its context empty as the sample (source: dmp-answers-outline, section 3). */
export const encode = ({ authorizations }: Td16Outcome): EncodedBody =>
  serviceOutput('listAuthorizationByPatientResponse', NS.habilitations, 'DMPOk', '', authorizations.map(item).join(''))

export const encodeRejection = (rejection: Rejection): EncodedBody =>
  serviceRefusal('listAuthorizationByPatientResponse', NS.habilitations, rejection)
