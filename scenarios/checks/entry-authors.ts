import { entryScheme, setScheme } from '#simulator/wire/ebxml-schemes.js'
import { feeding, withEntries, withSet } from '../examples.js'
import { finding, seen, unless } from '../findings.js'
import { readXcn } from '../forms.js'
import { authorAt, editAuthors, isAuthorPerson } from './support/authors.js'
import { entryCheck, lotCheck } from './support/lot-check.js'

export const present = entryCheck({
  id: 'entry/author',
  title: 'Chaque document a au moins un auteur, qui a une authorPerson',
  signatureToo: true,
  judge: ({ entry, element }) =>
    entry.authors.length === 0
      ? [finding(element, 'une classification author', 'aucune')]
      : entry.authors.flatMap(({ persons }, rank) =>
          unless(persons.length === 1, authorAt(element, rank), 'une authorPerson', persons.join(' ; ') || undefined),
        ),
  fail: [
    feeding(withEntries((entry) => ({ ...entry, authors: [] }))),
    feeding(editAuthors((author) => ({ ...author, persons: [] }))),
  ],
})

export const personForm = entryCheck({
  id: 'entry/author-person',
  title: "authorPerson s'écrit id^nom^prénom^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS",
  signatureToo: true,
  source: { doc: 'dmp-xds-metadata', at: '5' },
  judge: ({ entry, element }) =>
    entry.authors.flatMap(({ persons }, rank) =>
      persons.flatMap((person) =>
        unless(
          isAuthorPerson(person),
          authorAt(element, rank),
          'un XCN de professionnel, de système ou de patient',
          person,
        ),
      ),
    ),
  fail: [
    feeding(
      editAuthors((author) => ({
        ...author,
        persons: author.persons.map((one) => one.replace('^D^^^IDNPS', '^L^^^EI')),
      })),
    ),
    feeding(editAuthors((author) => ({ ...author, persons: author.persons.map((one) => one.slice(1)) }))),
  ],
})

export const personNames = lotCheck({
  id: 'lot/author-names',
  title: 'Les auteurs professionnels ont un nom et un prénom',
  verifies: ['RG_2230'],
  source: { doc: 'dmp-requirements', at: 'RG_2230' },
  judge: ({ lot }) => {
    const objects = [
      { authors: lot.set.authors, element: lot.setElement, scheme: setScheme.author as string },
      ...[...lot.documents, ...lot.signatures].map(({ entry, element }) => ({
        authors: entry.authors,
        element,
        scheme: entryScheme.author as string,
      })),
    ]
    return objects.flatMap(({ authors, element, scheme }) =>
      authors.flatMap(({ persons }, rank) =>
        persons
          .map((text) => ({ text, person: readXcn(text) }))
          .filter(
            ({ person }) => person.identifierType === 'IDNPS' && !(person.familyName.trim() && person.givenName.trim()),
          )
          .map(({ text }) => finding(authorAt(element, rank, scheme), 'un nom et un prénom', seen(text))),
      ),
    )
  },
  fail: [
    feeding(
      editAuthors((author) => ({ ...author, persons: author.persons.map((one) => one.replace('^CAMILLE^', '^^')) })),
    ),
    feeding(
      withSet((set) => ({
        ...set,
        author: set.author && {
          ...set.author,
          persons: set.author.persons.map((one) => one.replace('^CAMILLE^', '^^')),
        },
      })),
    ),
  ],
})
