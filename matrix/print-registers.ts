import { declarations } from './homologation/declarations.js'
import { prerequisites } from './homologation/prerequisites.js'
import type { HomologationTestRow } from './homologation/row.js'
import { homologationTests } from './homologation/tests.js'
import { type PrintableTable, sourceText } from './print-table.js'
import { seenOnText } from './requirements/seen-on.js'
import { packageWindow } from './requirements/window.js'
import { type RequirementRow, requirements } from './requirements.js'
import { segurRequirements } from './segur/requirements.js'
import type { SegurWave } from './segur/row.js'
import { segurScenarios } from './segur/scenarios.js'

const waveLabels: Readonly<Record<SegurWave, string>> = {
  va1: 'vague 1',
  va2: 'vague 2, prépublication 2023',
  'va2-reprise': 'vague 2, reprise de la vague 1',
  'va2-retirée': 'vague 2, retirée avant publication',
  'va2-rem': 'vague 2, numéro publié cité par un tiers',
}

const cnda = 'homologation DMP'

/** The requirements of the guide, all editions. */
export const requirementTable = (): PrintableTable => ({
  name: 'exigences',
  title: 'Exigences du guide DMP',
  edition: '2.10, avec les retirées',
  header: ['Exigence', 'Anciens ids', 'Transaction', 'Se voit', 'État', 'Paquets', 'Titre', 'Énoncé', 'Source'],
  rows: requirements.map((row) => [
    row.id,
    (row.formerIds ?? []).join(', '),
    row.transaction,
    seenOnText(row.seenOn),
    stateOf(row),
    packagesOf(row),
    row.title,
    row.says,
    sourceText(row.source),
  ]),
  notes: [
    'Énoncés du projet. « Paquets » : ceux du guide où la règle vaut, parmi ceux que le banc sait jouer ; vide quand aucune source ne le dit.',
  ],
})

function stateOf({ historical, unread }: RequirementRow): string {
  if (unread) return 'texte non lu'
  return historical ? 'retirée' : 'en vigueur'
}

function packagesOf(row: RequirementRow): string {
  const window = packageWindow(row)
  if (window === undefined) return ''
  const { from, to } = window
  if (from && to) return `${from} à ${to}`
  if (to) return `jusqu'à ${to}`
  return from ? `depuis ${from}` : 'tous'
}

/** The requirements of the Ségur: its own, then the declarations of the DMP homologation that its file repeats. */
export const segurTable = (): PrintableTable => ({
  name: 'segur',
  title: 'Exigences du Ségur',
  edition: 'vagues 1 et 2',
  header: [
    ...['Exigence', 'Vague', 'Couloirs', 'Anciens ids', 'Thème', 'Niveau', 'Condition', 'Se voit', 'Transactions'],
    ...['Titre', 'Énoncé', 'Suivi', 'Source'],
  ],
  rows: [...segurRows(), ...declarationsOfSegur()],
  notes: [
    'Énoncés du projet. « Se voit » est une lecture du projet : message et comportement sont ce que reçoit le DMP, écran ce que montre le logiciel, déclaration ce qui se prouve ailleurs (attestation, MSSanté, HL7 v2, Gazelle).',
    'Un couloir suivi de « ? » est déduit du texte. Une règle partagée par plusieurs couloirs de la vague 1 peut ne figurer que sous l’un d’eux.',
  ],
})

const segurRows = (): string[][] =>
  segurRequirements().map((row) => [
    row.id,
    waveLabels[row.wave],
    row.couloirs.map((couloir) => (row.couloirsDeduced ? `${couloir} ?` : couloir)).join(', '),
    (row.formerIds ?? []).join(', '),
    row.profile,
    row.level,
    row.condition ?? '',
    seenOnText(row.seenOn),
    row.transactions.join(', '),
    row.title,
    row.says,
    [row.review, row.tracked && `suivi : ${row.tracked.state} (${row.tracked.couloirs.join(', ')})`]
      .filter(Boolean)
      .join(' ; '),
    sourceText(row.source),
  ])

const declarationsOfSegur = (): string[][] =>
  declarations().map(({ id, profile, level, transactions, source }) => {
    const { seenOn, title, says } = requirement(id)
    return [
      ...[id, cnda, 'tous', '', profile, level, '', seenOnText(seenOn), transactions.join(', ')],
      ...[title, says, '', sourceText(source)],
    ]
  })

function requirement(wanted: string): RequirementRow {
  const row = requirements.find(({ id }) => id === wanted)
  if (!row) throw new Error(`declarations: ${wanted} is no requirement`)
  return row
}

