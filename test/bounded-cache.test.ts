import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BoundedCache } from '#simulator/bounded-cache.js'

describe('a bounded cache', () => {
  it('gives what was made for a key, and keeps the last half of its limit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 60 }),
        (limit, keys) => {
          let made = 0
          const cache = new BoundedCache<string, number>(limit)
          const lately: number[] = []
          for (const key of keys) {
            const before = made
            const value = cache.get(key, () => {
              made += 1
              return `value of ${key}`
            })
            expect(value).toBe(`value of ${key}`)
            if (lately.slice(0, Math.ceil(limit / 2)).includes(key)) expect(made).toBe(before)
            lately.unshift(...lately.splice(0).filter((one) => one !== key))
            lately.unshift(key)
          }
        },
      ),
    )
  })

  it('never holds more than its limit, and nothing once cleared', () => {
    const limit = 10
    const cache = new BoundedCache<object, number>(limit)
    const madeAmong = (keys: readonly number[]) => {
      let made = 0
      for (const key of keys) {
        cache.get(key, () => {
          made += 1
          return {}
        })
      }
      return made
    }
    const thousand = Array.from({ length: 1000 }, (_, rank) => rank)
    expect(madeAmong(thousand)).toBe(1000)
    expect(madeAmong(thousand.toReversed())).toBeGreaterThanOrEqual(1000 - limit)
    cache.clear()
    expect(madeAmong([0, 999])).toBe(2)
  })
})
