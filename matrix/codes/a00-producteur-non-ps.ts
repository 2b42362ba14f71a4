import { codeSet } from './code-set.js'

/** Producers of documents who are not PS. */
export const a00ProducteurNonPs = codeSet({
  name: 'TRE_A00_ProducteurDocNonPS',
  oid: '1.2.250.1.213.1.1.4.6',
  version: '20240329120000',
  source: { doc: 'ans-terminologies', at: 'CodeSystem-TRE-A00-ProducteurDocNonPS' },
  licence: 'ANS, nomenclatures des objets de santé, publiées en accès libre',
  since: {
    '2010-11-04': 'DISPOSITIF EXP_PATIENT SECRETARIAT_MEDICAL',
    '2016-09-01': 'ALIM_AM',
    '2019-04-26': 'AUTOMATE',
    '2023-09-22': 'SNR',
    '2023-12-15': 'LOGICIEL_DUI',
  },
  codes: {
    '1.2.250.1.213.1.1.4.6': `
      ALIM_AM              Alimentation automatique à partir du Système d'Information de l'Assurance Maladie
      DISPOSITIF           Dispositif médical
      EXP_PATIENT          Expression personnelle du patient
      SECRETARIAT_MEDICAL  Secrétariat médical
      AUTOMATE             Automate
      SNR                  Service numérique référencé
      LOGICIEL_DUI         Logiciel de Dossier Usager Informatisé
    `,
  },
})
