import * as fc from 'fast-check'

/** Well-formed XML and the child indexes that lead to each of its elements. */
export interface AnyTree {
  readonly xml: string
  readonly paths: readonly (readonly number[])[]
}

interface Draft {
  readonly name: string
  readonly prefix: string
  readonly attributes: readonly string[]
  readonly declarations: readonly string[]
  readonly content: readonly (string | Draft)[]
}

const escaped = (text: string): string => text.replace(/[&<>"\r\n\t]/g, (character) => `&#${character.charCodeAt(0)};`)

const text = fc
  .string({ unit: fc.constantFrom('a', 'é', '𝄞', '&', '<', '>', '"', "'", ' ', '\n', '\t', '\r'), maxLength: 6 })
  .map(escaped)

const name = fc.constantFrom('a', 'b', 'é', 'Z', '_1')

const attribute = fc
  .tuple(fc.constantFrom('x', 'y', 'z', 'p:x', 'p:y', 'q:x', 'r:x', 'ds:x', 'xml:lang', 'xml:space'), text)
  .map(([key, value]) => (key === 'xml:space' ? `${key}="preserve"` : `${key}="${value}"`))

const declaration = fc
  .tuple(fc.constantFrom('', ':p', ':q', ':r', ':ds'), fc.constantFrom('', 'urn:1', 'urn:2', 'http://u/?x=1'))
  .map(([prefix, uri]) => `xmlns${prefix}="${prefix !== '' && uri === '' ? 'urn:3' : uri}"`)

const key = (written: string): string => written.slice(0, written.indexOf('='))

const { draft } = fc.letrec<{ draft: Draft; content: string | Draft }>((tie) => ({
  draft: fc.record({
    name,
    prefix: fc.constantFrom('', '', 'p:', 'q:', 'ds:'),
    attributes: fc.uniqueArray(attribute, { maxLength: 4, selector: key }),
    declarations: fc.uniqueArray(declaration, { maxLength: 3, selector: key }),
    content: fc.array(tie('content'), { maxLength: 3, depthIdentifier: 'xml' }),
  }),
  content: fc.oneof({ depthSize: 'small', depthIdentifier: 'xml' }, text, fc.constant('<!-- c -->'), tie('draft')),
}))

const prefixesOfRoot = ['p', 'q', 'r', 'ds'].map((prefix, index) => `xmlns:${prefix}="urn:${(index % 3) + 1}"`)

/** Two prefixes of one namespace may not both carry the same local name on one element. */
const withoutClashes = (attributes: readonly string[]): string[] => {
  const locals = new Set<string>()
  return attributes.filter((written) => {
    const local = key(written).replace(/^(?:p|q|r|ds):/, '*')
    if (locals.has(local)) return false
    locals.add(local)
    return true
  })
}

const write = (node: string | Draft, declared: readonly string[]): string => {
  if (typeof node === 'string') return node
  const own = declared.filter((written) => !node.declarations.some((other) => key(other) === key(written)))
  const parts = [...own, ...node.declarations, ...withoutClashes(node.attributes)].map((part) => ` ${part}`).join('')
  const tag = node.prefix + node.name
  return `<${tag}${parts}>${node.content.map((child) => write(child, [])).join('')}</${tag}>`
}

const pathsOf = (node: Draft): number[][] => {
  const children = node.content.filter((child): child is Draft => typeof child !== 'string')
  return [[], ...children.flatMap((child, index) => pathsOf(child).map((path) => [index, ...path]))]
}

/** Trees that declare, redeclare and undo a few prefixes, with the characters that C14N treats apart. */
export const aTree: fc.Arbitrary<AnyTree> = draft.map((root) => ({
  xml: write(root, prefixesOfRoot),
  paths: pathsOf(root),
}))
