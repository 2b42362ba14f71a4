import fc, { type Arbitrary } from 'fast-check'
import type { DocumentAuthor } from '#fixtures/documents/cda.js'
import { aCda, type CdaOptions } from '#fixtures/documents/cda.js'
import { type Examination, scanner, thorax } from '#fixtures/documents/examination.js'
import { aKosDocument, type KosOptions } from '#fixtures/documents/kos-document.js'
import { aVaccinationNote, type NoteOptions } from '#fixtures/documents/vaccination-note.js'
import { type LpsDocument, modelSoftware } from '#fixtures/lps/index.js'
import type { Person } from '#fixtures/people/index.js'
import type { Ids } from '#simulator/transactions/transaction.js'
import { technicalTime } from '#simulator/wire/time.js'

/** What is special to a document of a scenario; `replacesUniqueId` is the document that its header replaces. */
export interface DocumentOptions
  extends Partial<Omit<CdaOptions, 'patient' | 'replaces'>>,
    Pick<LpsDocument, 'masquePs' | 'invisiblePatient' | 'invisibleRepresentants'> {
  readonly replacesUniqueId?: string
}

/** By whom, about whom and when documents are made. */
export interface DocumentMaker {
  readonly author: DocumentAuthor
  readonly patient: Person
  readonly now: Date
  readonly ids: Ids
}

const dayMs = 24 * 3_600_000
const minuteBefore = (now: Date): Date => new Date(now.getTime() - 60_000)
const newUniqueId = (ids: Ids): string =>
  `${modelSoftware.oid}.5.${BigInt(`0x${ids.uuid().slice(0, 13).replace('-', '')}`)}`

/** A document of the model LPS: a PDF report of consultation written a minute ago unless told otherwise. */
export function aDocument(options: DocumentOptions, by: DocumentMaker): LpsDocument {
  const { masquePs, invisiblePatient, invisibleRepresentants, replacesUniqueId, ...sheet } = options
  const cda = aCda({
    uniqueId: newUniqueId(by.ids),
    patient: by.patient,
    author: by.author,
    title: 'Compte rendu de consultation',
    typeCode: '11488-4',
    creationTime: minuteBefore(by.now),
    body: 'pdf',
    ...(replacesUniqueId === undefined ? {} : { replaces: replacesUniqueId }),
    ...sheet,
  })
  return { ...cda, masquePs, invisiblePatient, invisibleRepresentants }
}

/** What is special to a note of a scenario; `replacesUniqueId` as for any document. */
export interface NoteOfScenario
  extends Partial<Omit<NoteOptions, 'patient' | 'replaces' | 'vaccination'>>,
    Pick<LpsDocument, 'masquePs' | 'invisiblePatient'> {
  readonly vaccination?: Partial<NoteOptions['vaccination']>
  readonly replacesUniqueId?: string
}

/** A note of the model LPS: a vaccination given the day before, by the author. */
export function aNote(options: NoteOfScenario, by: DocumentMaker): LpsDocument {
  const { masquePs, invisiblePatient, replacesUniqueId, vaccination, ...sheet } = options
  const note = aVaccinationNote({
    uniqueId: newUniqueId(by.ids),
    patient: by.patient,
    author: by.author,
    creationTime: minuteBefore(by.now),
    ...(replacesUniqueId === undefined ? {} : { replaces: replacesUniqueId }),
    ...sheet,
    vaccination: {
      id: by.ids.uuid(),
      date: technicalTime(new Date(by.now.getTime() - dayMs)).slice(0, 8),
      lot: 'LOT-TEST-01',
      rank: 1,
      route: '20035000',
      site: '16217701000119102',
      ...vaccination,
    },
  })
  return { ...note, masquePs, invisiblePatient }
}

/** The KOS of an examination, written a minute ago. */
export const aKosOf = (
  examination: Examination,
  by: DocumentMaker,
  options: Partial<Omit<KosOptions, 'examination' | 'patient'>> = {},
): LpsDocument =>
  aKosDocument({
    uniqueId: newUniqueId(by.ids),
    patient: by.patient,
    author: by.author,
    creationTime: minuteBefore(by.now),
    ...options,
    examination,
  })

/** A scan of the chest; its numbers come from the ids given. */
export const anExamination = (ids: Ids): Examination => {
  const number = newUniqueId(ids)
  return {
    studyUid: `${number}.1`,
    accessionNumber: `ACC${number.slice(-9)}`,
    orderNumber: `DEM${number.slice(-9)}`,
    modality: scanner,
    region: thorax,
  }
}

/** Titles as people write them: accents, apostrophes, dashes, signs that XML escapes; never empty, 128 at most. */
export const titles: Arbitrary<string> = fc
  .array(
    fc.constantFrom(
      'Compte rendu',
      "d'hospitalisation",
      'œdème & fièvre',
      'suivi à 6 mois',
      '« contrôle »',
      'glycémie < 1,26 g/l',
      "élève d'Ænathe",
      'IRM – genou gauche',
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((words) => words.join(' ').slice(0, 128).trim())

/** Sizes of a document, in bytes: from a letter to a scanned file. */
export const sizesBytes: Arbitrary<number> = fc.constantFrom(0, 12_000, 20_000, 65_536, 250_000)
