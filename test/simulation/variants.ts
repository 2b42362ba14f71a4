import type { Guide } from '../support/plain-dmp/state.js'

/** What a transaction played so can answer: both, or one thing only. */
export type Ways = 'both' | 'accepted' | 'refused'

const everywhere = { current: 'both', historical: 'both' } as const
const neverRefused = { current: 'accepted', historical: 'accepted' } as const
/** Decommissioned (dmp-transactions, section 0.1; matrix-functional, section 4). */
const gone = { current: 'refused', historical: 'both' } as const

/** Every transaction, each as the guide tells it apart, and what it can answer in each package. */
export const variants = {
  'TD0.0': gone,
  'TD0.2': neverRefused,
  'TD0.3 AJOUT': everywhere,
  'TD0.3 AJOUT MEDECIN_TRAITANT': gone,
  'TD0.3 SUPPRESSION': everywhere,
  'TD0.3 SUPPRESSION MEDECIN_TRAITANT': everywhere,
  'TD0.4 LASTAUTORIZATION': everywhere,
  'TD0.4 LASTDOC': everywhere,
  'TD0.5': everywhere,
  'TD1.1': gone,
  'TD1.2': gone,
  'TD1.3a': neverRefused,
  'TD1.3b': everywhere,
  'TD1.4': everywhere,
  'TD1.5a': everywhere,
  'TD1.5b AJOUT': everywhere,
  'TD1.5b MODIFICATION': everywhere,
  'TD1.5b SUPPRESSION': everywhere,
  'TD1.5d': everywhere,
  'TD1.6 ACTIVE': everywhere,
  'TD1.6 INTERDITE': everywhere,
  'TD1.6 TOUTE': everywhere,
  'TD2.1a': everywhere,
  'TD2.1b': everywhere,
  'TD2.2a': everywhere,
  'TD2.2b': everywhere,
  'TD3.1a': everywhere,
  'TD3.1b': everywhere,
  'TD3.2': everywhere,
  'TD3.3a masquer': everywhere,
  'TD3.3a démasquer': everywhere,
  'TD3.3b': everywhere,
  'TD3.3c': everywhere,
  'TD3.3d archiver': everywhere,
  'TD3.3d désarchiver': everywhere,
} as const satisfies Readonly<Record<string, Readonly<Record<Guide, Ways>>>>

export type Variant = keyof typeof variants

/** The transaction of the simulator that a variant is: TD2.2 has the message of TD2.1, and letters tell only uses. */
export const transactionOf = (variant: string): string => {
  const [id = ''] = variant.split(' ')
  if (id.startsWith('TD2.')) return 'TD2.1'
  return id.startsWith('TD3.') ? id.slice(0, 5) : id
}
