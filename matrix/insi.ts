import { type Confidence, defineTable, type Source } from './table.js'

const ins = (at: string): Source => ({ doc: 'ins', at })

/** Namespaces of the INSi messages (source: ins, section 4.2). */
export const insiNamespaces = {
  byCard: 'http://www.cnamts.fr/INSiRecVit',
  byTraits: 'http://www.cnamts.fr/INSiRecSans',
  result: 'http://www.cnamts.fr/INSiResultat',
  /** Of the bench: the XML of the verifications is not public, and must not be taken for the official one. */
  verification: 'urn:dmp-bench:insi:verification',
  lpsContext: 'urn:siram:lps:ctxlps',
  bamContext: 'urn:siram:bam:ctxbam',
  siram: 'urn:siram',
} as const

/** One operation of INSi: what is in the body of its request, and the actions of its messages. */
export interface InsiOperationRow {
  readonly id: string
  /** As the guide numbers them. */
  readonly service: 'WS_INS1' | 'WS_INS2' | 'WS_INS3' | 'WS_INS4'
  readonly title: string
  readonly body: { readonly ns: string; readonly name: string }
  readonly action: string
  readonly responseAction: string
  readonly confidence: Confidence
  readonly reason?: string
  readonly source: Source
}

const prefix = 'urn:ServiceIdentiteCertifiee:1.0.0'
const notPublic = 'the XML of WS_INS3 and WS_INS4 is not public: names and namespace are those of the bench'

const verification = (name: string, operation: string) => ({
  body: { ns: insiNamespaces.verification, name },
  action: `${insiNamespaces.verification}:${operation}`,
  responseAction: `${insiNamespaces.verification}:${operation}Response`,
  confidence: 'assumed' as const,
  reason: notPublic,
})

/** The operations of the téléservice INSi. */
export const insiOperations = defineTable('insi-operations', [
  {
    id: 'recherche-vitale',
    service: 'WS_INS1',
    title: 'Recherche avec carte Vitale',
    body: { ns: insiNamespaces.byCard, name: 'RECVITALE' },
    action: `${prefix}:rechercherInsAvecCarteVitale`,
    responseAction: `${prefix}:rechercherInsAvecCarteVitaleResponse`,
    confidence: 'official',
    source: ins('4.2'),
  },
  {
    id: 'recherche-traits',
    service: 'WS_INS2',
    title: 'Recherche par traits',
    body: { ns: insiNamespaces.byTraits, name: 'RECSANSVITALE' },
    action: `${prefix}:rechercherInsAvecTraitsIdentite`,
    responseAction: `${prefix}:rechercherInsAvecTraitsIdentiteResponse`,
    confidence: 'official',
    source: ins('4.2'),
  },
  {
    id: 'verification',
    service: 'WS_INS3',
    title: "Vérification d'un INS",
    ...verification('VERIFICATION', 'verifierIns'),
    source: ins('4.1'),
  },
  {
    id: 'lot-depot',
    service: 'WS_INS4',
    title: "Dépôt d'un lot de vérifications",
    ...verification('DEPOTLOT', 'deposerLot'),
    source: ins('4.1'),
  },
  {
    id: 'lot-recuperation',
    service: 'WS_INS4',
    title: "Récupération d'un lot de vérifications",
    ...verification('RECUPERATIONLOT', 'recupererLot'),
    source: ins('4.1'),
  },
] as const satisfies readonly InsiOperationRow[])

export type InsiOperation = (typeof insiOperations)[number]['id']

/** A compte rendu: how a search or a lot ended, when it is no fault. */
export interface InsiReportRow {
  readonly id: string
  /** CodeCR on the wire. */
  readonly code: string
  readonly label: string
  readonly confidence: Confidence
  readonly reason?: string
  readonly source: Source
}

