import type { TransactionId } from '#matrix/transactions.js'
import type { Transaction } from '../transaction.js'
import { decodeAccount } from './decode.js'
import { encodeAccount, encodeAccountRefusal } from './encode.js'
import { type AccountOutcome, createAccess, renewAccess, updateChannel } from './handle.js'
import type { AccountRequest } from './request.js'

type AccountTransaction = Transaction<AccountRequest, AccountOutcome>

const account = (id: TransactionId, response: string, handle: AccountTransaction['handle']): AccountTransaction => ({
  id,
  decode: decodeAccount(id === 'TD1.5b'),
  patientOf: () => undefined,
  handle,
  encode: encodeAccount(response),
  encodeRejection: encodeAccountRefusal(response),
})

/** TD1.5a: the internet account of the patient is opened. */
export const td15a = account('TD1.5a', 'createPatientAccessResponse', createAccess)

/** TD1.5b: one of its channels changes. */
export const td15b = account('TD1.5b', 'patientOTPUpdateResponse', updateChannel)

/** TD1.5d: its codes are given again. */
export const td15d = account('TD1.5d', 'updatePatientAccessResponse', renewAccess)
