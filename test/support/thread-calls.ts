/** The service that an address names. */
export const serviceOf = (url: string): string => url.slice(url.lastIndexOf('/') + 1)

/** The thread as `npm start` runs it: the tests come after the build. */
export const builtThread = new URL('../../dist/start/prepare-thread.js', import.meta.url)

/** A thread gives back the bytes of a Buffer, not the Buffer: they are equal by their bytes. */
export const equalBytes = (left: unknown, right: unknown): boolean | undefined =>
  left instanceof Uint8Array && right instanceof Uint8Array ? Buffer.compare(left, right) === 0 : undefined
