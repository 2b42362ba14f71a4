import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Pki } from '#fixtures/cards/pki.js'
import {
  type Behaviour,
  decodeAdhocQueryResponse,
  decodeFault,
  decodeRegistryResponse,
  decodeRetrieve,
  decodeTd02,
  decodeTd03,
  ModelLps,
  type ModelLpsOptions,
} from '#fixtures/lps/index.js'
import { type Spoiler, spoilers } from '#fixtures/spoil/index.js'
import { seededIds } from '#simulator/ids.js'
import { type FakeDmp, fakeDmp } from './support/fake-dmp.js'
import { aLetter, baseUrl, clock, personOf } from './support/lps-messages.js'
import { cardOf, testPki } from './support/test-pki.js'

const patient = personOf('dmp-ouvert')
const two = [
  { entryUuid: 'urn:uuid:a', uniqueId: '1.2.1' },
  { entryUuid: 'urn:uuid:b', uniqueId: '1.2.2' },
]

let pki: Pki
beforeAll(async () => {
  pki = await testPki()
})

function lpsBefore(dmp: FakeDmp, options: Partial<ModelLpsOptions> = {}) {
  const card = cardOf(pki, 'generaliste-cps')
  const { send, calls } = fakeDmp(dmp)
  const lps = new ModelLps({ card, baseUrl, clock, ids: seededIds('story'), send, ...options })
  return { lps, calls, letter: aLetter(card, patient) }
}

describe('consult', () => {
  it.each<[FakeDmp, boolean, string[], string | undefined]>([
    // state of the DMP, consent of the patient -> calls, why it stops
    [{ authorization: 'VALIDE', entries: two }, true, ['TD0.2', 'TD3.1 LeafClass', 'TD3.2 1.2.1'], undefined],
    [
      { authorization: 'NON_EXISTE', entries: two },
      true,
      ['TD0.2', 'TD0.3 AJOUT', 'TD3.1 LeafClass', 'TD3.2 1.2.1'],
      undefined,
    ],
    [{ authorization: 'EXPIRE' }, true, ['TD0.2', 'TD0.3 AJOUT', 'TD3.1 LeafClass'], undefined],
    [{ authorization: 'NON_EXISTE' }, false, ['TD0.2'], 'sans-consentement'],
    [{ authorization: 'INTERDIT' }, true, ['TD0.2'], 'ps-bloque'],
    [{ queryResponse: 'NF' }, true, ['TD0.2'], 'dmp-absent'],
    [{ status: 'terminated' }, true, ['TD0.2'], 'dmp-ferme'],
    [{ authorization: 'EXPIRE', authorizationStatus: 'DMPClosed' }, true, ['TD0.2', 'TD0.3 AJOUT'], 'refus-du-dmp'],
    [{ fault: '<soap:Fault/>' }, true, ['TD0.2'], 'refus-du-dmp'],
  ])('%j, consent %s', async (dmp, consent, expected, stopped) => {
    const { lps, calls } = lpsBefore(dmp)
    const story = await lps.consult(patient, { consent })
    expect(calls).toEqual(expected)
    expect(story.stopped).toBe(stopped)
  })

  it.each<[ModelLpsOptions['accessMode'], FakeDmp['authorization'], string[]]>([
    ['bris_de_glace', 'NON_EXISTE', ['TD0.2', 'TD3.1 LeafClass']],
    ['bris_de_glace', 'INTERDIT', ['TD0.2']],
    ['centre_15', 'INTERDIT', ['TD0.2', 'TD3.1 LeafClass']],
  ])('in %s with %s never asks TD0.3', async (accessMode, authorization, expected) => {
    const { lps, calls } = lpsBefore({ authorization }, { accessMode })
    await lps.consult(patient)
    expect(calls).toEqual(expected)
  })

  it('opens the document that the user chose, and gives its bytes', async () => {
    const document = Buffer.from('<a>\r\n--uuid:x\r\n\r\n</a>')
    const { lps, calls } = lpsBefore({ entries: two, document })
    const story = await lps.consult(patient, { choose: (entries) => entries.at(-1) })
    expect(calls.at(-1)).toBe('TD3.2 1.2.2')
    expect(Buffer.from(story.retrieved?.documents[0]?.bytes ?? []).equals(document)).toBe(true)
  })
})

