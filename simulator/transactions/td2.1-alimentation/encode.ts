import type { Rejection } from '../../rejection.js'
import { registryFailure, registrySuccess } from '../../wire/ebxml-response.js'
import type { EncodedBody } from '../transaction.js'

/** RegistryResponse: a lot that is kept gets no identifier back (source: dmp-answers-outline, section 4.1). */
export const encode = (): EncodedBody => ({ xml: registrySuccess, attachments: [] })

/** Form E: one RegistryError for each fault. */
export const encodeRejection = (rejection: Rejection): EncodedBody => ({
  xml: registryFailure(rejection),
  attachments: [],
})
