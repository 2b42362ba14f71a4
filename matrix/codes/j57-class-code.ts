import { codeSet } from './code-set.js'

/** classCode that the DMP takes. */
export const j57ClassCode = codeSet({
  name: 'JDV_J57_ClassCode_DMP',
  oid: '1.2.250.1.213.1.1.5.6',
  version: '20230922',
  source: { doc: 'ans-ig-terminologie', at: 'ig/main/ValueSet-JDV-J57-ClassCode-DMP.json' },
  licence: "MIT, Copyright (c) 2022 Github de l'ANS",
  note: 'La classe urn:oid:1.3.6.1.4.1.19376.1.2.1.1.1 est celle de la signature du lot.',
  since: {
    '2016-09-01': '10 11 31 42 43 44 52 60 90 95',
    '2017-10-13': '45',
  },
  codes: {
    '1.2.250.1.213.1.1.4.1': `
      10  Compte rendu
      11  Synthèse
      31  Imagerie médicale
      42  Prescription
      43  Dispensation
      44  Plan de soins, protocole de soins
      45  Traitement administré
      52  Certificat, déclaration
      60  Données de remboursement
      90  Autres documents déposés par le patient
      95  Document de gestion
    `,
    URN: `
      urn:oid:1.3.6.1.4.1.19376.1.2.1.1.1  Digital Signature
    `,
  },
})
