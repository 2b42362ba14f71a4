import type { MetadataCode } from '../domain/document.js'
import { element, escapeText } from './write.js'

/** Pieces of the CDA documents that the DMP makes itself (source: cda, section 1). */

export const textElement = (name: string, value: string, attributes: Readonly<Record<string, string>> = {}): string =>
  element(name, attributes, escapeText(value))

export const coded = (name: string, code: MetadataCode | undefined): string =>
  code
    ? element(name, { code: code.code, codeSystem: code.system, displayName: code.display })
    : element(name, { nullFlavor: 'NAV' })

/** yyyyMMddHHmmss UTC, as metadata write times -> the same as a CDA writes them. */
export const cdaTime = (time: string | undefined): string | undefined =>
  time === undefined || time.length < 14 ? time : `${time}+0000`

/** Root of the DMP as the keeper of documents. */
export const dmpHost = '1.2.250.1.213.4.1'

/** The DMP keeps it. */
export const dmpCustodian = element(
  'custodian',
  {},
  element(
    'assignedCustodian',
    {},
    element('representedCustodianOrganization', {}, element('id', { root: dmpHost }), textElement('name', 'DMP')),
  ),
)
