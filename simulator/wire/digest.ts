import { hash } from 'node:crypto'

/** SHA-1 of the XDS `hash` metadata: 40 lower-case hexadecimal characters. */
export const sha1Hex = (bytes: Uint8Array): string => hash('sha1', bytes, 'hex')
