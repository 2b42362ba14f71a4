import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogue } from '#fixtures/cards/catalogue/index.js'
import { insKey, people, population } from '#fixtures/people/index.js'
import type { Authorization } from '#simulator/domain/acces.js'
import type { Dmp } from '#simulator/domain/dmp.js'
import type { Population } from '#simulator/domain/world.js'

describe('insKey', () => {
  it.each([
    // Published identities (source: ins, sections 4.3 and 5), and the DESMAUX demonstration cards.
    ['2751263220749', '74'],
    ['297022A020778', '78'],
    ['160012B020777', '13'],
    ['180032B020401', '23'],
    ['2360663220836', '56'],
    ['1980199999999', '31'],
    ['2790351215189', '89'],
    ['2990999999999', '60'],
    ['2060268000207', '20'],
  ])('%s -> %s', (thirteen, key) => {
    expect(insKey(thirteen)).toBe(key)
  })

  it('makes of any thirteen digits a number that 97 divides', () => {
    const digits = fc.stringMatching(/^\d{13}$/)
    fc.assert(
      fc.property(digits, (thirteen) => {
        const key = insKey(thirteen) ?? ''
        expect(key).toMatch(/^\d\d$/)
        expect(Number(key)).toBeGreaterThanOrEqual(1)
        expect(Number(key)).toBeLessThanOrEqual(97)
        expect((remainderBy97(thirteen) + Number(key)) % 97).toBe(0)
      }),
    )
  })

  it('counts Corsica as the number read with 0, less one or two million', () => {
    const around = fc.tuple(fc.stringMatching(/^\d{5}$/), fc.stringMatching(/^\d{6}$/))
    fc.assert(
      fc.property(around, ([before, after]) => {
        const plain = BigInt(`${before}20${after}`)
        expect(insKey(`${before}2A${after}`)).toBe(String(97n - ((plain - 1_000_000n) % 97n)).padStart(2, '0'))
        expect(insKey(`${before}2B${after}`)).toBe(String(97n - ((plain - 2_000_000n) % 97n)).padStart(2, '0'))
      }),
    )
  })

  it.each(['', '299099999999', '29909999999991', '2990999a99999', '2A90999999999', '297022C020778', '٢990999999999'])(
    '%j is no matricule',
    (text) => expect(insKey(text)).toBeUndefined(),
  )
})

