import { spawnSync } from 'node:child_process'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogue } from '#fixtures/cards/catalogue/index.js'
import { aCda, type CdaOptions } from '#fixtures/documents/cda.js'
import { people } from '#fixtures/people/index.js'
import { type CodeSet, hasCode } from '#matrix/codes/code-set.js'
import { j01AuthorSpecialty } from '#matrix/codes/j01-author-specialty.js'
import { j02HealthcareFacilityType } from '#matrix/codes/j02-healthcare-facility-type.js'
import { j04PracticeSetting } from '#matrix/codes/j04-practice-setting.js'
import { j07TypeCode } from '#matrix/codes/j07-type-code.js'
import { parseXml } from '#simulator/wire/xml.js'
import type { XmlElement } from '#simulator/wire/xml-tree.js'
import { utc } from './support/local-to-utc.js'
import { expectPdf } from './support/pdf-file.js'
import { samples, skipReason } from './support/samples.js'
import { hasTool } from './support/tools.js'

const [patient] = people.filter(({ id }) => id === 'dmp-ouvert')
const [pharmacien] = catalogue.filter(({ id }) => id === 'pharmacien-cps')
if (!patient || !pharmacien) throw new Error('no patient or no author')

const options: CdaOptions = {
  uniqueId: '2.25.123456789',
  patient,
  author: pharmacien,
  title: "Compte rendu d'entretien pharmaceutique",
  typeCode: '78601-2',
  creationTime: new Date('2026-07-01T22:30:05Z'),
  body: 'pdf',
}

