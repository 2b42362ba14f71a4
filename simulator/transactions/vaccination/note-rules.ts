import { type CodeSet, hasCode } from '#matrix/codes/code-set.js'
import type { GuidePackage } from '#matrix/guide-packages.js'
import { changeHolds } from '#matrix/package-changes.js'
import { immunizationAct, immunizationRoute, immunizationSite } from '#matrix/vaccination-codes.js'
import { NS } from '../../wire/namespaces.js'
import type { XmlElement } from '../../wire/xml-tree.js'
import {
  hasTemplate,
  materialOf,
  noteTemplate,
  sectionTemplates,
  type VaccinationNote,
  vaccinationSystems,
  vaccinationTemplates,
} from './note.js'

/** A rule broken, at its place in the note; both texts are French. */
export interface NoteBreach {
  readonly topic: 'edition' | 'single' | 'id' | 'form' | 'date' | 'product' | 'codes' | 'author'
  readonly at: XmlElement
  readonly expected: string
  readonly observed: string | undefined
}

type Found = readonly [at: XmlElement, expected: string, observed: string | undefined]

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** A calendar day in eight digits. */
function isDay(text: string): boolean {
  const parts = /^(\d{4})(\d\d)(\d\d)$/.exec(text)
  if (!parts) return false
  const iso = `${parts[1]}-${parts[2]}-${parts[3]}`
  const ms = Date.parse(`${iso}T00:00:00Z`)
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(iso)
}

const child = (element: XmlElement, name: string): XmlElement | undefined => element.child(NS.hl7, name)

/** A rule on one element or attribute: nothing when it is kept. */
const unless = (kept: boolean, at: XmlElement, expected: string, observed: string | undefined): Found[] =>
  kept ? [] : [[at, expected, observed]]

/** Editions of the volet that a package takes (EX_2.1-2035). */
export const editionsOf = (guidePackage: GuidePackage): readonly string[] =>
  changeHolds('vac-2023', guidePackage) ? ['2023.01'] : ['2021.01', '2022.01', '2023.01']

function edition({ root }: VaccinationNote, guidePackage: GuidePackage): Found[] {
  const template = root.all(NS.hl7, 'templateId').find((one) => one.attr('root') === noteTemplate)
  const editions = editionsOf(guidePackage)
  const written = template?.attr('extension')
  const expected = `le modèle ${noteTemplate}, édition ${editions.join(' ou ')}`
  return unless(written !== undefined && editions.includes(written), template ?? root, expected, written)
}

function form({ section, root }: VaccinationNote): Found[] {
  if (!section) return [[root, 'une section FR-Vaccinations', undefined]]
  const code = child(section, 'code')?.attr('code')
  const missing = sectionTemplates.filter((template) => !hasTemplate(section, template))
  return [
    ...missing.map((template): Found => [section, `le modèle de section ${template}`, undefined]),
    ...unless(code === '11369-6', child(section, 'code') ?? section, 'le code de section 11369-6', code),
    ...unless(child(section, 'text') !== undefined, section, 'le texte de la section', undefined),
  ]
}

function ofForm(vaccination: XmlElement): Found[] {
  // The schematrons ask for the first two: that the third is absent, none of them sees (source: cda, section 4.2).
  const missing = vaccinationTemplates.slice(0, 2).filter((template) => !hasTemplate(vaccination, template))
  const negation = vaccination.attr('negationInd')
  const reference = vaccination.at(NS.hl7, 'text', 'reference')?.attr('value')
  const status = child(vaccination, 'statusCode')?.attr('code')
  return [
    ...missing.map((template): Found => [vaccination, `le modèle d'entrée ${template}`, undefined]),
    ...unless(negation === 'false', vaccination, 'negationInd à false', negation),
    ...unless(Boolean(reference), child(vaccination, 'text') ?? vaccination, 'text/reference', reference),
    ...unless(status === 'completed', child(vaccination, 'statusCode') ?? vaccination, 'statusCode completed', status),
  ]
}

function ofId(vaccination: XmlElement): Found[] {
  const ids = vaccination.all(NS.hl7, 'id')
  const root = ids[0]?.attr('root')
  if (ids.length !== 1) return [[ids[1] ?? vaccination, 'un identifiant et un seul', `${ids.length}`]]
  return unless(uuid.test(root ?? ''), ids[0] ?? vaccination, 'un UUID dans id/@root', root)
}

