import type { PatientQuery } from '#fixtures/lps/patient-query.js'
import type { TransactionId } from '#matrix/transactions.js'
import type { TransmissionWrapper } from '#simulator/wire/hl7v3.js'
import { NS } from '#simulator/wire/namespaces.js'
import { existence } from '../../examples.js'
import type { Place } from '../../findings.js'
import type { ExchangeView } from '../../view.js'

export const wrapperSource = { doc: 'dmp-hl7v3-patient', at: '2' }
export const querySource = { doc: 'dmp-hl7v3-patient', at: '3.1' }

/** Transactions whose request is an HL7 V3 query. */
export const prpaQueries: readonly TransactionId[] = ['TD0.2', 'TD0.5', 'TD1.3a']

/** Transactions whose request is an HL7 V3 message, queries and registrations. */
export const prpaMessages: readonly TransactionId[] = [...prpaQueries, 'TD1.1', 'TD1.2', 'TD1.3b', 'TD1.4']

export const inMessage = (view: ExchangeView, ...names: string[]): Place => {
  const body = view.envelope?.body
  return body?.at(NS.hl7, ...names) ?? body ?? 'soap:Body'
}
export const inQuery = (view: ExchangeView, ...names: string[]): Place =>
  inMessage(view, 'controlActProcess', 'queryByParameter', ...names)

/** The query of TD0.2 or TD1.3a, about one known patient. */
export const patientQueryOf = (view: ExchangeView) => view.td02 ?? view.td13a

/** Any HL7 V3 query. */
export const queryOf = (view: ExchangeView) => patientQueryOf(view) ?? view.td05
export const wrapperOf = (view: ExchangeView): TransmissionWrapper | undefined =>
  (queryOf(view) ?? view.registration)?.wrapper
export const hasWrapper = (view: ExchangeView): boolean => wrapperOf(view) !== undefined
export const isRead = (view: ExchangeView): boolean => queryOf(view) !== undefined
export const asking = (change: (query: PatientQuery) => PatientQuery) => existence({ spoil: { patientQuery: change } })
