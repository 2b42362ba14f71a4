import { catalogue } from '#fixtures/cards/catalogue/index.js'
import { UsageError } from './usage-error.js'

/** Ids that a user typed -> the same, all of the catalogue; a mistyped one is told with those that look like it. */
export function knownCards(ids: readonly string[]): readonly string[] {
  for (const id of ids) {
    if (catalogue.some((card) => card.id === id)) continue
    const near = catalogue
      .filter((card) => id.trim() !== '' && (card.id.includes(id) || id.includes(card.id)))
      .map((card) => card.id)
    throw new UsageError(
      `La carte « ${id} » n'est pas au catalogue.${near.length > 0 ? ` Vouliez-vous dire ${near.join(' ou ')} ?` : ''} dmp-bench cards les liste.`,
    )
  }
  return ids
}
