import { beforeAll, describe, expect, it } from 'vitest'
import { findDocuments, type LpsDocument, type ModelLps, technicalIds } from '#fixtures/lps/index.js'
import { availabilityStatus } from '#simulator/domain/document.js'
import { seededIds } from '#simulator/ids.js'
import type { Exchange } from '#simulator/trace/exchange.js'
import { type TestBench, testBench } from './support/bench.js'
import { aLetter } from './support/lps-messages.js'
import { hasXmllint, run } from './support/xmlsec.js'

let bench: TestBench
beforeAll(async () => {
  bench = await testBench()
})

let rank = 100
/** A client with identifiers of its own, unlike those of any other of this file. */
const lpsOf = (cardId: string, options: Parameters<TestBench['lps']>[1] = {}): ModelLps =>
  bench.lps(cardId, { ids: seededIds(`acceptance ${rank++}`), ...options })
const letter = (cardId: string, personId: string): LpsDocument =>
  aLetter(bench.card(cardId), bench.person(personId), rank++)
const idOf = (document: LpsDocument) => document.facts.uniqueId
const codesOf = (answer: { errors: readonly { errorCode: string }[] }) =>
  answer.errors.map(({ errorCode }) => errorCode)

/** Feeds one document of the GP and gives its uniqueId back. */
async function fed(personId: string, over: Partial<LpsDocument> = {}, lps: ModelLps = lpsOf('generaliste-cps')) {
  const document = { ...letter('generaliste-cps', personId), ...over }
  const answer = await lps.td21(bench.person(personId), [document])
  expect(answer.errors).toEqual([])
  expect(answer.status).toBe('Success')
  return idOf(document)
}

/** What a reader gets: is it listed, and what comes of TD3.2. */
async function reads(lps: ModelLps, personId: string, uniqueId: string) {
  const person = bench.person(personId)
  const listed = await lps.td31(person, findDocuments(person))
  const retrieved = await lps.td32(person, [uniqueId])
  return {
    listed: listed.entries.some((entry) => entry.uniqueId === uniqueId),
    read: retrieved.documents.length === 1,
    fault: (retrieved as { fault?: { subcode?: string } }).fault?.subcode ?? codesOf(retrieved)[0],
  }
}

describe('a document masked to professionals', () => {
  it('is read by its author and the MT, by no other professional', async () => {
    const uniqueId = await fed('medecin-traitant', { masquePs: true })
    expect(await reads(lpsOf('generaliste-cps'), 'medecin-traitant', uniqueId)).toMatchObject({
      listed: true,
      read: true,
    })
    expect(await reads(lpsOf('medecin-traitant-cps'), 'medecin-traitant', uniqueId)).toMatchObject({
      listed: true,
      read: true,
    })
    expect(await reads(lpsOf('pharmacien-cps'), 'medecin-traitant', uniqueId)).toMatchObject({
      listed: false,
      read: false,
    })
  })
  it('is read in bris de glace when the patient permits it, even by others', async () => {
    const uniqueId = await fed('masques-en-urgence', { masquePs: true })
    const other = lpsOf('medecin-traitant-cps', { accessMode: 'bris_de_glace' })
    expect(await reads(other, 'masques-en-urgence', uniqueId)).toMatchObject({ listed: true, read: true })
  })
  it('is not read in bris de glace otherwise, not even by the MT or its author', async () => {
    const uniqueId = await fed('medecin-traitant', { masquePs: true })
    for (const card of ['medecin-traitant-cps', 'generaliste-cps', 'infirmiere-cps']) {
      const lps = lpsOf(card, { accessMode: 'bris_de_glace' })
      expect(await reads(lps, 'medecin-traitant', uniqueId), card).toMatchObject({ listed: false, read: false })
    }
  })
  it('INVISIBLE_PATIENT is seen by any professional', async () => {
    const uniqueId = await fed('medecin-traitant', { invisiblePatient: true })
    expect(await reads(lpsOf('pharmacien-cps'), 'medecin-traitant', uniqueId)).toMatchObject({
      listed: true,
      read: true,
    })
  })
})

