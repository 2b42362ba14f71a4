import { BoundedCache } from '../bounded-cache.js'

export interface ContentTypeParameter {
  /** Lower case. */
  readonly name: string
  /** Without quotes nor backslashes. */
  readonly value: string
  readonly quoted: boolean
}

/** A Content-Type header, e.g. `multipart/related; boundary="b"`; `mediaType` is lower case, empty when absent. */
export interface ContentType {
  readonly mediaType: string
  readonly parameters: readonly ContentTypeParameter[]
  /** Values by lower-case name; of twins the first counts. */
  readonly byName: ReadonlyMap<string, string>
}

/** The header of a message is asked for several times, and that of a client hardly changes. */
const known = new BoundedCache<ContentType>(200)

/** A longer one is nobody's usual header. */
const longestKept = 1000

const parameter = /;\s*([^\s=;]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^;]*))/gs

/**
 * Reads a Content-Type header as tolerantly as the DMP's clients write it.
 *
 *   header value -> media type and parameters, in order
 *
 * Unquoted values run to the next semicolon, so that a boundary holding `:` or `=` is read whole; an unclosed quote
 * runs to the end.
 */
export const readContentType = (header: string): ContentType =>
  header.length > longestKept ? read(header) : known.get(header, () => read(header))

function read(header: string): ContentType {
  const end = header.indexOf(';')
  const parameters: ContentTypeParameter[] = []
  for (const [, name = '', quoted, bare] of end < 0 ? [] : header.slice(end).matchAll(parameter)) {
    parameters.push({
      name: name.toLowerCase(),
      value: quoted === undefined ? (bare ?? '').trim() : quoted.replace(/\\(.)/gs, '$1'),
      quoted: quoted !== undefined,
    })
  }
  const byName = new Map<string, string>()
  for (const { name, value } of parameters) if (!byName.has(name)) byName.set(name, value)
  return { mediaType: (end < 0 ? header : header.slice(0, end)).trim().toLowerCase(), parameters, byName }
}

/** Parameters of a Content-Type by lower-case name; of twins the first counts. */
export const contentTypeParameters = (header: string): ReadonlyMap<string, string> => readContentType(header).byName

/**
 * The SOAP action that a Content-Type declares, wherever its writer put it: parameter `action`, or nested in
 * `start-info` or `type`. Undefined when it is absent or empty.
 */
export function declaredAction(header: string): string | undefined {
  const parameters = contentTypeParameters(header)
  const direct = parameters.get('action')
  if (direct) return direct
  for (const holder of ['start-info', 'type']) {
    const nested = contentTypeParameters(parameters.get(holder) ?? '').get('action')
    if (nested) return nested
  }
  return undefined
}
