import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SearchedTraits } from '#fixtures/lps/index.js'
import { people } from '#fixtures/people/index.js'
import { functionalTables } from '#matrix/functional-rights.js'
import type { PatientTraits } from '#simulator/domain/dmp.js'
import { likeness, plainLetters } from '#simulator/domain/patient-search.js'
import { openStore } from '#simulator/store/world-store.js'
import { type TestBench, testBench } from './support/bench.js'
import { aDmp } from './support/call.js'

let bench: TestBench
beforeEach(async () => {
  bench = await testBench()
})
afterEach(() => expect(bench.faults).toEqual([]))

const regulator = (options: object = {}) => bench.lps('centre-15', { accessMode: 'centre_15', ...options })
const found = async (traits: SearchedTraits) =>
  (await regulator().td05(traits)).candidates.map(
    ({ patientIds }) => people.find(({ ins }) => ins === patientIds[0]?.extension)?.id,
  )

describe('TD0.5', () => {
  it.each<[string, SearchedTraits, string[]]>([
    ['a used name', { family: 'OUVERTE-TEST' }, ['dmp-ouvert']],
    ['a birth name', { family: 'OUVERT-TEST' }, ['dmp-ouvert']],
    ['a name in another case, without accents nor hyphen', { family: 'ouverte tést' }, ['dmp-ouvert']],
    ['a strict name that is only the beginning', { family: 'OUVERTE' }, []],
    ['an approximate name', { family: 'OUVERTE', approximateName: true, sex: 'F' }, ['dmp-ouvert']],
    ['the second word of a name, approximate', { family: 'SUIVI', approximateName: true }, ['medecin-traitant']],
    ['a birth date', { birthDate: '19860412', sex: 'F' }, ['ouvrant-droit']],
    ['a city and a postal code', { city: 'RENNES', postalCode: '35000', birthDate: '19860412' }, ['ouvrant-droit']],
    ['an approximate city', { city: 'ren', approximateCity: true, birthDate: '19860412' }, ['ouvrant-droit']],
    ['a strict city that is only the beginning', { city: 'ren', birthDate: '19860412' }, []],
    ['a given name besides', { family: 'OUVERTE-TEST', given: 'Camille' }, ['dmp-ouvert']],
    ['another given name', { family: 'OUVERTE-TEST', given: 'JEANNE' }, []],
    ['another sex', { family: 'OUVERTE-TEST', sex: 'M' }, []],
    ['nobody', { family: 'DDD' }, []],
    ['a closed DMP', { family: 'FERMEE-TEST' }, []],
    ['a patient opposed to urgent access', { family: 'OPPOSANT-TEST' }, []],
    ['a DMP of API v1', { family: 'MATHIEU-TEST0025' }, []],
  ])('%s', async (_, traits, expected) => {
    expect(await found(traits)).toEqual(expected)
    const exact = expected.length === 0 ? 'NF' : 'OK'
    const answer = await regulator().td05(traits)
    expect(answer).toMatchObject({ acknowledgement: 'AA', queryResponse: exact, total: expected.length })
  })

  it('gives both identifiers, the traits, the likeness and the opposition', async () => {
    const { candidates } = await regulator().td05({ family: "D'USAGE", approximateName: true, birthDate: '19860412' })
    const { ins, insOid, identity } = bench.person('ouvrant-droit')
    expect(candidates).toMatchObject([
      {
        patientIds: [
          { root: insOid, extension: ins },
          { root: '1.2.250.1.213.1.4.2', extension: expect.stringMatching(/^\d{22}$/) },
        ],
        person: {
          prefix: 'Mme',
          given: 'NADINE',
          usedName: identity.usedName,
          birthName: identity.birthName,
          sex: 'F',
          birthDate: '19860412',
          telecoms: [],
          address: { city: 'RENNES', postalCode: '35000', lines: [] },
        },
        opposedToAccesUrgence: false,
      },
    ])
    const [one] = candidates
    expect(one?.percent).toBeGreaterThan(0)
    expect(one?.percent).toBeLessThan(100)
  })

  it('says that there are too many from the eleventh on', async () => {
    const women = people.filter(({ dmp, identity }) => dmp?.status === 'active' && identity.sex === 'F')
    expect(women.length).toBeGreaterThan(10)
    const answer = await regulator().td05({ sex: 'F' })
    expect(answer).toMatchObject({
      httpStatus: 200,
      acknowledgement: 'AE',
      queryResponse: 'AE',
      error: { code: 'DMPTooManyResult' },
      candidates: [],
    })
  })

  it.each([
    ['no criterion', {}],
    ['a sex of another set', { sex: 'FEMME' }],
    ['a birth date of another form', { birthDate: '1977-07-14' }],
    ['a name without a letter', { family: '--' }],
  ])('refuses %s with DMPInvalidRequest', async (_, traits) => {
    const answer = await regulator().td05(traits)
    expect(answer).toMatchObject({ acknowledgement: 'AE', queryResponse: 'AE', error: { code: 'DMPInvalidRequest' } })
  })

  it.each([
    ['an identifier', '<livingSubjectId><value root="1.2" extension="1"></value></livingSubjectId>'],
    ['a criterion twice', '<livingSubjectName><value><family>AUTRE</family></value></livingSubjectName>'],
  ])('refuses %s with DMPInvalidRequest', async (_, moreCriteria) => {
    const spoil = { patientSearch: (search: object) => ({ ...search, moreCriteria }) as never }
    const answer = await regulator({ spoil }).td05({ family: 'OUVERTE-TEST' })
    expect(answer).toMatchObject({ acknowledgement: 'AE', error: { code: 'DMPInvalidRequest' }, candidates: [] })
  })

  it.each([
    ['controlActProcess', /<controlActProcess.*<\/controlActProcess>/s],
    ['parameterList', /<parameterList.*<\/parameterList>/s],
  ])('refuses a message without %s by a fault', async (_, part) => {
    const answer = await regulator({ spoil: { body: (xml: string) => xml.replace(part, '') } }).td05({ sex: 'F' })
    expect(answer).toMatchObject({ httpStatus: 500, fault: { code: 'Sender' } })
    expect(bench.last().rejection?.rejection).toBe('body-malformed')
  })

  it.each([
    // card               mode          column
    ['infirmiere-cps', 'normal', 'psnm-normal'],
    ['infirmiere-cps', 'centre_15', 'psnm-regulation'],
    ['generaliste-cps', 'bris_de_glace', 'medecin-bris-de-glace'],
    ['generaliste-cps', 'centre_15', 'medecin-regulation'],
    ['secretaire-cpe', 'normal', 'cpe-normal'],
    ['etablissement', 'normal', 'es-normal'],
    ['centre-15', 'centre_15', 'es-regulation'],
  ] as const)('follows the matrix for %s in %s', async (card, accessMode, column) => {
    const row = functionalTables['526'].rows.find(({ id }) => id === 'TD0.5')
    const cell = row?.cells.find((one) => one.column.id === column)?.value
    const answer = await bench.lps(card, { accessMode }).td05({ family: 'OUVERTE-TEST' })
    if (cell === 'oui') expect(answer).toMatchObject({ acknowledgement: 'AA', total: 1 })
    else expect(answer).toMatchObject({ acknowledgement: 'AE', error: { code: 'DMPAccessDeniedByRightsService' } })
  })

  it('gives back the query, with an empty use on a strict name', async () => {
    await regulator().td05({ family: 'É & <B>', given: 'X' })
    const answer = Buffer.from(bench.last().response?.body ?? '').toString()
    expect(answer).toContain('<value use=""><family>É &amp; &lt;B&gt;</family><given>X</given></value>')
  })

  it('leads the model LPS to the DMP of the patient found', async () => {
    const lps = bench.lps('generaliste-cps', { accessMode: 'centre_15' })
    const story = await lps.consultByTraits({ family: 'OUVERTE', approximateName: true })
    expect(story).toMatchObject({ access: { status: 'active' }, search: { httpStatus: 200 } })
    expect(await lps.consultByTraits({ family: 'PERSONNE' })).toMatchObject({ stopped: 'patient-introuvable' })
  })
})

