import { rejections } from '#matrix/rejections.js'
import type { Rejection } from '../../../rejection.js'
import { isMetadata, isStatus, type Planned } from '../plan.js'
import type { UpdateRequest } from '../request.js'
import type { Resolved, UpdateCall } from './fault.js'
import { settled, statusFaults } from './status.js'
import { submissionFaults } from './submission.js'
import { repeated, resolve } from './target.js'
import { unchangedFaults } from './unchanged.js'
import { versionFaults } from './version.js'
import { visibilityFaults } from './visibility.js'

const rank = new Map<string, number>(rejections.map(({ id }, index) => [id, index]))
const rankOf = ({ rejection }: Rejection): number => rank.get(rejection) ?? rejections.length

/** Faults told in one answer: a hundred refused updates teach no more than the first ones. */
const maxTold = 50

/** What is wrong with a submission of updates, in the order of precedence, or its updates with their documents. */
export function controlUpdates(
  request: UpdateRequest,
  planned: readonly Planned[],
  call: UpdateCall,
): { readonly faults: readonly Rejection[]; readonly resolved: readonly Resolved[] } {
  const targets = planned.map((one) => resolve(one, call))
  const resolved = targets.flatMap((target) => ('resolved' in target ? [target.resolved] : []))
  const found = [
    ...request.faults,
    ...submissionFaults(request, call.context),
    ...targets.flatMap((target) => ('fault' in target ? [target.fault] : [])),
    ...repeated(resolved),
    ...resolved.flatMap((one) => ofUpdate(one, call)),
  ]
  return { faults: found.sort((a, b) => rankOf(a) - rankOf(b)).slice(0, maxTold), resolved }
}

function ofUpdate(planned: Resolved, call: UpdateCall): Rejection[] {
  if (isStatus(planned)) return statusFaults(planned)
  const over = settled(planned)
  if (over.length > 0 || !isMetadata(planned)) return over
  return [...versionFaults(planned), ...unchangedFaults(planned), ...visibilityFaults(planned, call)]
}
