import type { TransactionExample } from '../example.js'

const approved = 'urn:oasis:names:tc:ebxml-regrep:StatusType:Approved'

const slot = (name: string, ...values: readonly string[]): string =>
  `<rim:Slot name="${name}"><rim:ValueList>${values.map((value) => `<rim:Value>${value}</rim:Value>`).join('')}</rim:ValueList></rim:Slot>`

const request = (query: string, slots: string, returnType = 'LeafClass'): string => `
<query:AdhocQueryRequest xmlns:query="urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0" xmlns:rim="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0">
  <query:ResponseOption returnComposedObjects="true" returnType="${returnType}"/>
  <rim:AdhocQuery id="urn:uuid:${query}">${slots}</rim:AdhocQuery>
</query:AdhocQueryRequest>`

const findDocuments = '14d4debf-8f97-4251-9a74-a90016b0af0d'
const findSubmissionSets = 'f26abbcb-ac74-4422-8a30-edb644bbc1a9'
const getDocuments = '5c4f972b-d56b-40ac-a5fc-c8ca9b40b9d4'
const getAssociations = 'a7ae438b-4bc2-4642-93e9-be891f7bb155'
const getSubmissionSetAndContents = 'e8e3cb2c-e39c-46b9-99e4-c12f57260b83'

const ofThePatient = slot('$XDSDocumentEntryPatientId', "'{ins}^^^&amp;{oid}&amp;ISO^NH'")
const approvedOnes = slot('$XDSDocumentEntryStatus', `('${approved}')`)
const firstOnes = slot('$XDSDocumentEntryServiceStartTimeTo', '20090319')

const answer = (status: string, total: number, content: string, errors = ''): string => `
<ns3:AdhocQueryResponse xmlns:ns2="urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0" xmlns:ns3="urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0"
    xmlns:ns4="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0"
    status="urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:${status}" startIndex="0" totalResultCount="${total}">
  ${errors}<ns4:RegistryObjectList>${content}</ns4:RegistryObjectList>
</ns3:AdhocQueryResponse>`

const found = (...objects: readonly string[]): string => answer('Success', objects.length, objects.join(''))

const severity = 'urn:oasis:names:tc:ebxml-regrep:ErrorSeverityType:Error'
const refused = (code: string, context: string): string =>
  answer(
    'Failure',
    0,
    '',
    `<ns2:RegistryErrorList highestSeverity="${severity}">
      <ns2:RegistryError errorCode="${code}" codeContext="${context}" severity="${severity}" location=""/>
    </ns2:RegistryErrorList>`,
  )

const told = (name: string, ...values: readonly string[]): string => slot(name, ...values).replaceAll('rim:', 'ns4:')

const named = (value: string): string =>
  `<ns4:Name><ns4:LocalizedString charset="UTF8" value="${value}" xml:lang="FR"/></ns4:Name>`

/** Classifications and identifiers of one object. */
const composed = (object: string) => ({
  author: (scheme: string): string => `
    <ns4:Classification classificationScheme="urn:uuid:${scheme}" classifiedObject="${object}" id="urn:uuid:{uuid}" nodeRepresentation="">
      ${told('authorInstitution', 'HOPITAL DE TEST 0015^^^^^&amp;1.2.250.1.71.4.2.2&amp;ISO^IDNST^^^10B0999158')}
      ${told('authorPerson', author)}
      ${told('authorSpecialty', 'G15_10/SM26^Médecin - Qualifié en Médecine Générale (SM)^1.2.250.1.213.1.1.4.5')}
    </ns4:Classification>`,
  code: (scheme: string, code: string, system: string, label: string): string => `
    <ns4:Classification classificationScheme="urn:uuid:${scheme}" classifiedObject="${object}" id="urn:uuid:{uuid}" nodeRepresentation="${code}">
      ${told('codingScheme', system)}${named(label)}
    </ns4:Classification>`,
  identifier: (scheme: string, value: string, name: string): string => `
    <ns4:ExternalIdentifier id="urn:uuid:{uuid}" identificationScheme="urn:uuid:${scheme}" registryObject="${object}" value="${value}">
      ${named(name)}
    </ns4:ExternalIdentifier>`,
})

const author = '899900999162^RESPONSABLE-TEST0016^LOUISON^^^^^^&amp;1.2.250.1.71.4.2.1&amp;ISO^D^^^IDNPS'
const patientId = '{ins}^^^&amp;{oid}&amp;ISO^NH'

