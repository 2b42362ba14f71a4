import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { catalogue } from '#fixtures/cards/catalogue/index.js'
import { people } from '#fixtures/people/index.js'
import { functionalTables } from '#matrix/functional-rights.js'
import { specialtiesOf } from '#simulator/domain/holder-sheet.js'
import { type TestBench, testBench } from './support/bench.js'
import { aLetter } from './support/lps-messages.js'

let bench: TestBench
beforeEach(async () => {
  bench = await testBench()
})
afterEach(() => expect(bench.faults).toEqual([]))

const all = { startDate: '20110301000000', dateType: 'LASTAUTORIZATION' } as const
const newDocuments = { startDate: '20100301000000', dateType: 'LASTDOC' } as const
const stamp = (date: Date): string => date.toISOString().replace(/\D/g, '').slice(0, 14)
const later = (minutes: number): string => stamp(new Date(bench.now.getTime() + minutes * 60_000))

/** People whose DMP is open and who authorised that card, whatever made the list. */
const authorizing = (card: string): string[] =>
  people
    .filter(
      ({ dmp, authorizations }) =>
        dmp?.status === 'active' &&
        authorizations.some((one) => one.card === card && one.state === 'granted' && one.lastAccessMonths < 6),
    )
    .map(({ ins }) => ins)
    .sort()

const matricules = (answer: { dmps: readonly { identifiers: readonly { id: string; oid: string }[] }[] }): string[] =>
  answer.dmps.map(({ identifiers }) => identifiers.find(({ oid }) => oid !== '1.2.250.1.213.1.4.2')?.id ?? '').sort()