/** The tests of the CNDA: book 2.10c, then the older ones. */
export const testTable = (): PrintableTable => ({
  name: 'tests',
  title: 'Tests du CNDA',
  edition: 'cahier 2.10c, puis les plus anciens',
  header: [
    ...['Test', 'Transaction', 'État', 'Titre', 'Profil', 'Authentification', 'Acteur', 'Mode', 'Filtrage'],
    ...['Simplifiée', 'Paquet', 'Patient', 'Consignes', 'À fournir', 'Attendu', 'Prouve', 'Remarque', 'Source'],
  ],
  rows: homologationTests().map((row) => [
    ...[row.id, row.transaction, row.withdrawn ?? 'en vigueur', row.title, row.profile ?? '', row.authentication ?? ''],
    ...[row.actor ?? '', row.mode ?? '', row.filter ?? '', row.simplified ?? '', row.addedIn ?? '', row.patient ?? ''],
    ...[row.steps.join(' ; '), row.evidence ?? '', expectedOf(row), provesOf(row), row.note ?? ''],
    sourceText(row.source),
  ]),
  notes: [
    "Aucun cahier n'imprime les exigences qu'un test prouve : ces liens sont déduits ; « (banc) » marque ceux que le banc a choisis seul.",
  ],
})

const expectedOf = ({ expected: { result, label, code } }: HomologationTestRow): string =>
  [result, label, code].filter((part, at, all) => part && all.indexOf(part) === at).join(', ')

const provesOf = ({ proves, linkedBy }: HomologationTestRow): string =>
  proves.length === 0 ? '' : `${proves.join(', ')}${linkedBy ? ' (banc)' : ''}`

/** The prerequisites of phase 1. */
export const prerequisiteTable = (): PrintableTable => ({
  name: 'prerequis',
  title: 'Prérequis de la phase 1',
  edition: 'cahier 2.10c',
  header: [
    'Prérequis',
    'Titre',
    'Transactions',
    'Authentification',
    'Acteur',
    'Filtrage',
    'Paquet',
    'Prouve',
    'Remarque',
    'Source',
  ],
  rows: prerequisites().map((row) => [
    ...[row.id, row.title, row.transactions.join(', '), row.authentication, row.actor ?? '', row.filter ?? ''],
    ...[row.addedIn ?? '', row.proves.join(', '), row.note ?? '', sourceText(row.source)],
  ]),
  notes: ['Aucune preuve à fournir : une seule attestation, ATTESTATION_Realisation_Prerequis_DMPC.'],
})

/** The declarations of phase 2. */
export const declarationTable = (): PrintableTable => ({
  name: 'declarations',
  title: 'Déclarations de la phase 2',
  edition: 'cahier 2.10c',
  header: [
    ...['Exigence', 'Zone', 'Titre', '§ du guide', 'Niveau', 'Authentification', 'Filtre profil', 'Type'],
    ...['Autre filtre', 'Délégable', 'Ajoutée', 'Modifiée', 'Source'],
  ],
  rows: declarations().map((row) => {
    const { title, addedIn, changedIn } = requirement(row.id)
    return [
      ...[row.id, row.zone, title, row.guideSection, row.level, row.authentication, row.profileFilter, row.kind],
      ...[row.otherFilter ?? '', row.delegable, addedIn ?? '', changedIn ?? '', sourceText(row.source)],
    ]
  }),
  notes: ["« Délégable » : ce que l'éditeur d'un EAI peut laisser déclarer par son intégrateur."],
})

/** The scenarios of the Ségur: its own, then the prerequisites and the tests of the CNDA that its file repeats. */
export const segurScenarioTable = (): PrintableTable => ({
  name: 'scenarios-segur',
  title: 'Scénarios du Ségur',
  edition: 'vagues 1 et 2, homologation DMP 2.10c',
  header: ['Scénario', 'Couloirs', 'Titre', 'Étapes', 'À fournir', 'Prouve', 'Source'],
  rows: [
    ...segurScenarios().map(({ id, couloirs, title, steps, evidence, proves, source }) => [
      ...[id, couloirs.join(', '), title, steps.join(' ; '), evidence.join(' ; '), proves.join(', ')],
      sourceText(source),
    ]),
    ...prerequisites().map(({ id, title, proves, source }) => [
      ...[id, cnda, title, '', 'attestation commune', proves.join(', '), sourceText(source)],
    ]),
    ...homologationTests()
      .filter(({ withdrawn }) => withdrawn === undefined)
      .map((row) => [
        ...[row.id, cnda, row.title, row.steps.join(' ; '), row.evidence ?? '', provesOf(row), sourceText(row.source)],
      ]),
  ],
  notes: [],
})
