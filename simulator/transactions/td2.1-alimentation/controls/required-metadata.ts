import type { DocumentEntry } from '../../../domain/document.js'
import { hasPerson, missing, missingOfSet } from '../../submission.js'
import { type LotControl, nameOf } from '../lot.js'
import { allEntries } from '../request.js'

/** Required of an entry by the DMP; hash, size and repositoryUniqueId too, but real clients omit them and are served. */
const missingOfEntry = (entry: DocumentEntry): string[] =>
  missing({
    mimeType: entry.mimeType,
    creationTime: entry.creationTime,
    languageCode: entry.languageCode,
    legalAuthenticator: entry.legalAuthenticator,
    serviceStartTime: entry.serviceStartTime,
    sourcePatientId: entry.sourcePatientId,
    title: entry.title,
    authorPerson: hasPerson(entry.authors),
    classCode: entry.classCode,
    typeCode: entry.typeCode,
    formatCode: entry.formatCode,
    healthcareFacilityTypeCode: entry.healthcareFacilityTypeCode,
    practiceSettingCode: entry.practiceSettingCode,
    patientId: entry.patientId,
    uniqueId: entry.uniqueId,
  })

/** Every metadata marked R for the DMP is there (dmp-xds-metadata, sections 2 and 3). */
export const requiredMetadata: LotControl = ({ request }) => [
  ...(request.set ? missingOfSet(request.set) : ['RegistryPackage']).map((name) => ({
    on: request.set?.submittedId ?? '',
    rejection: 'metadata-missing' as const,
    detail: `${name} du lot`,
  })),
  ...allEntries(request).flatMap((entry) =>
    missingOfEntry(entry).map((name) => ({
      on: entry.submittedId,
      rejection: 'metadata-missing' as const,
      detail: `${name} (document ${nameOf(entry)})`,
    })),
  ),
]
