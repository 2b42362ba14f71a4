import { NS } from '../wire/namespaces.js'
import { type CompiledSchemas, compileSchemas, type SchemaFault, type SchemaFiles } from '../wire/xsd.js'
import { schemas } from './index.js'

const entry = 'message.xsd'

const aggregate = (namespace: string): string => `all-${Buffer.from(namespace).toString('hex')}.xsd`

const targetOf = (text: string): string | undefined =>
  /<(?:\w+:)?schema\b[^>]*?\btargetNamespace=(["'])(.*?)\1/s.exec(text)?.[2]

/** The SOAP envelope with a body that the other schemas judge, and headers that nobody does. */
const envelope = `<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${NS.soap}" elementFormDefault="qualified">
  <xs:element name="Envelope">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="Header" minOccurs="0">
          <xs:complexType>
            <xs:sequence><xs:any minOccurs="0" maxOccurs="unbounded" processContents="skip"/></xs:sequence>
            <xs:anyAttribute processContents="skip"/>
          </xs:complexType>
        </xs:element>
        <xs:element name="Body">
          <xs:complexType>
            <xs:sequence><xs:any processContents="strict"/></xs:sequence>
            <xs:anyAttribute processContents="skip"/>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:anyAttribute processContents="skip"/>
    </xs:complexType>
  </xs:element>
</xs:schema>
`

/**
 * Adds to schema files what joins them: one schema for each namespace, and one that imports these and the envelope.
 *
 * A namespace spread over several files must be entered once, or only its first file would count.
 */
function joined(files: SchemaFiles): SchemaFiles {
  const byNamespace = new Map<string, string[]>()
  for (const [name, text] of files) {
    const namespace = targetOf(text)
    if (namespace) byNamespace.set(namespace, [...(byNamespace.get(namespace) ?? []), name])
  }
  const all = new Map(files)
  for (const [namespace, names] of byNamespace) {
    const includes = names.map((name) => `<xs:include schemaLocation="${name}"/>`).join('')
    all.set(
      aggregate(namespace),
      `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${namespace}">${includes}</xs:schema>`,
    )
  }
  all.set('envelope.xsd', envelope)
  const imports = [...byNamespace.keys()]
    .map((namespace) => `<xs:import namespace="${namespace}" schemaLocation="${aggregate(namespace)}"/>`)
    .join('')
  all.set(
    entry,
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:import namespace="${NS.soap}" schemaLocation="envelope.xsd"/>${imports}</xs:schema>`,
  )
  return all
}

/** Our own schemas, by file. */
export const ownSchemas: SchemaFiles = new Map(schemas.map(({ file, text }) => [file, text]))

/** Namespaces that schema files describe. */
export const namespacesOf = (files: SchemaFiles): ReadonlySet<string> =>
  new Set([...files.values()].map(targetOf).filter((namespace) => namespace !== undefined))

/** Why these files cannot validate anything, in the words of libxml2; undefined when they can. */
export function compiles(files: SchemaFiles): string | undefined {
  try {
    compiledFrom(files)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message.trim() : String(error)
  }
}

const compiled = new WeakMap<SchemaFiles, CompiledSchemas>()

function compiledFrom(files: SchemaFiles): CompiledSchemas {
  const known = compiled.get(files) ?? compileSchemas(joined(files), entry)
  compiled.set(files, known)
  return known
}

/** The content of a document is an xop:Include on the wire, which the schemas do not tell of. */
const ofAttachment = ({ message }: SchemaFault): boolean => message.includes(NS.xop) || /\}Document'/.test(message)

/**
 * Validates a SOAP message against schemas, ours or those of a directory; they are compiled once.
 *
 *   bytes of the envelope -> faults of its body, [] when it is valid
 */
export function schemaFaults(bytes: Uint8Array, files: SchemaFiles = ownSchemas): readonly SchemaFault[] {
  return compiledFrom(files)
    .validate(bytes)
    .filter((fault) => !ofAttachment(fault))
}
