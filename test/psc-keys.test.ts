import { createHash, verify } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BoundedMap } from '#simulator/bounded-map.js'
import { es256Key, seededKey, signEs256 } from '#simulator/psc/es256.js'
import { keyId, signedJwt } from '#simulator/psc/jwt.js'

describe('ES256', () => {
  // RFC 6979, A.2.5: P-256 with SHA-256.
  const key = es256Key(Buffer.from('C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721', 'hex'))
  it.each([
    [
      'sample',
      'EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716',
      'F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8',
    ],
    [
      'test',
      'F1ABB023518351CD71D881567B1EA663ED3EFCF6C5132B354F28D3B0B7D38367',
      '019F4113742A2B14BD25926B49C649155F267E60D3814B4C0CC84250E46F0083',
    ],
  ])('signs « %s » as the RFC says', (text, r, s) => {
    expect(signEs256(key, text).toString('hex').toUpperCase()).toBe(`${r}${s}`)
  })

  it('has the public key of the RFC', () => {
    const hex = (part: string) => Buffer.from(part, 'base64url').toString('hex').toUpperCase()
    expect(hex(key.jwk.x)).toBe('60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6')
    expect(hex(key.jwk.y)).toBe('7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299')
  })

  it('is verified by OpenSSL, whatever the seed and the text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (seed, text) => {
        const drawn = seededKey(seed)
        const signature = signEs256(drawn, text)
        const checked = { key: drawn.publicKey, dsaEncoding: 'ieee-p1363' as const }
        expect(verify('sha256', Buffer.from(text), checked, signature)).toBe(true)
        expect(verify('sha256', Buffer.from(`${text}.`), checked, signature)).toBe(false)
      }),
      { numRuns: 40 },
    )
  })

  it('gives the same token for the same seed, another for another', () => {
    const token = (seed: string) => signedJwt(seededKey(seed), { sub: 'a' })
    expect(token('1')).toBe(token('1'))
    expect(token('1')).not.toBe(token('2'))
    const { crv, kty, x, y } = seededKey('1').jwk
    const thumb = createHash('sha256')
      .update(`{"crv":"${crv}","kty":"${kty}","x":"${x}","y":"${y}"}`)
      .digest('base64url')
    expect(keyId(seededKey('1'))).toBe(thumb)
  })
})

describe('a bounded map', () => {
  it('forgets what ended, what was taken and the oldest of too many', () => {
    const map = new BoundedMap<number>(2)
    map.set('a', 1, 10)
    expect([map.get('a', 10), map.get('a', 11), map.knows('a')]).toEqual([1, undefined, true])
    map.set('b', 2, 20)
    map.set('c', 3, 20)
    expect([map.knows('a'), map.get('b', 5), map.get('c', 5)]).toEqual([false, 2, 3])
    expect([map.take('b', 5), map.take('b', 5)]).toEqual([2, undefined])
    map.set('d', 4, 1)
    expect(map.list(5)).toEqual([['c', 3]])
  })
})
