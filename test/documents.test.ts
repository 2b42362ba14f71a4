import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localTime } from '#fixtures/documents/local-time.js'
import { aPdf } from '#fixtures/documents/pdf.js'
import { inkOf } from '#fixtures/documents/pixel-font.js'
import { utc } from './support/local-to-utc.js'
import { drawings, expectPdf } from './support/pdf-file.js'

describe('aPdf', () => {
  it('shows its text, one page after the other', () => {
    const lines = Array.from({ length: 50 }, (_, index) => `Ligne ${index}`)
    const pages = drawings(Buffer.from(aPdf({ title: 'Deux pages', text: lines.join('\n') })))
    expect(pages).toHaveLength(2)
    const ink = lines.map((line) => inkOf(line, 0).length).reduce((sum, count) => sum + count)
    expect(pages.map((page) => page.match(/ re$/gm)?.length ?? 0).reduce((sum, count) => sum + count)).toBe(ink)
  })

  it('draws inside the page, however long the words', () => {
    const words = fc.array(fc.string({ unit: fc.constantFrom('A', 'é', 'œ', '𝄞', '8'), maxLength: 120 }), {
      maxLength: 8,
    })
    fc.assert(
      fc.property(words, (words) => {
        const pdf = Buffer.from(aPdf({ title: 'x', text: words.join(' ') }))
        expectPdf(pdf)
        for (const page of drawings(pdf)) {
          for (const [, x, y, width] of page.matchAll(/^(\S+) (\S+) (\S+) \S+ re$/gm)) {
            expect(Number(x)).toBeGreaterThanOrEqual(42)
            expect(Number(x) + Number(width)).toBeLessThanOrEqual(595 - 42)
            expect(Number(y)).toBeGreaterThanOrEqual(42 - 8)
            expect(Number(y)).toBeLessThanOrEqual(842 - 42)
          }
        }
      }),
      { numRuns: 50 },
    )
  })

  it.each([
    ['H', ['# #', '# #', '###', '# #', '# #']],
    ['é', ['###', '#  ', '## ', '#  ', '###']],
    ['7', ['###', '  #', ' # ', ' # ', ' # ']],
    ['1.', [' #     ', '##     ', ' #     ', ' #     ', '###  # ']],
  ])('draws %s', (letter, picture) => {
    const rows = Array.from({ length: 5 }, () => Array<string>(letter.length * 4 - 1).fill(' '))
    for (const { left, top, width } of inkOf(letter, 0)) rows[top]?.fill('#', left, left + width)
    expect(rows.map((row) => row.join(''))).toEqual(picture)
  })
})

describe('localTime', () => {
  it.each([
    ['2026-01-15T10:00:00Z', '20260115110000+0100'],
    ['2026-07-15T23:30:00Z', '20260716013000+0200'],
    ['2026-03-29T00:59:59Z', '20260329015959+0100'],
    ['2026-03-29T01:00:00Z', '20260329030000+0200'],
    ['2026-10-25T00:59:59Z', '20261025025959+0200'],
    ['2026-10-25T01:00:00Z', '20261025020000+0100'],
  ])('%s -> %s', (utcTime, local) => expect(localTime(new Date(utcTime))).toBe(local))

  it('is the time of Paris', () => {
    const paris = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Europe/Paris',
      dateStyle: 'short',
      timeStyle: 'medium',
    })
    const moment = fc.date({ min: new Date('1996-01-01'), max: new Date('2037-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(moment, (at) => {
        expect(localTime(at).slice(0, 14)).toBe(paris.format(at).replace(/\D/g, ''))
        expect(utc(localTime(at))).toBe(at.toISOString().replace(/\D/g, '').slice(0, 14))
      }),
    )
  })
})
