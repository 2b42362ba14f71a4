import { basename } from 'node:path'
import { type ImportFacts, type ImportFault, type ImportRead, oneLine } from '#matrix/document-import.js'
import { isDocumentJson, readDocumentJson } from '#matrix/document-json.js'
import { readDocumentJsonApi } from '#matrix/document-jsonapi.js'
import { isDocumentSheet, readDocumentSheet, type SheetTable } from '#matrix/document-sheet.js'
import { type FileLimit, readUserFile } from './read-file.js'

export interface MatrixFileOptions {
  /** Name of the edition; that of the file when absent. */
  readonly edition?: string
  readonly ignoreUnknownTypes?: boolean
}

const limit: FileLimit = { bytes: 32 * 1024 * 1024, isNot: 'une matrice' }

/**
 * Reads an edition of the document matrix from a file, whatever its form: its first bytes tell which.
 *
 *   JSON of the bench, JSON:API of Mon espace santé, XLSX or CSV -> the edition, or every fault with its place
 *
 * Throws a UsageError when the file itself cannot be read. The file is only read, and nothing in it is run.
 */
export async function readMatrixFile(path: string, options: MatrixFileOptions = {}): Promise<ImportRead> {
  const file = oneLine(basename(path))
  const facts: ImportFacts = {
    file,
    edition: options.edition ?? file,
    ignoreUnknownTypes: options.ignoreUnknownTypes ?? false,
  }
  const bytes = readUserFile(path, limit)
  if (bytes.length === 0) return refused(file, 'fichier vide')
  if (startsWith(bytes, 0x50, 0x4b)) {
    const { readXlsxFile } = await import('./matrix-xlsx.js')
    const { tables, faults } = await readXlsxFile(bytes)
    return readTable(tables.find(isDocumentSheet) ?? tables[0], faults, facts)
  }
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    return refused(
      file,
      'ancien classeur (.xls) ou classeur protégé par un mot de passe : un .xlsx ordinaire est attendu',
    )
  }
  if (/^\s*[{[]/.test(Buffer.from(bytes.subarray(0, 1000)).toString('utf8').replace('\ufeff', ''))) {
    return readJson(bytes, facts)
  }
  const { readCsvFile } = await import('./matrix-csv.js')
  const { table, faults } = readCsvFile(bytes)
  return readTable(table, faults, facts)
}

function readTable(table: SheetTable | undefined, faults: readonly ImportFault[], facts: ImportFacts): ImportRead {
  if (table === undefined) return faults.length > 0 ? { ok: false, faults } : refused(facts.file, 'aucune feuille')
  const read = readDocumentSheet(table, facts)
  if (faults.length === 0) return read
  // A cell that could not be read is told once, by what it is.
  const told = new Set(faults.map(({ where }) => where))
  const others = read.ok ? [] : read.faults.filter(({ where }) => !told.has(where))
  return { ok: false, faults: [...faults, ...others] }
}

function readJson(bytes: Uint8Array, facts: ImportFacts): ImportRead {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
    return refused(facts.file, `JSON mal formé${position === undefined ? '' : ` au caractère ${position}`}`)
  }
  return isDocumentJson(value) ? readDocumentJson(value, facts) : readDocumentJsonApi(value, facts)
}

const startsWith = (bytes: Uint8Array, ...first: readonly number[]): boolean =>
  first.every((byte, at) => bytes[at] === byte)

const refused = (where: string, says: string): ImportRead => ({ ok: false, faults: [{ where, says }] })
