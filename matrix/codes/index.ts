import { a00ProducteurNonPs } from './a00-producteur-non-ps.js'
import { a07StatutVisibilite } from './a07-statut-visibilite.js'
import { a11TemplateFormat } from './a11-template-format.js'
import { a12MediaTypeFormat } from './a12-media-type-format.js'
import type { CodeMap } from './code-map.js'
import type { CodeSet } from './code-set.js'
import { dmpHabilitation } from './dmp-habilitation.js'
import { g05SousSectionCnop } from './g05-sous-section-cnop.js'
import { g15ProfessionSante } from './g15-profession-sante.js'
import { hl7Confidentiality } from './hl7-confidentiality.js'
import { j01AuthorSpecialty } from './j01-author-specialty.js'
import { j02HealthcareFacilityType } from './j02-healthcare-facility-type.js'
import { j04PracticeSetting } from './j04-practice-setting.js'
import { j07TypeCode } from './j07-type-code.js'
import { j08Confidentiality } from './j08-confidentiality.js'
import { j10FormatCode } from './j10-format-code.js'
import { j47FunctionCode } from './j47-function-code.js'
import { j48ProfessionNonPs } from './j48-profession-non-ps.js'
import { j57ClassCode } from './j57-class-code.js'
import { j59ContentType } from './j59-content-type.js'
import { j60FormatCode } from './j60-format-code.js'
import { j61HealthcareFacilityType } from './j61-healthcare-facility-type.js'
import { j62PracticeSetting } from './j62-practice-setting.js'
import { j65SubjectRole } from './j65-subject-role.js'
import { j66TypeCode } from './j66-type-code.js'
import { j107SavoirFaire } from './j107-savoir-faire.js'
import { j197ReferenceIdType } from './j197-reference-id-type.js'
import { j231ReferenceIdType } from './j231-reference-id-type.js'
import { r85RolePriseCharge } from './r85-role-prise-charge.js'
import { r94ProfessionSocial } from './r94-profession-social.js'
import { r95UsagerTitre } from './r95-usager-titre.js'
import { r248ModeAcces } from './r248-mode-acces.js'
import { r291AutreProfession } from './r291-autre-profession.js'
import { x04TypeClass } from './x04-type-class.js'
import { x16TypeClass } from './x16-type-class.js'

/** Every nomenclature, in the order of its file name. */
export const codeSets: readonly CodeSet[] = [
  a00ProducteurNonPs,
  a07StatutVisibilite,
  dmpHabilitation,
  g05SousSectionCnop,
  g15ProfessionSante,
  hl7Confidentiality,
  j01AuthorSpecialty,
  j02HealthcareFacilityType,
  j04PracticeSetting,
  j07TypeCode,
  j08Confidentiality,
  j10FormatCode,
  j107SavoirFaire,
  j197ReferenceIdType,
  j231ReferenceIdType,
  j47FunctionCode,
  j48ProfessionNonPs,
  j57ClassCode,
  j59ContentType,
  j60FormatCode,
  j61HealthcareFacilityType,
  j62PracticeSetting,
  j65SubjectRole,
  j66TypeCode,
  r248ModeAcces,
  r291AutreProfession,
  r85RolePriseCharge,
  r94ProfessionSocial,
  r95UsagerTitre,
]

/** Every correspondence between nomenclatures, in the order of its file name. */
export const codeMaps: readonly CodeMap[] = [a11TemplateFormat, a12MediaTypeFormat, x04TypeClass, x16TypeClass]
