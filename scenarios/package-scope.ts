import { type GuidePackage, holdsIn, type PackageWindow } from '#matrix/guide-packages.js'
import { packageWindow } from '#matrix/requirements/window.js'
import { requirements } from '#matrix/requirements.js'
import type { Check } from './check.js'

const windows = new Map<string, PackageWindow | undefined>(requirements.map((row) => [row.id, packageWindow(row)]))

/**
 * Does a check bear on a client of that package of the guide?
 *
 *   its own window decides when it states one; else the windows of its requirements, any of which is enough
 *
 * A check without requirement holds in every package.
 */
export function appliesInPackage(
  { packages, verifies }: Pick<Check, 'packages' | 'verifies'>,
  at: GuidePackage,
): boolean {
  if (packages) return holdsIn(at, packages)
  return (
    verifies.length === 0 ||
    verifies.some((id) => {
      const window = windows.get(id)
      return window !== undefined && holdsIn(at, window)
    })
  )
}
