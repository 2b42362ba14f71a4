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

type Expected = readonly [code: MetadataCode | undefined, known: (code: MetadataCode) => boolean]

const inSet =
  (set: CodeSet) =>
  ({ code, system }: MetadataCode): boolean =>
    hasCode(set, code, system)

const exactly =
  (wanted: { readonly code: string; readonly system: string }) =>
  ({ code, system }: MetadataCode): boolean =>
    code === wanted.code && system === wanted.system

const common = (entry: DocumentEntry): Expected[] => [
  [entry.healthcareFacilityTypeCode, inSet(j61HealthcareFacilityType)],
  [entry.practiceSettingCode, inSet(j62PracticeSetting)],
  ...entry.confidentialityCodes.map((code): Expected => [code, inSet(j08Confidentiality)]),
]

/** Types that came with a package. */
const cameWith: ReadonlyMap<string, PackageChangeId> = new Map([
  [noteType, 'vaccination'],
  ['IMG-KOS', 'imagerie'],
])

/** J66, less what the package did not know yet. */
const documentType =
  ({ context: { settings } }: Lot) =>
  (type: MetadataCode): boolean => {
    const change = cameWith.get(type.code)
    return inSet(j66TypeCode)(type) && (change === undefined || changeHolds(change, settings.guidePackage))
  }

const unknownCodes = (on: string, codes: readonly Expected[]): LotFault[] =>
  codes.flatMap(([code, known]) => (code && !known(code) ? [{ on, rejection: 'code-unknown', detail: code.code }] : []))

/**
 * Codes of the lot are in the value sets of the DMP, with their system, and its types may be created by an LPS
 * (EX_2.1-1010). Whether class and type go together is not controlled: a client that breaks it was served.
 */
export const nomenclatures: LotControl = (lot) => {
  const { set, entries, signature } = lot.request
  return [
    ...(set ? unknownCodes(set.submittedId, [[set.contentTypeCode, inSet(j59ContentType)]]) : []),
    ...entries.flatMap((entry): LotFault[] => {
      const { typeCode, classCode } = entry
      if (typeCode && !lpsMayCreate(typeCode.code, classCode?.code)) {
        return [{ on: entry.submittedId, rejection: 'type-forbidden', detail: typeCode.code }]
      }
      return unknownCodes(entry.submittedId, [
        [typeCode, documentType(lot)],
        [classCode, inSet(j57ClassCode)],
        [entry.formatCode, inSet(j60FormatCode)],
        ...common(entry),
      ])
    }),
    ...(signature
      ? unknownCodes(signature.submittedId, [
          [signature.typeCode, exactly(signatureCodes.typeCode)],
          [signature.classCode, exactly(signatureCodes.classCode)],
          [signature.formatCode, exactly(signatureCodes.formatCode)],
          ...common(signature),
        ])
      : []),
  ]
}