describe('TD0.4', () => {
  it.each(['generaliste-cps', 'pharmacien-cps', 'medecin-traitant-cps'])('lists the open DMPs of %s', async (card) => {
    const answer = await bench.lps(card).td04(all)
    expect(answer.status).toBe('DMPOk')
    expect(matricules(answer)).toEqual(authorizing(card))
    expect(authorizing(card).length).toBeGreaterThan(2)
  })

  it('gives the identifiers, the traits and the dates of a DMP', async () => {
    await bench.lps('pharmacien-cps').td03(bench.person('dmp-non-autorise'), 'AJOUT')
    const answer = await bench.lps('pharmacien-cps').td04({ ...all, startDate: stamp(bench.now) })
    const { ins, insOid, identity } = bench.person('dmp-non-autorise')
    expect(answer.dmps).toMatchObject([
      {
        identifiers: [
          { oid: '1.2.250.1.213.1.4.2', id: expect.stringMatching(/^\d{22}$/) },
          { id: ins, oid: insOid },
        ],
        lastName: identity.usedName ?? identity.birthName,
        patronymicalName: identity.birthName,
        firstName: identity.givenNames[0],
        civility: identity.sex === 'F' ? 'Mme' : 'M',
        dateOfBirth: identity.birthDate,
        medecinTraitant: false,
        lastAccessDate: stamp(bench.now),
      },
    ])
  })

  it('says of which DMPs the actor is médecin traitant', async () => {
    const answer = await bench.lps('medecin-traitant-cps').td04(all)
    const mine = answer.dmps.filter(({ medecinTraitant }) => medecinTraitant)
    const theirs = people.filter(({ authorizations }) =>
      authorizations.some((one) => one.card === 'medecin-traitant-cps' && one.medecinTraitant),
    )
    expect(matricules({ dmps: mine })).toEqual(theirs.map(({ ins }) => ins).sort())
  })

  it('compares the date of authorisation, the instant included', async () => {
    await bench.lps('infirmiere-cps').td03(bench.person('dmp-ouvert'), 'AJOUT')
    const since = (startDate: string) => bench.lps('infirmiere-cps').td04({ ...all, startDate })
    const { ins } = bench.person('dmp-ouvert')
    expect(matricules(await since(stamp(bench.now)))).toContain(ins)
    expect(matricules(await since(later(1)))).toEqual([])
    expect(matricules(await since(stamp(bench.now).slice(0, 8)))).toContain(ins)
  })

  it('lists with LASTDOC the authorised DMPs that were fed since, and no other', async () => {
    const sinceNow = { ...newDocuments, startDate: stamp(bench.now) }
    const before = await bench.lps('generaliste-cps').td04(sinceNow)
    const fed = bench.person('dmp-ouvert')
    const unauthorised = bench.person('dmp-non-autorise')
    const pharmacist = bench.lps('pharmacien-cps')
    for (const patient of [fed, unauthorised]) {
      const letter = aLetter(bench.card('pharmacien-cps'), patient, patient === fed ? 1 : 2)
      expect(await pharmacist.td21(patient, [letter])).toMatchObject({ status: 'Success' })
    }
    const after = await bench.lps('generaliste-cps').td04(sinceNow)
    expect(before.dmps).toEqual([])
    expect(matricules(after)).toEqual([fed.ins])
    expect(after.dmps[0]?.lastAddDate).toBe(stamp(bench.now))
    expect((await bench.lps('generaliste-cps').td04({ ...newDocuments, startDate: later(1) })).dmps).toEqual([])
  })

  it('leaves out what is closed, lapsed, blocked or withdrawn', async () => {
    const answer = await bench.lps('generaliste-cps').td04(all)
    for (const id of ['dmp-ferme', 'autorisation-expiree', 'ps-bloque', 'dmp-non-autorise']) {
      expect(matricules(answer)).not.toContain(bench.person(id).ins)
    }
    await bench.lps('generaliste-cps').td03(bench.person('dmp-ouvert'), 'SUPPRESSION')
    expect(matricules(await bench.lps('generaliste-cps').td04(all))).not.toContain(bench.person('dmp-ouvert').ins)
  })

  it.each([
    // card              psOwnerId             dateType             status
    ['secretaire-cpe', '899900999162', 'LASTAUTORIZATION', 'DMPOk'],
    ['secretaire-cpe', '899900999162', 'LASTDOC', 'DMPOk'],
    ['secretaire-cpe', undefined, 'LASTAUTORIZATION', 'DMPOk'],
    ['secretaire-cpe', '899900999121', 'LASTAUTORIZATION', 'DMPAccessDeniedByRightsService'],
    ['secretaire-cpe', 'inconnu', 'LASTAUTORIZATION', 'DMPAccessDeniedByRightsService'],
    ['etablissement', undefined, 'LASTAUTORIZATION', 'DMPOk'],
    ['etablissement', undefined, 'LASTDOC', 'DMPAccessDeniedByRightsService'],
    ['etablissement', '899900999162', 'LASTAUTORIZATION', 'DMPAccessDeniedByRightsService'],
    ['generaliste-cps', '899900999121', 'LASTAUTORIZATION', 'DMPOk'],
    ['generaliste-cps', '899900999113', 'LASTAUTORIZATION', 'DMPAccessDeniedByRightsService'],
  ])('%s for %s by %s: %s', async (card, psOwnerId, dateType, status) => {
    const answer = await bench
      .lps(card)
      .td04({ startDate: '20110301000000', dateType, ...(psOwnerId ? { psOwnerId } : {}) })
    expect(answer.status).toBe(status)
    expect(bench.last()).toMatchObject({ transaction: 'TD0.4', decision: { granted: status === 'DMPOk' } })
  })

  it('lists to a CPE the DMPs of the professional that it names', async () => {
    const { structureId } = bench.card('secretaire-cpe')
    const colleague = catalogue.find((card) => card.structureId === structureId && card.kind !== 'CPE')
    const lps = bench.lps('etablissement-air', { mode: 'air' })
    const own = await lps.td04(all)
    expect(matricules(own)).toEqual(authorizing('etablissement-air'))
    const answer = await bench.lps('secretaire-cpe').td04({ ...all, psOwnerId: colleague?.professionalId ?? '' })
    expect(answer).toMatchObject({ status: 'DMPOk', dmps: [] })
  })

  it('is refused to a régulation centre in indirect mode', async () => {
    const answer = await bench.lps('centre-15', { accessMode: 'centre_15' }).td04(all)
    expect(answer.status).toBe('DMPAccessDeniedByRightsService')
  })

  it.each([
    ['no resource-id', undefined],
    ['a patient', `277079999990239^^^&1.2.250.1.213.1.4.10&ISO^NH`],
    ['nonsense', 'aucun patient'],
    ['a matricule without key', '2770799999902^^^&1.2.250.1.213.1.4.10&ISO^NH'],
  ])('accepts a VIHF with %s', async (_, resourceId) => {
    const name = 'urn:oasis:names:tc:xacml:2.0:resource:resource-id'
    const lps = bench.lps('generaliste-cps', {
      spoil: {
        vihf: (vihf) => ({
          ...vihf,
          attributes: resourceId ? [...vihf.attributes, { name, values: [resourceId] }] : vihf.attributes,
        }),
      },
    })
    expect(await lps.td04(all)).toMatchObject({ status: 'DMPOk' })
  })

  it.each([
    ['20110301', 'DMPOk'],
    ['2011', 'DMPOk'],
    ['01/03/2011', 'DMPErrorLPS'],
    ['20111301000000', 'DMPErrorLPS'],
    ['2011030100000', 'DMPErrorLPS'],
    ['２０１１', 'DMPErrorLPS'],
  ])('startDate %s: %s', async (startDate, status) => {
    expect((await bench.lps('generaliste-cps').td04({ ...all, startDate })).status).toBe(status)
  })

  it('reads from the beginning, by authorisation, what says neither date nor type', async () => {
    const answer = await bench.lps('generaliste-cps').td04({ startDate: undefined, dateType: undefined })
    expect(matricules(answer)).toEqual(authorizing('generaliste-cps'))
  })

  it.each(['LASTAUTHORIZATION', 'lastdoc', 'TOUT'])('refuses the type %s before anything else', async (dateType) => {
    const answer = await bench.lps('generaliste-cps').td04({ ...all, dateType })
    expect(answer).toMatchObject({
      httpStatus: 500,
      fault: { code: 'Sender', text: expect.stringContaining(dateType) },
    })
    expect(bench.last().rejection).toMatchObject({ rejection: 'body-malformed' })
  })
})

