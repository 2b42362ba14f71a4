import type { TransactionId } from '#matrix/transactions.js'
import { td02 } from './td0.2-test-existence/index.js'
import { td03 } from './td0.3-autorisation/index.js'
import { td21 } from './td2.1-alimentation/index.js'
import { td31 } from './td3.1-recherche/index.js'
import { td32 } from './td3.2-consultation/index.js'
import type { Transaction } from './transaction.js'

/** Every transaction of the simulator, by its id. */
export const transactionHandlers: Readonly<Record<TransactionId, Transaction>> = {
  'TD0.2': td02 as Transaction,
  'TD0.3': td03 as Transaction,
  'TD2.1': td21 as Transaction,
  'TD3.1': td31 as Transaction,
  'TD3.2': td32 as Transaction,
}
