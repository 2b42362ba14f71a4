import { escapeAttribute } from '../wire/write.js'

/** HTML that is already escaped. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Value = string | number | Html | undefined | readonly Html[]

const written = (value: Value): string => {
  if (value === undefined) return ''
  if (value instanceof Html) return value.text
  if (typeof value === 'object') return value.map(({ text }) => text).join('')
  return escapeAttribute(String(value)).replaceAll("'", '&#39;')
}

/** Writes HTML: what is put in is escaped, unless it is HTML already. */
export const html = (strings: TemplateStringsArray, ...values: readonly Value[]): Html =>
  new Html(strings.map((text, at) => text + (at < values.length ? written(values[at]) : '')).join(''))
