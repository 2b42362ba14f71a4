import type { FunctionalAction } from './functional-actions.js'
import { airColumns, directColumns } from './functional-columns.js'
import { airFootnotes, directFootnotes, starNote } from './functional-footnotes.js'
import { functionalTable, type Reading } from './functional-table.js'

const deletedDocuments: Reading = {
  action: 'TD3.2/supprimes',
  why: 'Imprimé oui ; mais ni la recherche ni la consultation ne rendent un document supprimé (dmp-errors, section 6, ligne 14).',
}

const archiveByDoctor = (action: FunctionalAction): Reading => ({
  action,
  column: 'medecin-normal',
  applied: 'oui',
  why: 'PDT-INF-526 limite ici le médecin à ses documents ; PDT-INF-606, le manuel de 2018 et les tests CNDA 3.3-120 et 3.3-140 (« médecin ou auteur ») ne le font pas, et le même médecin y a droit en bris de glace : on applique oui, sauf document du patient.',
})

/** Rows that are printed no more. */
const onlyIn2018: readonly FunctionalAction[] = [
  'TD0.3/se-declarer-mt',
  'TD1.1',
  'TD1.2',
  'TD1.3b',
  'TD1.4',
  'TD1.5a',
  'TD1.5b',
  'TD1.5d',
]

/** PDT-INF-526: direct authentication (CPS, CPF, CPE) and structure certificate. */
export const directRights = functionalTable(
  {
    id: '526',
    title: 'Matrice des droits fonctionnels',
    edition: 'PDT-INF-526 v1.8 (25/09/2024)',
    source: { doc: 'pdt-inf-526', at: 'tableau' },
    columns: directColumns,
    footnotes: directFootnotes,
    star: starNote,
    readings: [deletedDocuments, archiveByDoctor('TD3.3d/archiver'), archiveByDoctor('TD3.3d/desarchiver')],
    page: `
                                      PSnM-N  PSnM-R  PSnM-B  Méd-N   Méd-R   Méd-B   MdT     MT-N    MT-B    CPE-N   ES-N    ES-R
    TD0.0                             ~oui~   ~oui~   ~oui~   ~oui~   ~oui~   ~oui~   ~oui~   ~oui~   ~oui~   ~oui~   ~oui~   ~oui~
    TD0.1                             oui     oui     oui     oui     oui     oui     oui     oui     oui     oui     oui     oui
    TD0.2                             oui     oui     oui     oui     oui     oui     oui     oui     oui     oui     oui     oui
    TD0.3/se-declarer-autorise        oui     non     non     oui     non     non     non     oui     non     oui(1)  non     non
    TD0.3/supprimer-son-autorisation  oui     non     non     oui     non     non     non     oui     non     non     non     non
    TD0.3/se-supprimer-mt             non     non     non     non     non     non     non     oui     non     non     non     non
    TD0.4                             oui     oui     oui     oui     oui     oui     oui     oui     oui     oui(2)  oui(3)  non
    TD0.5                             non     oui     non     non     oui     non     non     non     non     non     non     oui
    TD0.9                             oui     oui     oui     oui     oui     oui     oui     oui     oui     oui     non     non
    TD1.3a                            oui     oui     oui     oui     oui     oui     oui     oui     oui     oui     oui     oui
    TD1.6                             oui     non     non     oui     non     non     oui     oui     non     non     non     non
    TD2.1                             oui     oui     oui     oui     oui     oui     oui     oui     oui     non     oui(4)  oui(4)
    TD2.2                             non     non     non     non     non     non     non     non     non     oui(4)  non     non
    TD3.1/metadonnees                 oui     oui     oui     oui     oui     oui     oui     oui     oui     non     non     non
    TD3.1/reference                   oui     oui     oui     oui     oui     oui     oui     oui     oui     oui(5)  oui(5)  oui(5)
    TD3.2/non-masques                 oui     oui     oui     oui     oui     oui     non     oui     oui     non     non     non
    TD3.2/masques                     oui(6)  oui(7)  oui(7)  oui(6)  oui(7)  oui(7)  non     oui     oui(7)  non     non     non
    TD3.2/non-visibles                oui     oui     oui     oui     oui     oui     non     oui     oui     non     non     non
    TD3.2/archives                    oui     oui     oui     oui     oui     oui     non     oui     oui     non     non     non
    TD3.2/obsoletes                   oui     oui     oui     oui     oui     oui     non     oui     oui     non     non     non
    TD3.2/supprimes                   oui     oui     oui     oui     oui     oui     non     oui     oui     non     non     non
    TD3.3a/masquer                    oui     non     non     oui     non     non     oui     oui     non     non     non     non
    TD3.3a/demasquer                  oui(8)  non     non     oui(8)  non     non     oui(8)  oui     non     non     non     non
    TD3.3b                            oui     non     non     oui     non     non     oui     oui     non     non     non     non
    TD3.3d/archiver *                 oui(8)  non     non     oui(8)  oui     oui     oui(8)  oui     oui     non     non     non
    TD3.3d/desarchiver *              oui(8)  non     non     oui(8)  oui     oui     oui(8)  oui     oui     non     non     non
    TD3.3c *                          oui(8)  oui(8)  oui(8)  oui(8)  oui(8)  oui(8)  oui(8)  oui(8)  oui(8)  oui(9)  oui(9)  oui(9)
    `,
  },
  ['TD0.10', ...onlyIn2018],
)

