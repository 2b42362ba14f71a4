import { createHash } from 'node:crypto'

/** `x5t#S256` of a certificate (RFC 8705). */
export const thumbprint = (certificateDer: Uint8Array): string =>
  createHash('sha256').update(certificateDer).digest('base64url')
