import { pass, refuse, type Stage } from '../../rejection.js'
import { NS } from '../../wire/namespaces.js'
import type { XmlElement } from '../../wire/xml-tree.js'
import type { Decoded } from '../transaction.js'

/** Which date is compared with `startDate`; the spelling is that of the schema. */
export const dateTypes = ['LASTAUTORIZATION', 'LASTDOC'] as const

export type DateType = (typeof dateTypes)[number]

/** patientList; all three are optional in the schema (source: dmp-wire, section 5.2). */
export interface Td04Request {
  readonly startDate?: string
  readonly dateType?: DateType
  readonly psOwnerId?: string
}

/** Refuses a dateType outside the enumeration of the service: nothing could be done with it. */
export function decode(body: XmlElement): Stage<Decoded<Td04Request>> {
  const text = (name: string): string | undefined => body.child(NS.patients, name)?.text.trim() || undefined
  const startDate = text('startDate')
  const written = text('dateType')
  const dateType = dateTypes.find((one) => one === written)
  const psOwnerId = text('psOwnerId')
  if (written !== undefined && dateType === undefined) {
    return refuse(
      'body-malformed',
      `dateType attendu : ${dateTypes.join(' ou ')} ; reçu : « ${written} »`,
      body.child(NS.patients, 'dateType'),
    )
  }
  return pass({
    request: {
      ...(startDate === undefined ? {} : { startDate }),
      ...(dateType === undefined ? {} : { dateType }),
      ...(psOwnerId === undefined ? {} : { psOwnerId }),
    },
    remarks: [],
  })
}
