import { hasCode } from '#matrix/codes/code-set.js'
import { r248ModeAcces } from '#matrix/codes/r248-mode-acces.js'
import { pass, refuse, type Stage } from '../rejection.js'
import type { Remark } from '../remark.js'
import { NS } from '../wire/namespaces.js'
import { placeOf } from '../wire/place.js'
import type { XmlElement } from '../wire/xml-tree.js'
import { type AttributeTable, codedText, codedValue, readAttributes, textOf } from './attribute-table.js'
import { delegatedMode, modeSpellings, vihfAttribute } from './names.js'
import { readRemarks } from './read-remarks.js'
import { patientOf } from './resource-id.js'
import type { AccessMode, AuthenticationMode, CodedValue, Vihf } from './vihf.js'

const modes: readonly string[] = ['DIRECTE', 'INDIRECTE', 'INDIRECTE_RENFORCEE']

const modeOf = (text: string): string => (text.toUpperCase() === delegatedMode ? 'DIRECTE' : text.toUpperCase())

/**
 * Reads the SAML assertion of a call.
 *
 *   Assertion of the message's tree -> Vihf with remarks, or `vihf-malformed`
 *
 * Lenient as the real server is (dmp-vihf, sections 1 and 2): order of elements, xsi:type, code labels and the case of
 * Authentification_mode do not count. Refused is only what no server could work without: ID, IssueInstant, NameID,
 * Identifiant_Structure, a role; and a mode of access or of authentication that is in no list, because no column of the
 * rights matrix answers to it [assumed: unknown-mode].
 */
export function readVihf(assertion: XmlElement): Stage<{ readonly vihf: Vihf; readonly remarks: readonly Remark[] }> {
  const attributes = readAttributes(assertion)
  const { table } = attributes
  const missing = missingParts(assertion, table)
  if (missing.length > 0) return refuse('vihf-malformed', `absent : ${missing.join(', ')}`, assertion)

  const modeText = authenticationMode(table)
  const mode = modeOf(modeText ?? 'DIRECTE')
  if (!modes.includes(mode)) {
    return refuse('vihf-malformed', `Authentification_mode inconnu : « ${modeText} »`, assertion)
  }
  const purposeOfUse = coded(table, vihfAttribute.purposeOfUse)
  const accessMode = purposeOfUse?.code ?? 'normal'
  if (!hasCode(r248ModeAcces, accessMode)) {
    return refuse('vihf-malformed', `mode d'accès (purposeofuse) inconnu : « ${accessMode} »`, assertion)
  }

  const issuer = assertion.child(NS.saml2, 'Issuer')
  const conditions = assertion.child(NS.saml2, 'Conditions')
  const authn = assertion.child(NS.saml2, 'AuthnStatement')
  const context = authn?.child(NS.saml2, 'AuthnContext')
  const resourceIdText = textOf(table, vihfAttribute.resourceId)
  const sector = textOf(table, vihfAttribute.sector)
  const vihf: Vihf = {
    place: placeOf(assertion),
    samlVersion: assertion.attr('Version'),
    id: assertion.attr('ID') ?? '',
    issueInstant: assertion.attr('IssueInstant') ?? '',
    issuer: issuer?.text.trim() ?? '',
    issuerFormat: issuer?.attr('Format'),
    nameId: nameIdOf(assertion) ?? '',
    notBefore: conditions?.attr('NotBefore'),
    notOnOrAfter: conditions?.attr('NotOnOrAfter'),
    authnInstant: authn?.attr('AuthnInstant'),
    authnContextClassRef: context?.child(NS.saml2, 'AuthnContextClassRef')?.text.trim(),
    authnContextDecl: context?.child(NS.saml2, 'AuthnContextDecl')?.text.trim(),
    version: textOf(table, vihfAttribute.version),
    structureId: textOf(table, vihfAttribute.structure),
    sector: sector === undefined ? undefined : codedText(sector),
    subjectId: textOf(table, vihfAttribute.subjectId),
    roles: rolesOf(table),
    authenticationMode: mode as AuthenticationMode,
    authenticationModeText: modeText,
    patient: resourceIdText === undefined ? undefined : patientOf(resourceIdText),
    resourceIdText,
    resourceUrn: textOf(table, vihfAttribute.resourceUrn),
    accessMode: accessMode as AccessMode,
    purposeOfUse,
    accessReason: textOf(table, vihfAttribute.accessReason),
    confidentialityCode: coded(table, vihfAttribute.confidentialityCode),
    lps: {
      id: textOf(table, vihfAttribute.lpsId),
      name: textOf(table, vihfAttribute.lpsName),
      version: textOf(table, vihfAttribute.lpsVersion),
      homologation: textOf(table, vihfAttribute.homologation),
    },
    signed: assertion.child(NS.ds, 'Signature') !== undefined,
  }
  return pass({ vihf, remarks: readRemarks(assertion, vihf, attributes) })
}

function missingParts(assertion: XmlElement, table: AttributeTable): string[] {
  const parts: readonly (readonly [string, unknown])[] = [
    ['@ID', assertion.attr('ID')],
    ['@IssueInstant', assertion.attr('IssueInstant')],
    ['Subject/NameID', nameIdOf(assertion)],
    [vihfAttribute.structure, textOf(table, vihfAttribute.structure)],
    [vihfAttribute.role, rolesOf(table)[0]],
  ]
  return parts.flatMap(([name, value]) => (value ? [] : [name]))
}

const nameIdOf = (assertion: XmlElement): string | undefined => assertion.at(NS.saml2, 'Subject', 'NameID')?.text.trim()

const rolesOf = (table: AttributeTable): readonly CodedValue[] => (table.get(vihfAttribute.role) ?? []).map(codedValue)

const coded = (table: AttributeTable, name: string): CodedValue | undefined => {
  const [value] = table.get(name) ?? []
  return value && codedValue(value)
}

/** The mode as written, under any letter case of its name. */
const authenticationMode = (table: AttributeTable): string | undefined => {
  const usual = modeSpellings.find((name) => table.has(name))
  const wanted = vihfAttribute.mode.toLowerCase()
  const name = usual ?? [...table.keys()].find((written) => written.toLowerCase() === wanted)
  return name === undefined ? undefined : textOf(table, name)
}
