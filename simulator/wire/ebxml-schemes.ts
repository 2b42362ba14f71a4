const urn = (uuid: string): string => `urn:uuid:${uuid}`

/** Schemes of a submission set (source: dmp-xds-metadata, section 1). */
export const setScheme = {
  node: urn('a54d6aa5-d40d-43f9-88c5-b4633d873bdd'),
  author: urn('a7058bb9-b4e4-4307-ba5b-e3f0ab85e12d'),
  contentTypeCode: urn('aa543740-bdda-424e-8c96-df4873be8500'),
  patientId: urn('6b5aea1a-874d-4603-a4bc-96a0a7b38446'),
  sourceId: urn('554ac39e-e3fe-47fe-b233-965d2a147832'),
  uniqueId: urn('96fdda7c-d067-4183-912e-bf5ee74998a8'),
} as const

/** Schemes of a document entry (source: dmp-xds-metadata, section 1). */
export const entryScheme = {
  author: urn('93606bcf-9494-43ec-9b4e-a7748d1a838d'),
  classCode: urn('41a5887f-8865-4c09-adf7-e362475b143a'),
  confidentialityCode: urn('f4f85eac-e6cb-4883-b524-f2705394840f'),
  eventCode: urn('2c6b8cb7-8b2a-4051-b291-b1ae6a575ef4'),
  formatCode: urn('a09d5840-386c-46f2-b5ad-9c3699a4309d'),
  healthcareFacilityTypeCode: urn('f33fb8ac-18af-42cc-ae0e-ed0b0bdb91e1'),
  practiceSettingCode: urn('cccf5598-8b07-4b77-a05e-ae952c785ead'),
  typeCode: urn('f0306f51-975f-434e-a61c-c59651d33983'),
  patientId: urn('58a6f841-87b3-4a3e-92fd-a8ffeff98427'),
  uniqueId: urn('2e82c1f6-a085-4c72-9da3-8640a32e42ab'),
} as const

/** objectType of the only kind of entry that the DMP keeps. */
export const stableDocument = urn('7edca82f-054d-47f2-a032-9b2a5b5186c1')

/** objectType of the other objects of a registry (source: dmp-answers-outline, section 4.4). */
export const registryObjectType = {
  association: 'urn:oasis:names:tc:ebxml-regrep:ObjectType:RegistryObject:Association',
  set: 'urn:oasis:names:tc:ebxml-regrep:ObjectType:RegistryObject:RegistryPackage',
} as const

/** repositoryUniqueId of the DMP. */
export const dmpRepository = '1.2.250.1.213.4.1.1.1.2'

/** Name of the slot of referenceIdList. */
export const referenceIdSlot = 'urn:ihe:iti:xds:2013:referenceIdList'

export const associationType = {
  hasMember: 'urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember',
  replaces: 'urn:ihe:iti:2007:AssociationType:RPLC',
  /** Written so by the vaccination update of one official kit. */
  replaces2010: 'urn:ihe:iti:2010:AssociationType:RPLC',
  signs: 'urn:ihe:iti:2007:AssociationType:signs',
  updatesStatus: 'urn:ihe:iti:2010:AssociationType:UpdateAvailabilityStatus',
} as const

/** Stored queries that the simulator answers (source: dmp-wire, section 5.9). */
export const storedQuery = {
  findDocuments: urn('14d4debf-8f97-4251-9a74-a90016b0af0d'),
  findDocumentsByReferenceId: urn('12941a89-e02e-4be5-967c-ce4bfc8fe492'),
  findSubmissionSets: urn('f26abbcb-ac74-4422-8a30-edb644bbc1a9'),
  getDocuments: urn('5c4f972b-d56b-40ac-a5fc-c8ca9b40b9d4'),
  getDocumentsAndAssociations: urn('bab9529a-4a10-40b3-a01f-f68a615d247a'),
  getRelatedDocuments: urn('d90e5407-b356-4d91-a89f-873917b4b0e6'),
  getAssociations: urn('a7ae438b-4bc2-4642-93e9-be891f7bb155'),
  getSubmissionSets: urn('51224314-5390-4169-9b91-b1980040715a'),
  getSubmissionSetAndContents: urn('e8e3cb2c-e39c-46b9-99e4-c12f57260b83'),
} as const

export const responseStatus = {
  success: 'urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success',
  failure: 'urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Failure',
  partialSuccess: 'urn:ihe:iti:2007:ResponseStatusType:PartialSuccess',
} as const

export const errorSeverity = 'urn:oasis:names:tc:ebxml-regrep:ErrorSeverityType:Error'
