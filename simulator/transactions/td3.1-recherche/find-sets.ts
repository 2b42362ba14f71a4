import { availabilityStatus } from '../../domain/document.js'
import { readCodedValue } from '../../wire/ebxml-query.js'
import type { ParameterReader } from './parameters.js'
import type { MemberFilter, StoredQuery } from './request.js'

const parameter = (name: string): string => `$XDSSubmissionSet${name}`

/** Parameters of FindSubmissionSets beside the patient (source: dmp-wire, section 5.9; IHE ITI-18). */
export function readFindSets(parameters: ParameterReader): StoredQuery {
  return {
    kind: 'find-sets',
    statuses: parameters.list(parameter('Status')) ?? [availabilityStatus.approved],
    filter: {
      submissionTime: parameters.range(parameter('SubmissionTime')),
      sourceIds: parameters.list(parameter('SourceId')),
      authorPerson: parameters.pattern(parameter('AuthorPerson')),
      contentTypeCodes: parameters.list(parameter('ContentType'))?.map(readCodedValue),
    },
  }
}

/** Which members GetSubmissionSetAndContents gives (source: IHE ITI-18). */
export const readMemberFilter = (parameters: ParameterReader): MemberFilter => ({
  formatCodes: parameters.list('$XDSDocumentEntryFormatCode')?.map(readCodedValue),
  confidentialityCodes: parameters
    .groups('$XDSDocumentEntryConfidentialityCode')
    ?.map((group) => group.map(readCodedValue)),
  objectTypes: parameters.list('$XDSDocumentEntryType'),
})
