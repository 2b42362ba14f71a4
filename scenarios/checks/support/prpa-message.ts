import type { PatientQuery } from '#fixtures/lps/patient-query.js'
import { NS } from '#simulator/wire/namespaces.js'
import { existence } from '../../examples.js'
import type { Place } from '../../findings.js'
import type { ExchangeView } from '../../view.js'

export const wrapperSource = { doc: 'dmp-hl7v3-patient', at: '2' }
export const querySource = { doc: 'dmp-hl7v3-patient', at: '3.1' }

export const inMessage = (view: ExchangeView, ...names: string[]): Place => {
  const body = view.envelope?.body
  return body?.at(NS.hl7, ...names) ?? body ?? 'soap:Body'
}
export const inQuery = (view: ExchangeView, ...names: string[]): Place =>
  inMessage(view, 'controlActProcess', 'queryByParameter', ...names)
export const isRead = (view: ExchangeView): boolean => view.td02 !== undefined
export const asking = (change: (query: PatientQuery) => PatientQuery) => existence({ spoil: { patientQuery: change } })
