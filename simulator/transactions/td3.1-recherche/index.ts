import type { Transaction } from '../transaction.js'
import { decode } from './decode.js'
import { encode, encodeRejection } from './encode.js'
import { handle, type RechercheOutcome } from './handle.js'
import type { RechercheRequest } from './request.js'

/** TD3.1: search of documents by their metadata (3.1a), or of the reference of known documents (3.1b). */
export const td31: Transaction<RechercheRequest, RechercheOutcome> = {
  id: 'TD3.1',
  decode,
  patientOf: ({ patient }) => patient,
  handle,
  encode,
  encodeRejection,
}
