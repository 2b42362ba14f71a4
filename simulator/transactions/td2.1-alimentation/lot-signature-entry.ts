import type { DocumentEntry } from '../../domain/document.js'

/** Codes of the entry of a lot's signature (source: dmp-xds-metadata, section 9.1). */
export const signatureCodes = {
  classCode: { code: 'urn:oid:1.3.6.1.4.1.19376.1.2.1.1.1', system: 'URN' },
  typeCode: { code: 'E1762', system: 'ASTM' },
  formatCode: { code: 'http://www.w3.org/2000/09/xmldsig#', system: 'URN' },
} as const

/** Is it the entry of a lot's signature? Its class and its type serve nothing else; one of them is enough to tell. */
export const isSignatureEntry = ({ classCode, typeCode }: DocumentEntry): boolean =>
  classCode?.code === signatureCodes.classCode.code || typeCode?.code === signatureCodes.typeCode.code