describe('people', () => {
  it('are eleven cases, each with its own id and matricule', () => {
    expect(people.map(({ id }) => id)).toEqual([
      'sans-dmp',
      'dmp-ouvert',
      'dmp-non-autorise',
      'autorisation-expiree',
      'ps-bloque',
      'dmp-ferme',
      'oppose-bris-de-glace',
      'oppose-urgence',
      'mineur',
      'medecin-traitant',
      'masques-en-urgence',
    ])
    expect(new Set(people.map(({ ins }) => ins)).size).toBe(people.length)
  })

  it.each(people)('$id has a test matricule that nobody living can have', ({ ins, insOid, identity, note, title }) => {
    expect(insOid).toBe('1.2.250.1.213.1.4.10')
    const [, sex, yearMonth, key] = /^(\d)(\d{4})99999\d{3}(\d\d)$/.exec(ins) ?? []
    expect(sex).toBe(identity.sex === 'M' ? '1' : '2')
    expect(yearMonth).toBe(identity.birthDate.slice(2, 6))
    expect((remainderBy97(ins.slice(0, 13)) + Number(key)) % 97).toBe(0)
    expect(`${identity.birthName}${identity.givenNames.join('')}`).toMatch(/^[A-Z0-9' -]+$/)
    expect(note).toMatch(/\.$/)
    expect(title).not.toBe('')
  })
})

describe('population', () => {
  const at = new Date('2026-11-22T10:00:00Z')
  const filled = population(catalogue, people, at)

  it.each([
    // person                 card                    state      MT     months since the last access
    ['dmp-ouvert', 'generaliste-cps', 'granted', false, 1],
    ['dmp-ouvert', 'pharmacien-cps', 'granted', false, 1],
    ['dmp-ouvert', 'infirmiere-cps', undefined, undefined, undefined],
    ['dmp-non-autorise', 'generaliste-cps', undefined, undefined, undefined],
    ['autorisation-expiree', 'generaliste-cps', 'granted', false, 7],
    ['autorisation-expiree', 'medecin-traitant-cps', 'granted', false, 7],
    ['ps-bloque', 'pharmacien-cps', 'blocked', false, 1],
    ['medecin-traitant', 'medecin-traitant-cps', 'granted', true, 1],
    ['medecin-traitant', 'generaliste-cps', 'granted', false, 1],
    ['oppose-bris-de-glace', 'generaliste-cps', undefined, undefined, undefined],
  ])('%s and %s: %s', (person, card, state, medecinTraitant, months) => {
    const found = authorizationsOf(filled, person).find(({ actorId }) => actorId === holder(card))
    expect(found?.state).toBe(state)
    expect(found?.medecinTraitant).toBe(medecinTraitant)
    expect(found?.lastAccess).toBe(months && `2026${String(11 - months).padStart(2, '0')}22100000`)
  })

  it.each([
    // person                status     bris de glace, urgence, masked in an emergency
    ['sans-dmp', undefined, [undefined, undefined, undefined]],
    ['dmp-ouvert', 'active', [false, false, true]],
    ['dmp-ferme', 'closed', [false, false, true]],
    ['oppose-bris-de-glace', 'active', [true, false, true]],
    ['oppose-urgence', 'active', [false, true, true]],
    ['masques-en-urgence', 'active', [false, false, false]],
  ])('%s: DMP %s, oppositions %j', (person, status, oppositions) => {
    const dmp = dmpOf(filled, person)
    expect(dmp?.status).toBe(status)
    expect([dmp?.opposedToBrisDeGlace, dmp?.opposedToAccesUrgence, dmp?.opposedToMaskedInEmergency]).toEqual(
      oppositions,
    )
  })

  it('has one minor', () => {
    const majority = '20081122'
    expect(people.filter(({ identity }) => identity.birthDate > majority).map(({ id }) => id)).toEqual(['mineur'])
  })

  it('closes a DMP with its date and reason', () => {
    expect(dmpOf(filled, 'dmp-ferme')?.closing).toEqual({
      at: '20260822100000',
      code: 'FERMETURE_DEMANDE_PATIENT',
      text: 'Je ne veux plus de DMP',
    })
  })

  it('knows every structure once, with the bearers of its cards', () => {
    const { structures } = filled
    expect(new Set(structures.map(({ id }) => id)).size).toBe(structures.length)
    for (const { structureId, professionalId } of catalogue) {
      const structure = structures.find(({ id }) => id === structureId)
      expect(structure?.active).toBe(true)
      expect(structure?.professionals).toContain(professionalId)
    }
    expect(structures.find(({ id }) => id === '10B0999158')?.professionals).toHaveLength(2)
    expect(structures.filter(({ active }) => !active)).toHaveLength(1)
    expect(structures.filter(({ regulationCentre }) => regulationCentre).map(({ name }) => name)).toEqual([
      'SAMU DE TEST 0018',
    ])
  })

  it('gives to the structure what a CPE asks for', () => {
    const [someone] = people
    if (!someone) throw new Error('nobody')
    const asked = {
      card: 'secretaire-cpe',
      state: 'granted',
      medecinTraitant: false,
      sinceMonths: 2,
      lastAccessMonths: 1,
    } as const
    const { changes } = population(catalogue, [{ ...someone, authorizations: [asked] }], at)
    expect(changes).toMatchObject([{ authorization: { actorId: '10B0999158', kind: 'structure' } }])
  })

  it('refuses a card that does not exist', () => {
    expect(() => population([], people, at)).toThrow(/no card/)
  })

  it('is as much out of date at any moment', () => {
    const moment = fc.date({ min: new Date('2021-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(moment, (now) => {
        const then = population(catalogue, people, now)
        const present = stamp(now)
        for (const { id } of people) {
          for (const { since, lastAccess } of authorizationsOf(then, id)) {
            expect(since < lastAccess && lastAccess < present).toBe(true)
            const days = daysBetween(lastAccess, present)
            if (id === 'autorisation-expiree') expect(days).toBeGreaterThan(184)
            else expect(days).toBeLessThan(32)
          }
        }
        const closedAt = dmpOf(then, 'dmp-ferme')?.closing?.at ?? ''
        expect(closedAt < present).toBe(true)
      }),
    )
  })
})

const insOf = (id: string): string | undefined => people.find((person) => person.id === id)?.ins

const holder = (id: string): string | undefined => catalogue.find((card) => card.id === id)?.professionalId

const dmpOf = ({ changes }: Population, id: string): Dmp | undefined =>
  changes.flatMap((change) => (change.kind === 'dmp' && change.dmp.ins === insOf(id) ? [change.dmp] : []))[0]

const authorizationsOf = ({ changes }: Population, id: string): readonly Authorization[] =>
  changes.flatMap((change) =>
    change.kind === 'authorization' && change.patient.ins === insOf(id) ? [change.authorization] : [],
  )

const stamp = (date: Date): string => date.toISOString().replace(/\D/g, '').slice(0, 14)

const daysBetween = (from: string, to: string): number => {
  const day = (text: string) =>
    Date.UTC(Number(text.slice(0, 4)), Number(text.slice(4, 6)) - 1, Number(text.slice(6, 8)))
  return (day(to) - day(from)) / 86_400_000
}

/** Long division, one digit at a time. */
const remainderBy97 = (digits: string): number =>
  [...digits].reduce((remainder, digit) => (remainder * 10 + Number(digit)) % 97, 0)
