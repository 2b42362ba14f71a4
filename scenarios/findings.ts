import type { Place as MessagePlace } from '#simulator/wire/place.js'
import type { Finding } from './check.js'

/** Where in a message: an element, or the name of a header or part when there is no element to show. */
export type Place = MessagePlace | string

/** A French quotation of what was seen: the value, « absent » or « vide ». */
export const seen = (value: string | undefined): string => {
  if (value === undefined) return 'absent'
  if (value.trim() === '') return 'vide'
  return `« ${value.length > 160 ? `${value.slice(0, 160)}…` : value} »`
}

/** `place` -> where and line; the path of an attribute is given by its name. */
export const finding = (place: Place, expected: string, observed: string, attribute?: string): Finding => ({
  where: `${typeof place === 'string' ? place : place.path}${attribute === undefined ? '' : `/@${attribute}`}`,
  line: typeof place === 'string' ? 0 : place.line,
  expected,
  observed,
})

/** No finding when `kept`, else the one described; the usual end of a rule on one value. */
export const unless = (
  kept: boolean,
  place: Place,
  expected: string,
  value: string | undefined,
  attribute?: string,
): Finding[] => (kept ? [] : [finding(place, expected, seen(value), attribute)])

/** As `unless`, for a rule that knows the one right value. */
export const unlessIs = (
  right: string | undefined,
  place: Place,
  value: string | undefined,
  attribute?: string,
): Finding[] => unless(value === right, place, right ?? '', value, attribute)

/** Name of an HTTP header as a place. */
export const httpHeader = (name: string): string => `en-tête HTTP ${name}`
