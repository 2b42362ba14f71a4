import { NS } from '#simulator/wire/namespaces.js'
import { defineCheck } from '../check.js'
import { existence, replacing, withVihf } from '../examples.js'
import { finding, seen, unless } from '../findings.js'
import { utcInstantMs } from '../forms.js'
import { assertionOf, hasVihf, samlAt } from './support/vihf.js'

const source = { doc: 'dmp-vihf', at: '1' }
const x509Name = 'urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName'

export const present = defineCheck({
  id: 'vihf/present',
  title: 'Chaque message porte un VIHF et un seul',
  verifies: [],
  source,
  on: 'any',
  level: 'requirement',
  appliesTo: (view) => view.envelope !== undefined,
  judge: ({ envelope }) => {
    const assertions = envelope?.assertions ?? []
    const place = assertions[1] ?? envelope?.security ?? envelope?.header ?? 'soap:Header'
    return assertions.length === 1 ? [] : [finding(place, 'une saml2:Assertion', `${assertions.length} assertions`)]
  },
  examples: {
    pass: [existence()],
    fail: [
      existence({ spoil: { assertion: () => '' } }),
      existence({ spoil: { assertion: (xml) => xml + xml.replace(/ID="[^"]*"/, 'ID="_autre"') } }),
    ],
  },
})

export const alone = defineCheck({
  id: 'vihf/alone-in-security',
  title: "wsse:Security ne contient que l'assertion",
  verifies: [],
  source: { doc: 'dmp-wire', at: '3' },
  on: 'any',
  level: 'requirement',
  appliesTo: (view) => view.envelope?.security !== undefined,
  judge: ({ envelope }) =>
    (envelope?.security?.elements ?? [])
      .filter((element) => !(element.ns === NS.saml2 && element.name === 'Assertion'))
      .map((element) => finding(element, 'la seule saml2:Assertion', element.name)),
  examples: {
    pass: [existence()],
    fail: [
      existence({ spoil: { assertion: (xml) => `<wsse:BinarySecurityToken>AA==</wsse:BinarySecurityToken>${xml}` } }),
    ],
  },
})

export const version = defineCheck({
  id: 'vihf/saml-version',
  title: "L'assertion est en SAML 2.0",
  verifies: [],
  source,
  on: 'any',
  level: 'requirement',
  appliesTo: hasVihf,
  judge: (view) => {
    const value = view.assertion?.attr('Version')
    return unless(value === '2.0', assertionOf(view), '2.0', value, 'Version')
  },
  examples: { pass: [existence()], fail: [existence(withVihf((vihf) => ({ ...vihf, samlVersion: '1.1' })))] },
})

export const id = defineCheck({
  id: 'vihf/id',
  title: "L'identifiant de l'assertion est un xs:ID",
  verifies: [],
  source,
  on: 'any',
  level: 'recommendation',
  appliesTo: hasVihf,
  judge: (view) =>
    unless(
      /^[A-Za-z_][\w.-]*$/.test(view.vihf?.id ?? ''),
      assertionOf(view),
      'un identifiant qui ne commence pas par un chiffre',
      view.vihf?.id,
      'ID',
    ),
  examples: { pass: [existence()], fail: [existence(withVihf((vihf) => ({ ...vihf, id: `4${vihf.id.slice(2)}` })))] },
})

export const issuerFormat = defineCheck({
  id: 'vihf/issuer-format',
  title: "L'émetteur est nommé par un DN X.509",
  verifies: [],
  source,
  on: 'any',
  level: 'requirement',
  appliesTo: hasVihf,
  judge: (view) =>
    unless(view.vihf?.issuerFormat === x509Name, samlAt(view, 'Issuer'), x509Name, view.vihf?.issuerFormat, 'Format'),
  examples: {
    pass: [existence()],
    fail: [
      existence(withVihf((vihf) => ({ ...vihf, issuerFormat: x509Name.replace('nameid-format', 'nameidformat') }))),
    ],
  },
})

export const instants = defineCheck({
  id: 'vihf/instants',
  title: 'IssueInstant et AuthnInstant sont en UTC',
  verifies: [],
  source,
  on: 'any',
  level: 'requirement',
  appliesTo: hasVihf,
  judge: (view) => [
    ...unless(
      utcInstantMs(view.vihf?.issueInstant) !== undefined,
      assertionOf(view),
      'un instant UTC finissant par Z',
      view.vihf?.issueInstant,
      'IssueInstant',
    ),
    ...unless(
      utcInstantMs(view.vihf?.authnInstant) !== undefined,
      samlAt(view, 'AuthnStatement'),
      'un instant UTC finissant par Z',
      view.vihf?.authnInstant,
      'AuthnInstant',
    ),
  ],
  examples: {
    pass: [existence()],
    fail: [
      existence(withVihf((vihf) => ({ ...vihf, issueInstant: vihf.issueInstant.replace('Z', '+01:00') }))),
      existence(withVihf((vihf) => ({ ...vihf, authnInstant: '2026-03-02' }))),
    ],
  },
})

export const audience = defineCheck({
  id: 'vihf/no-audience',
  title: "L'assertion ne restreint pas son audience",
  verifies: [],
  source,
  on: 'any',
  level: 'recommendation',
  appliesTo: hasVihf,
  judge: (view) => {
    const restriction = view.assertion?.at(NS.saml2, 'Conditions', 'AudienceRestriction')
    return restriction ? [finding(restriction, "pas d'AudienceRestriction", seen(restriction.elements[0]?.text))] : []
  },
  examples: {
    pass: [existence()],
    fail: [
      existence({
        spoil: replacing(
          '<saml2:AuthnStatement',
          '<saml2:Conditions><saml2:AudienceRestriction/></saml2:Conditions><saml2:AuthnStatement',
        ),
      }),
    ],
  },
})
