import type { InsiOperation } from '#matrix/insi.js'

/** What a carte Vitale says of a person; at least one matricule. */
export interface CardSearch {
  /** 13 characters and key, as sent. */
  readonly own?: SentNumber
  readonly policyHolder?: SentNumber
  readonly birthName?: string
  /** As on the card: its digits are compared. */
  readonly birthDate?: string
  readonly birthRank?: number
}

export interface SentNumber {
  readonly number: string
  readonly key: string
}

/** Traits of a person; `birthDate` is AAAA-MM-JJ, lunar dates allowed. */
export interface TraitsSearch {
  readonly birthName: string
  readonly givenNames: readonly string[]
  readonly sex: 'M' | 'F'
  readonly birthDate: string
  readonly birthPlace?: string
}

/** An INS that the LPS has, with the traits that it keeps. */
export interface Verification extends TraitsSearch {
  /** Name of the item in its lot, given by the client. */
  readonly id?: string
  readonly matricule: SentNumber
  readonly oid: string
}

export type InsiRequest =
  | { readonly operation: 'recherche-vitale'; readonly search: CardSearch }
  | { readonly operation: 'recherche-traits'; readonly search: TraitsSearch }
  | { readonly operation: 'verification'; readonly verification: Verification }
  | { readonly operation: 'lot-depot'; readonly items: readonly Verification[] }
  | { readonly operation: 'lot-recuperation'; readonly lot: string }

/** Each operation has its request. */
export type RequestOf<Operation extends InsiOperation> = Extract<InsiRequest, { readonly operation: Operation }>
