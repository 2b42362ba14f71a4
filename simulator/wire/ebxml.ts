import type { MetadataAuthor, MetadataCode } from '../domain/document.js'
import { NS } from './namespaces.js'
import { XmlElement, type XmlNode } from './xml-tree.js'

/** Values of the Slots of an object by Slot name, trimmed, in order; a name written twice gives all its values. */
export type Slots = ReadonlyMap<string, readonly string[]>

/** Adds the texts of the Values of one Slot to a list, trimmed. */
function addValues(slot: XmlElement, values: string[]): string[] {
  for (const list of slot.children) {
    if (!isRim(list, 'ValueList')) continue
    for (const value of list.children) if (isRim(value, 'Value')) values.push(value.text.trim())
  }
  return values
}

/** Texts of the Values of one Slot, trimmed. */
export const valuesOf = (slot: XmlElement): string[] => addValues(slot, [])

const isRim = (node: XmlNode, name: string): node is XmlElement =>
  node instanceof XmlElement && node.name === name && node.ns === NS.rim

/** Reads the Slots of an object, wherever they stand among its children: clients write them in any order. */
export function readSlots(object: XmlElement): Slots {
  const slots = new Map<string, string[]>()
  for (const child of object.children) if (isRim(child, 'Slot')) addSlot(slots, child)
  return slots
}

function addSlot(slots: Map<string, string[]>, slot: XmlElement): void {
  const name = slot.attr('name') ?? ''
  const known = slots.get(name)
  if (known) addValues(slot, known)
  else slots.set(name, valuesOf(slot))
}

/** The parts of an object of the registry, each where its reader looks for it. */
export interface ObjectParts {
  readonly slots: Slots
  /** By scheme, in order. */
  readonly classifications: ReadonlyMap<string, readonly XmlElement[]>
  /** Values of the external identifiers by scheme; of twins the first counts. */
  readonly identifiers: ReadonlyMap<string, string | undefined>
}

/** Sorts the children of an object, once for all that is asked of them. */
export function readParts(object: XmlElement): ObjectParts {
  const slots = new Map<string, string[]>()
  const classifications = new Map<string, XmlElement[]>()
  const identifiers = new Map<string, string | undefined>()
  for (const child of object.children) {
    if (isRim(child, 'Slot')) addSlot(slots, child)
    else if (isRim(child, 'Classification')) {
      const scheme = child.attr('classificationScheme') ?? ''
      const same = classifications.get(scheme)
      if (same) same.push(child)
      else classifications.set(scheme, [child])
    } else if (isRim(child, 'ExternalIdentifier')) {
      const scheme = child.attr('identificationScheme') ?? ''
      if (!identifiers.has(scheme)) identifiers.set(scheme, child.attr('value')?.trim())
    }
  }
  return { slots, classifications, identifiers }
}

/** Text of a Name or Description: the value of its first LocalizedString. */
export const readLocalized = (object: XmlElement, name: 'Name' | 'Description'): string | undefined =>
  object.child(NS.rim, name)?.child(NS.rim, 'LocalizedString')?.attr('value')

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
