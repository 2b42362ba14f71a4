import { type Actor, anonymousActor } from '../domain/actor.js'
import type { DirectoryProfessional } from '../domain/professional.js'
import type { DirectoryStructure } from '../domain/world.js'
import { pass, type Rejection, type Stage } from '../rejection.js'
import { rejectionText } from '../rejection-text.js'
import type { Remark } from '../remark.js'
import type { Settings } from '../settings.js'
import type { Trust } from '../signature/certificate.js'
import type { TlsIdentity } from '../trace/exchange.js'
import { actorOf } from '../vihf/actor-of.js'
import type { Delegation } from '../vihf/control.js'
import type { HeldVihf } from '../vihf/held-vihf.js'
import { verifyVihf } from '../vihf/verify.js'
import type { Vihf } from '../vihf/vihf.js'

/** The caller, as far as the VIHF and TLS prove it; `vihf` is absent only in `--trust open`. */
export interface Identity {
  readonly vihf: Vihf | undefined
  readonly actor: Actor
  readonly signingCertificate: Uint8Array | undefined
  readonly remarks: readonly Remark[]
}

export interface IdentifyInput {
  /** The VIHF of the message, or why there is none. */
  readonly held: Stage<HeldVihf>
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

/**
 * Who is calling: holds the VIHF against TLS, the PKI and the directory.
 *
 * In `--trust strict` the first failure refuses. In `--trust open` what only bears on trust becomes a remark.
 */
export function identify(input: IdentifyInput): Stage<Identity> {
  const open = input.settings.trust === 'open'
  const { held } = input
  if (!held.ok) {
    if (!open) return held
    const remarks = [asRemark(held.rejection)]
    return pass({ vihf: undefined, actor: anonymousActor, signingCertificate: undefined, remarks })
  }
  // [assumed: psc-mode]
  const vihf: Vihf = input.delegation ? { ...held.value.vihf, authenticationMode: 'DIRECTE' } : held.value.vihf
  const { misplaced, signature } = held.value
  const { tls, trust, settings, now, structure, professional, delegation, usedBefore, patientRequired } = input
  const checks = verifyVihf({
    vihf,
    misplaced,
    signature,
    tls,
    trust,
    settings,
    now,
    structure,
    professional,
    delegation,
    usedBefore,
    patientRequired,
  })
  const refusal = checks.find((check) => !(open && check.trustOnly))
  if (refusal) return { ok: false, rejection: refusal.rejection }
  const signingCertificate = signature?.certificate
  return pass({
    vihf,
    actor: actorOf(vihf, signingCertificate ?? tls?.certificate),
    signingCertificate,
    remarks: [...held.value.remarks, ...checks.map((check) => asRemark(check.rejection))],
  })
}
