import type { SeenOn } from '#matrix/requirements.js'
import type { SourceDocument } from '#matrix/sources.js'
import type { Verdict, VerdictResult } from '#scenarios/verdict.js'

/** One scenario of a run, or the saved messages judged alone. */
export interface ReportScenario {
  readonly id: string
  readonly official?: string
  readonly title: string
  readonly result: VerdictResult
  /** French sentences on how it was played or read, e.g. headers that were not saved with a message. */
  readonly notes: readonly string[]
  readonly verdicts: readonly Verdict[]
  readonly exchanges: readonly ReportExchange[]
}

/** One direction of an exchange, made readable: `text` is laid out for the eye, size and SHA-256 are those of the bytes. */
export interface ReportMessage {
  readonly headers: readonly (readonly [string, string])[]
  readonly text: string
  readonly sizeBytes: number
  readonly sha256: string
}

export interface ReportExchange {
  readonly id: string
  readonly receivedAt: string
  readonly space: string
  /** Transaction id, or an empty string when the message was not understood that far. */
  readonly transaction: string
  readonly title: string
  readonly status: number | null
  /** French: accepted, or the sentence of the refusal. */
  readonly outcome: string
  readonly refused: boolean
  readonly tls?: string
  readonly decisionRow?: string
  readonly why?: string
  readonly request: ReportMessage & { readonly method: string; readonly url: string }
  readonly response?: ReportMessage
}

/** A word of a verdict; or `unread`, when nobody could read the text that would tell what to judge. */
export type RequirementResult = VerdictResult | 'unread'

/** A requirement and how it fared; `unchecked` says in French why no check bears on it. */
export interface ReportRequirement {
  readonly id: string
  readonly title: string
  readonly says: string
  readonly seenOn?: SeenOn
  readonly source: string
  readonly result: RequirementResult
  readonly checks: readonly string[]
  readonly unchecked?: string
}

/** Everything a report shows; the same run gives the same value, and the same value the same bytes. */
export interface Report {
  readonly title: string
  readonly result: VerdictResult
  readonly exitCode: 0 | 1 | 2
  readonly seed: string
  /** ISO 8601 UTC. */
  readonly clock: string
  readonly version: string
  readonly tables: readonly { readonly name: string; readonly edition: string }[]
  readonly scenarios: readonly ReportScenario[]
  readonly requirements: readonly ReportRequirement[]
  /** Documents that the rules and the requirements cite, in the order of the table of sources. */
  readonly sources: readonly SourceDocument[]
  readonly counts: Readonly<Record<VerdictResult, number>>
}
