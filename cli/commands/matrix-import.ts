import { documentChanges } from '#matrix/document-changes.js'
import type { DocumentMatrix } from '#matrix/document-matrix.js'
import { plural } from '#reports/text/words.js'
import { changeLines } from '../matrix-changes.js'
import { readMatrixFile } from '../matrix-file.js'
import { documentMatrixInUse, keepMatrix, keptMatrixPath } from '../matrix-in-use.js'
import type { ExitCode, Terminal } from '../terminal.js'
import { UsageError } from '../usage-error.js'

export interface MatrixImportOptions {
  readonly edition?: string
  readonly ignorerTypesInconnus?: boolean
  readonly essai?: boolean
}

/** A file of a hundred thousand faults is told by its first ones. */
const mostFaults = 1000

/**
 * `dmp-bench matrix import <file>`: checks an edition of the document matrix whole, says what it changes, keeps it.
 *
 * 0 when it is kept (or would be), 1 when the file has faults, all told with their place: nothing is then changed.
 */
export async function matrixImportCommand(
  file: string,
  { edition, ignorerTypesInconnus, essai }: MatrixImportOptions,
  { out, err }: Terminal,
): Promise<ExitCode> {
  const read = await readMatrixFile(file, {
    ...(edition === undefined ? {} : { edition }),
    ignoreUnknownTypes: ignorerTypesInconnus ?? false,
  })
  if (!read.ok) {
    for (const { where, says } of read.faults.slice(0, mostFaults)) out(`${where} : ${says}`)
    const left = read.faults.length - mostFaults
    if (left > 0) out(`… et ${plural(left, 'autre défaut', 'autres défauts')}`)
    out('')
    out(`${file} est refusé : ${plural(read.faults.length, 'défaut')}. Rien n'est changé.`)
    return 1
  }
  const { matrix, ignoredTypes } = read
  const before = await inUse(err)
  out(`Édition lue : ${matrix.edition}, ${sizeOf(matrix)}.`)
  for (const typeCode of ignoredTypes) out(`Type laissé de côté, inconnu de JDV_J66 : ${typeCode}`)
  out(`Par rapport à l'édition en service, ${before.edition} :`)
  out('')
  for (const line of changeLines(documentChanges(before, matrix))) out(line)
  if (essai) {
    out("Essai : rien n'est enregistré.")
    return 0
  }
  out(
    `Enregistrée dans ${keepMatrix(matrix)} : serve et run s'en servent désormais (la supprimer rend l'édition du banc).`,
  )
  if (process.env.DMP_BENCH_MATRIX) err('Attention : DMP_BENCH_MATRIX désigne une autre matrice, qui passe avant elle.')
  return 0
}

/** An edition kept before and damaged since is replaced: it is no reason to refuse its successor. */
async function inUse(err: Terminal['err']): Promise<DocumentMatrix> {
  try {
    return (await documentMatrixInUse()).matrix
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    err(`${error.message} Elle est remplacée (${keptMatrixPath()}).`)
    const { builtInDocumentMatrix } = await import('#matrix/document-rights.js')
    return builtInDocumentMatrix
  }
}

const sizeOf = ({ rows, columns }: DocumentMatrix): string =>
  `${plural(rows.length, 'type')} et ${plural(columns.length, 'profession')}`
