import type { LegalRepresentative, PostalAddress } from '../domain/dmp.js'
import { NS } from './namespaces.js'
import type { XmlElement } from './xml-tree.js'

/** A telecom as written: `tel:` or `mailto:`, with its use when it says one. */
export interface WrittenTelecom {
  readonly use?: string
  readonly value: string
}

/** Names of a person, as written; `usedName` is also the family name without qualifier. */
export interface WrittenName {
  readonly prefix?: string
  readonly given?: string
  readonly birthName?: string
  readonly usedName?: string
}

/** A patientPerson as the client wrote it: what it left out is undefined, a list that it left out is empty. */
export interface WrittenPerson {
  /** Undefined when there is no name element. */
  readonly name?: WrittenName
  readonly telecoms: readonly WrittenTelecom[]
  readonly sex?: string
  readonly birthDate?: string
  readonly deceased?: string
  readonly address?: PostalAddress
  readonly birthPlace?: PostalAddress
  readonly legalRepresentatives: readonly LegalRepresentative[]
}

const textOf = (parent: XmlElement | undefined, name: string): string | undefined => {
  const text = parent?.child(NS.hl7, name)?.text.trim()
  return text === '' ? undefined : text
}

/** Value of an attribute of a child; an empty one counts as absent. */
export const attributeOf = (
  parent: XmlElement | undefined,
  name: string,
  attribute: 'code' | 'value' | 'root' | 'extension' | 'codeSystem',
): string | undefined => parent?.child(NS.hl7, name)?.attr(attribute)?.trim() || undefined

/** The name of a patient, of a card holder, of an author: name parts whatever their order. */
export function readName(holder: XmlElement | undefined): WrittenName | undefined {
  const name = holder?.child(NS.hl7, 'name')
  if (!name) return undefined
  const family = (qualifier: string | undefined): string | undefined =>
    name
      .all(NS.hl7, 'family')
      .find((one) => one.attr('qualifier') === qualifier)
      ?.text.trim() || undefined
  const birthName = family('BR')
  return {
    prefix: textOf(name, 'prefix'),
    given: textOf(name, 'given'),
    birthName,
    usedName: family('SP') ?? family(undefined) ?? birthName,
  }
}

/** A postal address; undefined when there is none, or an empty one. */
export function readAddress(addr: XmlElement | undefined): PostalAddress | undefined {
  const lines = (addr?.all(NS.hl7, 'streetAddressLine') ?? []).map(({ text }) => text.trim()).filter(Boolean)
  const [locator, postalCode, city, country] = ['additionalLocator', 'postalCode', 'city', 'country'].map((name) =>
    textOf(addr, name),
  )
  if (lines.length === 0 && !locator && !postalCode && !city && !country) return undefined
  return {
    lines,
    ...(locator ? { locator } : {}),
    ...(postalCode ? { postalCode } : {}),
    ...(city ? { city } : {}),
    ...(country ? { country } : {}),
  }
}

const telecomsOf = (parent: XmlElement | undefined): readonly WrittenTelecom[] =>
  (parent?.all(NS.hl7, 'telecom') ?? []).flatMap((one) => {
    const value = one.attr('value')?.trim()
    return value ? [{ use: one.attr('use'), value }] : []
  })

/** Number or address behind a scheme, of the first telecom that has it (and that use, when one is asked). */
export const telecomValue = (
  telecoms: readonly WrittenTelecom[],
  scheme: 'tel' | 'mailto',
  use?: string,
): string | undefined =>
  telecoms
    .find((one) => one.value.toLowerCase().startsWith(`${scheme}:`) && (use === undefined || one.use === use))
    ?.value.slice(scheme.length + 1)

function representative(relationship: XmlElement): LegalRepresentative[] {
  const name = readName(relationship.child(NS.hl7, 'relationshipHolder1'))
  const code = attributeOf(relationship, 'code', 'code')
  if (!name?.usedName || !name.given || !code) return []
  const telecoms = telecomsOf(relationship)
  const mobile = telecomValue(telecoms, 'tel', 'MC') ?? telecomValue(telecoms, 'tel')
  const email = telecomValue(telecoms, 'mailto')
  const address = readAddress(relationship.child(NS.hl7, 'addr'))
  return [
    {
      relationship: code,
      ...(name.prefix === 'M' || name.prefix === 'Mme' ? { prefix: name.prefix } : {}),
      family: name.usedName,
      given: name.given,
      ...(email ? { email } : {}),
      ...(mobile ? { mobile } : {}),
      ...(address ? { address } : {}),
    },
  ]
}

/** Reads a patientPerson (source: dmp-hl7v3-patient, sections 4, 5 and 13). */
export const readPerson = (person: XmlElement): WrittenPerson => ({
  name: readName(person),
  telecoms: telecomsOf(person),
  sex: attributeOf(person, 'administrativeGenderCode', 'code'),
  birthDate: attributeOf(person, 'birthTime', 'value'),
  deceased: attributeOf(person, 'deceasedInd', 'value'),
  address: readAddress(person.child(NS.hl7, 'addr')),
  birthPlace: readAddress(person.at(NS.hl7, 'birthPlace', 'addr')),
  legalRepresentatives: person.all(NS.hl7, 'personalRelationship').flatMap(representative),
})
