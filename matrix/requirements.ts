import { creation } from './requirements/creation.js'
import { general } from './requirements/general.js'
import { otherTransactions } from './requirements/other-transactions.js'
import { prerequisites } from './requirements/prerequisites.js'
import type { RequirementRow } from './requirements/row.js'
import { authentification } from './requirements/td0.1-authentification.js'
import { existence } from './requirements/td0.2-existence.js'
import { autorisation } from './requirements/td0.3-autorisation.js'
import { alimentation } from './requirements/td2.1-alimentation.js'
import { recherche } from './requirements/td3.1-recherche.js'
import { consultation } from './requirements/td3.2-consultation.js'
import { miseAJour } from './requirements/td3.3-mise-a-jour.js'
import { unread } from './requirements/unread.js'
import { withdrawn } from './requirements/withdrawn.js'
import { defineTable } from './table.js'

export type { RequirementRow, SeenOn } from './requirements/row.js'

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
  ...prerequisites,
  ...creation,
  ...withdrawn,
  ...unread,
] as const

/** Id of a requirement that the bench knows; a mistyped one does not compile. */
export type RequirementId = (typeof rows)[number]['id']

/** The 279 requirements: current ones by transaction, prerequisites, withdrawn ones, and ids whose text is not known. */
export const requirements: readonly (RequirementRow & { readonly id: RequirementId })[] = defineTable(
  'requirements',
  rows,
)
