import type { ExistenceAnswer } from './answer-view.js'
import type { CheckContext } from './check.js'
import type { ExchangeView } from './view.js'

/** Earlier exchanges of the same user about the same patient, oldest first. */
export const sessionBefore = (view: ExchangeView, { earlier }: CheckContext): readonly ExchangeView[] =>
  earlier.filter((other) => other.sessionKey === view.sessionKey)

/** Later exchanges of the same user about the same patient, oldest first. */
export const sessionAfter = (view: ExchangeView, { later }: CheckContext): readonly ExchangeView[] =>
  later.filter((other) => other.sessionKey === view.sessionKey)

/** What the last TD0.2 of the session answered, if it could be read. */
export const lastExistence = (view: ExchangeView, context: CheckContext): ExistenceAnswer | undefined =>
  sessionBefore(view, context).findLast((other) => other.transaction === 'TD0.2' && other.answer?.existence)?.answer
    ?.existence

/**
 * Birth date of the patient of a call, yyyyMMdd: of the documents it sends, else of the last TD0.2 answer about him.
 *
 * Undefined when nothing on the wire tells it.
 */
export function patientBirthDate(view: ExchangeView, { earlier }: CheckContext): string | undefined {
  const pid7 = view.lot?.documents
    .flatMap(({ entry }) => entry.sourcePatientInfo)
    .find((field) => field.startsWith('PID-7|'))
    ?.slice('PID-7|'.length)
  if (pid7) return pid7
  return earlier.findLast(
    (other) => other.patient?.ins === view.patient?.ins && other.answer?.existence?.birthDate !== undefined,
  )?.answer?.existence?.birthDate
}
