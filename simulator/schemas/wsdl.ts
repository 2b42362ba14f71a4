import { currentPackage, type GuidePackage } from '#matrix/guide-packages.js'
import { inPackage, type ServiceName, type TransactionRow, transactions } from '#matrix/transactions.js'
import { NS } from '../wire/namespaces.js'
import { escapeAttribute } from '../wire/write.js'
import { schemas } from './index.js'

/** Qualified name of a body element, and the schema file that defines it. */
interface Body {
  readonly ns: string
  readonly name: string
  readonly file: string
}

interface Operation {
  readonly name: string
  readonly action: string
  readonly input: Body
  readonly output: Body
}

/** Body of the answer to each body (source: dmp-wire, section 4). */
const answers: Readonly<Record<string, Body>> = {
  setAuthorization: { ns: NS.habilitations, name: 'setAuthorizationResponse', file: 'habilitations.xsd' },
  listAuthorizationByPatient: {
    ns: NS.habilitations,
    name: 'listAuthorizationByPatientResponse',
    file: 'habilitations.xsd',
  },
  patientList: { ns: NS.patients, name: 'patientListResponse', file: 'patients-specific.xsd' },
  createPatientAccess: { ns: NS.patients, name: 'createPatientAccessResponse', file: 'patients-specific.xsd' },
  patientOTPUpdate: { ns: NS.patients, name: 'patientOTPUpdateResponse', file: 'patients-specific.xsd' },
  updatePatientAccess: { ns: NS.patients, name: 'updatePatientAccessResponse', file: 'patients-specific.xsd' },
  identityCertification: { ns: NS.patients, name: 'identityCertificationResponse', file: 'patients-specific.xsd' },
  PRPA_IN201305UV02: { ns: NS.hl7, name: 'PRPA_IN201306UV02', file: 'hl7v3-pdq.xsd' },
  PRPA_IN201307UV02: { ns: NS.hl7, name: 'PRPA_IN201308UV02', file: 'hl7v3-demographics.xsd' },
  PRPA_IN201311UV02: { ns: NS.gdp, name: 'PRPA_IN201311UV02_Response', file: 'gdp.xsd' },
  PRPA_IN201314UV02: { ns: NS.gdp, name: 'PRPA_IN201314UV02_Response', file: 'gdp.xsd' },
  ProvideAndRegisterDocumentSetRequest: { ns: NS.rs, name: 'RegistryResponse', file: 'ebxml-rs.xsd' },
  SubmitObjectsRequest: { ns: NS.rs, name: 'RegistryResponse', file: 'ebxml-rs.xsd' },
  AdhocQueryRequest: { ns: NS.query, name: 'AdhocQueryResponse', file: 'ebxml-query.xsd' },
  RetrieveDocumentSetRequest: { ns: NS.xdsb, name: 'RetrieveDocumentSetResponse', file: 'xds-b.xsd' },
}

/** The schema file that defines a body element; bodies of transactions are all in one. */
function fileOf(ns: string, name: string): string {
  const found = schemas.find((one) => one.namespace === ns && one.text.includes(`<xs:element name="${name}"`))
  if (!found) throw new Error(`no schema defines ${name} of ${ns}`)
  return found.file
}

/** Operations of a service in a package, one for each body: TD0.2 and TD1.3a share theirs. */
function operationsOf(service: ServiceName, guidePackage: GuidePackage): readonly Operation[] {
  const byBody = new Map<string, Operation>()
  for (const row of transactions as readonly TransactionRow[]) {
    const { ns, name } = row.body
    const output = answers[name]
    if (row.service !== service || byBody.has(name) || !inPackage(row, guidePackage)) continue
    if (!output) throw new Error(`no answer is known for ${name}`)
    byBody.set(name, { name, action: row.action, input: { ns, name, file: fileOf(ns, name) }, output })
  }
  return [...byBody.values()]
}

const targetOf = (service: ServiceName): string => `urn:dmp-bench:${service}`

/**
 * The description of a service, importing our schemas from the bench itself.
 *
 *   service and its address -> WSDL 1.1, SOAP 1.2 binding, document/literal
 *
 * The VIHF and WS-Addressing headers are not in it: the DMP's own descriptions leave them to the client.
 */
export function wsdlOf(service: ServiceName, address: string, guidePackage: GuidePackage = currentPackage): string {
  const operations = operationsOf(service, guidePackage)
  const target = targetOf(service)
  const bodies = [...new Map(operations.flatMap(({ input, output }) => [input, output]).map((one) => [one.file, one]))]
  const prefixes = new Map<string, string>()
  const prefixed = ({ ns, name }: Body): string => {
    const prefix = prefixes.get(ns) ?? `b${prefixes.size}`
    prefixes.set(ns, prefix)
    return `${prefix}:${name}`
  }
  const messages = operations.flatMap(({ name, input, output }) => [
    `  <wsdl:message name="${name}"><wsdl:part name="body" element="${prefixed(input)}"/></wsdl:message>`,
    `  <wsdl:message name="${name}Answer"><wsdl:part name="body" element="${prefixed(output)}"/></wsdl:message>`,
  ])
  const ports = operations.map(
    ({ name }) =>
      `    <wsdl:operation name="${name}"><wsdl:input message="s:${name}"/><wsdl:output message="s:${name}Answer"/></wsdl:operation>`,
  )
  const bindings = operations.map(
    ({ name, action }) =>
      `    <wsdl:operation name="${name}"><soap12:operation soapAction="${escapeAttribute(action)}" style="document"/>` +
      '<wsdl:input><soap12:body use="literal"/></wsdl:input><wsdl:output><soap12:body use="literal"/></wsdl:output></wsdl:operation>',
  )
  const imports = bodies.map(
    ([file, { ns }]) =>
      `      <xs:import namespace="${ns}" schemaLocation="${escapeAttribute(`${address}?xsd=${file}`)}"/>`,
  )
  const declared = [...prefixes].map(([ns, prefix]) => ` xmlns:${prefix}="${ns}"`).join('')
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<wsdl:definitions name="${service}" targetNamespace="${target}" xmlns:s="${target}"` +
      ' xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap12="http://schemas.xmlsoap.org/wsdl/soap12/"' +
      ` xmlns:xs="http://www.w3.org/2001/XMLSchema"${declared}>`,
    '  <wsdl:types>',
    `    <xs:schema targetNamespace="${target}">`,
    ...imports,
    '    </xs:schema>',
    '  </wsdl:types>',
    ...messages,
    `  <wsdl:portType name="${service}">`,
    ...ports,
    '  </wsdl:portType>',
    `  <wsdl:binding name="${service}" type="s:${service}">`,
    '    <soap12:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>',
    ...bindings,
    '  </wsdl:binding>',
    `  <wsdl:service name="${service}"><wsdl:port name="${service}" binding="s:${service}">` +
      `<soap12:address location="${escapeAttribute(address)}"/></wsdl:port></wsdl:service>`,
    '</wsdl:definitions>',
    '',
  ].join('\n')
}
