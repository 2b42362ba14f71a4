import type { TransactionExample } from './example.js'
import { examples as td00 } from './td0.0-identite/examples.js'
import { examples as td02 } from './td0.2-test-existence/examples.js'
import { examples as td03 } from './td0.3-autorisation/examples.js'
import { examples as td04 } from './td0.4-liste-des-dmp/examples.js'
import { examples as td05 } from './td0.5-recherche-sans-ins/examples.js'
import { examples as td11 } from './td1.1-creation/examples.js'
import { examples as td12 } from './td1.2-reactivation/examples.js'
import { examples as td13a } from './td1.3a-donnees-administratives/examples.js'
import { examples as td13b } from './td1.3b-mise-a-jour/examples.js'
import { examples as td14 } from './td1.4-fermeture/examples.js'
import { examples as td15 } from './td1.5-compte-internet/examples.js'
import { examples as td16 } from './td1.6-liste-des-ps/examples.js'
import { examples as td21 } from './td2.1-alimentation/examples.js'
import { examples as td31 } from './td3.1-recherche/examples.js'
import { examples as td32 } from './td3.2-consultation/examples.js'
import { examples as td33 } from './td3.3-mise-a-jour/examples.js'

/** Requests and answers of every transaction, written by hand; nothing that serves imports them. */
export const transactionExamples: readonly TransactionExample[] = [
  ...td00,
  ...td02,
  ...td03,
  ...td04,
  ...td05,
  ...td11,
  ...td12,
  ...td13a,
  ...td13b,
  ...td14,
  ...td15,
  ...td16,
  ...td21,
  ...td33,
  ...td31,
  ...td32,
]
