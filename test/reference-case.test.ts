import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  documentsAndAssociations,
  type FoundEntry,
  findByReferenceId,
  findDocuments,
  modelSoftware,
  type SearchCriteria,
} from '#fixtures/lps/index.js'
import { people, population } from '#fixtures/people/index.js'
import type { LatePopulation } from '#simulator/domain/world.js'
import { openStore } from '#simulator/store/world-store.js'
import type { AccessMode } from '#simulator/vihf/vihf.js'
import { type TestBench, testBench } from './support/bench.js'
import { rootOf } from './support/lot-message.js'
import { approved, archived, deprecated } from './support/query-message.js'

let bench: TestBench
beforeAll(async () => {
  bench = await testBench()
})

const isInvisible = ({ confidentialityCodes }: FoundEntry): boolean =>
  confidentialityCodes.includes('INVISIBLE_PATIENT')

const patient = () => bench.person('cas-2-reference')

async function search(card: string, criteria: SearchCriteria = {}, accessMode: AccessMode = 'normal') {
  const mode = card === 'etablissement-air' ? ({ mode: 'air' } as const) : {}
  const answer = await bench.lps(card, { accessMode, ...mode }).td31(patient(), findDocuments(patient(), criteria))
  expect([answer.status, answer.errors]).toEqual(['Success', []])
  expect(answer.totalResultCount).toBe(answer.entries.length)
  return answer.entries
}

/** Figures of the test book, by its own numbers (dmp-homologation-tests). */
describe('the reference patient', () => {
  it.each<[test: string, card: string, mode: AccessMode, found: number]>([
    ['3.1-005', 'generaliste-cps', 'normal', 71],
    ['3.1-005, médecin traitant', 'medecin-traitant-cps', 'normal', 78],
    ['3.1-150', 'generaliste-cps', 'bris_de_glace', 78],
    ['3.1-150, médecin traitant', 'medecin-traitant-cps', 'bris_de_glace', 78],
    ['centre 15', 'generaliste-cps', 'centre_15', 78],
    ['3.1-500', 'etablissement-air', 'normal', 71],
  ])('%s: %s, %s: %i documents, nine of them not visible to the patient', async (_test, card, mode, found) => {
    const entries = await search(card, {}, mode)
    expect(entries).toHaveLength(found)
    expect(entries.filter(isInvisible)).toHaveLength(9)
    expect(new Set(entries.map(({ uniqueId }) => uniqueId)).size).toBe(found)
  })

  const stop = (from?: string, to?: string) => ({ serviceStopTimeFrom: from, serviceStopTimeTo: to })
  it.each<[test: string, SearchCriteria, doctor: number, medecinTraitant: number, invisible?: number]>([
    ['3.1-040', { typeCodes: ['34112-3'], statuses: [approved, archived] }, 3, 3],
    ['3.1-050', { typeCodes: ['11488-4'], statuses: [approved, deprecated] }, 5, 5],
    ['3.1-090', { typeCodes: ['11506-3'] }, 1, 1],
    ['3.1-100', { typeCodes: ['11506-3', '15507-7'] }, 2, 2],
    ['3.1-110', stop('2010'), 55, 60, 7],
    ['3.1-120', stop(undefined, '2010'), 4, 6],
    [
      '3.1-130, to the second',
      { serviceStartTimeFrom: '20100101000000', ...stop(undefined, '20100319230000') },
      41,
      44,
    ],
    ['3.1-130, to the day', { serviceStartTimeFrom: '20100101', ...stop(undefined, '20100320') }, 42, 45, 4],
    ['3.1-140', { typeCodes: ['47420-5'], serviceStartTimeFrom: '20090318', serviceStartTimeTo: '20090523' }, 19, 21],
  ])('%s', async (_test, criteria, doctor, medecinTraitant, invisible) => {
    const entries = await search('generaliste-cps', criteria)
    expect(entries).toHaveLength(doctor)
    if (invisible !== undefined) expect(entries.filter(isInvisible)).toHaveLength(invisible)
    expect(await search('medecin-traitant-cps', criteria)).toHaveLength(medecinTraitant)
  })
})

/** Tests 3.1-800 to 3.1-820: four documents of one examination, of which a KOS. */
describe('the examination of the reference patient', () => {
  const by = (type: string, id = '2021CNDA') =>
    `${id}^^^&2.25.147707461655531384844256137446169578002&ISO^urn:ihe:iti:xds:${type}`
  it.each<[string, string[]]>([
    ['3.1-800', [by('2016:studyInstanceUID')]],
    ['3.1-810', ['2021%^urn:ihe:iti:xds:2013:accession']],
    ['3.1-820', [by('2013:accession'), by('2013:order'), '2021CNDA%^urn:ihe:iti:xds:2016:studyInstanceUID']],
  ])('%s', async (_test, references) => {
    const { entries } = await bench.lps('generaliste-cps').td31(patient(), findByReferenceId(patient(), references))
    expect(entries.map(({ typeCode }) => typeCode)).toEqual(['55115-0', 'IMG-KOS', '18748-4', '18748-4'])
  })
})

