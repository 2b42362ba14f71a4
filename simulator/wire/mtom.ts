import type { Remark } from '../remark.js'
import { declaredAction, readContentType } from './content-type.js'
import { defaultMtomLimits, type MtomLimits, type MtomMessage, type MtomPart, type MtomRead } from './mtom-message.js'
import { readMultipartMessage } from './mtom-multipart.js'

export type { MtomFailure, MtomLimits, MtomMessage, MtomPart, MtomRead } from './mtom-message.js'
export { includeHref, writeMtom } from './mtom-write.js'

/** Types under which clients of the DMP post a bare envelope; the server does not mind the last three. */
const bareTypes = new Set(['application/soap+xml', 'application/xop+xml', 'application/octet-stream', ''])

/**
 * Unpacks an HTTP request into its envelope and its documents.
 *
 *   Content-Type (empty when absent), body -> parts and remarks on every deviation, or why the body cannot be read
 *
 * Tolerates what real clients send (source: libraries, 5.2; dmp-wire, 2 and 5.8): LF line ends, preamble, padded or
 * unquoted boundary, BASE64 parts, missing closing delimiter, multipart announced as something else.
 */
export function readMtom(contentType: string, body: Uint8Array, limits: MtomLimits = defaultMtomLimits): MtomRead {
  const { mediaType } = readContentType(contentType)
  if (mediaType.startsWith('multipart/')) return readMultipartMessage(contentType, body, limits)
  if (!bareTypes.has(mediaType)) {
    const reason = `${mediaType} au lieu de application/soap+xml ou multipart/related.`
    return { ok: false, status: 'unsupported-media-type', reason, where: 'Content-Type' }
  }
  return startsWithDelimiter(body) ? readMultipartMessage(contentType, body, limits) : readBare(contentType, body)
}

/** XML never begins with dashes. */
function startsWithDelimiter(body: Uint8Array): boolean {
  let here = 0
  while (body[here] === 0x0d || body[here] === 0x0a) here++
  return body[here] === 0x2d && body[here + 1] === 0x2d
}

function readBare(contentType: string, body: Uint8Array): MtomRead {
  if (body.length === 0) {
    return { ok: false, status: 'unreadable', reason: 'Le corps de la requête est vide.', where: 'corps' }
  }
  const { mediaType } = readContentType(contentType)
  const action = declaredAction(contentType)
  const remarks: Remark[] = []
  const remark = (kind: string, expected: string, observed: string) =>
    remarks.push({ kind, where: 'Content-Type', line: 0, expected, observed })
  if (mediaType !== 'application/soap+xml')
    remark('content-type/unusual', 'application/soap+xml', mediaType || 'absent')
  if (action === undefined) remark('content-type/action-missing', 'paramètre action', contentType || 'absent')

  const root: MtomPart = { headers: [], contentId: '', contentType, bytes: body }
  const message: MtomMessage = {
    root,
    parts: [],
    find: () => undefined,
    multipart: false,
    ...(action === undefined ? {} : { action }),
  }
  return { ok: true, message, remarks }
}
