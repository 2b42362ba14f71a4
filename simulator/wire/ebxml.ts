import type { MetadataAuthor, MetadataCode } from '../domain/document.js'
import { NS } from './namespaces.js'
import type { XmlElement } from './xml-tree.js'

/** Values of the Slots of an object by Slot name, trimmed, in order; a name written twice gives all its values. */
export type Slots = ReadonlyMap<string, readonly string[]>

/** Texts of the Values of one Slot, trimmed. */
export const valuesOf = (slot: XmlElement): string[] =>
  slot.all(NS.rim, 'ValueList').flatMap((list) => list.all(NS.rim, 'Value').map((value) => value.text.trim()))

/** Reads the Slots of an object, wherever they stand among its children: clients write them in any order. */
export function readSlots(object: XmlElement): Slots {
  const slots = new Map<string, string[]>()
  for (const slot of object.all(NS.rim, 'Slot')) {
    const name = slot.attr('name') ?? ''
    const known = slots.get(name)
    if (known) known.push(...valuesOf(slot))
    else slots.set(name, valuesOf(slot))
  }
  return slots
}

/** Text of a Name or Description: the value of its first LocalizedString. */
export const readLocalized = (object: XmlElement, name: 'Name' | 'Description'): string | undefined =>
  object.child(NS.rim, name)?.child(NS.rim, 'LocalizedString')?.attr('value')

/** Classifications of an object in one scheme, in order. */
export const classificationsOf = (object: XmlElement, scheme: string): XmlElement[] =>
  object.all(NS.rim, 'Classification').filter((one) => one.attr('classificationScheme') === scheme)

/** Value of the external identifier of an object in one scheme. */
export const externalIdentifierOf = (object: XmlElement, scheme: string): string | undefined =>
  object
    .all(NS.rim, 'ExternalIdentifier')
    .find((one) => one.attr('identificationScheme') === scheme)
    ?.attr('value')
    ?.trim()

/** A coded Classification; parts that the client left out are empty. */
export const readCode = (classification: XmlElement): MetadataCode => ({
  code: classification.attr('nodeRepresentation')?.trim() ?? '',
  system: readSlots(classification).get('codingScheme')?.[0] ?? '',
  display: readLocalized(classification, 'Name') ?? '',
})

export const readAuthor = (classification: XmlElement): MetadataAuthor => {
  const slots = readSlots(classification)
  return {
    persons: slots.get('authorPerson') ?? [],
    institutions: slots.get('authorInstitution') ?? [],
    specialties: slots.get('authorSpecialty') ?? [],
    roles: slots.get('authorRole') ?? [],
  }
}
