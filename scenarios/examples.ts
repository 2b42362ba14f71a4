import type { Card } from '#fixtures/cards/card.js'
import { aCda, type CdaOptions } from '#fixtures/documents/cda.js'
import {
  buildTd02,
  buildTd03,
  buildTd04,
  buildTd05,
  buildTd09,
  buildTd09Psc,
  buildTd13a,
  buildTd16,
  buildTd21,
  buildTd31,
  buildTd32,
  buildTd010,
  type DmpListQuery,
  findDocuments,
  type Hook,
  type LpsContext,
  type LpsDocument,
  type LpsMode,
  lpsContext,
  modelSoftware,
  type SearchedTraits,
  type Spoil,
  type StoredQuery,
  tlsIdentityOf,
  type VihfDraft,
} from '#fixtures/lps/index.js'
import type { Lot, LotEntry } from '#fixtures/lps/lot.js'
import { type Person, people } from '#fixtures/people/index.js'
import { seededIds } from '#simulator/ids.js'
import type { Rejection } from '#simulator/rejection.js'
import type { Exchange, RawRequest, RawResponse, TlsIdentity } from '#simulator/trace/exchange.js'
import type { Ids } from '#simulator/transactions/transaction.js'
import type { AccessMode } from '#simulator/vihf/vihf.js'
import type { DocumentMaker } from './documents.js'
import { type ExampleAnswer, exampleAnswer } from './example-answers.js'

/** What examples are made with: the cards of the test PKI, and a clock and ids of their own. */
export interface ExampleKit {
  readonly cards: readonly Card[]
  /** Time of the exchange being made; each takes twenty seconds unless told. */
  readonly now: () => Date
  readonly pass: (seconds: number) => void
  readonly ids: Ids
}

/** A conversation without a server: requests of the model LPS, and answers where a rule needs them. */
export type Example = (kit: ExampleKit) => readonly Exchange[]

const start = Date.parse('2026-03-02T10:00:00.000Z')

/** A fresh kit: the same examples made with two of them are equal, byte for byte. */
export function exampleKit(cards: readonly Card[]): ExampleKit {
  let elapsedMs = 0
  return {
    cards,
    now: () => new Date(start + elapsedMs),
    pass: (seconds) => {
      elapsedMs += seconds * 1000
    },
    ids: seededIds('examples'),
  }
}

/** One call of an example, right unless told otherwise. */
export interface Turn {
  /** Ids of the catalogue. */
  readonly card?: string
  readonly patient?: string
  readonly mode?: LpsMode
  readonly accessMode?: AccessMode
  readonly accessReason?: string
  readonly secretConnection?: boolean
  readonly softwareName?: string
  readonly structureId?: string
  readonly spoil?: Spoil
  readonly tls?: (card: Card) => TlsIdentity
  readonly answer?: ExampleAnswer
  readonly rejection?: Rejection
  readonly afterSeconds?: number
}

export const found = <T extends { readonly id: string }>(list: readonly T[], id: string): T => {
  const one = list.find((candidate) => candidate.id === id)
  if (!one) throw new Error(`no ${id} in the fixtures`)
  return one
}

/** The one exchange of a turn; `build` makes its request. */
export function exchangeOf(
  kit: ExampleKit,
  turn: Turn,
  transaction: Exchange['transaction'],
  build: (context: LpsContext, patient: Person) => RawRequest,
): Exchange {
  kit.pass(turn.afterSeconds ?? 20)
  const card = found(kit.cards, turn.card ?? 'generaliste-cps')
  const patient = found(people, turn.patient ?? 'dmp-ouvert')
  const context = lpsContext({
    ...turn,
    card: turn.structureId === undefined ? card : { ...card, structureId: turn.structureId },
    baseUrl: 'http://dmp.test:8080',
    clock: kit.now,
    ids: kit.ids,
    software: { ...modelSoftware, name: turn.softwareName ?? modelSoftware.name },
  })
  const response: RawResponse | undefined = turn.answer && exampleAnswer(turn.answer, patient)
  return {
    id: `exemple-${kit.ids.uuid()}`,
    space: 'exemples',
    receivedAt: kit.now().toISOString(),
    trust: 'strict',
    ...(turn.tls ? { tls: turn.tls(card) } : {}),
    request: build(context, patient),
    ...(response ? { response } : {}),
    ...(transaction ? { transaction } : {}),
    ...(turn.rejection ? { rejection: turn.rejection } : {}),
    remarks: [],
  }
}

