import { codeMap } from './code-map.js'

/** Media type of a CDA without structured body -> formatCode. */
export const a12MediaTypeFormat = codeMap({
  name: 'ASS_12_CorresMediaTypeCDANonStructure_XdsFormatCode_CISIS',
  oid: null,
  version: '5.0.0',
  source: {
    doc: 'ans-ig-terminologie',
    at: 'input/fsh/Template/ASS-A12-CorresMediaTypeCDANonStructure-XdsFormatCode-CISIS.fsh',
  },
  licence: "MIT, Copyright (c) 2022 Github de l'ANS ; codes IHE",
  codes: [
    {
      fromSystem:
        'https://mos.esante.gouv.fr/NOS/TRE_R222-MediaTypeCorpsCDANonStructure/FHIR/TRE-R222-MediaTypeCorpsCDANonStructure',
      toSystem: '1.3.6.1.4.1.19376.1.2.3',
      pairs: `
        application/pdf  urn:ihe:iti:xds-sd:pdf:2008
        text/plain       urn:ihe:iti:xds-sd:text:2008
        text/rtf         urn:ihe:iti-fr:xds-sd:rtf:2010
        image/jpeg       urn:ihe:iti-fr:xds-sd:jpeg:2010
        image/tiff       urn:ihe:iti-fr:xds-sd:tiff:2010
      `,
    },
  ],
})