const traits = (overrides: Partial<PatientTraits> = {}): PatientTraits => ({
  prefix: 'Mme',
  usedName: 'DUCHAMPS',
  birthName: 'DE LA TOUR',
  given: 'PATRICIA',
  sex: 'F',
  birthDate: '19040128',
  address: { lines: [], city: 'SAINT-ÉTIENNE', postalCode: '42000' },
  ...overrides,
})
const strict = { approximateName: false, approximateCity: false }

describe('likeness', () => {
  it.each([
    [{ ...strict, family: 'DUCHAMPS' }, 100],
    [{ ...strict, family: 'de la tour' }, 100],
    [{ ...strict, family: 'DUCHA' }, undefined],
    [{ ...strict, approximateName: true, family: 'DUCHA' }, 63],
    [{ ...strict, approximateName: true, family: 'TOUR' }, 40],
    [{ ...strict, approximateName: true, family: 'OUR' }, undefined],
    [{ ...strict, city: 'saint etienne' }, 100],
    [{ ...strict, approximateCity: true, city: 'saint' }, 38],
    [{ ...strict, approximateName: true, city: 'saint' }, undefined],
    [{ ...strict, postalCode: '42000', birthDate: '19040128', sex: 'F' as const }, 100],
    [{ ...strict, birthDate: '19040129' }, undefined],
  ])('%j: %s', (criteria, expected) => {
    expect(likeness(criteria, traits())).toBe(expected)
  })

  it('is met by the name itself, whatever it is, and by any of its beginnings when approximate', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((one) => plainLetters(one) !== '')
    fc.assert(
      fc.property(name, fc.nat(), (usedName, cut) => {
        const person = traits({ usedName })
        expect(likeness({ ...strict, family: usedName }, person)).toBe(100)
        const plain = [...plainLetters(usedName)]
        const family = plain
          .slice(0, 1 + (cut % plain.length))
          .join('')
          .trim()
        const near = likeness({ ...strict, approximateName: true, family }, person) ?? 0
        expect(near).toBeGreaterThan(0)
        expect(near).toBeLessThanOrEqual(100)
      }),
    )
  })
})

