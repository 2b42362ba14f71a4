import { NS } from '#simulator/wire/namespaces.js'
import type { XmlElement } from '#simulator/wire/xml-tree.js'
import { feeding, withEntries } from '../examples.js'
import { finding, seen, unless } from '../findings.js'
import { readXcn } from '../forms.js'
import { cdaCheck } from './support/cda-check.js'

const authorId = (author: XmlElement): XmlElement | undefined => author.at(NS.hl7, 'assignedAuthor', 'id')

export const allPresent = cdaCheck({
  id: 'cda/authors',
  title: 'Tous les auteurs du CDA figurent parmi ceux de la fiche',
  source: { doc: 'dmp-xds-metadata', at: '3' },
  bearsOn: ({ authors }) => authors.length > 0,
  judge: ({ authors }, { entry }) => {
    const persons = entry.authors.flatMap((author) => author.persons).map((person) => readXcn(person).id)
    const missing = authors.filter((author) => {
      const id = authorId(author)?.attr('extension')
      return id !== undefined && !persons.includes(id)
    })
    return missing.map((author) =>
      finding(author, `une authorPerson ${authorId(author)?.attr('extension')}`, seen(persons.join(', '))),
    )
  },
  fail: [feeding({ cda: (xml) => xml.replace(/(<author>.*?<id root="[^"]*" extension=")\d+/s, '$1899900000000') })],
})

export const sameNumber = cdaCheck({
  id: 'cda/author-count',
  title: 'La fiche d’une note de vaccination a autant d’auteurs que son CDA',
  verifies: ['EX_2.1-2020'],
  source: { doc: 'dmp-requirements', at: 'EX_2.1-2020' },
  bearsOn: (_, { entry }) => entry.typeCode?.code === '87273-9',
  judge: ({ authors, root }, { entry }) =>
    unless(
      authors.length === entry.authors.length,
      authors[0] ?? root,
      `${entry.authors.length} auteur(s)`,
      `${authors.length}`,
    ),
  pass: [feeding({ documents: [{ typeCode: '87273-9' }] })],
  fail: [
    feeding({
      documents: [{ typeCode: '87273-9' }],
      ...withEntries((entry) => ({ ...entry, authors: [...entry.authors, ...entry.authors] })),
    }),
  ],
})

export const legalAuthenticator = cdaCheck({
  id: 'cda/legal-authenticator',
  title: 'Le responsable légal du CDA est celui de la fiche',
  source: { doc: 'cda', at: '7' },
  bearsOn: ({ legalAuthenticator: element }, { entry }) =>
    element !== undefined && entry.legalAuthenticator !== undefined,
  judge: ({ legalAuthenticator: element, root }, { entry }) => {
    const expected = readXcn(entry.legalAuthenticator).id
    const ids = (element?.child(NS.hl7, 'assignedEntity')?.all(NS.hl7, 'id') ?? []).map((id) => id.attr('extension'))
    return unless(ids.includes(expected), element ?? root, expected, ids.join(', '))
  },
  fail: [
    feeding({
      cda: (xml) => xml.replace(/(<legalAuthenticator>.*?<id root="[^"]*" extension=")\d+/s, '$1899900000000'),
    }),
  ],
})

export const signatureCode = cdaCheck({
  id: 'cda/legal-authenticator-form',
  title: 'legalAuthenticator donne une date, le code S et une personne',
  verifies: ['EX_2.1-1071'],
  source: { doc: 'cda', at: '1.4' },
  bearsOn: ({ legalAuthenticator: element }) => element !== undefined,
  judge: ({ legalAuthenticator: element, root }) => {
    const place = element ?? root
    const id = element?.at(NS.hl7, 'assignedEntity', 'id')
    return [
      ...unless(Boolean(element?.child(NS.hl7, 'time')), place, 'un élément time', undefined),
      ...unless(
        element?.child(NS.hl7, 'signatureCode')?.attr('code') === 'S',
        place,
        'signatureCode S',
        element?.child(NS.hl7, 'signatureCode')?.attr('code'),
      ),
      ...unless(
        Boolean(id?.attr('root') && id.attr('extension')),
        place,
        'un id avec root et extension',
        id?.attr('extension'),
      ),
    ]
  },
  fail: [feeding({ cda: (xml) => xml.replace('<signatureCode code="S"/>', '') })],
})
