import { attributeTypes, oidOfKeyword } from './attribute-types.js'
import { type DerValue, derChildren, derOid, derString } from './der.js'
import { parseName } from './name-text.js'

/** One attribute of a name: type as a dotted OID, value as text. */
export interface NameAttribute {
  readonly type: string
  readonly value: string
}

/** A set of attributes at one level of the name; cards of professionals have one with CN, SN and GN. */
export type RelativeName = readonly NameAttribute[]

/** A distinguished name, in the order of its source: certificates go from the country down, texts mostly up. */
export type DistinguishedName = readonly RelativeName[]

/** Name of a certificate; throws DerError on bytes that are not a Name. */
export const readName = (name: DerValue): DistinguishedName =>
  derChildren(name).map((set) =>
    derChildren(set).map((attribute) => {
      const [type, value] = derChildren(attribute)
      return { type: type ? derOid(type) : '', value: value ? derString(value) : '' }
    }),
  )

/** Values of one attribute type, in order. */
export const nameValues = (name: DistinguishedName, keyword: string): string[] => {
  const type = oidOfKeyword(keyword)
  return name.flat().flatMap((attribute) => (attribute.type === type ? [attribute.value] : []))
}

/** A name as RFC 2253 writes it, most specific first, for people to read. */
export const nameText = (name: DistinguishedName): string =>
  [...name]
    .reverse()
    .map((relative) =>
      relative.map(({ type, value }) => `${attributeTypes[type] ?? type}=${escapeValue(value)}`).join('+'),
    )
    .join(',')

const escapeValue = (value: string): string => value.replace(/[,+"\\<>;=]/g, (character) => `\\${character}`)

/**
 * Tells whether two texts spell the same distinguished name.
 *
 * Accepts what DMP clients write: RFC 2253 and RFC 1779, either order, keywords or OIDs, values in hexadecimal DER,
 * `\C3\B4` escapes, blanks around separators, any letter case, and `?` where an encoding lost an accent.
 * Sources: libraries, 4.4; certificates, 2.2. A text that is no name equals nothing, not even itself.
 */
export function sameName(left: string, right: string): boolean {
  const a = parseName(left)
  const b = parseName(right)
  return a !== undefined && b !== undefined && equalNames(a, b)
}

/** The same, for names already read. */
export function equalNames(a: DistinguishedName, b: DistinguishedName): boolean {
  if (a.length !== b.length) return false
  const left = a.map(comparable)
  const right = b.map(comparable)
  return equalRelatives(left, right) || equalRelatives(left, right.reverse())
}

/** X.520 matching: letter case and runs of blanks do not count, nor the order inside a set. */
const comparable = (relative: RelativeName): NameAttribute[] =>
  relative
    .map(({ type, value }) => ({ type, value: value.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase() }))
    .sort((a, b) => (`${a.type}=${a.value}` < `${b.type}=${b.value}` ? -1 : 1))

const equalRelatives = (a: readonly NameAttribute[][], b: readonly NameAttribute[][]): boolean =>
  a.every((relative, index) => {
    const other = b[index] ?? []
    return relative.length === other.length && relative.every((attribute) => hasEqual(other, attribute))
  })

const hasEqual = (relative: readonly NameAttribute[], { type, value }: NameAttribute): boolean =>
  relative.some((other) => other.type === type && (other.value === value || equalButForLostAccents(other.value, value)))

/** Some clients write the name in a charset without accents: each lost byte is a `?`. */
const equalButForLostAccents = (a: string, b: string): boolean =>
  (a.includes('?') || b.includes('?')) && withoutAccents(a) === withoutAccents(b)

const withoutAccents = (value: string): string => value.replace(/(?:[^\p{ASCII}]|\?)+/gu, '?')