describe('aCda', () => {
  it.each(
    catalogue.flatMap((author) =>
      people.map((person) => [author.id, person.id, { ...options, author, patient: person }] as const),
    ),
  )('by %s about %s, says in its header what its facts say', (_author, _person, what) => {
    const { bytes, facts } = aCda(what)
    const root = read(bytes)
    const at = (path: string) => select(root, path)[0]
    const attribute = (path: string, name: string) => at(path)?.attr(name)
    const coded = (path: string) => {
      const element = at(path)
      return [element?.attr('code'), element?.attr('codeSystem'), element?.attr('displayName')]
    }
    const code = (value: { code: string; system: string; display: string }) => [value.code, value.system, value.display]
    const xcn = (path: string) => {
      const id = select(root, `${path}/id`)[0]
      const name = `${path}/assignedPerson/name`
      return `${id?.attr('extension')}^${text(at(`${name}/family`))}^${text(at(`${name}/given`))}^^^^^^&${id?.attr('root')}&ISO^D^^^IDNPS`
    }
    const xon = (path: string) =>
      `${text(at(`${path}/name`))}^^^^^&${attribute(`${path}/id`, 'root')}&ISO^IDNST^^^${attribute(`${path}/id`, 'extension')}`

    expect(facts.mimeType).toBe('text/xml')
    expect(facts.uniqueId).toBe(attribute('id', 'root'))
    expect(attribute('id', 'extension')).toBeUndefined()
    expect(code(facts.typeCode)).toEqual(coded('code'))
    expect(facts.title).toBe(text(at('title')))
    expect(facts.languageCode).toBe(attribute('languageCode', 'code'))
    expect(code(facts.confidentialityCode)).toEqual(coded('confidentialityCode'))
    expect(facts.creationTime).toBe(utc(attribute('effectiveTime', 'value')))
    const act = 'documentationOf/serviceEvent'
    expect(facts.serviceStartTime).toBe(utc(attribute(`${act}/effectiveTime/low`, 'value')))
    expect(facts.serviceStopTime).toBe(utc(attribute(`${act}/effectiveTime/high`, 'value')))
    const { serviceStartTime, serviceStopTime = '', creationTime } = facts
    expect(serviceStartTime < serviceStopTime && serviceStopTime < creationTime).toBe(true)
    const performer = `${act}/performer/assignedEntity/representedOrganization`
    expect(code(facts.practiceSettingCode)).toEqual(coded(`${performer}/standardIndustryClassCode`))
    const facility = 'componentOf/encompassingEncounter/location/healthCareFacility'
    expect(code(facts.healthcareFacilityTypeCode)).toEqual(coded(`${facility}/code`))
    expect(facts.legalAuthenticator).toBe(xcn('legalAuthenticator/assignedEntity'))
    const [specialtyCode, specialtySystem, specialtyLabel] = coded('author/assignedAuthor/code')
    const specialty = `${specialtyCode}^${specialtyLabel}^${specialtySystem}`
    expect(facts.authors).toEqual([
      {
        persons: [xcn('author/assignedAuthor')],
        institutions: [xon('author/assignedAuthor/representedOrganization')],
        specialties: [specialty],
        roles: [],
      },
    ])
    const [ins, local] = select(root, 'recordTarget/patientRole/id')
    expect([ins?.attr('extension'), ins?.attr('root')]).toEqual([what.patient.ins, what.patient.insOid])
    expect(facts.sourcePatientId).toBe(`${local?.attr('extension')}^^^&${local?.attr('root')}&ISO^PI`)
    expect(facts.sourcePatientInfo).toEqual(pidFields(root))
    expect(attribute('component/nonXMLBody/text', 'mediaType')).toBe('application/pdf')
    expect(facts.formatCode.code).toBe('urn:ihe:iti:xds-sd:pdf:2008')
  })

  it('uses codes of the CI-SIS only', () => {
    for (const author of catalogue) {
      const root = read(aCda({ ...options, author }).bytes)
      const known = (path: string, set: CodeSet) => {
        for (const element of select(root, path)) {
          const code = element.attr('code') ?? ''
          expect(hasCode(set, code, element.attr('codeSystem')), `${path} ${code}`).toBe(true)
        }
      }
      known('code', j07TypeCode)
      known('author/assignedAuthor/code', j01AuthorSpecialty)
      known('componentOf/encompassingEncounter/location/healthCareFacility/code', j02HealthcareFacilityType)
      const performer = 'documentationOf/serviceEvent/performer/assignedEntity/representedOrganization'
      known(`${performer}/standardIndustryClassCode`, j04PracticeSetting)
    }
  })

  it('has the children that level 1 wants, in the order of the XSD', () => {
    const names = (replaces?: string) =>
      read(aCda({ ...options, ...(replaces === undefined ? {} : { replaces }) }).bytes).elements.map(({ name }) => name)
    const header = `realmCode typeId templateId templateId templateId id code title effectiveTime confidentialityCode
      languageCode setId versionNumber recordTarget author custodian legalAuthenticator documentationOf`.split(/\s+/)
    expect(names()).toEqual([...header, 'componentOf', 'component'])
    expect(names('2.25.1')).toEqual([...header, 'relatedDocument', 'componentOf', 'component'])
  })

  it.skipIf(skipReason)(`orders them as a published document does${skipReason ? ` (${skipReason})` : ''}`, () => {
    const sample = samples('cda').find(({ name }) => name === 'cda/DOC_NON_STRUCTURE_CDA-R2-N1.xml')
    const names = (bytes: Uint8Array) => read(bytes).elements.map(({ name }) => name)
    const published = names(sample?.bytes ?? Buffer.alloc(0))
    expect(names(aCda(options).bytes)).toEqual(published.filter((name) => name !== 'participant'))
  })

  it('goes from one version to the next', () => {
    const version = (root: XmlElement) => select(root, 'versionNumber')[0]?.attr('value')
    const first = read(aCda(options).bytes)
    expect(version(first)).toBe('1')
    expect(select(first, 'setId')[0]?.attr('root')).toBe(options.uniqueId)
    const second = read(
      aCda({ ...options, uniqueId: '2.25.2', setId: options.uniqueId, replaces: options.uniqueId }).bytes,
    )
    expect(version(second)).toBe('2')
    expect(select(second, 'setId')[0]?.attr('root')).toBe(options.uniqueId)
    expect(select(second, 'relatedDocument')[0]?.attr('typeCode')).toBe('RPLC')
    expect(select(second, 'relatedDocument/parentDocument/id')[0]?.attr('root')).toBe(options.uniqueId)
  })

  it('carries a text body as it is', () => {
    const { bytes, facts } = aCda({ ...options, body: 'text', text: 'Prescription : été <&> 𝄞' })
    expect(bodyOf(bytes).toString('utf8')).toBe('Prescription : été <&> 𝄞')
    expect(facts.formatCode.code).toBe('urn:ihe:iti:xds-sd:text:2008')
  })

  it('takes a code that no nomenclature has when it is given whole, and no other', () => {
    const odd = { code: '27899-4', system: '2.16.840.1.113883.6.1', display: 'Retiré' }
    expect(aCda({ ...options, typeCode: odd }).facts.typeCode).toEqual(odd)
    expect(() => aCda({ ...options, typeCode: '27899-4' })).toThrow(/JDV_J66/)
  })

  it('comes to the size asked within three bytes, or to its own when that is more', () => {
    const own = aCda(options).bytes.byteLength
    const size = fc.integer({ min: 1, max: 60_000 })
    fc.assert(
      fc.property(size, fc.constantFrom('pdf', 'text'), (sizeBytes, body) => {
        const { bytes } = aCda({ ...options, body, sizeBytes })
        const { byteLength } = bytes
        if (sizeBytes > own) expect(sizeBytes - byteLength).toBeLessThanOrEqual(3)
        if (sizeBytes > own) expect(byteLength).toBeLessThanOrEqual(sizeBytes)
        else expect(byteLength).toBeLessThanOrEqual(own)
        if (body === 'pdf') expectPdf(bodyOf(bytes))
      }),
      { numRuns: 40 },
    )
    expect(aCda({ ...options, sizeBytes: 1_000_000 }).bytes.byteLength).toBeGreaterThan(999_996)
  })

  it('is well-formed and faithful whatever its title says', () => {
    const title = fc.string({ unit: 'binary', minLength: 1, maxLength: 128 }).filter(isXmlText)
    fc.assert(
      fc.property(title, (title) => {
        const { bytes, facts } = aCda({ ...options, title })
        expect(text(select(read(bytes), 'title')[0])).toBe(facts.title)
        expectPdf(bodyOf(bytes))
      }),
      { numRuns: 60 },
    )
  })

  it('gives the same bytes for the same sheet', () => {
    expect(aCda(options).bytes).toEqual(aCda({ ...options }).bytes)
  })

  const xmllint = hasTool('xmllint')
  it.skipIf(!xmllint)(`is well-formed for xmllint${xmllint ? '' : ' (skipped: xmllint is not installed)'}`, () => {
    for (const what of [options, { ...options, body: 'text' as const }, { ...options, title: 'a & b < c' }]) {
      const { status, stderr } = spawnSync('xmllint', ['--noout', '-'], { input: aCda(what).bytes })
      expect([status, stderr.toString()]).toEqual([0, ''])
    }
  })
})

