/** One node of an XML schema, as `schema.ts` prints it. */
export interface Part {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string | undefined>>
  readonly children: readonly Part[]
}

/** What stands for a name when a type does not say it all. */
interface Holder {
  readonly tag?: string
  readonly attributes: Part['attributes']
  readonly type?: Part
}

/**
 * Elements or attributes by name, in order; each has a type, by its name or spelled out.
 *
 * Names are marked as in a DTD: `?` at most once, `*` any number, `+` at least once, and `!` for an attribute that must
 * be there. A name with a prefix is defined elsewhere: `ref` stands for its type.
 */
export type Table = Readonly<Record<string, string | Part | Holder>>

const marks: Readonly<Record<string, Part['attributes']>> = {
  '?': { minOccurs: '0' },
  '*': { minOccurs: '0', maxOccurs: 'unbounded' },
  '+': { maxOccurs: 'unbounded' },
  '!': { use: 'required' },
}

const part = (tag: string, attributes: Part['attributes'], ...children: readonly Part[]): Part => ({
  tag,
  attributes,
  children,
})

function holder(content: string | Part | Holder): Holder {
  if (typeof content === 'string') return { attributes: { type: content } }
  return 'children' in content ? { attributes: {}, type: content } : content
}

const members = (tag: string, table: Table): readonly Part[] =>
  Object.entries(table).map(([key, content]) => {
    const mark = marks[key.slice(-1)]
    const name = mark ? key.slice(0, -1) : key
    const { tag: itsOwn, attributes, type } = holder(content)
    const written = { [name.includes(':') ? 'ref' : 'name']: name, ...attributes, ...mark }
    return part(itsOwn ?? tag, written, ...(type ? [type] : []))
  })

/** Elements, at the head of a schema or inside a type. */
export const elements = (table: Table): readonly Part[] => members('element', table)

/** Attributes, at the head of a schema or of a type. */
export const attributes = (table: Table): readonly Part[] => members('attribute', table)

/** Types by name. */
export const types = (table: Readonly<Record<string, Part>>): readonly Part[] =>
  Object.entries(table).map(([name, { tag, attributes, children }]) => part(tag, { name, ...attributes }, ...children))

const inOrder = (table: Table): Part => part('sequence', {}, ...elements(table))

/** Elements that several types share. */
export const group = (name: string, table: Table): Part => part('group', { name }, inOrder(table))

/** Attributes that several types share. */
export const attributeGroup = (name: string, table: Table): Part =>
  part('attributeGroup', { name }, ...attributes(table))

export const ref: Holder = { attributes: {} }
export const groupRef: Holder = { tag: 'group', attributes: {} }
export const attributeGroupRef: Holder = { tag: 'attributeGroup', attributes: {} }

function adding(more: Part['attributes'], content: string | Part): Holder {
  const held = holder(content)
  return { ...held, attributes: { ...held.attributes, ...more } }
}

/** An element that `xsi:nil` may empty. */
export const nillable = (content: string | Part): Holder => adding({ nillable: 'true' }, content)

/** An attribute that has this value when it is not written. */
export const byDefault = (value: string, content: string | Part): Holder => adding({ default: value }, content)

/** A type without elements. */
export const empty = (its: Table = {}): Part => part('complexType', {}, ...attributes(its))

/** A type: these elements in this order. */
export const sequence = (table: Table, its: Table = {}): Part =>
  part('complexType', {}, inOrder(table), ...attributes(its))

/** A type: one of these elements. */
export const choice = (table: Table): Part => part('complexType', {}, part('choice', {}, ...elements(table)))

/** A type: these elements, each as often and wherever it likes. */
export const anyOf = (table: Table, its: Table = {}): Part =>
  part('complexType', {}, part('choice', { ...marks['*'] }, ...elements(table)), ...attributes(its))

/** A type: elements that nobody judges. */
export const anything = (its: Table): Part =>
  part(
    'complexType',
    {},
    part('sequence', {}, part('any', { ...marks['*'], processContents: 'skip' })),
    ...attributes(its),
  )

const derived = (content: string, base: string, ...children: readonly Part[]): Part =>
  part('complexType', {}, part(content, {}, part('extension', { base }, ...children)))

/** A type: another one, with more attributes. */
export const extending = (base: string, its: Table = {}): Part => derived('complexContent', base, ...attributes(its))

/** A type: another one, followed by these elements. */
export const followedBy = (base: string, table: Table): Part => derived('complexContent', base, inOrder(table))

/** A type: a text with attributes. */
export const text = (base: string, its: Table): Part => derived('simpleContent', base, ...attributes(its))

/** A type: one of these values. */
export const oneOf = (values: readonly string[], base = 'xs:string'): Part =>
  part('simpleType', {}, part('restriction', { base }, ...values.map((value) => part('enumeration', { value }))))

/** The same type, where text may stand between the elements. */
export const mixed = ({ tag, attributes, children }: Part): Part =>
  part(tag, { ...attributes, mixed: 'true' }, ...children)
