/** Text -> safe inside HTML or XML, in an element or a quoted attribute. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => entities[char] ?? char)

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Markup already escaped, as opposed to text that still must be. */
export class Markup {
  constructor(readonly text: string) {}
}

type Piece = string | number | Markup | undefined | readonly Piece[]

/**
 * Template tag that escapes every value it is given, unless the value is markup of this same tag.
 *
 *   html`<b>${'<'}</b>` -> Markup `<b>&lt;</b>`; arrays are joined, undefined is nothing
 */
export function html(strings: TemplateStringsArray, ...values: readonly Piece[]): Markup {
  let text = strings[0] ?? ''
  for (const [at, value] of values.entries()) text += piece(value) + (strings[at + 1] ?? '')
  return new Markup(text)
}

function piece(value: Piece): string {
  if (value === undefined) return ''
  if (value instanceof Markup) return value.text
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value))
  return value.map(piece).join('')
}
