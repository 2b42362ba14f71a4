import { pass, refuse, type Stage } from '../../rejection.js'
import { NS } from '../../wire/namespaces.js'
import type { XmlElement } from '../../wire/xml-tree.js'
import type { Decoded } from '../transaction.js'

export type AuthorizationAction = 'AJOUT' | 'SUPPRESSION'

/** setAuthorization; `roleText` and `actionText` keep what was written (source: dmp-wire, section 5.1). */
export interface Td03Request {
  readonly action: AuthorizationAction
  readonly medecinTraitant: boolean
  readonly actionText: string
  readonly roleText?: string
}

/** Refuses an action or a role outside the enumerations of the service: nothing could be done with them. */
export function decode(body: XmlElement): Stage<Decoded<Td03Request>> {
  const actionElement = body.child(NS.habilitations, 'action')
  const actionText = actionElement?.text.trim() ?? ''
  if (actionText !== 'AJOUT' && actionText !== 'SUPPRESSION') {
    return refuse(
      'body-malformed',
      `action attendue : AJOUT ou SUPPRESSION ; reçue : « ${actionText} »`,
      actionElement ?? body,
    )
  }
  const roleElement = body.child(NS.habilitations, 'role')
  const roleText = roleElement?.text.trim()
  if (roleElement && roleText && roleText !== 'MEDECIN_TRAITANT') {
    return refuse('body-malformed', `rôle attendu : MEDECIN_TRAITANT ; reçu : « ${roleText} »`, roleElement)
  }
  return pass({
    request: {
      action: actionText,
      medecinTraitant: roleText === 'MEDECIN_TRAITANT',
      actionText,
      ...(roleText === undefined ? {} : { roleText }),
    },
    remarks: [],
  })
}
