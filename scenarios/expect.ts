import type { AnyTransactionId } from '#matrix/web-transactions.js'
import type { AccessMode } from '#simulator/vihf/vihf.js'
import type { Finding } from './check.js'
import type { ExchangeView } from './view.js'

/** A finding on a conversation; `exchange` is the call at fault, when one is. */
export type ConversationFinding = Finding & { readonly exchange?: string }

/** Something expected of a whole conversation; its id is stable and appears in verdicts. */
export interface Expectation {
  readonly kind: 'expectation'
  readonly id: string
  /** French. */
  readonly title: string
  readonly judge: (views: readonly ExchangeView[]) => readonly ConversationFinding[]
}

const expectation = (id: string, title: string, judge: Expectation['judge']): Expectation => ({
  kind: 'expectation',
  id,
  title,
  judge,
})

const callsOf = (views: readonly ExchangeView[], transaction: AnyTransactionId): readonly ExchangeView[] =>
  views.filter((view) => view.transaction === transaction)

const conversation = 'conversation'
const counted = (count: number, transaction: AnyTransactionId): string => `${count} appel(s) ${transaction}`
const breach = (expected: string, observed: string): Finding[] => [{ where: conversation, line: 0, expected, observed }]

/** Exactly so many calls of that transaction. */
export const exactly = (count: number, transaction: AnyTransactionId): Expectation =>
  expectation(`exactly-${count}-${transaction}`, `${counted(count, transaction)}, ni plus ni moins`, (views) => {
    const found = callsOf(views, transaction).length
    return found === count ? [] : breach(counted(count, transaction), counted(found, transaction))
  })

/** That many calls or more. */
export const atLeast = (count: number, transaction: AnyTransactionId): Expectation =>
  expectation(`at-least-${count}-${transaction}`, `Au moins ${counted(count, transaction)}`, (views) => {
    const found = callsOf(views, transaction).length
    return found >= count ? [] : breach(`au moins ${counted(count, transaction)}`, counted(found, transaction))
  })

/** No call of that transaction. */
export const none = (transaction: AnyTransactionId): Expectation =>
  expectation(`none-${transaction}`, `Aucun appel ${transaction}`, (views) => {
    const found = callsOf(views, transaction)
    return found.map((view) => ({
      where: `appel ${view.exchange.id}`,
      line: 0,
      expected: `aucun appel ${transaction}`,
      observed: `un appel ${transaction}`,
      exchange: view.exchange.id,
    }))
  })

/** The first call of one transaction comes before the first of another. */
export const before = (first: AnyTransactionId, second: AnyTransactionId): Expectation =>
  expectation(`${first}-before-${second}`, `${first} vient avant ${second}`, (views) => {
    const order = views.map(({ transaction }) => transaction)
    const at = order.indexOf(first)
    const later = order.indexOf(second)
    if (at >= 0 && later >= 0 && at < later) return []
    return breach(`${first} puis ${second}`, order.join(', ') || 'aucun appel')
  })

/** At least one call of that transaction was answered with that code (`DMPOk`, `Success`, `DMPClosed`, `NF`...). */
export const answered = (code: string, transaction: AnyTransactionId): Expectation =>
  expectation(`${transaction}-answered-${code}`, `Le DMP répond ${code} à ${transaction}`, (views) => {
    const codes = callsOf(views, transaction).flatMap(({ answer }) => answer?.codes ?? [])
    return codes.includes(code)
      ? []
      : breach(`une réponse ${code} à ${transaction}`, codes.join(', ') || 'aucune réponse')
  })

/** No call was refused by the DMP. */
export const nothingRefused: Expectation = expectation('nothing-refused', 'Le DMP ne refuse aucun appel', (views) =>
  views
    .filter(({ answer }) => answer === undefined || !answer.success)
    .map((view) => ({
      where: `appel ${view.transaction ?? view.exchange.request.url} (${view.exchange.id})`,
      line: 0,
      expected: 'un appel accepté',
      observed: view.answer?.codes.join(', ') || `HTTP ${view.exchange.response?.status ?? 'sans réponse'}`,
      exchange: view.exchange.id,
    })),
)

/** Every document fed carries that confidentiality or visibility code. */
export const documentsCarry = (code: string): Expectation =>
  expectation(`documents-carry-${code}`, `Chaque document envoyé porte ${code}`, (views) => {
    const documents = views.flatMap(({ lot, exchange }) =>
      (lot?.documents ?? []).map((document) => ({ ...document, exchange: exchange.id })),
    )
    if (documents.length === 0) return breach(`un document portant ${code}`, 'aucun document')
    return documents
      .filter(({ entry }) => !entry.confidentialityCodes.some((one) => one.code === code))
      .map(({ entry, element, exchange }) => ({
        where: element.path,
        line: element.line,
        expected: code,
        observed: entry.confidentialityCodes.map((one) => one.code).join(', ') || 'aucun code',
        exchange,
      }))
  })

/** Every call says that mode of access. */
export const opensIn = (mode: AccessMode): Expectation =>
  expectation(`opens-in-${mode}`, `Chaque appel est en mode ${mode}`, (views) =>
    views
      .filter(({ vihf }) => vihf?.accessMode !== mode)
      .map(({ vihf, exchange }) => ({
        where: vihf?.place.path ?? `appel ${exchange.id}`,
        line: vihf?.place.line ?? 0,
        expected: mode,
        observed: vihf?.accessMode ?? 'aucun mode',
        exchange: exchange.id,
      })),
  )

/** The last TD0.3 takes the authorisation back. */
export const withdraws: Expectation = expectation('withdraws', "L'autorisation est retirée", (views) => {
  const action = callsOf(views, 'TD0.3').at(-1)?.td03?.action
  return action === 'SUPPRESSION' ? [] : breach('une TD0.3 SUPPRESSION', action ?? 'aucune TD0.3 lisible')
})
