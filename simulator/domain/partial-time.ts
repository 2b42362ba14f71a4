const form = /^(\d{4})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(\d{2})?)?)?)?)?$/
const firstInstant = '00000101000000'

/** Is it a time of the XDS metadata: digits from the year to the second, cut after any part? */
export function isPartialTime(text: string): boolean {
  const parts = form.exec(text)
  if (!parts) return false
  const [, , month = '01', day = '01', hour = '00', minute = '00', second = '00'] = parts
  return month >= '01' && month <= '12' && day >= '01' && day <= '31' && hour < '24' && minute < '60' && second < '60'
}

/** First instant that a cut time names, so that times of any precision compare as text: `2010` -> `20100101000000`. */
export const firstInstantOf = (time: string): string => time + firstInstant.slice(time.length)
