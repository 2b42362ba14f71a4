import { notificationsOf } from '../../domain/access-trace.js'
import { type Html, html } from '../html.js'
import { frenchTime, patientName } from '../texts.js'
import { facts, type PatientPageContext, tableOf } from './page.js'

const yesNo = (value: boolean): string => (value ? 'oui' : 'non')

const identityCard = ({ state: { dmp, patient } }: PatientPageContext): Html => {
  const { sex, birthDate, mobile, email, address } = dmp.traits
  const where = address && [...address.lines, address.postalCode, address.city].filter(Boolean).join(', ')
  return html`<section class="card"><h2>${patientName(dmp)}</h2>${facts([
    ['Matricule INS', `${patient.ins} (${patient.oid})`],
    ['Né(e) le', frenchTime(birthDate)],
    ['Sexe', sex],
    ['Adresse', where],
    ['Téléphone', mobile],
    ['Courriel', email],
  ])}</section>`
}

const emergencyCard = ({ state: { dmp } }: PatientPageContext): Html =>
  html`<section class="card"><h2>Autorisations en urgence</h2>${facts([
    ['Bris de glace permis', yesNo(!dmp.opposedToBrisDeGlace)],
    ['Accès du centre de régulation (15) permis', yesNo(!dmp.opposedToAccesUrgence)],
    ['Documents masqués lisibles en urgence', yesNo(!dmp.opposedToMaskedInEmergency)],
  ])}</section>`

/** DossierPatient: who the patient is; whoever is no professional sees that and the emergency authorisations alone. */
export function patientRecord(page: PatientPageContext): Html {
  const { identity, state } = page
  const standing = identity.actor.isProfessional
    ? html`<section class="card"><h2>Votre accès</h2>${facts([
        ['Depuis le', frenchTime(state.standing.authorization?.since)],
        ['Dernier accès', frenchTime(state.standing.authorization?.lastAccess)],
        ['Médecin traitant DMP', yesNo(state.standing.authorization?.medecinTraitant === true)],
      ])}</section>`
    : emergencyCard(page)
  return html`${identityCard(page)}${standing}`
}

/** GestionDMPPatient: the emergency authorisations, who may read the DMP, and what the patient was told. */
export function management(page: PatientPageContext): Html {
  const { identity, state, call, context } = page
  const { patient, dmp } = state
  if (!identity.actor.isProfessional) return html`${identityCard(page)}${emergencyCard(page)}`
  const holders = context.world
    .authorizations(patient)
    .map(({ actorId, holder, state: given, medecinTraitant, since }) => [
      holder ? `${holder.family} ${holder.given ?? ''}`.trim() : actorId,
      given === 'granted' ? (medecinTraitant ? 'autorisé, médecin traitant' : 'autorisé') : 'bloqué',
      frenchTime(since),
    ])
  const notified = notificationsOf(call.space.store.accessTraces(patient)).length
  return html`${identityCard(page)}${emergencyCard(page)}<section class="card"><h2>Professionnels et structures</h2>
${tableOf(['Nom', 'État', 'Depuis le'], holders, 'Personne n’est autorisé.')}</section>
<section class="card"><h2>Mon espace santé</h2>${facts([
    ['DMP rattaché', yesNo(dmp.attachedToEns)],
    ['Compte internet ouvert', yesNo(dmp.internetAccount)],
    ['Notifications envoyées au patient', String(notified)],
  ])}</section>`
}
