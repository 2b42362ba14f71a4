import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AccountUpdate, openAccount, renewCodes, updateChannel } from '#fixtures/lps/index.js'
import { schemaFaults } from '#simulator/schemas/validate.js'
import { type TestBench, testBench } from './support/bench.js'

let bench: TestBench
beforeEach(async () => {
  bench = await testBench()
})
afterEach(() => expect(bench.faults).toEqual([]))

const person = (id: string) => bench.person(id)
const sms = { type: 'SMS', canal: '0639980000' } as const
const mail = { type: 'EMAIL', canal: 'essai@exemple.test' } as const
const accountOpen = async (id: string) => (await bench.lps('generaliste-cps').td02(person(id))).internetAccount

describe('TD1.5a', () => {
  it('opens an account with eight characters for each code, and TD0.2 says so', async () => {
    const answer = await bench.lps('pharmacien-cps').td15a(person('sans-ens'), sms)
    expect(answer).toMatchObject({ status: 'DMPOk', login: expect.stringMatching(/^\S{8}$/) })
    expect(answer.password).toMatch(/^\S{8}$/)
    expect(answer.password).not.toBe(answer.login)
    expect(schemaFaults(bench.last().request.body)).toEqual([])
    expect(schemaFaults(bench.last().response?.body ?? new Uint8Array())).toEqual([])
    expect(await accountOpen('sans-ens')).toBe(true)
  })

  it('opens it once', async () => {
    await bench.lps('pharmacien-cps').td15a(person('sans-ens'), sms)
    const again = await bench.lps('pharmacien-cps').td15a(person('sans-ens'), mail)
    expect(again).toMatchObject({ status: 'DMPPatientAccessAlreadyExists' })
    expect(again.login).toBeUndefined()
  })
})

describe('TD1.5b', () => {
  const update = (action: 'AJOUT' | 'MODIFICATION' | 'SUPPRESSION', channel: typeof sms | typeof mail, id: string) =>
    bench.lps('generaliste-cps').td15b(person(id), action, channel)

  it('adds the other channel, changes it, removes it, and the last one stays', async () => {
    await bench.lps('generaliste-cps').td15a(person('sans-ens'), sms)
    expect(await update('AJOUT', mail, 'sans-ens')).toMatchObject({ status: 'DMPOk', context: 'OTP mis à jour' })
    expect(await update('MODIFICATION', mail, 'sans-ens')).toMatchObject({ status: 'DMPOk' })
    expect(await update('SUPPRESSION', mail, 'sans-ens')).toMatchObject({ status: 'DMPOk' })
    expect(await update('SUPPRESSION', sms, 'sans-ens')).toMatchObject({
      status: 'DMPErrorLPS',
      context: 'Un canal OTP doit rester.',
    })
    expect(await accountOpen('sans-ens')).toBe(true)
  })

  it.each([
    ['AJOUT', sms, 'sans-ens-compte', 'DMPPatientAccessOTPAlreadyExists'],
    ['MODIFICATION', sms, 'sans-ens-compte', 'DMPOk'],
    ['SUPPRESSION', mail, 'sans-ens-compte', 'DMPOk'],
    ['AJOUT', sms, 'sans-ens', 'DMPErrorLPS'],
  ] as const)('%s %o on %s: %s', async (action, channel, id, status) => {
    expect(await update(action, channel, id)).toMatchObject({ status })
  })

  it('quotes the DMP on a channel that is there, and knows none that is not', async () => {
    expect((await update('AJOUT', mail, 'sans-ens-compte')).context).toBe('Type de canal OTP deja Existant pour ce DMP')
    await update('SUPPRESSION', mail, 'sans-ens-compte')
    expect(await update('MODIFICATION', mail, 'sans-ens-compte')).toMatchObject({ status: 'DMPErrorLPS' })
    expect(await update('SUPPRESSION', mail, 'sans-ens-compte')).toMatchObject({ status: 'DMPErrorLPS' })
    expect(await update('AJOUT', mail, 'sans-ens-compte')).toMatchObject({ status: 'DMPOk' })
  })

  it('removes a channel that names no number', async () => {
    const lps = bench.lps('generaliste-cps', { spoil: { account: (right) => ({ ...right, canal: undefined }) } })
    expect(await lps.td15b(person('sans-ens-compte'), 'SUPPRESSION', sms)).toMatchObject({ status: 'DMPOk' })
  })
})

describe('TD1.5d', () => {
  it('gives a new password each time, and the same login', async () => {
    const lps = bench.lps('secretaire-cpe')
    const [first, second] = [await lps.td15d(person('sans-ens-compte')), await lps.td15d(person('sans-ens-compte'))]
    expect(first).toMatchObject({ status: 'DMPOk', login: 'gret0141' })
    expect(second.login).toBe('gret0141')
    expect(second.password).not.toBe(first.password)
  })

  it('wears the action of the sample, a fault on a success', async () => {
    await bench.lps('secretaire-cpe').td15d(person('sans-ens-compte'))
    const { response } = bench.last()
    expect(response?.status).toBe(200)
    expect(Buffer.from(response?.body ?? '').toString()).toContain(
      'urn:si-dmp-patients:PatientSpecificEndPoint:updatePatientAccess:Fault:SoapFault</Action>',
    )
  })

  it('needs an account', async () => {
    expect(await bench.lps('generaliste-cps').td15d(person('sans-ens'))).toMatchObject({ status: 'DMPErrorLPS' })
  })
})

