/** What goes in a MIME part besides the envelope. */
export interface Attachment {
  readonly contentId: string
  readonly contentType: string
  readonly bytes: Uint8Array
}

const rootId = 'root.message@cxf.apache.org'

/**
 * Packs an answer of the `repository` service (source: dmp-answers-outline, 0.1 and 0.3).
 *
 *   envelope, documents, uuid of the boundary (36 characters) -> Content-Type header, and body in pieces or joined
 *
 * Documents travel as they are; `contentId` is without brackets.
 */
export function writeMtom(
  envelope: string | readonly Uint8Array[],
  attachments: readonly Attachment[],
  boundaryUuid: string,
): { contentType: string; pieces: readonly Uint8Array[]; readonly body: Uint8Array } {
  const boundary = `uuid:${boundaryUuid}`
  const pieces: Uint8Array[] = []
  let text = partHead(boundary, 'application/xop+xml; charset=UTF-8; type="application/soap+xml"', rootId)
  const add = (bytes: Uint8Array): void => {
    if (text !== '') pieces.push(Buffer.from(text))
    pieces.push(bytes)
    text = ''
  }
  if (typeof envelope === 'string') text += envelope
  else for (const piece of envelope) add(piece)
  for (const { contentId, contentType, bytes } of attachments) {
    text += `\r\n${partHead(boundary, contentType, contentId)}`
    add(bytes)
  }
  pieces.push(Buffer.from(`${text}\r\n--${boundary}--`))
  return {
    contentType: `multipart/related; type="application/xop+xml"; boundary="${boundary}"; start="<${rootId}>"; start-info="application/soap+xml"`,
    pieces,
    get body() {
      return Buffer.concat(pieces)
    },
  }
}

const partHead = (boundary: string, contentType: string, contentId: string): string =>
  `--${boundary}\r\nContent-Type: ${contentType}\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <${contentId}>\r\n\r\n`

/** The `xop:Include/@href` of a part: the server writes `:` as `%3A` and leaves `@` as it is. */
export const includeHref = (contentId: string): string =>
  `cid:${contentId.replaceAll('%', '%25').replaceAll(':', '%3A')}`
