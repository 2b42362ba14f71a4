import { codeSet } from './codes/code-set.js'
import type { Source } from './table.js'

/** Codes that a note de vaccination may write in its body; the document that lists them has no edition of its own. */
const source: Source = { doc: 'cda', at: '3.1' }
const version = 'VAC 2023.01'
const licence = 'codes HL7, EDQM et SNOMED CT, cités un par un'

/** What kind of act a vaccination was. */
export const immunizationAct = codeSet({
  name: 'JDV_HL7_ActSubstanceAdministrationImmunizationCode_CISIS',
  oid: '2.16.840.1.113883.1.11.19709',
  version,
  source,
  licence,
  codes: {
    '2.16.840.1.113883.5.4': `
      IMMUNIZ      Vaccination
      INITIMMUNIZ  Première série vaccinante
      BOOSTER      Rappel
    `,
    '2.16.840.1.113883.5.1150.1': `
      no-immunization-info    Aucune information sur les vaccinations
      no-known-immunizations  Aucune vaccination connue
    `,
  },
})

/** By which route (routeCode). */
export const immunizationRoute = codeSet({
  name: 'JDV_ImmunizationRouteCodes_CISIS',
  oid: '1.2.250.1.213.1.1.5.676',
  version,
  source,
  licence,
  codes: {
    '0.4.0.127.0.16.1.1.2.1': `
      20020000  Voie inhalée
      20030000  Voie intradermique
      20035000  Voie intramusculaire
      20053000  Voie orale
      20066000  Voie sous-cutanée
    `,
  },
})

/** At which place of the body (approachSiteCode); codes of former editions of the volet are refused. */
export const immunizationSite = codeSet({
  name: 'JDV_ImmunizationApproachSiteCode_CISIS',
  oid: '1.2.250.1.213.1.1.5.621',
  version,
  source,
  licence,
  codes: {
    '2.16.840.1.113883.6.96': `
      16217661000119109  Deltoïde droit
      16217701000119102  Deltoïde gauche
      64262003           Avant-bras droit
      66480008           Avant-bras gauche
      91774008           Épaule droite
      91775009           Épaule gauche
      11207009           Cuisse droite
      61396006           Cuisse gauche
      723980000          Fesse droite
      723979003          Fesse gauche
    `,
  },
})
