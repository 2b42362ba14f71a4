import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const home = fileURLToPath(new URL('../../../shared/samples/', import.meta.url))

/** Why the sample messages cannot be read here; undefined when they can. */
export const skipReason = existsSync(home) ? undefined : 'skipped, the folder ../shared/samples is absent'

export interface Sample {
  /** Path below the samples folder, e.g. `drimbox/td2.1-request.mtom`. */
  readonly name: string
  readonly bytes: Buffer
}

/** Messages of clients that nobody of us wrote, read in place; none when the folder is absent. */
export const samples = (...folders: readonly string[]): Sample[] =>
  skipReason
    ? []
    : folders.flatMap((folder) =>
        readdirSync(`${home}${folder}`)
          .sort()
          .map((file) => ({ name: `${folder}/${file}`, bytes: readFileSync(`${home}${folder}/${file}`) })),
      )
