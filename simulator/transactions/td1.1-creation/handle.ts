import { actsForStructure, authorizationHolder } from '../../domain/actor.js'
import type { Dmp } from '../../domain/dmp.js'
import { holderSheet } from '../../domain/holder-sheet.js'
import type { Change } from '../../domain/world.js'
import { refuse } from '../../rejection.js'
import type { PatientRef } from '../../vihf/vihf.js'
import { technicalTime } from '../../wire/time.js'
import { refused } from '../access.js'
import { insCOid } from '../patient-query/encode.js'
import { administer } from '../registration/administration.js'
import { namelessAuthor } from '../registration/author.js'
import { observed, type RegistrationRequest } from '../registration/request.js'
import { newTraits } from '../registration/traits.js'
import type { RegistrationOutcome } from '../registration/transaction.js'
import type { CallContext, HandlerResult } from '../transaction.js'

/** Makes a DMP, with the consent of the patient, and authorises who made it [assumed: created-dmp]. */
export function handle(request: RegistrationRequest, context: CallContext): HandlerResult<RegistrationOutcome> {
  const administered = administer('TD1.1', context, request.patients)
  if (!administered.ok) return administered
  const { patient, dmp: known, decision } = administered.value
  // Closed or not [assumed: creation-of-closed].
  if (known) return refused(refuse('dmp-found').rejection)
  const nameless = namelessAuthor(request)
  if (nameless) return nameless
  if (observed(request, 'CONSENTEMENT_OUVERTURE_DMP') !== true) {
    return refused(refuse('consent-missing', 'CONSENTEMENT_OUVERTURE_DMP').rejection)
  }
  const dmp = newDmp(request, patient)
  return {
    ok: true,
    value: { outcome: { dmp }, changes: [{ kind: 'dmp', dmp }, creatorAuthorized(context, patient)], decision },
  }
}

/** Masked documents in an emergency stay opposed until the patient allows them himself. */
function newDmp(request: RegistrationRequest, { ins, oid }: PatientRef): Dmp {
  const traits = newTraits(request.person)
  if (!traits) throw new Error('a creation without traits was not refused')
  const insC = request.patients.find((one) => one.oid === insCOid)?.ins
  const { legalRepresentatives } = request.person
  return {
    ins,
    insOid: oid,
    ...(insC ? { insC } : {}),
    status: 'active',
    traits,
    opposedToBrisDeGlace: observed(request, 'OPPOSITION_BRIS_DE_GLACE') ?? false,
    opposedToAccesUrgence: observed(request, 'OPPOSITION_ACCES_URGENCE') ?? false,
    opposedToMaskedInEmergency: true,
    attachedToEns: false,
    internetAccount: false,
    ...(legalRepresentatives.length > 0 ? { legalRepresentatives } : {}),
  }
}

function creatorAuthorized(context: CallContext, patient: PatientRef): Change {
  const { actor, vihf, signingCertificate, world, now } = context
  const at = technicalTime(now)
  const structureName = world.structure(actor.structureId)?.name
  return {
    kind: 'authorization',
    patient,
    authorization: {
      actorId: authorizationHolder(actor),
      kind: actsForStructure(actor) ? 'structure' : 'professional',
      state: 'granted',
      medecinTraitant: false,
      since: at,
      lastAccess: at,
      holder: holderSheet(actor, vihf, signingCertificate, structureName),
    },
  }
}
