import { type EntryScheme, type LotEntry, withCodes } from '#fixtures/lps/lot.js'
import type { MetadataCode } from '#simulator/domain/document.js'
import { withEntries } from '../../examples.js'

export const loinc = '2.16.840.1.113883.6.1'

/** A code as findings write it. */
export const spelt = (code: MetadataCode | undefined): string | undefined => code && `${code.code} (${code.system})`

/** Every document of a lot under another code. */
export const withCode = (scheme: EntryScheme, code: string, system: string) =>
  withEntries((entry: LotEntry) => withCodes(entry, scheme, { code, system, display: code }))
