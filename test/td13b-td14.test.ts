import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  administrativeData,
  changeAdministrativeData,
  closeDmp,
  type Registration,
  type RegistrationAnswer,
} from '#fixtures/lps/index.js'
import { people } from '#fixtures/people/index.js'
import { schemaFaults } from '#simulator/schemas/validate.js'
import { type TestBench, testBench } from './support/bench.js'

let bench: TestBench
beforeEach(async () => {
  bench = await testBench()
})
afterEach(() => expect(bench.faults).toEqual([]))

const person = (id: string) => bench.person(id)
const change = (card: string, id: string, data = {}, oppositions = {}) =>
  bench.lps(card).td13b(person(id), { ...administrativeData(person(id)), ...data }, oppositions)
const close = (card: string, id: string): Promise<RegistrationAnswer> =>
  bench.lps(card).td14(person(id), administrativeData(person(id)), 'Ne souhaite plus de DMP')

describe('TD1.3b', () => {
  it('changes the data that it tells, as TD1.3a then reads them', async () => {
    const data = {
      usedName: 'NOUVEAU-TEST0124',
      mobile: '0639980999',
      email: 'hans@exemple.test',
      address: { lines: ['9 RUE D’ESSAI', 'BÂT. A'], postalCode: '75001', city: 'PARIS', country: 'FRA' },
      birthPlace: { lines: [], country: 'FRA' },
      deceased: true,
    }
    const answer = await change('infirmiere-cps', 'sans-ens', data, { opposedToBrisDeGlace: true })
    expect(answer).toMatchObject({
      interaction: 'PRPA_IN201315UV02',
      acknowledgement: 'AA',
      status: 'active',
      usedName: 'NOUVEAU-TEST0124',
      given: 'HANS',
    })
    expect(schemaFaults(bench.last().request.body)).toEqual([])
    expect(schemaFaults(bench.last().response?.body ?? new Uint8Array())).toEqual([])
    expect(await bench.lps('pharmacien-cps').td13a(person('sans-ens'))).toMatchObject({
      person: {
        usedName: 'NOUVEAU-TEST0124',
        birthName: person('sans-ens').identity.birthName,
        address: { lines: ['9 RUE D’ESSAI', 'BÂT. A'], postalCode: '75001', city: 'PARIS', country: 'FRA' },
        telecoms: expect.arrayContaining(['tel:0639980999', 'mailto:hans@exemple.test']),
      },
      deceased: true,
      birthPlace: { country: 'FRA' },
      opposedToBrisDeGlace: true,
      opposedToAccesUrgence: false,
    })
  })

  it('leaves what it does not tell', async () => {
    await bench.lps('generaliste-cps').td13b(person('sans-ens'), { prefix: 'M', usedName: 'SEUL', given: 'HANS' })
    expect(await bench.lps('generaliste-cps').td13a(person('sans-ens'))).toMatchObject({
      person: {
        usedName: 'SEUL',
        sex: 'M',
        birthDate: '19480229',
        telecoms: ['tel:0639980124'],
        address: { city: 'BREST' },
      },
      opposedToBrisDeGlace: false,
    })
  })

  it('keeps the legal representatives that it tells', async () => {
    const legalRepresentatives = [
      { relationship: 'RESPRSN', prefix: 'Mme' as const, family: 'TUTRICE-TEST', given: 'ANNE', mobile: '0639980777' },
    ]
    await change('generaliste-cps', 'sans-ens', { legalRepresentatives })
    expect((await bench.lps('generaliste-cps').td13a(person('sans-ens'))).legalRepresentatives).toMatchObject([
      { relationship: 'RESPRSN', usedName: 'TUTRICE-TEST', given: 'ANNE', telecoms: ['tel:0639980777'] },
    ])
  })

  it('makes an opposition hold at once', async () => {
    await change('generaliste-cps', 'sans-ens', {}, { opposedToAccesUrgence: true, opposedToBrisDeGlace: true })
    const lps = bench.lps('infirmiere-cps', { accessMode: 'bris_de_glace' })
    const { search } = await lps.consult(person('sans-ens'))
    expect(search?.errors.map(({ errorCode }) => errorCode)).toEqual(['DMPAccessForbidden'])
  })

  it('answers in the outline of the DMP: wrapper, identifier with root, no identifier of the patient', async () => {
    await change('generaliste-cps', 'sans-ens')
    const text = Buffer.from(bench.last().response?.body ?? '').toString()
    expect(text).toContain(
      '<ns2:PRPA_IN201314UV02_Response xmlns="urn:hl7-org:v3" xmlns:ns2="asip:ci-sis:gdp:2010"><PRPA_IN201315UV02 ITSVersion="XML_1.0"><id root="1.2.250.1.213.4.1.1.1.1" extension="',
    )
    expect(text).toContain('urn:hl7-org:v3:PRPA_IN201314ResponseUV02</Action>')
    expect(text).toMatch(/<patient classCode="PAT"><statusCode code="active"\/><patientPerson/)
    expect(text).toContain('<name><prefix>M</prefix><family qualifier="SP">')
    expect(text).not.toMatch(/queryAck|attentionLine|reasonOf/)
  })
})