export const conversation =
  (...turns: readonly Example[]): Example =>
  (kit) =>
    turns.flatMap((turn) => turn(kit))

/** TD0.2. */
export const existence =
  (turn: Turn = {}): Example =>
  (kit) => [exchangeOf(kit, turn, 'TD0.2', buildTd02)]

/** TD0.3. */
export const authorization =
  (turn: Turn & { readonly action?: 'AJOUT' | 'SUPPRESSION'; readonly role?: 'MEDECIN_TRAITANT' } = {}): Example =>
  (kit) => [
    exchangeOf(kit, turn, 'TD0.3', (context, patient) =>
      buildTd03(context, patient, turn.action ?? 'AJOUT', turn.role),
    ),
  ]

/** TD0.4: new authorisations unless told. */
export const dmpList =
  (turn: Turn & Partial<DmpListQuery> = {}): Example =>
  (kit) => [
    exchangeOf(kit, turn, 'TD0.4', (context) =>
      buildTd04(context, {
        startDate: '20260101000000',
        dateType: 'LASTAUTORIZATION',
        ...(turn.dateType === undefined ? {} : { dateType: turn.dateType }),
        ...(turn.psOwnerId === undefined ? {} : { psOwnerId: turn.psOwnerId }),
      }),
    ),
  ]

/** TD0.5: by a name, in régulation, unless told. */
export const patientSearch =
  (turn: Turn & { readonly traits?: SearchedTraits } = {}): Example =>
  (kit) => [
    exchangeOf(kit, { card: 'centre-15', accessMode: 'centre_15', ...turn }, 'TD0.5', (context) =>
      buildTd05(context, turn.traits ?? { family: 'OUVERTE-TEST' }),
    ),
  ]

/** TD1.3a. */
export const administrativeData =
  (turn: Turn = {}): Example =>
  (kit) => [exchangeOf(kit, turn, 'TD1.3a', buildTd13a)]

/** TD1.6: all the authorisations unless told. */
export const holderList =
  (turn: Turn & { readonly listMode?: 'ACTIVE' | 'INTERDITE' | 'TOUTE' } = {}): Example =>
  (kit) => [exchangeOf(kit, turn, 'TD1.6', (context, patient) => buildTd16(context, patient, turn.listMode))]

/** What is special to a document of an example; `previous` is the uniqueId of the one that its header replaces. */
export interface ExampleDocument extends Partial<Omit<CdaOptions, 'replaces'>>, Omit<LpsDocument, 'bytes' | 'facts'> {
  readonly previous?: string
}

export interface FeedingTurn extends Turn {
  /** One per document; a PDF report of consultation unless told. */
  readonly documents?: readonly ExampleDocument[]
  /** Author of the documents, by his card; the sender unless told. */
  readonly author?: string
  /** Documents of another kind than a level 1 CDA, in place of `documents`. */
  readonly made?: (by: DocumentMaker) => readonly LpsDocument[]
  /** Changes the text of every CDA before it is described and signed. */
  readonly cda?: (xml: string) => string
}

