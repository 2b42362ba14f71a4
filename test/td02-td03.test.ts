import { beforeEach, describe, expect, it } from 'vitest'
import { type TestBench, testBench } from './support/bench.js'

let bench: TestBench
beforeEach(async () => {
  bench = await testBench()
})

/** The table of dmp-hl7v3-patient, section 3.2, on our own people. */
describe('TD0.2', () => {
  it.each([
    // person                 card                    ack   query  status        AUTORISATION   STATUT_MT
    ['sans-dmp', 'pharmacien-cps', 'AA', 'NF', undefined, undefined, undefined],
    ['dmp-ferme', 'pharmacien-cps', 'AA', 'OK', 'terminated', undefined, undefined],
    ['dmp-non-autorise', 'pharmacien-cps', 'AA', 'OK', 'active', 'NON_EXISTE', false],
    ['dmp-ouvert', 'pharmacien-cps', 'AA', 'OK', 'active', 'VALIDE', false],
    ['dmp-ouvert', 'generaliste-cps', 'AA', 'OK', 'active', 'VALIDE', false],
    ['medecin-traitant', 'medecin-traitant-cps', 'AA', 'OK', 'active', 'VALIDE', true],
    ['medecin-traitant', 'infirmiere-cps', 'AA', 'OK', 'active', 'NON_EXISTE', false],
    ['autorisation-expiree', 'pharmacien-cps', 'AA', 'OK', 'active', 'EXPIRE', false],
    ['ps-bloque', 'pharmacien-cps', 'AA', 'OK', 'active', 'INTERDIT', false],
    ['dmp-non-autorise', 'secretaire-cpe', 'AA', 'OK', 'active', 'NON_EXISTE', false],
    ['dmp-non-autorise', 'etablissement', 'AA', 'OK', 'active', 'NON_EXISTE', false],
  ])('%s asked by %s', async (person, card, acknowledgement, queryResponse, status, authorization, medecinTraitant) => {
    const answer = await bench.lps(card).td02(bench.person(person))
    expect({
      acknowledgement: answer.acknowledgement,
      queryResponse: answer.queryResponse,
      status: answer.status,
    }).toEqual({
      acknowledgement,
      queryResponse,
      status,
    })
    expect({ authorization: answer.authorization, medecinTraitant: answer.medecinTraitant }).toEqual({
      authorization,
      medecinTraitant,
    })
    expect(bench.last().decision).toMatchObject({ granted: true, row: expect.stringMatching(/^526:TD0\.2@/) })
  })

  it('tells when and why a closed DMP was closed', async () => {
    const answer = await bench.lps('pharmacien-cps').td02(bench.person('dmp-ferme'))
    expect(answer.closing).toMatchObject({ at: expect.stringMatching(/^\d{14}$/), code: 'FERMETURE_DEMANDE_PATIENT' })
  })

  it('refuses in AE a query about another patient than the VIHF', async () => {
    const other = bench.person('dmp-non-autorise')
    const lps = bench.lps('pharmacien-cps', { spoil: { patientQuery: (query) => ({ ...query, patients: [other] }) } })
    const answer = await lps.td02(bench.person('dmp-ouvert'))
    expect(answer).toMatchObject({ acknowledgement: 'AE', queryResponse: 'AE', error: { code: 'DMPInvalidData' } })
  })

  it('takes any other reason for a test of existence', async () => {
    const spoil = {
      patientQuery: (query: object) =>
        ({ ...query, reason: { code: 'MODIF_DATA', system: '1.2.250.1.213.1.1.4.11', display: 'x' } }) as never,
    }
    const answer = await bench.lps('pharmacien-cps', { spoil }).td02(bench.person('dmp-ouvert'))
    expect(answer).toMatchObject({ acknowledgement: 'AA', authorization: 'VALIDE' })
  })
})

