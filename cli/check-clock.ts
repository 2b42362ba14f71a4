import type { Pki } from '#fixtures/cards/pki.js'
import { UsageError } from './usage-error.js'

const second = (date: Date): string => date.toISOString().replace(/\.\d+Z$/, 'Z')
const day = (date: Date): string => date.toISOString().slice(0, 10)

/** Refuses a clock at which no card is good: everything would be refused, and nobody would know why. */
export function checkClock(now: Date, { cardsNotBefore, cardsNotAfter }: Pki): void {
  if (now >= cardsNotBefore && now <= cardsNotAfter) return
  throw new UsageError(
    `--clock ${second(now)} : les cartes virtuelles ne valent que du ${day(cardsNotBefore)} au ${day(cardsNotAfter)}.`,
  )
}
