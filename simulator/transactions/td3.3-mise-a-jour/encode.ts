import type { Rejection } from '../../rejection.js'
import { registryFailure, registrySuccess } from '../../wire/ebxml-response.js'
import type { EncodedBody } from '../transaction.js'

/** RegistryResponse: the client learns neither the new entryUUID nor the new version (dmp-answers-outline, 4.1). */
export const encode = (): EncodedBody => ({ xml: registrySuccess, attachments: [] })

/** Form E: one RegistryError for each fault. */
export const encodeRejection = (rejection: Rejection): EncodedBody => ({
  xml: registryFailure(rejection),
  attachments: [],
})
