import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { schemaDirectory } from '#cli/schema-directory.js'
import { UsageError } from '#cli/usage-error.js'
import { parameterValue } from '#cli/values.js'
import { ownSchemas, schemaFaults } from '#simulator/schemas/validate.js'

const folder = mkdtempSync(join(tmpdir(), 'dmp-bench-options-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('--param', () => {
  it.each([
    ['age-majorite=16', { ageMajorite: 16 }],
    ['fonctions-gestion-mineurs=false', { fonctionsGestionMineurs: false }],
    ['cumul-invisible_patient-masque_ps=true', { cumulInvisiblePatientMasquePs: true }],
  ])('%s', (text, expected) => {
    expect(parameterValue(text)).toEqual(expected)
  })

  it('adds up', () => {
    expect(parameterValue('age-majorite=16', parameterValue('fonctions-gestion-mineurs=true'))).toEqual({
      ageMajorite: 16,
      fonctionsGestionMineurs: true,
    })
  })

  it.each([
    ['age-majorite', /nom=valeur est attendu/],
    ['age=16', /age-majorite/],
    ['age-majorite=zéro', /un âge de 1 à 99 ans/],
    ['fonctions-gestion-mineurs=oui', /true ou false/],
    ['fonctions-gestion-mineurs=toString', /true ou false/],
    ['toString=1', /nom=valeur est attendu/],
    ['__proto__=1', /nom=valeur est attendu/],
  ])('refuses %s', (text, says) => {
    expect(() => parameterValue(text)).toThrow(says)
  })
})

describe('--schemas', () => {
  const directory = (files: Record<string, string>): string => {
    const made = mkdtempSync(join(folder, 'schemas-'))
    for (const [name, text] of Object.entries(files)) writeFileSync(join(made, name), text)
    return made
  }

  const inQuotes = ([name, text]: readonly [string, string]) =>
    [name, text.replace(/targetNamespace="([^"]*)"/, "targetNamespace='$1'")] as const

  it.each([
    ['as they are', [...ownSchemas]],
    ['in single quotes', [...ownSchemas].map(inQuotes)],
  ])('takes the files of a directory in the place of ours, %s', (_, schemas) => {
    const files = schemaDirectory(directory(Object.fromEntries(schemas)))
    const body = '<setAuthorization xmlns="urn:si-dmp-habilitations"><action>RETRAIT</action></setAuthorization>'
    const message = Buffer.from(
      `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body>${body}</s:Body></s:Envelope>`,
    )
    expect(files.size).toBe(ownSchemas.size)
    expect(schemaFaults(message, files)).toEqual(schemaFaults(message))
  })

  it.each([
    ['an absent directory', join(folder, 'nulle-part'), /ne se lit pas/],
    ['a directory without schema', directory({ 'lisez-moi.txt': '' }), /aucun fichier \.xsd/],
    ['a schema that is none', directory({ 'a.xsd': '<xs:schema' }), /ne se lisent pas ensemble/],
    [
      'a schema that lacks another',
      directory({
        'a.xsd':
          '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:a" xmlns:b="urn:b"><xs:element name="a" type="b:T"/></xs:schema>',
      }),
      /ne se lisent pas ensemble/,
    ],
    [
      'schemas of something else',
      directory({
        'a.xsd':
          '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:a"><xs:element name="a"/></xs:schema>',
        'xml.xsd': ownSchemas.get('xml.xsd') ?? '',
      }),
      /ne décrivent aucun message du DMP.* urn:si-dmp-habilitations, .*urn:hl7-org:v3/,
    ],
  ])('refuses %s with a sentence', (_, path, says) => {
    expect(() => schemaDirectory(path)).toThrow(UsageError)
    expect(() => schemaDirectory(path)).toThrow(says)
  })
})
