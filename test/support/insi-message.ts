/** Raw messages to INSi, written here letter by letter: nothing is shared with the simulator's own writers. */
export interface InsiMessage {
  readonly body: string
  readonly action?: string
  readonly messageId?: string
  /** Undefined leaves the element out. */
  readonly idam?: string | undefined
  /** XML of wsse:Security's content. */
  readonly security?: string
}

const traitsAction = 'urn:ServiceIdentiteCertifiee:1.0.0:rechercherInsAvecTraitsIdentite'

export function insiMessage(message: InsiMessage): string {
  const { body, action = traitsAction, messageId = 'uuid:5237f6ac-0000-4605-89fb-d25d9180dafd', security } = message
  const idam = 'idam' in message ? message.idam : 'TEST0000'
  return `<?xml version="1.0" encoding="utf-8"?>
<soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope" xmlns:ctxbam="urn:siram:bam:ctxbam" xmlns:ctxlps="urn:siram:lps:ctxlps"><soap:Header>
<ctxbam:ContexteBAM Version="01_02"><ctxbam:Id>b1</ctxbam:Id><ctxbam:Temps>2026-01-01T00:00:00Z</ctxbam:Temps><ctxbam:Emetteur>10B0999158</ctxbam:Emetteur><ctxbam:COUVERTURE/></ctxbam:ContexteBAM>
<ctxlps:ContexteLPS Nature="CTXLPS" Version="01_00"><ctxlps:Id>l1</ctxlps:Id><ctxlps:Temps>2026-01-01T00:00:00Z</ctxlps:Temps><ctxlps:Emetteur>10B0999158</ctxlps:Emetteur><ctxlps:LPS>${
    idam === undefined ? '' : `<ctxlps:IDAM R="4">${idam}</ctxlps:IDAM>`
  }<ctxlps:Version>1</ctxlps:Version><ctxlps:Instance>i1</ctxlps:Instance><ctxlps:Nom>LPS de test</ctxlps:Nom></ctxlps:LPS></ctxlps:ContexteLPS>
<wsa:Action xmlns:wsa="http://www.w3.org/2005/08/addressing">${action}</wsa:Action><wsa:MessageID xmlns:wsa="http://www.w3.org/2005/08/addressing">${messageId}</wsa:MessageID>${
    security === undefined
      ? ''
      : `<wsse:Security xmlns:wsse="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd">${security}</wsse:Security>`
  }</soap:Header><soap:Body>${body}</soap:Body></soap:Envelope>`
}

export interface Traits {
  readonly nom?: string
  readonly prenoms?: readonly string[]
  readonly sexe?: string
  readonly date?: string
  readonly lieu?: string
}

const field = (prefix: string, name: string, value: string | undefined): string =>
  value === undefined ? '' : `<${prefix}${name}>${value}</${prefix}${name}>`

/** WS_INS2, prefixed as the one published client writes it. */
export const byTraits = ({ nom, prenoms = [], sexe, date, lieu }: Traits): string =>
  `<s:RECSANSVITALE xmlns:s="http://www.cnamts.fr/INSiRecSans">${field('s:', 'NomNaissance', nom)}${prenoms
    .map((prenom) => field('s:', 'Prenom', prenom))
    .join(
      '',
    )}${field('s:', 'Sexe', sexe)}${field('s:', 'DateNaissance', date)}${field('s:', 'LieuNaissance', lieu)}</s:RECSANSVITALE>`

const number = (name: string, matricule: string | undefined): string =>
  matricule === undefined
    ? ''
    : `<${name}><NumIdentifiant>${matricule.slice(0, 13)}</NumIdentifiant><Cle>${matricule.slice(13)}</Cle><TypeMatricule>1</TypeMatricule></${name}>`

export interface OnCard {
  readonly individu?: string
  readonly od?: string
  readonly nom?: string
  readonly date?: string
  readonly rang?: string
}

/** WS_INS1, in its default namespace. */
export const byCard = ({ individu, od, nom, date, rang }: OnCard): string =>
  `<RECVITALE xmlns="http://www.cnamts.fr/INSiRecVit">${number('MatriculeIndividu', individu)}${number('MatriculeOD', od)}${field('', 'NomNaissance', nom)}${field('', 'DateNaissance', date)}${field('', 'RangNaissance', rang)}</RECVITALE>`

export interface ToVerify extends Traits {
  readonly id?: string
  readonly matricule: string
  readonly oid?: string
}

const bench = 'urn:dmp-bench:insi:verification'

/** WS_INS3, and one item of WS_INS4, in the bench's own XML. */
export const toVerify = ({ id, matricule, oid = '1.2.250.1.213.1.4.10', ...traits }: ToVerify): string =>
  `<VERIFICATION xmlns="${bench}"${id === undefined ? '' : ` id="${id}"`}>${number('MatriculeIndividu', matricule)}<OID>${oid}</OID>${field('', 'NomNaissance', traits.nom)}${(
    traits.prenoms ?? []
  )
    .map((prenom) => field('', 'Prenom', prenom))
    .join(
      '',
    )}${field('', 'Sexe', traits.sexe)}${field('', 'DateNaissance', traits.date)}${field('', 'LieuNaissance', traits.lieu)}</VERIFICATION>`

export const deposit = (items: readonly string[]): string => `<DEPOTLOT xmlns="${bench}">${items.join('')}</DEPOTLOT>`

export const retrieval = (lot: string): string =>
  `<RECUPERATIONLOT xmlns="${bench}"><IdLot>${lot}</IdLot></RECUPERATIONLOT>`
