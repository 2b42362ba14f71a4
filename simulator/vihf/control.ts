import type { DirectoryProfessional } from '../domain/professional.js'
import type { DirectoryStructure } from '../domain/world.js'
import type { Rejection } from '../rejection.js'
import type { Settings } from '../settings.js'
import type { CertificateView, Trust } from '../signature/certificate.js'
import type { SignatureFailure } from '../signature/signed-info.js'
import type { TlsIdentity } from '../trace/exchange.js'
import type { HeldVihf } from './held-vihf.js'

/** What a DMP access token proves in place of a card: who signed in through Pro Santé Connect. */
export interface Delegation {
  readonly professionalId: string
}

/** What a VIHF is held against. */
export interface VihfVerification extends Pick<HeldVihf, 'vihf'> {
  /** Those of the VIHF as it was read. */
  readonly misplaced?: HeldVihf['misplaced'] | undefined
  readonly signature?: HeldVihf['signature'] | undefined
  /** Absent on plain HTTP. */
  readonly tls?: TlsIdentity | undefined
  readonly trust: Trust
  readonly settings: Pick<
    Settings,
    'insOids' | 'clockSkewSeconds' | 'vihfLifetimeSeconds' | 'airVihfLifetimeSeconds' | 'guidePackage'
  >
  readonly now: Date
  readonly structure: (id: string) => DirectoryStructure | undefined
  /** True when this assertion was already used; asked once, and only of an AIR assertion. */
  readonly usedBefore: (assertionId: string) => boolean
  /** Of the national directory; absent where nobody knows it. */
  readonly professional?: ((id: string) => DirectoryProfessional | undefined) | undefined
  /** Present when the call came with a DMP access token. */
  readonly delegation?: Delegation | undefined
  /** False for a call that is about no patient: resource-id is then not controlled. True unless said. */
  readonly patientRequired?: boolean | undefined
}

/** The same, with what several controls need, worked out once. */
export interface VihfFacts extends Omit<VihfVerification, 'signature'> {
  /** Undefined when the assertion is not signed; `certificate` when it names none that can be read. */
  readonly signature: SignatureFacts | undefined
  readonly tlsCertificate: CertificateView | undefined
}

export interface SignatureFacts {
  readonly certificate: CertificateView | undefined
  readonly failures: readonly SignatureFailure[]
}

/** One control: why it refuses, or nothing. */
export type Control = (facts: VihfFacts) => Rejection | undefined
