import { createECDH, createHash, createHmac, createPublicKey, type KeyObject } from 'node:crypto'

/** Order of the group of P-256 (FIPS 186-4, D.1.2.3). */
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n

const toBytes = (value: bigint): Buffer => Buffer.from(value.toString(16).padStart(64, '0'), 'hex')
const toInt = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex')}`)

/** A key of ES256; `jwk` is its public part. */
export interface Es256Key {
  readonly scalar: Buffer
  readonly publicKey: KeyObject
  readonly jwk: { readonly kty: 'EC'; readonly crv: 'P-256'; readonly x: string; readonly y: string }
}

/** The key of a secret scalar of 32 bytes, between 1 and the order of the group. */
export function es256Key(scalar: Buffer): Es256Key {
  const point = timesGenerator(scalar)
  const jwk = {
    kty: 'EC' as const,
    crv: 'P-256' as const,
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  }
  return { scalar, jwk, publicKey: createPublicKey({ key: { ...jwk }, format: 'jwk' }) }
}

/** The key that a seed draws: the same seed gives the same key. */
export function seededKey(seed: string): Es256Key {
  const drawn = toInt(createHash('sha512').update(`es256\n${seed}`).digest())
  return es256Key(toBytes((drawn % (order - 1n)) + 1n))
}

/**
 * Signs with ES256.
 *
 *   key, text -> r and s, 32 bytes each, as JOSE writes them
 *
 * The nonce is that of RFC 6979, for Node draws its own: the same seed must give the same bytes.
 */
export function signEs256({ scalar }: Es256Key, text: string): Buffer {
  const digest = createHash('sha256').update(text).digest()
  const hashed = toInt(digest) % order
  for (const nonce of nonces(scalar, toBytes(hashed))) {
    const r = toInt(timesGenerator(toBytes(nonce)).subarray(1, 33)) % order
    const s = (inverse(nonce) * (hashed + r * toInt(scalar))) % order
    if (r !== 0n && s !== 0n) return Buffer.concat([toBytes(r), toBytes(s)])
  }
  throw new Error('no nonce')
}

/** A point of the curve, uncompressed: `scalar` times the generator. */
function timesGenerator(scalar: Buffer): Buffer {
  const curve = createECDH('prime256v1')
  curve.setPrivateKey(scalar)
  return curve.getPublicKey()
}

/** RFC 6979, section 3.2. */
function* nonces(scalar: Buffer, hashed: Buffer): Generator<bigint> {
  const hmac = (under: Buffer, ...parts: readonly Buffer[]): Buffer =>
    createHmac('sha256', under).update(Buffer.concat(parts)).digest()
  let value: Buffer = Buffer.alloc(32, 1)
  let key: Buffer = Buffer.alloc(32, 0)
  for (const mark of [0, 1]) {
    key = hmac(key, value, Buffer.from([mark]), scalar, hashed)
    value = hmac(key, value)
  }
  for (;;) {
    value = hmac(key, value)
    const candidate = toInt(value)
    if (candidate > 0n && candidate < order) yield candidate
    key = hmac(key, value, Buffer.from([0]))
    value = hmac(key, value)
  }
}

/** By Fermat: the order is prime. */
function inverse(value: bigint): bigint {
  let result = 1n
  let base = value % order
  for (let exponent = order - 2n; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * base) % order
    base = (base * base) % order
  }
  return result
}
