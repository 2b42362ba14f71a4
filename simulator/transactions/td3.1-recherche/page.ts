import type { Remark } from '../../remark.js'
import type { XmlElement } from '../../wire/xml-tree.js'
import type { RechercheRequest } from './request.js'

const wholeNumber = /^\d{1,9}$/

/**
 * @startIndex and @maxResults of the request, which ebRS has for answers in parts and IHE does not use.
 *
 * Honoured as ebRS says, and told, since no client of the DMP is known to send them [assumed: paging]; a value that is
 * not a number is read as absent.
 */
export function readPage(body: XmlElement): { value: RechercheRequest['page']; remarks: Remark[] } {
  const remarks: Remark[] = []
  const read = (name: string, usual: string): number | undefined => {
    const written = body.attr(name)?.trim()
    if (written === undefined || written === usual) return undefined
    const where = `${body.path}/@${name}`
    remarks.push({ kind: 'query/paging', where, line: body.line, expected: `${usual}, ou absent`, observed: written })
    return wholeNumber.test(written) ? Number(written) : undefined
  }
  const startIndex = read('startIndex', '0') ?? 0
  const maxResults = read('maxResults', '-1')
  return { value: { startIndex, ...(maxResults === undefined ? {} : { maxResults }) }, remarks }
}