describe('the search of the store', () => {
  it('stops at the limit, in the order of the matricules, and keeps to its space', () => {
    const store = openStore(undefined)
    const space = store.space('a')
    const other = store.space('b')
    const many = Array.from({ length: 30 }, (_, rank) => aDmp({ ins: String(299_000_000_000_000 + rank) }))
    space.apply([...many].reverse().map((dmp) => ({ kind: 'dmp' as const, dmp })))
    let asked = 0
    const wanted = () => {
      asked += 1
      return true
    }
    expect(space.world.findDmps({}, wanted, 11).map(({ ins }) => ins)).toEqual(many.slice(0, 11).map(({ ins }) => ins))
    expect(asked).toBe(11)
    expect(space.world.findDmps({ sex: 'M' }, wanted, 11)).toEqual([])
    expect(other.world.findDmps({}, wanted, 11)).toEqual([])
  })
})

describe('TD1.3a', () => {
  it('gives all the traits and the two oppositions, and no attention line', async () => {
    const answer = await bench.lps('generaliste-cps').td13a(bench.person('ouvrant-droit'))
    const { identity } = bench.person('ouvrant-droit')
    expect(answer).toMatchObject({
      acknowledgement: 'AA',
      queryResponse: 'OK',
      status: 'active',
      deceased: false,
      opposedToBrisDeGlace: false,
      opposedToAccesUrgence: false,
      person: {
        usedName: identity.usedName,
        birthName: identity.birthName,
        telecoms: [`tel:${identity.homePhone}`, `tel:${identity.mobile}`, `mailto:${identity.email}`],
        address: { lines: ['12 RUE DES TESTS'], postalCode: '35000', city: 'RENNES', country: 'FRA' },
      },
    })
    const xml = Buffer.from(bench.last().response?.body ?? '').toString()
    for (const absent of ['attentionLine', 'RATTACHEMENT_ENS', 'COMPTE_INTERNET_OUVERT'])
      expect(xml).not.toContain(absent)
  })

  it.each([
    ['jumelle-une', 'MTH'],
    ['cas-02-ad1', 'FTH'],
  ])('tells the legal representative of %s', async (person, relationship) => {
    const answer = await bench.lps('generaliste-cps').td13a(bench.person(person))
    const [wanted] = bench.person(person).identity.legalRepresentatives ?? []
    expect(answer.legalRepresentatives).toMatchObject([
      { relationship, usedName: wanted?.family, given: wanted?.given, address: { city: wanted?.address?.city } },
    ])
  })

  it('says who died, and where in France somebody was born', async () => {
    expect(await bench.lps('generaliste-cps').td13a(bench.person('decede'))).toMatchObject({ deceased: true })
    expect(await bench.lps('generaliste-cps').td13a(bench.person('corse-du-sud'))).toMatchObject({
      birthPlace: { country: 'FRA' },
    })
  })

  it.each([
    // person                  bris de glace, urgence
    ['oppose-bris-de-glace', true, false],
    ['oppose-urgence', false, true],
    ['oppose-a-tout', true, true],
    ['dmp-non-autorise', false, false],
  ])('%s: opposed %s, %s, whatever the mode', async (person, brisDeGlace, urgence) => {
    for (const accessMode of ['normal', 'bris_de_glace', 'centre_15'] as const) {
      const answer = await bench.lps('generaliste-cps', { accessMode }).td13a(bench.person(person))
      expect(answer).toMatchObject({ opposedToBrisDeGlace: brisDeGlace, opposedToAccesUrgence: urgence })
    }
  })

  it.each([
    // card              row of the matrix
    ['pharmacien-cps', 'psnm-normal'],
    ['medecin-traitant-cps', 'medecin-normal'],
    ['secretaire-cpe', 'cpe-normal'],
    ['etablissement', 'es-normal'],
  ])('is open to %s', async (card, column) => {
    const answer = await bench.lps(card).td13a(bench.person('dmp-non-autorise'))
    expect(answer).toMatchObject({ acknowledgement: 'AA', queryResponse: 'OK' })
    expect(bench.last()).toMatchObject({
      transaction: 'TD1.3a',
      decision: { granted: true, row: `526:TD1.3a@${column}` },
    })
  })

  it('answers NF without DMP, and the closing of a closed one', async () => {
    expect(await bench.lps('pharmacien-cps').td13a(bench.person('sans-dmp'))).toMatchObject({ queryResponse: 'NF' })
    expect(await bench.lps('pharmacien-cps').td13a(bench.person('dmp-ferme'))).toMatchObject({
      queryResponse: 'OK',
      status: 'terminated',
      closing: { at: expect.stringMatching(/^\d{14}$/), code: 'FERMETURE_DEMANDE_PATIENT' },
    })
  })

  it('refuses in AE a query about another patient than the VIHF', async () => {
    const other = bench.person('dmp-non-autorise')
    const lps = bench.lps('pharmacien-cps', { spoil: { patientQuery: (query) => ({ ...query, patients: [other] }) } })
    expect(await lps.td13a(bench.person('dmp-ouvert'))).toMatchObject({
      acknowledgement: 'AE',
      queryResponse: 'AE',
      error: { code: 'DMPInvalidData' },
    })
  })

  it.each([
    // what goes, and how the DMP takes it
    ['controlActProcess', /<controlActProcess.*<\/controlActProcess>/s, 'fault'],
    ['patientIdentifier', /<patientIdentifier>.*<\/patientIdentifier>/s, 'fault'],
    ['the value of the identifier', /<value root="[^"]*" extension="[^"]*"><\/value>/, 'fault'],
    ['the matricule', / extension="\d{15}"/, 'DMPInvalidData'],
    ['the OID', / root="1\.2\.250\.1\.213\.1\.4\.10"/, 'DMPInvalidData'],
    ['the key of the matricule', /(?<= extension="\d{13})\d\d(?=")/, 'DMPInvalidData'],
    ['semanticsText', /<semanticsText>.*<\/semanticsText>/, 'AA'],
    ['queryId', /<queryId[^>]*><\/queryId>/, 'AA'],
    ['id', /<id [^>]*><\/id>/, 'AA'],
  ])('without %s', async (_, part, expected) => {
    const lps = bench.lps('generaliste-cps', { spoil: { body: (xml: string) => xml.replace(part, '') } })
    const answer = await lps.td13a(bench.person('dmp-ouvert'))
    if (expected === 'AA') expect(answer).toMatchObject({ acknowledgement: 'AA', queryResponse: 'OK' })
    else if (expected === 'DMPInvalidData')
      expect(answer).toMatchObject({ acknowledgement: 'AE', error: { code: expected } })
    else {
      expect(answer).toMatchObject({ httpStatus: 500, fault: { code: 'Sender' } })
      expect(bench.last().rejection?.rejection).toBe('body-malformed')
    }
  })

  it('is not taken for TD0.2, nor TD0.2 for it', async () => {
    await bench.lps('pharmacien-cps').td13a(bench.person('dmp-ouvert'))
    expect(bench.last().transaction).toBe('TD1.3a')
    const answer = await bench.lps('pharmacien-cps').td02(bench.person('dmp-ouvert'))
    expect(bench.last().transaction).toBe('TD0.2')
    expect(answer).toMatchObject({
      authorization: 'VALIDE',
      attachedToEns: true,
      internetAccount: true,
      patientIds: [{ root: '1.2.250.1.213.1.4.2' }, { root: '1.2.250.1.213.1.4.10' }],
    })
  })
})
