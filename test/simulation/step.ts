import fc from 'fast-check'
import { expect } from 'vitest'
import type { AnswerFrame, ModelLps, Spoil } from '#fixtures/lps/index.js'
import type { Person } from '#fixtures/people/index.js'
import type {
  Guide,
  Outcome,
  PlainCall,
  PlainCaller,
  PlainDmp,
  PlainDocument,
  PlainPatient,
} from '../support/plain-dmp/state.js'
import type { Stage } from './bench.js'
import { actorOf, modeFor, patientIds, personOf, type Seat, seatsOf } from './people.js'
import type { Variant } from './variants.js'

export type Command = fc.AsyncCommand<PlainDmp, Stage>

/** A kind of command: how its arguments are drawn, and how it is played on the model and on the bench. */
export const aStep = <Args>(
  name: string,
  args: fc.Arbitrary<Args>,
  play: (args: Args, dmp: PlainDmp, stage: Stage) => Promise<void>,
): fc.Arbitrary<Command> =>
  args.map((drawn) => ({
    check: () => true,
    run: (dmp, stage) => play(drawn, dmp, stage),
    toString: () => `${name} ${JSON.stringify(drawn)}`,
  }))

export const normal = (card: string): Seat => ({ card, mode: 'normal' })

/** A seat, mostly in normal mode, which most rights are for, and mostly of a professional who was let in somewhere. */
export const seat = (guide: Guide): fc.Arbitrary<Seat> =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom(...['generaliste-cps', 'pharmacien-cps', 'medecin-traitant-cps'].map(normal)),
    },
    { weight: 2, arbitrary: fc.constantFrom(...seatsOf(guide).filter(({ mode }) => mode === 'normal')) },
    { weight: 2, arbitrary: fc.constantFrom(...seatsOf(guide)) },
  )

/** A patient, mostly one whose open DMP somebody reads: where nobody may, one refusal hides all the others. */
export const patient: fc.Arbitrary<string> = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(...patientIds) },
  { weight: 1, arbitrary: fc.constantFrom('dmp-ouvert', 'medecin-traitant', 'sans-ens', 'sans-ens-compte') },
)

/** Patients whose DMP a LPS makes, opens, changes or closes, more often than the others. */
export const administered: fc.Arbitrary<string> = fc.oneof(
  { weight: 1, arbitrary: patient },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'sans-dmp',
      'date-lunaire',
      'sans-ens',
      'sans-ens-compte',
      'sans-ens-ferme',
      'ps-bloque',
    ),
  },
)

/** Any document by its rank, mostly among those that live still; `byAuthor` takes the card of who fed it. */
export const anyDocument = {
  which: fc.nat(1000),
  among: fc.constantFrom('living' as const, 'living' as const, 'living' as const, 'all' as const),
  byAuthor: fc.boolean(),
}

/** A caller and its client. */
export interface Scene extends PlainCaller {
  readonly client: ModelLps
}

/** A call about a patient and the client that makes it. */
export interface PatientScene extends PlainCall, Scene {
  readonly person: Person
}

export function sceneOf(dmp: PlainDmp, stage: Stage, { card, mode }: Seat, spoil?: Spoil): Scene {
  const actor = actorOf(stage.card(card))
  return { dmp, actor, mode, client: stage.client(card, mode, spoil) }
}

export function patientOf(dmp: PlainDmp, id: string): PlainPatient {
  const found = dmp.patients.find((one) => one.id === id)
  if (!found) throw new Error(`no patient ${id}`)
  return found
}

export const patientScene = (
  dmp: PlainDmp,
  stage: Stage,
  { seat, patient }: { readonly seat: Seat; readonly patient: string },
  spoil?: Spoil,
): PatientScene => ({
  ...sceneOf(dmp, stage, seat, spoil),
  patient: patientOf(dmp, patient),
  person: personOf(patient),
})

const isLiving = ({ status }: PlainDocument): boolean => status === 'approved' || status === 'archived'

const pools = {
  living: isLiving,
  archived: ({ status }: PlainDocument) => status === 'archived',
  invisible: (document: PlainDocument) => document.invisible && isLiving(document),
  all: () => true,
} as const satisfies Readonly<Record<string, (document: PlainDocument) => boolean>>

interface OnDocument {
  readonly seat: Seat
  readonly which: number
  readonly among: keyof typeof pools
  readonly byAuthor: boolean
  /** Ask for the document in the DMP of this patient, whosever it is. */
  readonly astray?: string | undefined
}

/** The scene of an action on a document, and the seat it is made from; none while there is no such one. */
export function documentScene(
  dmp: PlainDmp,
  stage: Stage,
  { seat, which, among, byAuthor, astray }: OnDocument,
): (PatientScene & { readonly document: PlainDocument; readonly seat: Seat }) | undefined {
  const found = dmp.patients.flatMap(({ id, documents }) =>
    documents.filter(pools[among]).map((document) => ({ id, document })),
  )
  const chosen = found[which % Math.max(1, found.length)]
  if (!chosen) return undefined
  const { id, document } = chosen
  const card = byAuthor ? document.author.card : seat.card
  const taken = { card, mode: modeFor(card, seat.mode) }
  return { ...patientScene(dmp, stage, { seat: taken, patient: astray ?? id }), document, seat: taken }
}

interface Answer extends AnswerFrame {
  /** DMPOk, Success, or how the DMP is once registered. */
  readonly status?: string
  readonly acknowledgement?: string
  readonly error?: { readonly code: string }
  readonly errors?: readonly { readonly errorCode: string }[]
}

/** `ok`, or the first code of the refusal, whatever the form of the answer. */
function outcomeOf({ fault, errors, error, acknowledgement, status, httpStatus }: Answer): string {
  const code = fault?.subcode ?? fault?.code ?? errors?.[0]?.errorCode ?? error?.code
  if (code !== undefined) return code
  const done = acknowledgement === undefined ? status === 'DMPOk' || status === 'Success' : acknowledgement === 'AA'
  return done ? 'ok' : (status ?? `HTTP ${httpStatus}`)
}

/** Compares an outcome with that of the model, and counts it; is it a success? */
export function compare(stage: Stage, variant: Variant, answer: Answer, expected: Outcome): boolean {
  const real = outcomeOf(answer)
  if (expected === 'refused') expect(real, variant).not.toBe('ok')
  else expect(real, variant).toBe(expected)
  stage.answers.count(variant, real === 'ok')
  return real === 'ok'
}