/** PDT-INF-606: authentification indirecte renforcée (AIR). */
export const airRights = functionalTable(
  {
    id: '606',
    title: 'Matrice des droits fonctionnels AIR',
    edition: 'PDT-INF-606 v1.3 (08/07/2025)',
    source: { doc: 'pdt-inf-606', at: 'tableau, page 2' },
    columns: airColumns,
    packages: { from: '2.7' },
    footnotes: airFootnotes,
    star: starNote,
    readings: [deletedDocuments],
    page: `
                                      PSnM-N  PSnM-R  PSnM-B  Méd-N   Méd-R   Méd-B   MT-N    MT-B    PE-N
    TD0.1                             oui     oui     oui     oui     oui     oui     oui     oui     oui
    TD0.2                             oui     oui     oui     oui     oui     oui     oui     oui     oui
    TD0.3/se-declarer-autorise        oui     non     non     oui     non     non     oui     non     oui(1)
    TD0.3/supprimer-son-autorisation  oui     non     non     oui     non     non     oui     non     non
    TD0.4                             oui     oui     oui     oui     oui     oui     oui     oui     oui(3)
    TD0.5                             non     oui     non     non     oui     non     non     non     non
    TD0.10                            oui     oui     oui     oui     oui     oui     oui     oui     oui
    TD1.3a                            oui     oui     oui     oui     oui     oui     oui     oui     oui
    TD1.6                             oui     non     non     oui     non     non     oui     non     non
    TD2.1                             non     non     non     non     non     non     non     non     non
    TD2.2                             non     non     non     non     non     non     non     non     non
    TD3.1/metadonnees                 oui     oui     oui     oui     oui     oui     oui     oui     non
    TD3.1/reference                   oui     oui     oui     oui     oui     oui     oui     oui     oui(5)
    TD3.2/non-masques                 oui     oui     oui     oui     oui     oui     oui     oui     non
    TD3.2/masques                     oui(6)  oui(7)  oui(7)  oui(6)  oui(7)  oui(7)  oui     oui(7)  non
    TD3.2/non-visibles                oui     oui     oui     oui     oui     oui     oui     oui     non
    TD3.2/archives                    oui     oui     oui     oui     oui     oui     oui     oui     non
    TD3.2/obsoletes                   oui     oui     oui     oui     oui     oui     oui     oui     non
    TD3.2/supprimes                   oui     oui     oui     oui     oui     oui     oui     oui     non
    TD3.3a/masquer                    oui     non     non     oui     non     non     oui     non     non
    TD3.3a/demasquer                  oui(8)  non     non     oui(8)  non     non     oui     non     non
    TD3.3b                            oui     non     non     oui     non     non     oui     non     non
    TD3.3d/archiver *                 oui(8)  non     non     oui     oui     oui     oui     oui     non
    TD3.3d/desarchiver *              oui(8)  non     non     oui     oui     oui     oui     oui     non
    TD3.3c *                          oui(8)  oui(8)  oui(8)  oui(8)  oui(8)  oui(8)  oui(8)  oui(8)  oui(9)
    `,
  },
  ['TD0.0', 'TD0.3/se-supprimer-mt', 'TD0.9', ...onlyIn2018],
)

/** The printed matrices of today; that of 2018 stands beside them. */
export const functionalTables = { '526': directRights, '606': airRights } as const
