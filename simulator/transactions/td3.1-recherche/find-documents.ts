import { availabilityStatus } from '../../domain/document.js'
import { readCodedValue } from '../../wire/ebxml-query.js'
import type { ParameterReader } from './parameters.js'
import type { StoredQuery } from './request.js'

const parameter = (name: string): string => `$XDSDocumentEntry${name}`

const referenceIds = parameter('ReferenceIdList')

/** Parameters of FindDocumentsByReferenceId: those of FindDocuments, and the identifiers, which it needs. */
export function readFindByReferenceId(parameters: ParameterReader): StoredQuery {
  const query = readFindDocuments(parameters)
  const references = parameters.patternGroups(referenceIds)
  if (!references && parameters.faults.length === 0) parameters.missing(referenceIds)
  return query.kind === 'find' ? { ...query, filter: { ...query.filter, referenceIds: references ?? [] } } : query
}

/** Parameters of FindDocuments beside the patient (source: dmp-wire, section 5.9). */
export function readFindDocuments(parameters: ParameterReader): StoredQuery {
  const codes = (name: string): readonly string[] | undefined => parameters.list(parameter(name))?.map(readCodedValue)
  const groups = (name: string): readonly (readonly string[])[] | undefined =>
    parameters.groups(parameter(name))?.map((group) => group.map(readCodedValue))
  // MagicEAI writes statuses as coded values, with a label: the URN is what counts.
  const statuses = parameters.list(parameter('Status'))?.map((status) => status.split('^')[0] ?? '')
  return {
    kind: 'find',
    objectTypes: parameters.list(parameter('Type')),
    filter: {
      statuses: statuses ?? [availabilityStatus.approved],
      typeCodes: codes('TypeCode'),
      classCodes: codes('ClassCode'),
      formatCodes: codes('FormatCode'),
      practiceSettingCodes: codes('PracticeSettingCode'),
      healthcareFacilityTypeCodes: codes('HealthcareFacilityTypeCode'),
      confidentialityCodes: groups('ConfidentialityCode'),
      eventCodes: groups('EventCodeList'),
      authorPersons: parameters.patternGroups(parameter('AuthorPerson'))?.flat(),
      creationTime: parameters.range(parameter('CreationTime')),
      serviceStartTime: parameters.range(parameter('ServiceStartTime')),
      serviceStopTime: parameters.range(parameter('ServiceStopTime')),
    },
  }
}
