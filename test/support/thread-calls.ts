/** The service that an address names. */
export const serviceOf = (url: string): string => url.slice(url.lastIndexOf('/') + 1)

/** The thread as `npm start` runs it: the tests come after the build. */
export const builtThread = new URL('../../dist/start/prepare-thread.js', import.meta.url)
