import { vihfNames, withAttribute, withoutAttribute } from '#fixtures/lps/vihf-draft.js'
import { defineCheck } from '../check.js'
import { existence, feeding, withVihf } from '../examples.js'
import { finding, seen, unless } from '../findings.js'
import { ageInYears } from '../forms.js'
import { patientBirthDate } from '../session.js'
import { hasVihf, samlAttribute } from './support/vihf.js'

const hiddenFromGuardians = 'INVISIBLE_REPRESENTANTS_LEGAUX'
const visibility = '1.2.250.1.213.1.1.4.13'

export const brisDeGlaceReason = defineCheck({
  id: 'vihf/bris-de-glace-reason',
  title: 'Le bris de glace est motivé',
  verifies: [],
  source: { doc: 'dmp-vihf', at: '2' },
  on: 'any',
  level: 'requirement',
  assumed: "que le motif soit obligatoire dans le VIHF est déduit : l'écran le demande et l'attribut existe",
  appliesTo: ({ vihf }) => vihf?.accessMode === 'bris_de_glace',
  judge: (view) =>
    unless(
      Boolean(view.vihf?.accessReason?.trim()),
      samlAttribute(view, vihfNames.accessReason),
      'Mode_Acces_Raison : le motif saisi',
      view.vihf?.accessReason,
    ),
  examples: {
    pass: [existence({ accessMode: 'bris_de_glace' })],
    fail: [
      existence({ accessMode: 'bris_de_glace', ...withVihf((vihf) => withoutAttribute(vihf, vihfNames.accessReason)) }),
    ],
  },
})

export const noReasonOtherwise = defineCheck({
  id: 'vihf/no-reason-in-normal-access',
  title: 'Hors bris de glace, aucun motif ne part',
  verifies: [],
  source: { doc: 'dmp-vihf', at: '2' },
  on: 'any',
  level: 'recommendation',
  appliesTo: (view) => hasVihf(view) && view.vihf?.accessMode !== 'bris_de_glace',
  judge: (view) =>
    unless(
      view.vihf?.accessReason === undefined,
      samlAttribute(view, vihfNames.accessReason),
      'pas de Mode_Acces_Raison',
      view.vihf?.accessReason,
    ),
  examples: {
    pass: [existence()],
    fail: [existence(withVihf((vihf) => withAttribute(vihf, vihfNames.accessReason, 'Urgence')))],
  },
})

export const secretConnectionCode = defineCheck({
  id: 'vihf/secret-connection-code',
  title: 'La connexion secrète se demande par INVISIBLE_REPRESENTANTS_LEGAUX, et rien d’autre',
  verifies: ['EX_0.1-1100'],
  source: { doc: 'dmp-vihf', at: '2' },
  on: 'any',
  level: 'requirement',
  appliesTo: ({ vihf }) => vihf?.confidentialityCode !== undefined,
  judge: (view) => {
    const code = view.vihf?.confidentialityCode
    const kept = code?.code === hiddenFromGuardians && code.system === visibility
    return unless(
      kept,
      samlAttribute(view, vihfNames.confidentialityCode),
      `${hiddenFromGuardians}^${visibility}`,
      code && `${code.code}^${code.system}`,
    )
  },
  examples: {
    pass: [existence({ secretConnection: true, patient: 'mineur' })],
    fail: [
      existence(
        withVihf((vihf) => withAttribute(vihf, vihfNames.confidentialityCode, `INVISIBLE_PATIENT^${visibility}`)),
      ),
    ],
  },
})

export const secretConnectionForMinors = defineCheck({
  id: 'vihf/secret-connection-for-minors',
  title: 'La connexion secrète ne sert que pour un mineur',
  verifies: ['EX_0.1-1100', 'EX_GEN-1550'],
  source: { doc: 'dmp-requirements', at: 'EX_0.1-1100' },
  on: 'any',
  level: 'requirement',
  appliesTo: (view, context) =>
    view.vihf?.confidentialityCode !== undefined && patientBirthDate(view, context) !== undefined,
  judge: (view, context) => {
    const birth = patientBirthDate(view, context)
    const age = ageInYears(birth, view.receivedAt)
    if (age === undefined || age < context.settings.ageMajorite) return []
    return [
      finding(
        samlAttribute(view, vihfNames.confidentialityCode),
        `un patient de moins de ${context.settings.ageMajorite} ans`,
        `${age} ans, né le ${seen(birth)}`,
      ),
    ]
  },
  examples: {
    pass: [feeding({ secretConnection: true, patient: 'mineur' })],
    fail: [feeding({ secretConnection: true })],
  },
})
