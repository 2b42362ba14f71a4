import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { availabilityStatus, type DocumentEntry, type StoredDocument } from '#simulator/domain/document.js'
import { namesPatient, readPatientIdentifier } from '#simulator/domain/hl7-fields.js'
import { firstInstantOf, isPartialTime } from '#simulator/domain/partial-time.js'
import { leafWithStatus, renderLeaf } from '#simulator/wire/ebxml-leaf.js'
import { readCodedValue, readQueryValue } from '#simulator/wire/ebxml-query.js'
import { readDocumentEntry, readSubmissionSet } from '#simulator/wire/ebxml-read.js'
import { registryErrorList } from '#simulator/wire/ebxml-response.js'
import { entryScheme } from '#simulator/wire/ebxml-schemes.js'
import { anEntry, aSet, entryXml, lotMessage, patientCx, rootOf } from './support/lot-message.js'

const rim = 'urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0'
const leafRoot = (leaf: string) => {
  const [object] = rootOf(`<ns4:List xmlns:ns4="${rim}">${leaf}</ns4:List>`).elements
  if (!object) throw new Error('no object')
  return object
}
const count = () => {
  let last = 0
  return () => `0000000a-0000-4000-8000-${String(++last).padStart(12, '0')}`
}

/** Characters that XML can carry and that attribute values keep. */
const text = fc.string({
  unit: fc.constantFrom('a', 'É', '&', '<', '>', '"', "'", '^', '|', '#'),
  minLength: 1,
  maxLength: 8,
})
const code = fc.record({ code: text, system: text, display: text })
const author = fc.record({
  persons: fc.array(text, { maxLength: 2 }),
  institutions: fc.array(text, { maxLength: 2 }),
  specialties: fc.array(text, { maxLength: 2 }),
  roles: fc.array(text, { maxLength: 1 }),
})
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const entry: fc.Arbitrary<DocumentEntry> = fc
  .record({
    submittedId: fc.constant('urn:uuid:0000000a-0000-4000-8000-00000000000a'),
    mimeType: text,
    objectType: fc.constant('urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1'),
    creationTime: maybe(text),
    hash: fc.constant('0'.repeat(40)),
    size: fc.constant('12'),
    languageCode: maybe(text),
    legalAuthenticator: maybe(text),
    serviceStartTime: maybe(text),
    serviceStopTime: maybe(text),
    sourcePatientId: maybe(text),
    sourcePatientInfo: fc.array(text, { maxLength: 3 }),
    referenceIds: fc.array(text, { maxLength: 2 }),
    title: maybe(text),
    comments: maybe(text),
    versionName: fc.constant('1'),
    authors: fc.array(author, { maxLength: 2 }),
    classCode: maybe(code),
    typeCode: maybe(code),
    formatCode: maybe(code),
    confidentialityCodes: fc.array(code, { maxLength: 3 }),
    eventCodes: fc.array(code, { maxLength: 2 }),
    healthcareFacilityTypeCode: maybe(code),
    practiceSettingCode: maybe(code),
    patientId: maybe(text),
    uniqueId: maybe(text),
  })
  .map((fields) => ({ ...fields, hasSourcePatientInfo: fields.sourcePatientInfo.length > 0 }))

const stored = (kept: DocumentEntry): StoredDocument => ({
  entryUuid: kept.submittedId,
  logicalId: kept.submittedId,
  version: 1,
  status: availabilityStatus.approved,
  entry: kept,
  hash: '0'.repeat(40),
  sizeBytes: 12,
  isLotSignature: false,
  submissionSetUuid: 'urn:uuid:0000000a-0000-4000-8000-00000000000b',
  submittedAt: '20260115101502',
})

