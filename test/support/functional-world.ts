import type { Card } from '#fixtures/cards/card.js'
import {
  decodeWholeEntries,
  inProcessSend,
  type LpsMode,
  ModelLps,
  tlsIdentityOf,
  type WholeEntry,
} from '#fixtures/lps/index.js'
import { people, population } from '#fixtures/people/index.js'
import { aPerson, openDmp, type Person } from '#fixtures/people/person.js'
import { createSimulator, type Simulator } from '#simulator/app.js'
import { availabilityStatus } from '#simulator/domain/document.js'
import type { Change, FoundDocument, NewDocument } from '#simulator/domain/world.js'
import { seededIds } from '#simulator/ids.js'
import { defaultSettings } from '#simulator/settings.js'
import { openStore } from '#simulator/store/world-store.js'
import type { AccessMode } from '#simulator/vihf/vihf.js'
import { renderLeaf } from '#simulator/wire/ebxml-leaf.js'
import { readDocumentEntry } from '#simulator/wire/ebxml-read.js'
import { technicalTime } from '#simulator/wire/time.js'
import { anEntry, entryXml, normal, rootOf, visibility, xcn, xon } from './lot-message.js'
import { baseUrl } from './lps-messages.js'
import { cardOf, testPki } from './test-pki.js'

/** Who stands in a column: a card, or somebody of a structure in AIR; `holder` is who holds his authorisation. */
interface Seat {
  readonly card: string
  /** Card whose bearer uses the software; that of `card` unless told. */
  readonly user?: string
  readonly mode?: LpsMode
  readonly accessMode: AccessMode
  readonly structure?: true
  readonly medecinTraitant?: true
}

const regulation = 'centre-15'
const modes = { normal: 'normal', régulation: 'centre_15', 'bris de glace': 'bris_de_glace' } as const
const seats = (
  heading: string,
  seat: (mode: keyof typeof modes) => Omit<Seat, 'accessMode'>,
  ...each: readonly (keyof typeof modes)[]
): [string, Seat][] => each.map((mode) => [`${heading}, ${mode}`, { ...seat(mode), accessMode: modes[mode] }])

/** In AIR, who works in the structure; only a régulation centre uses that mode. */
const air = (mode: keyof typeof modes, user: string) =>
  ({ card: mode === 'régulation' ? regulation : 'etablissement-air', user, mode: 'air' }) as const

/** One seat for each column of the two pages. */
export const seatsByColumn: ReadonlyMap<string, Seat> = new Map([
  ...seats('2024 CPS/CPF, PS non médecin', () => ({ card: 'pharmacien-cps' }), 'normal', 'régulation', 'bris de glace'),
  ...seats(
    '2024 CPS/CPF, Médecin (non MT)',
    () => ({ card: 'generaliste-cps' }),
    'normal',
    'régulation',
    'bris de glace',
  ),
  ['2024 CPS/CPF, Médecin du travail, sans objet', { card: 'medecin-du-travail-cps', accessMode: 'normal' }],
  ...seats(
    '2024 CPS/CPF, Médecin traitant DMP',
    () => ({ card: 'medecin-traitant-cps', medecinTraitant: true }),
    'normal',
    'bris de glace',
  ),
  ['2024 CPE, non PS, normal', { card: 'secretaire-cpe', accessMode: 'normal', structure: true }],
  ...seats(
    '2024 Certificat ES (indirecte), tous',
    (mode) => ({ card: mode === 'régulation' ? regulation : 'etablissement', structure: true }),
    'normal',
    'régulation',
  ),
  ...seats(
    '2025 AIR (PS), PS non médecin',
    (mode) => air(mode, 'pharmacien-cps'),
    'normal',
    'régulation',
    'bris de glace',
  ),
  ...seats(
    '2025 AIR (PS), Médecin (non MT)',
    (mode) => air(mode, 'generaliste-cps'),
    'normal',
    'régulation',
    'bris de glace',
  ),
  ...seats(
    '2025 AIR (PS), Médecin traitant DMP',
    (mode) => ({ ...air(mode, 'medecin-traitant-cps'), medecinTraitant: true }),
    'normal',
    'bris de glace',
  ),
  ['2025 AIR (PE), non PS, normal', { ...air('normal', 'secretaire-cpe'), structure: true, accessMode: 'normal' }],
])

/** Kinds of documents: those that are read, then those that a question changes. */
const documentKinds = {
  'non masqué': {},
  masqué: { codes: ['MASQUE_PS'] },
  'non visible': { codes: ['INVISIBLE_PATIENT'] },
  archivé: { status: 'archived' },
  obsolète: { status: 'deprecated' },
  supprimé: { status: 'deleted' },
  'à masquer': {},
  'à démasquer': { codes: ['MASQUE_PS'] },
  'à rendre visible': { codes: ['INVISIBLE_PATIENT'] },
  'à archiver': {},
  'à désarchiver': { status: 'archived' },
  'à supprimer': {},
} as const satisfies Readonly<
  Record<string, { readonly codes?: readonly string[]; readonly status?: keyof typeof availabilityStatus }>
