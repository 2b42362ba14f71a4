import { type DerValue, derChildren, derOid, derTag, readDer } from './der.js'

/** Key usages by their RFC 5280 names, in the order of their bits. */
const keyUsageNames = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const

export type KeyUsage = (typeof keyUsageNames)[number]

/** Values of the "type de carte" extension of IGC-Santé (certificates, 2.1). */
const cardTypes = ['CPS', 'CPF', 'CPE', 'CPA'] as const

export type CardType = (typeof cardTypes)[number]

export interface ExtensionsView {
  /** Undefined when the certificate does not restrict its key. */
  readonly keyUsage: ReadonlySet<KeyUsage> | undefined
  /** OIDs; undefined without the extension. */
  readonly extendedKeyUsage: readonly string[] | undefined
  readonly isAuthority: boolean
  /** Cards only: software and organisation certificates do not have it. */
  readonly cardType: CardType | undefined
}

/** Extended key usages that matter here. */
export const clientAuthentication = '1.3.6.1.5.5.7.3.2'

/** Reads the `[3] EXPLICIT Extensions` of a certificate; throws DerError on bytes that are not DER. */
export function readExtensions(field: DerValue | undefined): ExtensionsView {
  const values = new Map<string, DerValue>()
  const [list] = field ? derChildren(field) : []
  for (const extension of list ? derChildren(list) : []) {
    const [id, ...rest] = derChildren(extension)
    const wrapped = rest.at(-1)
    if (id && wrapped) values.set(derOid(id), readDer(wrapped.content))
  }
  const keyUsage = values.get('2.5.29.15')
  const extendedKeyUsage = values.get('2.5.29.37')
  const basicConstraints = values.get('2.5.29.19')
  const cardType = values.get('1.2.250.1.71.1.2.2')
  return {
    keyUsage: keyUsage && readKeyUsage(keyUsage),
    extendedKeyUsage: extendedKeyUsage && derChildren(extendedKeyUsage).map(derOid),
    isAuthority: basicConstraints !== undefined && isTrue(derChildren(basicConstraints)[0]),
    cardType: cardType && cardTypes[cardType.content.at(-1) ?? -1],
  }
}

/** First byte of a BIT STRING counts the unused bits; bit 0 is the highest of the next byte. */
const readKeyUsage = ({ content }: DerValue): ReadonlySet<KeyUsage> =>
  new Set(keyUsageNames.filter((_, bit) => ((content[1 + (bit >> 3)] ?? 0) & (0x80 >> (bit & 7))) !== 0))

const isTrue = (value: DerValue | undefined): boolean => value?.tag === derTag.boolean && value.content[0] !== 0
