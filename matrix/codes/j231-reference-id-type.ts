import { codeSet } from './code-set.js'

/** Types of the identifiers of referenceIdList that the DMP takes. */
export const j231ReferenceIdType = codeSet({
  name: 'JDV_J231_XdsTypesIdentifiantsReferenceId_DMP',
  oid: '1.2.250.1.213.1.1.5.693',
  version: '2022-12-16',
  source: { doc: 'ans-testcontenucda', at: 'jeuxDeValeurs/JDV_J231_XdsTypesIdentifiantsReferenceId_DMP.xml' },
  licence: 'ANS, publié en accès libre ; aucun fichier de licence dans le dépôt ; codes IHE',
  valid: { from: '2022-12-16' },
  codes: {
    '1.2.250.1.213.1.1.4.347': `
      urn:ihe:iti:xds:2013:accession         accession
      urn:ihe:iti:xds:2013:order             order
      urn:ihe:iti:xds:2016:studyInstanceUID  studyInstanceUID
    `,
  },
})
