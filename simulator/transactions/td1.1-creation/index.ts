import { creationAnswers } from '../registration/encode.js'
import { newTraits } from '../registration/traits.js'
import { registrationTransaction } from '../registration/transaction.js'
import { handle } from './handle.js'

/** TD1.1: a DMP is made; historical packages only. */
export const td11 = registrationTransaction({
  id: 'TD1.1',
  answers: creationAnswers,
  demands: [
    ({ person }) =>
      newTraits(person) ? undefined : 'nom, prénom, sexe (M, F ou U) et date de naissance du patient sont obligatoires',
  ],
  handle,
})