describe('TD1.4', () => {
  it('closes, and TD0.2 tells the date, the code and the reason', async () => {
    expect(await close('generaliste-cps', 'sans-ens')).toMatchObject({ acknowledgement: 'AA', status: 'terminated' })
    expect(schemaFaults(bench.last().request.body)).toEqual([])
    expect(await bench.lps('generaliste-cps').td02(person('sans-ens'))).toMatchObject({
      status: 'terminated',
      closing: {
        at: bench.now.toISOString().replace(/[-:T]/g, '').slice(0, 14),
        code: 'FERMETURE_DEMANDE_PATIENT',
        text: 'Ne souhaite plus de DMP',
      },
    })
    const { search } = await bench
      .lps('generaliste-cps', { spoil: { behaviour: { ignoreClosedDmp: true } } })
      .consult(person('sans-ens'))
    expect(search?.errors.map(({ errorCode }) => errorCode)).toEqual(['DMPClosed'])
  })

  it('refuses the second time with the request sent back, valid by the schema', async () => {
    await close('generaliste-cps', 'sans-ens')
    expect(await close('generaliste-cps', 'sans-ens')).toMatchObject({
      interaction: 'PRPA_IN201316UV02',
      acknowledgement: 'AE',
      error: { code: 'DMPClosed', text: 'DMP déjà fermé' },
    })
    const { request, response, rejection } = bench.last()
    expect(rejection).toMatchObject({ rejection: 'dmp-already-closed' })
    expect(schemaFaults(response?.body ?? new Uint8Array())).toEqual([])
    const subject = /<subject .*<\/subject>/s
    const contentOf = (body: Uint8Array | undefined): string[] => {
      const [found = ''] = subject.exec(Buffer.from(body ?? '').toString()) ?? []
      // Canonical XML sorts the attributes: their order is no content.
      return found
        .replace(' xmlns="urn:hl7-org:v3"', '')
        .split(/[ <>]+/)
        .sort()
    }
    expect(contentOf(response?.body)).toEqual(contentOf(request.body))
    expect(contentOf(response?.body)).toContain('assignedPerson')
  })
})

