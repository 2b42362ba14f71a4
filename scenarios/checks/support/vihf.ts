import { type AttributeTable, readAttributes } from '#simulator/vihf/attribute-table.js'
import { NS } from '#simulator/wire/namespaces.js'
import type { XmlElement } from '#simulator/wire/xml-tree.js'
import type { Finding } from '../../check.js'
import type { ExchangeView } from '../../view.js'

/** An element of the assertion, or where it should be. */
type AssertionPart = XmlElement | string

/** The assertion as sent, even one that the VIHF reader refuses. */
export const assertionElement = (view: ExchangeView): XmlElement | undefined => view.envelope?.assertions[0]

export const hasAssertion = (view: ExchangeView): boolean => assertionElement(view) !== undefined

/** The assertion, or where it should be. */
export const assertionOf = (view: ExchangeView): AssertionPart =>
  assertionElement(view) ?? 'soap:Header/wsse:Security/saml2:Assertion'

/** Element of the assertion at the end of a chain of SAML names, or the assertion. */
export const samlAt = (view: ExchangeView, ...names: string[]): AssertionPart =>
  assertionElement(view)?.at(NS.saml2, ...names) ?? assertionOf(view)

/** Values of each attribute by its name. */
export const attributesOf = (view: ExchangeView): AttributeTable => {
  const assertion = assertionElement(view)
  return assertion ? readAttributes(assertion).table : new Map()
}

/** The saml2:Attribute elements of that name, whatever its case. */
export const samlAttributes = (view: ExchangeView, name: string): readonly XmlElement[] =>
  (assertionElement(view)?.child(NS.saml2, 'AttributeStatement')?.all(NS.saml2, 'Attribute') ?? []).filter(
    (attribute) => attribute.attr('Name')?.toLowerCase() === name.toLowerCase(),
  )

export const samlAttribute = (view: ExchangeView, name: string): AssertionPart =>
  samlAttributes(view, name)[0] ?? samlAt(view, 'AttributeStatement')

export const hasVihf = (view: ExchangeView): boolean => view.vihf !== undefined

/** Indirect or AIR: the structure authenticates, not the card of the user. */
export const byStructure = (view: ExchangeView): boolean =>
  view.vihf !== undefined && view.vihf.authenticationMode !== 'DIRECTE'

/** Remarks of those kinds, as the findings they are: the stages of the simulator saw the oddity and its place. */
export const remarked = (view: ExchangeView, kinds: readonly string[]): Finding[] =>
  view.remarks
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ where, line, expected, observed }) => ({ where, line, expected, observed }))
