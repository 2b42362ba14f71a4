import type { Remark } from '../remark.js'
import { type ContentType, contentTypeParameters, declaredAction, readContentType } from './content-type.js'
import { headerValue, readPartHeaders } from './mime-headers.js'
import { type Multipart, splitMultipart } from './mime-multipart.js'
import type { MtomFailure, MtomLimits, MtomMessage, MtomPart, MtomRead } from './mtom-message.js'
import { packagingRemarks } from './mtom-remarks.js'
import { partFinder, sameContentId, withoutBrackets } from './part-finder.js'
import { decodeTransfer } from './transfer-encoding.js'

const unreadable = (where: string, reason: string): MtomFailure => ({
  ok: false,
  status: 'unreadable',
  reason: `${reason}.`,
  where,
})

/**
 * Unpacks a multipart request.
 *
 *   Content-Type as received, body, limits -> parts and remarks, or why the packaging cannot be read
 *
 * The boundary is the one announced; where none is, the first line of the body tells it.
 */
export function readMultipartMessage(contentType: string, body: Uint8Array, limits: MtomLimits): MtomRead {
  if (body.length === 0) return unreadable('corps', 'le corps de la requête est vide')
  const header = readContentType(contentType)
  const announced = contentTypeParameters(contentType).get('boundary')
  const boundary = announced || firstLineBoundary(body)
  if (!boundary) return unreadable('Content-Type', "aucun délimiteur n'est annoncé, et le corps n'en montre pas")

  const multipart = splitMultipart(body, boundary, limits.maxParts)
  if (multipart === 'no-delimiter') {
    const seen = firstLineBoundary(body)
    const instead = seen ? `, qui commence par « --${seen} »` : ''
    return unreadable('Content-Type', `le délimiteur annoncé « ${boundary} » n'est pas dans le corps${instead}`)
  }
  if (multipart === 'too-many-parts') return unreadable('corps', `plus de ${limits.maxParts} parties`)
  if (multipart.parts.length === 0) return unreadable('corps', 'aucune partie avant le délimiteur de fin')

  return assemble(contentType, header, multipart, limits)
}

function assemble(contentType: string, header: ContentType, multipart: Multipart, limits: MtomLimits): MtomRead {
  const parts: MtomPart[] = []
  const remarks: Remark[] = []
  for (const [index, raw] of multipart.parts.entries()) {
    const where = `partie ${index + 1}`
    const read = readPartHeaders(raw.bytes, limits)
    if (!read.ok) return unreadable(where, `la ${where} est incorrecte, ${read.reason}`)
    const encoding = headerValue(read.headers, 'content-transfer-encoding') ?? ''
    const decoded = decodeTransfer(encoding, read.body)
    const contentId = withoutBrackets(headerValue(read.headers, 'content-id') ?? '')
    const named = contentId ? `${where} <${contentId}>` : where
    if (!decoded.ok) return unreadable(named, `la ${named} est incorrecte, ${decoded.reason}`)
    parts.push({
      headers: read.headers,
      contentId,
      contentType: headerValue(read.headers, 'content-type') ?? '',
      bytes: decoded.bytes,
    })
    for (const line of read.unreadable) {
      const observed = line.slice(0, 80)
      remarks.push({ kind: 'mtom/header-malformed', where: named, line: 0, expected: 'Nom: valeur', observed })
    }
  }

  const start = contentTypeParameters(contentType).get('start')
  const started = start ? parts.find((part) => sameContentId(part.contentId, start)) : undefined
  const root = started ?? (parts[0] as MtomPart)
  const headerAction = declaredAction(contentType)
  const action = headerAction ?? declaredAction(root.contentType)
  const others = parts.filter((part) => part !== root)
  const message: MtomMessage = {
    root,
    parts: others,
    find: partFinder(others),
    multipart: true,
    ...(action === undefined ? {} : { action }),
  }
  remarks.unshift(
    ...packagingRemarks({ header, headerAction, multipart, message, parts, startFound: started !== undefined }),
  )
  return { ok: true, message, remarks }
}

/** Boundary that the first line shows, without its dashes nor trailing blanks. */
function firstLineBoundary(body: Uint8Array): string | undefined {
  const head = Buffer.from(body.subarray(0, 300)).toString('latin1')
  return /^[\r\n]*--([^\r\n]{1,200}?)[ \t]*\r?\n/.exec(head)?.[1]
}
