import { general } from './requirements/general.js'
import { otherTransactions } from './requirements/other-transactions.js'
import type { RequirementRow } from './requirements/row.js'
import { authentification } from './requirements/td0.1-authentification.js'
import { existence } from './requirements/td0.2-existence.js'
import { autorisation } from './requirements/td0.3-autorisation.js'
import { alimentation } from './requirements/td2.1-alimentation.js'
import { recherche } from './requirements/td3.1-recherche.js'
import { consultation } from './requirements/td3.2-consultation.js'
import { miseAJour } from './requirements/td3.3-mise-a-jour.js'
import { defineTable } from './table.js'

export type { RequirementRow } from './requirements/row.js'

const rows = [
  ...general,
  ...authentification,
  ...existence,
  ...autorisation,
  ...otherTransactions,
  ...alimentation,
  ...recherche,
  ...consultation,
  ...miseAJour,
] as const

/** Id of a requirement that the bench knows; a mistyped one does not compile. */
export type RequirementId = (typeof rows)[number]['id']

/** Every requirement that can be seen on the wire or in behaviour, those declared, and the withdrawn ones still cited. */
export const requirements: readonly (RequirementRow & { readonly id: RequirementId })[] = defineTable(
  'requirements',
  rows,
)
