import { type InsiReport, insiLot } from '#matrix/insi.js'
import type { InsIdentity } from '../domain/ins-identity.js'
import { type InsiStage, insiPass, insiRefuse } from './fault.js'
import { type InjectedAnswer, injectedFor } from './injection.js'
import type { InsiRequest, Verification } from './request.js'
import { byCard, byTraits, isVerified } from './search.js'
import { type InsiState, keepLot } from './state.js'

/** One line of a lot's result: verified or not, or the fault that was injected for it. */
export interface LotLine {
  readonly id?: string
  readonly verified: boolean
}

export type InsiOutcome =
  | { readonly kind: 'search'; readonly report: InsiReport; readonly identity?: InsIdentity }
  | { readonly kind: 'verification'; readonly verified: boolean }
  | { readonly kind: 'lot-deposited'; readonly lot: string; readonly delaySeconds: number }
  | { readonly kind: 'lot-waiting'; readonly delaySeconds: number }
  | { readonly kind: 'lot-unknown' }
  | { readonly kind: 'lot-done'; readonly lines: readonly LotLine[] }

/**
 * What INSi answers to a request, and what it keeps of it.
 *
 *   request, state of the space, instant of INSi -> outcome, or an injected fault
 */
export function handleInsi(request: InsiRequest, state: InsiState, now: number): InsiStage<InsiOutcome> {
  const injected = injectedFor(state.injections, request)
  if (injected) return fromInjection(injected)
  switch (request.operation) {
    case 'recherche-vitale':
      return insiPass(found(byCard(state.people, request.search)))
    case 'recherche-traits':
      return insiPass(found(byTraits(state.people, request.search)))
    case 'verification':
      return insiPass({ kind: 'verification', verified: isVerified(state.people, request.verification) })
    case 'lot-depot': {
      const lot = state.ids.uuid()
      keepLot(state, lot, { items: request.items, depositedAt: now })
      return insiPass({ kind: 'lot-deposited', lot, delaySeconds: insiLot.firstDelaySeconds })
    }
    case 'lot-recuperation':
      return insiPass(retrieved(request.lot, state, now))
  }
}

function fromInjection(answer: InjectedAnswer): InsiStage<InsiOutcome> {
  switch (answer.kind) {
    case 'fault':
      return insiRefuse(answer.fault)
    case 'report':
      return insiPass({ kind: 'search', report: answer.report })
    case 'identity':
      return insiPass({ kind: 'search', report: 'ok', identity: answer.identity })
    case 'verified':
      return insiPass({ kind: 'verification', verified: answer.verified })
  }
}

function found(people: readonly InsIdentity[]): InsiOutcome {
  const [identity, ...others] = people
  if (!identity) return { kind: 'search', report: 'none' }
  return others.length > 0 ? { kind: 'search', report: 'several' } : { kind: 'search', report: 'ok', identity }
}

/** A lot is ready after the two delays of the recorded trace; asked earlier, it says how long is left. */
function retrieved(id: string, state: InsiState, now: number): InsiOutcome {
  const lot = state.lots.get(id)
  if (!lot) return { kind: 'lot-unknown' }
  const left = Math.ceil((lot.depositedAt + insiLot.readyAfterSeconds * 1000 - now) / 1000)
  if (left > 0) return { kind: 'lot-waiting', delaySeconds: left }
  return { kind: 'lot-done', lines: lot.items.map((item) => lineOf(item, state)) }
}

function lineOf(item: Verification, state: InsiState): LotLine {
  const injected = injectedFor(state.injections, { operation: 'verification', verification: item })
  const verified = injected?.kind === 'verified' ? injected.verified : isVerified(state.people, item)
  return { ...(item.id === undefined ? {} : { id: item.id }), verified }
}
