import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  buildTd21,
  deleteVaccination,
  feedExamination,
  findByReferenceId,
  findDocuments,
  lpsContext,
  readVaccinations,
} from '#fixtures/lps/index.js'
import { checks } from '#scenarios/checks/index.js'
import { dicomTags, viewDicom } from '#scenarios/dicom-view.js'
import { aDocument, aKosOf, aNote, anExamination, type DocumentMaker } from '#scenarios/documents.js'
import { viewExchange } from '#scenarios/view.js'
import { type AvailabilityStatus, availabilityStatus } from '#simulator/domain/document.js'
import { seededIds } from '#simulator/ids.js'
import { defaultSettings } from '#simulator/settings.js'
import { baseUrl, type TestBench, testBench } from './support/bench.js'
import { samples, skipReason } from './support/samples.js'

let bench: TestBench
beforeAll(async () => {
  bench = await testBench({ imagingSoftware: ['BCH-000001-tmp1'] })
})
afterAll(() => expect(bench.faults).toEqual([]))

let drawn = 0
const by = (cardId: string, personId: string): DocumentMaker => {
  drawn += 1
  return {
    author: bench.card(cardId),
    patient: bench.person(personId),
    now: bench.now,
    ids: seededIds(`drawn ${drawn}`),
  }
}

describe('an examination', () => {
  it('is found by its accession number, KOS and report, and its KOS is read byte for byte', async () => {
    const patient = bench.person('imagerie')
    const lps = bench.lps('radiologue-cps')
    const maker = by('radiologue-cps', 'imagerie')
    const examination = anExamination(maker.ids)
    const kos = aKosOf(examination, maker)
    const fed = await feedExamination(lps, patient, {
      order: aDocument({ typeCode: '55115-0', examination }, maker),
      kos,
      report: aDocument({ typeCode: '18748-4', examination }, maker),
    })
    expect(fed.submission?.status).toBe('Success')

    const reader = bench.lps('generaliste-cps')
    const accession = `${examination.accessionNumber}%^urn:ihe:iti:xds:2013:accession`
    const found = await reader.td31(patient, findByReferenceId(patient, [accession]))
    expect(found.entries.map(({ typeCode }) => typeCode)).toEqual(['55115-0', 'IMG-KOS', '18748-4'])
    const byStudy = await reader.td31(
      patient,
      findByReferenceId(patient, [`${examination.studyUid}^^^&%&ISO^urn:ihe:iti:xds:2016:studyInstanceUID`]),
    )
    expect(byStudy.entries.map(({ typeCode }) => typeCode)).toEqual(['IMG-KOS', '18748-4'])
    const { documents } = await reader.td32(patient, [kos.facts.uniqueId])
    expect(documents.map(({ mimeType }) => mimeType)).toEqual(['application/dicom'])
    expect(Buffer.from(documents[0]?.bytes ?? []).equals(Buffer.from(kos.bytes))).toBe(true)
  })

  it.each([
    ['text/xml', 'application/xslt+xml'],
    ['application/dicom', 'application/dicom'],
  ])('%s is kept as it is announced', async (_title, mimeType) => {
    const maker = by('radiologue-cps', 'imagerie')
    const document = aDocument({ typeCode: '18748-4' }, maker)
    const lps = bench.lps('radiologue-cps', {
      ids: maker.ids,
      spoil: { metadata: (lot) => ({ ...lot, entries: lot.entries.map((entry) => ({ ...entry, mimeType })) }) },
    })
    expect((await lps.td21(maker.patient, [document])).status).toBe('Success')
  })
})

