import type { MetadataAuthor, MetadataCode } from '../domain/document.js'
import { escapeAttribute, escapeText } from './write.js'

/** ns4:Slot; empty when there is no value to write. Written out: a leaf has thirty of them. */
export function slot(name: string, values: readonly (string | undefined)[]): string {
  let list = ''
  for (const value of values) {
    if (value !== undefined) list += value === '' ? '<ns4:Value/>' : `<ns4:Value>${escapeText(value)}</ns4:Value>`
  }
  return list === '' ? '' : `<ns4:Slot name="${name}"><ns4:ValueList>${list}</ns4:ValueList></ns4:Slot>`
}

/** Empty when there is no value to write. */
export const localized = (name: 'Name' | 'Description', value: string | undefined): string =>
  value === undefined
    ? ''
    : `<ns4:${name}><ns4:LocalizedString charset="UTF8" value="${escapeAttribute(value)}" xml:lang="FR"/></ns4:${name}>`

/**
 * Writes the composed objects of one object of the registry: each has its own id and names the object.
 *
 *   id of the object, maker of `urn:uuid:` free identifiers -> writers, in the shapes of dmp-answers-outline, 4.2
 */
export function composedObjects(objectId: string, newUuid: () => string) {
  const object = escapeAttribute(objectId)
  const classification = (scheme: string, node: string, content: string): string => {
    const id = `urn:uuid:${newUuid()}`
    const start = `<ns4:Classification classificationScheme="${scheme}" classifiedObject="${object}" id="${id}" nodeRepresentation="${escapeAttribute(node)}"`
    return content === '' ? `${start}/>` : `${start}>${content}</ns4:Classification>`
  }
  return {
    author: (scheme: string, { institutions, persons, roles, specialties }: MetadataAuthor): string =>
      classification(
        scheme,
        '',
        slot('authorInstitution', institutions) +
          slot('authorPerson', persons) +
          slot('authorRole', roles) +
          slot('authorSpecialty', specialties),
      ),
    code: (scheme: string, code: MetadataCode | undefined): string =>
      code
        ? classification(scheme, code.code, slot('codingScheme', [code.system]) + localized('Name', code.display))
        : '',
    /** What kind of package it is. */
    node: (classificationNode: string): string =>
      `<ns4:Classification classificationNode="${classificationNode}" classifiedObject="${object}" id="urn:uuid:${newUuid()}"/>`,
    identifier: (scheme: string, name: string, value: string | undefined): string =>
      value === undefined
        ? ''
        : `<ns4:ExternalIdentifier id="urn:uuid:${newUuid()}" identificationScheme="${scheme}" registryObject="${object}" value="${escapeAttribute(value)}">${localized('Name', name)}</ns4:ExternalIdentifier>`,
  }
}
