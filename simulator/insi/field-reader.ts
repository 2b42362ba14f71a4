import type { XmlElement } from '../wire/xml-tree.js'

/** Reads the fields of a request and notes, in French, each one that does not keep its form. */
export class FieldReader {
  readonly wrong: string[] = []

  /** The child of that name in the namespace of its owner; several are noted. */
  single(owner: XmlElement, name: string): XmlElement | undefined {
    const [element, ...others] = owner.all(owner.ns, name)
    if (others.length > 0) this.wrong.push(`${owner.path} a plusieurs ${name}`)
    return element
  }

  /** Its text, trimmed; `says` is what it should have been. */
  optional(owner: XmlElement, name: string, form: RegExp, says: string): string | undefined {
    const element = this.single(owner, name)
    if (!element) return undefined
    const text = element.text.trim()
    if (!form.test(text)) this.wrong.push(`${element.path} : « ${text.slice(0, 80)} » au lieu de ${says}`)
    return text
  }

  /** The same, noted when it is missing; the empty text stands for it then. */
  required(owner: XmlElement, name: string, form: RegExp, says: string): string {
    const text = this.optional(owner, name, form, says)
    if (text === undefined) this.wrong.push(`${owner.path} : il manque ${name}`)
    return text ?? ''
  }
}