describe('feed', () => {
  it.each<[FakeDmp, string[], string | undefined]>([
    [{}, ['TD0.2', 'TD2.1'], undefined],
    [{ authorization: 'NON_EXISTE' }, ['TD0.2', 'TD2.1'], undefined],
    [{ queryResponse: 'NF' }, ['TD0.2'], 'dmp-absent'],
    [{ status: 'terminated' }, ['TD0.2'], 'dmp-ferme'],
  ])('%j', async (dmp, expected, stopped) => {
    const { lps, calls, letter } = lpsBefore(dmp)
    expect((await lps.feed(patient, [letter])).stopped).toBe(stopped)
    expect(calls).toEqual(expected)
  })

  it('tests the DMP once for two feedings of one patient, and again for another patient', async () => {
    const { lps, calls, letter } = lpsBefore({})
    await lps.feed(patient, [letter])
    await lps.feed(patient, [letter])
    await lps.feed(personOf('mineur'), [letter])
    expect(calls).toEqual(['TD0.2', 'TD2.1', 'TD2.1', 'TD0.2', 'TD2.1'])
  })

  it('asks the technical id alone, just before it replaces', async () => {
    const { lps, calls, letter } = lpsBefore({ entries: two })
    await lps.replace(patient, letter, '1.2.1')
    expect(calls).toEqual(['TD0.2', 'TD3.1 ObjectRef', 'TD2.1 RPLC'])
  })

  it('replaces nothing when the document is not found', async () => {
    const { lps, calls, letter } = lpsBefore({ entries: [] })
    expect((await lps.replace(patient, letter, '1.2.1')).stopped).toBe('document-inconnu')
    expect(calls).toEqual(['TD0.2', 'TD3.1 ObjectRef'])
  })
})

it('withdraws the access, and tests again afterwards', async () => {
  const { lps, calls } = lpsBefore({})
  await lps.checkAccess(patient)
  await lps.withdraw(patient)
  await lps.checkAccess(patient)
  expect(calls).toEqual(['TD0.2', 'TD0.3 SUPPRESSION', 'TD0.2'])
})

describe('update', () => {
  type Story = readonly [name: string, told: string, act: (lps: ModelLps) => Promise<unknown>]
  const stories: readonly Story[] = [
    ['mask', 'MASQUE_PS', (lps) => lps.mask(patient, '1.2.1')],
    ['archive', 'Archived', (lps) => lps.archive(patient, '1.2.1')],
    ['unarchive', 'Approved', (lps) => lps.unarchive(patient, '1.2.1')],
    ['delete', 'Deleted', (lps) => lps.delete(patient, '1.2.1')],
  ]

  it.each(stories)('%s looks the technical id up just before', async (name, told, act) => {
    const { lps, calls } = lpsBefore({ entries: [{ entryUuid: 'urn:uuid:a', uniqueId: '1.2.1' }] })
    await act(lps)
    const reads = name === 'mask' ? ['TD3.1 LeafClass'] : []
    expect(calls).toEqual(['TD0.2', 'TD3.1 ObjectRef', ...reads, `TD3.3 ${told}`])
  })

  it.each(stories)('%s asks for access when it is missing, but to delete', async (name, told, act) => {
    const { lps, calls } = lpsBefore({ entries: two, authorization: 'EXPIRE' })
    await act(lps)
    expect(calls.includes('TD0.3 AJOUT')).toBe(name !== 'delete')
    expect(calls.at(-1)).toBe(`TD3.3 ${told}`)
  })

  it.each(stories)('%s goes no further without the document, nor on a closed DMP', async (_, __, act) => {
    const unknown = lpsBefore({})
    expect(await act(unknown.lps)).toMatchObject({ stopped: 'document-inconnu' })
    expect(unknown.calls).toEqual(['TD0.2', 'TD3.1 ObjectRef'])
    const closed = lpsBefore({ status: 'terminated' })
    expect(await act(closed.lps)).toMatchObject({ stopped: 'dmp-ferme' })
    expect(closed.calls).toEqual(['TD0.2'])
  })
})

describe('each wrong behaviour is called otherwise than the right one', () => {
  const stories = async (behaviour: Behaviour, dmp: FakeDmp): Promise<string[]> => {
    const { lps, calls, letter } = lpsBefore(dmp, { spoil: { behaviour } })
    await lps.feed(patient, [letter])
    await lps.consult(patient)
    await lps.replace(patient, letter, '1.2.1')
    const updating = lpsBefore(dmp, { spoil: { behaviour } })
    await updating.lps.delete(patient, '1.2.1')
    await updating.lps.archive(patient, '1.2.1')
    return [...calls, ...updating.calls]
  }
  const states: readonly FakeDmp[] = [
    { entries: two },
    { entries: two, authorization: 'NON_EXISTE' },
    { status: 'terminated' },
  ]
  // The stories of administration are played against the simulator, by their scenarios.
  const isToldElsewhere = ({ on }: Spoiler): boolean => on !== 'any' && on.every((id) => id.startsWith('TD1.'))
  const behaviours = Object.values(spoilers).flatMap((spoiler) =>
    spoiler.apply.behaviour && !isToldElsewhere(spoiler) ? [[spoiler.id, spoiler.apply.behaviour] as const] : [],
  )
  it.each(behaviours)('%s', async (_, behaviour) => {
    const pairs = await Promise.all(
      states.map(async (dmp) => [await stories({}, dmp), await stories(behaviour, dmp)] as const),
    )
    expect(pairs.some(([right, wrong]) => right.join() !== wrong.join())).toBe(true)
  })
})