/** Cells of 2018 under note 10, the same for the three, and the order of dmp-errors, section 6. */
describe('who may', () => {
  it.each([
    ['pharmacien-cps', 'normal', 'sans-ens-compte', undefined],
    ['medecin-traitant-cps', 'normal', 'sans-ens-compte', undefined],
    ['secretaire-cpe', 'normal', 'sans-ens-compte', undefined],
    ['etablissement', 'normal', 'sans-ens-compte', undefined],
    ['generaliste-cps', 'bris_de_glace', 'sans-ens-compte', 'DMPAccessDeniedByRightsService'],
    ['generaliste-cps', 'centre_15', 'sans-ens-compte', 'DMPAccessDeniedByRightsService'],
    ['medecin-du-travail-cps', 'normal', 'sans-ens-compte', 'DMPAccessDeniedByRightsService'],
    ['generaliste-cps', 'normal', 'dmp-ouvert', 'DMPAccessDeniedByRightsService'],
    ['generaliste-cps', 'normal', 'sans-ens-ferme', 'DMPClosed'],
    ['generaliste-cps', 'normal', 'sans-dmp', 'DMPAuthorizationNotFound'],
  ] as const)('%s in %s on %s: %s', async (card, accessMode, id, code) => {
    const lps = bench.lps(card, { accessMode })
    for (const answer of [
      await lps.td15a(person(id), sms),
      await lps.td15b(person(id), 'MODIFICATION', sms),
      await lps.td15d(person(id)),
    ]) {
      if (code !== undefined) expect(answer).toMatchObject({ status: code, httpStatus: 200 })
      else expect(['DMPOk', 'DMPPatientAccessAlreadyExists']).toContain(answer.status)
      expect(answer.password === undefined).toBe(answer.login === undefined)
    }
  })
})

describe('a request that is incomplete or wrong', () => {
  const spoiled = (spoil: (right: AccountUpdate) => Partial<AccountUpdate>) =>
    bench.lps('generaliste-cps', { spoil: { account: (right) => ({ ...right, ...spoil(right) }) } })

  it.each<[string, Partial<AccountUpdate>]>([
    ['a type outside the enumeration', { type: 'COURRIEL' }],
    ['a type of another case', { type: 'sms' }],
    ['an action outside the enumeration', { action: 'RETRAIT' }],
    ['no action', { action: undefined }],
  ])('%s: a fault without code', async (_, change) => {
    const answer = await spoiled(() => change).td15b(person('sans-ens-compte'), 'MODIFICATION', sms)
    expect(answer.fault).toMatchObject({ code: 'Sender', text: expect.stringContaining('incomplet ou incorrect') })
  })

  it.each<[string, Partial<AccountUpdate>]>([
    ['no type', { type: undefined }],
    ['no channel', { canal: undefined }],
    ['an empty channel', { canal: ' ' }],
  ])('%s: DMPErrorLPS', async (_, change) => {
    const lps = spoiled(() => change)
    expect((await lps.td15a(person('sans-ens'), sms)).status).toBe('DMPErrorLPS')
    expect((await lps.td15b(person('sans-ens-compte'), 'MODIFICATION', sms)).status).toBe('DMPErrorLPS')
  })
})

describe('the stories of the model LPS', () => {
  it('opens an account, then changes it and renews its codes', async () => {
    const lps = bench.lps('generaliste-cps')
    expect((await openAccount(lps, person('sans-ens'), sms)).account?.status).toBe('DMPOk')
    const other = bench.lps('pharmacien-cps')
    expect((await updateChannel(other, person('sans-ens'), 'AJOUT', mail)).account?.status).toBe('DMPOk')
    expect((await renewCodes(other, person('sans-ens'))).account?.password).toBeDefined()
  })

  it.each([
    ['sans-ens-compte', 'compte-ouvert', 'open'],
    ['sans-ens', 'compte-absent', 'update'],
    ['sans-ens', 'compte-absent', 'renew'],
    ['dmp-ouvert', 'dmp-rattache', 'open'],
    ['dmp-ouvert', 'dmp-rattache', 'renew'],
  ] as const)('stops on %s: %s (%s)', async (id, stopped, what) => {
    const lps = bench.lps('generaliste-cps')
    const story =
      what === 'open'
        ? await openAccount(lps, person(id), sms)
        : what === 'update'
          ? await updateChannel(lps, person(id), 'AJOUT', sms)
          : await renewCodes(lps, person(id))
    expect(story).toMatchObject({ stopped })
    expect(bench.last().transaction).toBe('TD0.2')
  })
})
