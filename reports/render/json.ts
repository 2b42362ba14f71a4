import type { Report } from '../report.js'

/** The report as JSON, keys in alphabetical order: two equal reports are equal files. */
export const renderJson = (report: Report): string => `${JSON.stringify(sorted(report), null, 2)}\n`

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const keys = Object.keys(value).sort()
  return Object.fromEntries(keys.map((key) => [key, sorted((value as Record<string, unknown>)[key])]))
}
