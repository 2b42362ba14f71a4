import {
  ParseOption,
  XmlBufferInputProvider,
  XmlDocument,
  XmlLibError,
  XsdValidator,
  xmlCleanupInputProvider,
  xmlRegisterInputProvider,
} from 'libxml2-wasm'

/** Schema files by name; what one includes or imports is found among them by its last path component. */
export type SchemaFiles = ReadonlyMap<string, string>

/** Where a document departs from its schema; `line` is 1-based, 0 unknown. */
export interface SchemaFault {
  readonly message: string
  readonly line: number
}

export interface CompiledSchemas {
  /** Faults of a document that is known to be well-formed and to hold no DOCTYPE; [] when it is valid. */
  validate(bytes: Uint8Array): readonly SchemaFault[]
  /** Gives the memory back. */
  dispose(): void
}

const safely = ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NONET
const root = 'schemas/'

/**
 * Compiles schemas once.
 *
 *   files and the one to begin with -> validator
 *
 * Only the files given can be read, and only while compiling. Throws XmlLibError when they are no schemas.
 */
export function compileSchemas(files: SchemaFiles, entry: string): CompiledSchemas {
  const buffers = Object.fromEntries([...files].map(([name, text]) => [`${root}${name}`, Buffer.from(text, 'utf8')]))
  xmlRegisterInputProvider(new XmlBufferInputProvider(buffers))
  let validator: XsdValidator
  try {
    const document = XmlDocument.fromString(files.get(entry) ?? '', {
      url: `${root}${entry}`,
      option: ParseOption.XML_PARSE_NONET,
    })
    try {
      validator = XsdValidator.fromDoc(document)
    } finally {
      document.dispose()
    }
  } finally {
    xmlCleanupInputProvider()
  }
  return {
    validate(bytes) {
      const document = XmlDocument.fromBuffer(bytes, { option: safely })
      try {
        validator.validate(document)
        return []
      } catch (error) {
        if (!(error instanceof XmlLibError)) throw error
        return error.details.map(({ message, line }) => ({ message: message.trim(), line: Math.max(line, 0) }))
      } finally {
        document.dispose()
      }
    },
    dispose: () => validator.dispose(),
  }
}
