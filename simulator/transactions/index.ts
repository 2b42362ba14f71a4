import type { TransactionId } from '#matrix/transactions.js'
import { td00 } from './td0.0-identite/index.js'
import { td02 } from './td0.2-test-existence/index.js'
import { td03 } from './td0.3-autorisation/index.js'
import { td04 } from './td0.4-liste-des-dmp/index.js'
import { td05 } from './td0.5-recherche-sans-ins/index.js'
import { td11 } from './td1.1-creation/index.js'
import { td12 } from './td1.2-reactivation/index.js'
import { td13a } from './td1.3a-donnees-administratives/index.js'
import { td13b } from './td1.3b-mise-a-jour/index.js'
import { td14 } from './td1.4-fermeture/index.js'
import { td15a, td15b, td15d } from './td1.5-compte-internet/index.js'
import { td16 } from './td1.6-liste-des-ps/index.js'
import { td21 } from './td2.1-alimentation/index.js'
import { td31 } from './td3.1-recherche/index.js'
import { td32 } from './td3.2-consultation/index.js'
import { td33 } from './td3.3-mise-a-jour/index.js'
import type { Transaction } from './transaction.js'

/** Every transaction of the simulator, by its id. */
export const transactionHandlers: Readonly<Record<TransactionId, Transaction>> = {
  'TD0.0': td00 as Transaction,
  'TD0.2': td02 as Transaction,
  'TD0.3': td03 as Transaction,
  'TD0.4': td04 as Transaction,
  'TD0.5': td05 as Transaction,
  'TD1.1': td11 as Transaction,
  'TD1.2': td12 as Transaction,
  'TD1.3a': td13a as Transaction,
  'TD1.3b': td13b as Transaction,
  'TD1.4': td14 as Transaction,
  'TD1.5a': td15a as Transaction,
  'TD1.5b': td15b as Transaction,
  'TD1.5d': td15d as Transaction,
  'TD1.6': td16 as Transaction,
  'TD2.1': td21 as Transaction,
  'TD3.1': td31 as Transaction,
  'TD3.2': td32 as Transaction,
  'TD3.3': td33 as Transaction,
}
