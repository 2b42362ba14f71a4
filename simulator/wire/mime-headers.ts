const LF = 0x0a
const CR = 0x0d

export type Header = [name: string, value: string]

export interface HeaderLimits {
  readonly maxHeaderBytes: number
  readonly maxHeaders: number
}

export type PartHeaders =
  | { readonly ok: true; readonly headers: Header[]; readonly body: Uint8Array; readonly unreadable: string[] }
  | { readonly ok: false; readonly reason: string }

/**
 * Separates the headers of a MIME part from its body.
 *
 *   bytes of the part, limits -> headers in order, body as a sub-array, lines that are not headers; or a French reason
 *
 * Lines end in CR LF or LF; a line that begins with a blank continues the one before.
 */
export function readPartHeaders(part: Uint8Array, { maxHeaderBytes, maxHeaders }: HeaderLimits): PartHeaders {
  const end = blankLine(part, maxHeaderBytes)
  if (end === undefined) {
    const reason =
      part.length > maxHeaderBytes
        ? `ses en-têtes dépassent ${maxHeaderBytes} octets`
        : 'aucune ligne vide ne sépare ses en-têtes de son contenu'
    return { ok: false, reason }
  }
  const headers: Header[] = []
  const unreadable: string[] = []
  for (const line of unfold(Buffer.from(part.subarray(0, end.start)).toString('latin1'))) {
    const colon = line.indexOf(':')
    if (colon <= 0) unreadable.push(line)
    else headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()])
  }
  if (headers.length > maxHeaders) return { ok: false, reason: `elle a plus de ${maxHeaders} en-têtes` }
  return { ok: true, headers, body: part.subarray(end.next), unreadable }
}

/** Where the headers stop and where the body starts. */
function blankLine(part: Uint8Array, limit: number): { start: number; next: number } | undefined {
  let line = 0
  while (line <= limit) {
    if (part[line] === LF) return { start: line, next: line + 1 }
    if (part[line] === CR && part[line + 1] === LF) return { start: line, next: line + 2 }
    const end = part.indexOf(LF, line)
    if (end < 0) return undefined
    line = end + 1
  }
  return undefined
}

const unfold = (text: string): string[] =>
  text
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')

/** Value of a header whatever the case of its name; the first of twins. */
export const headerValue = (headers: readonly (readonly [string, string])[], name: string): string | undefined =>
  headers.find(([candidate]) => candidate.toLowerCase() === name)?.[1]
