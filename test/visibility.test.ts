import { describe, expect, it } from 'vitest'
import { functionalActor } from '#matrix/decide.js'
import { isMinor } from '#simulator/domain/age.js'
import { owns } from '#simulator/domain/author-rule.js'
import { authorizationStatus } from '#simulator/domain/authorization-status.js'
import { type DocumentFacts, factsOf } from '#simulator/domain/document-facts.js'
import { sees, viewerOf } from '#simulator/domain/visibility.js'
import { readDocumentEntry } from '#simulator/wire/ebxml-read.js'
import { aDmp, anActor, anAuthorization, now } from './support/call.js'
import { anEntry, doctor, entryXml, practice, rootOf, xcn, xon } from './support/lot-message.js'

const facts = (overrides: Partial<DocumentFacts> = {}): DocumentFacts => ({
  confidentiality: ['N'],
  authorIds: ['810000000001'],
  structureIds: [],
  depositedByPatient: false,
  ...overrides,
})

/** visibility-rules, section 2: viewer, whether the patient opposed masked documents in emergency, what he sees. */
describe('who sees which document', () => {
  const author = { authorIds: [doctor] }
  const modes = { N: 'normal', B: 'bris_de_glace', R: 'centre_15' } as const
  it.each<
    [string, keyof typeof modes, Partial<ReturnType<typeof anActor>>, boolean, boolean, Partial<DocumentFacts>, boolean]
  >([
    // viewer                 mode  actor                 MT     opposed  document  masked seen
    ['author', 'N', {}, false, false, author, true],
    ['author', 'N', { isDoctor: false }, false, true, author, true],
    ['another professional', 'N', {}, false, false, {}, false],
    ['another professional', 'N', { isDoctor: false }, false, false, {}, false],
    ['médecin traitant', 'N', {}, true, true, {}, true],
    ['médecin traitant', 'B', {}, true, false, {}, true],
    ['médecin traitant', 'B', {}, true, true, {}, false],
    ['any professional', 'B', {}, false, false, {}, true],
    ['any professional', 'B', {}, false, true, {}, false],
    ['author', 'B', {}, false, true, author, false],
    ['any professional', 'R', { isDoctor: false }, false, false, {}, true],
    ['any professional', 'R', {}, false, true, {}, false],
    ['médecin du travail', 'N', { isOccupationalDoctor: true }, false, false, author, false],
    ['author in AIR', 'N', { authentication: 'AIR' }, false, false, author, true],
    ['another in AIR', 'N', { authentication: 'AIR' }, false, false, {}, false],
  ])(
    '%s, mode %s: masked seen as the matrix says',
    (_viewer, mode, traits, isMedecinTraitant, opposed, document, seen) => {
      const actor = anActor({ ...traits, accessMode: modes[mode] })
      const viewer = viewerOf(
        actor,
        functionalActor({ ...actor, isMedecinTraitant }),
        aDmp({ opposedToMaskedInEmergency: opposed }),
      )
      expect(sees(viewer, facts({ ...document, confidentiality: ['N', 'MASQUE_PS'] }))).toBe(seen)
      for (const code of ['INVISIBLE_PATIENT', 'INVISIBLE_REPRESENTANTS_LEGAUX']) {
        expect(sees(viewer, facts({ ...document, confidentiality: ['N', code] }))).toBe(true)
      }
      expect(sees(viewer, facts(document))).toBe(true)
    },
  )
})

describe('the author of a document', () => {
  const stranger = xcn('810000000001')
  const entryOf = (persons: string[], institutions: string[], legal: string) =>
    factsOf(
      readDocumentEntry(
        rootOf(
          entryXml(
            anEntry(1, { authors: [{ persons, institutions }], slots: { legalAuthenticator: [legal] } }),
          ).replace('<ExtrinsicObject', '<ExtrinsicObject xmlns="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0"'),
        ),
      ),
    )
  it.each([
    ['card, author', 'CPS', [xcn(doctor)], [], stranger, true],
    ['card, legalAuthenticator', 'CPS', [stranger], [], xcn(doctor), true],
    ['card, neither', 'CPS', [stranger], [xon(practice)], stranger, false],
    ['CPE, its structure', 'CPE', [stranger], [xon(practice)], stranger, true],
    ['CPE, another structure', 'CPE', [xcn(doctor)], [xon('10B0999777')], stranger, false],
    ['structure, its own', 'ES', [stranger], [xon('10B0999777'), xon(practice)], stranger, true],
    ['structure, an author of its own but no institution', 'ES', [xcn(doctor)], [], stranger, false],
  ] as const)('%s: %s', (_title, authentication, persons, institutions, legal, expected) => {
    expect(owns(anActor({ authentication }), entryOf([...persons], [...institutions], legal))).toBe(expected)
  })

  it('is nobody when nobody is known', () => {
    const unnamed = entryOf(['^MARTIN'], ['CABINET'], '^MARTIN')
    expect(owns(anActor({ professionalId: '' }), unnamed)).toBe(false)
    expect(owns(anActor({ authentication: 'ES', structureId: '' }), unnamed)).toBe(false)
  })

  it('is the patient for his class, or for an author who is a patient', () => {
    const entry = readDocumentEntry(rootOf('<ExtrinsicObject xmlns="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0"/>'))
    const code = (value: string) => ({ code: value, system: '1.2.250.1.213.1.1.4.1', display: '' })
    const author = {
      persons: [],
      institutions: [],
      roles: [],
      specialties: ['EXP_PATIENT^Patient^1.2.250.1.213.1.1.4.6'],
    }
    expect(factsOf({ ...entry, classCode: code('90') }).depositedByPatient).toBe(true)
    expect(factsOf({ ...entry, authors: [author] }).depositedByPatient).toBe(true)
    expect(factsOf({ ...entry, classCode: code('10') }).depositedByPatient).toBe(false)
  })
})

describe('an authorisation', () => {
  it.each([
    [undefined, 'NON_EXISTE'],
    [anAuthorization({ state: 'blocked' }), 'INTERDIT'],
    [anAuthorization({ state: 'blocked', lastAccess: '20200101000000' }), 'INTERDIT'],
    [anAuthorization({ lastAccess: '20260115101502' }), 'VALIDE'],
    [anAuthorization({ lastAccess: '20250715101502' }), 'VALIDE'],
    [anAuthorization({ lastAccess: '20250715101501' }), 'EXPIRE'],
    [anAuthorization({ lastAccess: '20200101000000', medecinTraitant: true }), 'EXPIRE'],
  ])('%o is %s', (authorization, status) => {
    expect(authorizationStatus(authorization, now, 6)).toBe(status)
  })

  it('lasts as many months as the settings say, over the end of a year and of a short month', () => {
    const last = anAuthorization({ lastAccess: '20250831120000' })
    expect(authorizationStatus(last, new Date('2026-02-28T12:00:00Z'), 6)).toBe('VALIDE')
    expect(authorizationStatus(last, new Date('2026-03-03T12:00:01Z'), 6)).toBe('EXPIRE')
    expect(authorizationStatus(last, new Date('2026-08-31T12:00:00Z'), 12)).toBe('VALIDE')
  })
})

it.each([
  ['20080114', false],
  ['20080115', false],
  ['20080116', true],
  ['19600401', false],
  ['20089999', true],
  ['20081300', true],
  ['20080100', true],
  ['20071200', false],
])('a person born %s is a minor on 15 January 2026: %s', (birthDate, expected) => {
  expect(isMinor(birthDate, now, 18)).toBe(expected)
})
