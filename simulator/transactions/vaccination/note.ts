import { NS } from '../../wire/namespaces.js'
import { parseXml } from '../../wire/xml.js'
import type { XmlElement } from '../../wire/xml-tree.js'

/** Type of a note de vaccination, and of the historique that the DMP makes of the notes (EX_2.1-2000, EX_2.1-1010). */
export const noteType = '87273-9'
export const historyType = '11369-6'

/** Template of the volet VAC-NOTE; its extension is the edition. */
export const noteTemplate = '1.2.250.1.213.1.1.1.46'
/** Templates of the section FR-Vaccinations and of its entries: CCD, IHE PCC, CI-SIS (source: cda, section 3.1). */
export const sectionTemplates = [
  '2.16.840.1.113883.10.20.1.6',
  '1.3.6.1.4.1.19376.1.5.3.1.3.23',
  '1.2.250.1.213.1.1.2.147',
] as const
export const vaccinationTemplates = [
  '2.16.840.1.113883.10.20.1.24',
  '1.3.6.1.4.1.19376.1.5.3.1.4.12',
  '1.2.250.1.213.1.1.3.45',
] as const

export const vaccinationSystems = {
  cis: '1.2.250.1.213.2.3.1',
  atc: '2.16.840.1.113883.6.73',
} as const

/** A note de vaccination as the DMP reads it. */
export interface VaccinationNote {
  /** ClinicalDocument. */
  readonly root: XmlElement
  /** The section FR-Vaccinations, or the first one there is. */
  readonly section: XmlElement | undefined
  /** Every substanceAdministration that is an entry of a section. */
  readonly vaccinations: readonly XmlElement[]
}

/** A vaccination by what the DMP tells it from others; empty where the note says nothing. */
export interface VaccinationFacts {
  readonly id: string
  readonly extension: string
  /** As written, yyyyMMdd. */
  readonly date: string
  readonly cis: string
}

/** Bytes of a document -> the note in it; undefined when it is no CDA. */
export function readNote(bytes: Uint8Array): VaccinationNote | undefined {
  const xml = parseXml(bytes, { processingInstructions: 'ignore' })
  return xml.ok && xml.root.ns === NS.hl7 && xml.root.name === 'ClinicalDocument' ? noteOf(xml.root) : undefined
}

/** The note in a ClinicalDocument. */
export function noteOf(root: XmlElement): VaccinationNote {
  const sections = [...(root.at(NS.hl7, 'component', 'structuredBody')?.descendants() ?? [])].filter(
    ({ ns, name }) => ns === NS.hl7 && name === 'section',
  )
  return {
    root,
    section: sections.find((section) => hasTemplate(section, sectionTemplates[2])) ?? sections[0],
    vaccinations: sections.flatMap((section) =>
      section.all(NS.hl7, 'entry').flatMap((entry) => entry.all(NS.hl7, 'substanceAdministration')),
    ),
  }
}

export const hasTemplate = (element: XmlElement, root: string): boolean =>
  element.all(NS.hl7, 'templateId').some((template) => template.attr('root') === root)

/** manufacturedMaterial of a vaccination. */
export const materialOf = (vaccination: XmlElement): XmlElement | undefined =>
  vaccination.at(NS.hl7, 'consumable', 'manufacturedProduct', 'manufacturedMaterial')

export function vaccinationFacts(vaccination: XmlElement): VaccinationFacts {
  const id = vaccination.child(NS.hl7, 'id')
  const code = materialOf(vaccination)?.child(NS.hl7, 'code')
  return {
    id: id?.attr('root') ?? '',
    extension: id?.attr('extension') ?? '',
    date: vaccination.child(NS.hl7, 'effectiveTime')?.attr('value') ?? '',
    cis: code?.attr('codeSystem') === vaccinationSystems.cis ? (code.attr('code') ?? '') : '',
  }
}
