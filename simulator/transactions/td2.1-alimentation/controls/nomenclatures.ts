import { type CodeSet, hasCode } from '#matrix/codes/code-set.js'
import { j08Confidentiality } from '#matrix/codes/j08-confidentiality.js'
import { j57ClassCode } from '#matrix/codes/j57-class-code.js'
import { j59ContentType } from '#matrix/codes/j59-content-type.js'
import { j60FormatCode } from '#matrix/codes/j60-format-code.js'
import { j61HealthcareFacilityType } from '#matrix/codes/j61-healthcare-facility-type.js'
import { j62PracticeSetting } from '#matrix/codes/j62-practice-setting.js'
import { j66TypeCode } from '#matrix/codes/j66-type-code.js'
import { lpsMayCreate } from '#matrix/codes/lps-may-create.js'
import { changeHolds, type PackageChangeId } from '#matrix/package-changes.js'
import type { DocumentEntry, MetadataCode } from '../../../domain/document.js'
import { noteType } from '../../vaccination/note.js'
import type { Lot, LotControl, LotFault } from '../lot.js'
import { signatureCodes } from '../lot-signature-entry.js'

type Known = (code: MetadataCode) => boolean

const inSet =
  (set: CodeSet): Known =>
  ({ code, system }) =>
    hasCode(set, code, system)

const exactly =
  (wanted: { readonly code: string; readonly system: string }): Known =>
  ({ code, system }) =>
    code === wanted.code && system === wanted.system

const inDocument = {
  contentType: inSet(j59ContentType),
  typeCode: inSet(j66TypeCode),
  classCode: inSet(j57ClassCode),
  formatCode: inSet(j60FormatCode),
  facility: inSet(j61HealthcareFacilityType),
  practice: inSet(j62PracticeSetting),
  confidentiality: inSet(j08Confidentiality),
} as const

const inSignature = {
  typeCode: exactly(signatureCodes.typeCode),
  classCode: exactly(signatureCodes.classCode),
  formatCode: exactly(signatureCodes.formatCode),
} as const

/** Types that came with a package. */
const cameWith: ReadonlyMap<string, PackageChangeId> = new Map([
  [noteType, 'vaccination'],
  ['IMG-KOS', 'imagerie'],
])

/** J66, less what the package did not know yet. */
const documentType = (type: MetadataCode, { context: { settings } }: Lot): boolean => {
  const change = cameWith.get(type.code)
  return inDocument.typeCode(type) && (change === undefined || changeHolds(change, settings.guidePackage))
}

/**
 * Codes of the lot are in the value sets of the DMP, with their system, and its types may be created by an LPS
 * (EX_2.1-1010). Whether class and type go together is not controlled: a client that breaks it was served.
 */
export const nomenclatures: LotControl = (lot) => {
  const { set, entries, signature } = lot.request
  const faults: LotFault[] = []
  const control = (on: string, code: MetadataCode | undefined, known: Known): void => {
    if (code && !known(code)) faults.push({ on, rejection: 'code-unknown', detail: code.code })
  }
  const common = (on: string, entry: DocumentEntry): void => {
    control(on, entry.healthcareFacilityTypeCode, inDocument.facility)
    control(on, entry.practiceSettingCode, inDocument.practice)
    for (const code of entry.confidentialityCodes) control(on, code, inDocument.confidentiality)
  }

  if (set) control(set.submittedId, set.contentTypeCode, inDocument.contentType)
  for (const entry of entries) {
    const { submittedId: on, typeCode, classCode } = entry
    if (typeCode && !lpsMayCreate(typeCode.code, classCode?.code)) {
      faults.push({ on, rejection: 'type-forbidden', detail: typeCode.code })
      continue
    }
    control(on, typeCode, (type) => documentType(type, lot))
    control(on, classCode, inDocument.classCode)
    control(on, entry.formatCode, inDocument.formatCode)
    common(on, entry)
  }
  if (signature) {
    const on = signature.submittedId
    control(on, signature.typeCode, inSignature.typeCode)
    control(on, signature.classCode, inSignature.classCode)
    control(on, signature.formatCode, inSignature.formatCode)
    common(on, signature)
  }
  return faults
}