const columnOf: Readonly<Record<string, string>> = {
  'infirmiere-cps': 'psnm-normal',
  'generaliste-cps': 'medecin-normal',
  'medecin-traitant-cps': 'mt-normal',
  'secretaire-cpe': 'cpe-normal',
  etablissement: 'es-normal',
}

describe('TD1.6', () => {
  const ids = async (person: string, mode?: 'ACTIVE' | 'INTERDITE' | 'TOUTE') =>
    (await bench.lps('generaliste-cps').td16(bench.person(person), mode)).holders.map(
      ({ id, mode: own }) => `${id} ${own}`,
    )

  it('lists in each mode what it says, by holder', async () => {
    expect(await ids('cas-02', 'ACTIVE')).toEqual([
      '899900999113 ACTIVE',
      '899900999121 ACTIVE',
      '899900999139 ACTIVE',
      '899900999170 ACTIVE',
    ])
    expect(await ids('cas-02', 'INTERDITE')).toEqual(['899900999147 INTERDITE'])
    expect(await ids('cas-02', 'TOUTE')).toHaveLength(5)
    expect(await ids('ps-bloque', 'ACTIVE')).toEqual([])
    expect(await ids('autorisation-expiree', 'TOUTE')).toEqual([])
    expect(await ids('dmp-non-autorise', 'TOUTE')).toEqual([])
  })

  it('marks the médecin traitant, and nobody else', async () => {
    const { holders } = await bench.lps('generaliste-cps').td16(bench.person('medecin-traitant'))
    expect(holders.map(({ specificRights }) => specificRights)).toEqual([[], [], ['MEDECIN_TRAITANT']])
    await bench.lps('medecin-traitant-cps').td03(bench.person('medecin-traitant'), 'SUPPRESSION', 'MEDECIN_TRAITANT')
    const after = await bench.lps('generaliste-cps').td16(bench.person('medecin-traitant'))
    expect(after.holders.flatMap(({ specificRights }) => specificRights)).toEqual([])
  })

  it.each([
    ['infirmiere-cps', 'professional', [{ code: 'G15_60', label: 'Infirmier' }]],
    [
      'generaliste-cps',
      'professional',
      [{ code: 'G15_10/SM26', label: 'Médecin - Qualifié en Médecine Générale (SM)' }],
    ],
    ['secretaire-cpe', 'structure', []],
  ])('names %s as its card does, once it has authorised itself', async (id, kind, specialties) => {
    const card = bench.card(id)
    const patient = bench.person('dmp-non-autorise')
    await bench.lps(id).td03(patient, 'AJOUT')
    const { holders } = await bench.lps('generaliste-cps').td16(patient)
    const structure = kind === 'structure'
    expect(holders).toEqual([
      {
        id: structure ? card.structureId : card.professionalId,
        idType: structure ? '1.2.250.1.71.4.2.2' : '1.2.250.1.71.4.2.1',
        firstName: structure ? undefined : card.givenName,
        lastName: structure ? card.structureName : card.familyName,
        specialties,
        startOfAuthorization: stamp(bench.now),
        lastActionDate: stamp(bench.now),
        mode: 'ACTIVE',
        specificRights: [],
      },
    ])
  })

  it('takes the names from the VIHF in AIR, whose certificate names a structure', async () => {
    const patient = bench.person('dmp-non-autorise')
    await bench.lps('etablissement-air', { mode: 'air' }).td03(patient, 'AJOUT')
    const { holders } = await bench.lps('generaliste-cps').td16(patient)
    const { familyName, givenName } = bench.card('etablissement-air')
    expect(holders).toMatchObject([{ lastName: familyName, firstName: givenName }])
  })

  it.each([
    // person                status
    ['dmp-ferme', 'DMPClosed'],
    ['sans-dmp', 'DMPAuthorizationNotFound'],
  ])('%s: %s', async (person, status) => {
    const answer = await bench.lps('generaliste-cps').td16(bench.person(person))
    expect(answer).toMatchObject({ httpStatus: 200, status, holders: [] })
  })

  it.each(Object.entries(columnOf))('follows the matrix for %s (%s)', async (card, column) => {
    const row = functionalTables['526'].rows.find(({ id }) => id === 'TD1.6')
    const cell = row?.cells.find((one) => one.column.id === column)?.value
    const answer = await bench.lps(card).td16(bench.person('medecin-traitant'))
    expect(answer.status).toBe(cell === 'oui' ? 'DMPOk' : 'DMPAccessDeniedByRightsService')
  })

  it.each(['bris_de_glace', 'centre_15'] as const)('is refused in %s', async (accessMode) => {
    const answer = await bench.lps('generaliste-cps', { accessMode }).td16(bench.person('dmp-ouvert'))
    expect(answer.status).toBe('DMPAccessDeniedByRightsService')
  })

  it('lists everybody to who gives no mode, and refuses a mode that is none', async () => {
    const withMode = (mode: string | undefined) =>
      bench.lps('generaliste-cps', { spoil: { holderList: () => ({ mode }) } }).td16(bench.person('cas-02'))
    expect((await withMode(undefined)).holders).toHaveLength(5)
    expect(await withMode('BLOQUEE')).toMatchObject({ httpStatus: 500, fault: { code: 'Sender' } })
  })
})

