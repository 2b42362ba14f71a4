/** A DICOM Part 10 file as far as the judge looks at it: values of its first level, by tag `ggggeeee`. */
export type DicomReading =
  | { readonly ok: true; readonly values: ReadonlyMap<string, string> }
  | { readonly ok: false; readonly reason: string }

const explicitLittleEndian = '1.2.840.10008.1.2.1'
const implicitLittleEndian = '1.2.840.10008.1.2'

/** Value representations whose length takes four bytes, after two that are reserved. */
const longForms: ReadonlySet<string> = new Set(['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'SQ', 'UC', 'UN', 'UR', 'UT'])
const undefinedLength = 0xffffffff

const failed = (reason: string): DicomReading => ({ ok: false, reason })

/** Where the value of an element starts and how long it says to be; the meta information is always explicit. */
function extent(data: Buffer, at: number, explicit: boolean): { readonly start: number; readonly length: number } {
  if (!explicit) return { start: at + 8, length: data.readUInt32LE(at + 4) }
  const long = longForms.has(data.toString('latin1', at + 4, at + 6))
  if (!long) return { start: at + 8, length: data.readUInt16LE(at + 6) }
  return { start: at + 12, length: at + 12 <= data.length ? data.readUInt32LE(at + 8) : undefinedLength }
}

/**
 * Bytes of a DICOM object -> the texts of its header; French reason when it is none (DICOM PS3.5 and PS3.10).
 *
 * Reads Little Endian, with value representations or without, as every KOS seen; what has no known length ends the
 * reading, for nothing that is asked stands after it.
 */
export function viewDicom(bytes: Uint8Array): DicomReading {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (data.length < 132 || data.toString('latin1', 128, 132) !== 'DICM') return failed('le préfixe DICM manque')
  const values = new Map<string, string>()
  let at = 132
  while (at + 8 <= data.length) {
    const tag = hex(data.readUInt16LE(at)) + hex(data.readUInt16LE(at + 2))
    const isMeta = tag.startsWith('0002')
    const syntax = values.get('00020010')
    if (!isMeta && syntax !== explicitLittleEndian && syntax !== implicitLittleEndian) {
      return failed(`la syntaxe de transfert ${syntax ?? '(absente)'} n'est pas lue`)
    }
    const { start, length } = extent(data, at, isMeta || syntax === explicitLittleEndian)
    if (length === undefinedLength) break
    if (start + length > data.length) return failed(`l'élément ${tag} dépasse la fin du fichier`)
    values.set(tag, data.toString('latin1', start, start + length).replace(/[\0 ]+$/, ''))
    at = start + length
  }
  return { ok: true, values }
}

const hex = (value: number): string => value.toString(16).padStart(4, '0')

/** Tags that the rules on imaging compare. */
export const dicomTags = {
  sopClass: '00080016',
  sopInstance: '00080018',
  accession: '00080050',
  study: '0020000d',
} as const
