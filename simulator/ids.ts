import { createHash } from 'node:crypto'
import type { Ids } from './transactions/transaction.js'

/**
 * Identifiers drawn from a seed: the same seed gives the same sequence.
 *
 *   seed -> Ids; each uuid is 36 lower-case characters with the version and variant bits of a random UUID
 */
export function seededIds(seed: string): Ids {
  let block = Buffer.alloc(0)
  let used = 0
  let counter = 0
  return {
    uuid: () => {
      if (used + 16 > block.length) {
        block = createHash('sha512').update(`${seed}\n${counter}`).digest()
        counter += 1
        used = 0
      }
      const bytes = Buffer.from(block.subarray(used, used + 16))
      used += 16
      bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
      bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
      const hex = bytes.toString('hex')
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
    },
  }
}