describe('authorSpecialty of the roles', () => {
  const profession = '1.2.250.1.71.1.2.7'
  it.each([
    [
      [
        { code: '10', system: profession },
        { code: 'SM04', system: '1.2.250.1.71.4.2.5' },
      ],
      'G15_10/SM04',
    ],
    [
      [
        { code: '21', system: profession },
        { code: 'H', system: '1.2.250.1.71.4.2.6' },
      ],
      'G15_21/H',
    ],
    [
      [
        { code: '10', system: '1.2.250.1.71.1.2.8' },
        { code: 'SM04', system: '1.2.250.1.71.4.2.5' },
      ],
      'G16_10',
    ],
    [
      [
        { code: '10', system: profession },
        { code: 'XX99', system: '1.2.250.1.71.4.2.5' },
      ],
      'G15_10',
    ],
    [[{ code: 'SECRETARIAT_MEDICAL', system: '1.2.250.1.213.1.1.4.6' }], 'SECRETARIAT_MEDICAL'],
    [[{ code: '93', system: '1.2.250.1.213.1.6.1.109', display: 'Psychologue' }], '93'],
  ])('%j: %s', (roles, code) => {
    expect(specialtiesOf(roles).map((one) => one.code)).toEqual([code])
    expect(specialtiesOf(roles)[0]?.label).not.toBe('')
  })

  it('is none without role', () => expect(specialtiesOf([])).toEqual([]))
})
