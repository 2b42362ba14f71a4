import type { Rejection } from '../../rejection.js'
import { NS } from '../../wire/namespaces.js'
import { serviceOutput, serviceRefusal } from '../../wire/service-output.js'
import type { EncodedBody } from '../transaction.js'
import type { Td03Outcome } from './handle.js'

/** setAuthorizationResponse (source: dmp-answers-outline, section 3). */
export const encode = ({ context }: Td03Outcome): EncodedBody =>
  serviceOutput('setAuthorizationResponse', NS.habilitations, 'DMPOk', context)

export const encodeRejection = (rejection: Rejection): EncodedBody =>
  serviceRefusal('setAuthorizationResponse', NS.habilitations, rejection)
