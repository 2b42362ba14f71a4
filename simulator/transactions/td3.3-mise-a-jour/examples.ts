import type { TransactionExample } from '../example.js'

const unknown = 'urn:uuid:0f0f0f0f-0000-4000-8000-000000000001'
const approved = 'urn:oasis:names:tc:ebxml-regrep:StatusType:Approved'
const deprecated = 'urn:oasis:names:tc:ebxml-regrep:StatusType:Deprecated'
const archived = 'urn:asip:ci-sis:2010:StatusType:Archived'
const deleted = 'urn:asip:ci-sis:2010:StatusType:Deleted'

const contentType = `<Classification classificationScheme="urn:uuid:aa543740-bdda-424e-8c96-df4873be8500" classifiedObject="SubmissionSet01" id="cla2" nodeRepresentation="07">
        <Slot name="codingScheme"><ValueList><Value>1.2.250.1.213.2.2</Value></ValueList></Slot>
        <Name><LocalizedString charset="UTF8" value="Consultations et soins externes" xml:lang="FR"/></Name>
      </Classification>`

/** The set of an update; `rank` makes its uniqueId. */
const set = (rank: number, ins = '{ins}', content = contentType): string => `<RegistryPackage id="SubmissionSet01">
      <Slot name="submissionTime"><ValueList><Value>20260115101502</Value></ValueList></Slot>
      <Name><LocalizedString charset="UTF8" value="Mise à jour" xml:lang="FR"/></Name>
      <Classification classificationScheme="urn:uuid:a7058bb9-b4e4-4307-ba5b-e3f0ab85e12d" classifiedObject="SubmissionSet01" id="cla1" nodeRepresentation="">
        <Slot name="authorInstitution"><ValueList><Value>CABINET^^^^^&amp;1.2.250.1.71.4.2.2&amp;ISO^IDNST^^^{structure}</Value></ValueList></Slot>
        <Slot name="authorPerson"><ValueList><Value>{ps}^TEST^ALIX^^^^^^&amp;1.2.250.1.71.4.2.1&amp;ISO^D^^^IDNPS</Value></ValueList></Slot>
      </Classification>
      ${content}
      <Classification classificationNode="urn:uuid:a54d6aa5-d40d-43f9-88c5-b4633d873bdd" classifiedObject="SubmissionSet01" id="cla3"/>
      <ExternalIdentifier id="ei1" identificationScheme="urn:uuid:6b5aea1a-874d-4603-a4bc-96a0a7b38446" registryObject="SubmissionSet01" value="${ins}^^^&amp;{oid}&amp;ISO^NH">
        <Name><LocalizedString value="XDSSubmissionSet.patientId"/></Name>
      </ExternalIdentifier>
      <ExternalIdentifier id="ei2" identificationScheme="urn:uuid:554ac39e-e3fe-47fe-b233-965d2a147832" registryObject="SubmissionSet01" value="1.2.250.1.999.9.1.1">
        <Name><LocalizedString value="XDSSubmissionSet.sourceId"/></Name>
      </ExternalIdentifier>
      <ExternalIdentifier id="ei3" identificationScheme="urn:uuid:96fdda7c-d067-4183-912e-bf5ee74998a8" registryObject="SubmissionSet01" value="1.2.250.1.999.9.1.8.${rank}">
        <Name><LocalizedString value="XDSSubmissionSet.uniqueId"/></Name>
      </ExternalIdentifier>
    </RegistryPackage>`

const status = (from: string, to: string, target: string): string =>
  `<Association associationType="urn:ihe:iti:2010:AssociationType:UpdateAvailabilityStatus" id="as1" sourceObject="SubmissionSet01" targetObject="${target}">
      <Slot name="OriginalStatus"><ValueList><Value>${from}</Value></ValueList></Slot>
      <Slot name="NewStatus"><ValueList><Value>${to}</Value></ValueList></Slot>
    </Association>`

/** Little of an entry: enough to say which document, and that it is masked. */
const masked = `<Association associationType="urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember" id="as1" sourceObject="SubmissionSet01" targetObject="Document01">
      <Slot name="SubmissionSetStatus"><ValueList><Value>Original</Value></ValueList></Slot>
      <Slot name="PreviousVersion"><ValueList><Value>1</Value></ValueList></Slot>
    </Association>
    <ExtrinsicObject id="Document01" lid="${unknown}" mimeType="text/xml" objectType="urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1" status="${approved}">
      <VersionInfo versionName="1"/>
      <Classification classificationScheme="urn:uuid:f4f85eac-e6cb-4883-b524-f2705394840f" classifiedObject="Document01" id="cla4" nodeRepresentation="N">
        <Slot name="codingScheme"><ValueList><Value>2.16.840.1.113883.5.25</Value></ValueList></Slot>
      </Classification>
      <Classification classificationScheme="urn:uuid:f4f85eac-e6cb-4883-b524-f2705394840f" classifiedObject="Document01" id="cla5" nodeRepresentation="MASQUE_PS">
        <Slot name="codingScheme"><ValueList><Value>1.2.250.1.213.1.1.4.13</Value></ValueList></Slot>
      </Classification>
    </ExtrinsicObject>`

const request = (...objects: readonly string[]): string => `
<lcm:SubmitObjectsRequest xmlns:lcm="urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0">
  <RegistryObjectList xmlns="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0">
    ${objects.join('\n    ')}
  </RegistryObjectList>
</lcm:SubmitObjectsRequest>`

const success = `
<rs:RegistryResponse xmlns:rs="urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0" status="urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success"/>`

