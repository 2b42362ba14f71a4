import type { DocumentEntry } from './document.js'

const keyObjectSelection = '1.2.840.10008.5.1.4.1.1.88.59'

/** Is it a KOS, the DICOM object that refers to the images of an examination (dmp-xds-metadata, section 9)? */
export const isKos = ({ mimeType, formatCode }: DocumentEntry): boolean =>
  mimeType === 'application/dicom' || formatCode?.code === keyObjectSelection

/** Code systems of eventCodeList in imaging (source: dmp-xds-metadata, section 7.5). */
export const imagingSystems = {
  modality: '1.2.250.1.213.1.1.5.618',
  region: '1.2.250.1.213.1.1.5.695',
} as const
