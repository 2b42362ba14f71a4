import { escapeAttribute } from '../wire/write.js'
import type { Part } from './parts.js'

/** One of our XML schemas: written from the element tables of the specification, never from an official file. */
export interface Schema {
  /** Name in `?xsd=` and in `schemaLocation`. */
  readonly file: string
  readonly namespace: string
  readonly text: string
}

/** Namespaces that a schema refers to, by the prefix used in it; `from` is the file that defines them. */
export interface Imported {
  readonly prefix: string
  readonly namespace: string
  readonly from: string
}

interface SchemaDraft {
  readonly file: string
  readonly namespace: string
  readonly includes?: readonly string[]
  readonly imports?: readonly Imported[]
  /** Where prefix `t` is the schema's own namespace and `xs` XML Schema. */
  readonly definitions: readonly Part[]
}

function lines({ tag, attributes, children }: Part, indent: string): readonly string[] {
  const written = Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeAttribute(value)}"`))
    .join('')
  return children.length === 0
    ? [`${indent}<xs:${tag}${written}/>`]
    : [
        `${indent}<xs:${tag}${written}>`,
        ...children.flatMap((child) => lines(child, `${indent}  `)),
        `${indent}</xs:${tag}>`,
      ]
}

/** Completes a schema with its head: elements qualified, attributes not, as all those of the DMP. */
export function schema({ file, namespace, includes = [], imports = [], definitions }: SchemaDraft): Schema {
  const prefixes = imports.map(({ prefix, namespace: imported }) => ` xmlns:${prefix}="${imported}"`).join('')
  const text = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="${namespace}"${prefixes}` +
      ` targetNamespace="${namespace}" elementFormDefault="qualified" attributeFormDefault="unqualified">`,
    ...includes.map((one) => `  <xs:include schemaLocation="${one}"/>`),
    ...imports.map(
      ({ namespace: imported, from }) => `  <xs:import namespace="${imported}" schemaLocation="${from}"/>`,
    ),
    ...definitions.flatMap((one) => lines(one, '  ')),
    '</xs:schema>',
    '',
  ].join('\n')
  return { file, namespace, text }
}
