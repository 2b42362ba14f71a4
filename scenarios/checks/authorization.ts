import { NS } from '#simulator/wire/namespaces.js'
import { defineCheck } from '../check.js'
import { authorization } from '../examples.js'
import { finding, type Place, seen, unless, unlessIs } from '../findings.js'
import type { ExchangeView } from '../view.js'
import { inNormalAccess, neverIndirect } from './support/access.js'
import { hasVihf } from './support/vihf.js'

const source = { doc: 'dmp-wire', at: '5.1' }
const field = (view: ExchangeView, name: string): Place =>
  view.envelope?.body.child(NS.habilitations, name) ?? view.envelope?.body ?? 'soap:Body'
const textOf = (view: ExchangeView, name: string): string | undefined =>
  view.envelope?.body.child(NS.habilitations, name)?.text.trim()

export const action = defineCheck({
  id: 'td03/action',
  title: "L'action d'une TD0.3 est AJOUT ou SUPPRESSION",
  verifies: [],
  source,
  on: ['TD0.3'],
  level: 'requirement',
  appliesTo: (view) => view.envelope !== undefined,
  judge: (view) => {
    const value = textOf(view, 'action')
    return unless(value === 'AJOUT' || value === 'SUPPRESSION', field(view, 'action'), 'AJOUT ou SUPPRESSION', value)
  },
  examples: {
    pass: [authorization(), authorization({ action: 'SUPPRESSION' })],
    fail: [
      authorization({ spoil: { authorization: (update) => ({ ...update, action: 'AJOUTER' }) } }),
      authorization({ spoil: { authorization: (update) => ({ ...update, action: undefined }) } }),
    ],
  },
})

export const role = defineCheck({
  id: 'td03/role',
  title: 'Le rôle, quand il est là, est MEDECIN_TRAITANT',
  verifies: [],
  source,
  on: ['TD0.3'],
  level: 'requirement',
  appliesTo: (view) => textOf(view, 'role') !== undefined,
  judge: (view) => unlessIs('MEDECIN_TRAITANT', field(view, 'role'), textOf(view, 'role')),
  examples: {
    pass: [authorization({ action: 'SUPPRESSION', role: 'MEDECIN_TRAITANT' })],
    fail: [authorization({ spoil: { authorization: (update) => ({ ...update, role: 'MT' }) } })],
  },
})

export const roleWithdrawn = defineCheck({
  id: 'td03/role-withdrawn',
  title: 'Le statut de médecin traitant ne se demande plus par TD0.3',
  verifies: [],
  source,
  on: ['TD0.3'],
  packages: { from: '2.6' },
  level: 'requirement',
  assumed:
    "la matrice 526 n'a plus que « se supprimer MT » ; la réponse du DMP à AJOUT avec MEDECIN_TRAITANT n'est pas publiée",
  appliesTo: (view) => view.td03?.action === 'AJOUT',
  judge: (view) =>
    view.td03?.medecinTraitant ? [finding(field(view, 'role'), 'AJOUT sans rôle', seen(view.td03.roleText))] : [],
  examples: { pass: [authorization()], fail: [authorization({ role: 'MEDECIN_TRAITANT' })] },
})

export const normalAccess = defineCheck({
  id: 'td03/normal-access',
  title: "L'autorisation se change en accès normal, ni en bris de glace ni en centre 15",
  verifies: [],
  source: { doc: 'dmp-transactions', at: '0.3' },
  on: ['TD0.3'],
  level: 'requirement',
  appliesTo: hasVihf,
  judge: inNormalAccess,
  examples: { pass: [authorization()], fail: [authorization({ accessMode: 'bris_de_glace' })] },
})

export const notIndirect = defineCheck({
  id: 'td03/not-indirect',
  title: "Un établissement en authentification indirecte ne change pas d'autorisation",
  verifies: [],
  source: { doc: 'dmp-transactions', at: '0.3' },
  on: ['TD0.3'],
  level: 'requirement',
  appliesTo: hasVihf,
  judge: neverIndirect,
  examples: { pass: [authorization()], fail: [authorization({ card: 'etablissement' })] },
})
