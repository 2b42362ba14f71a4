import { type GuidePackage, holdsIn, type PackageWindow } from './guide-packages.js'
import { defineTable, type Source } from './table.js'

/** Services of the DMP, of whatever package (source: dmp-wire, section 4); `patientCertif` ended with TD0.0. */
export const services = [
  'patients',
  'patientsPDQ',
  'patientsSpecific',
  'habilitations',
  'registry',
  'repository',
  'patientCertif',
] as const

export type ServiceName = (typeof services)[number]

export interface TransactionRow {
  readonly id: string
  readonly title: string
  readonly service: ServiceName
  /** Namespace and local name of the SOAP body element. */
  readonly body: { readonly ns: string; readonly name: string }
  /** Code of controlActProcess/reasonCode that tells transactions of one body apart; the first row is for any other. */
  readonly reasonCode?: string
  /** About no patient: the VIHF need not name one, and what it names is not read. */
  readonly withoutPatient?: true
  /** Packages of the guide that have it; absent means all. */
  readonly packages?: PackageWindow
  /** wsa:Action of the request and of its answer. */
  readonly action: string
  readonly responseAction: string
  /** Request must travel in MTOM; answer does. */
  readonly mtomRequest: boolean
  readonly mtomResponse: boolean
  readonly source: Source
}

const wire: Source = { doc: 'dmp-wire', at: '4' }
const hl7 = 'urn:hl7-org:v3'
const habilitations = 'urn:si-dmp-habilitations'
const patients = 'urn:si-dmp-patients'
const lcm = 'urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0'

/** Ended with Mon espace santé: DMPs are no longer made by professionals (source: dmp-transactions, section 0.1). */
const historical: PackageWindow = { to: '2.3' }

const patientSpecific = 'urn:si-dmp-patients:PatientSpecificEndPoint'

/** An own operation about the patient's internet account (source: dmp-wire, section 5.3). */
const accountRow = <const Id extends string>(id: Id, title: string, operation: string, response: string) =>
  ({
    id,
    title,
    service: 'patientsSpecific',
    body: { ns: patients, name: operation },
    action: `${patientSpecific}:${operation}`,
    responseAction: `${patientSpecific}:${response}`,
    mtomRequest: false,
    mtomResponse: false,
    source: wire,
  }) as const

/** TD1.2, TD1.3b and TD1.4 are one message, told apart by its reason (source: dmp-hl7v3-patient, section 1). */
const revisionRow = <const Id extends string>(id: Id, title: string, reasonCode: string) =>
  ({
    id,
    title,
    service: 'patients',
    body: { ns: hl7, name: 'PRPA_IN201314UV02' },
    reasonCode,
    action: 'urn:hl7-org:v3:PRPA_IN201314UV02',
    responseAction: 'urn:hl7-org:v3:PRPA_IN201314ResponseUV02',
    mtomRequest: false,
    mtomResponse: false,
    source: { doc: 'dmp-hl7v3-patient', at: '1' },
  }) as const

