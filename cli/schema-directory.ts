import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { compiles, namespacesOf, ownSchemas } from '#simulator/schemas/validate.js'
import { NS } from '#simulator/wire/namespaces.js'
import { readUserText } from './read-file.js'
import { systemReason, UsageError } from './usage-error.js'

/**
 * The schemas of an editor (`--schemas`): every .xsd of a directory and of those below it, by its bare name.
 *
 *   directory -> files by name
 *
 * Throws UsageError when it cannot be read, holds none, when libxml2 cannot make a validator of them, or when they
 * describe nothing that the DMP exchanges. Files may have any name: their target namespaces tell what they are.
 */
export function schemaDirectory(directory: string): ReadonlyMap<string, string> {
  const files = new Map(
    xsdFiles(directory).map((path) => [path.split(/[\\/]/).at(-1) ?? path, readUserText(join(directory, path))]),
  )
  if (files.size === 0) throw new UsageError(`Le dossier ${directory} ne contient aucun fichier .xsd.`)
  for (const [name, text] of files) {
    if (!/<(?:\w+:)?schema\b[^>]*>/.test(text)) {
      throw new UsageError(`Les schémas de ${directory} ne se lisent pas ensemble : ${name} n'est pas un schéma XML.`)
    }
  }
  const refused = compiles(files)
  if (refused !== undefined) {
    throw new UsageError(`Les schémas de ${directory} ne se lisent pas ensemble : ${refused}`)
  }
  const described = namespacesOf(files)
  if (!exchanged.some((namespace) => described.has(namespace))) {
    throw new UsageError(
      `Les schémas de ${directory} ne décrivent aucun message du DMP ; leur targetNamespace est à choisir parmi ${exchanged.join(', ')}.`,
    )
  }
  return files
}

/** The attributes of XML itself stand beside the schemas of anything. */
const exchanged = [...namespacesOf(ownSchemas)].filter((namespace) => namespace !== NS.xml)

function xsdFiles(directory: string): string[] {
  try {
    return readdirSync(directory, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.toLowerCase().endsWith('.xsd'))
      .sort()
  } catch (error) {
    throw new UsageError(`Le dossier de schémas ${directory} ne se lit pas : ${systemReason(error)}.`)
  }
}
