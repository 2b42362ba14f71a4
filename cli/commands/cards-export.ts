import { copyFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Card, Pki } from '#fixtures/cards/card.js'
import { catalogue } from '#fixtures/cards/catalogue/index.js'
import { makeFolder } from '#fixtures/cards/make-folder.js'
import { appCode, appProfile } from '#fixtures/cards/vitale/app-card.js'
import { appCards, vitaleCards } from '#fixtures/cards/vitale/index.js'
import { readVitale } from '#fixtures/cards/vitale/read-vitale.js'
import { knownCards } from '../known-cards.js'
import type { ExitCode, Terminal } from '../terminal.js'
import { testPki } from '../test-pki.js'
import { systemReason, UsageError } from '../usage-error.js'

const copied = [
  'authentification.p12',
  'authentification.pem',
  'authentification.key',
  'signature.p12',
  'signature.pem',
  'signature.key',
  'carte.json',
] as const

/**
 * `dmp-bench cards export`: what other software needs of each card, in a folder of its own.
 *
 *   <out>/<card>/{authentification,signature}.{p12,pem,key}, chaine.pem, carte.json ; <out>/ca.pem
 *
 * Without `--card`, also what a software reads of each carte Vitale (<out>/vitale/<card>.json) and of each apCV
 * (<out>/apcv/<app>.json).
 */
export async function cardsExportCommand(
  options: { readonly card?: readonly string[]; readonly out: string },
  { out, err }: Terminal,
): Promise<ExitCode> {
  const ids = options.card ? knownCards(options.card) : catalogue.map(({ id }) => id)
  const pki = await testPki(err, ids)
  const folder = resolve(options.out)
  try {
    for (const card of pki.cards.filter(({ id }) => ids.includes(id))) exportCard(pki, card, folder)
    copyFileSync(join(pki.directory, 'ca.pem'), join(folder, 'ca.pem'))
    if (!options.card) exportVitale(folder)
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error
    throw new UsageError(`Les cartes ne peuvent être écrites dans ${folder} : ${systemReason(error)}.`)
  }
  out(`${ids.length === 1 ? 'Une carte écrite' : `${ids.length} cartes écrites`} dans ${folder}.`)
  return 0
}

function exportCard({ directory }: Pki, card: Card, folder: string): void {
  const target = join(folder, card.id)
  makeFolder(target)
  for (const file of copied) copyFileSync(join(directory, 'cards', card.id, file), join(target, file))
  writeFileSync(join(target, 'chaine.pem'), card.authentication.issuersPem)
}

function exportVitale(folder: string): void {
  const write = (kind: string, id: string, data: object): void => {
    makeFolder(join(folder, kind))
    writeFileSync(join(folder, kind, `${id}.json`), `${JSON.stringify(data, undefined, 2)}\n`)
  }
  for (const card of vitaleCards) write('vitale', card.id, { libelle: card.label, ...readVitale(card, true) })
  for (const app of appCards) {
    write('apcv', app.id, { libelle: app.label, donnees: appCode(app), ProfilApCV: appProfile(app) })
  }
}
