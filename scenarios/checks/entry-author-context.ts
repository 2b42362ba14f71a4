import { withSlot } from '#fixtures/lps/lot.js'
import { hasCode } from '#matrix/codes/code-set.js'
import { j01AuthorSpecialty } from '#matrix/codes/j01-author-specialty.js'
import { entryScheme } from '#simulator/wire/ebxml-schemes.js'
import { feeding, withEntries } from '../examples.js'
import { unless } from '../findings.js'
import { isStructIdNat, readXcn, readXon } from '../forms.js'
import { classificationOf, slotOf } from '../lot-view.js'
import { authorAt, editAuthors, isAuthorPerson, structureSystem } from './support/authors.js'
import { entryCheck } from './support/lot-check.js'

export const institution = entryCheck({
  id: 'entry/author-institution',
  title: "authorInstitution s'écrit NOM^^^^^&1.2.250.1.71.4.2.2&ISO^IDNST^^^id",
  signatureToo: true,
  source: { doc: 'dmp-xds-metadata', at: '5' },
  bearsOn: ({ entry }) => entry.authors.some(({ institutions }) => institutions.length > 0),
  judge: ({ entry, element }) =>
    entry.authors.flatMap(({ institutions }, rank) =>
      institutions.flatMap((text) => {
        const { name, oid, identifierType, id } = readXon(text)
        const kept = name !== '' && oid === structureSystem && identifierType === 'IDNST' && isStructIdNat(id)
        return unless(kept, authorAt(element, rank), 'un XON de structure', text)
      }),
    ),
  fail: [
    feeding(
      editAuthors((author) => ({
        ...author,
        institutions: author.institutions.map((one) => one.replace('IDNST', 'EI')),
      })),
    ),
  ],
})

export const specialty = entryCheck({
  id: 'entry/author-specialty',
  title: "authorSpecialty s'écrit code^libellé^OID, avec un code de JDV_J01",
  source: { doc: 'dmp-xds-metadata', at: '5' },
  bearsOn: ({ entry }) => entry.authors.some(({ specialties }) => specialties.length > 0),
  judge: ({ entry, element }) =>
    entry.authors.flatMap(({ specialties }, rank) =>
      specialties.flatMap((text) => {
        const [code = '', , system = ''] = text.split('^')
        return unless(hasCode(j01AuthorSpecialty, code, system), authorAt(element, rank), 'un code de JDV_J01', text)
      }),
    ),
  fail: [
    feeding(
      editAuthors((author) => ({
        ...author,
        specialties: author.specialties.map((one) => one.replace('G15_10/SM26', '10/SM26')),
      })),
    ),
  ],
})

export const legalAuthenticator = entryCheck({
  id: 'entry/legal-authenticator',
  title: 'legalAuthenticator est présent, une fois, et s’écrit comme une authorPerson',
  signatureToo: true,
  judge: ({ entry, element }) =>
    unless(
      isAuthorPerson(entry.legalAuthenticator ?? ''),
      slotOf(element, 'legalAuthenticator'),
      'un XCN',
      entry.legalAuthenticator,
    ),
  fail: [
    feeding(withEntries((entry) => withSlot(entry, 'legalAuthenticator', undefined))),
    feeding(withEntries((entry) => withSlot(entry, 'legalAuthenticator', ['DR MARTIN']))),
  ],
})

export const authorRule = entryCheck({
  id: 'entry/author-rule',
  title: "Seul un auteur dépose : l'utilisateur en directe, la structure en indirecte ou par CPE",
  verifies: ['EX_2.1-1140'],
  source: { doc: 'dmp-xds-metadata', at: '5' },
  bearsOn: (_, { view }) => view.vihf !== undefined,
  judge: ({ entry, element }, { view }) => {
    const { vihf } = view
    const place = classificationOf(element, entryScheme.author)
    const persons = [...entry.authors.flatMap(({ persons: all }) => all), entry.legalAuthenticator ?? ''].map(
      (one) => readXcn(one).id,
    )
    const structures = entry.authors.flatMap(({ institutions }) => institutions).map((one) => readXon(one).id)
    const byCard = vihf?.authenticationMode === 'DIRECTE' && !vihf.nameId.includes('/')
    return byCard
      ? unless(
          persons.includes(vihf.nameId),
          place,
          `authorPerson ou legalAuthenticator ${vihf.nameId}`,
          persons.join(', '),
        )
      : unless(
          structures.includes(vihf?.structureId ?? ''),
          place,
          `authorInstitution ${vihf?.structureId}`,
          structures.join(', '),
        )
  },
  pass: [feeding(), feeding({ card: 'etablissement' }), feeding({ card: 'etablissement', author: 'secretaire-cpe' })],
  fail: [feeding({ author: 'pharmacien-cps' }), feeding({ card: 'etablissement', author: 'generaliste-cps' })],
})
