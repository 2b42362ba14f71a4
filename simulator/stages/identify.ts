import { type Actor, anonymousActor } from '../domain/actor.js'
import type { DirectoryProfessional } from '../domain/professional.js'
import type { DirectoryStructure } from '../domain/world.js'
import { pass, type Rejection, refuse, type Stage } from '../rejection.js'
import { rejectionText } from '../rejection-text.js'
import type { Remark } from '../remark.js'
import type { Settings } from '../settings.js'
import type { Trust } from '../signature/certificate.js'
import type { TlsIdentity } from '../trace/exchange.js'
import { actorOf } from '../vihf/actor-of.js'
import type { Delegation } from '../vihf/control.js'
import { readVihf } from '../vihf/read.js'
import { signingCertificateOf, verifyVihf } from '../vihf/verify.js'
import type { Vihf } from '../vihf/vihf.js'
import type { SoapEnvelope } from '../wire/soap.js'

/** The caller, as far as the VIHF and TLS prove it; `vihf` is absent only in `--trust open`. */
export interface Identity {
  readonly vihf: Vihf | undefined
  readonly actor: Actor
  readonly signingCertificate: Uint8Array | undefined
  readonly remarks: readonly Remark[]
}

/** Where an assertion stands: in wsse:Security of a SOAP message, or in the saml2p:Response of TD0.10. */
export type AssertionPlace = Pick<SoapEnvelope, 'root' | 'header' | 'security' | 'assertions'>

export interface IdentifyInput {
  readonly envelope: AssertionPlace
  readonly tls: TlsIdentity | undefined
  readonly trust: Trust
  readonly settings: Settings
  readonly now: Date
  readonly structure: (id: string) => DirectoryStructure | undefined
  readonly professional?: (id: string) => DirectoryProfessional | undefined
  /** Who signed in through Pro Santé Connect, when the call has a DMP access token. */
  readonly delegation?: Delegation
  readonly usedBefore: (assertionId: string) => boolean
  /** False for a transaction that is about no patient. */
  readonly patientRequired: boolean
}

const asRemark = (rejection: Rejection): Remark => ({
  kind: `trust/${rejection.rejection}`,
  where: rejection.where ?? 'soap:Header/wsse:Security',
  line: rejection.line ?? 0,
  expected: 'une identité que le DMP accepte',
  observed: rejectionText(rejection),
})

const readAssertion = (envelope: AssertionPlace): Stage<{ vihf: Vihf; remarks: readonly Remark[] }> => {
  const [assertion, ...others] = envelope.assertions
  if (!assertion) return refuse('vihf-missing', undefined, envelope.security ?? envelope.header ?? envelope.root)
  if (others.length > 0) return refuse('vihf-malformed', 'plusieurs assertions SAML dans le message', others[0])
  return readVihf(assertion)
}

/**
 * Who is calling: reads the VIHF, verifies it against TLS, the PKI and the directory.
 *
 * In `--trust strict` the first failure refuses. In `--trust open` what only bears on trust becomes a remark.
 */
export function identify(input: IdentifyInput): Stage<Identity> {
  const open = input.settings.trust === 'open'
  const read = readAssertion(input.envelope)
  if (!read.ok) {
    if (!open) return read
    const remarks = [asRemark(read.rejection)]
    return pass({ vihf: undefined, actor: anonymousActor, signingCertificate: undefined, remarks })
  }
  // [assumed: psc-mode]
  const vihf: Vihf = input.delegation ? { ...read.value.vihf, authenticationMode: 'DIRECTE' } : read.value.vihf
  const checks = verifyVihf({ ...input, vihf })
  const refusal = checks.find((check) => !(open && check.trustOnly))
  if (refusal) return { ok: false, rejection: refusal.rejection }
  const signingCertificate = signingCertificateOf(vihf)
  return pass({
    vihf,
    actor: actorOf(vihf, signingCertificate ?? input.tls?.certificate),
    signingCertificate,
    remarks: [...read.value.remarks, ...checks.map((check) => asRemark(check.rejection))],
  })
}
