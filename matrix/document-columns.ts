import type { DocumentColumn, DocumentPolicy } from './document-matrix.js'
import { deepFreeze } from './table.js'

const press = (at: string) => ({ doc: 'information-dentaire', at })

/** A documented rule tells how wide the column is, not which cells are open: what follows from it is assumed. */
const mostlyOpen = (rule: string): DocumentPolicy => ({
  basis: 'assumed',
  granted: true,
  confidence: 'assumed',
  why: `supposé lisible, car ${rule}`,
  source: press("règles d'accès par profession, 2023"),
  except: {
    typeCodes: ['ATTEST-RESID'],
    why: 'supposé non lisible, car les médecins, qui lisent le plus, ne le lisent pas',
  },
})

const almostAsDoctors = mostlyOpen('la profession lit un peu moins que les médecins')
const majority = mostlyOpen('la profession lit la majorité des documents')

const nothingSeen: DocumentPolicy = {
  basis: 'assumed',
  granted: false,
  confidence: 'assumed',
  why: 'supposé non lisible, car aucune des six lignes connues de la colonne ne donne la lecture',
  source: { doc: 'mhab-2020', at: 'six premières lignes' },
}

/** What is applied in a column of which no source says anything. */
export const closedByDefault: DocumentPolicy = {
  basis: 'assumed',
  granted: false,
  confidence: 'assumed',
  why: 'supposé non lisible, faute de source sur cette profession',
  source: { doc: 'matrix-documents', at: 'section 5' },
}

/** Columns of V2.3.0 (07/10/2020), in the order of the page, with what fills their unknown cells. */
export const documentColumns: readonly DocumentColumn[] = deepFreeze([
  {
    id: 'm10',
    heading: '10',
    label: 'Médecins, hors médecins du travail',
    professions: ['10'],
    policy: {
      basis: 'rule',
      granted: true,
      confidence: 'medium',
      why: "règle de la colonne : les médecins lisent tout, sauf l'attestation de résidence",
      source: press("règles d'accès par profession, 2023"),
    },
  },
  {
    id: 'p21bio',
    heading: '21-bio',
    label: 'Pharmaciens biologistes et internes',
    professions: ['21'],
    sections: ['G', 'EG'],
    policy: almostAsDoctors,
  },
  {
    id: 'p21off',
    heading: '21-off/PUI',
    label: "Pharmaciens d'officine et hospitaliers, internes, préparateurs",
    professions: ['21', '38', '39', '316', '317'],
    policy: almostAsDoctors,
  },
  { id: 'd40', heading: '40', label: 'Chirurgiens-dentistes, internes', professions: ['40'], policy: majority },
  { id: 'sf50', heading: '50', label: 'Sages-femmes', professions: ['50'], policy: majority },
  { id: 'inf60', heading: '60,69', label: 'Infirmiers', professions: ['60', '69'], policy: almostAsDoctors },
  { id: 'mk70', heading: '70', label: 'Kinésithérapeutes', professions: ['70'], policy: majority },
  { id: 'pp80', heading: '80', label: 'Pédicures-podologues', professions: ['80'], policy: majority },
  { id: 'ort91', heading: '91', label: 'Orthophonistes', professions: ['91'], policy: majority },
  {
    id: 'reed',
    heading: '92,94,95,96',
    label: 'Ergothérapeutes, psychomotriciens, orthoptistes, diététiciens',
    professions: ['92', '94', '95', '96'],
    policy: majority,
  },
  {
    id: 'app',
    heading: '26,81-85',
    label: "Audioprothésistes, métiers de l'appareillage",
    professions: ['26', '81', '82', '83', '84', '85'],
    policy: nothingSeen,
  },
  { id: 'opt28', heading: '28', label: 'Opticiens-lunetiers', professions: ['28'], policy: nothingSeen },
  {
    id: 'mer98',
    heading: '98',
    label: "Manipulateurs d'électroradiologie médicale",
    professions: ['98'],
    policy: majority,
  },
])
