import { rejections } from '#matrix/rejections.js'
import type { Rejection } from '../../../rejection.js'
import type { Remark } from '../../../remark.js'
import { type Lot, type LotControl, locate } from '../lot.js'
import { authorNames } from './author-names.js'
import { authorship } from './authorship.js'
import { confidentiality } from './confidentiality.js'
import { identifiers } from './identifiers.js'
import { integrity } from './integrity.js'
import { lotSignature } from './lot-signature.js'
import { nomenclatures } from './nomenclatures.js'
import { patientInfo } from './patient-info.js'
import { replacement } from './replacement.js'
import { requiredMetadata } from './required-metadata.js'
import { vaccination } from './vaccination.js'

const controls: readonly LotControl[] = [
  authorship,
  authorNames,
  nomenclatures,
  requiredMetadata,
  patientInfo,
  confidentiality,
  identifiers,
  integrity,
  replacement,
  vaccination,
]

const rank = new Map<string, number>(rejections.map(({ id }, index) => [id, index]))
const rankOf = ({ rejection }: Pick<Rejection, 'rejection'>): number => rank.get(rejection) ?? rejections.length

/** Faults told in one answer: a lot of a thousand wrong codes teaches no more than the first ones. */
const maxTold = 50

/**
 * All that is wrong with a lot, in the order of precedence of the rejections, and the oddities of its signature.
 *
 * Every control runs: one answer tells all the faults of all the documents (dmp-answers-outline, section 4.1).
 */
export function controlLot(lot: Lot): { readonly faults: readonly Rejection[]; readonly remarks: readonly Remark[] } {
  const signature = lotSignature(lot)
  const found = [...lot.request.faults, ...controls.flatMap((control) => control(lot)), ...signature.faults]
  const told = found.sort((a, b) => rankOf(a) - rankOf(b)).slice(0, maxTold)
  return { faults: told.map((fault) => locate(lot.request, fault)), remarks: signature.remarks }
}
