import { join } from 'node:path'
import { catalogue, firstCards } from '#fixtures/cards/catalogue/index.js'
import type { Pki } from '#fixtures/cards/pki.js'
import type { GuidePackage } from '#matrix/guide-packages.js'
import { columns } from './terminal.js'

export interface BannerFacts {
  readonly version: string
  readonly trust: 'strict' | 'open'
  readonly guidePackage: GuidePackage
  readonly seed: string
  readonly clock: string
  readonly db: string | undefined
  readonly origins: { readonly http: string; readonly https: string }
  readonly pki: Pki
  readonly firstCall: string
}

/** What a person needs to know once the bench is ready, in the order he needs it. */
export function banner({
  version,
  trust,
  guidePackage,
  seed,
  clock,
  db,
  origins,
  pki,
  firstCall,
}: BannerFacts): string[] {
  const services = (origin: string) => `${origin}/si-dmp-server/v2/services`
  const [card] = pki.cards
  const first = firstCards.map(({ id, label }) => [id, label])
  return [
    '',
    `dmp-bench ${version} : simulateur du DMP, identités de test uniquement`,
    `Paquet ${guidePackage}, confiance ${trust}, horloge ${clock}, graine ${seed}, état ${db ?? 'en mémoire'}`,
    '',
    ...columns([
      ['Page à ouvrir', origins.http],
      ['Lecteur de cartes', `${origins.http}/lecteur`],
      ['HTTPS (certificat client)', services(origins.https)],
      ['HTTP', services(origins.http)],
      ['Autorité à accepter', join(pki.directory, 'ca.pem')],
      ['Cartes', join(pki.directory, 'cards', '<carte>', '{authentification,signature}.p12')],
      ['PIN, mot de passe des .p12', `${card?.pin ?? ''}, ${card?.p12.password ?? ''}`],
    ]),
    '',
    'Cartes virtuelles :',
    ...columns([...first, [`et ${catalogue.length - first.length} autres`, 'dmp-bench cards les liste']]),
    '',
    'Un premier appel, à coller tel quel :',
    '',
    firstCall,
    '',
    'Ctrl-C arrête le banc.',
  ]
}
