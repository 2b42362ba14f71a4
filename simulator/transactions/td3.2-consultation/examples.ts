import type { TransactionExample } from '../example.js'

const asked = (uniqueId: string): string => `
  <xdsb:DocumentRequest>
    <xdsb:RepositoryUniqueId>1.2.250.1.213.4.1.1.1.2</xdsb:RepositoryUniqueId>
    <xdsb:DocumentUniqueId>${uniqueId}</xdsb:DocumentUniqueId>
  </xdsb:DocumentRequest>`

const request = (...uniqueIds: readonly string[]): string => `
<xdsb:RetrieveDocumentSetRequest xmlns:xdsb="urn:ihe:iti:xds-b:2007">${uniqueIds.map(asked).join('')}
</xdsb:RetrieveDocumentSetRequest>`

const given = (rank: number): string => `
  <ns4:DocumentResponse>
    <ns4:RepositoryUniqueId>1.2.250.1.213.4.1.1.1.2</ns4:RepositoryUniqueId>
    <ns4:DocumentUniqueId>{uniqueId}</ns4:DocumentUniqueId>
    <ns4:mimeType>text/xml</ns4:mimeType>
    <ns4:Document>
      <xop:Include xmlns:xop="http://www.w3.org/2004/08/xop/include" href="cid:{uuid}-${rank}@urn%3Aihe%3Aiti%3Axds-b%3A2007"/>
    </ns4:Document>
  </ns4:DocumentResponse>`

const answer = (status: string, errors: string, ...documents: readonly string[]): string => `
<ns4:RetrieveDocumentSetResponse xmlns:ns2="urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0" xmlns:ns4="urn:ihe:iti:xds-b:2007">
  <ns2:RegistryResponse status="${status}">${errors}</ns2:RegistryResponse>${documents.join('')}
</ns4:RetrieveDocumentSetResponse>`

const success = 'urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success'
const failure = 'urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Failure'
const severity = 'urn:oasis:names:tc:ebxml-regrep:ErrorSeverityType:Error'

const errors = (code: string, context: string): string => `
  <ns2:RegistryErrorList highestSeverity="${severity}">
    <ns2:RegistryError errorCode="${code}" codeContext="${context}" severity="${severity}" location=""/>
  </ns2:RegistryErrorList>`

const fault = (code: string, text: string): string => `
<soap:Fault xmlns:soap="http://www.w3.org/2003/05/soap-envelope">
  <soap:Code><soap:Value>soap:Sender</soap:Value><soap:Subcode><soap:Value>soap:${code}</soap:Value></soap:Subcode></soap:Code>
  <soap:Reason><soap:Text xml:lang="fr">${text}</soap:Text></soap:Reason>
</soap:Fault>`

const general = { transaction: 'TD3.2', card: 'generaliste-cps', patient: 'cas-2-reference' } as const

/** TD3.2: documents one by one and several at once, and its refusals. */
export const examples: readonly TransactionExample[] = [
  { ...general, name: 'un-document', request: request('{uniqueId}'), answer: answer(success, '', given(2)) },
  {
    ...general,
    name: 'deux-fois-le-meme',
    request: request('{uniqueId}', '{uniqueId}'),
    answer: answer(success, '', given(2), given(3)),
  },
  {
    ...general,
    name: 'un-connu-et-un-inconnu',
    request: request('1.2.3.4', '{uniqueId}'),
    answer: answer(
      'urn:ihe:iti:2007:ResponseStatusType:PartialSuccess',
      errors('XDSDocumentUniqueIdError', 'uniqueId=1.2.3.4'),
      given(2),
    ),
  },
  {
    ...general,
    name: 'inconnu',
    request: request('1.2.3.4'),
    answer: fault('XDSDocumentUniqueIdError', 'uniqueId=1.2.3.4'),
  },
  {
    ...general,
    name: 'par-entry-uuid',
    request: request('{document}'),
    answer: fault('XDSDocumentUniqueIdError', 'uniqueId={document}'),
  },
  {
    ...general,
    name: 'sans-autorisation',
    card: 'infirmiere-cps',
    request: request('{uniqueId}'),
    answer: answer(failure, errors('DMPAuthorizationNotFound', "Le professionnel n'est pas autorisé sur ce DMP.")),
  },
]
