import dmpFerme from './alimentation/dmp-ferme.js'
import lettreDeSortie from './alimentation/es-lettre-de-sortie.js'
import masquePs from './alimentation/masque-ps.js'
import connexionSecrete from './alimentation/mineur-connexion-secrete.js'
import alimentationOfficine from './alimentation/officine.js'
import plusieursDocuments from './alimentation/plusieurs-documents.js'
import remplacement from './alimentation/remplacement.js'
import psBloque from './autorisation/ps-bloque.js'
import retrait from './autorisation/retrait.js'
import air from './consultation/air.js'
import autorisationExpiree from './consultation/autorisation-expiree.js'
import autorisationPuisLecture from './consultation/autorisation-puis-lecture.js'
import medecinTraitantMasque from './consultation/medecin-traitant-masque.js'
import existenceOfficine from './existence/officine.js'
import sansDmp from './existence/sans-dmp.js'
import type { Scenario } from './scenario.js'
import brisDeGlace from './urgence/bris-de-glace.js'
import brisDeGlaceOppose from './urgence/bris-de-glace-oppose.js'
import centre15Oppose from './urgence/centre-15-oppose.js'

/** Every scenario, in the order that they are played: testing, authorising, feeding, reading, emergencies. */
export const scenarios: readonly Scenario[] = [
  existenceOfficine,
  sansDmp,
  psBloque,
  retrait,
  alimentationOfficine,
  plusieursDocuments,
  lettreDeSortie,
  masquePs,
  connexionSecrete,
  remplacement,
  dmpFerme,
  autorisationPuisLecture,
  autorisationExpiree,
  medecinTraitantMasque,
  air,
  brisDeGlace,
  brisDeGlaceOppose,
  centre15Oppose,
]