>

export type DocumentKind = keyof typeof documentKinds
export const owners = ['own', 'structure', 'other', 'patient'] as const
export type Owner = (typeof owners)[number]
const kinds = Object.keys(documentKinds) as DocumentKind[]

/** The DMPs of a column; some questions would spoil the others, and `bloqué` is closed to him. */
const purposes = ['courant', 'permet', 'à autoriser', 'à quitter', 'à ne plus traiter', 'bloqué'] as const
export type Purpose = (typeof purposes)[number]

/** What each of its DMPs holds. */
const holdings: readonly (readonly [purpose: Purpose, kind: DocumentKind, owner: Owner])[] = [
  ...owners.map((owner) => ['courant', 'non masqué', owner] as const),
  ...kinds.slice(2, 6).map((kind) => ['courant', kind, 'other'] as const),
  ...['masqué' as const, ...kinds.slice(6)].flatMap((kind) => owners.map((owner) => ['courant', kind, owner] as const)),
  ...owners.map((owner) => ['permet', 'masqué', owner] as const),
  ...kinds.flatMap((kind) => [['bloqué', kind, 'own'] as const, ['bloqué', kind, 'other'] as const]),
]

/** A column of a page, as whoever stands in it. */
export interface Column {
  readonly seat: Seat
  readonly lps: ModelLps
  /** The person who asks. */
  readonly bearer: Card
  readonly patient: (purpose: Purpose) => Person
  readonly uniqueId: (kind: DocumentKind, owner: Owner, purpose?: Purpose) => string
  /** As it is kept now. */
  readonly held: (kind: DocumentKind, owner: Owner, purpose?: Purpose) => FoundDocument
}

export interface FunctionalWorld {
  readonly simulator: Simulator
  readonly column: (heading: string) => Column
  /** A structure, and a professional who works there. */
  readonly colleague: (structureId: string) => string
}

const someone = '810000000001'
const elsewhere = '10B0999001'
const longAgo = '20260101000000'

/** One DMP for each column and purpose, in a simulator without sockets, at a moment that does not move. */
export async function functionalWorld(): Promise<FunctionalWorld> {
  const pki = await testPki()
  const now = new Date()
  const headings = [...seatsByColumn.keys()]
  const columns = new Map(headings.map((heading, row) => [heading, columnAt(heading, row)]))
  const column = (heading: string): Column => {
    const found = columns.get(heading)
    if (!found) throw new Error(`nobody sits in column ${heading}`)
    return found
  }
  const simulator = createSimulator({
    store: openStore(undefined),
    clock: () => now,
    seed: 'cells',
    settings: defaultSettings,
    anchors: pki,
    population: (at) => {
      const patients = [...columns.values()].flatMap(({ patient }) => purposes.map(patient))
      const base = population(pki.cards, [...people, ...patients], at)
      return { ...base, changes: [...base.changes, ...[...columns.values()].flatMap(changesOf)] }
    },
    onBenchError: (error) => {
      throw error
    },
  })

  function columnAt(heading: string, row: number): Column {
    const seat = seatsByColumn.get(heading) as Seat
    const card = cardOf(pki, seat.card)
    const bearer = cardOf(pki, seat.user ?? seat.card)
    const patients = new Map(
      purposes.map((purpose, rank) => [purpose, aPatient(row * purposes.length + rank, purpose)]),
    )
    const patient = (purpose: Purpose): Person => patients.get(purpose) as Person
    const rank = (kind: DocumentKind, owner: Owner, purpose: Purpose): number =>
      row * 1000 + holdings.findIndex((one) => one.join() === [purpose, kind, owner].join())
    const uniqueId: Column['uniqueId'] = (kind, owner, purpose = 'courant') => oidOf(rank(kind, owner, purpose))
    return {
      seat,
      bearer,
      patient,
      uniqueId,
      held: (kind, owner, purpose = 'courant') => {
        const { ins, insOid: oid } = patient(purpose)
        const [found] =
          simulator.bench.world('defaut')?.documentsByUniqueId({ ins, oid }, [uniqueId(kind, owner, purpose)]) ?? []
        if (!found) throw new Error(`${heading}: no document ${kind} of ${owner} in ${purpose}`)
        return found
      },
      lps: new ModelLps({
        card,
        user: bearer,
        accessMode: seat.accessMode,
        baseUrl,
        clock: () => now,
        ids: seededIds(`cells ${heading}`),
        send: async (request) => inProcessSend(simulator.app, tlsIdentityOf(card))(request),
        ...(seat.mode ? { mode: seat.mode } : {}),
      }),
    }
  }

  /** What he holds on each DMP, and its documents. */
  function changesOf({ seat, bearer, patient, lps, uniqueId }: Column): Change[] {
    const structure = lps.context.card.structureId
    const medecinTraitant = seat.medecinTraitant ?? false
    return purposes.flatMap((purpose): Change[] => {
      const { ins, insOid: oid } = patient(purpose)
      const documents = holdings
        .filter(([one]) => one === purpose)
        .map(([, kind, owner]) =>
          aDocument(uniqueId(kind, owner, purpose), kind, owner, patient(purpose), bearer.professionalId, structure),
        )
      const setUuid = uuidOf(`${documents[0]?.document.entry.uniqueId}0000`)
      const authorization = {
        actorId: seat.structure ? structure : bearer.professionalId,
        kind: seat.structure ? ('structure' as const) : ('professional' as const),
        state: purpose === 'bloqué' ? ('blocked' as const) : ('granted' as const),
        medecinTraitant,
        since: longAgo,
        lastAccess: technicalTime(now),
      }
      const set = { submittedId: setUuid, authors: [] }
      return [
        ...(purpose === 'à autoriser' && !medecinTraitant
          ? []
          : [{ kind: 'authorization' as const, patient: { ins, oid }, authorization }]),
        ...(documents.length === 0
          ? []
          : [{ kind: 'lot' as const, patient: { ins, oid }, setUuid, set, documents, submittedAt: longAgo }]),
      ]
    })
  }
  const colleague = (structureId: string): string => {
    const [found] = simulator.bench.world('defaut')?.structure(structureId)?.professionals ?? []
    if (found === undefined) throw new Error(`nobody works in ${structureId}`)
    return found
  }
  return { simulator, column, colleague }
}

