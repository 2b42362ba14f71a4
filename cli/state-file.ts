import { existsSync, mkdtempSync, rmdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { openStore, type Store, UnusableDatabase } from '#simulator/store/world-store.js'
import { systemReason, UsageError } from './usage-error.js'

/** Said at once: the first call would otherwise be the one to tell that what is long has nowhere to go. */
function inTemporaryFiles(): Store {
  try {
    rmdirSync(mkdtempSync(join(tmpdir(), 'dmp-bench-')))
  } catch (error) {
    throw new UsageError(
      `Le dossier temporaire ${tmpdir()} ne s'écrit pas : ${systemReason(error)} ; TMPDIR en désigne un autre.`,
    )
  }
  return openStore(undefined)
}

/** The state of the bench in the file of `--db`, or in memory without; throws UsageError when the file cannot hold it. */
export function openState(db: string | undefined): Store {
  if (db === undefined) return inTemporaryFiles()
  if (db === ':memory:') throw new UsageError("« :memory: » n'est pas un fichier : sans --db, l'état reste en mémoire.")
  const file = resolve(db)
  if (!isFolder(dirname(file))) throw new UsageError(`La base ${db} ne peut être faite : son dossier n'existe pas.`)
  if (existsSync(file) && !statSync(file).isFile()) {
    throw new UsageError(`La base ${db} ne s'ouvre pas : ce n'est pas un fichier.`)
  }
  try {
    return openStore(file)
  } catch (error) {
    if (!(error instanceof UnusableDatabase)) throw error
    throw new UsageError(
      error.cause === undefined ? error.message : `La base ${db} ne s'ouvre pas : ${systemReason(error.cause)}.`,
    )
  }
}

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory()