describe('feeding', () => {
  it('refuses AIR', async () => {
    const person = bench.person('dmp-ouvert')
    const lps = lpsOf('etablissement-air', { mode: 'air' })
    const answer = await lps.td21(person, [letter('etablissement-air', 'dmp-ouvert')])
    expect(bench.last().rejection?.rejection).toBe('right-denied')
    expect(codesOf(answer)).toEqual(['DMPAccessDeniedByRightsService'])
  })
  it('CPE feeds for its structure', async () => {
    const lps = lpsOf('secretaire-cpe')
    const answer = await lps.td21(bench.person('dmp-ouvert'), [letter('secretaire-cpe', 'dmp-ouvert')])
    expect(codesOf(answer)).toEqual([])
    expect(bench.last().decision?.row).toBe('526:TD2.2@cpe-normal')
    const other = await lps.td21(bench.person('dmp-ouvert'), [letter('generaliste-cps', 'dmp-ouvert')])
    expect(codesOf(other)).toEqual(['XDSRegistryMetadataError'])
  })
  it('a blocked professional and an unauthorised one may feed; a closed and an absent DMP refuse', async () => {
    const lps = lpsOf('generaliste-cps')
    const tries = [
      ['ps-bloque', []],
      ['dmp-non-autorise', []],
      ['autorisation-expiree', []],
      ['dmp-ferme', ['DMPClosed']],
      ['sans-dmp', ['XDSUnknownPatientId']],
    ] as const
    for (const [person, expected] of tries) {
      const answer = await lps.td21(bench.person(person), [letter('generaliste-cps', person)])
      expect(codesOf(answer), person).toEqual(expected)
    }
  })
  it('a replacing document makes the other obsolete; the old version is still read', async () => {
    const person = bench.person('dmp-ouvert')
    const lps = lpsOf('generaliste-cps')
    const old = await fed('dmp-ouvert')
    const [target] = (await lps.td31(person, technicalIds([old]))).objectRefs
    expect(target).toBeDefined()
    const replacing = await fed('dmp-ouvert', { replaces: target as string })
    const approved = (await lps.td31(person, findDocuments(person))).entries.map((entry) => entry.uniqueId)
    expect(approved).toContain(replacing)
    expect(approved).not.toContain(old)
    const deprecated = await lps.td31(person, findDocuments(person, { statuses: [availabilityStatus.deprecated] }))
    expect(deprecated.entries.map((entry) => entry.uniqueId)).toContain(old)
    expect((await lps.td32(person, [old])).documents).toHaveLength(1)
    const again = await lps.td21(person, [{ ...letter('generaliste-cps', 'dmp-ouvert'), replaces: target as string }])
    expect(codesOf(again)).toEqual(['XDSReplaceFailed'])
    const mine = await fed('dmp-ouvert')
    const [other] = (await lps.td31(person, technicalIds([mine]))).objectRefs
    const notAuthor = await lpsOf('pharmacien-cps').td21(person, [
      { ...letter('pharmacien-cps', 'dmp-ouvert'), replaces: other as string },
    ])
    expect(codesOf(notAuthor)).toEqual(['XDSReplaceFailed'])
  })
  it('refuses a lot whole, and a known uniqueId', async () => {
    const person = bench.person('dmp-ouvert')
    const lps = lpsOf('generaliste-cps')
    const good = letter('generaliste-cps', 'dmp-ouvert')
    const bad = { ...letter('generaliste-cps', 'dmp-ouvert'), masquePs: true, invisiblePatient: true }
    const answer = await lps.td21(person, [good, bad])
    expect(codesOf(answer)).toEqual(['XDSRegistryMetadataError'])
    const listed = (await lps.td31(person, findDocuments(person))).entries.map((entry) => entry.uniqueId)
    expect(listed).not.toContain(idOf(good))
    expect(codesOf(await lps.td21(person, [good]))).toEqual([])
    expect(codesOf(await lps.td21(person, [good]))).toEqual(['XDSDuplicateUniqueIdInRegistry'])
  })
  it('secret connection: only INVISIBLE_REPRESENTANTS_LEGAUX', async () => {
    const lps = lpsOf('generaliste-cps', { secretConnection: true })
    const ok = await lps.td21(bench.person('mineur'), [letter('generaliste-cps', 'mineur')])
    expect(codesOf(ok)).toEqual([])
    const plain = lpsOf('generaliste-cps')
    expect(codesOf(await plain.td21(bench.person('mineur'), [letter('generaliste-cps', 'mineur')]))).toEqual([])
    const adult = await lps.td21(bench.person('dmp-ouvert'), [letter('generaliste-cps', 'dmp-ouvert')])
    expect(codesOf(adult)).toEqual(['XDSRegistryMetadataError'])
  })
})

