import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  administrativeData,
  type CardIdentity,
  cardIdentity,
  createDmp,
  type Registration,
  reactivateDmp,
} from '#fixtures/lps/index.js'
import { guidePackages } from '#matrix/guide-packages.js'
import { servicesOf, transactions } from '#matrix/transactions.js'
import { schemaFaults } from '#simulator/schemas/validate.js'
import { type TestBench, testBench } from './support/bench.js'

let bench: TestBench
beforeEach(async () => {
  bench = await testBench({ guidePackage: '2.3' })
})
afterEach(() => expect(bench.faults).toEqual([]))

const person = (id: string) => bench.person(id)
const create = (card: string, id = 'sans-dmp', oppositions = {}) =>
  bench.lps(card).td11(person(id), administrativeData(person(id)), oppositions)

describe('TD0.0', () => {
  it('certifies the bearer of a card, status and context first', async () => {
    const { ins, identity } = person('sans-dmp')
    expect(await bench.lps('pharmacien-cps').td00(cardIdentity(person('sans-dmp')))).toMatchObject({
      status: 'DMPOk',
      nirIndividu: ins,
      prenom: identity.givenNames[0],
      nomPatronymique: identity.birthName,
      nomUsuel: identity.birthName,
      dateNaissance: identity.birthDate.replace(/^(....)(..)(..)$/, '$1-$2-$3'),
    })
    const { request, response } = bench.last()
    expect(schemaFaults(request.body)).toEqual([])
    expect(schemaFaults(response?.body ?? new Uint8Array())).toEqual([])
    expect(Buffer.from(response?.body ?? '').toString()).toContain(
      '<ns1:output><ns1:status>DMPOk</ns1:status><ns1:context/>',
    )
  })

  it('tells the twins of one card apart by their rank', async () => {
    const [one, two] = [person('jumelle-une'), person('jumelle-deux')]
    const lps = bench.lps('generaliste-cps')
    expect((await lps.td00(cardIdentity(one))).nirIndividu).toBe(one.ins)
    expect((await lps.td00(cardIdentity(two))).nirIndividu).toBe(two.ins)
  })

  it('gives the used name that the DMP knows', async () => {
    const patient = person('medecin-traitant')
    expect(await bench.lps('generaliste-cps').td00(cardIdentity(patient))).toMatchObject({
      nomUsuel: patient.identity.usedName,
      nomPatronymique: patient.identity.birthName,
    })
  })

  it.each<[string, Partial<CardIdentity>]>([
    ['an unknown card', { nirOD: '1990199999999' }],
    ['no card', { nirOD: undefined }],
    ['another birth date', { dateNaissance: '1953-07-25' }],
    ['a date of another form', { dateNaissance: '19530724' }],
    ['another rank', { rangNaissance: '2' }],
    ['another person', { nirIndividu: '1990199999999' }],
  ])('%s is not certified', async (_, change) => {
    const answer = await bench.lps('generaliste-cps').td00({ ...cardIdentity(person('sans-dmp')), ...change })
    expect(answer.status).toBe('DMPIdentityCertificationFailure')
    expect(answer.nirIndividu).toBeUndefined()
  })

  it.each([undefined, '', 'un', '1.5'])('a rank « %s » is a fault', async (rangNaissance) => {
    const answer = await bench.lps('generaliste-cps').td00({ ...cardIdentity(person('sans-dmp')), rangNaissance })
    expect(answer.fault?.text).toContain('rangNaissance')
  })

  it.each(['secretaire-cpe', 'etablissement', 'medecin-du-travail-cps', 'medecin-traitant-cps'])(
    'is open to %s, in every mode',
    async (card) => {
      expect((await bench.lps(card).td00(cardIdentity(person('sans-dmp')))).status).toBe('DMPOk')
    },
  )
})

