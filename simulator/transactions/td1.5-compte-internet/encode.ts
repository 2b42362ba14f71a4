import type { Rejection } from '../../rejection.js'
import { NS } from '../../wire/namespaces.js'
import { outputField, serviceOutput, serviceRefusal } from '../../wire/service-output.js'
import type { EncodedBody } from '../transaction.js'
import type { AccountOutcome } from './handle.js'

/** Form D: login and password before status and context (source: dmp-answers-outline, section 3). */
export const encodeAccount =
  (response: string) =>
  ({ login, password, context }: AccountOutcome): EncodedBody =>
    serviceOutput(
      response,
      NS.patients,
      'DMPOk',
      context,
      outputField('login', login) + outputField('password', password),
    )

export const encodeAccountRefusal =
  (response: string) =>
  (rejection: Rejection): EncodedBody =>
    serviceRefusal(response, NS.patients, rejection)
