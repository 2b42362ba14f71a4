import { pass, refuse, type Stage } from '../../rejection.js'
import type { Remark } from '../../remark.js'
import { decodeBase64 } from '../../wire/base64.js'
import { NS } from '../../wire/namespaces.js'
import type { XmlElement } from '../../wire/xml-tree.js'
import type { Part, PartFinder } from '../transaction.js'
import type { LotFault } from './lot-fault.js'

export interface Contents {
  /** By id of the entry, not by what the Document wrote. */
  readonly documents: ReadonlyMap<string, Part>
  readonly faults: readonly LotFault[]
  readonly remarks: readonly Remark[]
}

/**
 * Contents of a lot: each Document of the request with the part it includes, or its own base64.
 *
 *   Document elements, ids of the entries -> contents by entry
 *
 * A Document names its entry, letter case apart: an official sample itself breaks it. Refuses base64 that cannot be
 * read; a part that is not there, a Document too many or too few are faults of the lot.
 */
export function readContents(
  elements: readonly XmlElement[],
  entryIds: readonly string[],
  parts: PartFinder,
): Stage<Contents> {
  const documents = new Map<string, Part>()
  const faults: LotFault[] = []
  const remarks: Remark[] = []
  const exact = new Set(entryIds)
  const folded = new Map(entryIds.map((id) => [id.toLowerCase(), id]))
  for (const element of elements) {
    const written = element.attr('id')?.trim() ?? ''
    const entryId = exact.has(written) ? written : folded.get(written.toLowerCase())
    if (entryId === undefined || documents.has(entryId)) {
      faults.push({ on: written, rejection: 'document-metadata-missing', detail: `Document « ${written} »` })
      continue
    }
    if (entryId !== written) {
      const expected = entryId
      remarks.push({
        kind: 'lot/document-id-case',
        where: element.path,
        line: element.line,
        expected,
        observed: written,
      })
    }
    const content = readContent(element, entryId, parts)
    if (!content.ok) return content
    if ('bytes' in content.value) documents.set(entryId, content.value)
    else faults.push(content.value)
  }
  return pass({ documents, faults, remarks })
}

function readContent(element: XmlElement, on: string, parts: PartFinder): Stage<Part | LotFault> {
  const include = element.child(NS.xop, 'Include')
  if (include) {
    const href = include.attr('href') ?? ''
    const part = parts(href)
    return pass(part ?? { on, rejection: 'document-missing', detail: `aucune partie « ${href} » pour « ${on} »` })
  }
  const text = element.text.trim()
  if (text === '') return pass({ on, rejection: 'document-missing', detail: `Document « ${on} » vide` })
  const bytes = decodeBase64(text)
  return bytes
    ? pass({ contentId: '', contentType: 'application/octet-stream', bytes })
    : refuse('body-malformed', 'le contenu du Document est en base64 incorrect', element)
}
