import { pass, refuse, type Stage } from '../../rejection.js'
import { NS } from '../../wire/namespaces.js'
import type { XmlElement } from '../../wire/xml-tree.js'
import type { Decoded } from '../transaction.js'

/** identityCertification: what a carte Vitale holds of its bearer (source: dmp-wire, section 5.0). */
export interface Td00Request {
  /** NIR of the ouvrant droit. */
  readonly nirOD?: string
  /** AAAA-MM-JJ; lunar dates allowed. */
  readonly dateNaissance?: string
  readonly rangNaissance: number
  readonly nirIndividu?: string
}

/** Refuses a rank that is absent or no integer: the one element that the schema demands. */
export function decode(body: XmlElement): Stage<Decoded<Td00Request>> {
  const text = (name: string): string | undefined => body.child(NS.patients, name)?.text.trim() || undefined
  const rank = text('rangNaissance')
  if (rank === undefined || !/^-?\d{1,9}$/.test(rank)) {
    return refuse(
      'body-malformed',
      `rangNaissance attendu : un entier ; reçu : « ${rank ?? ''} »`,
      body.child(NS.patients, 'rangNaissance') ?? body,
    )
  }
  return pass({
    request: {
      nirOD: text('nirOD'),
      dateNaissance: text('dateNaissance'),
      rangNaissance: Number(rank),
      nirIndividu: text('nirIndividu'),
    },
    remarks: [],
  })
}
