import { revisionAnswers } from '../registration/encode.js'
import { registrationTransaction } from '../registration/transaction.js'
import { handle } from './handle.js'

/** TD1.3b: the administrative data of a DMP, changed; the other revisions are told apart before they come here. */
export const td13b = registrationTransaction({
  id: 'TD1.3b',
  answers: revisionAnswers,
  demands: [
    // [assumed: unknown-reason]
    ({ reason }) =>
      reason?.code === 'MODIF_DATA'
        ? undefined
        : `reasonCode attendu : MODIF_DATA, FERM ou REAC ; reçu : « ${reason?.code ?? ''} »`,
  ],
  handle,
})