const failure = (code: string, text: string): string => `
<rs:RegistryResponse xmlns:rs="urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0" status="urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Failure">
  <rs:RegistryErrorList highestSeverity="urn:oasis:names:tc:ebxml-regrep:ErrorSeverityType:Error">
    <rs:RegistryError errorCode="${code}" codeContext="${text}" severity="urn:oasis:names:tc:ebxml-regrep:ErrorSeverityType:Error" location=""/>
  </rs:RegistryErrorList>
</rs:RegistryResponse>`

const example = (sheet: Omit<TransactionExample, 'transaction'>): TransactionExample => ({
  transaction: 'TD3.3',
  ...sheet,
})

/** By a généraliste who is authorised, on a document that the hospital fed. */
const byGeneraliste = (sheet: Pick<TransactionExample, 'name' | 'request' | 'answer' | 'after'>): TransactionExample =>
  example({ card: 'generaliste-cps', patient: 'cas-2-reference', ...sheet })

export const examples: readonly TransactionExample[] = [
  byGeneraliste({
    name: 'archiver',
    request: request(set(1), status(approved, archived, '{document}')),
    answer: success,
  }),
  byGeneraliste({
    name: 'desarchiver',
    after: ['TD3.3/archiver'],
    request: request(set(2), status(archived, approved, '{document}')),
    answer: success,
  }),
  byGeneraliste({
    name: 'original-status-faux',
    after: ['TD3.3/archiver'],
    request: request(set(3), status(approved, archived, '{document}')),
    answer: failure(
      'XDSRegistryMetadataError',
      `OriginalStatus n'est pas le statut du document : ${approved} au lieu de ${archived}`,
    ),
  }),
  byGeneraliste({
    name: 'rendre-obsolete',
    request: request(set(4), status(approved, deprecated, '{document}')),
    answer: failure(
      'XDSRegistryMetadataError',
      `Ce changement n'est pas permis dans l'état du document : de ${approved} à ${deprecated}`,
    ),
  }),
  byGeneraliste({
    name: 'supprimer-le-document-d-un-autre',
    request: request(set(5), status(approved, deleted, '{document}')),
    answer: failure(
      'DMPAccessDeniedByRightsService',
      "Cette action n'est pas permise à cet acteur dans ce mode d'accès : Supprimer un document (Médecin (non MT), mode normal) : non. Seulement les documents dont le professionnel est auteur.",
    ),
  }),
  byGeneraliste({
    name: 'document-inconnu',
    request: request(set(6), status(approved, archived, unknown)),
    answer: failure('XDSRegistryError', `Le document à modifier est inconnu : ${unknown}`),
  }),
  byGeneraliste({
    name: 'masquer-un-document-inconnu',
    request: request(set(7), masked),
    answer: failure('XDSRegistryError', `Le document à modifier est inconnu : ${unknown}`),
  }),
  byGeneraliste({
    name: 'lot-deja-recu',
    after: ['TD3.3/archiver'],
    request: request(set(1), status(archived, approved, '{document}')),
    answer: failure('XDSDuplicateUniqueIdInRegistry', 'uniqueId=1.2.250.1.999.9.1.8.1'),
  }),
  byGeneraliste({
    name: 'sans-content-type',
    request: request(set(8, '{ins}', ''), status(approved, archived, '{document}')),
    answer: failure('XDSRegistryMetadataError', 'Une métadonnée obligatoire est absente : contentTypeCode du lot'),
  }),
  byGeneraliste({
    name: 'sans-mise-a-jour',
    request: request(set(9)),
    answer: failure(
      'XDSRegistryMetadataError',
      'Une métadonnée obligatoire est absente : aucune mise à jour demandée (ExtrinsicObject ou UpdateAvailabilityStatus)',
    ),
  }),
  byGeneraliste({
    name: 'autre-patient',
    request: request(set(10, '199999999999995'), status(approved, archived, '{document}')),
    answer: `
<soap:Fault xmlns:soap="http://www.w3.org/2003/05/soap-envelope">
  <soap:Code>
    <soap:Value>soap:Sender</soap:Value>
    <soap:Subcode><soap:Value>soap:XDSPatientIdDoesNotMatch</soap:Value></soap:Subcode>
  </soap:Code>
  <soap:Reason><soap:Text xml:lang="fr">Le patient de la requête n'est pas celui du VIHF : 199999999999995^^^&amp;{oid}&amp;ISO^NH</soap:Text></soap:Reason>
</soap:Fault>`,
  }),
  example({
    name: 'masquer-en-bris-de-glace',
    card: 'generaliste-cps',
    patient: 'cas-2-reference',
    accessMode: 'bris_de_glace',
    request: request(set(11), masked),
    answer: failure(
      'DMPAccessDeniedByRightsService',
      "Cette action n'est pas permise à cet acteur dans ce mode d'accès : Masquer un document aux PS (Médecin (non MT), mode bris de glace) : non. Refusé par la matrice.",
    ),
  }),
  example({
    name: 'archiver-sans-autorisation',
    card: 'generaliste-cps',
    patient: 'dmp-non-autorise',
    request: request(set(12), status(approved, archived, unknown)),
    answer: failure('DMPAuthorizationNotFound', "Le professionnel n'est pas autorisé sur ce DMP."),
  }),
  example({
    name: 'supprimer-sur-un-dmp-ferme',
    card: 'etablissement',
    patient: 'dmp-ferme',
    request: request(set(13), status(approved, deleted, unknown)),
    answer: failure('DMPClosed', 'Le DMP est fermé.'),
  }),
  example({
    name: 'supprimer-sans-dmp',
    card: 'secretaire-cpe',
    patient: 'sans-dmp',
    request: request(set(14), status(approved, deleted, unknown)),
    answer: failure('XDSUnknownPatientId', "Le patient n'a pas de DMP."),
  }),
]
