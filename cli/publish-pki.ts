import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context, Env, Hono } from 'hono'

/**
 * What certificates say is to be had from the bench, read in the folder of the PKI at each demand.
 *
 *   GET /crl/<authority>.crl   list of revocation, DER
 *   GET /ac/<authority>.cer    certificate of an authority, DER
 *   GET /ca.pem                the root to trust
 */
export function publishPki<E extends Env>(app: Hono<E>, directory: string): void {
  const send = async (c: Context, path: string, type: string) => {
    try {
      return c.body(new Uint8Array(await readFile(join(directory, path))), 200, { 'Content-Type': type })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      return c.text('Fichier inconnu.\n', 404)
    }
  }
  app.get('/crl/:file{[a-z0-9-]+\\.crl}', (c) => send(c, join('crl', c.req.param('file')), 'application/pkix-crl'))
  app.get('/ac/:file{[a-z0-9-]+\\.cer}', (c) => send(c, join('ac', c.req.param('file')), 'application/pkix-cert'))
  app.get('/ca.pem', (c) => send(c, 'ca.pem', 'application/x-pem-file'))
}