/** Names are letters only, so that a search by traits finds one patient alone. */
const letters = (rank: number): string =>
  rank.toString(26).replace(/./g, (digit) => String.fromCharCode(65 + Number.parseInt(digit, 26)))

const aPatient = (rank: number, purpose: Purpose): Person =>
  aPerson({
    id: `cellule-${rank}`,
    title: purpose,
    order: String(100 + rank),
    identity: {
      birthName: `CELLULE-${letters(rank)}`,
      givenNames: ['TEST'],
      sex: 'F',
      birthDate: '19330303',
      birthPlace: '99999',
    },
    dmp: { ...openDmp, opposedToMaskedInEmergency: purpose !== 'permet' },
    authorizations: [],
    note: purpose,
  })

const oidOf = (rank: number): string => `1.2.250.1.999.9.8.${rank}`
const uuidOf = (uniqueId: string): string =>
  `urn:uuid:00000000-0000-4000-8000-${(uniqueId.split('.').at(-1) ?? '').padStart(12, '0')}`

/** A document as the registry keeps it, whoever could have fed it. */
function aDocument(
  uniqueId: string,
  kind: DocumentKind,
  owner: Owner,
  patient: Person,
  professional: string,
  structure: string,
): NewDocument {
  const {
    codes = [],
    status = 'approved',
  }: { readonly codes?: readonly string[]; readonly status?: keyof typeof availabilityStatus } = documentKinds[kind]
  const author = xcn(owner === 'own' ? professional : someone)
  const patientId = `${patient.ins}^^^&${patient.insOid}&ISO^NH`
  const xml = entryXml(
    anEntry(1, {
      uniqueId,
      patientId,
      authors: [
        {
          persons: [author],
          institutions: owner === 'patient' ? [] : [xon(owner === 'structure' ? structure : elsewhere)],
          ...(owner === 'patient' ? { specialties: ['EXP_PATIENT^Patient^1.2.250.1.213.1.1.4.6'] } : {}),
        },
      ],
      slots: { legalAuthenticator: [author], sourcePatientId: [patientId] },
      codes: { confidentialityCode: [normal, ...codes.map(visibility)] },
    }),
  )
  const entryUuid = uuidOf(uniqueId)
  const document = {
    entryUuid,
    logicalId: entryUuid,
    version: 1,
    status: availabilityStatus[status],
    entry: readDocumentEntry(rootOf(xml.replace('<ExtrinsicObject', `<ExtrinsicObject xmlns="${rim}"`))),
    hash: '',
    sizeBytes: 1,
    isLotSignature: false,
    submissionSetUuid: uuidOf(`${uniqueId}0000`),
    submittedAt: longAgo,
  }
  return {
    document,
    content: Buffer.from('x'),
    contentType: 'text/xml',
    leafXml: renderLeaf(document, () => entryUuid.slice(9)),
  }
}

const rim = 'urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0'

/** The entry as a client that found it would send it back. */
export function entryOf({ leafXml }: FoundDocument): WholeEntry {
  const soap = 'http://www.w3.org/2003/05/soap-envelope'
  const leaf = Buffer.from(leafXml).toString('utf8')
  const body = `<s:Envelope xmlns:s="${soap}"><s:Body><answer><RegistryObjectList xmlns="${rim}" xmlns:ns4="${rim}">${leaf}</RegistryObjectList></answer></s:Body></s:Envelope>`
  const [entry] = decodeWholeEntries({
    status: 200,
    headers: [['content-type', 'application/soap+xml']],
    body: Buffer.from(body),
  })
  if (!entry) throw new Error('no entry in the leaf')
  return entry
}
