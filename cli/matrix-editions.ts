import { existsSync } from 'node:fs'
import type { DocumentMatrix } from '#matrix/document-matrix.js'
import { builtInDocumentMatrix } from '#matrix/document-rights.js'
import { functionalEditions } from '#matrix/functional-editions.js'
import type { FunctionalTable } from '#matrix/functional-table.js'
import { documentMatrixInUse, keptMatrixPath } from './matrix-in-use.js'
import { UsageError } from './usage-error.js'

/** An edition of a matrix, functional or of documents. */
export type MatrixEdition =
  | { readonly kind: 'functional'; readonly table: FunctionalTable }
  | { readonly kind: 'documents'; readonly matrix: DocumentMatrix }

const builtIn = 'documents'
const imported = 'importee'

/**
 * The edition that a text names: 526, 606, 2018, documents (that of the bench), importee (the last one imported), or the
 * file of an edition of the document matrix.
 *
 * Throws a UsageError when it names none, or when its file has faults.
 */
export async function matrixEdition(text: string): Promise<MatrixEdition> {
  const wanted = text.toLowerCase()
  const table = functionalEditions.find(({ id }) => id === wanted)
  if (table) return { kind: 'functional', table }
  if (wanted === builtIn) return { kind: 'documents', matrix: builtInDocumentMatrix }
  if (wanted === imported && !existsSync(keptMatrixPath())) {
    throw new UsageError("Aucune matrice n'est importée : « dmp-bench matrix import <fichier> » en enregistre une.")
  }
  if (wanted === imported) return { kind: 'documents', matrix: (await documentMatrixInUse()).matrix }
  if (existsSync(text)) return { kind: 'documents', matrix: (await documentMatrixInUse(text)).matrix }
  const known = [...functionalEditions.map(({ id }) => id), builtIn, imported]
  throw new UsageError(
    `Édition inconnue : ${text}. Les éditions sont ${known.join(', ')}, ou le fichier d'une matrice des documents.`,
  )
}