describe('TD1.1', () => {
  it('makes a DMP that everything else then knows, and authorises who made it', async () => {
    const answer = await create('infirmiere-cps', 'sans-dmp', { opposedToAccesUrgence: true })
    expect(answer).toMatchObject({
      interaction: 'PRPA_IN201312UV02',
      acknowledgement: 'AA',
      status: 'active',
      usedName: person('sans-dmp').identity.birthName,
    })
    expect(schemaFaults(bench.last().request.body)).toEqual([])
    expect(schemaFaults(bench.last().response?.body ?? new Uint8Array())).toEqual([])
    expect(Buffer.from(bench.last().response?.body ?? '').toString()).toContain('PRPA_IN201311ResponseUV02</Action>')
    expect(await bench.lps('infirmiere-cps').td02(person('sans-dmp'))).toMatchObject({
      authorization: 'VALIDE',
      attachedToEns: false,
      internetAccount: false,
      status: 'active',
    })
    expect(await bench.lps('generaliste-cps').td02(person('sans-dmp'))).toMatchObject({ authorization: 'NON_EXISTE' })
    expect(await bench.lps('generaliste-cps').td13a(person('sans-dmp'))).toMatchObject({
      opposedToBrisDeGlace: false,
      opposedToAccesUrgence: true,
      person: { sex: 'M', birthDate: person('sans-dmp').identity.birthDate },
    })
  })

  it.each([
    ['pharmacien-cps', 'normal', undefined],
    ['generaliste-cps', 'normal', undefined],
    ['secretaire-cpe', 'normal', undefined],
    ['etablissement', 'normal', undefined],
    ['generaliste-cps', 'bris_de_glace', 'DMPAccessDeniedByRightsService'],
    ['generaliste-cps', 'centre_15', 'DMPAccessDeniedByRightsService'],
    ['centre-15', 'centre_15', 'DMPAccessDeniedByRightsService'],
    ['medecin-du-travail-cps', 'normal', 'DMPAccessDeniedByRightsService'],
  ] as const)('%s in %s: %s', async (card, accessMode, code) => {
    const answer = await bench
      .lps(card, { accessMode })
      .td11(person('sans-dmp'), administrativeData(person('sans-dmp')))
    expect(answer.error?.code).toBe(code)
    expect(answer.interaction).toBe(code === undefined ? 'PRPA_IN201312UV02' : 'PRPA_IN201313UV02')
  })

  it.each(['dmp-ouvert', 'dmp-ferme'])('is DMPFound on %s', async (id) => {
    expect(await create('generaliste-cps', id)).toMatchObject({
      interaction: 'PRPA_IN201313UV02',
      acknowledgement: 'AE',
      error: { code: 'DMPFound' },
    })
    expect(schemaFaults(bench.last().response?.body ?? new Uint8Array())).toEqual([])
  })

  it.each<[string, (right: Registration) => Partial<Registration>, string]>([
    ['no consent', ({ observations }) => ({ observations: observations.slice(1) }), 'DMPInvalidData'],
    [
      'a consent that is refused',
      ({ observations }) => ({ observations: observations.map((one) => ({ ...one, value: 'false' })) }),
      'DMPInvalidData',
    ],
    ['no author name', ({ author }) => ({ author: author && { ...author, given: undefined } }), 'DMPInvalidData'],
    ['another patient', () => ({ patients: [person('dmp-ouvert')] }), 'DMPInvalidData'],
  ])('%s: AE %s', async (_, spoil, code) => {
    const lps = bench.lps('generaliste-cps', { spoil: { registration: (right) => ({ ...right, ...spoil(right) }) } })
    const answer = await lps.td11(person('sans-dmp'), administrativeData(person('sans-dmp')))
    expect(answer.error?.code).toBe(code)
    expect((await bench.lps('generaliste-cps').td02(person('sans-dmp'))).queryResponse).toBe('NF')
  })

  it.each(['given', 'usedName', 'sex', 'birthDate'] as const)('without %s it is incomplete', async (field) => {
    const data = { ...administrativeData(person('sans-dmp')), [field]: undefined, birthName: undefined }
    const answer = await bench.lps('generaliste-cps').td11(person('sans-dmp'), data)
    expect(answer.fault?.text).toContain('obligatoires')
  })

  it('keeps an undetermined sex, the legal representatives and the INS-C', async () => {
    const insC = '0'.repeat(21).concat('1')
    const lps = bench.lps('generaliste-cps', {
      spoil: {
        registration: (right) => ({
          ...right,
          patients: [{ ins: insC, insOid: '1.2.250.1.213.1.4.2' }, ...right.patients],
        }),
      },
    })
    const legalRepresentatives = [{ relationship: 'MTH', family: 'MERE-TEST', given: 'ANNE' }]
    await lps.td11(person('sans-dmp'), { ...administrativeData(person('sans-dmp')), sex: 'U', legalRepresentatives })
    expect(await bench.lps('generaliste-cps').td13a(person('sans-dmp'))).toMatchObject({
      person: { sex: 'U' },
      legalRepresentatives: [{ relationship: 'MTH', usedName: 'MERE-TEST' }],
      patientIds: [{ extension: insC }, { extension: person('sans-dmp').ins }],
    })
  })
})

describe('TD1.2', () => {
  const reactivate = (card: string, id: string) => bench.lps(card).td12(person(id), administrativeData(person(id)))

  it('opens a closed DMP again, its closing forgotten', async () => {
    expect(await reactivate('secretaire-cpe', 'sans-ens-ferme')).toMatchObject({
      interaction: 'PRPA_IN201315UV02',
      acknowledgement: 'AA',
      status: 'active',
    })
    const { status, closing } = await bench.lps('generaliste-cps').td02(person('sans-ens-ferme'))
    expect({ status, closing }).toEqual({ status: 'active', closing: undefined })
  })

  it.each([
    ['generaliste-cps', 'sans-ens', 'DMPFound'],
    ['generaliste-cps', 'sans-dmp', 'DMPAuthorizationNotFound'],
  ])('%s on %s: %s', async (card, id, code) => {
    expect(await reactivate(card, id)).toMatchObject({ interaction: 'PRPA_IN201316UV02', error: { code } })
  })

  it('wants the consent', async () => {
    const lps = bench.lps('generaliste-cps', { spoil: { registration: (right) => ({ ...right, observations: [] }) } })
    const answer = await lps.td12(person('sans-ens-ferme'), administrativeData(person('sans-ens-ferme')))
    expect(answer.error).toMatchObject({ code: 'DMPInvalidData', text: expect.stringContaining('CONSENTEMENT') })
  })
})

