import type { Remark } from '../remark.js'
import { NS } from '../wire/namespaces.js'
import type { XmlElement } from '../wire/xml-tree.js'
import type { ReadAttributes } from './attribute-table.js'
import { legacyAttributes, modeSpellings, vihfAttribute } from './names.js'
import type { Vihf } from './vihf.js'

/** Oddities of a VIHF that no known server refuses; `where` is the XPath of the element. */
export function readRemarks(assertion: XmlElement, vihf: Vihf, { table, repeated }: ReadAttributes): Remark[] {
  const remarks: Remark[] = []
  const remark = (kind: string, element: XmlElement, expected: string, observed: string) =>
    remarks.push({ kind: `vihf/${kind}`, where: element.path, line: element.line, expected, observed })
  const { authenticationModeText: modeText } = vihf

  for (const element of repeated) {
    remark('attribute-repeated', element, 'un seul Attribute de ce nom', element.attr('Name') ?? '')
  }
  for (const name of table.keys()) {
    const odd = name.toLowerCase() === vihfAttribute.mode.toLowerCase() && !modeSpellings.includes(name)
    if (odd) remark('attribute-case', assertion, vihfAttribute.mode, name)
    if (legacyAttributes.includes(name)) remark('legacy-attribute', assertion, "un attribut de l'API v2", name)
  }
  if (modeText === undefined) remark('authentication-mode-missing', assertion, vihfAttribute.mode, 'absent, lu DIRECTE')
  else if (modeText !== vihf.authenticationMode) {
    remark('authentication-mode-case', assertion, vihf.authenticationMode, modeText)
  }
  if (!vihf.purposeOfUse) {
    remark('purpose-of-use-missing', assertion, vihfAttribute.purposeOfUse, 'absent, lu normal')
  }
  if (vihf.issuer === '') remark('issuer-missing', assertion, 'Issuer', 'absent')
  for (const value of table.get(vihfAttribute.role) ?? []) {
    const [role, ...others] = value.elements
    if (others.length > 0)
      remark('roles-in-one-value', value, 'un rôle par AttributeValue', `${others.length + 1} rôles`)
    if (!role) remark('role-as-text', value, 'un élément Role (urn:hl7-org:v3)', value.text.trim())
    else if (role.name !== 'Role' || role.ns !== NS.hl7) {
      remark('role-element', role, 'un élément Role (urn:hl7-org:v3)', `{${role.ns}}${role.name}`)
    }
  }
  const nameId = assertion.at(NS.saml2, 'Subject', 'NameID')
  if (nameId && nameId.text !== vihf.nameId) remark('name-id-blanks', nameId, vihf.nameId, nameId.text)
  return remarks
}
