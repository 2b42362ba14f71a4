import type { XmlElement } from '#simulator/wire/xml-tree.js'
import { anEntry, aSet, type EntryDraft, entryXml, rootOf, type SetDraft, setXml, slot } from './lot-message.js'

/** ITI-57 messages written by hand, with nothing of the model LPS. */

export const hasMember = 'urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember'
export const updatesStatus = 'urn:ihe:iti:2010:AssociationType:UpdateAvailabilityStatus'

/** An UpdateAvailabilityStatus; what is undefined is not written. */
export interface StatusDraft {
  readonly target?: string
  readonly source?: string
  readonly from?: string
  readonly to?: string
}

/** An entry written again; `null` is not written. */
export interface MetadataDraft {
  readonly entry: EntryDraft
  readonly lid?: string | null
  readonly status?: string
  /** VersionInfo/@versionName. */
  readonly version?: string | null
  readonly previousVersion?: string | null
  readonly member?: boolean
}

export interface UpdateDraft {
  readonly set?: SetDraft | null
  readonly statuses?: readonly StatusDraft[]
  readonly metadata?: readonly MetadataDraft[]
  /** XML of more objects. */
  readonly more?: string
}

/** The set of an update; `rank` tells one from another. */
export const anUpdateSet = (rank: number, overrides: Partial<SetDraft> = {}): SetDraft =>
  aSet({ uniqueId: `1.2.250.1.999.9.1.8.${rank}`, ...overrides })

const attribute = (name: string, value: string | undefined | null): string =>
  value === undefined || value === null ? '' : ` ${name}="${value}"`

const statusXml = ({ target, source = 'SubmissionSet01', from, to }: StatusDraft): string =>
  `<Association associationType="${updatesStatus}" id="f4214f06-ebcf-45d2-a179-4ba915999d99"${attribute('sourceObject', source)}${attribute('targetObject', target)}>` +
  `${from === undefined ? '' : slot('OriginalStatus', [from])}${to === undefined ? '' : slot('NewStatus', [to])}</Association>`

function metadataXml({
  entry,
  lid,
  status,
  version = '1',
  previousVersion = '1',
  member = true,
}: MetadataDraft): string {
  const object = entryXml(entry)
    .replace('<ExtrinsicObject', `<ExtrinsicObject${attribute('lid', lid)}${attribute('status', status)}`)
    .replace('<Classification', `${version === null ? '' : `<VersionInfo versionName="${version}"/>`}<Classification`)
  if (!member) return object
  const slots =
    slot('SubmissionSetStatus', ['Original']) +
    (previousVersion === null ? '' : slot('PreviousVersion', [previousVersion]))
  return `<Association associationType="${hasMember}" id="m" sourceObject="SubmissionSet01" targetObject="${entry.id}">${slots}</Association>${object}`
}

export const updateMessage = ({ set = aSet(), statuses = [], metadata = [], more = '' }: UpdateDraft): XmlElement =>
  rootOf(
    '<lcm:SubmitObjectsRequest xmlns:lcm="urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0" xmlns="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0"><RegistryObjectList>' +
      `${set === null ? '' : setXml(set)}${metadata.map(metadataXml).join('')}${statuses.map(statusXml).join('')}${more}</RegistryObjectList></lcm:SubmitObjectsRequest>`,
  )

/** The entry that was fed as `anEntry(rank)`, under the symbolic id that the kit of the GIE writes. */
export const sameEntry = (rank: number, overrides: Partial<EntryDraft> = {}): EntryDraft =>
  anEntry(rank, { id: 'Document01', ...overrides })
