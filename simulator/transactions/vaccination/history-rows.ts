import { canonicalize } from '../../wire/c14n.js'
import { textElement } from '../../wire/cda-write.js'
import { NS } from '../../wire/namespaces.js'
import { element, escapeText } from '../../wire/write.js'
import { XmlElement } from '../../wire/xml-tree.js'
import { materialOf, type VaccinationNote, vaccinationFacts } from './note.js'

/** A vaccination of the historique: its entry, and its line in the table that people read. */
export interface HistoryRow {
  readonly entry: string
  readonly line: string
}

export const columns = [
  'Date',
  'Vaccin',
  'Lot',
  'Rang',
  "Voie d'administration",
  "Région d'administration",
  'Observations',
  'Vaccinateur',
] as const

/**
 * The vaccination of a note, as the historique has it: the entry as it was fed, and a line made of it.
 *
 * `rank` makes the identifiers of the line, to which every reference of the entry leads, with the text that it led to in
 * the note.
 */
export function historyRow({ section }: VaccinationNote, vaccination: XmlElement, rank: number): HistoryRow {
  const targets = [...vaccination.descendants()]
    .filter(({ ns, name }) => ns === NS.hl7 && name === 'reference')
    .flatMap((reference) => reference.attr('value') ?? [])
  const ids = new Map([...new Set(targets)].map((target, index) => [target, `vac-${rank}-${index + 1}`]))
  const told = new Set<string>()
  /** What a reference led to, in the cell that is its own; `otherwise` where it led nowhere. */
  const cell = (target: string | undefined, otherwise: string): string => {
    const id = target === undefined || told.has(target) ? undefined : ids.get(target)
    if (target === undefined || id === undefined) return escapeText(otherwise)
    told.add(target)
    return textElement('content', narrative(section, target) || otherwise, { ID: id })
  }
  const material = materialOf(vaccination)
  const { date } = vaccinationFacts(vaccination)
  const site = vaccination.child(NS.hl7, 'approachSiteCode')
  const vaccine = cell(
    vaccination.at(NS.hl7, 'text', 'reference')?.attr('value'),
    material?.child(NS.hl7, 'code')?.attr('displayName') ?? '',
  )
  const where = cell(site?.at(NS.hl7, 'originalText', 'reference')?.attr('value'), site?.attr('displayName') ?? '')
  const observations = [...ids.keys()].filter((target) => !told.has(target)).map((target) => cell(target, ''))
  const cells = [
    escapeText(`${date.slice(6)}/${date.slice(4, 6)}/${date.slice(0, 4)}`),
    vaccine,
    escapeText(material?.child(NS.hl7, 'lotNumberText')?.text.trim() ?? ''),
    escapeText(seriesNumber(vaccination)),
    escapeText(vaccination.child(NS.hl7, 'routeCode')?.attr('displayName') ?? ''),
    where,
    observations.join(' '),
    escapeText(vaccinator(vaccination)),
  ]
  return {
    entry: element('entry', {}, canonicalize(renamed(vaccination, ids), { exclusive: true, comments: false })),
    line: element('tr', {}, ...cells.map((content) => element('td', {}, content))),
  }
}

/** Text of the element of the narrative that a `#ID` names, on one line. */
function narrative(section: XmlElement | undefined, target: string): string {
  const blocks = [...(section?.child(NS.hl7, 'text')?.descendants() ?? [])]
  const named = blocks.find((block) => block.attr('ID') === target.replace(/^#/, ''))
  return named ? wholeText(named).replace(/\s+/g, ' ').trim() : ''
}

const wholeText = ({ children }: XmlElement): string =>
  children
    .map((child) => (typeof child === 'string' ? child : child instanceof XmlElement ? wholeText(child) : ''))
    .join('')

/** The same element with its references led elsewhere. */
function renamed(of: XmlElement, ids: ReadonlyMap<string, string>, parent: XmlElement | null = null): XmlElement {
  const attributes = of.attributes.map((attribute) => {
    const id = of.name === 'reference' && attribute.name === 'value' ? ids.get(attribute.value) : undefined
    return id === undefined ? attribute : { ...attribute, value: `#${id}` }
  })
  const copy = new XmlElement(of.prefix, of.ns, of.name, attributes, of.namespaces, parent, 0)
  copy.children.push(...of.children.map((child) => (child instanceof XmlElement ? renamed(child, ids, copy) : child)))
  return copy
}

const seriesNumber = (vaccination: XmlElement): string =>
  vaccination
    .all(NS.hl7, 'entryRelationship')
    .flatMap((relationship) => relationship.all(NS.hl7, 'observation'))
    .find((observation) => observation.child(NS.hl7, 'code')?.attr('code') === '30973-2')
    ?.child(NS.hl7, 'value')
    ?.attr('value') ?? ''

/** Who gave the vaccine, or who tells it. */
function vaccinator(vaccination: XmlElement): string {
  const name =
    vaccination.at(NS.hl7, 'performer', 'assignedEntity', 'assignedPerson', 'name') ??
    vaccination.at(NS.hl7, 'author', 'assignedAuthor', 'assignedPerson', 'name')
  const part = (which: string): string => name?.child(NS.hl7, which)?.text.trim() ?? ''
  return `${part('given')} ${part('family')}`.trim()
}
