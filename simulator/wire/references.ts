const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const reference = /&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([a-z]+));/g

const resolve = (whole: string, hexadecimal?: string, decimal?: string, name?: string): string => {
  if (hexadecimal) return String.fromCodePoint(Number.parseInt(hexadecimal, 16))
  if (decimal) return String.fromCodePoint(Number.parseInt(decimal, 10))
  return named[name ?? ''] ?? whole
}

/** Text of a well-formed element: character references and the five entities of XML replaced. */
export const readText = (raw: string): string => (raw.includes('&') ? raw.replace(reference, resolve) : raw)

/** Value of a well-formed attribute: tabs and line ends written as such become spaces, those written as references stay. */
export const readAttributeValue = (raw: string): string =>
  /[\t\n&]/.test(raw) ? readText(raw.replace(/[\t\n]/g, ' ')) : raw
