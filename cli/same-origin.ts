import type { Context } from 'hono'

/** A page of another site, open in the same browser, must not act on the bench; a script sends no Origin. */
export const sameOrigin = (c: Context): boolean => isOwnOrigin(c.req.header('origin'), new URL(c.req.url).host)

/** The same of any request: its Origin, if it says one, and the host that it calls. */
export const isOwnOrigin = (origin: string | undefined, host: string | undefined): boolean =>
  origin === undefined || (URL.canParse(origin) && new URL(origin).host === host)
