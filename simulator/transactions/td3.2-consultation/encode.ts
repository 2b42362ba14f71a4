import type { Rejection } from '../../rejection.js'
import { registryErrorList } from '../../wire/ebxml-response.js'
import { dmpRepository, responseStatus } from '../../wire/ebxml-schemes.js'
import { NS } from '../../wire/namespaces.js'
import { element, escapeText } from '../../wire/write.js'
import type { EncodedBody, EncodeFrame } from '../transaction.js'
import type { ConsultationRequest } from './decode.js'
import type { ConsultationOutcome } from './handle.js'

const answer = (status: string, errors: string | undefined, documents: readonly string[]): string =>
  element(
    'ns4:RetrieveDocumentSetResponse',
    { 'xmlns:ns2': NS.rs, 'xmlns:ns4': NS.xdsb },
    element('ns2:RegistryResponse', { status }, errors),
    ...documents,
  )

/** RetrieveDocumentSetResponse, one MIME part for each document (source: dmp-answers-outline, sections 0.3 and 4.5). */
export function encode(
  { documents, refusals }: ConsultationOutcome,
  _request: ConsultationRequest,
  { ids }: EncodeFrame,
): EncodedBody {
  const attachments = documents.map(({ bytes }, index) => ({
    contentId: `${ids.uuid()}-${index + 2}@urn:ihe:iti:xds-b:2007`,
    contentType: 'application/octet-stream',
    bytes,
  }))
  const responses = documents.map(({ uniqueId, mimeType }, index) => {
    const contentId = attachments[index]?.contentId.replaceAll(':', '%3A') ?? ''
    return element(
      'ns4:DocumentResponse',
      {},
      element('ns4:RepositoryUniqueId', {}, dmpRepository),
      element('ns4:DocumentUniqueId', {}, escapeText(uniqueId)),
      element('ns4:mimeType', {}, escapeText(mimeType)),
      element('ns4:Document', {}, element('xop:Include', { 'xmlns:xop': NS.xop, href: `cid:${contentId}` })),
    )
  })
  const xml =
    refusals.length === 0
      ? answer(responseStatus.success, undefined, responses)
      : answer(responseStatus.partialSuccess, registryErrorList(refusals), responses)
  return { xml, attachments }
}

/** Form E inside the answer of the transaction, without any document. */
export const encodeRejection = (rejection: Rejection): EncodedBody => ({
  xml: answer(responseStatus.failure, registryErrorList([rejection]), []),
  attachments: [],
})
