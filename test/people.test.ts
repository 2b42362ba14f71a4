import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogue } from '#fixtures/cards/catalogue/index.js'
import { insKey, people, population } from '#fixtures/people/index.js'
import type { Authorization } from '#simulator/domain/acces.js'
import type { Dmp } from '#simulator/domain/dmp.js'
import type { Population } from '#simulator/domain/world.js'
import { command } from './support/command.js'

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
  it('are one case each, with its own id and matricule', () => {
    expect(people.map(({ id }) => id)).toMatchInlineSnapshot(`
      [
        "sans-dmp",
        "dmp-ouvert",
        "dmp-non-autorise",
        "autorisation-expiree",
        "ps-bloque",
        "dmp-ferme",
        "oppose-bris-de-glace",
        "oppose-urgence",
        "mineur",
        "medecin-traitant",
        "masques-en-urgence",
        "ouvrant-droit",
        "jumelle-une",
        "jumelle-deux",
        "nia",
        "corse-du-sud",
        "haute-corse",
        "decede",
        "imagerie",
        "vaccination",
        "ne-a-letranger",
        "date-lunaire",
        "sexe-contredit",
        "sans-ens",
        "sans-ens-compte",
        "sans-ens-ferme",
        "insi-par-traits",
        "insi-par-vitale",
        "ins-historique",
        "homonyme-un",
        "homonyme-deux",
        "oppose-a-tout",
        "demonstration-desmaux",
        "demonstration-enfant",
        "cas-01",
        "cas-02",
        "cas-2-reference",
        "cas-02-ad1",
        "cas-02-ad2",
        "cas-03",
        "cas-04",
        "cas-05",
        "cas-06",
        "cas-07",
        "cas-08",
        "cas-09",
        "cas-10",
        "cas-11",
        "cas-12",
        "cas-13",
        "cas-14",
        "cas-15",
        "cas-16",
        "cas-17",
      ]
    `)
    const ever = people.flatMap(({ ins, formerIns = [] }) => [ins, ...formerIns.map((former) => former.ins)])
    expect(new Set(ever).size).toBe(ever.length)
    expect(new Set(people.map(({ id }) => id)).size).toBe(people.length)
    expect(new Set(people.map(({ title }) => title)).size).toBe(people.length)
  })

  it('cover the book 2.10c: Cas 1 to 17, and the two children of Cas 2', () => {
    const cases = people.flatMap(({ title }) => /^(Cas \d+(?: AD\d)?) du cahier 2\.10c :/.exec(title)?.[1] ?? [])
    const numbered = Array.from({ length: 17 }, (_, index) => `Cas ${index + 1}`)
    expect(cases.toSorted()).toEqual([...numbered, 'Cas 2 AD1', 'Cas 2 AD2'].toSorted())
  })

  it.each(people)(
    '$id has a test matricule that nobody living can have',
    ({ id, ins, insOid, identity, note, title }) => {
      const oids: Readonly<Record<string, string>> = {
        nia: '1.2.250.1.213.1.4.9',
        'demonstration-desmaux': '1.2.250.1.213.1.4.11',
        'demonstration-enfant': '1.2.250.1.213.1.4.11',
      }
      expect(insOid).toBe(oids[id] ?? '1.2.250.1.213.1.4.10')
      const [, sex, yearMonth, department, key] = /^(\d)(\d{4})(99|2A|2B)999\d{3}(\d\d)$/.exec(ins) ?? []
      expect(sex).toBe((identity.sex === 'M') === (id !== 'sexe-contredit') ? '1' : '2')
      expect(department).toBe({ 'corse-du-sud': '2A', 'haute-corse': '2B' }[id] ?? '99')
      expect(yearMonth).toBe(identity.birthDate.slice(2, 6))
      const digits = ins.slice(0, 13).replace('2A', '19').replace('2B', '18')
      expect((remainderBy97(digits) + Number(key)) % 97).toBe(0)
      // What a client may send to INSi, but for the accents that some people of the book have on purpose.
      const names = [identity.birthName, identity.usedName ?? '', ...identity.givenNames].join('')
      expect(names).toMatch(title.includes('du cahier 2.10c :') ? /^[\p{Lu}' -]+$/u : /^[A-Z' -]+$/)
      expect(identity.birthPlace).toMatch(/^\d[\dAB]\d{3}$/)
      expect(note).toMatch(/\.$/)
    },
  )

  it('have the published matricules of the demonstration cards', () => {
    expect(people.find(({ id }) => id === 'demonstration-desmaux')?.ins).toBe('255069999999934')
    expect(people.find(({ id }) => id === 'demonstration-enfant')?.ins).toBe('198019999999931')
  })

  it('are on the card of somebody who is there, and have an adult as representative', () => {
    for (const { id, policyHolderIns, identity } of people) {
      if (policyHolderIns) expect(people.find(({ ins }) => ins === policyHolderIns)?.id).not.toBe(id)
      for (const { relationship, family, given } of identity.legalRepresentatives ?? []) {
        expect(['FTH', 'MTH']).toContain(relationship)
        expect(family).not.toBe('')
        expect(given).not.toBe('')
      }
    }
  })

  it('are told by their rank when they were born together', () => {
    const twins = people.filter(({ identity }) => identity.birthRank !== undefined)
    expect(twins.map(({ identity }) => identity.birthRank)).toEqual([1, 2])
    const [one, two] = twins
    expect(one?.ins.slice(0, 10)).toBe(two?.ins.slice(0, 10))
    expect(one?.identity.birthName).toBe(two?.identity.birthName)
  })

  it('are all printed by dmp-bench cards --patients', async () => {
    const { code, out } = await command('cards', '--patients')
    expect(code).toBe(0)
    for (const { id, ins } of people) {
      expect(out).toContain(id)
      expect(out).toContain(ins)
    }
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

  it('has its minors', () => {
    const majority = '20081122'
    expect(people.filter(({ identity }) => identity.birthDate > majority).map(({ id }) => id)).toEqual([
      'mineur',
      'jumelle-une',
      'jumelle-deux',
      'nia',
      'ins-historique',
      'oppose-a-tout',
      'cas-02-ad1',
      'cas-02-ad2',
      'cas-11',
      'cas-13',
    ])
  })

  it('tells the DMP the traits of management: address, contacts, representatives, death', () => {
    expect(dmpOf(filled, 'ouvrant-droit')?.traits).toMatchObject({
      usedName: "D'USAGE-TEST",
      email: 'nadine.famille@exemple.test',
      mobile: '0639980112',
      homePhone: '0199000112',
      address: { lines: ['12 RUE DES TESTS'], postalCode: '35000', city: 'RENNES', country: 'FRA' },
    })
    expect(dmpOf(filled, 'jumelle-une')?.legalRepresentatives).toMatchObject([
      { relationship: 'MTH', prefix: 'Mme', family: "D'USAGE-TEST", given: 'NADINE', mobile: '0639980112' },
    ])
    expect(dmpOf(filled, 'cas-15')?.traits.deceased).toBe(true)
    expect(dmpOf(filled, 'dmp-ouvert')?.traits).not.toHaveProperty('address')
    expect(dmpOf(filled, 'sans-ens')?.attachedToEns).toBe(false)
  })

  it('tells INSi of everyone, without accents', () => {
    const { identities = [] } = filled
    expect(identities.map(({ active }) => active.matricule)).toEqual(people.map(({ ins }) => ins))
    for (const { birthName, givenNames, birthDate } of identities) {
      expect(`${birthName} ${givenNames.join(' ')}`).toMatch(/^[A-Z0-9' -]+$/)
      expect(birthDate).toMatch(/^\d{4}-\d\d-\d\d$/)
    }
    expect(identities.find(({ active }) => active.matricule === insOf('cas-10'))).toMatchObject({
      birthName: 'CLERICO',
      givenNames: ['COME'],
    })
    expect(identities.find(({ active }) => active.matricule === insOf('ins-historique'))?.history).toHaveLength(2)
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
    expect(changes.filter(({ kind }) => kind === 'authorization')).toMatchObject([
      { authorization: { actorId: '10B0999158', kind: 'structure' } },
    ])
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
            if (id === 'autorisation-expiree' || id === 'cas-07') expect(days).toBeGreaterThan(184)
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
