import { UnwritableJournal } from '#simulator/store/world-store.js'
import { systemReason } from './usage-error.js'

/** Codes of SQLite that accuse the disk, not us. */
const diskFault = /^SQLITE_(FULL|IOERR|READONLY)/

/** A fault of the bench as its terminal tells it: its stack is for us, unless the disk is all that is wrong. */
export function benchFault(error: unknown): string {
  if (error instanceof UnwritableJournal) {
    return `Le journal des échanges ne s'écrit pas : ${systemReason(error.cause)}. Un échange y manque.`
  }
  if (error instanceof Error && 'code' in error && diskFault.test(String(error.code))) {
    return `L'état du banc ne s'écrit pas : ${systemReason(error)}. Un appel ou son échange y manque.`
  }
  return `Erreur du banc : ${error instanceof Error ? error.stack : String(error)}`
}
