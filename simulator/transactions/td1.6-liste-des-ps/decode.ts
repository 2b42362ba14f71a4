import { pass, refuse, type Stage } from '../../rejection.js'
import { NS } from '../../wire/namespaces.js'
import type { XmlElement } from '../../wire/xml-tree.js'
import type { Decoded } from '../transaction.js'

/** Which authorisations are listed (source: dmp-wire, section 5.4). */
export const listModes = ['ACTIVE', 'INTERDITE', 'TOUTE'] as const

export type ListMode = (typeof listModes)[number]

/** listAuthorizationByPatient; the mode is optional in the schema. */
export interface Td16Request {
  readonly mode?: ListMode
}

/** Refuses a mode outside the enumeration of the service: nothing could be done with it. */
export function decode(body: XmlElement): Stage<Decoded<Td16Request>> {
  const element = body.child(NS.habilitations, 'mode')
  const written = element?.text.trim() || undefined
  const mode = listModes.find((one) => one === written)
  if (written !== undefined && mode === undefined) {
    return refuse('body-malformed', `mode attendu : ${listModes.join(', ')} ; reçu : « ${written} »`, element)
  }
  return pass({ request: mode === undefined ? {} : { mode }, remarks: [] })
}