function read(bytes: Uint8Array): XmlElement {
  const parsed = parseXml(bytes, { processingInstructions: 'ignore' })
  if (!parsed.ok) throw new Error(parsed.reason)
  return parsed.root
}

/** Elements at a path of local names below an element. */
const select = (root: XmlElement, path: string): readonly XmlElement[] =>
  path
    .split('/')
    .reduce<readonly XmlElement[]>(
      (parents, step) => parents.flatMap((parent) => parent.elements.filter(({ name }) => name === step)),
      [root],
    )

const text = (element: XmlElement | undefined): string | undefined => element?.text

/** PID fields that the traits of the header make. */
function pidFields(root: XmlElement): readonly string[] {
  const person = 'recordTarget/patientRole/patient'
  const part = (name: string, qualifier?: string) =>
    text(select(root, `${person}/name/${name}`).find((element) => element.attr('qualifier') === qualifier))
  const used = part('family', 'CL')
  return [
    `PID-5|${part('family', 'BR')}^${part('given', 'BR')}^${part('given')}^^^^L`,
    ...(used === undefined ? [] : [`PID-5|${used}^${part('given', 'CL')}^^^^^D`]),
    `PID-7|${select(root, `${person}/birthTime`)[0]?.attr('value')}`,
    `PID-8|${select(root, `${person}/administrativeGenderCode`)[0]?.attr('code')}`,
  ]
}

const bodyOf = (bytes: Uint8Array): Buffer =>
  Buffer.from(text(select(read(bytes), 'component/nonXMLBody/text')[0]) ?? '', 'base64')

/** Characters that XML 1.0 can carry. */
const isXmlText = (value: string): boolean => /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u.test(value)
