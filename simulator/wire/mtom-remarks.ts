import type { Remark } from '../remark.js'
import { type ContentType, readContentType } from './content-type.js'
import { headerValue } from './mime-headers.js'
import type { Multipart } from './mime-multipart.js'
import type { MtomMessage, MtomPart } from './mtom-message.js'

export interface Packaging {
  readonly header: ContentType
  readonly multipart: Multipart
  readonly message: MtomMessage
  /** SOAP action that the HTTP header declares, wherever it puts it. */
  readonly headerAction: string | undefined
  /** Every part, root included, in the order of the body. */
  readonly parts: readonly MtomPart[]
  readonly startFound: boolean
}

/**
 * What deviates in the packaging of a request that was read all the same.
 *
 *   packaging -> remarks, Content-Type first, then delimiters, then parts
 *
 * The reference is the packaging that the DMP documents for ITI-41 (source: dmp-wire, 2 and 5.8).
 */
export const packagingRemarks = (packaging: Packaging): Remark[] => [
  ...headerRemarks(packaging),
  ...delimiterRemarks(packaging.multipart),
  ...partRemarks(packaging),
]

const remark = (kind: string, where: string, expected: string, observed: string): Remark => ({
  kind,
  where,
  line: 0,
  expected,
  observed,
})

function headerRemarks({ header, headerAction, startFound }: Packaging): Remark[] {
  const remarks: Remark[] = []
  const say = (kind: string, expected: string, observed: string) =>
    remarks.push(remark(kind, 'Content-Type', expected, observed))
  const value = (name: string) => header.parameters.find((parameter) => parameter.name === name)

  if (headerAction === undefined) say('mtom/action-missing', 'paramètre action', value('action') ? 'vide' : 'absent')
  if (!header.mediaType.startsWith('multipart/')) {
    say('content-type/not-multipart', 'multipart/related', header.mediaType || 'absent')
    return remarks
  }
  if (header.mediaType !== 'multipart/related') say('content-type/unusual', 'multipart/related', header.mediaType)
  const boundary = value('boundary')
  if (!boundary) say('mtom/boundary-missing', 'paramètre boundary', 'absent')
  else if (!boundary.quoted) say('mtom/boundary-unquoted', `boundary="${boundary.value}"`, `boundary=${boundary.value}`)
  const type = value('type')?.value.toLowerCase()
  if (type !== 'application/xop+xml') say('mtom/type', 'type="application/xop+xml"', type ?? 'absent')
  const start = value('start')?.value
  if (!start) say('mtom/start-missing', 'paramètre start', 'absent')
  else if (!startFound) say('mtom/start-unknown', 'Content-ID de la partie racine', start)
  const startInfo = value('start-info')?.value
  if (readContentType(startInfo ?? '').mediaType !== 'application/soap+xml') {
    say('mtom/start-info', 'start-info="application/soap+xml"', startInfo ?? 'absent')
  }
  return remarks
}

function delimiterRemarks({ parts, preamble, epilogue, closed, padded }: Multipart): Remark[] {
  const remarks: Remark[] = []
  const say = (kind: string, expected: string, observed: string) =>
    remarks.push(remark(kind, 'corps', expected, observed))
  if (parts.some((part) => part.lf)) say('mtom/lf-line-ends', 'fins de ligne CR LF', 'LF seul')
  if (padded) say('mtom/boundary-padding', 'délimiteur seul sur sa ligne', 'blancs après le délimiteur')
  if (hasContent(preamble)) say('mtom/preamble', 'délimiteur en tête du corps', `${preamble.length} octets avant`)
  if (!closed) say('mtom/not-closed', 'délimiteur de fin', 'absent')
  if (hasContent(epilogue)) say('mtom/epilogue', 'rien après le délimiteur de fin', `${epilogue.length} octets`)
  return remarks
}

function partRemarks({ message, parts }: Packaging): Remark[] {
  const remarks: Remark[] = []
  const seen = new Set<string>()
  for (const [index, part] of parts.entries()) {
    const where = `partie ${index + 1}${part.contentId ? ` <${part.contentId}>` : ''}`
    const say = (kind: string, expected: string, observed: string) =>
      remarks.push(remark(kind, where, expected, observed))
    const encoding = headerValue(part.headers, 'content-transfer-encoding')
    const encodingName = encoding?.trim().toLowerCase()
    if (encodingName === 'base64') say('mtom/base64-part', 'codage de transfert binary', encoding ?? '')
    if (encodingName === 'quoted-printable')
      say('mtom/quoted-printable-part', 'codage de transfert binary', encoding ?? '')
    if (part === message.root) {
      const { mediaType } = readContentType(part.contentType)
      if (mediaType !== 'application/xop+xml') say('mtom/root-type', 'application/xop+xml', mediaType || 'absent')
    } else if (!part.contentId) say('mtom/content-id-missing', 'en-tête Content-ID', 'absent')
    if (part.contentId && seen.has(part.contentId)) {
      say('mtom/content-id-duplicate', 'Content-ID unique', part.contentId)
    }
    seen.add(part.contentId)
  }
  return remarks
}

/** Line ends around the delimiters are no content: Apache CXF begins every body with one. */
const hasContent = (bytes: Uint8Array): boolean =>
  bytes.some((byte) => byte !== 0x0d && byte !== 0x0a && byte !== 0x20 && byte !== 0x09)
