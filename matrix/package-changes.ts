import { type GuidePackage, holdsIn, type PackageWindow } from './guide-packages.js'
import { type Confidence, defineTable, type Source } from './table.js'

/** A behaviour of the DMP that some packages of the guide have and others do not. */
export interface PackageChangeRow {
  readonly id: string
  /** French. */
  readonly title: string
  readonly packages: PackageWindow
  readonly confidence: Confidence
  readonly reason?: string
  readonly source: Source
}

const history: Source = { doc: 'dmp-transactions', at: '0.1, package history' }

/**
 * What changed between packages and is neither a transaction nor a right: these have a window of their own.
 *
 * A patch (2.9.1) counts as the whole minor version, the finest that the bench plays [assumed: package-patch].
 */
export const packageChanges = defineTable('package changes', [
  {
    id: 'vaccination',
    title: 'Notes de vaccination',
    packages: { from: '2.6' },
    confidence: 'inferred',
    source: history,
  },
  {
    id: 'imagerie',
    title: "Partage d'imagerie (KOS)",
    packages: { from: '2.7' },
    confidence: 'inferred',
    source: history,
  },
  {
    id: 'vac-2023',
    title: 'Notes de vaccination de la seule édition 2023.01 du volet VAC',
    packages: { from: '2.9' },
    confidence: 'inferred',
    source: { doc: 'dmp-requirements', at: 'EX_2.1-2035' },
  },
  {
    id: 'ej-eg',
    title: "Certificat d'une entité juridique pour l'une de ses entités géographiques",
    packages: { from: '2.8' },
    confidence: 'inferred',
    source: history,
  },
  {
    id: 'seuil',
    title: 'Refus au-delà du seuil de sollicitation',
    packages: { from: '2.9' },
    confidence: 'inferred',
    source: history,
  },
  {
    id: 'psc',
    title: 'Authentification directe par Pro Santé Connect',
    packages: { from: '2.10' },
    confidence: 'official',
    source: history,
  },
] as const satisfies readonly PackageChangeRow[])

export type PackageChangeId = (typeof packageChanges)[number]['id']

const byId = new Map<PackageChangeId, PackageChangeRow>(packageChanges.map((row) => [row.id, row]))

/** Does that behaviour exist in this package? */
export const changeHolds = (id: PackageChangeId, guidePackage: GuidePackage): boolean =>
  holdsIn(guidePackage, byId.get(id)?.packages)
