import { NS } from '#simulator/wire/namespaces.js'
import { parseXml } from '#simulator/wire/xml.js'
import type { XmlElement } from '#simulator/wire/xml-tree.js'

/** The body of a level 1 document: its declared type, and its bytes when they are base64. */
export interface CdaBody {
  readonly element: XmlElement
  readonly mediaType: string
  readonly bytes?: Uint8Array
}

/**
 * A CDA document as its header says, for comparison with the XDS metadata (source: cda, sections 1 and 7).
 *
 * `root` is the ClinicalDocument; every accessor gives elements of it, so that a finding can say where.
 */
export interface CdaView {
  readonly root: XmlElement
  /** True when the ClinicalDocument is carried by its own style sheet. */
  readonly selfPresenting: boolean
  /** Root of the file: the ClinicalDocument, or the style sheet of a self-presenting document. */
  readonly file: XmlElement
  readonly templateIds: readonly string[]
  readonly patientRole?: XmlElement
  readonly authors: readonly XmlElement[]
  readonly legalAuthenticator?: XmlElement
  /** First documentationOf/serviceEvent: the main act. */
  readonly mainAct?: XmlElement
  readonly replaced: readonly XmlElement[]
  readonly body?: CdaBody
}

export type CdaReading =
  | { readonly ok: true; readonly cda: CdaView }
  | { readonly ok: false; readonly reason: string; readonly line: number }

const hl7 = NS.hl7

/**
 * Bytes of a document -> its CDA header, with lines.
 *
 * The stylesheet instruction usual in a CDA is ignored. Not XML, or no ClinicalDocument in it: `ok: false` with the reason.
 */
export function viewCda(bytes: Uint8Array): CdaReading {
  const xml = parseXml(bytes, { positions: true, processingInstructions: 'ignore' })
  if (!xml.ok) return { ok: false, reason: xml.reason, line: xml.line }
  const root = clinicalDocument(xml.root)
  if (!root) return { ok: false, reason: `aucun ClinicalDocument, la racine est ${xml.root.name}`, line: xml.root.line }
  const patientRole = root.at(hl7, 'recordTarget', 'patientRole')
  const legalAuthenticator = root.child(hl7, 'legalAuthenticator')
  const mainAct = root.at(hl7, 'documentationOf', 'serviceEvent')
  const body = bodyOf(root)
  return {
    ok: true,
    cda: {
      root,
      file: xml.root,
      selfPresenting: root !== xml.root,
      templateIds: root.all(hl7, 'templateId').map((template) => template.attr('root') ?? ''),
      authors: root.all(hl7, 'author'),
      replaced: root
        .all(hl7, 'relatedDocument')
        .filter((related) => related.attr('typeCode') === 'RPLC')
        .flatMap((related) => related.child(hl7, 'parentDocument')?.all(hl7, 'id') ?? []),
      ...(patientRole ? { patientRole } : {}),
      ...(legalAuthenticator ? { legalAuthenticator } : {}),
      ...(mainAct ? { mainAct } : {}),
      ...(body ? { body } : {}),
    },
  }
}

const clinicalDocument = (root: XmlElement): XmlElement | undefined => {
  if (root.name === 'ClinicalDocument' && root.ns === hl7) return root
  for (const element of root.descendants())
    if (element.name === 'ClinicalDocument' && element.ns === hl7) return element
  return undefined
}

function bodyOf(root: XmlElement): CdaBody | undefined {
  const element = root.at(hl7, 'component', 'nonXMLBody', 'text')
  if (!element) return undefined
  const mediaType = element.attr('mediaType') ?? ''
  const packed = element.text.replace(/\s+/g, '')
  const readable =
    element.attr('representation') === 'B64' && /^[A-Za-z0-9+/]*={0,2}$/.test(packed) && packed.length % 4 === 0
  return { element, mediaType, ...(readable ? { bytes: Buffer.from(packed, 'base64') } : {}) }
}

/** `code` of a coded child of the header, e.g. `headerCode(cda, 'languageCode')`. */
export const headerCode = (cda: CdaView, name: string): string | undefined => cda.root.child(hl7, name)?.attr('code')

/** Sector where the encounter took place: becomes healthcareFacilityTypeCode. */
export const facilityCode = (cda: CdaView): XmlElement | undefined =>
  cda.root.at(hl7, 'componentOf', 'encompassingEncounter', 'location', 'healthCareFacility', 'code')

/** Setting of the performer of the main act: becomes practiceSettingCode. */
export const settingCode = (cda: CdaView): XmlElement | undefined =>
  cda.mainAct?.at(hl7, 'performer', 'assignedEntity', 'representedOrganization', 'standardIndustryClassCode')

/**
 * HL7 time of a CDA -> yyyyMMddHHmmss UTC, the form of the metadata.
 *
 * Undefined when the time has no offset, is not to the second, or is not a date.
 */
export function cdaTimeToUtc(value: string | undefined): string | undefined {
  const parts = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?:\.\d+)?([+-])(\d{2})(\d{2})$/.exec(value ?? '')
  if (!parts) return undefined
  const [, year, month, day, hour, minute, second, sign, offsetHours, offsetMinutes] = parts
  const local = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second))
  const offsetMs = (Number(offsetHours) * 60 + Number(offsetMinutes)) * 60_000 * (sign === '-' ? -1 : 1)
  return new Date(local - offsetMs).toISOString().replace(/[-:T]/g, '').slice(0, 14)
}