export const insiReports = defineTable('insi-reports', [
  { id: 'ok', code: '00', label: 'OK', confidence: 'official', source: ins('4.2') },
  {
    id: 'none',
    code: '01',
    label: 'Aucune identite trouvee',
    confidence: 'client',
    source: ins('4.2'),
  },
  {
    id: 'several',
    code: '02',
    label: 'Plusieurs identites trouvees',
    confidence: 'client',
    source: ins('4.2'),
  },
  { id: 'lot-not-ready', code: '02', label: 'Traitement en cours', confidence: 'client', source: ins('4.1') },
  {
    id: 'lot-unknown',
    code: '01',
    label: 'Aucun lot de cet identifiant',
    confidence: 'assumed',
    reason: 'by analogy with a search that finds nobody',
    source: ins('4.1'),
  },
] as const satisfies readonly InsiReportRow[])

export type InsiReport = (typeof insiReports)[number]['id']

/** A SOAP fault of INSi: its subcode says whose fault it is, its code what went wrong. */
export interface InsiFaultRow {
  readonly id: string
  readonly code: 'Sender' | 'Receiver'
  readonly subcode?: 'siram_100' | 'siram_40'
  /** @code of siram:Erreur; null where none is known. */
  readonly error: string | null
  readonly severity: 'erreur' | 'fatale'
  /** French sentence for the user. */
  readonly text: string
  readonly confidence: Confidence
  readonly reason?: string
  readonly source: Source
}

const refusedSoftware = { code: 'Sender', subcode: 'siram_100', severity: 'erreur' } as const
const unavailable = { code: 'Receiver', subcode: 'siram_40', severity: 'erreur' } as const
const noCode = { code: 'Sender', error: null, severity: 'erreur' } as const
const silent = 'no code is known for a message that does not keep the schema'

/** Faults of INSi, in order of precedence. */
export const insiFaults = defineTable('insi-faults', [
  {
    id: 'message-unreadable',
    ...noCode,
    text: "Le message n'est pas lisible.",
    confidence: 'assumed',
    reason: silent,
    source: ins('4.2'),
  },
  {
    id: 'operation-unknown',
    ...noCode,
    text: "L'élément du corps SOAP n'est pas une opération de INSi.",
    confidence: 'assumed',
    reason: silent,
    source: ins('4.2'),
  },
  {
    id: 'desir_560',
    ...refusedSoftware,
    error: 'desir_560',
    text: "Le certificat présenté n'est pas un certificat INSI-AUTO ou INSI-MANU.",
    confidence: 'client',
    source: ins('4.2'),
  },
  {
    id: 'desir_620',
    ...refusedSoftware,
    error: 'desir_620',
    text: 'Le certificat de la carte du professionnel est erroné.',
    confidence: 'client',
    source: ins('4.2'),
  },
  {
    id: 'desir_550',
    ...refusedSoftware,
    error: 'desir_550',
    text: "Le numéro d'autorisation du logiciel est inconnu.",
    confidence: 'client',
    source: ins('4.2'),
  },
  {
    id: 'request-invalid',
    ...noCode,
    text: 'La demande ne respecte pas le schéma.',
    confidence: 'assumed',
    reason: silent,
    source: ins('4.2'),
  },
  {
    id: 'insi_101',
    ...unavailable,
    error: 'insi_101',
    text: 'La recherche par carte Vitale est indisponible pour le moment.',
    confidence: 'client',
    source: ins('4.2'),
  },
  {
    id: 'insi_102',
    ...unavailable,
    error: 'insi_102',
    text: 'La recherche par traits est indisponible pour le moment.',
    confidence: 'client',
    source: ins('4.2'),
  },
] as const satisfies readonly InsiFaultRow[])

export type InsiFaultId = (typeof insiFaults)[number]['id']

export const insiFaultRow = (id: InsiFaultId): InsiFaultRow => insiFaults.find((row) => row.id === id) as InsiFaultRow
export const insiReportRow = (id: InsiReport): InsiReportRow =>
  insiReports.find((row) => row.id === id) as InsiReportRow
export const insiOperationRow = (id: InsiOperation): InsiOperationRow =>
  insiOperations.find((row) => row.id === id) as InsiOperationRow

/** Largest lot, and its pace: the first answer says to come back in 60 s, then 180 s more (source: ins, section 4.1). */
export const insiLot = { largest: 100, firstDelaySeconds: 60, readyAfterSeconds: 240 } as const
