import type { Send } from '#fixtures/lps/index.js'

/** What the fake DMP answers; written by hand from dmp-answers-outline, with nothing of the simulator. */
export interface FakeDmp {
  readonly queryResponse?: 'OK' | 'NF'
  readonly status?: 'active' | 'terminated'
  readonly authorization?: 'VALIDE' | 'NON_EXISTE' | 'INTERDIT' | 'EXPIRE'
  readonly medecinTraitant?: boolean
  readonly entries?: readonly { readonly entryUuid: string; readonly uniqueId: string }[]
  readonly document?: Uint8Array
  /** Answers every call by this fault. */
  readonly fault?: string
  /** Answers TD0.3 by this status. */
  readonly authorizationStatus?: string
}

const soap = 'http://www.w3.org/2003/05/soap-envelope'
const rsStatus = 'urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success'

const envelope = (body: string, relatesTo: string): string =>
  `<soap:Envelope xmlns:soap="${soap}"><soap:Header><RelatesTo xmlns="http://www.w3.org/2005/08/addressing">${relatesTo}</RelatesTo></soap:Header><soap:Body>${body}</soap:Body></soap:Envelope>`

function multipart(root: string, parts: readonly { readonly id: string; readonly bytes: Uint8Array }[]) {
  const boundary = 'uuid:7d1c0f6e-0000-4000-8000-0000000000aa'
  const head = (type: string, id: string) =>
    `--${boundary}\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <${id}>\r\n\r\n`
  return {
    contentType: `multipart/related; type="application/xop+xml"; boundary="${boundary}"; start="<root.message@cxf.apache.org>"; start-info="application/soap+xml"`,
    body: Buffer.concat([
      Buffer.from(
        `\r\n${head('application/xop+xml; charset=UTF-8; type="application/soap+xml"', 'root.message@cxf.apache.org')}${root}\r\n`,
      ),
      ...parts.flatMap(({ id, bytes }) => [
        Buffer.from(head('application/octet-stream', id)),
        bytes,
        Buffer.from('\r\n'),
      ]),
      Buffer.from(`--${boundary}--\r\n`),
    ]),
  }
}

/** A DMP that always answers the same, and tells what it was asked: `TD0.3 AJOUT`, `TD3.1 ObjectRef`. */
export function fakeDmp(dmp: FakeDmp): { readonly send: Send; readonly calls: string[] } {
  const calls: string[] = []
  const send: Send = async ({ url, body }) => {
    const request = Buffer.from(body).toString('latin1')
    const relatesTo = /MessageID>([^<]*)</.exec(request)?.[1] ?? ''
    const service = url.slice(url.lastIndexOf('/') + 1)
    const { call, xml, parts } = answerTo(service, request, dmp)
    calls.push(call)
    const mtom = service === 'repository'
    const root = envelope(dmp.fault ?? xml, relatesTo)
    const { contentType, body: bytes } = mtom
      ? multipart(root, parts ?? [])
      : { contentType: 'application/soap+xml;charset=UTF-8', body: Buffer.from(root) }
    return { status: dmp.fault ? 500 : 200, headers: [['content-type', contentType]], body: bytes }
  }
  return { send, calls }
}

interface Answer {
  readonly call: string
  readonly xml: string
  readonly parts?: readonly { readonly id: string; readonly bytes: Uint8Array }[]
}

function answerTo(service: string, request: string, dmp: FakeDmp): Answer {
  if (service === 'patients') return { call: 'TD0.2', xml: existence(dmp) }
  if (service === 'habilitations') {
    return {
      call: `TD0.3 ${/hab:action>(\w+)</.exec(request)?.[1]}`,
      xml: `<ns1:setAuthorizationResponse xmlns:ns1="urn:si-dmp-habilitations"><ns1:output><ns1:status>${dmp.authorizationStatus ?? 'DMPOk'}</ns1:status><ns1:context>Autorisation ajoutée</ns1:context></ns1:output></ns1:setAuthorizationResponse>`,
    }
  }
  if (service === 'registry' && request.includes('SubmitObjectsRequest')) {
    const to = /NewStatus.*?StatusType:(\w+)</.exec(request)?.[1] ?? (/MASQUE_PS/.test(request) ? 'MASQUE_PS' : '')
    return { call: `TD3.3 ${to}`.trim(), xml: registered }
  }
  if (service === 'registry') {
    const returnType = /returnType="(\w+)"/.exec(request)?.[1] ?? ''
    return { call: `TD3.1 ${returnType}`, xml: found(dmp, returnType) }
  }
  if (request.includes('RetrieveDocumentSetRequest')) {
    const uniqueId = /DocumentUniqueId>([^<]*)</.exec(request)?.[1] ?? ''
    return {
      call: `TD3.2 ${uniqueId}`,
      xml: retrieved(uniqueId),
      parts: [{ id: partId, bytes: dmp.document ?? Buffer.from('<a/>') }],
    }
  }
  const replaces = request.includes('AssociationType:RPLC') ? ' RPLC' : ''
  return { call: `TD2.1${replaces}`, xml: registered }
}

