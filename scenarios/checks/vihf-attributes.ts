import { vihfNames, withAttribute, withoutAttribute } from '#fixtures/lps/vihf-draft.js'
import { hasCode } from '#matrix/codes/code-set.js'
import { j61HealthcareFacilityType } from '#matrix/codes/j61-healthcare-facility-type.js'
import { r248ModeAcces } from '#matrix/codes/r248-mode-acces.js'
import type { RequirementId } from '#matrix/requirements.js'
import { codedText, codedValue } from '#simulator/vihf/attribute-table.js'
import { NS } from '#simulator/wire/namespaces.js'
import type { XmlElement } from '#simulator/wire/xml-tree.js'
import { type Check, defineCheck, type Finding } from '../check.js'
import { existence, withVihf } from '../examples.js'
import { finding, unless } from '../findings.js'
import { isStructIdNat } from '../forms.js'
import type { ExchangeView } from '../view.js'
import { byStructure, hasAssertion, samlAttribute, samlAttributes } from './support/vihf.js'

const sectorSystem = '1.2.250.1.71.4.2.4'

interface AttributeRule {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly verifies?: readonly RequirementId[]
  readonly expected: string
  /** Text of the first value, trimmed, and its element. */
  readonly right: (text: string, value: XmlElement) => boolean
  /** A value that breaks the rule, for the example. */
  readonly wrong: string
  readonly appliesTo?: (view: ExchangeView) => boolean
}

function judgeAttribute(rule: AttributeRule, view: ExchangeView): Finding[] {
  const [attribute, twin] = samlAttributes(view, rule.name)
  if (twin) return [finding(twin, `un seul attribut ${rule.name}`, 'un second')]
  const value = attribute?.child(NS.saml2, 'AttributeValue')
  const text = value && (value.elements[0]?.attr('code') ?? value.text.trim())
  const kept = value !== undefined && rule.right(value.text.trim(), value)
  return unless(kept, samlAttribute(view, rule.name), `${rule.name} : ${rule.expected}`, text)
}

const attributeCheck = (rule: AttributeRule): Check =>
  defineCheck({
    id: `vihf/${rule.id}`,
    title: rule.title,
    verifies: rule.verifies ?? [],
    source: { doc: 'dmp-vihf', at: '2' },
    on: 'any',
    level: 'requirement',
    appliesTo: (view) => hasAssertion(view) && (rule.appliesTo?.(view) ?? true),
    judge: (view) => judgeAttribute(rule, view),
    examples: {
      pass: [existence({ card: 'etablissement' })],
      fail: [
        existence({ card: 'etablissement', ...withVihf((vihf) => withoutAttribute(vihf, rule.name)) }),
        existence({ card: 'etablissement', ...withVihf((vihf) => withAttribute(vihf, rule.name, rule.wrong)) }),
      ],
    },
  })

const filled = (text: string): boolean => text !== ''

/** One check per attribute that every VIHF must carry, whatever the mode of authentication. */
export const vihfAttributes: readonly Check[] = [
  attributeCheck({
    id: 'vihf-version',
    name: vihfNames.version,
    title: 'VIHF_Version vaut 3.0 ou 4.0',
    expected: '3.0 ou 4.0',
    right: (text) => text === '3.0' || text === '4.0',
    wrong: '2.0',
  }),
  attributeCheck({
    id: 'structure',
    name: vihfNames.structure,
    title: 'Identifiant_Structure est un Struct_IdNat',
    expected: 'un chiffre de type puis le numéro FINESS, SIREN, SIRET, RPPS-rang ou ADELI',
    right: isStructIdNat,
    wrong: 'HOPITAL',
  }),
  attributeCheck({
    id: 'sector',
    name: vihfNames.sector,
    title: 'Secteur_Activite est un code SAxx du jeu de valeurs du DMP',
    expected: `SAxx^${sectorSystem}`,
    right: (text) =>
      codedText(text).system === sectorSystem && hasCode(j61HealthcareFacilityType, codedText(text).code, sectorSystem),
    wrong: 'SA99^1.2.250.1.71.4.2.4',
  }),
  attributeCheck({
    id: 'subject-id',
    name: vihfNames.subjectId,
    title: "En indirecte et en AIR, subject-id nomme l'utilisateur ou l'automate",
    expected: 'nom et prénom, ou nom et modèle du logiciel',
    right: filled,
    wrong: ' ',
    appliesTo: byStructure,
  }),
  attributeCheck({
    id: 'authentication-mode',
    name: vihfNames.mode,
    title: "Authentification_mode dit comment l'utilisateur s'est authentifié",
    expected: 'DIRECTE, INDIRECTE ou INDIRECTE_RENFORCEE',
    right: (text) => ['DIRECTE', 'INDIRECTE', 'INDIRECTE_RENFORCEE'].includes(text),
    wrong: 'Indirect',
  }),
  attributeCheck({
    id: 'resource-urn',
    name: vihfNames.resourceUrn,
    title: 'Ressource_URN vaut urn:dmp',
    expected: 'urn:dmp',
    right: (text) => text === 'urn:dmp',
    wrong: 'urn:insi',
  }),
  attributeCheck({
    id: 'purpose-of-use',
    name: vihfNames.purposeOfUse,
    title: "purposeofuse est un mode d'accès du DMP",
    expected: 'PurposeOfUse normal, bris_de_glace ou centre_15, dans 1.2.250.1.213.1.1.4.248',
    right: (_, value) => hasCode(r248ModeAcces, codedValue(value).code, codedValue(value).system),
    wrong: 'brisDeGlace',
  }),
  attributeCheck({
    id: 'lps-name',
    name: vihfNames.lpsName,
    title: 'LPS_Nom nomme le logiciel',
    verifies: ['EX_GEN-1180'],
    expected: 'le nom affiché dans « À propos »',
    right: filled,
    wrong: '',
  }),
  attributeCheck({
    id: 'lps-version',
    name: vihfNames.lpsVersion,
    title: 'LPS_Version donne la version du logiciel',
    verifies: ['EX_GEN-1180'],
    expected: 'la version affichée dans « À propos »',
    right: filled,
    wrong: '',
  }),
  attributeCheck({
    id: 'homologation-number',
    name: vihfNames.homologation,
    title: "LPS_ID_HOMOLOGATION_DMP porte le numéro d'homologation",
    expected: 'le numéro donné par le CNDA',
    right: filled,
    wrong: '',
  }),
]
