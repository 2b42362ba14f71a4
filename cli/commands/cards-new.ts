import { join } from 'node:path'
import { knownCards } from '../known-cards.js'
import { columns, type ExitCode, type Terminal } from '../terminal.js'
import { testPki } from '../test-pki.js'

/** `dmp-bench cards new`: the test PKI, its server and its cards, made unless they are there. */
export async function cardsNewCommand(
  options: { readonly card?: readonly string[]; readonly all?: boolean },
  { out, err }: Terminal,
): Promise<ExitCode> {
  const started = performance.now()
  const pki = await testPki(err, options.all ? 'all' : knownCards(options.card ?? []))
  const seconds = ((performance.now() - started) / 1000).toFixed(1).replace('.', ',')
  const lines = [
    `${pki.cards.length} cartes virtuelles prêtes en ${seconds} s.`,
    ...columns([
      ['Dossier', join(pki.directory, 'cards')],
      ['Autorité à accepter', join(pki.directory, 'ca.pem')],
    ]),
  ]
  for (const line of lines) out(line)
  return 0
}
