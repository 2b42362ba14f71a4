import { type AvailabilityStatus, availabilityStatus } from '../../domain/document.js'
import { component } from '../../domain/hl7-fields.js'
import type { FoundDocument } from '../../domain/world.js'
import { rejectionText } from '../../rejection-text.js'
import { handle } from '../../transactions/td3.1-recherche/handle.js'
import { type Html, html } from '../html.js'
import { frenchTime, statusText } from '../texts.js'
import { type PatientPageContext, tableOf } from './page.js'

const { approved, archived, deprecated } = availabilityStatus

/**
 * The documents that a search of this user would find, or why it is refused.
 *
 * A page shows what TD3.1 answers and nothing more: masking and the document matrix are applied there.
 */
function found(
  { context, state }: PatientPageContext,
  statuses: readonly AvailabilityStatus[],
  typeCodes?: readonly string[],
): readonly FoundDocument[] | string {
  const searched = handle(
    {
      queryId: '',
      returnType: 'LeafClass',
      patient: state.patient,
      query: { kind: 'find', filter: { statuses, ...(typeCodes ? { typeCodes } : {}) } },
      faults: [],
      page: { startIndex: 0 },
    },
    context,
  )
  return searched.ok ? searched.value.outcome.documents : rejectionText(searched.rejection)
}

const authorOf = ({ document }: FoundDocument): string => {
  const [author] = document.entry.authors
  const [person] = author?.persons ?? []
  const [institution] = author?.institutions ?? []
  const name = person === undefined ? '' : `${component(person, 2)} ${component(person, 3)}`.trim()
  return name || (institution === undefined ? '' : component(institution, 1))
}

const dateOf = ({ document: { entry } }: FoundDocument): string => entry.serviceStartTime ?? entry.creationTime ?? ''

const listed = (documents: readonly FoundDocument[] | string, empty: string): Html =>
  typeof documents === 'string'
    ? html`<p class="fail">${documents}</p>`
    : tableOf(
        ['Date', 'Titre', 'Type', 'Auteur', 'État'],
        documents.map((one) => [
          frenchTime(dateOf(one)),
          one.document.entry.title ?? '(sans titre)',
          one.document.entry.typeCode?.display ?? '',
          authorOf(one),
          statusText(one.status),
        ]),
        empty,
      )

/** Documents: those in force, then what was archived or replaced. */
export const documentsPage = (page: PatientPageContext): Html =>
  html`<section class="card"><h2>Documents actifs</h2>${listed(found(page, [approved]), 'Aucun document.')}</section>
<section class="card"><h2>Archivés et anciennes versions</h2>
${listed(found(page, [archived, deprecated]), 'Aucun.')}</section>`

/** ParcoursDeSoins: the same documents by date of the act, latest first. */
export function careJourney(page: PatientPageContext): Html {
  const documents = found(page, [approved])
  const sorted =
    typeof documents === 'string' ? documents : [...documents].sort((a, b) => (dateOf(a) < dateOf(b) ? 1 : -1))
  return html`<section class="card"><h2>Du plus récent au plus ancien</h2>${listed(sorted, 'Aucun acte documenté.')}</section>`
}

/** VolontesEtDroits: what the patient deposited of his will. */
export const willsAndRights = (page: PatientPageContext): Html =>
  html`<section class="card"><h2>Volontés, droits et directives anticipées</h2>
${listed(found(page, [approved], ['EXPPAT_1', 'EXPPAT_3']), 'Le patient n’a rien déposé.')}</section>`

/** CarnetVaccination: the history of vaccinations, and the notes that it was made from. */
export const vaccinationRecord = (page: PatientPageContext): Html =>
  html`<section class="card"><h2>Historique des vaccinations</h2>
${listed(found(page, [approved], ['11369-6']), 'Aucun historique.')}</section>
<section class="card"><h2>Notes de vaccination</h2>
${listed(found(page, [approved, archived], ['87273-9']), 'Aucune note.')}</section>`
