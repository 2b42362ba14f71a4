import { accessHistory } from '#matrix/access-history.js'
import { assumptions, type WhomToAsk, whomToAsk } from '#matrix/assumptions.js'
import { documentColumns } from '#matrix/document-columns.js'
import { functionalEditions } from '#matrix/functional-editions.js'
import type { PrintableTable } from '#matrix/print.js'
import { rejections } from '#matrix/rejections.js'
import type { Source } from '#matrix/table.js'
import type { Check } from '#scenarios/check.js'

/** One thing that the bench does without a source that settles it. */
interface OpenQuestion {
  readonly id: string
  readonly does: string
  readonly why: string
  readonly ask: WhomToAsk
  readonly source: Source
}

interface Chapter {
  readonly title: string
  readonly intro: string
  readonly questions: readonly OpenQuestion[]
}

/** Whom the source of a row points to: nomenclatures are the ANS's, the rest of the DMP the GIE's. */
const askFor = ({ doc }: Source): WhomToAsk => {
  if (doc.startsWith('ans-') || doc === 'cda') return 'ans'
  if (doc.startsWith('cdt-') || doc === 'dmp-homologation-tests') return 'cnda'
  return doc.startsWith('mhab') || doc === 'matrix-documents' || doc === 'information-dentaire' ? 'cnam' : 'gie'
}

const chapters = (checks: readonly Check[]): readonly Chapter[] => [
  {
    title: 'Behaviours of the simulator',
    intro: 'What the simulator does where the specification says nothing.',
    questions: assumptions.map(({ id, does, reason, ask, source }) => ({ id, does, why: reason, ask, source })),
  },
  {
    title: 'Refusals',
    intro:
      'Refusals whose code, form or text was chosen by the bench. A client is told, and never fails for these alone.',
    questions: rejections
      .filter((row) => row.confidence === 'assumed' || row.textConfidence === 'assumed')
      .map((row) => ({
        id: row.id,
        does: `Answers ${row.code ?? 'a fault without code'}: « ${row.text} »`,
        why: row.reason ?? 'the code is known, the sentence is ours',
        ask: askFor(row.source),
        source: row.source,
      })),
  },
  {
    title: 'History of accesses',
    intro: 'Which calls leave a trace or notify the patient.',
    questions: accessHistory
      .filter(({ confidence }) => confidence === 'assumed')
      .map((row) => ({
        id: row.id,
        does:
          row.notification === null ? 'Leaves a trace, notifies nobody.' : 'Leaves a trace and notifies the patient.',
        why: row.reason ?? 'no source says it',
        ask: 'cnam' as const,
        source: row.source,
      })),
  },
  {
    title: 'Functional matrices',
    intro: 'Cells read in one way where the page or the sources leave a doubt.',
    questions: functionalEditions.flatMap((table) =>
      table.readings.map(({ action, column, applied, why }) => ({
        id: `${table.id}:${action}${column ? `@${column}` : ''}`,
        does: applied === undefined ? 'Applies the cell as printed.' : `Applies « ${applied} ».`,
        why,
        ask: 'gie' as const,
        source: table.source,
      })),
    ),
  },
  {
    title: 'Document matrix',
    intro: 'What fills the unknown cells of each column of the document matrix.',
    questions: documentColumns
      .filter(({ policy }) => policy.basis === 'assumed')
      .map(({ id, label, policy }) => ({
        id,
        does: `${label}: unknown cells are ${policy.granted ? 'readable' : 'not readable'}.`,
        why: policy.why,
        ask: 'cnam' as const,
        source: policy.source,
      })),
  },
  {
    title: 'Checks',
    intro: 'Rules of the judge that rest on an assumption: their breach is inconclusive, never a failure.',
    // By id: the order of the exports of a module is not that of its text everywhere.
    questions: checks
      .flatMap(({ id, title, assumed, source }) =>
        assumed === undefined ? [] : [{ id, does: title, why: assumed, ask: askFor(source), source }],
      )
      .sort((one, other) => (one.id < other.id ? -1 : 1)),
  },
]

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

const line = ({ id, does, why, ask, source }: OpenQuestion): string =>
  `| \`${id}\` | ${cell(does)} | ${cell(why)} | ${ask.toUpperCase()} | ${source.doc}, ${cell(source.at)} |`

/**
 * All that the bench assumes, why, and whom to ask, as the Markdown of docs/assumptions.md.
 *
 *   checks of the judge -> text; the rest is read in the tables
 */
export function assumptionsMarkdown(checks: readonly Check[]): string {
  const body = chapters(checks)
    .filter(({ questions }) => questions.length > 0)
    .flatMap(({ title, intro, questions }) => [
      `## ${title}`,
      '',
      intro,
      '',
      '| Id | What the bench does | Why | Ask | Source |',
      '| -- | ------------------- | --- | --- | ------ |',
      ...questions.map(line),
      '',
    ])
  return [
    '# Assumptions',
    '',
    'Generated from the tables by `npm run docs`: do not edit. A client never fails on an assumption alone.',
    '',
    ...Object.entries(whomToAsk).map(([id, desk]) => `- ${id.toUpperCase()}: ${desk}`),
    '',
    ...body,
  ].join('\n')
}

/** The same for `dmp-bench matrix hypotheses`. */
export const assumptionsTable = (checks: readonly Check[]): PrintableTable => ({
  name: 'hypotheses',
  title: 'Ce que le banc suppose, pourquoi, et à qui demander',
  edition: '',
  header: ['Hypothèse', 'Ce que fait le banc', 'Pourquoi', 'À qui demander', 'Source'],
  rows: chapters(checks).flatMap(({ questions }) =>
    questions.map(({ id, does, why, ask, source }) => [id, does, why, whomToAsk[ask], `${source.doc}, ${source.at}`]),
  ),
  notes: ["Un client n'échoue jamais sur une hypothèse seule."],
})
