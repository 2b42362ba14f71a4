import { once } from '../codes/code-set.js'
import { defineTable } from '../table.js'
import { repriseDmp } from './requirements/reprise-dmp.js'
import { repriseDocuments } from './requirements/reprise-documents.js'
import { repriseIns } from './requirements/reprise-ins.js'
import { repriseMss } from './requirements/reprise-mss.js'
import { va1Biologie } from './requirements/va1-biologie.js'
import { va1Hopital } from './requirements/va1-hopital.js'
import { va1MedicoSocial } from './requirements/va1-medico-social.js'
import { va1Officine } from './requirements/va1-officine.js'
import { va1Ville } from './requirements/va1-ville.js'
import { va2Dmp } from './requirements/va2-dmp.js'
import { va2Documents } from './requirements/va2-documents.js'
import { va2Drimbox } from './requirements/va2-drimbox.js'
import { va2Mss } from './requirements/va2-mss.js'
import { va2RemCitees } from './requirements/va2-rem-citees.js'
import { va2Retirees } from './requirements/va2-retirees.js'
import type { SegurRequirementRow } from './row.js'

type Pages =
  | typeof va1Officine
  | typeof va1Biologie
  | typeof va1Ville
  | typeof va1MedicoSocial
  | typeof va1Hopital
  | typeof va2Dmp
  | typeof va2Documents
  | typeof va2Mss
  | typeof va2Drimbox
  | typeof repriseDmp
  | typeof repriseDocuments
  | typeof repriseIns
  | typeof repriseMss
  | typeof va2Retirees
  | typeof va2RemCitees

/** Id of a Ségur requirement; a mistyped one does not compile. */
export type SegurRequirementId = ReturnType<Pages>[number]['id']

/**
 * The 554 requirements of the Ségur that are its own; the 93 others are the declarations of the DMP homologation.
 *
 * Made at the first call, so that starting the bench does not pay for them.
 */
export const segurRequirements = once((): readonly (SegurRequirementRow & { readonly id: SegurRequirementId })[] =>
  defineTable('segur requirements', [
    ...va1Officine(),
    ...va1Biologie(),
    ...va1Ville(),
    ...va1MedicoSocial(),
    ...va1Hopital(),
    ...va2Dmp(),
    ...va2Documents(),
    ...va2Mss(),
    ...va2Drimbox(),
    ...repriseDmp(),
    ...repriseDocuments(),
    ...repriseIns(),
    ...repriseMss(),
    ...va2Retirees(),
    ...va2RemCitees(),
  ]),
)
