import fc from 'fast-check'
import type { SearchCriteria, SetCriteria } from '#fixtures/lps/index.js'
import { list, listSlot, type QuerySlot } from '#fixtures/lps/stored-query.js'
import type { CodeSet } from '#matrix/codes/code-set.js'
import { j08Confidentiality } from '#matrix/codes/j08-confidentiality.js'
import { j57ClassCode } from '#matrix/codes/j57-class-code.js'
import { j59ContentType } from '#matrix/codes/j59-content-type.js'
import { j60FormatCode } from '#matrix/codes/j60-format-code.js'
import { j61HealthcareFacilityType } from '#matrix/codes/j61-healthcare-facility-type.js'
import { j62PracticeSetting } from '#matrix/codes/j62-practice-setting.js'
import { j66TypeCode } from '#matrix/codes/j66-type-code.js'
import { availabilityStatus } from '#simulator/domain/document.js'
import type { DocumentFilter, SetFilter, TimeRange } from '#simulator/domain/world.js'
import { codeIn } from './codes.js'
import { oid, optional, partialTime, present, text } from './texts.js'

export const some = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 1, maxLength: 3 })

/** Codes as filters name them: `code^^system`, or the code alone. */
const codesIn = (set: CodeSet) =>
  some(fc.tuple(codeIn(set), fc.boolean()).map(([{ code, system }, alone]) => (alone ? code : `${code}^^${system}`)))

/** What the model LPS searches documents by. */
export const documentCriteria: fc.Arbitrary<SearchCriteria> = fc
  .record({
    statuses: optional(some(fc.constantFrom(...Object.values(availabilityStatus)))),
    typeCodes: optional(codesIn(j66TypeCode)),
    classCodes: optional(codesIn(j57ClassCode)),
    confidentialityCodes: optional(codesIn(j08Confidentiality)),
    creationTimeFrom: optional(partialTime),
    creationTimeTo: optional(partialTime),
    serviceStartTimeFrom: optional(partialTime),
    serviceStartTimeTo: optional(partialTime),
    serviceStopTimeFrom: optional(partialTime),
    serviceStopTimeTo: optional(partialTime),
  })
  .map((criteria) => present(criteria) as SearchCriteria)

const range = (from: string | undefined, to: string | undefined): TimeRange | undefined =>
  from === undefined && to === undefined ? undefined : (present({ from, to }) as TimeRange)

/** Without a status, approved documents are asked. */
export const readCriteria = (asked: SearchCriteria): DocumentFilter => ({
  statuses: asked.statuses ?? ['urn:oasis:names:tc:ebxml-regrep:StatusType:Approved'],
  typeCodes: asked.typeCodes,
  classCodes: asked.classCodes,
  confidentialityCodes: asked.confidentialityCodes && [asked.confidentialityCodes],
  creationTime: range(asked.creationTimeFrom, asked.creationTimeTo),
  serviceStartTime: range(asked.serviceStartTimeFrom, asked.serviceStartTimeTo),
  serviceStopTime: range(asked.serviceStopTimeFrom, asked.serviceStopTimeTo),
})

/** Parameters of a query beside those that the model LPS writes, and what they ask. */
export interface MoreCriteria<Asked> {
  readonly slots: readonly QuerySlot[]
  readonly asked: Asked
}

/** Each group in a Slot of its own: the groups are ANDed. */
const groupSlots = (name: string, groups: readonly (readonly string[])[] = []): QuerySlot[] =>
  groups.map((group) => ({ name, values: [list(group)] }))

const objectTypes = optional(fc.constant<string[]>(['urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1']))

/** Criteria of the standard on documents that the model LPS has no use for. */
export const moreOnDocuments = fc
  .record({
    objectTypes,
    formatCodes: optional(codesIn(j60FormatCode)),
    practiceSettingCodes: optional(codesIn(j62PracticeSetting)),
    healthcareFacilityTypeCodes: optional(codesIn(j61HealthcareFacilityType)),
    eventCodes: optional(some(some(text.map((one) => one.replaceAll('^', '-'))))),
    authorPersons: optional(some(text)),
  })
  .map(
    ({ objectTypes: types, ...filter }): MoreCriteria<{ objectTypes?: string[]; filter: DocumentFilter }> => ({
      asked: { objectTypes: types, filter },
      slots: [
        ...listSlot('$XDSDocumentEntryType', types),
        ...listSlot('$XDSDocumentEntryFormatCode', filter.formatCodes),
        ...listSlot('$XDSDocumentEntryPracticeSettingCode', filter.practiceSettingCodes),
        ...listSlot('$XDSDocumentEntryHealthcareFacilityTypeCode', filter.healthcareFacilityTypeCodes),
        ...groupSlots('$XDSDocumentEntryEventCodeList', filter.eventCodes),
        ...listSlot('$XDSDocumentEntryAuthorPerson', filter.authorPersons),
      ],
    }),
  )

/** Which members of a set are wanted; the model LPS wants them all. */
export const memberCriteria = fc
  .record({
    objectTypes,
    formatCodes: optional(codesIn(j60FormatCode)),
    confidentialityCodes: optional(some(codesIn(j08Confidentiality))),
  })
  .map((asked) => ({
    asked,
    slots: [
      ...listSlot('$XDSDocumentEntryType', asked.objectTypes),
      ...listSlot('$XDSDocumentEntryFormatCode', asked.formatCodes),
      ...groupSlots('$XDSDocumentEntryConfidentialityCode', asked.confidentialityCodes),
    ],
  }))

/** What the model LPS searches submission sets by. */
export const setCriteria: fc.Arbitrary<SetCriteria> = fc
  .record({
    submissionTimeFrom: optional(partialTime),
    submissionTimeTo: optional(partialTime),
    sourceIds: optional(some(oid)),
    author: optional(text),
    contentTypes: optional(codesIn(j59ContentType)),
  })
  .map((criteria) => present(criteria) as SetCriteria)

export const readSetCriteria = (asked: SetCriteria): SetFilter => ({
  submissionTime: range(asked.submissionTimeFrom, asked.submissionTimeTo),
  sourceIds: asked.sourceIds,
  authorPerson: asked.author,
  contentTypeCodes: asked.contentTypes,
})
