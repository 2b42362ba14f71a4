import { resolve } from 'node:path'
import { tokenSheet } from '#fixtures/cards/token-objects.js'
import { knownCards } from '../known-cards.js'
import { makeToken, softhsmModule } from '../softhsm.js'
import { columns, type ExitCode, type Terminal } from '../terminal.js'
import { testPki } from '../test-pki.js'
import { UsageError } from '../usage-error.js'

/** `dmp-bench cards softhsm`: a PKCS#11 token that shows what a card shows; 2 when SoftHSM2 or OpenSC is not there. */
export async function cardsSofthsmCommand(
  options: { readonly card: string; readonly tokenDir: string },
  { out, err }: Terminal,
): Promise<ExitCode> {
  knownCards([options.card])
  const found = softhsmModule()
  if ('missing' in found) {
    err(`Jeton PKCS#11 non créé : ${found.missing}`)
    return 2
  }
  const pki = await testPki(err, [options.card])
  const card = pki.cards.find(({ id }) => id === options.card)
  if (!card || card.kind === 'STRUCTURE') {
    throw new UsageError(`« ${options.card} » désigne des certificats logiciels : seule une carte va dans un jeton.`)
  }
  const directory = resolve(options.tokenDir)
  const sheet = tokenSheet(card)
  const configuration = makeToken(directory, sheet, found.module)
  const lines = [
    `Jeton PKCS#11 de ${card.id} dans ${directory} : ${sheet.objects.length} objets.`,
    ...columns([
      ['Module à charger', found.module],
      ['Variable à donner au logiciel', `SOFTHSM2_CONF=${configuration}`],
      ['Jeton', sheet.label],
      ['Code porteur, code de déblocage (SO)', `${sheet.pin}, ${sheet.soPin}`],
    ]),
    'SoftHSM2 ne bloque pas après trois codes faux : le lecteur virtuel (page /lecteur) le fait.',
  ]
  for (const line of lines) out(line)
  return 0
}