describe('the stories of the model LPS', () => {
  it('creates a DMP, becomes médecin traitant and opens the account', async () => {
    const story = await createDmp(bench.lps('generaliste-cps'), person('sans-dmp'), {
      medecinTraitant: true,
      channel: { type: 'EMAIL', canal: 'alix@exemple.test' },
    })
    expect(story).toMatchObject({
      identity: { status: 'DMPOk' },
      registration: { acknowledgement: 'AA' },
      medecinTraitant: { status: 'DMPOk' },
      account: { status: 'DMPOk' },
    })
    expect(await bench.lps('generaliste-cps').td02(person('sans-dmp'))).toMatchObject({
      medecinTraitant: true,
      internetAccount: true,
    })
  })

  it('reactivates a closed DMP, and stops where there is nothing to do', async () => {
    const lps = bench.lps('generaliste-cps')
    expect((await reactivateDmp(lps, person('dmp-ferme'))).registration?.acknowledgement).toBe('AA')
    expect(await reactivateDmp(lps, person('dmp-ferme'))).toMatchObject({ stopped: 'dmp-ouvert' })
    expect(await reactivateDmp(lps, person('sans-dmp'))).toMatchObject({ stopped: 'dmp-absent' })
    expect(await createDmp(lps, person('dmp-ouvert'))).toMatchObject({ stopped: 'dmp-ouvert' })
  })
})

describe('the packages', () => {
  const ids = guidePackages.map(({ id }) => id)
  const historical = ['TD0.0', 'TD1.1', 'TD1.2']

  it('patientCertif is a service of the historical packages only', () => {
    for (const id of ids) expect(servicesOf(id).includes('patientCertif')).toBe(id === '2.3')
    expect(
      transactions
        .filter((row) => 'packages' in row)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(historical)
  })

  it.each(ids.filter((id) => id !== '2.3'))('%s does not know creation, reactivation nor certification', async (id) => {
    bench = await testBench({ guidePackage: id })
    const lps = bench.lps('generaliste-cps')
    for (const answer of [
      await lps.td11(person('sans-dmp'), administrativeData(person('sans-dmp'))),
      await lps.td12(person('sans-ens-ferme'), administrativeData(person('sans-ens-ferme'))),
    ]) {
      expect(answer.fault).toMatchObject({ subcode: 'DMPAccessDeniedByRightsService' })
      expect(answer.fault?.text).toContain(`paquet ${id}`)
    }
    expect(await lps.td00(cardIdentity(person('sans-dmp')))).toMatchObject({ httpStatus: 404 })
    expect(bench.last().rejection).toMatchObject({ rejection: 'unknown-service' })
  })

  it.each(ids)('%s has TD1.3b, TD1.4 and TD1.5; note 10 holds from 2.4', async (id) => {
    bench = await testBench({ guidePackage: id })
    const lps = bench.lps('generaliste-cps')
    const data = administrativeData(person('sans-ens'))
    expect((await lps.td15a(person('sans-ens'), { type: 'SMS', canal: '0639980000' })).status).toBe('DMPOk')
    expect((await lps.td13b(person('sans-ens'), data)).acknowledgement).toBe('AA')
    expect((await lps.td14(person('sans-ens'), data, 'Raison')).acknowledgement).toBe('AA')
    const tied = await lps.td13b(person('dmp-ouvert'), administrativeData(person('dmp-ouvert')))
    expect(tied.acknowledgement).toBe(id === '2.3' ? 'AA' : 'AE')
  })

  it.each([
    // package  AJOUT+MT   TD0.5 normal  TD0.4 CPE   AIR
    ['2.3', true, true, false, false],
    ['2.5', true, true, false, false],
    ['2.6', false, true, false, false],
    ['2.7', false, true, false, true],
    ['2.8', false, true, false, true],
    ['2.9', false, false, true, true],
    ['2.10', false, false, true, true],
  ] as const)(
    '%s: MT by TD0.3 %s, TD0.5 outside régulation %s, CPE in TD0.4 %s, AIR %s',
    async (id, mt, pdq, cpe, air) => {
      bench = await testBench({ guidePackage: id })
      const lps = bench.lps('generaliste-cps')
      const granted = (status: string | undefined): boolean => status === 'DMPOk'
      expect(granted((await lps.td03(person('dmp-ouvert'), 'AJOUT', 'MEDECIN_TRAITANT')).status)).toBe(mt)
      expect((await lps.td05({ family: 'OUVERTE' })).acknowledgement).toBe(pdq ? 'AA' : 'AE')
      const list = await bench.lps('secretaire-cpe').td04({ startDate: '20110101000000', dateType: 'LASTAUTORIZATION' })
      expect(granted(list.status)).toBe(cpe)
      const reinforced = bench.lps('etablissement-air', { mode: 'air', user: bench.card('generaliste-cps') })
      expect((await reinforced.td02(person('dmp-ouvert'))).acknowledgement).toBe(air ? 'AA' : 'AE')
    },
  )
})
