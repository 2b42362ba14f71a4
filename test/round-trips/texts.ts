import fc from 'fast-check'

const accents = ['é', 'È', 'ç', 'œ', 'Ÿ', 'ï']
const marks = ["'", '-', ' ', '&', '<', '>', '"', ']]>', '&amp;', '^', '|', '%', '\n', '\r\n', '\t']
const writable = /^[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]+$/u

const anyOne = (unit: 'grapheme' | 'binary') => fc.string({ unit, minLength: 1, maxLength: 1 })

/** A text of a message: accents, what XML escapes, any script; no blank around, for readers trim. */
export const text: fc.Arbitrary<string> = fc
  .string({
    unit: fc.oneof(fc.constantFrom(...accents, ...marks), anyOne('grapheme'), anyOne('binary')),
    minLength: 1,
    maxLength: 16,
  })
  .map((one) => one.trim())
  .filter((one) => writable.test(one))

/** There or not. */
export const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined })

/** The fields that have a value: what is not there has no key. */
export const present = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T

const instant = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })

/** yyyyMMddHHmmss. */
export const technicalTime: fc.Arbitrary<string> = instant.map((date) =>
  date.toISOString().replace(/\D/g, '').slice(0, 14),
)

/** The same cut after any part. */
export const partialTime: fc.Arbitrary<string> = fc
  .tuple(technicalTime, fc.constantFrom(4, 6, 8, 10, 12, 14))
  .map(([time, length]) => time.slice(0, length))

/** yyyyMMdd, the day or the month too unknown now and then. */
export const birthDate: fc.Arbitrary<string> = fc
  .tuple(technicalTime, fc.constantFrom('', '', '', '00', '0000'))
  .map(([time, unknown]) => time.slice(0, 8 - unknown.length) + unknown)

export const oid: fc.Arbitrary<string> = fc
  .array(fc.nat(), { minLength: 1, maxLength: 6 })
  .map((arcs) => `1.2.250.1.999.${arcs.join('.')}`)

export const uuidUrn: fc.Arbitrary<string> = fc.uuid().map((uuid) => `urn:uuid:${uuid}`)
