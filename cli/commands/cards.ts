import { join } from 'node:path'
import { people } from '#fixtures/people/index.js'
import { columns, type ExitCode, type Terminal } from '../terminal.js'
import { testPki } from '../test-pki.js'
import { textTable } from '../text-table.js'

/** `dmp-bench cards`: the virtual cards, their files, PIN and passwords; with `--patients`, whom to call about. */
export async function cardsCommand(options: { patients?: boolean }, { out, err }: Terminal): Promise<ExitCode> {
  const pki = await testPki(err)
  const lines = [
    ...textTable(
      ['Carte', 'Qui', 'Identifiant', 'Structure', 'PIN', 'Mot de passe'],
      pki.cards.map(({ id, label, professionalId, structureId, pin, p12 }) => [
        id,
        label,
        professionalId,
        structureId,
        pin,
        p12.password,
      ]),
    ),
    '',
    ...columns([
      ['Authentification', join(pki.directory, 'cards', '<carte>', 'authentification.p12'), '(et .pem, .key)'],
      ['Signature', join(pki.directory, 'cards', '<carte>', 'signature.p12'), '(et .pem, .key)'],
      ['Autorité à accepter', join(pki.directory, 'ca.pem')],
    ]),
    ...(options.patients
      ? [
          '',
          ...textTable(
            ['Patient', 'INS', 'OID', 'Son cas'],
            people.map(({ id, ins, insOid, title, note }) => [id, ins, insOid, `${title}. ${note}`]),
          ),
        ]
      : []),
  ]
  for (const line of lines) out(line)
  return 0
}
