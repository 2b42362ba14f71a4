import { once } from '../codes/code-set.js'
import { provingKnown } from '../proofs.js'
import { requirements } from '../requirements.js'
import { defineTable } from '../table.js'
import type { HomologationTestRow } from './row.js'
import { regressionTests } from './tests/non-regression.js'
import { gateTests } from './tests/td0-acces.js'
import { administrationTests } from './tests/td1-gestion.js'
import { feedingTests } from './tests/td2-alimentation.js'
import { searchTests } from './tests/td3.1-recherche.js'
import { readingTests } from './tests/td3.2-consultation.js'
import { updateTests } from './tests/td3.3-mise-a-jour.js'
import { withdrawnTests } from './tests/withdrawn.js'

type Pages =
  | typeof regressionTests
  | typeof gateTests
  | typeof administrationTests
  | typeof feedingTests
  | typeof searchTests
  | typeof readingTests
  | typeof updateTests
  | typeof withdrawnTests

/** Code of a test of the CNDA; a mistyped one does not compile. */
export type HomologationTestId = ReturnType<Pages>[number]['id']

/**
 * The 131 tests of book 2.10c, then the 69 of older books.
 *
 * Made at the first call, so that starting the bench does not pay for them.
 */
export const homologationTests = once((): readonly (HomologationTestRow & { readonly id: HomologationTestId })[] =>
  provingKnown(
    'homologation tests',
    defineTable('homologation tests', [
      ...regressionTests(),
      ...gateTests(),
      ...administrationTests(),
      ...feedingTests(),
      ...searchTests(),
      ...readingTests(),
      ...updateTests(),
      ...withdrawnTests(),
    ]),
    requirements,
  ),
)
