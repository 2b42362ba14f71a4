import { attributeValues, type VihfDraft, vihfNames, withAttribute } from '#fixtures/lps/vihf-draft.js'
import { hasCode } from '#matrix/codes/code-set.js'
import { j65SubjectRole } from '#matrix/codes/j65-subject-role.js'
import { codedValue } from '#simulator/vihf/attribute-table.js'
import { roleSystem } from '#simulator/vihf/names.js'
import type { CodedValue } from '#simulator/vihf/vihf.js'
import { defineCheck } from '../check.js'
import { existence, withVihf } from '../examples.js'
import { finding, seen, unless } from '../findings.js'
import { isPsIdNat } from '../forms.js'
import type { ExchangeView } from '../view.js'
import { attributesOf, hasAssertion, hasVihf, samlAt, samlAttribute, samlAttributes } from './support/vihf.js'

const source = { doc: 'dmp-vihf', at: '3' }
const specialtyOf: Readonly<Record<string, string>> = { '10': roleSystem.specialty, '21': roleSystem.pharmacySection }
const { profession, training, producer, title, social, other } = roleSystem
const firstSystems: ReadonlySet<string> = new Set([profession, training, producer, title, social, other])

const rolesOf = (view: ExchangeView): readonly CodedValue[] =>
  (attributesOf(view).get(vihfNames.role) ?? []).map(codedValue)
const spelt = (role: CodedValue | undefined): string => seen(role && `${role.code} dans ${role.system}`)

const withRoles = (change: (roles: readonly CodedValueOf[]) => readonly CodedValueOf[]) =>
  withVihf((vihf) => withAttribute(vihf, vihfNames.role, ...change(attributeValues(vihf, vihfNames.role))))
type CodedValueOf = VihfDraft['attributes'][number]['values'][number]

export const firstRole = defineCheck({
  id: 'vihf/first-role',
  title: 'Le premier rôle est une profession connue du DMP',
  verifies: [],
  source,
  on: 'any',
  level: 'requirement',
  appliesTo: hasAssertion,
  judge: (view) => {
    const [role] = rolesOf(view)
    const known =
      role &&
      firstSystems.has(role.system) &&
      (role.system === training || hasCode(j65SubjectRole, role.code, role.system))
    return known ? [] : [finding(samlAttribute(view, vihfNames.role), 'un code de JDV_J65 et son système', spelt(role))]
  },
  examples: {
    pass: [existence(), existence({ card: 'infirmiere-cps' }), existence({ card: 'secretaire-cpe' })],
    fail: [
      existence(withRoles(() => [])),
      existence(withRoles(() => [{ element: 'Role', code: '10', system: '1.2.250.1.71.1.2.9', display: 'Médecin' }])),
    ],
  },
})

export const specialty = defineCheck({
  id: 'vihf/specialty',
  title: 'Médecins et pharmaciens donnent leur spécialité en second rôle',
  verifies: [],
  source,
  on: 'any',
  level: 'requirement',
  appliesTo: (view) => {
    const [first] = rolesOf(view)
    return first?.system === profession && first.code in specialtyOf
  },
  judge: (view) => {
    const [first, ...others] = rolesOf(view)
    const system = specialtyOf[first?.code ?? ''] ?? ''
    const found = others.find((role) => role.system === system)
    const kept = found !== undefined && hasCode(j65SubjectRole, found.code, system)
    return kept
      ? []
      : [finding(samlAttribute(view, vihfNames.role), `un rôle de JDV_J65 dans ${system}`, spelt(found ?? others[0]))]
  },
  examples: {
    pass: [existence(), existence({ card: 'pharmacien-cps' })],
    fail: [
      existence(withRoles((roles) => roles.slice(0, 1))),
      existence({ card: 'pharmacien-cps', ...withRoles((roles) => roles.slice(0, 1)) }),
    ],
  },
})