const entry = composed('{document}')
const leaf = `
<ns4:ExtrinsicObject id="{document}" isOpaque="false" lid="{document}" mimeType="text/xml"
    objectType="urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1" status="${approved}">
  ${told('creationTime', '20090319090000')}
  ${told('hash', '{hash}')}
  ${told('languageCode', 'fr-FR')}
  ${told('legalAuthenticator', author)}
  ${told('repositoryUniqueId', '1.2.250.1.213.4.1.1.1.2')}
  ${told('serviceStartTime', '20090318090000')}
  ${told('serviceStopTime', '20090318100000')}
  ${told('size', '{size}')}
  ${told('sourcePatientId', 'IPP-cas-2-reference^^^&amp;2.25.147707461655531384844256137446169578000&amp;ISO^PI')}
  ${told('sourcePatientInfo', 'PID-5|{nom}^{prenom}^MARION ALICE^^^^L', 'PID-5|{nomUtilise}^{prenom}^^^^^D', 'PID-7|19620203', 'PID-8|F')}
  ${named('CR de bilan fonctionnel')}
  <ns4:VersionInfo versionName="1"/>
  ${entry.author('93606bcf-9494-43ec-9b4e-a7748d1a838d')}
  ${entry.code('41a5887f-8865-4c09-adf7-e362475b143a', '10', '1.2.250.1.213.1.1.4.1', 'Compte rendu')}
  ${entry.code('f4f85eac-e6cb-4883-b524-f2705394840f', 'N', '2.16.840.1.113883.5.25', 'Normal')}
  ${entry.code('a09d5840-386c-46f2-b5ad-9c3699a4309d', 'urn:ihe:iti:xds-sd:text:2008', '1.3.6.1.4.1.19376.1.2.3', 'Document à corps non structuré en texte brut')}
  ${entry.code('f33fb8ac-18af-42cc-ae0e-ed0b0bdb91e1', 'SA01', '1.2.250.1.71.4.2.4', 'Etablissement public de santé')}
  ${entry.code('cccf5598-8b07-4b77-a05e-ae952c785ead', 'ETABLISSEMENT', '1.2.250.1.213.1.1.4.9', 'Etablissement de santé')}
  ${entry.code('f0306f51-975f-434e-a61c-c59651d33983', '47420-5', '2.16.840.1.113883.6.1', 'CR de bilan fonctionnel')}
  ${entry.identifier('58a6f841-87b3-4a3e-92fd-a8ffeff98427', patientId, 'XDSDocumentEntry.patientId')}
  ${entry.identifier('2e82c1f6-a085-4c72-9da3-8640a32e42ab', '{uniqueId}', 'XDSDocumentEntry.uniqueId')}
</ns4:ExtrinsicObject>`

const setParts = composed('{set}')
const registryPackage = `
<ns4:RegistryPackage id="{set}" lid="{set}"
    objectType="urn:oasis:names:tc:ebxml-regrep:ObjectType:RegistryObject:RegistryPackage" status="${approved}">
  ${told('submissionTime', '20090319090000')}${named('Lot de documents')}
  <ns4:VersionInfo versionName="1"/>
  ${setParts.author('a7058bb9-b4e4-4307-ba5b-e3f0ab85e12d')}
  ${setParts.code('aa543740-bdda-424e-8c96-df4873be8500', '07', '1.2.250.1.213.2.2', 'Consultations, soins externes')}
  <ns4:Classification classificationNode="urn:uuid:a54d6aa5-d40d-43f9-88c5-b4633d873bdd" classifiedObject="{set}" id="urn:uuid:{uuid}"/>
  ${setParts.identifier('6b5aea1a-874d-4603-a4bc-96a0a7b38446', patientId, 'XDSSubmissionSet.patientId')}
  ${setParts.identifier('554ac39e-e3fe-47fe-b233-965d2a147832', '{source}', 'XDSSubmissionSet.sourceId')}
  ${setParts.identifier('96fdda7c-d067-4183-912e-bf5ee74998a8', '{setUniqueId}', 'XDSSubmissionSet.uniqueId')}
</ns4:RegistryPackage>`

