import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** A file without a name, of this process alone. */
export interface TemporaryFile {
  readonly descriptor: number
  close(): void
}

/**
 * Opens a file that ends with the process, however it ends: in a folder made for it, and open to its owner only.
 *
 *   folder to make it in, kind (French, part of its name) -> file to read and write; throws what the system says
 */
export function temporaryFile(directory: string, kind: string): TemporaryFile {
  const folder = mkdtempSync(join(directory, `dmp-bench-${kind}-`))
  const descriptor = openSync(join(folder, kind), 'wx+')
  remove(folder)
  return {
    descriptor,
    close() {
      closeSync(descriptor)
      remove(folder)
    },
  }
}

/** An open file without a name is deleted by the system; some systems refuse until it is closed. */
function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch {
    // Tried again when the file is closed.
  }
}
