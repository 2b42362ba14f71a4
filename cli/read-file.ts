import { closeSync, constants, fstatSync, openSync, readFileSync, readSync } from 'node:fs'
import { systemReason, UsageError } from './usage-error.js'

/** Above this a file is refused, and what it then cannot be. */
export interface FileLimit {
  readonly bytes: number
  readonly isNot: string
}

/**
 * The bytes of a file that the user named, whatever it is named for.
 *
 * Only an ordinary file: a pipe or a device tells no length, may never end, and may not even open. Throws UsageError.
 */
export function readUserFile(path: string, limit?: FileLimit): Buffer {
  if (path.trim() === '') throw new UsageError('Le nom du fichier à lire est vide.')
  let handle: number | undefined
  try {
    // A pipe that nobody writes to would keep us waiting before it could be looked at.
    handle = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
    const stats = fstatSync(handle)
    if (stats.isDirectory()) throw new UsageError(`${path} n'est pas un fichier.`)
    if (!stats.isFile()) throw notOrdinary(path)
    if (limit && stats.size > limit.bytes) {
      throw new UsageError(`Le fichier ${path} dépasse ${limit.bytes / 1024 / 1024} Mio : ce n'est pas ${limit.isNot}.`)
    }
    if (stats.size > 0) return readFileSync(handle)
    // Files of the system tell no length either, and some of them never end.
    if (readSync(handle, Buffer.alloc(1)) > 0) throw notOrdinary(path)
    return Buffer.alloc(0)
  } catch (error) {
    if (error instanceof UsageError) throw error
    // What the system says of a socket.
    if ((error as NodeJS.ErrnoException).code === 'ENXIO') throw notOrdinary(path)
    throw new UsageError(`Le fichier ${path} ne se lit pas : ${systemReason(error)}.`)
  } finally {
    if (handle !== undefined) closeSync(handle)
  }
}

/** The same in UTF-8. A string holds less than a file: half a gibibyte is too long for one. */
export function readUserText(path: string): string {
  const bytes = readUserFile(path)
  try {
    return bytes.toString('utf8')
  } catch (error) {
    throw new UsageError(`Le fichier ${path} ne se lit pas : ${systemReason(error)}.`)
  }
}

const notOrdinary = (path: string): UsageError =>
  new UsageError(`${path} n'est pas un fichier ordinaire : enregistrez d'abord ce qu'il donne dans un fichier.`)
