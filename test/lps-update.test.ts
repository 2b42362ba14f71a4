import { beforeAll, describe, expect, it } from 'vitest'
import { aCda } from '#fixtures/documents/cda.js'
import { entriesOf, type LpsDocument, type ModelLps, type Stop, technicalIds } from '#fixtures/lps/index.js'
import { seededIds } from '#simulator/ids.js'
import { type TestBench, testBench } from './support/bench.js'

const archived = 'urn:asip:ci-sis:2010:StatusType:Archived'
const approved = 'urn:oasis:names:tc:ebxml-regrep:StatusType:Approved'

let bench: TestBench
beforeAll(async () => {
  bench = await testBench()
})

let rank = 0
/** A letter of the bearer of a card, new at each call. */
function letter(cardId: string, patientId: string, choices: Partial<LpsDocument> = {}): LpsDocument {
  rank += 1
  const { bytes, facts } = aCda({
    uniqueId: `1.2.250.1.999.9.1.9.${rank}`,
    patient: bench.person(patientId),
    author: bench.card(cardId),
    title: `Lettre n° ${rank} & suite`,
    typeCode: '11490-0',
    creationTime: bench.now,
    body: 'text',
  })
  return { bytes, facts, ...choices }
}

/** Feeds a letter of the généraliste, and gives its uniqueId with a client of the card told. */
async function story(cardId: string, patientId: string, choices: Partial<LpsDocument> = {}) {
  const document = letter('generaliste-cps', patientId, choices)
  const author = bench.lps('generaliste-cps', { ids: seededIds(`author ${rank}`) })
  const fed = await author.td21(bench.person(patientId), [document])
  if (fed.status !== 'Success') throw new Error(JSON.stringify(fed.errors))
  const lps = bench.lps(cardId, { ids: seededIds(`story ${rank}`) })
  return { lps, patient: bench.person(patientId), uniqueId: document.facts.uniqueId }
}

const calls = (lps: ModelLps, count: number): string[] =>
  [...bench.simulator.bench.exchanges('defaut', count)].reverse().map(({ transaction, request }) => {
    const returnType = /returnType="(\w+)"/.exec(Buffer.from(request.body).toString('utf8'))?.[1]
    return returnType ? `${transaction} ${returnType}` : (transaction ?? lps.context.card.id)
  })

async function entry(lps: ModelLps, patient: Parameters<ModelLps['td31']>[0], uniqueId: string) {
  const [uuid = ''] = (await lps.td31(patient, technicalIds([uniqueId]))).objectRefs
  return (await lps.td31(patient, entriesOf([uuid]))).entries[0]
}