describe('answers', () => {
  it('of TD0.2', async () => {
    const { lps } = lpsBefore({ authorization: 'EXPIRE', medecinTraitant: true })
    expect(await lps.td02(patient)).toEqual({
      httpStatus: 200,
      relatesTo: expect.stringMatching(/^urn:uuid:/),
      acknowledgement: 'AA',
      queryResponse: 'OK',
      authorization: 'EXPIRE',
      medecinTraitant: true,
      status: 'active',
      patientIds: [{ root: '1.2.250.1.213.1.4.10', extension: '299099999999960' }],
    })
  })

  it('of TD0.2 on a closed DMP', async () => {
    const { lps } = lpsBefore({ status: 'terminated' })
    expect(await lps.td02(patient)).toMatchObject({
      status: 'terminated',
      closing: { at: '20250310084500', code: 'FERMETURE_DEMANDE_PATIENT', text: 'Ne souhaite plus de DMP' },
    })
  })

  it('of TD3.1', async () => {
    const { lps } = lpsBefore({ entries: two })
    const { search } = await lps.consult(patient)
    expect(search).toMatchObject({ status: 'Success', totalResultCount: 2, errors: [], objectRefs: [] })
    expect(search?.entries[1]).toMatchObject({
      entryUuid: 'urn:uuid:b',
      uniqueId: '1.2.2',
      title: 'Compte rendu',
      version: '2',
      typeCode: '11488-4',
      confidentialityCodes: ['N'],
      creationTime: '20260110090000',
    })
  })

  it('that are faults, plain or multipart', async () => {
    const fault =
      '<soap:Fault><soap:Code><soap:Value>soap:Sender</soap:Value><soap:Subcode><soap:Value>soap:DMPInvalidCertificate</soap:Value></soap:Subcode></soap:Code><soap:Reason><soap:Text xml:lang="fr">Le certificat est invalide</soap:Text></soap:Reason></soap:Fault>'
    const { lps, letter } = lpsBefore({ fault })
    const expected = { code: 'Sender', subcode: 'DMPInvalidCertificate', text: 'Le certificat est invalide' }
    expect((await lps.td02(patient)).fault).toEqual(expected)
    expect((await lps.td21(patient, [letter])).fault).toEqual(expected)
    expect((await lps.td32(patient, ['1.2.1'])).fault).toEqual(expected)
  })

  it.each([
    ['', 'application/soap+xml'],
    ['<html>', 'text/html'],
    ['<a/>', 'application/soap+xml'],
    ['--x\r\nContent-ID: <a>\r\n\r\n', 'multipart/related; boundary="x"; start="<a>"'],
    ['nothing', 'multipart/related'],
  ])('that are no SOAP at all (%j): said, not thrown', async (body, contentType) => {
    const response = { status: 502, headers: [['Content-Type', contentType] as const], body: Buffer.from(body) }
    const { lps } = lpsBefore({}, { send: async () => response })
    expect((await lps.td02(patient)).unreadable).toBeTruthy()
    expect((await lps.td32(patient, ['1'])).documents).toEqual([])
    expect(decodeFault(response)).toBeUndefined()
  })

  it('whatever bytes come back, no decoder throws', () => {
    const contentType = fc.oneof(
      fc.constantFrom('application/soap+xml', 'multipart/related; boundary="b"; start="<r>"'),
      fc.string(),
    )
    const piece = fc.constantFrom(
      '--b\r\n',
      '\r\n--b--',
      'Content-ID: <r>\r\n',
      '\r\n\r\n',
      '<a>',
      '</a>',
      'cid:%',
      '\n',
    )
    const body = fc.oneof(
      fc.uint8Array(),
      fc.array(piece).map((pieces) => Buffer.from(pieces.join(''))),
    )
    fc.assert(
      fc.property(contentType, body, fc.integer({ min: 100, max: 599 }), (type, bytes, status) => {
        const response = { status, headers: [['content-type', type] as const], body: bytes }
        for (const decode of [
          decodeTd02,
          decodeTd03,
          decodeRegistryResponse,
          decodeAdhocQueryResponse,
          decodeRetrieve,
        ]) {
          expect(decode(response).httpStatus).toBe(status)
        }
      }),
    )
  })
})
