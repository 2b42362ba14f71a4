/** Attribute types of X.509 names met in IGC-Santé certificates and in Issuer texts: OID -> RFC 4514 keyword. */
export const attributeTypes: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'SERIALNUMBER',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'STREET',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'T',
  '2.5.4.42': 'GN',
  '2.5.4.43': 'INITIALS',
  '2.5.4.44': 'GENERATIONQUALIFIER',
  '2.5.4.46': 'DNQUALIFIER',
  '2.5.4.97': 'ORGANIZATIONIDENTIFIER',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'EMAILADDRESS',
}

/** Other spellings: Java, OpenSSL, .NET and RFC 1779 do not agree. */
const synonyms: Readonly<Record<string, string>> = {
  SURNAME: 'SN',
  GIVENNAME: 'GN',
  G: 'GN',
  TITLE: 'T',
  S: 'ST',
  SP: 'ST',
  STATEORPROVINCENAME: 'ST',
  COUNTRYNAME: 'C',
  ORGANIZATIONNAME: 'O',
  ORGANIZATIONALUNITNAME: 'OU',
  COMMONNAME: 'CN',
  LOCALITYNAME: 'L',
  E: 'EMAILADDRESS',
  EMAIL: 'EMAILADDRESS',
  USERID: 'UID',
}

const oids = new Map(Object.entries(attributeTypes).map(([oid, keyword]) => [keyword, oid]))

/** OID of a keyword or of a dotted OID, `OID.` prefix allowed; undefined when it is neither. */
export function oidOfKeyword(written: string): string | undefined {
  const keyword = written.trim().toUpperCase()
  const dotted = /^(?:OID\.)?(\d+(?:\.\d+)+)$/.exec(keyword)
  return dotted ? dotted[1] : oids.get(synonyms[keyword] ?? keyword)
}
