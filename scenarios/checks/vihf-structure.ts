import { vihfNames, withAttribute, withoutAttribute } from '#fixtures/lps/vihf-draft.js'
import { defineCheck } from '../check.js'
import { existence, withVihf } from '../examples.js'
import { finding, seen, unless } from '../findings.js'
import type { ExchangeView } from '../view.js'
import { byStructure, samlAt, samlAttribute } from './support/vihf.js'

const source = (at: string) => ({ doc: 'dmp-vihf', at })
const careRole = '1.2.250.1.213.1.6.1.107'
const otherProfession = '1.2.250.1.213.1.6.1.140'

/** FINESS of a test entité juridique, the only form of it that the sources show. */
const isLegalEntity = (view: ExchangeView): boolean => view.vihf?.structureId?.startsWith('11B') ?? false

const sector = 'SA17^1.2.250.1.71.4.2.4'
const asLegalEntity = { card: 'etablissement-ej', structureId: '11B0999529' } as const

export const legalEntity = defineCheck({
  id: 'vihf/legal-entity',
  title: "Identifiant_Structure nomme l'entité géographique, non l'entité juridique",
  verifies: [],
  source: source('7'),
  on: 'any',
  level: 'recommendation',
  packages: { from: '2.8' },
  appliesTo: byStructure,
  judge: (view) =>
    isLegalEntity(view)
      ? [finding(samlAttribute(view, vihfNames.structure), 'un FINESS géographique', seen(view.vihf?.structureId))]
      : [],
  examples: {
    pass: [existence({ card: 'etablissement' }), existence({ card: 'etablissement-ej' })],
    fail: [existence(asLegalEntity)],
  },
})

export const legalEntityForEhpad = defineCheck({
  id: 'vihf/legal-entity-sa17',
  title: "En EHPAD (SA17), l'entité juridique seule est interdite",
  verifies: [],
  source: source('7'),
  on: 'any',
  level: 'requirement',
  packages: { from: '2.8' },
  appliesTo: (view) => byStructure(view) && view.vihf?.sector?.code === 'SA17',
  judge: (view) =>
    unless(
      !isLegalEntity(view),
      samlAttribute(view, vihfNames.structure),
      'un FINESS géographique',
      view.vihf?.structureId,
    ),
  examples: {
    pass: [
      existence({ card: 'etablissement-ej', ...withVihf((vihf) => withAttribute(vihf, vihfNames.sector, sector)) }),
    ],
    fail: [existence({ ...asLegalEntity, ...withVihf((vihf) => withAttribute(vihf, vihfNames.sector, sector)) })],
  },
})

export const careRoleGiven = defineCheck({
  id: 'vihf/care-role',
  title: 'Un acteur caractérisé par son rôle donne ce rôle, pris dans TRE_R85',
  verifies: [],
  source: source('3'),
  on: 'any',
  level: 'requirement',
  packages: { from: '2.7' },
  appliesTo: ({ vihf }) => vihf?.roles[0]?.system === otherProfession,
  judge: (view) =>
    unless(
      view.vihf?.roles.some(({ system }) => system === careRole) ?? false,
      samlAttribute(view, vihfNames.role),
      `un rôle du système ${careRole}`,
      view.vihf?.roles.map(({ code }) => code).join(', '),
    ),
  examples: {
    pass: [existence({ card: 'esms' })],
    fail: [
      existence({
        card: 'esms',
        ...withVihf((vihf) =>
          withAttribute(vihf, vihfNames.role, {
            element: 'Role',
            code: '99',
            system: otherProfession,
            display: 'Acteur caractérisé par son rôle',
          }),
        ),
      }),
    ],
  },
})

export const anonymousCpe = defineCheck({
  id: 'vihf/subject-id-anonymous-cpe',
  title: 'Avec une CPE non nominative, subject-id est renseigné',
  verifies: [],
  source: { doc: 'dmp-homologation-tests', at: '0.1-121' },
  on: 'any',
  level: 'requirement',
  appliesTo: ({ signing }) => signing?.title?.startsWith('carte de service') ?? false,
  judge: (view) =>
    unless(
      Boolean(view.vihf?.subjectId),
      samlAttribute(view, vihfNames.subjectId),
      vihfNames.subjectId,
      view.vihf?.subjectId,
    ),
  examples: {
    pass: [existence({ card: 'anonyme-cpe' })],
    fail: [existence({ card: 'anonyme-cpe', ...withVihf((vihf) => withoutAttribute(vihf, vihfNames.subjectId)) })],
  },
})

const classPrefix = 'urn:oasis:names:tc:SAML:2.0:ac:classes:'
const knownMethods: readonly string[] = ['APP_BROWSER_AUTH', 'CONF_EXI_PGSSIS']

export const primaryMethod = defineCheck({
  id: 'vihf/air-primary-method',
  title: "En AIR, AuthnContextDecl dit une méthode d'authentification connue",
  verifies: ['EX_AIR-050'],
  source: source('4'),
  on: 'any',
  level: 'requirement',
  assumed:
    'seules trois formes ont été vues : une classe SAML, APP_BROWSER_AUTH, et CONF_EXI_PGSSIS pour AIR simplifié',
  appliesTo: ({ vihf }) => vihf?.authenticationMode === 'INDIRECTE_RENFORCEE' && Boolean(vihf.authnContextDecl),
  judge: (view) => {
    const value = view.vihf?.authnContextDecl ?? ''
    return unless(
      knownMethods.includes(value) || value.startsWith(classPrefix),
      samlAt(view, 'AuthnStatement', 'AuthnContext', 'AuthnContextDecl'),
      `${knownMethods.join(', ')} ou ${classPrefix}<classe>`,
      value,
    )
  },
  examples: {
    pass: ['APP_BROWSER_AUTH', 'CONF_EXI_PGSSIS', `${classPrefix}SmartcardPKI`].map((authnContextDecl) =>
      existence({ card: 'etablissement-air', mode: 'air', ...withVihf((vihf) => ({ ...vihf, authnContextDecl })) }),
    ),
    fail: [
      existence({
        card: 'etablissement-air',
        mode: 'air',
        ...withVihf((vihf) => ({ ...vihf, authnContextDecl: 'MOT_DE_PASSE' })),
      }),
    ],
  },
})
