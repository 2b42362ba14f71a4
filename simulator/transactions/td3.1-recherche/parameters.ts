import { isPartialTime } from '../../domain/partial-time.js'
import type { TimeRange } from '../../domain/world.js'
import type { Rejection } from '../../rejection.js'
import type { Remark } from '../../remark.js'
import { type QueryParameter, readQueryValue } from '../../wire/ebxml-query.js'
import type { XmlElement } from '../../wire/xml-tree.js'

/** Faults and remarks told of one message: a thousand wrong slots teach no more than the first ones. */
const maxTold = 20

const maxPattern = 1000

/**
 * Reads the parameters of a stored query, noting what cannot be used and what nobody asked for.
 *
 * An absent parameter is undefined, and so is one without any value.
 */
export class ParameterReader {
  readonly faults: Rejection[] = []
  readonly remarks: Remark[] = []
  readonly #asked = new Set<string>()

  constructor(
    readonly parameters: ReadonlyMap<string, QueryParameter>,
    readonly query: XmlElement,
  ) {}

  /** Values of a multi-valued parameter, one group for each Slot. */
  groups(name: string): readonly (readonly string[])[] | undefined {
    const groups = this.#slots(name).map(({ element, texts }) =>
      texts.flatMap((text) => {
        const value = readQueryValue(text)
        if (!value) this.malformed(name, text, element)
        else if (!value.list) this.#remark('query/list-without-parentheses', element, "('valeur')", text)
        return value?.items ?? []
      }),
    )
    const filled = groups.filter((group) => group.length > 0)
    return filled.length > 0 ? filled : undefined
  }

  /** Values of a multi-valued parameter whose Slots add up. */
  list(name: string): readonly string[] | undefined {
    return this.groups(name)?.flat()
  }

  /** Value of a parameter that takes one. */
  single(name: string): { readonly value: string; readonly element: XmlElement } | undefined {
    const [slot] = this.#slots(name)
    const text = slot?.texts[0]
    if (!slot || text === undefined) return undefined
    const read = readQueryValue(text)
    const [value, ...others] = read?.items ?? []
    if (value === undefined || others.length > 0) {
      this.malformed(name, text, slot.element)
      return undefined
    }
    if (read?.list) this.#remark('query/single-value-in-parentheses', slot.element, "'valeur'", text)
    return { value, element: slot.element }
  }

  /** Value of a parameter that takes one SQL LIKE pattern. */
  pattern(name: string): string | undefined {
    const pattern = this.single(name)
    return pattern && this.#usable(name, [pattern.value])?.[0]
  }

  /** As `groups`, for SQL LIKE patterns. */
  patternGroups(name: string): readonly (readonly string[])[] | undefined {
    const groups = this.groups(name)
    return this.#usable(name, groups?.flat()) && groups
  }

  /** A pair of `<name>From` and `<name>To`: bare digits, from the year to the second. */
  range(name: string): TimeRange | undefined {
    const from = this.#time(`${name}From`)
    const to = this.#time(`${name}To`)
    if (from === undefined && to === undefined) return undefined
    return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
  }

  missing(name: string): void {
    this.faults.push({
      rejection: 'query-parameter-missing',
      detail: name,
      where: this.query.path,
      line: this.query.line,
    })
  }

  malformed(name: string, value: string, at = this.#slots(name)[0]?.element ?? this.query): void {
    if (this.faults.length >= maxTold) return
    const detail = `${name};Le format du paramètre est incorrect: '${value}'`
    this.faults.push({ rejection: 'query-parameter-malformed', detail, where: at.path, line: at.line })
  }

  /** Remarks on the parameters that no reading asked for: the DMP ignores them. */
  ignored(): Remark[] {
    return [...this.parameters.values()]
      .filter(({ name }) => !this.#asked.has(name))
      .slice(0, maxTold)
      .flatMap(({ name, slots }) =>
        slots.slice(0, 1).map(({ element }) => ({
          kind: 'query/parameter-ignored',
          where: element.path,
          line: element.line,
          expected: 'un paramètre de cette requête enregistrée',
          observed: name,
        })),
      )
  }

  #slots(name: string): QueryParameter['slots'] {
    this.#asked.add(name)
    return this.parameters.get(name)?.slots ?? []
  }

  /** No identifier is that long, and the store cannot read a pattern of any length. */
  #usable(name: string, patterns: readonly string[] | undefined): readonly string[] | undefined {
    const long = patterns?.find((pattern) => pattern.length > maxPattern)
    if (long === undefined) return patterns
    this.malformed(name, long.slice(0, maxPattern))
    return undefined
  }

  #time(name: string): string | undefined {
    const [slot] = this.#slots(name)
    const text = slot?.texts[0]
    if (!slot || text === undefined) return undefined
    if (isPartialTime(text)) return text
    this.malformed(name, text, slot.element)
    return undefined
  }

  #remark(kind: string, at: XmlElement, expected: string, observed: string): void {
    if (this.remarks.length >= maxTold) return
    this.remarks.push({ kind, where: at.path, line: at.line, expected, observed })
  }
}