/** Transactions that the simulator implements; TD0.1 is the VIHF and TLS of each of them. */
export const transactions = defineTable('transactions', [
  {
    id: 'TD0.0',
    title: "Acquisition de l'identité du patient",
    service: 'patientCertif',
    body: { ns: patients, name: 'identityCertification' },
    withoutPatient: true,
    packages: historical,
    action: 'urn:si-dmp-patients:PatientCertificationEndPoint:identityCertification',
    responseAction: 'urn:si-dmp-patients:PatientCertificationEndPoint:identityCertificationResponse',
    mtomRequest: false,
    mtomResponse: false,
    source: wire,
  },
  {
    id: 'TD0.2',
    title: "Test d'existence et vérification de l'autorisation",
    service: 'patients',
    body: { ns: hl7, name: 'PRPA_IN201307UV02' },
    reasonCode: 'TEST_EXST',
    action: 'urn:hl7-org:v3:PRPA_IN201307UV02',
    responseAction: 'urn:hl7-org:v3:PRPA_IN201308UV02',
    mtomRequest: false,
    mtomResponse: false,
    source: wire,
  },
  {
    id: 'TD0.3',
    title: "Mise à jour de l'autorisation",
    service: 'habilitations',
    body: { ns: habilitations, name: 'setAuthorization' },
    action: 'urn:si-dmp-habilitations:HabilitationsEndPoint:setAuthorization',
    responseAction: 'urn:si-dmp-habilitations:HabilitationsEndPoint:setAuthorizationResponse',
    mtomRequest: false,
    mtomResponse: false,
    source: wire,
  },
  {
    id: 'TD0.4',
    title: 'Liste des DMP autorisés',
    service: 'patientsSpecific',
    body: { ns: patients, name: 'patientList' },
    withoutPatient: true,
    action: 'urn:si-dmp-patients:PatientSpecificEndPoint:patientList',
    responseAction: 'urn:si-dmp-patients:PatientSpecificEndPoint:patientListResponse',
    mtomRequest: false,
    mtomResponse: false,
    source: wire,
  },
  {
    id: 'TD0.5',
    title: "Recherche d'un patient dans le DMP sans INS",
    service: 'patientsPDQ',
    body: { ns: hl7, name: 'PRPA_IN201305UV02' },
    withoutPatient: true,
    action: 'urn:hl7-org:v3:PRPA_IN201305UV02',
    responseAction: 'urn:hl7-org:v3:PRPA_IN201306UV02',
    mtomRequest: false,
    mtomResponse: false,
    source: wire,
  },
  {
    id: 'TD1.1',
    title: "Création d'un DMP",
    service: 'patients',
    body: { ns: hl7, name: 'PRPA_IN201311UV02' },
    packages: historical,
    action: 'urn:hl7-org:v3:PRPA_IN201311UV02',
    responseAction: 'urn:hl7-org:v3:PRPA_IN201311ResponseUV02',
    mtomRequest: false,
    mtomResponse: false,
    source: { doc: 'dmp-hl7v3-patient', at: '1' },
  },
  {
    id: 'TD1.3a',
    title: 'Consultation des données administratives',
    service: 'patients',
    body: { ns: hl7, name: 'PRPA_IN201307UV02' },
    reasonCode: 'CNSLT_DATA',
    action: 'urn:hl7-org:v3:PRPA_IN201307UV02',
    responseAction: 'urn:hl7-org:v3:PRPA_IN201308UV02',
    mtomRequest: false,
    mtomResponse: false,
    source: { doc: 'dmp-hl7v3-patient', at: '1' },
  },
  revisionRow('TD1.3b', 'Mise à jour des données administratives', 'MODIF_DATA'),
  revisionRow('TD1.4', "Fermeture d'un DMP", 'FERM'),
  { ...revisionRow('TD1.2', "Réactivation d'un DMP", 'REAC'), packages: historical },
  accountRow('TD1.5a', 'Création du compte internet du patient', 'createPatientAccess', 'createPatientAccessResponse'),
  accountRow('TD1.5b', "Canal du code d'accès du patient (OTP)", 'patientOTPUpdate', 'patientOTPUpdateResponse'),
  // The sample names its answer as a fault although it is a success: clients are to meet it as it is.
  accountRow(
    'TD1.5d',
    "Nouveaux codes d'accès du patient",
    'updatePatientAccess',
    'updatePatientAccess:Fault:SoapFault',
  ),
  {
    id: 'TD1.6',
    title: 'Liste des PS autorisés ou bloqués',
    service: 'habilitations',
    body: { ns: habilitations, name: 'listAuthorizationByPatient' },
    action: 'urn:si-dmp-habilitations:HabilitationsEndPoint:listAuthorizationByPatient',
    responseAction: 'urn:si-dmp-habilitations:HabilitationsEndPoint:listAuthorizationByPatientResponse',
    mtomRequest: false,
    mtomResponse: false,
    source: wire,
  },
  {
    id: 'TD2.1',
    title: "Alimentation d'un DMP",
    service: 'repository',
    body: { ns: 'urn:ihe:iti:xds-b:2007', name: 'ProvideAndRegisterDocumentSetRequest' },
    action: 'urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b',
    responseAction: 'urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-bResponse',
    mtomRequest: true,
    mtomResponse: true,
    source: wire,
  },
  {
    id: 'TD3.1',
    title: 'Recherche de documents',
    service: 'registry',
    body: { ns: 'urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0', name: 'AdhocQueryRequest' },
    action: 'urn:ihe:iti:2007:RegistryStoredQuery',
    responseAction: 'urn:ihe:iti:2007:RegistryStoredQueryResponse',
    mtomRequest: false,
    mtomResponse: false,
    source: wire,
  },
  {
    id: 'TD3.2',
    title: "Consultation d'un document",
    service: 'repository',
    body: { ns: 'urn:ihe:iti:xds-b:2007', name: 'RetrieveDocumentSetRequest' },
    action: 'urn:ihe:iti:2007:RetrieveDocumentSet',
    responseAction: 'urn:ihe:iti:2007:RetrieveDocumentSetResponse',
    mtomRequest: false,
    mtomResponse: true,
    source: wire,
  },
  {
    id: 'TD3.3',
    title: "Mise à jour des attributs d'un document",
    service: 'registry',
    body: { ns: lcm, name: 'SubmitObjectsRequest' },
    action: 'urn:ihe:iti:2010:UpdateDocumentSet',
    responseAction: 'urn:ihe:iti:2010:UpdateDocumentSet-Response',
    mtomRequest: false,
    mtomResponse: false,
    source: wire,
  },
] as const satisfies readonly TransactionRow[])

export type TransactionId = (typeof transactions)[number]['id']

const rowsById: ReadonlyMap<TransactionId, TransactionRow> = new Map(transactions.map((row) => [row.id, row]))

export const transactionRow = (id: TransactionId): TransactionRow => rowsById.get(id) as TransactionRow

/**
 * The transaction that a service answers for a body element, if it has one.
 *
 * `reasonCode` is read only where several transactions share the body.
 */
export function transactionFor(
  service: string,
  ns: string,
  name: string,
  reasonCode: () => string | undefined,
): TransactionRow | undefined {
  const rows: readonly TransactionRow[] = transactions.filter(
    (row) => row.service === service && row.body.ns === ns && row.body.name === name,
  )
  if (rows.length < 2) return rows[0]
  const reason = reasonCode()
  return rows.find((row) => row.reasonCode === reason) ?? rows[0]
}

/** Is this transaction part of that package of the guide? */
export const inPackage = (row: TransactionRow, guidePackage: GuidePackage): boolean =>
  holdsIn(guidePackage, row.packages)

/** Services that have a transaction in that package of the guide. */
export const servicesOf = (guidePackage: GuidePackage): readonly ServiceName[] =>
  services.filter((service) =>
    transactions.some((row: TransactionRow) => row.service === service && inPackage(row, guidePackage)),
  )
