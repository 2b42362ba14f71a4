import { rejectionRow } from '#matrix/rejections.js'
import type { Rejection } from '../rejection.js'
import { rejectionText } from '../rejection-text.js'
import { errorSeverity, responseStatus } from './ebxml-schemes.js'
import { NS } from './namespaces.js'
import { element } from './write.js'

/** Prefixes as the DMP binds them; fragile clients search for them as text (source: dmp-answers-outline, 0.2). */
const registryError = (rejection: Rejection): string =>
  element('ns2:RegistryError', {
    errorCode: rejectionRow(rejection.rejection).code ?? 'XDSRegistryError',
    codeContext: rejectionText(rejection),
    severity: errorSeverity,
    location: '',
  })

/** ns2:RegistryErrorList of a refusal: one RegistryError for each fault told (source: dmp-answers-outline, 4.1). */
export const registryErrorList = (rejections: readonly Rejection[]): string =>
  element(
    'ns2:RegistryErrorList',
    { highestSeverity: errorSeverity },
    ...rejections.flatMap((rejection) => [rejection, ...(rejection.others ?? [])]).map(registryError),
  )

const registryResponse = (status: string, errors?: string): string =>
  element('ns2:RegistryResponse', { 'xmlns:ns2': NS.rs, status }, errors)

/** ns2:RegistryResponse of a submission that is kept: no identifier comes back (source: dmp-answers-outline, 4.1). */
export const registrySuccess = registryResponse(responseStatus.success)

/** ns2:RegistryResponse of a submission refused: nothing of it is kept. */
export const registryFailure = (rejection: Rejection): string =>
  registryResponse(responseStatus.failure, registryErrorList([rejection]))
