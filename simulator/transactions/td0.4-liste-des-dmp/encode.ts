import type { HeldDmp } from '../../domain/world.js'
import type { Rejection } from '../../rejection.js'
import { NS } from '../../wire/namespaces.js'
import { outputField, serviceOutput, serviceRefusal } from '../../wire/service-output.js'
import { element } from '../../wire/write.js'
import { insCOid } from '../patient-query/encode.js'
import type { EncodedBody } from '../transaction.js'
import type { Td04Outcome } from './handle.js'

const identifier = (id: string, oid: string): string =>
  element('ns1:patientIdentifier', {}, outputField('nationalId', id), outputField('nationalIdType', oid))

/** `message` has no known meaning: false, as every sample. Nothing tells the last update of a DMP: left out. */
const patient = ({ dmp, authorization, lastAddition }: HeldDmp): string =>
  element(
    'ns1:patientlistData',
    {},
    dmp.insC === undefined ? undefined : identifier(dmp.insC, insCOid),
    identifier(dmp.ins, dmp.insOid),
    outputField('lastName', dmp.traits.usedName),
    outputField('patronymicalName', dmp.traits.birthName),
    outputField('firstName', dmp.traits.given),
    outputField('civility', dmp.traits.prefix),
    outputField('dateOfBirth', dmp.traits.birthDate),
    outputField('MT', authorization.medecinTraitant),
    outputField('message', false),
    outputField('lastAccessDate', authorization.lastAccess),
    outputField('lastAddDate', lastAddition),
  )

/** patientListResponse, without context as the sample (source: dmp-answers-outline, section 3). */
export const encode = ({ held }: Td04Outcome): EncodedBody =>
  serviceOutput('patientListResponse', NS.patients, 'DMPOk', undefined, held.map(patient).join(''))

export const encodeRejection = (rejection: Rejection): EncodedBody =>
  serviceRefusal('patientListResponse', NS.patients, rejection)