/** Test 3.2-800. */
describe.each(['cas-2-reference', 'cas-16'])('« KOS - LOT 1 » of %s', (id) => {
  const read = async (of: TestBench) => {
    const person = of.person(id)
    const lps = of.lps('generaliste-cps')
    const { entries } = await lps.td31(person, findDocuments(person, { typeCodes: ['IMG-KOS'] }))
    expect(entries.map(({ title }) => title)).toEqual(['KOS - LOT 1'])
    const [document] = (await lps.td32(person, [entries[0]?.uniqueId ?? ''])).documents
    return { ...document, start: Buffer.from(document?.bytes ?? []).toString('latin1', 0, 132) }
  }

  it('is a DICOM object for software declared, a text for any other', async () => {
    const declared = await testBench({ imagingSoftware: [modelSoftware.homologation] })
    const object = await read(declared)
    expect([object.mimeType, object.start.slice(128)]).toEqual(['application/dicom', 'DICM'])
    const notice = await read(bench)
    expect([notice.mimeType, notice.start.slice(0, 5)]).toEqual(['text/xml', '<?xml'])
  })
})

describe('the documents of the reference patient', () => {
  const bodyOf = (document: Uint8Array): Buffer => {
    const root = rootOf(Buffer.from(document).toString('utf8'))
    return Buffer.from(root.at('urn:hl7-org:v3', 'component', 'nonXMLBody', 'text')?.text ?? '', 'base64')
  }
  it.each<[string, SearchCriteria, string]>([
    ['Doc TIFF', {}, 'II*\0'],
    ['Document 03', { statuses: [archived] }, '{\\rtf1'],
    ['Document 04', {}, '\xFF\xD8\xFF'],
    ['Document 14', {}, 'Document 14'],
  ])('%s is read in its form', async (title, criteria, start) => {
    const entry = (await search('medecin-traitant-cps', criteria)).find((one) => one.title === title)
    const { documents } = await bench.lps('medecin-traitant-cps').td32(patient(), [entry?.uniqueId ?? ''])
    const [document] = documents
    expect(
      bodyOf(document?.bytes ?? Buffer.of())
        .toString('latin1')
        .slice(0, start.length),
    ).toBe(start)
    expect(
      createHash('sha1')
        .update(document?.bytes ?? '')
        .digest('hex'),
    ).toBe(entry?.hash)
    expect(String(document?.bytes?.byteLength)).toBe(entry?.size)
  })

  it('are the same in every bench, old version and new one tied', async () => {
    const again = await testBench()
    const query = documentsAndAssociations([
      (await search('generaliste-cps', { statuses: [deprecated] }))[0]?.uniqueId ?? '',
    ])
    const [here, there] = await Promise.all(
      [bench, again].map((one) => one.lps('generaliste-cps').td31(patient(), query)),
    )
    expect(there?.entries).toEqual(here?.entries)
    expect(here?.associations.map(({ type }) => type?.split(':').at(-1))).toEqual(['HasMember', 'RPLC'])
    expect(there?.associations).toEqual(here?.associations)
  })
})

describe('a patient whose documents come later', () => {
  const late = (): LatePopulation => {
    const found = population(bench.pki.cards, people, bench.now).later?.find(
      ({ patient: { ins } }) => ins === patient().ins,
    )
    if (!found) throw new Error('no documents to come')
    return found
  }
  const everything = { statuses: [approved, archived, deprecated] }

  it('costs nothing before he is asked of, and is whole then', () => {
    const space = openStore(undefined).space('test')
    const { patient: ref, changes } = late()
    let made = 0
    space.expectLater([
      {
        patient: ref,
        changes: () => {
          made += 1
          return changes()
        },
      },
    ])
    expect(space.world.findDocuments({ ins: '299099999999960', oid: ref.oid }, everything)).toEqual([])
    expect(made).toBe(0)
    expect(space.world.findDocuments(ref, everything)).toHaveLength(80)
    expect(space.world.findSets(ref, {})).toHaveLength(80)
    expect(made).toBe(1)
  })

  it('is filled once, however often the file is opened', () => {
    const directory = mkdtempSync(join(tmpdir(), 'dmp-bench-'))
    try {
      const counts = [1, 2, 3].map((run) => {
        const store = openStore(join(directory, 'bench.db'))
        const space = store.space('test')
        space.expectLater([late()])
        // The first run ends before anybody asks.
        const found = run === 1 ? 0 : space.world.findDocuments(late().patient, everything).length
        store.close()
        return found
      })
      expect(counts).toEqual([0, 80, 80])
    } finally {
      rmSync(directory, { recursive: true })
    }
  })

  it('is there for a list of DMPs by their last addition', () => {
    const space = openStore(undefined).space('test')
    const start = population(bench.pki.cards, people, bench.now)
    space.populate(start)
    space.expectLater(start.later ?? [])
    const held = space.world.heldDmps(bench.card('generaliste-cps').professionalId)
    expect(held.find(({ dmp }) => dmp.ins === patient().ins)?.lastAddition).toMatch(/^2010/)
  })
})
