import type { Authorization } from '#simulator/domain/acces.js'
import type { Actor } from '#simulator/domain/actor.js'
import type { Dmp } from '#simulator/domain/dmp.js'
import { seededIds } from '#simulator/ids.js'
import { defaultSettings } from '#simulator/settings.js'
import { openStore, type SpaceStore } from '#simulator/store/world-store.js'
import { td21 } from '#simulator/transactions/td2.1-alimentation/index.js'
import type {
  CallContext,
  EncodedBody,
  HandlerResult,
  PartFinder,
  Transaction,
} from '#simulator/transactions/transaction.js'
import type { Vihf } from '#simulator/vihf/vihf.js'
import type { XmlElement } from '#simulator/wire/xml-tree.js'
import { doctor, type LotDraft, lotMessage, practice, testPatient } from './lot-message.js'

export const now = new Date('2026-01-15T10:15:02Z')

/** One sequence for the whole file, so that no identifier comes twice in a space. */
const ids = seededIds('test')

export const aDmp = (overrides: Partial<Dmp> = {}): Dmp => ({
  ins: testPatient.ins,
  insOid: testPatient.oid,
  status: 'active',
  traits: { prefix: 'Mme', birthName: 'DUPONT', usedName: 'DUPONT', given: 'JEANNE', sex: 'F', birthDate: '19600401' },
  opposedToBrisDeGlace: false,
  opposedToAccesUrgence: false,
  opposedToMaskedInEmergency: false,
  attachedToEns: false,
  internetAccount: false,
  ...overrides,
})

export const anActor = (overrides: Partial<Actor> = {}): Actor => ({
  authentication: 'CPS',
  professionalId: doctor,
  structureId: practice,
  isDoctor: true,
  isOccupationalDoctor: false,
  isProfessional: true,
  accessMode: 'normal',
  secretConnection: false,
  ...overrides,
})

export const anAuthorization = (overrides: Partial<Authorization> = {}): Authorization => ({
  actorId: doctor,
  kind: 'professional',
  state: 'granted',
  medecinTraitant: false,
  since: '20260101080000',
  lastAccess: '20260115080000',
  ...overrides,
})

/** A space in memory with one open DMP, on which the doctor is authorised. */
export function aSpace(
  dmp: Dmp | null = aDmp(),
  authorizations: readonly Authorization[] = [anAuthorization()],
): SpaceStore {
  const space = openStore(undefined).space('test')
  space.apply([
    ...(dmp ? [{ kind: 'dmp' as const, dmp }] : []),
    ...authorizations.map((authorization) => ({ kind: 'authorization' as const, patient: testPatient, authorization })),
  ])
  return space
}

/** A call of the doctor in `--trust open`, where the signature of a lot does not refuse it. */
export const aCall = (space: SpaceStore, overrides: Partial<CallContext> = {}): CallContext => ({
  vihf: {} as Vihf,
  actor: anActor(),
  patient: testPatient,
  signingCertificate: undefined,
  world: space.world,
  identities: () => [],
  settings: { ...defaultSettings, trust: 'open' },
  now,
  ids,
  distrust: () => undefined,
  ...overrides,
})

const noParts: PartFinder = () => undefined

/** The XML of an answer, whole. */
export const textOf = ({ xml }: EncodedBody): string =>
  typeof xml === 'string'
    ? xml
    : Buffer.concat(xml.map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece))).toString('utf8')

/** Decodes and handles a body as the pipeline does, and keeps the changes. */
export function play<Request, Outcome>(
  transaction: Transaction<Request, Outcome>,
  space: SpaceStore,
  body: XmlElement,
  context: CallContext,
  parts: PartFinder = noParts,
): HandlerResult<Outcome> & { readonly answer: string } {
  const decoded = transaction.decode(body, parts)
  if (!decoded.ok) return { ...decoded, answer: '' }
  const { request } = decoded.value
  const frame = { now: context.now, ids: context.ids }
  const result = transaction.handle(request, context)
  if (!result.ok) return { ...result, answer: textOf(transaction.encodeRejection(result.rejection, request, frame)) }
  space.apply(result.value.changes)
  return { ...result, answer: textOf(transaction.encode(result.value.outcome, request, frame)) }
}

/** Feeds a lot; an outcome that is not a success is the test's own fault unless it looks at it. */
export const feed = (space: SpaceStore, lot: LotDraft, overrides: Partial<CallContext> = {}) => {
  const { body, parts } = lotMessage(lot)
  return play(td21, space, body, aCall(space, overrides), parts)
}

/** Ids of all the rejections of a result, in order; [] for a success. */
export const rejectionsOf = (result: HandlerResult<unknown>): string[] =>
  result.ok ? [] : [result.rejection, ...(result.rejection.others ?? [])].map(({ rejection }) => rejection)
