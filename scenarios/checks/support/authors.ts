import type { LotEntry } from '#fixtures/lps/lot.js'
import type { MetadataAuthor } from '#simulator/domain/document.js'
import { entryScheme } from '#simulator/wire/ebxml-schemes.js'
import { NS } from '#simulator/wire/namespaces.js'
import type { XmlElement } from '#simulator/wire/xml-tree.js'
import { withEntries } from '../../examples.js'
import { isPsIdNat, readXcn } from '../../forms.js'

const personSystem = '1.2.250.1.71.4.2.1'
export const structureSystem = '1.2.250.1.71.4.2.2'
export const editAuthors = (change: (author: MetadataAuthor) => MetadataAuthor) =>
  withEntries((entry: LotEntry) => ({ ...entry, authors: entry.authors.map(change) }))

/** authorPerson of a professional or of a system; a patient is named by his INS. */
export const isAuthorPerson = (value: string): boolean => {
  const { id, familyName, oid, nameType, identifierType } = readXcn(value)
  if (identifierType === 'RI') return id !== '' && oid !== '' && nameType === 'U'
  if (identifierType === 'NH') return id !== '' && nameType === 'D'
  return isPsIdNat(id) && familyName !== '' && oid === personSystem && nameType === 'D' && identifierType === 'IDNPS'
}

/** The author classification of that rank. */
export const authorAt = (object: XmlElement, rank: number, scheme: string = entryScheme.author): XmlElement =>
  object.all(NS.rim, 'Classification').filter((one) => one.attr('classificationScheme') === scheme)[rank] ?? object
