/** The door of this folder for certificates: reading one, comparing names, believing it. */
export type { CardType, KeyUsage } from './certificate-extensions.js'
export { type CertificateView, readCertificate } from './certificate-view.js'
export { sameName } from './distinguished-name.js'
export { createTrust, type Trust, type TrustAnchors, type TrustCheck, type TrustFailure } from './trust.js'
