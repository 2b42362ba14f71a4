import type { GridColumn } from './grid.js'

/** A column of a functional matrix: who asks, by which authentication, in which access mode, as printed. */
export interface FunctionalColumn extends GridColumn {
  readonly authentication: string
  readonly actor: string
  readonly mode: 'normal' | 'régulation' | 'bris de glace' | 'sans objet'
  /** True for the columns that the star keeps open on a patient's document. */
  readonly medecinTraitant: boolean
}

const column =
  (authentication: string) =>
  (id: string, heading: string, actor: string, mode: FunctionalColumn['mode']): FunctionalColumn => ({
    id,
    heading,
    authentication,
    actor,
    mode,
    medecinTraitant: actor === 'Médecin traitant DMP',
  })

const card = column('Directe, carte CPS ou CPF')
const staffCard = column('Directe, carte CPE')
const structure = column("Indirecte, certificat d'établissement")
const air = column('Indirecte renforcée (AIR), professionnel de santé')
const airStaff = column("Indirecte renforcée (AIR), personnel d'établissement")

/** Columns of PDT-INF-526. The médecin traitant has no régulation column. */
export const directColumns: readonly FunctionalColumn[] = [
  card('psnm-normal', 'PSnM-N', 'PS non médecin', 'normal'),
  card('psnm-regulation', 'PSnM-R', 'PS non médecin', 'régulation'),
  card('psnm-bris-de-glace', 'PSnM-B', 'PS non médecin', 'bris de glace'),
  card('medecin-normal', 'Méd-N', 'Médecin (non MT)', 'normal'),
  card('medecin-regulation', 'Méd-R', 'Médecin (non MT)', 'régulation'),
  card('medecin-bris-de-glace', 'Méd-B', 'Médecin (non MT)', 'bris de glace'),
  card('medecin-du-travail', 'MdT', 'Médecin du travail', 'sans objet'),
  card('mt-normal', 'MT-N', 'Médecin traitant DMP', 'normal'),
  card('mt-bris-de-glace', 'MT-B', 'Médecin traitant DMP', 'bris de glace'),
  staffCard('cpe-normal', 'CPE-N', 'Non PS', 'normal'),
  structure('es-normal', 'ES-N', 'Tous', 'normal'),
  structure('es-regulation', 'ES-R', 'Tous', 'régulation'),
]

/** Columns of PDT-INF-606: no médecin du travail, and PE is the only column of those who are not PS. */
export const airColumns: readonly FunctionalColumn[] = [
  air('psnm-normal', 'PSnM-N', 'PS non médecin', 'normal'),
  air('psnm-regulation', 'PSnM-R', 'PS non médecin', 'régulation'),
  air('psnm-bris-de-glace', 'PSnM-B', 'PS non médecin', 'bris de glace'),
  air('medecin-normal', 'Méd-N', 'Médecin (non MT)', 'normal'),
  air('medecin-regulation', 'Méd-R', 'Médecin (non MT)', 'régulation'),
  air('medecin-bris-de-glace', 'Méd-B', 'Médecin (non MT)', 'bris de glace'),
  air('mt-normal', 'MT-N', 'Médecin traitant DMP', 'normal'),
  air('mt-bris-de-glace', 'MT-B', 'Médecin traitant DMP', 'bris de glace'),
  airStaff('pe-normal', 'PE-N', 'Non PS', 'normal'),
]
