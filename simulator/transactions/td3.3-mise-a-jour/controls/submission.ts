import { hasCode } from '#matrix/codes/code-set.js'
import { j59ContentType } from '#matrix/codes/j59-content-type.js'
import type { RejectionId } from '#matrix/rejections.js'
import type { Rejection } from '../../../rejection.js'
import { isUniqueId, maxUniqueId, missingOfSet } from '../../submission.js'
import type { CallContext } from '../../transaction.js'
import type { UpdateRequest } from '../request.js'

/** The set of an update is held to what the set of a lot is: whole, its codes known, its uniqueId new. */
export function submissionFaults({ set, setPlace }: UpdateRequest, { world }: CallContext): Rejection[] {
  const fault = (rejection: RejectionId, detail: string): Rejection => ({
    rejection,
    detail,
    ...(setPlace ? { where: setPlace.path, line: setPlace.line } : {}),
  })
  if (!set) return [fault('metadata-missing', 'RegistryPackage du lot')]
  const { contentTypeCode, uniqueId } = set
  const faults = missingOfSet(set).map((name) => fault('metadata-missing', `${name} du lot`))
  if (contentTypeCode && !hasCode(j59ContentType, contentTypeCode.code, contentTypeCode.system)) {
    faults.push(fault('code-unknown', contentTypeCode.code))
  }
  if (uniqueId && !isUniqueId(uniqueId)) {
    faults.push(fault('metadata-malformed', `uniqueId '${uniqueId.slice(0, maxUniqueId + 1)}'`))
  } else if (uniqueId && world.uniqueIdTaken(uniqueId)) faults.push(fault('unique-id-duplicate', uniqueId))
  return faults
}
