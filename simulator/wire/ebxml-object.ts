import type { MetadataAuthor, MetadataCode } from '../domain/document.js'
import { element, escapeText } from './write.js'

/** ns4:Slot; undefined when there is no value to write. */
export const slot = (name: string, values: readonly (string | undefined)[]): string | undefined => {
  const written = values.filter((value) => value !== undefined)
  if (written.length === 0) return undefined
  const list = written.map((value) => element('ns4:Value', {}, escapeText(value)))
  return element('ns4:Slot', { name }, element('ns4:ValueList', {}, ...list))
}

export const localized = (name: 'Name' | 'Description', value: string | undefined): string | undefined =>
  value === undefined
    ? undefined
    : element(`ns4:${name}`, {}, element('ns4:LocalizedString', { charset: 'UTF8', value, 'xml:lang': 'FR' }))

/**
 * Writes the composed objects of one object of the registry: each has its own id and names the object.
 *
 *   id of the object, maker of `urn:uuid:` free identifiers -> writers, in the shapes of dmp-answers-outline, 4.2
 */
export function composedObjects(objectId: string, newUuid: () => string) {
  const classification = (scheme: string, node: string, ...children: readonly (string | undefined)[]): string => {
    const id = `urn:uuid:${newUuid()}`
    const attributes = { classificationScheme: scheme, classifiedObject: objectId, id, nodeRepresentation: node }
    return element('ns4:Classification', attributes, ...children)
  }
  return {
    author: (scheme: string, { institutions, persons, roles, specialties }: MetadataAuthor): string =>
      classification(
        scheme,
        '',
        slot('authorInstitution', institutions),
        slot('authorPerson', persons),
        slot('authorRole', roles),
        slot('authorSpecialty', specialties),
      ),
    codes: (scheme: string, codes: readonly (MetadataCode | undefined)[]): string[] =>
      codes
        .filter((code) => code !== undefined)
        .map(({ code, system, display }) =>
          classification(scheme, code, slot('codingScheme', [system]), localized('Name', display)),
        ),
    /** What kind of package it is. */
    node: (classificationNode: string): string =>
      element('ns4:Classification', { classificationNode, classifiedObject: objectId, id: `urn:uuid:${newUuid()}` }),
    identifier: (identificationScheme: string, name: string, value: string | undefined): string | undefined =>
      value === undefined
        ? undefined
        : element(
            'ns4:ExternalIdentifier',
            { id: `urn:uuid:${newUuid()}`, identificationScheme, registryObject: objectId, value },
            localized('Name', name),
          ),
  }
}
