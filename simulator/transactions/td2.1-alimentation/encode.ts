import type { Rejection } from '../../rejection.js'
import { registryErrorList } from '../../wire/ebxml-response.js'
import { responseStatus } from '../../wire/ebxml-schemes.js'
import { NS } from '../../wire/namespaces.js'
import { element } from '../../wire/write.js'
import type { EncodedBody } from '../transaction.js'

const answer = (status: string, errors?: string): EncodedBody => ({
  xml: element('ns2:RegistryResponse', { 'xmlns:ns2': NS.rs, status }, errors),
  attachments: [],
})

/** RegistryResponse: a lot that is kept gets no identifier back (source: dmp-answers-outline, section 4.1). */
export const encode = (): EncodedBody => answer(responseStatus.success)

/** Form E: one RegistryError for each fault. */
export const encodeRejection = (rejection: Rejection): EncodedBody =>
  answer(responseStatus.failure, registryErrorList([rejection]))
