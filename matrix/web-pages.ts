import { type Confidence, defineTable, type Source } from './table.js'

/** A page of the Web-PS that software may open (PDT-INF-527). */
export interface WebPageRow {
  /** As PDT-INF-527 writes it; matched without case, since 547 writes some otherwise. */
  readonly id: string
  /** French. */
  readonly title: string
  readonly patient: 'required' | 'optional' | 'none'
  /** Open to whoever is no professional: patient information and emergency authorisations only. */
  readonly forEmployees: boolean
  /** Of `forEmployees`. */
  readonly confidence: Confidence
  readonly reason?: string
  readonly source: Source
}

const wire: Source = { doc: 'dmp-wire', at: '5.5' }
const careOnly = { forEmployees: false, confidence: 'inferred', source: wire } as const
const patientInformation = {
  forEmployees: true,
  confidence: 'assumed',
  reason: 'which pages hold the patient information and the emergency authorisations is not told',
  source: { doc: 'dmp-transactions', at: 'TD0.9, behaviour' },
} as const

/** Pages of the Web-PS. */
export const webPages = defineTable('web pages', [
  { id: 'TableauDeBord', title: 'Tableau de bord', patient: 'optional', ...patientInformation },
  { id: 'DossierPatient', title: 'Dossier du patient', patient: 'required', ...patientInformation },
  { id: 'GestionDMPPatient', title: 'Gestion du DMP du patient', patient: 'required', ...patientInformation },
  { id: 'Documents', title: 'Documents', patient: 'required', ...careOnly },
  { id: 'ParcoursDeSoins', title: 'Parcours de soins', patient: 'required', ...careOnly },
  { id: 'HistoriqueAcces', title: 'Historique des accès', patient: 'required', ...careOnly },
  { id: 'VolontesEtDroits', title: 'Volontés et droits', patient: 'required', ...careOnly },
  { id: 'CarnetVaccination', title: 'Carnet de vaccination', patient: 'required', ...careOnly },
  { id: 'Parametrages', title: 'Paramétrages', patient: 'none', ...patientInformation },
] as const satisfies readonly WebPageRow[])

export type WebPageId = (typeof webPages)[number]['id']

const byName = new Map<string, WebPageRow & { readonly id: WebPageId }>(
  webPages.map((row) => [row.id.toLowerCase(), row]),
)

/** The page of that name, whatever its case. */
export const webPageNamed = (name: string) => byName.get(name.toLowerCase())

/** Creation by context, withdrawn: whatever the page was called, its name began so [assumed: web-creation-page]. */
export const isCreationPage = (name: string): boolean => /^creation/i.test(name)