describe('the stories of the model LPS', () => {
  it('masks then shows again to professionals, looking the technical id up each time', async () => {
    const { lps, patient, uniqueId } = await story('generaliste-cps', 'dmp-ouvert')
    expect((await lps.mask(patient, uniqueId)).update).toMatchObject({ status: 'Success', errors: [] })
    expect(calls(lps, 4)).toEqual(['TD0.2', 'TD3.1 ObjectRef', 'TD3.1 LeafClass', 'TD3.3'])
    expect(bench.last().decision?.row).toBe('526:TD3.3a/masquer@medecin-normal')
    expect(bench.last().remarks).toEqual([])
    expect(await entry(lps, patient, uniqueId)).toMatchObject({
      version: '2',
      confidentialityCodes: ['N', 'MASQUE_PS'],
    })
    expect((await lps.unmask(patient, uniqueId)).update?.status).toBe('Success')
    expect(bench.last().decision?.row).toBe('526:TD3.3a/demasquer@medecin-normal')
    expect(await entry(lps, patient, uniqueId)).toMatchObject({ version: '3', confidentialityCodes: ['N'] })
  })

  it('makes a document visible to the patient, and that of a minor to his representatives', async () => {
    const adult = await story('generaliste-cps', 'dmp-ouvert', { invisiblePatient: true })
    expect((await adult.lps.makeVisible(adult.patient, adult.uniqueId)).update?.status).toBe('Success')
    expect(bench.last().decision?.row).toBe('526:TD3.3b@medecin-normal')
    const minor = await story('generaliste-cps', 'mineur', { invisibleRepresentants: true })
    const shown = await minor.lps.makeVisible(minor.patient, minor.uniqueId, 'invisibleRepresentants')
    expect(shown.update?.status).toBe('Success')
    expect((await entry(minor.lps, minor.patient, minor.uniqueId))?.confidentialityCodes).toEqual(['N'])
  })

  it('archives, unarchives and deletes', async () => {
    const { lps, patient, uniqueId } = await story('generaliste-cps', 'dmp-ouvert')
    expect((await lps.archive(patient, uniqueId)).update?.status).toBe('Success')
    expect(await entry(lps, patient, uniqueId)).toMatchObject({ status: archived, version: '1' })
    expect((await lps.unarchive(patient, uniqueId)).update?.status).toBe('Success')
    expect(await entry(lps, patient, uniqueId)).toMatchObject({ status: approved })
    expect((await lps.delete(patient, uniqueId)).update?.status).toBe('Success')
    expect(bench.last().decision?.row).toBe('526:TD3.3c@medecin-normal')
    expect((await lps.delete(patient, uniqueId)).stopped).toBe<Stop>('document-inconnu')
  })

  it('deletes without authorisation, and asks for one to archive', async () => {
    const { lps, patient, uniqueId } = await story('generaliste-cps', 'dmp-non-autorise')
    const archive = await lps.archive(patient, uniqueId)
    expect(archive).toMatchObject({ authorization: { status: 'DMPOk' }, update: { status: 'Success' } })
    await lps.withdraw(patient)
    const deleted = await lps.delete(patient, uniqueId, archived)
    expect(deleted.authorization).toBeUndefined()
    expect(deleted.update?.status).toBe('Success')
    expect(calls(lps, 3)).toEqual(['TD0.2', 'TD3.1 ObjectRef', 'TD3.3'])
  })

  it('says why the DMP refuses', async () => {
    const { lps, patient, uniqueId } = await story('infirmiere-cps', 'medecin-traitant', { masquePs: true })
    expect((await lps.mask(patient, uniqueId)).stopped).toBe<Stop>('document-inconnu')
    const closed = bench.lps('generaliste-cps')
    expect((await closed.archive(bench.person('dmp-ferme'), uniqueId)).stopped).toBe<Stop>('dmp-ferme')
  })

  it('is stopped by the DMP when it keeps a technical id after the metadata changed', async () => {
    const { patient, uniqueId } = await story('generaliste-cps', 'dmp-ouvert')
    const lps = bench.lps('generaliste-cps', { spoil: { behaviour: { keepTechnicalIds: true } } })
    await lps.mask(patient, uniqueId)
    const archive = await lps.archive(patient, uniqueId)
    expect(archive.update).toMatchObject({ status: 'Failure', errors: [{ errorCode: 'XDSRegistryMetadataError' }] })
    expect(bench.last().rejection?.rejection).toBe('version-not-current')
  })
})

it('sends the entry back whole, and no bench error was met', async () => {
  const { lps, patient, uniqueId } = await story('generaliste-cps', 'dmp-ouvert')
  const [uuid = ''] = (await lps.td31(patient, technicalIds([uniqueId]))).objectRefs
  const [before] = await lps.readEntries(patient, entriesOf([uuid]))
  await lps.mask(patient, uniqueId)
  const [now = ''] = (await lps.td31(patient, technicalIds([uniqueId]))).objectRefs
  const [after] = await lps.readEntries(patient, entriesOf([now]))
  const unchanged = (one: typeof before) =>
    one && {
      ...one,
      id: '',
      versionName: '',
      codes: one.codes.filter(({ scheme }) => scheme !== 'confidentialityCode'),
    }
  expect(before?.slots.length).toBeGreaterThan(8)
  expect(unchanged(after)).toEqual(unchanged(before))
  expect(bench.faults).toEqual([])
})
