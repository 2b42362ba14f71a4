/** Time with an offset -> yyyyMMddHHmmss UTC, by the reader of ISO 8601 of the language. */
export function utc(value: string | undefined): string {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)([+-]\d\d)(\d\d)$/.exec(value ?? '')
  if (!parts) throw new Error(`not a time with an offset: ${value}`)
  const [, year, month, day, hours, minutes, seconds, offset, offsetMinutes] = parts
  const iso = `${year}-${month}-${day}T${hours}:${minutes}:${seconds}${offset}:${offsetMinutes}`
  return new Date(iso).toISOString().replace(/\D/g, '').slice(0, 14)
}
