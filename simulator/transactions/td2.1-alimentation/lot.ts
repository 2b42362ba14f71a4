import type { Dmp } from '../../domain/dmp.js'
import type { DocumentEntry } from '../../domain/document.js'
import type { Rejection } from '../../rejection.js'
import type { PatientRef } from '../../vihf/vihf.js'
import { sha1Hex } from '../../wire/digest.js'
import type { CallContext } from '../transaction.js'
import type { LotFault } from './lot-fault.js'
import type { LotRequest } from './request.js'

export type { LotFault } from './lot-fault.js'

/** A lot under control: what is asked, by whom, for which open DMP. */
export interface Lot {
  readonly request: LotRequest
  readonly context: CallContext
  readonly patient: PatientRef
  readonly dmp: Dmp
  /** SHA-1 of each content, hexadecimal, by `submittedId` of its entry. */
  readonly hashes: ReadonlyMap<string, string>
}

export const lotOf = (request: LotRequest, context: CallContext, patient: PatientRef, dmp: Dmp): Lot => ({
  request,
  context,
  patient,
  dmp,
  hashes: new Map([...request.documents].map(([id, { bytes }]) => [id, sha1Hex(bytes)])),
})

/** A control of a lot: one fault for each breach, none when all is well. */
export type LotControl = (lot: Lot) => readonly LotFault[]

/** A fault with its place in the message. */
export function locate({ elements }: LotRequest, { on, ...fault }: LotFault): Rejection {
  const element = elements.get(on)
  return element ? { ...fault, where: element.path, line: element.line } : fault
}

/** How a message names a document to its sender. */
export const nameOf = ({ uniqueId, submittedId }: DocumentEntry): string => uniqueId ?? submittedId
