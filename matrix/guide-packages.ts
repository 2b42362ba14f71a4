import { defineTable, type Source } from './table.js'

interface GuidePackageRow {
  readonly id: string
  /** What the package brought, in French. */
  readonly title: string
  readonly source: Source
}

const history: Source = { doc: 'dmp-transactions', at: '0.1, package history' }

/** Packages of the integration guide that the bench can play, oldest first. */
export const guidePackages = defineTable('guide packages', [
  { id: '2.3', title: 'Historique : création, réactivation et identité certifiée par le LPS', source: history },
  { id: '2.4', title: 'Mon espace santé ; fin de TD0.0, TD1.1 et TD1.2', source: history },
  { id: '2.5', title: 'INSi', source: history },
  { id: '2.6', title: 'Vaccination', source: history },
  { id: '2.7', title: 'AIR, RPPS+, imagerie', source: history },
  { id: '2.8', title: 'EJ/EG', source: history },
  { id: '2.9', title: 'Remplaçants, CPE pour TD0.4, équipe de soins, seuil', source: history },
  { id: '2.10', title: 'Pro Santé Connect', source: history },
] as const satisfies readonly GuidePackageRow[])

export type GuidePackage = (typeof guidePackages)[number]['id']

/** The package of today, when nobody asks for another. */
export const currentPackage: GuidePackage = '2.10'

/** Packages in which something holds, both ends included; an absent end is open. */
export interface PackageWindow {
  readonly from?: GuidePackage
  readonly to?: GuidePackage
}

const rank = (wanted: GuidePackage): number => guidePackages.findIndex(({ id }) => id === wanted)

/** Does it hold in this package? Without window it always does. */
export const holdsIn = (guidePackage: GuidePackage, window: PackageWindow = {}): boolean =>
  (window.from === undefined || rank(guidePackage) >= rank(window.from)) &&
  (window.to === undefined || rank(guidePackage) <= rank(window.to))

/** A window in French, to follow a noun: `jusqu'au paquet 2.3`, `à partir du paquet 2.4`, `dans tous les paquets`. */
export function windowText({ from, to }: PackageWindow = {}): string {
  if (from === undefined) return to === undefined ? 'dans tous les paquets' : `jusqu'au paquet ${to}`
  return to === undefined ? `à partir du paquet ${from}` : `du paquet ${from} au paquet ${to}`
}

/** The package that a text names, if it is one. */
export const guidePackage = (text: string): GuidePackage | undefined => guidePackages.find(({ id }) => id === text)?.id