const member = `
<ns4:Association id="urn:uuid:{uuid}" associationType="urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember"
    sourceObject="{set}" targetObject="{document}"
    objectType="urn:oasis:names:tc:ebxml-regrep:ObjectType:RegistryObject:Association" status="${approved}">
  ${told('SubmissionSetStatus', 'Original')}
</ns4:Association>`

const general = { transaction: 'TD3.1', card: 'generaliste-cps', patient: 'cas-2-reference' } as const

/** TD3.1: what a search answers, object by object, and its refusals. */
export const examples: readonly TransactionExample[] = [
  {
    ...general,
    name: 'sans-resultat',
    patient: 'dmp-ouvert',
    request: request(findDocuments, ofThePatient + approvedOnes),
    answer: found(),
  },
  {
    ...general,
    name: 'un-document',
    request: request(findDocuments, ofThePatient + approvedOnes + firstOnes),
    answer: found(leaf),
  },
  {
    ...general,
    name: 'une-reference',
    request: request(findDocuments, ofThePatient + approvedOnes + firstOnes, 'ObjectRef'),
    answer: found('<ns4:ObjectRef id="{document}"/>'),
  },
  {
    ...general,
    name: 'identifiant-technique',
    request: request(getDocuments, slot('$XDSDocumentEntryUniqueId', "('{uniqueId}')"), 'ObjectRef'),
    answer: found('<ns4:ObjectRef id="{document}"/>'),
  },
  {
    ...general,
    name: 'identifiant-technique-par-l-etablissement',
    card: 'etablissement',
    request: request(getDocuments, slot('$XDSDocumentEntryUniqueId', "('{uniqueId}')"), 'ObjectRef'),
    answer: found('<ns4:ObjectRef id="{document}"/>'),
  },
  {
    ...general,
    name: 'un-lot',
    request: request(
      findSubmissionSets,
      slot('$XDSSubmissionSetPatientId', "'{ins}^^^&amp;{oid}&amp;ISO^NH'") +
        slot('$XDSSubmissionSetStatus', `('${approved}')`) +
        slot('$XDSSubmissionSetSubmissionTimeTo', '20090320000000'),
    ),
    answer: found(registryPackage),
  },
  {
    ...general,
    name: 'associations',
    request: request(getAssociations, slot('$uuid', "('{set}','{document}')")),
    answer: found(member),
  },
  {
    ...general,
    name: 'lot-et-contenu',
    request: request(getSubmissionSetAndContents, slot('$XDSSubmissionSetEntryUUID', "'{set}'")),
    answer: found(registryPackage, leaf, member),
  },
  {
    ...general,
    name: 'requete-de-classeurs',
    request: request('958f3006-baad-4929-a4de-ff1114824431', ofThePatient),
    answer: refused(
      'XDSUnknownStoredQuery',
      'Requête enregistrée inconnue : urn:uuid:958f3006-baad-4929-a4de-ff1114824431',
    ),
  },
  {
    ...general,
    name: 'associations-de-rien',
    request: request(getAssociations, ''),
    answer: refused('XDSStoredQueryMissingParam', 'parameterName=$uuid'),
  },
  {
    ...general,
    name: 'date-mal-formee',
    request: request(findDocuments, ofThePatient + slot('$XDSDocumentEntryCreationTimeFrom', '0240206000000')),
    answer: refused(
      'XDSStoredQueryParamNumber',
      "parameterName=$XDSDocumentEntryCreationTimeFrom;Le format du paramètre est incorrect: '0240206000000'",
    ),
  },
  {
    ...general,
    name: 'sans-autorisation',
    card: 'infirmiere-cps',
    request: request(findDocuments, ofThePatient + approvedOnes),
    answer: refused('DMPAuthorizationNotFound', "Le professionnel n'est pas autorisé sur ce DMP."),
  },
  {
    ...general,
    name: 'opposition-au-bris-de-glace',
    patient: 'oppose-bris-de-glace',
    accessMode: 'bris_de_glace',
    request: request(findDocuments, ofThePatient + approvedOnes),
    answer: refused('DMPAccessForbidden', "Le patient s'est opposé à ce mode d'accès."),
  },
  {
    ...general,
    name: 'dmp-ferme',
    patient: 'dmp-ferme',
    request: request(findDocuments, ofThePatient + approvedOnes),
    answer: refused('DMPClosed', 'Le DMP est fermé.'),
  },
]
