import { refuse } from '../rejection.js'
import type { Control } from './control.js'
import { instantOf } from './instant.js'
import { delegatedMode } from './names.js'

/** Told by the message itself, see `heldVihf`. */
export const onlyAssertion: Control = ({ misplaced }) => misplaced

export const samlVersion: Control = ({ vihf: { samlVersion: version, place } }) => {
  if (version === '2.0') return undefined
  return refuse('vihf-malformed', `@Version vaut « ${version ?? ''} » (2.0 attendu)`, place).rejection
}

export const readableInstants: Control = ({ vihf }) => {
  const { issueInstant, notBefore, notOnOrAfter, place } = vihf
  const wrong = (name: string, text: string | undefined) =>
    text !== undefined && instantOf(text) === undefined
      ? refuse('vihf-malformed', `@${name} n'est pas une date : « ${text} »`, place).rejection
      : undefined
  return wrong('IssueInstant', issueInstant) ?? wrong('NotBefore', notBefore) ?? wrong('NotOnOrAfter', notOnOrAfter)
}

/** Age since IssueInstant, then the optional Conditions. Tolerance and life outside of AIR are assumed settings. */
export const lifetime: Control = ({ vihf, settings, now }) => {
  const { place, authenticationMode, issueInstant, notBefore, notOnOrAfter } = vihf
  const isAir = authenticationMode === 'INDIRECTE_RENFORCEE'
  const lifeSeconds = isAir ? settings.airVihfLifetimeSeconds : settings.vihfLifetimeSeconds
  const expired = (detail: string) => refuse('vihf-expired', detail, place).rejection
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
  return refuse('vihf-replayed', `assertion ${vihf.id}`, vihf.place).rejection
}

/** DELEGUEE is read for Pro Santé Connect alone: without its token no column of the matrix answers to it [assumed: psc-mode]. */
export const delegatedOnly: Control = ({ vihf, delegation }) => {
  if (delegation || vihf.authenticationModeText?.toUpperCase() !== delegatedMode) return undefined
  const detail = `Authentification_mode vaut « ${vihf.authenticationModeText} » sans jeton d'accès DMP`
  return refuse('vihf-malformed', detail, vihf.place).rejection
}

/** An AIR token says how the user signed in at his structure: class and method (EX_AIR-050) [assumed: air-primary-method]. */
export const primaryMethod: Control = ({ vihf }) => {
  if (vihf.authenticationMode !== 'INDIRECTE_RENFORCEE') return undefined
  const { authnContextClassRef, authnContextDecl, place } = vihf
  const missing = Object.entries({ authnContextClassRef, authnContextDecl }).find(([, text]) => !text)
  if (!missing) return undefined
  const name = `A${missing[0].slice(1)}`
  return refuse('vihf-malformed', `${name} absent : en AIR, la méthode d'authentification est dite`, place).rejection
}
