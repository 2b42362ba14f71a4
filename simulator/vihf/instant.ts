const form = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)?$/

/**
 * An xs:dateTime of a VIHF.
 *
 *   `2023-10-06T09:30:00.123Z` -> milliseconds since 1970; undefined when it is no date
 *
 * Without a zone it is taken as UTC, the only zone that SAML allows.
 */
export function instantOf(text: string): number | undefined {
  const [, year, month, day, , , , zone] = form.exec(text) ?? []
  if (year === undefined) return undefined
  // Date.parse rolls 30 February over into March.
  const calendar = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  if (calendar.getUTCMonth() !== Number(month) - 1) return undefined
  const instant = Date.parse(zone ? text : `${text}Z`)
  return Number.isNaN(instant) ? undefined : instant
}
