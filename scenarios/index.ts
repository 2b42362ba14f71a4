import webAir from './acces-web/air.js'
import webCarte from './acces-web/carte.js'
import canalOtp from './administratif/canal-otp.js'
import compteDejaOuvert from './administratif/compte-deja-ouvert.js'
import compteInternet from './administratif/compte-internet.js'
import creation from './administratif/creation.js'
import creationParEtablissement from './administratif/creation-par-etablissement.js'
import dmpRattache from './administratif/dmp-rattache.js'
import donneesAdministratives from './administratif/donnees-administratives.js'
import donneesEnBrisDeGlace from './administratif/donnees-en-bris-de-glace.js'
import fermeture from './administratif/fermeture.js'
import miseAJour from './administratif/mise-a-jour.js'
import reactivation from './administratif/reactivation.js'
import alimentationCpe from './alimentation/cpe.js'
import dmpFerme from './alimentation/dmp-ferme.js'
import lettreDeSortie from './alimentation/es-lettre-de-sortie.js'
import masquePs from './alimentation/masque-ps.js'
import connexionSecrete from './alimentation/mineur-connexion-secrete.js'
import alimentationOfficine from './alimentation/officine.js'
import plusieursDocuments from './alimentation/plusieurs-documents.js'
import remplacement from './alimentation/remplacement.js'
import listeDesDmp from './autorisation/liste-des-dmp.js'
import listeDesNouveauxDocuments from './autorisation/liste-des-nouveaux-documents.js'
import listeDesPs from './autorisation/liste-des-ps.js'
import listeParCpe from './autorisation/liste-par-cpe.js'
import psBloque from './autorisation/ps-bloque.js'
import retrait from './autorisation/retrait.js'
import air from './consultation/air.js'
import autorisationExpiree from './consultation/autorisation-expiree.js'
import autorisationPuisLecture from './consultation/autorisation-puis-lecture.js'
import imagerieParReference from './consultation/imagerie-par-reference.js'
import medecinTraitantMasque from './consultation/medecin-traitant-masque.js'
import nouveauxDocuments from './consultation/nouveaux-documents.js'
import rechercheSansCritere from './consultation/recherche-sans-critere.js'
import existenceOfficine from './existence/officine.js'
import sansDmp from './existence/sans-dmp.js'
import imagerieCycleComplet from './imagerie/cycle-complet.js'
import imagerieRemplacement from './imagerie/remplacement.js'
import archiverDesarchiver from './mise-a-jour/archiver-desarchiver.js'
import demasquerMt from './mise-a-jour/demasquer-mt.js'
import masquerAutrui from './mise-a-jour/masquer-autrui.js'
import visibleAuPatient from './mise-a-jour/rendre-visible-au-patient.js'
import visibleAuxRepresentants from './mise-a-jour/rendre-visible-aux-representants.js'
import supprimer from './mise-a-jour/supprimer.js'
import supprimerSansAutorisation from './mise-a-jour/supprimer-sans-autorisation.js'
import type { Scenario } from './scenario.js'
import brisDeGlace from './urgence/bris-de-glace.js'
import brisDeGlaceOppose from './urgence/bris-de-glace-oppose.js'
import centre15Oppose from './urgence/centre-15-oppose.js'
import rechercheSansIns from './urgence/recherche-sans-ins.js'
import rechercheTropLarge from './urgence/recherche-trop-large.js'
import vaccinationCorrection from './vaccination/correction.js'
import vaccinationHistorique from './vaccination/historique.js'
import vaccinationNote from './vaccination/note.js'
import vaccinationParNonPs from './vaccination/par-non-ps.js'
import vaccinationSuppression from './vaccination/suppression.js'

/** Every scenario, in the order that they are played: testing, authorising, feeding, reading, updating, emergencies. */
export const scenarios: readonly Scenario[] = [
  existenceOfficine,
  sansDmp,
  psBloque,
  retrait,
  listeDesDmp,
  listeDesNouveauxDocuments,
  listeParCpe,
  listeDesPs,
  donneesAdministratives,
  miseAJour,
  dmpRattache,
  compteInternet,
  compteDejaOuvert,
  canalOtp,
  fermeture,
  creation,
  creationParEtablissement,
  reactivation,
  alimentationOfficine,
  plusieursDocuments,
  lettreDeSortie,
  masquePs,
  connexionSecrete,
  remplacement,
  alimentationCpe,
  vaccinationNote,
  vaccinationParNonPs,
  vaccinationCorrection,
  vaccinationSuppression,
  vaccinationHistorique,
  imagerieCycleComplet,
  imagerieRemplacement,
  dmpFerme,
  autorisationPuisLecture,
  autorisationExpiree,
  rechercheSansCritere,
  nouveauxDocuments,
  imagerieParReference,
  medecinTraitantMasque,
  air,
  donneesEnBrisDeGlace,
  masquerAutrui,
  demasquerMt,
  visibleAuPatient,
  visibleAuxRepresentants,
  archiverDesarchiver,
  supprimer,
  supprimerSansAutorisation,
  brisDeGlace,
  brisDeGlaceOppose,
  centre15Oppose,
  rechercheSansIns,
  rechercheTropLarge,
  webCarte,
  webAir,
]
