import { codeSet } from './code-set.js'

/** Types of the identifiers of referenceIdList, CI-SIS; the DMP takes JDV_J231. */
export const j197ReferenceIdType = codeSet({
  name: 'JDV_J197_XdsTypesIdentifiantsReferenceId_CISIS',
  oid: '1.2.250.1.213.1.1.5.692',
  version: '2022-06-24',
  source: { doc: 'ans-testcontenucda', at: 'jeuxDeValeurs/JDV_J197_XdsTypesIdentifiantsReferenceId_CISIS.xml' },
  licence: 'ANS, publié en accès libre ; aucun fichier de licence dans le dépôt ; codes IHE',
  valid: { from: '2022-06-24' },
  codes: {
    '1.2.250.1.213.1.1.4.347': `
      urn:ihe:iti:xds:2013:uniqueId            uniqueId
      urn:ihe:iti:xds:2013:accession           accession
      urn:ihe:iti:xds:2013:referral            referral
      urn:ihe:iti:xds:2013:order               order
      urn:ihe:iti:xdw:2013:workflowInstanceId  workflowInstanceId
      urn:ihe:iti:xds:2016:studyInstanceUID    studyInstanceUID
      urn:ihe:iti:xds:2015:encounterId         encounterId
    `,
  },
})