/** Cells of 2018 under note 10, and the order of dmp-errors, section 6. */
describe('who may, and the order of refusals', () => {
  it.each([
    // card                 mode              id                TD1.3b                            TD1.4
    ['pharmacien-cps', 'normal', 'sans-ens', undefined, undefined],
    ['generaliste-cps', 'normal', 'sans-ens', undefined, undefined],
    ['secretaire-cpe', 'normal', 'sans-ens', undefined, 'DMPAccessDeniedByRightsService'],
    ['anonyme-cpe', 'normal', 'sans-ens', undefined, 'DMPAccessDeniedByRightsService'],
    ['etablissement', 'normal', 'sans-ens', undefined, 'DMPAccessDeniedByRightsService'],
    ['centre-15', 'centre_15', 'sans-ens', 'DMPAccessDeniedByRightsService', 'DMPAccessDeniedByRightsService'],
    [
      'medecin-du-travail-cps',
      'normal',
      'sans-ens',
      'DMPAccessDeniedByRightsService',
      'DMPAccessDeniedByRightsService',
    ],
    [
      'generaliste-cps',
      'bris_de_glace',
      'sans-ens',
      'DMPAccessDeniedByRightsService',
      'DMPAccessDeniedByRightsService',
    ],
    ['generaliste-cps', 'centre_15', 'sans-ens', 'DMPAccessDeniedByRightsService', 'DMPAccessDeniedByRightsService'],
    ['generaliste-cps', 'normal', 'dmp-ouvert', 'DMPAccessDeniedByRightsService', 'DMPAccessDeniedByRightsService'],
    ['generaliste-cps', 'normal', 'dmp-ferme', 'DMPAccessDeniedByRightsService', 'DMPAccessDeniedByRightsService'],
    ['generaliste-cps', 'normal', 'sans-ens-ferme', 'DMPClosed', 'DMPClosed'],
    ['generaliste-cps', 'normal', 'sans-dmp', 'DMPAuthorizationNotFound', 'DMPAuthorizationNotFound'],
  ] as const)('%s in %s on %s: TD1.3b %s, TD1.4 %s', async (card, accessMode, id, onChange, onClosing) => {
    const lps = bench.lps(card, { accessMode })
    const data = administrativeData(person(id))
    for (const [send, code] of [
      [() => lps.td13b(person(id), data), onChange],
      [() => lps.td14(person(id), data, 'Raison'), onClosing],
    ] as const) {
      const answer = await send()
      expect(answer.error?.code).toBe(code)
      expect(answer.acknowledgement).toBe(code === undefined ? 'AA' : 'AE')
      expect(bench.last().decision?.granted).toBe(code === undefined)
    }
  })

  it('says which cell decided, and note 10 by its own refusal', async () => {
    await change('generaliste-cps', 'sans-ens')
    expect(bench.last().decision?.row).toBe('2018:TD1.3b@medecin-normal')
    await change('generaliste-cps', 'dmp-ouvert')
    expect(bench.last()).toMatchObject({
      rejection: { rejection: 'dmp-attached-to-ens' },
      decision: { granted: false, row: '2018:TD1.3b@medecin-normal' },
    })
  })

  it('does not know AIR, nor a professional whom the patient blocked', async () => {
    const air = await bench
      .lps('etablissement-air', { mode: 'air', user: bench.card('generaliste-cps') })
      .td13b(person('sans-ens'), administrativeData(person('sans-ens')))
    expect(air.error?.code).toBe('DMPAccessDeniedByRightsService')
    bench = await testBench(
      {},
      people.map((one) =>
        one.id === 'sans-ens'
          ? {
              ...one,
              authorizations: one.authorizations.map((held) => ({ ...held, state: 'blocked' as const })),
            }
          : one,
      ),
    )
    expect((await change('generaliste-cps', 'sans-ens')).error?.code).toBe('DMPAccessForbidden')
    expect((await close('generaliste-cps', 'sans-ens')).error?.code).toBe('DMPAccessForbidden')
  })
})

type Spoiled = (right: Registration) => Partial<Registration>

