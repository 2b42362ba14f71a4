import { foundAnswers } from './found-objects.js'
import { listAnswers, listRequests } from './lists.js'
import { lotAnswers, lotRequests } from './lots.js'
import { ownServiceAnswers, ownServiceRequests } from './own-services.js'
import { patientQueryAnswers, patientQueryRequests } from './patient-queries.js'
import { patientSearchAnswers, patientSearchRequests } from './patient-search.js'
import { registrationAnswers, registrationRequests } from './registrations.js'
import { retrievalAnswers, retrievalRequests } from './retrievals.js'
import type { AnswerTrip, RequestTrip } from './round-trip.js'
import { storedQueryRequests } from './stored-queries.js'
import { updateAnswers, updateRequests } from './updates.js'

/** Every message that a client sends. */
export const requestTrips: readonly RequestTrip[] = [
  ...ownServiceRequests,
  ...listRequests,
  ...patientQueryRequests,
  ...patientSearchRequests,
  ...registrationRequests,
  ...lotRequests,
  ...storedQueryRequests,
  ...retrievalRequests,
  ...updateRequests,
]

/** Every answer of the DMP. */
export const answerTrips: readonly AnswerTrip[] = [
  ...ownServiceAnswers,
  ...listAnswers,
  ...patientQueryAnswers,
  ...patientSearchAnswers,
  ...registrationAnswers,
  ...lotAnswers,
  ...foundAnswers,
  ...retrievalAnswers,
  ...updateAnswers,
]