/** Combinations of dmp-wire, section 5.1, and the columns of the matrix. */
describe('TD0.3', () => {
  const status = async (card: string, person: string) =>
    (await bench.lps(card).td02(bench.person(person))).authorization

  it('adds, says so when it was there already, and removes', async () => {
    const lps = bench.lps('pharmacien-cps')
    const patient = bench.person('dmp-non-autorise')
    expect(await lps.td03(patient, 'AJOUT')).toMatchObject({ status: 'DMPOk' })
    expect(await status('pharmacien-cps', 'dmp-non-autorise')).toBe('VALIDE')
    const again = await lps.td03(patient, 'AJOUT')
    expect(again).toMatchObject({ status: 'DMPOk', context: expect.stringMatching(/déjà présente/) })
    expect(await lps.td03(patient, 'SUPPRESSION')).toMatchObject({ status: 'DMPOk' })
    expect(await status('pharmacien-cps', 'dmp-non-autorise')).toBe('NON_EXISTE')
  })

  it('renews an expired authorisation', async () => {
    await bench.lps('pharmacien-cps').td03(bench.person('autorisation-expiree'), 'AJOUT')
    expect(await status('pharmacien-cps', 'autorisation-expiree')).toBe('VALIDE')
  })

  it('grants to the structure what a CPE asks', async () => {
    await bench.lps('secretaire-cpe').td03(bench.person('dmp-non-autorise'), 'AJOUT')
    expect(await status('secretaire-cpe', 'dmp-non-autorise')).toBe('VALIDE')
    expect(await status('pharmacien-cps', 'dmp-non-autorise')).toBe('NON_EXISTE')
  })

  it('lets the médecin traitant leave that role and keep his access', async () => {
    const lps = bench.lps('medecin-traitant-cps')
    const patient = bench.person('medecin-traitant')
    expect(await lps.td03(patient, 'SUPPRESSION', 'MEDECIN_TRAITANT')).toMatchObject({ status: 'DMPOk' })
    expect(await lps.td02(patient)).toMatchObject({ authorization: 'VALIDE', medecinTraitant: false })
  })

  it.each([
    // card              person              action         role                status
    ['etablissement', 'dmp-non-autorise', 'AJOUT', undefined, 'DMPAccessDeniedByRightsService'],
    ['secretaire-cpe', 'dmp-non-autorise', 'SUPPRESSION', undefined, 'DMPAccessDeniedByRightsService'],
    ['pharmacien-cps', 'dmp-ouvert', 'SUPPRESSION', 'MEDECIN_TRAITANT', 'DMPAccessDeniedByRightsService'],
    ['generaliste-cps', 'dmp-ouvert', 'AJOUT', 'MEDECIN_TRAITANT', 'DMPAccessDeniedByRightsService'],
    ['pharmacien-cps', 'dmp-ferme', 'AJOUT', undefined, 'DMPClosed'],
    ['pharmacien-cps', 'sans-dmp', 'AJOUT', undefined, 'DMPAuthorizationNotFound'],
    ['pharmacien-cps', 'ps-bloque', 'AJOUT', undefined, 'DMPAccessForbidden'],
    ['pharmacien-cps', 'dmp-non-autorise', 'SUPPRESSION', undefined, 'DMPAuthorizationNotFound'],
  ] as const)('%s on %s, %s %s: %s', async (card, person, action, role, expected) => {
    const answer = await bench.lps(card).td03(bench.person(person), action, role)
    expect(answer.status).toBe(expected)
    expect(bench.last()).toMatchObject({
      transaction: 'TD0.3',
      decision: { granted: false },
      response: { status: 200 },
    })
  })

  it('is refused in bris de glace', async () => {
    const lps = bench.lps('pharmacien-cps', { accessMode: 'bris_de_glace' })
    const answer = await lps.td03(bench.person('dmp-non-autorise'), 'AJOUT')
    expect(answer.status).toBe('DMPAccessDeniedByRightsService')
  })

  it('made a doctor médecin traitant in the packages before 2.6, and him alone', async () => {
    bench = await testBench({ guidePackage: '2.5' })
    const lps = bench.lps('generaliste-cps')
    const patient = bench.person('dmp-ouvert')
    const ofPackage = async () => (await lps.td02(patient)).medecinTraitant
    expect(await lps.td03(patient, 'AJOUT', 'MEDECIN_TRAITANT')).toMatchObject({ status: 'DMPOk' })
    expect(await ofPackage()).toBe(true)
    expect(await lps.td03(patient, 'AJOUT', 'MEDECIN_TRAITANT')).toMatchObject({
      context: expect.stringMatching(/déjà présente/),
    })
    expect(await lps.td03(patient, 'AJOUT')).toMatchObject({ status: 'DMPOk' })
    expect(await ofPackage()).toBe(false)
    const pharmacist = await bench.lps('pharmacien-cps').td03(patient, 'AJOUT', 'MEDECIN_TRAITANT')
    expect(pharmacist.status).toBe('DMPAccessDeniedByRightsService')
  })
})
