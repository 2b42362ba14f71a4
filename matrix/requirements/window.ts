import { type GuidePackage, guidePackage, guidePackages, type PackageWindow } from '../guide-packages.js'
import type { RequirementRow } from './row.js'

/**
 * Packages in which a requirement holds, among those that the bench plays.
 *
 *   row -> first and last package, an absent end being open; undefined when it holds in none as far as is known:
 *   withdrawn at a date that no source gives, or before the oldest package, or of unread text
 *
 * A rule added or removed by a patch (`2.9.1`) counts as held in the whole minor version, the finest that is played.
 */
export function packageWindow(row: RequirementRow): PackageWindow | undefined {
  const { addedIn, removedIn } = row
  const from = addedIn === undefined ? undefined : guidePackage(minorOf(addedIn))
  if (removedIn !== undefined) {
    const to = lastBefore(removedIn)
    return to && { ...(from && { from }), to }
  }
  return row.historical || row.unread ? undefined : { ...(from && { from }) }
}

/** `2.7.0` -> `2.7`, `2.0.0 ou antérieur` -> `2.0`. */
const minorOf = (version: string): string => version.split(' ', 1).join('').split('.').slice(0, 2).join('.')

/** `2.4.0` -> 2.3; `2.9.1` -> 2.9, where the rule still held at first. */
function lastBefore(removedIn: string): GuidePackage | undefined {
  const at = guidePackages.findIndex(({ id }) => id === minorOf(removedIn))
  const patched = !removedIn.endsWith('.0')
  return guidePackages[patched ? at : at - 1]?.id
}
