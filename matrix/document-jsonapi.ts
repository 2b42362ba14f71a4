import type { HeadedAudience } from './document-audience.js'
import { documentImport, type ImportFacts, type ImportRead, quoted } from './document-import.js'

/** Resources and fields of the JSON:API of Mon espace santé (source: matrix-documents, section 5). */
const fields = {
  value: 'field_consultation_document',
  profession: 'field_code_profession',
  type: 'field_type_de_document',
  typeCode: 'field_code_loinc',
} as const

type Json = Readonly<Record<string, unknown>>

interface Node {
  readonly node: Json
  readonly where: string
  readonly included: ReadonlyMap<string, Json>
}

/**
 * Reads the export of Mon espace santé: one answer of `node/matrice_professionnel_document`, or a list of them, one a
 * page and a profession; with relations inlined (`jsonapi_include=1`) or in `included`.
 *
 *   JSON value -> the edition, or every fault with its JSON pointer
 */
export function readDocumentJsonApi(value: unknown, facts: ImportFacts): ImportRead {
  const found = documentImport(facts)
  const pages = Array.isArray(value)
    ? value.map((page, rank) => ({ page, where: `/${rank}` }))
    : [{ page: value, where: '' }]
  for (const { where, says } of missingPages(pages)) found.fault(where, says)
  const nodes = pages.flatMap(({ page, where }): Node[] => {
    const { data, included } = isObject(page) ? page : {}
    if (!Array.isArray(data)) {
      found.fault(`${where}/data`, 'une liste de nœuds est attendue')
      return []
    }
    const terms = new Map(
      (Array.isArray(included) ? included : []).filter(isObject).map((term) => [keyOf(term), term] as const),
    )
    return data.map((node, rank) => ({
      node: isObject(node) ? node : {},
      where: `${where}/data/${rank}`,
      included: terms,
    }))
  })
  const sectionsOf = pharmacists(nodes)
  for (const one of nodes) {
    const { where } = one
    const readable = attributes(one.node)[fields.value]
    if (typeof readable !== 'boolean') found.fault(`${where}/${fields.value}`, 'true ou false est attendu')
    const code = related(one, fields.type)[fields.typeCode]
    const typeCode = found.type(
      typeof code === 'string' ? code.trim() : '',
      `${where}/${fields.type}/${fields.typeCode}`,
    )
    const profession = related(one, fields.profession)
    const number = professionCode(profession)
    const place = `${where}/${fields.profession}/${fields.profession}`
    if (number === undefined) found.fault(place, 'un code de profession entier est attendu')
    if (number === undefined || typeCode === undefined || typeof readable !== 'boolean') continue
    const label = labelOf(profession)
    const sections = sectionsOf(number, label)
    const audience: HeadedAudience = { professions: [number], ...(sections ? { sections } : {}), label }
    const column = found.column(audience, place)
    if (column) found.cell(typeCode, column, { value: readable ? 'read' : 'none' }, where)
  }
  return found.finish()
}

/**
 * The code 21 has two columns; when the export has two professions of that code, the one whose name says biologist is
 * that of the sections G and EG of the Ordre [inferred].
 */
function pharmacists(nodes: readonly Node[]): (code: string, label: string) => readonly string[] | undefined {
  const names = new Set(
    nodes
      .map((one) => related(one, fields.profession))
      .flatMap((term) => (professionCode(term) === '21' ? labelOf(term) : [])),
  )
  return (code, label) => (code === '21' && names.size > 1 && /biolog/i.test(label) ? ['G', 'EG'] : undefined)
}

/** A page that another announces and that the file does not have. */
function missingPages(pages: readonly { readonly page: unknown; readonly where: string }[]) {
  const link = (page: unknown, name: string): string | undefined => {
    const links = isObject(page) && isObject(page.links) ? page.links : {}
    const at = links[name]
    const href = isObject(at) ? at.href : at
    return typeof href === 'string' ? href : undefined
  }
  const here = new Set(pages.flatMap(({ page }) => link(page, 'self') ?? []))
  return pages.flatMap(({ page, where }) => {
    const next = link(page, 'next')
    if (next === undefined || here.has(next)) return []
    return [{ where: `${where}/links/next`, says: `la page suivante n'est pas dans le fichier : ${quoted(next)}` }]
  })
}

const professionCode = (term: Json): string | undefined => {
  const code = term[fields.profession]
  return Number.isInteger(code) ? String(code) : undefined
}

const labelOf = (term: Json): string =>
  (typeof term.name === 'string' ? term.name : '')
    .replace(/&#(x?)([0-9a-f]{1,6});/gi, (whole, hex: string, digits: string) => {
      const point = Number.parseInt(digits, hex ? 16 : 10)
      return point > 31 && point < 0x11_0000 ? String.fromCodePoint(point) : whole
    })
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim()
    .slice(0, 200)

const keyOf = (reference: Json): string => `${String(reference.type)} ${String(reference.id)}`

/** Fields stand on the node itself once relations are inlined, under `attributes` otherwise. */
const attributes = (node: Json): Json => (isObject(node.attributes) ? { ...node, ...node.attributes } : node)

function related({ node, included }: Node, field: string): Json {
  const relations = isObject(node.relationships) ? node.relationships : {}
  const relation = relations[field]
  const reference = isObject(relation) && isObject(relation.data) ? relation.data : undefined
  const term = reference ? included.get(keyOf(reference)) : attributes(node)[field]
  return isObject(term) ? attributes(term) : {}
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