describe('an entry', () => {
  it('is read back from its leaf as it was submitted', () => {
    fc.assert(
      fc.property(entry, (kept) => {
        expect(readDocumentEntry(leafRoot(renderLeaf(stored(kept), count())))).toEqual(kept)
      }),
      { numRuns: 100 },
    )
  })

  it('is rendered byte for byte as dmp-answers-outline 4.2 draws it', () => {
    const submitted = readDocumentEntry(
      rootOf(entryXml(anEntry()).replace('<ExtrinsicObject', `<ExtrinsicObject xmlns="${rim}"`)),
    )
    const leaf = renderLeaf(
      stored({ ...submitted, submittedId: 'urn:uuid:0000000a-0000-4000-8000-00000000000a' }),
      count(),
    )
    expect(leaf.replace(/></g, '>\n<')).toMatchSnapshot()
    const object = leafRoot(leaf)
    expect(object.attributes.map(({ name }) => name)).toEqual([
      'id',
      'isOpaque',
      'lid',
      'mimeType',
      'objectType',
      'status',
    ])
    const slots = object.all(rim, 'Slot').map((slot) => slot.attr('name'))
    expect(slots).toEqual([...slots].sort())
    expect([...leaf.matchAll(/classificationScheme="urn:uuid:([0-9a-f]{8})/g)].map(([, scheme]) => scheme)).toEqual([
      ...['93606bcf', '41a5887f', 'f4f85eac', 'a09d5840', 'f33fb8ac', 'cccf5598', 'f0306f51'],
    ])
    expect(object.all(rim, 'Classification')[0]?.attributes.map(({ name }) => name)).toEqual([
      ...['classificationScheme', 'classifiedObject', 'id', 'nodeRepresentation'],
    ])
  })

  it('takes its current status, whatever its texts', () => {
    fc.assert(
      fc.property(entry, fc.constantFrom(...Object.values(availabilityStatus)), (kept, status) => {
        const trap = { ...kept, title: ` status="${availabilityStatus.approved}"` }
        const leaf = Buffer.from(renderLeaf(stored(trap), count()))
        const object = leafRoot(Buffer.from(leafWithStatus(leaf, status)).toString('utf8'))
        expect(object.attr('status')).toBe(status)
        expect(readDocumentEntry(object)).toEqual(trap)
      }),
      { numRuns: 30 },
    )
  })

  it('is read from sloppy XML: nothing there, slots after classifications, a slot in two pieces', () => {
    const empty = readDocumentEntry(rootOf(`<ExtrinsicObject xmlns="${rim}"/>`))
    expect(empty).toMatchObject({
      submittedId: '',
      mimeType: '',
      authors: [],
      confidentialityCodes: [],
      hasSourcePatientInfo: false,
    })
    const sloppy = readDocumentEntry(
      rootOf(`<ExtrinsicObject xmlns="${rim}"><Classification classificationScheme="urn:uuid:f0306f51-975f-434e-a61c-c59651d33983"/>
        <Slot name="sourcePatientInfo"/><Slot name="hash"><ValueList><Value> </Value></ValueList></Slot>
        <Slot name="size"><ValueList><Value>
          12
        </Value></ValueList></Slot></ExtrinsicObject>`),
    )
    expect(sloppy).toMatchObject({
      typeCode: { code: '', system: '', display: '' },
      hasSourcePatientInfo: true,
      sourcePatientInfo: [],
      hash: undefined,
      size: '12',
    })
  })
})

it('a submission set is read as it was written', () => {
  const { body } = lotMessage({ set: aSet(), entries: [] })
  const [list] = [...body.descendants()].filter(({ name }) => name === 'RegistryPackage')
  expect(list && readSubmissionSet(list)).toMatchObject({
    submittedId: 'SubmissionSet01',
    submissionTime: '20260115101502',
    contentTypeCode: { code: '07', system: '1.2.250.1.213.2.2' },
    patientId: patientCx,
    sourceId: '1.2.250.1.999.9.1',
    uniqueId: '1.2.250.1.999.9.1.7.1',
  })
})

it('is read by its first code and its first identifier of a scheme, whatever stands between', () => {
  const classCode = (code: string) =>
    `<Classification classificationScheme="${entryScheme.classCode}" nodeRepresentation="${code}"/>`
  const uniqueId = (value: string) =>
    `<ExternalIdentifier identificationScheme="${entryScheme.uniqueId}" value="${value}"/>`
  const object = `${classCode('a')}${uniqueId(' 1 ')}<Other/>${classCode('b')}${uniqueId('2')}`
  expect(readDocumentEntry(rootOf(`<ExtrinsicObject xmlns="${rim}">${object}</ExtrinsicObject>`))).toMatchObject({
    classCode: { code: 'a' },
    uniqueId: '1',
  })
})

describe('a value of a stored query', () => {
  it.each<[string, readonly string[] | undefined, boolean?]>([
    ["'x'", ['x'], false],
    [" 'x' ", ['x'], false],
    ["('x')", ['x'], true],
    ["('x','y')", ['x', 'y'], true],
    ["( 'x' , 'y' )", ['x', 'y'], true],
    ["('l''hôpital')", ["l'hôpital"], true],
    ["''", [''], false],
    ['12', ['12'], false],
    ['(12,13)', ['12', '13'], true],
    ['()', [], true],
    ["('a(b)','c,d')", ['a(b)', 'c,d'], true],
    ['x', undefined],
    ["'x", undefined],
    ["'x','y'", undefined],
    ["('x',)", undefined],
    ["('x''y)", undefined],
    ["('x' 'y')", undefined],
    ['1.2.3', undefined],
    ['', undefined],
  ])('%s', (value, items, list) => {
    expect(readQueryValue(value)).toEqual(items === undefined ? undefined : { items, list })
  })

  it('gives back whatever texts were coded', () => {
    const any = fc.array(fc.string({ unit: fc.constantFrom('a', "'", ',', '(', ')', ' ', '^') }), {
      minLength: 1,
      maxLength: 5,
    })
    fc.assert(
      fc.property(any, (items) => {
        const coded = `(${items.map((one) => `'${one.replaceAll("'", "''")}'`).join(',')})`
        expect(readQueryValue(coded)).toEqual({ items, list: true })
      }),
    )
  })

  it.each([
    ['10', '10'],
    ['10^^1.2.250', '10^^1.2.250'],
    ['MASQUE_PS^Masqué^1.2.250', 'MASQUE_PS^^1.2.250'],
    ['10^libellé', '10'],
    ['10^^', '10'],
  ])('codes: %s -> %s', (written, expected) => {
    expect(readCodedValue(written)).toBe(expected)
  })
})

describe('a time', () => {
  it.each([
    ['2010', '20100101000000'],
    ['201012', '20101201000000'],
    ['20101231', '20101231000000'],
    ['2010123123', '20101231230000'],
    ['201012312359', '20101231235900'],
    ['20101231235959', '20101231235959'],
  ])('%s is of a form of the metadata, and begins at %s', (time, first) => {
    expect(isPartialTime(time)).toBe(true)
    expect(firstInstantOf(time)).toBe(first)
  })

  it.each([
    '',
    '201',
    '20101',
    '0240206000000',
    '20101301',
    '20100132',
    '2010010124',
    "'2010'",
    '2010-01-01',
    '20100101000000Z',
  ])('%s is not', (time) => expect(isPartialTime(time)).toBe(false))

  it('compares as text once completed, as the calendar does', () => {
    const date = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    const form = (at: Date, length: number) => at.toISOString().replace(/\D/g, '').slice(0, length)
    const length = fc.constantFrom(4, 6, 8, 10, 12, 14)
    fc.assert(
      fc.property(date, length, (at, kept) => {
        const completed = firstInstantOf(form(at, kept))
        expect(completed).toHaveLength(14)
        expect(completed <= form(at, 14)).toBe(true)
        expect(form(at, 14).startsWith(form(at, kept))).toBe(true)
      }),
    )
  })
})

describe('a CX', () => {
  const patient = { ins: '299099999999960', oid: '1.2.250.1.213.1.4.10' }
  it.each([
    [patientCx, true],
    [`${patientCx}^^20260101`, true],
    [patientCx.replace('NH', 'PI'), false],
    [patientCx.replace('.10', '.8'), false],
    [patientCx.replace('60', '61'), false],
    ['299099999999960', false],
    ['', false],
  ])('%s names the patient: %s', (cx, expected) => {
    expect(namesPatient(cx, patient)).toBe(expected)
  })

  it('needs an identifier and an authority', () => {
    expect(readPatientIdentifier('1^^^&1.2&ISO^NH')).toEqual({ ins: '1', oid: '1.2', type: 'NH' })
    expect(readPatientIdentifier('1^^^1.2^NH')).toBeUndefined()
    expect(readPatientIdentifier('^^^&1.2&ISO^NH')).toBeUndefined()
  })
})

it('an error list tells each fault, whatever text it quotes', () => {
  fc.assert(
    fc.property(fc.string(), (detail) => {
      const list = rootOf(
        registryErrorList([
          { rejection: 'unique-id-duplicate', detail, others: [{ rejection: 'pid5-missing' }] },
        ]).replace(
          '<ns2:RegistryErrorList',
          '<ns2:RegistryErrorList xmlns:ns2="urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0"',
        ),
      )
      expect(list.elements.map((error) => error.attr('errorCode'))).toEqual([
        'XDSDuplicateUniqueIdInRegistry',
        'XDSRegistryMetadataError',
      ])
      expect(list.elements[1]?.attr('codeContext')).toBe("Le champ 'sourcePatientInfo PID5' est obligatoire")
      expect(list.elements[1]?.attr('location')).toBe('')
    }),
    { numRuns: 50 },
  )
})
