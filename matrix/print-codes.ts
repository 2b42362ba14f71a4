import type { CodeMap } from './codes/code-map.js'
import type { CodeSet } from './codes/code-set.js'
import { codeMaps, codeSets } from './codes/index.js'
import { type PrintableTable, sourceText } from './print-table.js'

const about = ({ oid, source, licence, note }: CodeSet | CodeMap): string[] => [
  ...(oid === null ? [] : [`OID ${oid}`]),
  `Source : ${sourceText(source)}`,
  `Licence : ${licence}`,
  ...(note === undefined ? [] : [note]),
]

const validity = ({ valid = {} }: CodeSet): string[] => [
  ...(valid.from === undefined ? [] : [`Valide depuis le ${valid.from}`]),
  ...(valid.to === undefined ? [] : [`Valide jusqu'au ${valid.to}`]),
]

const nomenclature = (set: CodeSet): PrintableTable => ({
  name: set.name,
  title: 'Nomenclature',
  edition: set.version,
  header: ['Code', 'Système', 'Libellé', 'Depuis', "Jusqu'au", 'Remplacé par'],
  rows: set.codes.map(({ code, system, display, validFrom = '', validTo = '', replacedBy = '' }) => [
    ...[code, system, display, validFrom, validTo, replacedBy],
  ]),
  notes: [...about(set), ...validity(set)],
})

const correspondence = (map: CodeMap): PrintableTable => ({
  name: map.name,
  title: 'Correspondance',
  edition: map.version,
  header: ['De', 'Système', 'Vers', 'Système'],
  rows: map.codes.map(({ from, fromSystem, to, toSystem }) => [from, fromSystem, to, toSystem]),
  notes: about(map),
})

const listed = (one: CodeSet | CodeMap, kind: string): string[] => [
  ...[one.name, kind, one.oid ?? '', one.version, String(one.codes.length), one.licence, sourceText(one.source)],
]

/** The list of the nomenclatures and correspondences, then each of them whole. */
export const codeTables = (): readonly PrintableTable[] => [
  {
    name: 'nomenclatures',
    title: 'Nomenclatures et correspondances',
    edition: '',
    header: ['Nom', 'Contenu', 'OID', 'Version', 'Lignes', 'Licence', 'Source'],
    rows: [...codeSets.map((set) => listed(set, 'codes')), ...codeMaps.map((map) => listed(map, 'correspondance'))],
    notes: [
      'LOINC : codes sous licence LOINC, voir NOTICE. « dmp-bench matrix <nom> » affiche une nomenclature entière.',
    ],
  },
  ...codeSets.map(nomenclature),
  ...codeMaps.map(correspondence),
]