describe('the reader of DICOM', () => {
  const kos = () => {
    const maker = by('radiologue-cps', 'imagerie')
    const examination = anExamination(maker.ids)
    return { examination, ...aKosOf(examination, maker) }
  }

  it('reads what a KOS of ours says', () => {
    const { examination, bytes, facts } = kos()
    const read = viewDicom(bytes)
    if (!read.ok) throw new Error(read.reason)
    expect(Object.entries(dicomTags).map(([name, tag]) => [name, read.values.get(tag)])).toEqual([
      ['sopClass', '1.2.840.10008.5.1.4.1.1.88.59'],
      ['sopInstance', facts.uniqueId],
      ['accession', examination.accessionNumber],
      ['study', examination.studyUid],
    ])
  })

  it('never throws, wherever the file is cut', () => {
    const { bytes } = kos()
    for (let length = 0; length < bytes.length; length += 1) {
      const read = viewDicom(bytes.subarray(0, length))
      if (length < 132) expect(read.ok).toBe(false)
    }
  })

  it.skipIf(skipReason !== undefined)('reads the KOS of a DRIMbox', () => {
    const [sample] = samples('drimbox').filter(({ name }) => name.includes('td2.1'))
    if (!sample) throw new Error('no sample')
    const text = sample.bytes.toString('latin1')
    const packed = /\r?\n\r?\n([A-Za-z0-9+/=\r\n]{500,})\r?\n--/.exec(text)?.[1]
    const bytes = Buffer.from(packed?.replace(/\s/g, '') ?? '', 'base64')
    expect(bytes).toHaveLength(2408)
    const read = viewDicom(bytes)
    expect(read.ok && read.values.get(dicomTags.sopClass)).toBe('1.2.840.10008.5.1.4.1.1.88.59')
    expect(text).toContain(read.ok ? (read.values.get(dicomTags.sopInstance) ?? 'none') : 'unread')
  })
})

