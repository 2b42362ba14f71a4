import type { Dmp } from '../../domain/dmp.js'
import type { DocumentEntry } from '../../domain/document.js'
import type { Rejection } from '../../rejection.js'
import type { PatientRef } from '../../vihf/vihf.js'
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
}

export const lotOf = (request: LotRequest, context: CallContext, patient: PatientRef, dmp: Dmp): Lot => ({
  request,
  context,
  patient,
  dmp,
})

/** A control of a lot: one fault for each breach, none when all is well. */
export type LotControl = (lot: Lot) => readonly LotFault[]

/** A fault with its place in the message. */
export function locate({ places }: LotRequest, { on, ...fault }: LotFault): Rejection {
  const place = places.get(on)
  return place ? { ...fault, where: place.path, line: place.line } : fault
}

/** How a message names a document to its sender. */
export const nameOf = ({ uniqueId, submittedId }: DocumentEntry): string => uniqueId ?? submittedId
