import { closeSync, constants, openSync, writeFileSync } from 'node:fs'

/** Writes a file that the user named; throws what the system says, also of a pipe that nobody reads. */
export function writeUserFile(path: string, content: string | Uint8Array): void {
  // Opening such a pipe would wait for ever; held open meanwhile, it cannot lose its reader before we write.
  const handle = openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_NONBLOCK)
  try {
    writeFileSync(path, content)
  } finally {
    closeSync(handle)
  }
}
