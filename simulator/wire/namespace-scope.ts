import { NS } from './namespaces.js'
import { malformed } from './xml-cursor.js'

/** Prefixes in scope while a document is read, each with its URIs, innermost last: a lookup never walks the scope. */
export class NamespaceScope {
  private readonly uris = new Map<string, string[]>()
  private readonly declared: string[] = []

  /** Declarations in scope, to hand back to `leave`. */
  get size(): number {
    return this.declared.length
  }

  declare(prefix: string, uri: string): void {
    const stack = this.uris.get(prefix)
    if (stack) stack.push(uri)
    else this.uris.set(prefix, [uri])
    this.declared.push(prefix)
  }

  leave(size: number): void {
    while (this.declared.length > size) this.uris.get(this.declared.pop() as string)?.pop()
  }

  /** Throws NotWellFormed on an undeclared prefix. */
  uri(prefix: string): string {
    const uri = this.uris.get(prefix)?.at(-1)
    if (uri !== undefined) return uri
    if (prefix === 'xml') return NS.xml
    if (prefix === '') return ''
    return malformed(`prefix ${prefix}`)
  }
}
