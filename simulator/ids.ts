import { hash } from 'node:crypto'
import type { Ids } from './transactions/transaction.js'

/** Hexadecimal digits of a uuid. */
const digitsEach = 32

/** The variant digit that each hexadecimal digit becomes: its two high bits are `10`. */
const variantOf: Readonly<Record<string, string>> = Object.fromEntries(
  [...'0123456789abcdef'].map((digit, value) => [digit, '89ab'[value % 4] ?? '']),
)

/**
 * Identifiers drawn from a seed: the same seed gives the same sequence.
 *
 *   seed -> Ids; each uuid is 36 lower-case characters with the version and variant bits of a random UUID
 */
export function seededIds(seed: string): Ids {
  let block = ''
  let used = 0
  let counter = 0
  return {
    uuid: () => {
      if (used + digitsEach > block.length) {
        block = hash('sha512', `${seed}\n${counter}`, 'hex')
        counter += 1
        used = 0
      }
      const at = used
      used += digitsEach
      const variant = variantOf[block.charAt(at + 16)] ?? ''
      return `${block.slice(at, at + 8)}-${block.slice(at + 8, at + 12)}-4${block.slice(at + 13, at + 16)}-${variant}${block.slice(at + 17, at + 20)}-${block.slice(at + 20, at + 32)}`
    },
  }
}
