import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Folder of the project: the nearest above this file that holds package.json, compiled or not. */
export function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return folder
}

/** Folder of what the bench makes once and keeps (test PKI, cards): DMP_BENCH_HOME unless empty, or `.dmp-bench` in the project. */
export const homeDirectory = (): string => resolve(process.env.DMP_BENCH_HOME || join(projectRoot(), '.dmp-bench'))

export const pkiDirectory = (): string => join(homeDirectory(), 'pki')
