/** Something the user can put right: one French sentence, printed alone, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** French reason of a failed file or socket operation. */
export function systemReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  // SQLite tells the cause after the kind: SQLITE_IOERR_WRITE, SQLITE_READONLY_DBMOVED.
  const kind = /^SQLITE_[A-Z]+/.exec(code)?.[0] ?? code
  if (reasons[kind] !== undefined) return reasons[kind]
  if (error instanceof Error && 'syscall' in error) return `erreur ${code} du système`
  return error instanceof Error ? error.message : String(error)
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'introuvable',
  EACCES: 'accès refusé',
  EPERM: 'accès refusé',
  EEXIST: 'ce nom est celui d’un fichier',
  EISDIR: "c'est un dossier",
  ENOTDIR: "un élément du chemin n'est pas un dossier",
  ENOTSUP: 'aucun dossier ne peut y être fait',
  ENXIO: "ce n'est pas un fichier, et rien ne le lit",
  ENAMETOOLONG: 'nom trop long',
  ELOOP: 'des liens se renvoient l’un à l’autre',
  ENOSPC: 'disque plein',
  EROFS: 'disque en lecture seule',
  ERR_FS_FILE_TOO_LARGE: 'fichier trop long',
  ERR_STRING_TOO_LONG: 'fichier trop long',
  EMFILE: 'trop de fichiers ouverts',
  ENOTFOUND: 'nom introuvable',
  SQLITE_NOTADB: "ce fichier n'est pas une base de dmp-bench",
  SQLITE_CANTOPEN: 'le fichier ne peut être ni ouvert ni créé',
  SQLITE_READONLY: 'fichier en lecture seule',
  SQLITE_BUSY: "un autre dmp-bench ou un autre programme s'en sert déjà ; arrêtez-le, ou donnez un autre fichier",
  SQLITE_CORRUPT: 'le fichier est abîmé',
  SQLITE_IOERR: 'elle ne peut être ni lue ni écrite à cet endroit',
  SQLITE_FULL: 'disque plein',
  EADDRNOTAVAIL: "adresse qui n'appartient pas à cette machine",
}