function ofDate(vaccination: XmlElement): Found[] {
  const time = child(vaccination, 'effectiveTime')
  return unless(isDay(time?.attr('value') ?? ''), time ?? vaccination, 'une date de 8 chiffres', time?.attr('value'))
}

function coded(vaccination: XmlElement, name: string, set: CodeSet, required: boolean): Found[] {
  const element = child(vaccination, name)
  if (!element) return required ? [[vaccination, `un ${name}`, undefined]] : []
  const [code, system] = [element.attr('code') ?? '', element.attr('codeSystem') ?? '']
  return [
    ...unless(hasCode(set, code, system), element, `un ${name} de ${set.name}`, `${code} (${system})`),
    ...unless(Boolean(element.attr('displayName')), element, `le libellé du ${name}`, undefined),
  ]
}

const ofCodes = (vaccination: XmlElement): Found[] => [
  ...coded(vaccination, 'code', immunizationAct, true),
  ...coded(vaccination, 'routeCode', immunizationRoute, false),
  ...coded(vaccination, 'approachSiteCode', immunizationSite, false),
]

function ofProduct(vaccination: XmlElement): Found[] {
  const material = materialOf(vaccination)
  if (!material) return [[vaccination, 'un manufacturedMaterial', undefined]]
  const code = child(material, 'code')
  const atc = code?.all(NS.hl7, 'translation').find((one) => one.attr('codeSystem') === vaccinationSystems.atc)
  const isCis = code?.attr('codeSystem') === vaccinationSystems.cis && Boolean(code.attr('code'))
  const written = code && `${code.attr('code')} (${code.attr('codeSystem')})`
  const lot = child(material, 'lotNumberText')?.text.trim()
  const name = child(material, 'name')?.text.trim()
  return [
    ...unless(isCis, code ?? material, `un code CIS (${vaccinationSystems.cis})`, written),
    ...unless(Boolean(code?.attr('displayName')), code ?? material, 'le libellé du code CIS', undefined),
    ...unless(Boolean(atc?.attr('code')), code ?? material, 'la traduction en code ATC', undefined),
    ...unless(Boolean(name), material, 'le nom du vaccin', name),
    ...unless(Boolean(lot), material, 'le numéro de lot', lot),
  ]
}

function ofAuthor(vaccination: XmlElement): Found[] {
  const author = child(vaccination, 'author')
  if (!author) return [[vaccination, "l'auteur de la vaccination", undefined]]
  const [typeCode, control] = [author.attr('typeCode'), author.attr('contextControlCode')]
  const assigned = child(author, 'assignedAuthor')
  return [
    ...unless(typeCode === 'AUT' && control === 'OP', author, 'typeCode AUT et contextControlCode OP', control),
    ...unless(Boolean(child(author, 'time')?.attr('value')), author, "la date de l'auteur", undefined),
    ...unless(Boolean(assigned && child(assigned, 'id')), author, "l'identifiant de l'auteur", undefined),
    ...unless(Boolean(assigned?.at(NS.hl7, 'assignedPerson', 'name')), author, "le nom de l'auteur", undefined),
  ]
}

/** Rules on the one vaccination, by topic. */
const onVaccination = {
  id: ofId,
  form: ofForm,
  date: ofDate,
  codes: ofCodes,
  product: ofProduct,
  author: ofAuthor,
} as const

/**
 * Rules of the volet VAC-NOTE that a note breaks, in the order of its text (source: cda, sections 3.1 and 4.2).
 *
 * A note of several vaccinations, or of none, breaks that rule alone: the others are on the one that it should have.
 */
export function noteBreaches(note: VaccinationNote, guidePackage: GuidePackage): readonly NoteBreach[] {
  const { vaccinations, section, root } = note
  const [vaccination] = vaccinations
  const at = (topic: NoteBreach['topic'], found: readonly Found[]): NoteBreach[] =>
    found.map(([place, expected, observed]) => ({ topic, at: place, expected, observed }))
  const ofNote = [...at('edition', edition(note, guidePackage)), ...at('form', form(note))]
  if (vaccinations.length !== 1 || !vaccination) {
    const place = vaccinations[1] ?? section ?? root
    return [...ofNote, ...at('single', [[place, 'une vaccination par note', `${vaccinations.length}`]])]
  }
  return [
    ...ofNote,
    ...Object.entries(onVaccination).flatMap(([topic, rule]) =>
      at(topic as keyof typeof onVaccination, rule(vaccination)),
    ),
  ]
}
