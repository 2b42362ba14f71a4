import { createHash } from 'node:crypto'
import { type Es256Key, signEs256 } from './es256.js'

/** Name of a key: its thumbprint (RFC 7638). */
export const keyId = ({ jwk: { crv, kty, x, y } }: Es256Key): string =>
  createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url')

/** A JWT in ES256; claims that are undefined are left out. */
export function signedJwt(key: Es256Key, claims: Readonly<Record<string, unknown>>): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value), 'utf8').toString('base64url')
  const text = `${part({ alg: 'ES256', typ: 'JWT', kid: keyId(key) })}.${part(claims)}`
  return `${text}.${signEs256(key, text).toString('base64url')}`
}

/** Left half of a digest, which ties an id_token to its access token (OpenID Connect Core, 3.1.3.6). */
export const halfHash = (text: string): string =>
  createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url')
