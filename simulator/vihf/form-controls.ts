import { refuse } from '../rejection.js'
import { NS } from '../wire/namespaces.js'
import { XmlElement } from '../wire/xml-tree.js'
import type { Control } from './control.js'
import { instantOf } from './instant.js'
import { delegatedMode } from './names.js'

/**
 * One Assertion in the whole message, in wsse:Security of the header, and no identifier used twice.
 *
 * A second assertion, wherever it hides, or a second element with the same ID is how a signature is made to cover
 * something else than what is read (libraries, 4.3).
 */
export const onlyAssertion: Control = ({ vihf, envelope }) => {
  const { element } = vihf
  const { assertions, duplicate } = identifiers(envelope.root, vihf.id)
  if (assertions.length > 1) {
    const other = assertions.find((assertion) => assertion !== element)
    return refuse('vihf-malformed', `${assertions.length} assertions SAML dans le message`, other).rejection
  }
  if (assertions[0] !== element || element.parent !== envelope.security) {
    const parent = envelope.security?.name === 'Response' ? 'saml2p:Response' : 'wsse:Security'
    return refuse('vihf-malformed', `l'assertion doit être l'enfant direct de ${parent}`, element).rejection
  }
  if (!duplicate) return undefined
  return refuse('vihf-malformed', 'le même identifiant (ID, Id) est porté par deux éléments', duplicate).rejection
}

interface Identifiers {
  readonly assertions: readonly XmlElement[]
  /** Second element of an identifier already met. */
  readonly duplicate: XmlElement | undefined
}

/** A lower-case `id` is an identifier of its own vocabulary (ebXML): it only may not be that of the assertion. */
function identifiers(root: XmlElement, assertionId: string): Identifiers {
  const seen = new Set<string>()
  const assertions: XmlElement[] = []
  let duplicate: XmlElement | undefined
  const visit = (element: XmlElement): void => {
    if (element.name === 'Assertion' && element.ns === NS.saml2) assertions.push(element)
    for (const { name, ns, value } of element.attributes) {
      const isId = name === 'ID' || name === 'Id' || (name === 'id' && (ns === NS.xml || value === assertionId))
      if (!isId || value === '') continue
      if (seen.has(value)) duplicate ??= element
      seen.add(value)
    }
    for (const child of element.children) if (child instanceof XmlElement) visit(child)
  }
  visit(root)
  return { assertions, duplicate }
}

export const samlVersion: Control = ({ vihf: { element } }) => {
  const version = element.attr('Version')
  if (version === '2.0') return undefined
  return refuse('vihf-malformed', `@Version vaut « ${version ?? ''} » (2.0 attendu)`, element).rejection
}

export const readableInstants: Control = ({ vihf }) => {
  const { issueInstant, notBefore, notOnOrAfter, element } = vihf
  const wrong = Object.entries({ IssueInstant: issueInstant, NotBefore: notBefore, NotOnOrAfter: notOnOrAfter }).find(
    ([, text]) => text !== undefined && instantOf(text) === undefined,
  )
  if (!wrong) return undefined
  return refuse('vihf-malformed', `@${wrong[0]} n'est pas une date : « ${wrong[1]} »`, element).rejection
}

/** Age since IssueInstant, then the optional Conditions. Tolerance and life outside of AIR are assumed settings. */
export const lifetime: Control = ({ vihf, settings, now }) => {
  const { element, authenticationMode, issueInstant, notBefore, notOnOrAfter } = vihf
  const isAir = authenticationMode === 'INDIRECTE_RENFORCEE'
  const lifeSeconds = isAir ? settings.airVihfLifetimeSeconds : settings.vihfLifetimeSeconds
  const expired = (detail: string) => refuse('vihf-expired', detail, element).rejection
  /** Seconds from then to now; 0 for what cannot be read, which is refused elsewhere. */
  const secondsSince = (text: string | undefined): number =>
    text === undefined ? 0 : (now.getTime() - (instantOf(text) ?? now.getTime())) / 1000

  const age = secondsSince(issueInstant)
  if (age < -settings.clockSkewSeconds) {
    return expired(`IssueInstant (${issueInstant}) est dans le futur : il est ${now.toISOString()}`)
  }
  if (age > lifeSeconds) {
    const life = isAir ? `${lifeSeconds} s en AIR` : `${lifeSeconds} s`
    return expired(`IssueInstant (${issueInstant}) date de ${Math.floor(age)} s, la durée de vie est de ${life}`)
  }
  if (secondsSince(notBefore) < -settings.clockSkewSeconds) return expired(`NotBefore vaut ${notBefore}`)
  if (secondsSince(notOnOrAfter) > settings.clockSkewSeconds) return expired(`NotOnOrAfter vaut ${notOnOrAfter}`)
  return undefined
}

/** An AIR assertion serves once (EX_AIR-040); elsewhere reuse is not known to be refused. */
export const singleUse: Control = ({ vihf, usedBefore }) => {
  if (vihf.authenticationMode !== 'INDIRECTE_RENFORCEE' || !usedBefore(vihf.id)) return undefined
  return refuse('vihf-replayed', `assertion ${vihf.id}`, vihf.element).rejection
}

/** DELEGUEE is read for Pro Santé Connect alone: without its token no column of the matrix answers to it [assumed: psc-mode]. */
export const delegatedOnly: Control = ({ vihf, delegation }) => {
  if (delegation || vihf.authenticationModeText?.toUpperCase() !== delegatedMode) return undefined
  const detail = `Authentification_mode vaut « ${vihf.authenticationModeText} » sans jeton d'accès DMP`
  return refuse('vihf-malformed', detail, vihf.element).rejection
}

/** An AIR token says how the user signed in at his structure: class and method (EX_AIR-050) [assumed: air-primary-method]. */
export const primaryMethod: Control = ({ vihf }) => {
  if (vihf.authenticationMode !== 'INDIRECTE_RENFORCEE') return undefined
  const { authnContextClassRef, authnContextDecl, element } = vihf
  const missing = Object.entries({ authnContextClassRef, authnContextDecl }).find(([, text]) => !text)
  if (!missing) return undefined
  const name = `A${missing[0].slice(1)}`
  return refuse('vihf-malformed', `${name} absent : en AIR, la méthode d'authentification est dite`, element).rejection
}
