import { type StoredQuery, technicalIds } from '#fixtures/lps/index.js'
import { type QueryParameter, readQueryValue } from '#simulator/wire/ebxml-query.js'
import { type Check, defineCheck, type Finding } from '../../check.js'
import { type Example, search } from '../../examples.js'
import type { QueryView } from '../../query-view.js'
import type { ExchangeView } from '../../view.js'

const source = { doc: 'dmp-wire', at: '5.9' }
export const patientSlot = '$XDSDocumentEntryPatientId'
/** Names of the patient parameter, by what is searched: documents, sets. */
export const patientSlots: readonly string[] = [patientSlot, '$XDSSubmissionSetPatientId']
export const statusSlot = '$XDSDocumentEntryStatus'

type QueryRule = Pick<Check, 'id' | 'title' | 'assumed'> &
  Partial<Pick<Check, 'verifies' | 'level' | 'source'>> & {
    readonly appliesTo?: (query: QueryView, view: ExchangeView) => boolean
    readonly judge: (query: QueryView, view: ExchangeView) => readonly Finding[]
    readonly pass?: readonly Example[]
    readonly fail: readonly Example[]
  }

export const queryCheck = (rule: QueryRule): Check =>
  defineCheck({
    verifies: [],
    source,
    level: 'requirement',
    on: ['TD3.1'],
    ...rule,
    appliesTo: (view) => view.query !== undefined && (rule.appliesTo?.(view.query, view) ?? true),
    judge: (view) => (view.query ? rule.judge(view.query, view) : []),
    examples: { pass: rule.pass ?? [search(), search({ query: technicalIds(['1.2.3']) })], fail: rule.fail },
  })

export const spoiledQuery = (change: (query: StoredQuery) => StoredQuery) => search({ spoil: { query: change } })
export const withSlot = (name: string, ...values: readonly string[]) =>
  spoiledQuery((query) => ({
    ...query,
    slots: [...query.slots.filter((slot) => slot.name !== name), ...(values.length > 0 ? [{ name, values }] : [])],
  }))

/** Values of a parameter, each with the slot it stands in; a value that cannot be read gives its raw text. */
export const itemsOf = (
  parameter: QueryParameter | undefined,
): readonly { element: QueryParameter['slots'][number]['element']; item: string }[] =>
  (parameter?.slots ?? []).flatMap(({ element, texts }) =>
    texts.flatMap((text) => (readQueryValue(text)?.items ?? [text]).map((item) => ({ element, item }))),
  )
