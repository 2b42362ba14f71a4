import type { InsiFaultId, InsiOperation, InsiReport } from '#matrix/insi.js'
import type { InsIdentity } from '../domain/ins-identity.js'
import type { InsiRequest } from './request.js'

/** Which requests an injected answer is for: those that agree on every field told here. */
export interface InjectionFilter {
  readonly operation?: InsiOperation
  readonly birthName?: string
  readonly givenName?: string
  readonly sex?: 'M' | 'F'
  /** AAAA-MM-JJ. */
  readonly birthDate?: string
  readonly birthPlace?: string
  /** 15 characters. */
  readonly matricule?: string
}

/** What INSi answers instead of looking in its people. */
export type InjectedAnswer =
  | { readonly kind: 'report'; readonly report: Extract<InsiReport, 'none' | 'several'> }
  | { readonly kind: 'fault'; readonly fault: InsiFaultId }
  | { readonly kind: 'identity'; readonly identity: InsIdentity }
  | { readonly kind: 'verified'; readonly verified: boolean }

/** An answer set by a test, the newest first; `left` counts down, undefined means for ever; `told` is what was posted. */
export interface Injection {
  readonly told: Readonly<Record<string, unknown>>
  readonly filter: InjectionFilter
  readonly answer: InjectedAnswer
  left: number | undefined
}

/** The fields of a request that a filter may name. */
function fieldsOf(request: InsiRequest): Omit<InjectionFilter, 'operation'> {
  if (request.operation === 'recherche-vitale') {
    const { own, birthName, birthDate } = request.search
    return {
      ...(own ? { matricule: `${own.number}${own.key}` } : {}),
      ...(birthName ? { birthName } : {}),
      ...(birthDate ? { birthDate } : {}),
    }
  }
  if (request.operation === 'lot-depot' || request.operation === 'lot-recuperation') return {}
  const traits = request.operation === 'verification' ? request.verification : request.search
  const matricule = request.operation === 'verification' ? request.verification.matricule : undefined
  const { birthName, givenNames, sex, birthDate, birthPlace } = traits
  return {
    birthName,
    givenName: givenNames.join(' '),
    sex,
    birthDate,
    ...(birthPlace ? { birthPlace } : {}),
    ...(matricule ? { matricule: `${matricule.number}${matricule.key}` } : {}),
  }
}

/** A `verified` answer is for verifications, a found identity or report for searches, a fault for any request. */
const fits = ({ kind }: InjectedAnswer, operation: InsiOperation): boolean => {
  if (kind === 'fault') return true
  return (kind === 'verified') === (operation === 'verification') && !operation.startsWith('lot-')
}

/** The answer injected for a request, used up once; undefined when INSi is to answer by itself. */
export function injectedFor(injections: Injection[], request: InsiRequest): InjectedAnswer | undefined {
  const sent: InjectionFilter = { ...fieldsOf(request), operation: request.operation }
  const at = injections.findLastIndex(
    ({ filter, answer }) =>
      fits(answer, request.operation) &&
      Object.entries(filter).every(([field, value]) => sent[field as keyof InjectionFilter] === value),
  )
  const found = injections[at]
  if (!found) return undefined
  if (found.left !== undefined) found.left -= 1
  if (found.left === 0) injections.splice(at, 1)
  return found.answer
}
