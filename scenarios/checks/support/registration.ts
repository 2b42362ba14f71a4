import type { TransactionId } from '#matrix/transactions.js'
import { NS } from '#simulator/wire/namespaces.js'
import type { XmlElement } from '#simulator/wire/xml-tree.js'
import type { Place } from '../../findings.js'
import type { ExchangeView } from '../../view.js'
import { inMessage } from './prpa-message.js'

/** Transactions whose request is a registration message. */
export const registrations: readonly TransactionId[] = ['TD1.1', 'TD1.2', 'TD1.3b', 'TD1.4']

/** Transactions that change the DMP itself, or the account of its patient. */
export const administrations: readonly TransactionId[] = [...registrations, 'TD1.5a', 'TD1.5b', 'TD1.5d']

/** Those that note 10 of PDT-INF-526 keeps, for a DMP not tied to Mon espace santé. */
export const keptByNote10: readonly TransactionId[] = ['TD1.3b', 'TD1.4', 'TD1.5a', 'TD1.5b', 'TD1.5d']

/** Only the historical packages have them. */
export const historical = { to: '2.3' } as const

export const registrationSource = { doc: 'dmp-hl7v3-patient', at: '5 à 8' }

/** Read from the message itself: a message that could not be acted on is judged all the same. */
export const inRegistration = (view: ExchangeView, ...names: string[]): Place =>
  inMessage(view, 'controlActProcess', 'subject', 'registrationRequest', ...names)

export const patientOfMessage = (view: ExchangeView): XmlElement | undefined =>
  view.envelope?.body.at(NS.hl7, 'controlActProcess', 'subject', 'registrationRequest', 'subject1', 'patient')

export const personOfMessage = (view: ExchangeView): XmlElement | undefined =>
  patientOfMessage(view)?.child(NS.hl7, 'patientPerson')

export const authorOfMessage = (view: ExchangeView): XmlElement | undefined =>
  view.envelope?.body.at(NS.hl7, 'controlActProcess', 'subject', 'registrationRequest', 'author', 'assignedEntity')

/** Every administrativeObservation of the patient. */
export const observationsOf = (view: ExchangeView): readonly XmlElement[] =>
  (patientOfMessage(view)?.all(NS.hl7, 'subjectOf') ?? []).flatMap((one) =>
    one.all(NS.hl7, 'administrativeObservation'),
  )

export const codeOf = (element: XmlElement | undefined): string | undefined =>
  element?.child(NS.hl7, 'code')?.attr('code')

export const observationOf = (view: ExchangeView, code: string): XmlElement | undefined =>
  observationsOf(view).find((one) => codeOf(one) === code)

export const isWritten = (view: ExchangeView): boolean => view.envelope !== undefined
