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
  const pieces: Uint8Array[] = [
    partHead(boundary, 'application/xop+xml; charset=UTF-8; type="application/soap+xml"', rootId),
    ...(typeof envelope === 'string' ? [Buffer.from(envelope)] : envelope),
  ]
  for (const { contentId, contentType, bytes } of attachments) {
    pieces.push(Buffer.from('\r\n'), partHead(boundary, contentType, contentId), bytes)
  }
  pieces.push(Buffer.from(`\r\n--${boundary}--`))
  return {
    contentType: `multipart/related; type="application/xop+xml"; boundary="${boundary}"; start="<${rootId}>"; start-info="application/soap+xml"`,
    pieces,
    get body() {
      return Buffer.concat(pieces)
    },
  }
}

const partHead = (boundary: string, contentType: string, contentId: string): Buffer =>
  Buffer.from(
    `--${boundary}\r\nContent-Type: ${contentType}\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <${contentId}>\r\n\r\n`,
  )

/** The `xop:Include/@href` of a part: the server writes `:` as `%3A` and leaves `@` as it is. */
export const includeHref = (contentId: string): string =>
  `cid:${contentId.replaceAll('%', '%25').replaceAll(':', '%3A')}`
