import fc, { type Arbitrary } from 'fast-check'
import type { DocumentAuthor } from '#fixtures/documents/cda.js'
import { aCda, type CdaOptions } from '#fixtures/documents/cda.js'
import { type LpsDocument, modelSoftware } from '#fixtures/lps/index.js'
import type { Person } from '#fixtures/people/index.js'
import type { Ids } from '#simulator/transactions/transaction.js'

/** What is special to a document of a scenario; `replacesUniqueId` is the document that its header replaces. */
export interface DocumentOptions
  extends Partial<Omit<CdaOptions, 'patient' | 'replaces'>>,
    Pick<LpsDocument, 'masquePs' | 'invisiblePatient' | 'invisibleRepresentants'> {
  readonly replacesUniqueId?: string
}

/** A document of the model LPS: a PDF report of consultation written a minute ago unless told otherwise. */
export function aDocument(
  options: DocumentOptions,
  by: { readonly author: DocumentAuthor; readonly patient: Person; readonly now: Date; readonly ids: Ids },
): LpsDocument {
  const { masquePs, invisiblePatient, invisibleRepresentants, replacesUniqueId, ...sheet } = options
  const cda = aCda({
    uniqueId: `${modelSoftware.oid}.5.${BigInt(`0x${by.ids.uuid().slice(0, 13).replace('-', '')}`)}`,
    patient: by.patient,
    author: by.author,
    title: 'Compte rendu de consultation',
    typeCode: '11488-4',
    creationTime: new Date(by.now.getTime() - 60_000),
    body: 'pdf',
    ...(replacesUniqueId === undefined ? {} : { replaces: replacesUniqueId }),
    ...sheet,
  })
  return { ...cda, masquePs, invisiblePatient, invisibleRepresentants }
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