export const separateRoles = defineCheck({
  id: 'vihf/one-role-per-value',
  title: 'Chaque rôle a sa propre AttributeValue, et il y en a quatre au plus',
  verifies: [],
  source,
  on: 'any',
  level: 'requirement',
  appliesTo: hasAssertion,
  judge: (view) => {
    const [attribute] = samlAttributes(view, vihfNames.role)
    const values = attribute?.elements ?? []
    const crowded = values.filter((value) => value.elements.length > 1)
    return [
      ...(attribute && values.length > 4 ? [finding(attribute, 'quatre rôles au plus', `${values.length} rôles`)] : []),
      ...crowded.map((value) => finding(value, 'un rôle', `${value.elements.length} rôles`)),
    ]
  },
  examples: {
    pass: [existence()],
    fail: [
      existence({
        spoil: {
          assertion: (xml) =>
            xml.replace(/(<Role[^>]*><\/Role>)<\/saml2:AttributeValue><saml2:AttributeValue>(?=<Role)/, '$1'),
        },
      }),
    ],
  },
})

export const distinctRoles = defineCheck({
  id: 'vihf/distinct-roles',
  title: 'Un même rôle ne figure pas deux fois',
  verifies: [],
  source,
  on: 'any',
  level: 'recommendation',
  appliesTo: hasAssertion,
  judge: (view) => {
    const written = rolesOf(view).map(({ code, system }) => `${code} dans ${system}`)
    return written
      .filter((role, rank) => written.indexOf(role) !== rank)
      .map((role) => finding(samlAttribute(view, vihfNames.role), 'des rôles différents', `${seen(role)} deux fois`))
  },
  examples: { pass: [existence()], fail: [existence(withRoles((roles) => [...roles, ...roles.slice(0, 1)]))] },
})

export const nameId = defineCheck({
  id: 'vihf/name-id',
  title: "NameID est l'identifiant national de l'utilisateur, sans Format",
  verifies: [],
  source: { doc: 'dmp-vihf', at: '6' },
  on: 'any',
  level: 'requirement',
  appliesTo: hasVihf,
  judge: (view) => {
    const place = samlAt(view, 'Subject', 'NameID')
    const id = view.vihf?.nameId.trim() ?? ''
    const known = isPsIdNat(id) || /^[^/\s]+\/[^/\s]+$/.test(id)
    const format = typeof place === 'string' ? undefined : place.attr('Format')
    return [
      ...(known ? [] : [finding(place, '8 + RPPS, 0 + ADELI, ou structure/identifiant interne', seen(id))]),
      ...(format === undefined ? [] : [finding(place, "pas d'attribut Format", seen(format), 'Format')]),
    ]
  },
  examples: {
    pass: [existence(), existence({ card: 'secretaire-cpe' }), existence({ card: 'etablissement' })],
    fail: [
      existence(withVihf((vihf) => ({ ...vihf, nameId: '99900999121' }))),
      existence({
        spoil: {
          assertion: (xml) =>
            xml.replace(
              '<saml2:NameID>',
              '<saml2:NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified">',
            ),
        },
      }),
    ],
  },
})

export const airProfessional = defineCheck({
  id: 'vihf/air-professional',
  title: "En AIR, l'utilisateur est un professionnel du répertoire national : NameID est un RPPS ou un ADELI",
  verifies: ['EX_AIR-020'],
  source: { doc: 'dmp-vihf', at: '9' },
  on: 'any',
  level: 'requirement',
  appliesTo: (view) => view.vihf?.authenticationMode === 'INDIRECTE_RENFORCEE',
  judge: (view) => {
    const id = view.vihf?.nameId ?? ''
    return unless(
      /^(8\d{11}|0\d[0-9A-Za-z]{8})$/.test(id),
      samlAt(view, 'Subject', 'NameID'),
      '8 + RPPS ou 0 + ADELI',
      id,
    )
  },
  examples: {
    pass: [existence({ card: 'etablissement-air', mode: 'air' })],
    fail: [
      existence({
        card: 'etablissement-air',
        mode: 'air',
        ...withVihf((vihf) => ({ ...vihf, nameId: '310B0999174/0042' })),
      }),
    ],
  },
})