describe('ObjectRef', () => {
  it('is told of own documents without authorisation, of no other', async () => {
    const person = bench.person('dmp-non-autorise')
    const mine = await fed('dmp-non-autorise')
    const lps = lpsOf('generaliste-cps')
    expect((await lps.td31(person, technicalIds([mine]))).objectRefs).toHaveLength(1)
    expect((await lpsOf('infirmiere-cps').td31(person, technicalIds([mine]))).objectRefs).toEqual([])
    expect(codesOf(await lps.td32(person, [mine]))).toEqual(['DMPAuthorizationNotFound'])
  })
})

describe('the authorisation', () => {
  it('is told, asked for and taken back', async () => {
    const lps = lpsOf('generaliste-cps')
    const told = async (id: string) => (await lps.td02(bench.person(id))).authorization
    expect(await told('autorisation-expiree')).toBe('EXPIRE')
    expect(await told('ps-bloque')).toBe('INTERDIT')
    expect((await lps.td02(bench.person('sans-dmp'))).queryResponse).toBe('NF')
    expect((await lps.td03(bench.person('ps-bloque'), 'AJOUT')).status).toBe('DMPAccessForbidden')
    expect((await lps.td03(bench.person('dmp-ferme'), 'AJOUT')).status).toBe('DMPClosed')
    expect((await lps.td03(bench.person('autorisation-expiree'), 'AJOUT')).status).toBe('DMPOk')
    expect(await told('autorisation-expiree')).toBe('VALIDE')
    expect((await lps.td03(bench.person('autorisation-expiree'), 'SUPPRESSION')).status).toBe('DMPOk')
    expect(await told('autorisation-expiree')).toBe('NON_EXISTE')
  })
  it('refuses what is not SOAP with a fault', async () => {
    const answer = await bench.send(
      {
        method: 'POST',
        url: '/si-dmp-server/v2/services/repository',
        headers: [['Content-Type', 'application/soap+xml']],
        body: Buffer.from('<a>&lt;'),
      },
      'generaliste-cps',
    )
    expect(answer.status).toBe(500)
    expect(bench.last().rejection?.rejection).toBe('xml-unreadable')
  })
})

it('provokes no fault of the bench', () => expect(bench.faults).toEqual([]))

/** Root of an answer: the whole body, or the first MIME part. */
const xmlOf = (exchange: Exchange): string => {
  const text = Buffer.from(exchange.response?.body ?? new Uint8Array()).toString('latin1')
  if (!text.startsWith('--')) return text
  const start = text.indexOf('\r\n\r\n') + 4
  return text.slice(start, text.indexOf('\r\n--', start))
}

it.skipIf(!hasXmllint)(
  'answers XML that xmllint finds well-formed, whatever it says (skipped when xmllint is absent)',
  () => {
    const answers = bench.simulator.bench.exchanges('defaut', 1000)
    expect(new Set(answers.map(({ transaction }) => transaction))).toEqual(
      new Set(['TD0.2', 'TD0.3', 'TD2.1', 'TD3.1', 'TD3.2', undefined]),
    )
    expect(answers.filter(({ rejection }) => rejection).length).toBeGreaterThan(10)
    const kinds = new Map(answers.map((one) => [`${one.transaction} ${one.rejection?.rejection}`, one]))
    for (const [kind, one] of kinds) {
      expect(run('xmllint', ['--noout', '$0'], Buffer.from(xmlOf(one), 'latin1')), kind).toEqual({
        ok: true,
        output: '',
      })
    }
  },
)
