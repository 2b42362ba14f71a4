import { type Rejection, refuse } from '../rejection.js'
import { NS } from '../wire/namespaces.js'
import type { SoapEnvelope } from '../wire/soap.js'
import { XmlElement } from '../wire/xml-tree.js'

/**
 * Whether the assertion read is the one Assertion of the whole message, in wsse:Security of the header, with no
 * identifier used twice.
 *
 * A second assertion, wherever it hides, or a second element with the same ID is how a signature is made to cover
 * something else than what is read (libraries, 4.3).
 */
export function misplaced(
  assertion: XmlElement,
  id: string,
  { root, security }: Pick<SoapEnvelope, 'root' | 'security'>,
): Rejection | undefined {
  const { assertions, duplicate } = identifiers(root, id)
  if (assertions.length > 1) {
    const other = assertions.find((one) => one !== assertion)
    return refuse('vihf-malformed', `${assertions.length} assertions SAML dans le message`, other).rejection
  }
  if (assertions[0] !== assertion || assertion.parent !== security) {
    const parent = security?.name === 'Response' ? 'saml2p:Response' : 'wsse:Security'
    return refuse('vihf-malformed', `l'assertion doit être l'enfant direct de ${parent}`, assertion).rejection
  }
  if (!duplicate) return undefined
  return refuse('vihf-malformed', 'le même identifiant (ID, Id) est porté par deux éléments', duplicate).rejection
}

interface Identifiers {
  readonly assertions: readonly XmlElement[]
  /** Second element of an identifier already met. */
  readonly duplicate: XmlElement | undefined
}

/** A lower-case `id` is an identifier of its own vocabulary (ebXML): it only may not be that of the assertion. */
function identifiers(root: XmlElement, assertionId: string): Identifiers {
  const seen = new Set<string>()
  const assertions: XmlElement[] = []
  let duplicate: XmlElement | undefined
  const visit = (element: XmlElement): void => {
    if (element.name === 'Assertion' && element.ns === NS.saml2) assertions.push(element)
    for (const { name, ns, value } of element.attributes) {
      const isId = name === 'ID' || name === 'Id' || (name === 'id' && (ns === NS.xml || value === assertionId))
      if (!isId || value === '') continue
      if (seen.has(value)) duplicate ??= element
      seen.add(value)
    }
    for (const child of element.children) if (child instanceof XmlElement) visit(child)
  }
  visit(root)
  return { assertions, duplicate }
}
