import { existsSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { makeFolder } from '#fixtures/cards/make-folder.js'
import { documentJson } from '#matrix/document-json.js'
import type { DocumentMatrix } from '#matrix/document-matrix.js'
import { builtInDocumentMatrix } from '#matrix/document-rights.js'
import { homeDirectory } from './home.js'
import { readMatrixFile } from './matrix-file.js'
import { systemReason, UsageError } from './usage-error.js'

/** Where `matrix import` keeps the edition that is used from then on. */
export const keptMatrixPath = (): string => join(homeDirectory(), 'matrice-documents.json')

/** An edition and where it comes from; `path` is absent for the built-in one. */
export interface MatrixInUse {
  readonly matrix: DocumentMatrix
  readonly path?: string
}

/**
 * The document matrix to go by: the file given, or the last one imported, or the one that the bench comes with.
 *
 * Throws a UsageError when the file has faults: running by another table than the one asked would mislead.
 */
export async function documentMatrixInUse(file?: string): Promise<MatrixInUse> {
  const path = file ?? keptMatrixPath()
  if (file === undefined && !existsSync(path)) return { matrix: builtInDocumentMatrix }
  const read = await readMatrixFile(path)
  if (read.ok) return { matrix: read.matrix, path }
  const [first] = read.faults
  const others = read.faults.length - 1
  const more = others > 0 ? `, et ${others} ${others === 1 ? 'autre défaut' : 'autres défauts'}` : ''
  const remedy =
    file === undefined
      ? 'importez-la de nouveau ou supprimez ce fichier'
      : `« dmp-bench matrix import --essai ${path} » dit tout`
  throw new UsageError(`La matrice ${path} est refusée : ${first?.where} : ${first?.says}${more} (${remedy}).`)
}

/** Keeps an edition for every command to come: whole, or not at all. */
export function keepMatrix(matrix: DocumentMatrix): string {
  const path = keptMatrixPath()
  const draft = `${path}.nouveau`
  try {
    makeFolder(dirname(path))
    writeFileSync(draft, `${JSON.stringify(documentJson(matrix), null, 1)}\n`)
    renameSync(draft, path)
  } catch (error) {
    throw new UsageError(`La matrice ne s'écrit pas dans ${path} : ${systemReason(error)}.`)
  }
  return path
}
