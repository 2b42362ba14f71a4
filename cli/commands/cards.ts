import { join } from 'node:path'
import { cardPin, cardPuk, p12Password } from '#fixtures/cards/card.js'
import { catalogue } from '#fixtures/cards/catalogue/index.js'
import { people } from '#fixtures/people/index.js'
import { columns, type ExitCode, type Terminal } from '../terminal.js'
import { testPki } from '../test-pki.js'
import { textTable } from '../text-table.js'

/** `dmp-bench cards`: the virtual cards, their files, PIN and passwords; with `--patients`, whom to call about. */
export async function cardsCommand(options: { patients?: boolean }, { out, err }: Terminal): Promise<ExitCode> {
  const pki = await testPki(err)
  const made = new Set(pki.cards.map(({ id }) => id))
  const lines = [
    ...textTable(
      ['Carte', 'Qui', 'Identifiant', 'Structure', 'Fichiers'],
      catalogue.map(({ id, label, professionalId, structureId }) => [
        id,
        label,
        professionalId,
        structureId,
        made.has(id) ? 'oui' : 'à la demande',
      ]),
    ),
    '',
    ...columns([
      ['Authentification', join(pki.directory, 'cards', '<carte>', 'authentification.p12'), '(et .pem, .key)'],
      ['Signature', join(pki.directory, 'cards', '<carte>', 'signature.p12'), '(et .pem, .key)'],
      ['Autorité à accepter', join(pki.directory, 'ca.pem')],
      ['PIN, code de déblocage', `${cardPin}, ${cardPuk}`],
      ['Mot de passe des .p12', p12Password],
      ['Cartes à la demande', 'dmp-bench cards new --card <carte>, ou --all'],
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
