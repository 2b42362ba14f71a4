import { join } from 'node:path'
import type { Card } from '#fixtures/cards/card.js'
import { examplePath } from './examples.js'

const contentType = 'Content-Type: application/soap+xml; charset=UTF-8; action="urn:hl7-org:v3:PRPA_IN201307UV02"'

/** POSIX quoting, only where a path needs it. */
const quoted = (text: string): string => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`)

/**
 * The curl command that shows a first real answer: takes a freshly signed TD0.2 from the bench, posts it as the card.
 *
 * On one line, so that it can be pasted in any shell.
 */
export function firstCall(origins: { http: string; https: string }, caPath: string, { p12 }: Card): string {
  const folder = join(p12.authenticationPath, '..')
  const file = (name: string) => quoted(join(folder, name))
  return [
    `curl -s ${origins.http}${examplePath} |`,
    `curl -s --cacert ${quoted(caPath)} --cert ${file('authentification.pem')} --key ${file('authentification.key')}`,
    `-H '${contentType}' --data-binary @-`,
    `${origins.https}/si-dmp-server/v2/services/patients`,
  ].join(' ')
}
