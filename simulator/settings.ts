import type { DocumentMatrix } from '#matrix/document-matrix.js'
import { builtInDocumentMatrix } from '#matrix/document-rights.js'
import { currentPackage, type GuidePackage } from '#matrix/guide-packages.js'
import { insOid } from '#matrix/ins-oids.js'
import type { TrustMode } from './trace/exchange.js'

/** What the DMP's parameter file and the bench's options set; all durations in the unit of their name. */
export interface Settings {
  readonly trust: TrustMode
  /** Package of the integration guide that the DMP plays. */
  readonly guidePackage: GuidePackage
  /** OIDs of patient identifiers that this environment accepts: those of tests and of demonstration (ins, section 2.2). */
  readonly insOids: readonly string[]
  /** `cumul-invisible_patient-masque_ps` of param-lps. */
  readonly cumulInvisiblePatientMasquePs: boolean
  /** `fonctions-gestion-mineurs` of param-lps: does the LPS offer its functions for minors? */
  readonly fonctionsGestionMineurs: boolean
  /** `age-majorite` of param-lps, in years. */
  readonly ageMajorite: number
  /** An authorisation not used for so long is EXPIRE [assumed: authorization-six-months]. */
  readonly authorizationMonths: number
  /**
   * A professional who made so many searches within so many minutes is refused the next ones, by the clock of the
   * simulator; this stops only software that searches without end [assumed: threshold].
   */
  readonly searchThreshold: { readonly searches: number; readonly minutes: number }
  /**
   * Software that the DMP knows as compatible with image sharing: homologation numbers, or LPS_ID, of the VIHF.
   * Any other software gets a KOS as a text [assumed: kos-for-imaging-software].
   */
  readonly imagingSoftware: readonly string[]
  /** Official schemas of the editor (`--schemas`), by file; absent means ours. */
  readonly schemas?: ReadonlyMap<string, string>
  /** Largest request accepted. */
  readonly maxRequestBytes: number
  /** Deepest element accepted. */
  readonly maxXmlDepth: number
  /** Tolerance between the clock of the client and ours, for IssueInstant [assumed: clock-skew]. */
  readonly clockSkewSeconds: number
  /** Life of a VIHF outside AIR [assumed: vihf-lifetime]. */
  readonly vihfLifetimeSeconds: number
  /** Life of an AIR VIHF (EX_AIR-040). */
  readonly airVihfLifetimeSeconds: number
  /** Edition of the document matrix that searches and readings go by. */
  readonly documentMatrix: DocumentMatrix
}

export const defaultSettings: Settings = {
  trust: 'strict',
  guidePackage: currentPackage,
  insOids: [insOid('nir-test'), insOid('nir-demo')],
  cumulInvisiblePatientMasquePs: false,
  fonctionsGestionMineurs: true,
  ageMajorite: 18,
  authorizationMonths: 6,
  searchThreshold: { searches: 100_000, minutes: 24 * 60 },
  imagingSoftware: [],
  maxRequestBytes: 64 * 1024 * 1024,
  maxXmlDepth: 256,
  clockSkewSeconds: 300,
  vihfLifetimeSeconds: 3600,
  airVihfLifetimeSeconds: 30,
  documentMatrix: builtInDocumentMatrix,
}