describe('the historique, through the doors of the DMP', () => {
  const search = (
    card: string,
    patient: ReturnType<TestBench['person']>,
    typeCode: string,
    statuses?: readonly AvailabilityStatus[],
  ) =>
    bench.lps(card).td31(patient, findDocuments(patient, { typeCodes: [typeCode], ...(statuses ? { statuses } : {}) }))
  const { archived } = availabilityStatus

  it('is found current, its notes archived, and read as a CDA', async () => {
    const patient = bench.person('vaccination')
    const [history, ...others] = (await search('generaliste-cps', patient, '11369-6')).entries
    expect(others).toEqual([])
    expect(history).toMatchObject({ title: 'Historique de vaccinations', classCode: '52' })
    expect((await search('generaliste-cps', patient, '87273-9')).entries).toEqual([])
    expect((await search('generaliste-cps', patient, '87273-9', [archived])).entries).toHaveLength(2)
    const story = await readVaccinations(bench.lps('generaliste-cps'), patient)
    const [read] = story.retrieved?.documents ?? []
    expect(read?.mimeType).toBe('text/xml')
    const text = Buffer.from(read?.bytes ?? []).toString('utf8')
    expect(text.match(/<substanceAdministration /g)).toHaveLength(2)
    expect(text.indexOf('28/09/2009')).toBeLessThan(text.indexOf('02/10/2019'))
  })

  it('keeps every rule on CDA documents that we have, and so do its notes', async () => {
    const patient = bench.person('vaccination')
    const story = await readVaccinations(bench.lps('generaliste-cps'), patient)
    const { entries } = await search('generaliste-cps', patient, '11369-6')
    const [history] = entries
    const bytes = story.retrieved?.documents[0]?.bytes
    if (!history || !bytes) throw new Error('no historique')
    const note = aNote({}, by('generaliste-cps', 'vaccination'))
    const context = lpsContext({
      card: bench.card('generaliste-cps'),
      baseUrl,
      clock: () => bench.now,
      ids: seededIds('judge'),
    })
    const judged = (documents: Parameters<typeof buildTd21>[2], prefix: RegExp) => {
      const view = viewExchange({
        id: 'juge',
        space: 'juge',
        receivedAt: bench.now.toISOString(),
        trust: 'strict',
        request: buildTd21(context, patient, documents),
        remarks: [],
      })
      const whole = { settings: defaultSettings, earlier: [], later: [], complete: true }
      const asked = checks.filter(({ id, appliesTo }) => prefix.test(id) && (appliesTo?.(view, whole) ?? true))
      return {
        asked: asked.map(({ id }) => id),
        findings: asked.flatMap((check) =>
          check.judge(view, whole).map((one) => `${check.id}: ${one.where} ${one.expected} ${one.observed}`),
        ),
      }
    }
    const ofNote = judged([note], /^(cda|vaccination)\//)
    expect(ofNote.findings).toEqual([])
    expect(ofNote.asked.length).toBeGreaterThan(20)

    const facts = {
      ...note.facts,
      uniqueId: history.uniqueId,
      title: 'Historique de vaccinations',
      creationTime: history.creationTime ?? '',
      serviceStartTime: '20090928000000',
      serviceStopTime: '20191002000000',
      typeCode: { code: '11369-6', system: '2.16.840.1.113883.6.1', display: 'Historique des vaccinations' },
      formatCode: { ...note.facts.formatCode, code: 'urn:asip:ci-sis:vac:2019' },
      healthcareFacilityTypeCode: {
        code: 'SA24',
        system: '1.2.250.1.71.4.2.4',
        display: 'Organisme de sécurité sociale',
      },
      practiceSettingCode: { code: 'AMO', system: '1.2.250.1.213.1.1.4.9', display: 'AMO' },
      authors: [
        { persons: ['DMP^DMP^^^^^^^&1.2.250.1.213.4.1.1.1&ISO^U^^^RI'], institutions: [], specialties: [], roles: [] },
      ],
      legalAuthenticator: 'DMP^DMP^^^^^^^&1.2.250.1.213.4.1.1.1&ISO^U^^^RI',
    }
    const ofHistory = judged([{ bytes, facts }], /^(cda|entry\/author-person|entry\/legal-authenticator)/)
    expect(ofHistory.findings).toEqual([])
    expect(ofHistory.asked.length).toBeGreaterThan(20)
  })

  it('follows a note fed, then deleted, by a pharmacist', async () => {
    const maker = by('pharmacien-cps', 'dmp-ouvert')
    const { patient } = maker
    const lps = bench.lps('pharmacien-cps')
    const note = aNote({}, maker)
    expect((await lps.feed(patient, [note])).submission?.status).toBe('Success')
    expect((await search('generaliste-cps', patient, '11369-6')).entries).toHaveLength(1)
    const again = await lps.td21(patient, [aNote({}, maker)])
    expect(again.errors).toEqual([
      {
        errorCode: 'DMPFragmentCVAError',
        codeContext: expect.stringMatching(
          /^La vaccination \(IdentifiantVaccination\(root=[0-9a-f-]{36}, extension=\)\) est rejetée pour la cause suivante : La date et le code CIS/,
        ),
      },
    ])
    const deletion = await deleteVaccination(lps, patient, note.facts.uniqueId)
    expect(deletion.update?.status).toBe('Success')
    expect((await search('generaliste-cps', patient, '11369-6')).entries).toEqual([])
    expect((await search('generaliste-cps', patient, '87273-9', [archived])).entries).toEqual([])
  })
})

describe('TD2.2 and indirect feeding', () => {
  it('a CPE feeds for a doctor of its structure, and is judged by the line of TD2.2', async () => {
    const maker = by('generaliste-cps', 'dmp-non-autorise')
    const document = aDocument({ coAuthors: [bench.card('secretaire-cabinet-cpe')] }, maker)
    const answer = await bench.lps('secretaire-cabinet-cpe').td21(maker.patient, [document])
    expect(answer.status).toBe('Success')
    expect(bench.last().decision?.row).toBe('526:TD2.2@cpe-normal')
  })

  it('a CPE of another structure does not', async () => {
    const maker = by('generaliste-cps', 'dmp-non-autorise')
    const answer = await bench.lps('secretaire-cpe').td21(maker.patient, [aDocument({}, maker)])
    expect(answer.errors.map(({ errorCode, codeContext }) => [errorCode, codeContext])).toEqual([
      ['XDSRegistryMetadataError', "Aucun AuthorInstitution ne correspond à l'utilisateur du VIHF"],
    ])
  })

  it('a card that names nobody feeds under the names that its software makes up', async () => {
    const maker = by('anonyme-cpe', 'dmp-non-autorise')
    expect((await bench.lps('anonyme-cpe').td21(maker.patient, [aDocument({}, maker)])).status).toBe('Success')
  })

  it('an EJ feeds in the name of its EG, which is the structure of the VIHF and of the author', async () => {
    const maker = by('etablissement-ej', 'dmp-non-autorise')
    const lps = bench.lps('etablissement-ej')
    expect((await lps.td21(maker.patient, [aDocument({}, maker)])).status).toBe('Success')
    const elsewhere = aDocument({ author: bench.card('etablissement') }, maker)
    expect((await lps.td21(maker.patient, [elsewhere])).errors.map(({ codeContext }) => codeContext)).toEqual([
      "Aucun AuthorInstitution ne correspond à l'utilisateur du VIHF",
    ])
  })
})