/** TD2.1. */
export const feeding =
  (turn: FeedingTurn = {}): Example =>
  (kit) => [
    exchangeOf(kit, turn, 'TD2.1', (context, patient) => {
      const author = found(kit.cards, turn.author ?? context.card.id)
      const edited = (bytes: Uint8Array): Uint8Array =>
        turn.cda ? Buffer.from(turn.cda(Buffer.from(bytes).toString('utf8'))) : bytes
      const made = turn.made?.({ author, patient, now: kit.now(), ids: kit.ids })
      if (made)
        return buildTd21(
          context,
          patient,
          made.map((one) => ({ ...one, bytes: edited(one.bytes) })),
        )
      const documents = (turn.documents ?? [{}]).map(
        ({ previous, replaces, masquePs, invisiblePatient, invisibleRepresentants, ...sheet }): LpsDocument => {
          const { bytes, facts } = aCda({
            uniqueId: `1.2.250.1.999.9.1.5.${BigInt(`0x${kit.ids.uuid().slice(0, 8)}`)}`,
            patient,
            author,
            title: 'Compte rendu de consultation',
            typeCode: '11488-4',
            creationTime: new Date(kit.now().getTime() - 60_000),
            body: 'pdf',
            ...(previous === undefined ? {} : { replaces: previous }),
            ...sheet,
          })
          return { bytes: edited(bytes), facts, replaces, masquePs, invisiblePatient, invisibleRepresentants }
        },
      )
      return buildTd21(context, patient, documents)
    }),
  ]

/** TD3.1: FindDocuments unless another query is given. */
export const search =
  (turn: Turn & { readonly query?: StoredQuery } = {}): Example =>
  (kit) => [
    exchangeOf(kit, turn, 'TD3.1', (context, patient) =>
      buildTd31(context, patient, turn.query ?? findDocuments(patient)),
    ),
  ]

/** TD3.2. */
export const retrieval =
  (turn: Turn & { readonly uniqueIds?: readonly string[] } = {}): Example =>
  (kit) => [
    exchangeOf(kit, turn, 'TD3.2', (context, patient) =>
      buildTd32(context, patient, turn.uniqueIds ?? ['1.2.250.1.999.9.1.5.1']),
    ),
  ]

/** TD0.9: the record of the patient by card, or by Pro Santé Connect in that mode, unless told. */
export const webPage =
  (turn: Turn & { readonly page?: string } = {}): Example =>
  (kit) => [
    exchangeOf(kit, turn, 'TD0.9', (context, patient) =>
      (turn.mode === 'psc' ? buildTd09Psc : buildTd09)(context, turn.page ?? 'DossierPatient', patient),
    ),
  ]

/** TD0.10: the same with an AIR token. */
export const airPage =
  (turn: Turn & { readonly page?: string } = {}): Example =>
  (kit) => [
    exchangeOf(kit, { card: 'etablissement-air', mode: 'air', ...turn }, 'TD0.10', (context, patient) =>
      buildTd010(context, turn.page ?? 'DossierPatient', patient),
    ),
  ]

/** Changes the VIHF before it is signed. */
export const withVihf = (vihf: Hook<VihfDraft>): { readonly spoil: Spoil } => ({ spoil: { vihf } })

/** Changes the metadata of every document before the lot is signed. */
export const withEntries = (change: (entry: LotEntry) => LotEntry): { readonly spoil: Spoil } => ({
  spoil: { metadata: (lot) => ({ ...lot, entries: lot.entries.map(change) }) },
})

export const withSet = (change: (set: Lot['set']) => Lot['set']): { readonly spoil: Spoil } => ({
  spoil: { metadata: (lot) => ({ ...lot, set: change(lot.set) }) },
})

/** Changes the lot as it will be written, signature entry and associations included. */
export const withLot = (submission: Hook<Lot>): { readonly spoil: Spoil } => ({ spoil: { submission } })

/** Changes the text of the envelope. */
export const replacing = (pattern: string | RegExp, by: string): Spoil => ({
  envelope: (xml) => xml.replace(pattern, by),
})

export const contentTypeSpoil = (pattern: string | RegExp, by: string): Spoil => ({
  headers: (all) =>
    all.map(([name, value]) => [name, name === 'Content-Type' ? value.replace(pattern, by) : value] as const),
})

/** The TLS session that the card opens, changed. */
export const tlsOf =
  (change: Partial<TlsIdentity> = {}) =>
  (card: Card): TlsIdentity => ({ ...tlsIdentityOf(card), serverName: 'dmp.test', ...change })