const registered = `<rs:RegistryResponse xmlns:rs="urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0" status="${rsStatus}"/>`

const partId = '0f0f0f0f-0000-4000-8000-000000000001-2@urn:ihe:iti:xds-b:2007'

const retrieved = (uniqueId: string): string =>
  `<ns4:RetrieveDocumentSetResponse xmlns:ns4="urn:ihe:iti:xds-b:2007" xmlns:ns2="urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0"><ns2:RegistryResponse status="${rsStatus}"/><ns4:DocumentResponse><ns4:RepositoryUniqueId>1.2.250.1.213.4.1.1.1.2</ns4:RepositoryUniqueId><ns4:DocumentUniqueId>${uniqueId}</ns4:DocumentUniqueId><ns4:mimeType>text/xml</ns4:mimeType><ns4:Document><xop:Include xmlns:xop="http://www.w3.org/2004/08/xop/include" href="cid:${partId.replaceAll(':', '%3A')}"/></ns4:Document></ns4:DocumentResponse></ns4:RetrieveDocumentSetResponse>`

function found({ entries = [] }: FakeDmp, returnType: string): string {
  const objects = entries.map(({ entryUuid, uniqueId }) =>
    returnType === 'ObjectRef'
      ? `<ns4:ObjectRef id="${entryUuid}"/>`
      : `<ns4:ExtrinsicObject id="${entryUuid}" lid="${entryUuid}" mimeType="text/xml" status="urn:oasis:names:tc:ebxml-regrep:StatusType:Approved"><ns4:Slot name="creationTime"><ns4:ValueList><ns4:Value>20260110090000</ns4:Value></ns4:ValueList></ns4:Slot><ns4:Name><ns4:LocalizedString charset="UTF8" value="Compte rendu" xml:lang="FR"/></ns4:Name><ns4:VersionInfo versionName="2"/><ns4:Classification classificationScheme="urn:uuid:f4f85eac-e6cb-4883-b524-f2705394840f" nodeRepresentation="N"/><ns4:Classification classificationScheme="urn:uuid:f0306f51-975f-434e-a61c-c59651d33983" nodeRepresentation="11488-4"/><ns4:ExternalIdentifier identificationScheme="urn:uuid:2e82c1f6-a085-4c72-9da3-8640a32e42ab" value="${uniqueId}"/></ns4:ExtrinsicObject>`,
  )
  return `<ns3:AdhocQueryResponse xmlns:ns3="urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0" xmlns:ns4="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0" status="${rsStatus}" startIndex="0" totalResultCount="${entries.length}"><ns4:RegistryObjectList>${objects.join('')}</ns4:RegistryObjectList></ns3:AdhocQueryResponse>`
}

function existence({
  queryResponse = 'OK',
  status = 'active',
  authorization = 'VALIDE',
  medecinTraitant,
}: FakeDmp): string {
  const line = (word: string, system: string, value: string) =>
    `<attentionLine><keyWordText code="${word}" codeSystem="${system}"/><value ${value}/></attentionLine>`
  const attention =
    queryResponse === 'OK' && status === 'active'
      ? line('AUTORISATION', '1.2.250.1.213.4.1.2.6.1', `xsi:type="CV" code="${authorization}"`) +
        line('STATUT_MT', '1.2.250.1.213.4.1.2.6.3', `xsi:type="BL" value="${medecinTraitant ?? false}"`)
      : ''
  const closed = status === 'terminated'
  const event = `<subject><registrationEvent><statusCode code="completed"/>${closed ? '<effectiveTime value="20250310084500"/>' : ''}<subject1><patient><id root="1.2.250.1.213.1.4.10" extension="299099999999960"/><statusCode code="${status}"/></patient></subject1></registrationEvent></subject>`
  const reason = closed
    ? '<reasonOf><detectedIssueEvent><code code="FERMETURE_DEMANDE_PATIENT"/><text>Ne souhaite plus de DMP</text></detectedIssueEvent></reasonOf>'
    : ''
  return `<PRPA_IN201308UV02 xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ITSVersion="XML_1.0">${attention}<acknowledgement typeCode="AA"/><controlActProcess>${queryResponse === 'OK' ? event + reason : ''}<queryAck><queryResponseCode code="${queryResponse}"/></queryAck></controlActProcess></PRPA_IN201308UV02>`
}
