import { inflateSync } from 'node:zlib'
import { expect } from 'vitest'

/** Cross-reference table, marks of PDF/A-1b, and nothing that it forbids. */
export function expectPdf(pdf: Buffer): void {
  const file = pdf.toString('latin1')
  expect(file).toMatch(/^%PDF-1\.4\n%[\x80-\xff]{4}\n/)
  expect(file).toMatch(/<pdfaid:part>1<\/pdfaid:part><pdfaid:conformance>B<\/pdfaid:conformance>/)
  expect(file).not.toMatch(/\/(Font|Encrypt|JavaScript|AA|OpenAction)\b/)
  const [, start] = /startxref\n(\d+)\n%%EOF\n$/.exec(file) ?? []
  const table = file.slice(Number(start))
  const [, count] = /^xref\n0 (\d+)\n/.exec(table) ?? []
  const entries = [...table.matchAll(/^(\d{10}) (\d{5}) ([nf]) $/gm)]
  expect(entries).toHaveLength(Number(count))
  for (const [index, [, offset]] of entries.entries()) {
    if (index > 0) expect(file.startsWith(`${index} 0 obj\n`, Number(offset))).toBe(true)
  }
  expect(table).toContain(`/Size ${count}/Root 1 0 R/ID[`)
}

/** Content of each page, read by the lengths that the file gives. */
export function drawings(pdf: Buffer): readonly string[] {
  const file = pdf.toString('latin1')
  return [...file.matchAll(/\/Filter\/FlateDecode\/Length (\d+)>>\nstream\n/g)].map((match) => {
    const from = match.index + match[0].length
    expect(file.startsWith('\nendstream', from + Number(match[1]))).toBe(true)
    return inflateSync(pdf.subarray(from, from + Number(match[1]))).toString()
  })
}
