import type { DocumentEntry, SubmissionSet } from '../../domain/document.js'
import type { Remark } from '../../remark.js'
import type { Association } from '../../wire/ebxml-read.js'
import type { Place } from '../../wire/place.js'
import type { Part } from '../transaction.js'
import type { LotFault } from './lot-fault.js'

/** What the signature of a lot proves of it; whether its signer is believed is asked later. */
export interface SignatureReading {
  readonly faults: readonly LotFault[]
  readonly remarks: readonly Remark[]
  /** DER of the certificate of the signer, when it can be read. */
  readonly certificate?: Uint8Array
}

/** An ITI-41 request read: one lot, as the client wrote it. */
export interface LotRequest {
  /** Absent when the message has no RegistryPackage. */
  readonly set: SubmissionSet | undefined
  /** Entries of the documents, the signature of the lot left out, in the order of the message. */
  readonly entries: readonly DocumentEntry[]
  readonly signature: DocumentEntry | undefined
  readonly associations: readonly Association[]
  /** Contents received, by `submittedId` of their entry. */
  readonly documents: ReadonlyMap<string, Part>
  /** SHA-1 of each content, hexadecimal, by `submittedId` of its entry. */
  readonly hashes: ReadonlyMap<string, string>
  readonly signatureReading: SignatureReading
  /** Objects of the message by their id, to say where a fault is. */
  readonly places: ReadonlyMap<string, Place>
  /** What is wrong with the shape of the lot: an entry without content, a content without entry, an id given twice. */
  readonly faults: readonly LotFault[]
}

/** Entries and signature, in this order. */
export const allEntries = ({ entries, signature }: LotRequest): readonly DocumentEntry[] =>
  signature ? [...entries, signature] : entries