describe('a message that is incomplete or wrong', () => {
  const send = (spoil: Spoiled, closing = false) => {
    const lps = bench.lps('generaliste-cps', {
      spoil: { registration: (right) => ({ ...right, ...spoil(right) }) },
    })
    const data = administrativeData(person('sans-ens'))
    return closing ? lps.td14(person('sans-ens'), data, 'Raison') : lps.td13b(person('sans-ens'), data)
  }

  it.each<[string, Spoiled, boolean]>([
    ['no reason', () => ({ reason: undefined }), false],
    ['an unknown reason', ({ reason }) => ({ reason: reason && { ...reason, code: 'MAJ' } }), false],
    ['no identifier', () => ({ patients: [] }), false],
    ['no person', () => ({ person: undefined }), false],
    ['no author', () => ({ author: undefined }), false],
    ['a birth date of another form', ({ person: one }) => ({ person: { ...one, birthDate: '1948-02-29' } }), false],
    ['no closing code', () => ({ closing: undefined }), true],
    ['an empty closing code', ({ closing: one }) => ({ closing: one && { ...one, code: '' } }), true],
  ])('%s: a fault without code, and nothing is changed', async (_, spoil, closing) => {
    const answer = await send(spoil, closing)
    expect(answer.fault).toMatchObject({ code: 'Sender', text: expect.stringContaining('incomplet ou incorrect') })
    expect(bench.last().rejection).toMatchObject({ rejection: 'body-malformed' })
    expect(await bench.lps('generaliste-cps').td02(person('sans-ens'))).toMatchObject({ status: 'active' })
  })

  it.each<[string, Spoiled, string]>([
    ['another patient', () => ({ patients: [person('dmp-ouvert')] }), 'DMPInvalidData'],
    [
      'the right matricule under another OID',
      ({ patients }) => ({ patients: patients.map((one) => ({ ...one, insOid: '1.2.250.1.213.1.4.8' })) }),
      'DMPInvalidData',
    ],
    [
      'an author without given name',
      ({ author }) => ({ author: author && { ...author, given: ' ' } }),
      'DMPInvalidData',
    ],
    [
      'an author without family name',
      ({ author }) => ({ author: author && { ...author, family: undefined } }),
      'DMPInvalidData',
    ],
  ])('%s: AE %s', async (_, spoil, code) => {
    expect(await send(spoil)).toMatchObject({ acknowledgement: 'AE', error: { code } })
  })

  it.each<[string, Spoiled]>([
    [
      'an INS-C beside the matricule',
      ({ patients }) => ({ patients: [{ ins: '0'.repeat(22), insOid: '1.2.250.1.213.1.4.2' }, ...patients] }),
    ],
    ['a patient status of another client', () => ({ patientStatus: 'active', requestStatus: 'terminated' })],
    ['an unknown sex', ({ person: one }) => ({ person: { ...one, sex: 'X' } })],
    ['an observation of no known code', () => ({ observations: [{ code: 'AUTRE', system: '1.2.3', value: 'oui' }] })],
  ])('%s is let pass', async (_, spoil) => {
    expect(await send(spoil)).toMatchObject({ acknowledgement: 'AA' })
  })

  it('sends back whatever it was sent, however odd, well-formed', async () => {
    const answer = await bench
      .lps('generaliste-cps', { spoil: { body: (xml) => xml.replace('<addr>', '<!-- & --><addr a="&lt;&quot;">é𝕏') } })
      .td13b(person('dmp-ouvert'), administrativeData(person('sans-ens')))
    expect(answer.error?.code).toBe('DMPAccessDeniedByRightsService')
    expect(Buffer.from(bench.last().response?.body ?? '').toString()).toContain('é𝕏')
  })
})

describe('the stories of the model LPS', () => {
  it('changes and closes a DMP that is not tied to Mon espace santé', async () => {
    const lps = bench.lps('generaliste-cps')
    const story = await changeAdministrativeData(lps, person('sans-ens'), { opposedToBrisDeGlace: true })
    expect(story.registration?.acknowledgement).toBe('AA')
    expect((await closeDmp(lps, person('sans-ens'), 'Raison')).registration?.status).toBe('terminated')
  })

  it.each([
    ['dmp-ouvert', 'dmp-rattache'],
    ['sans-dmp', 'dmp-absent'],
    ['sans-ens-ferme', 'dmp-ferme'],
    ['ps-bloque', 'ps-bloque'],
  ] as const)('stops on %s: %s', async (id, stopped) => {
    const lps = bench.lps('pharmacien-cps')
    expect(await closeDmp(lps, person(id), 'Raison')).toMatchObject({ stopped })
    expect(bench.last().transaction).toBe('TD0.2')
  })
})
