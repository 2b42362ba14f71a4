import { revisionAnswers } from '../registration/encode.js'
import { registrationTransaction } from '../registration/transaction.js'
import { handle } from './handle.js'

/** TD1.4: a DMP is closed, at the request of its patient. */
export const td14 = registrationTransaction({
  id: 'TD1.4',
  answers: revisionAnswers,
  demands: [
    ({ closing }) =>
      closing?.code ? undefined : 'élément reasonOf/detectedIssueEvent/code absent : motif de fermeture',
  ],
  handle,
})
