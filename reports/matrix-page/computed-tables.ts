import { homologationTests } from '#matrix/homologation/tests.js'
import type { PrintableTable } from '#matrix/print.js'
import { requirements } from '#matrix/requirements.js'
import { checks } from '#scenarios/checks/index.js'
import { scenarios } from '#scenarios/index.js'
import { assumptionsTable } from '../assumptions.js'
import { coverageTable } from '../coverage.js'

/** Who exercises each requirement, with all the rules and scenarios of the bench. */
export const coverage = (): PrintableTable =>
  coverageTable({ requirements, checks, scenarios, tests: homologationTests() })

/** What the bench assumes, its rules included. */
export const hypotheses = (): PrintableTable => assumptionsTable(checks)
