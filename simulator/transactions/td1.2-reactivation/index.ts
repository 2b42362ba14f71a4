import { revisionAnswers } from '../registration/encode.js'
import { registrationTransaction } from '../registration/transaction.js'
import { handle } from './handle.js'

/** TD1.2: a closed DMP is open again; historical packages only. */
export const td12 = registrationTransaction({ id: 'TD1.2', answers: revisionAnswers, demands: [], handle })
