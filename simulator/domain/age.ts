/**
 * Is a person born then still a minor now?
 *
 *   yyyyMMdd, date, age of majority in years -> boolean
 *
 * Birth dates of the INS may be lunar (a month over 12, a day 00): what the calendar lacks counts as the last day of
 * the year or of the month, in favour of the minor [assumed: age-of-partial-birth-date].
 */
export function isMinor(birthDate: string, now: Date, ageMajorite: number): boolean {
  const year = Number(birthDate.slice(0, 4))
  const month = Number(birthDate.slice(4, 6))
  const day = Number(birthDate.slice(6, 8))
  const known = month >= 1 && month <= 12
  const majority = known
    ? Date.UTC(year + ageMajorite, day === 0 ? month : month - 1, day)
    : Date.UTC(year + ageMajorite, 11, 31)
  return now.getTime() < majority
}
