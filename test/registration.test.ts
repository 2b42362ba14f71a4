import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type AdministrativeData, buildTd11, buildTd13b, lpsContext } from '#fixtures/lps/index.js'
import { seededIds } from '#simulator/ids.js'
import { defaultSettings } from '#simulator/settings.js'
import { readMessage } from '#simulator/stages/read-message.js'
import { decodeRegistration } from '#simulator/transactions/registration/decode.js'
import type { RegistrationRequest } from '#simulator/transactions/registration/request.js'
import { newTraits, updatedTraits } from '#simulator/transactions/registration/traits.js'
import { canonicalize } from '#simulator/wire/c14n.js'
import { parseXml } from '#simulator/wire/xml.js'
import { baseUrl, clock, personOf } from './support/lps-messages.js'
import { cardOf, testPki } from './support/test-pki.js'

let card: ReturnType<typeof cardOf>
beforeAll(async () => {
  card = cardOf(await testPki(), 'generaliste-cps')
})

const patient = personOf('sans-ens')
const words = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 20 })
  .map((text) => text.replace(/[^\t\n\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '').trim())
  .filter((text) => text !== '')
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const address = fc.record(
  { lines: fc.array(words, { minLength: 1, maxLength: 3 }), postalCode: words, city: words, country: words },
  { requiredKeys: ['lines'] },
)
const data: fc.Arbitrary<AdministrativeData> = fc.record({
  prefix: optional(fc.constantFrom('M', 'Mme')),
  given: optional(words),
  usedName: optional(words),
  birthName: optional(words),
  sex: optional(fc.constantFrom('M', 'F', 'U')),
  birthDate: optional(fc.constantFrom('19480229', '19500000', '20201501')),
  homePhone: optional(fc.constantFrom('0199000001', '+33 1 99 00 00 01')),
  mobile: optional(fc.constantFrom('0639980001')),
  email: optional(fc.constantFrom('essai@exemple.test')),
  deceased: optional(fc.boolean()),
  address: optional(address),
  birthPlace: optional(address),
  legalRepresentatives: fc.array(
    fc.record({ relationship: fc.constantFrom('FTH', 'MTH', 'RESPRSN'), family: words, given: words }),
    { maxLength: 2 },
  ),
})

function decoded(request: ReturnType<typeof buildTd13b>): RegistrationRequest {
  const read = readMessage(request, defaultSettings)
  if (!read.ok) throw new Error(JSON.stringify(read.rejection))
  const message = decodeRegistration()(read.value.envelope.body)
  if (!message.ok) throw new Error(JSON.stringify(message.rejection))
  return message.value.request
}
const context = () => lpsContext({ card, baseUrl, clock, ids: seededIds('registration') })

describe('a registration message', () => {
  it('is sent back well-formed, and read the same', () => {
    fc.assert(
      fc.property(data, (written) => {
        const { subjectXml: text, person } = decoded(buildTd13b(context(), patient, written))
        const again = parseXml(Buffer.from(text))
        expect(again.ok && canonicalize(again.root, { exclusive: true, comments: false })).toBe(text)
        expect(person.name?.given).toBe(written.given)
      }),
    )
  })

  it('makes a DMP only when name, sex and birth date are there', () => {
    fc.assert(
      fc.property(data, (written) => {
        const { person } = decoded(buildTd11(context(), patient, written))
        const whole = written.given && (written.usedName ?? written.birthName) && written.sex && written.birthDate
        expect(newTraits(person) !== undefined).toBe(Boolean(whole))
      }),
    )
  })

  it('changes what it tells and leaves the rest, and telling it twice changes nothing more', () => {
    const stored = {
      prefix: 'M',
      usedName: 'A',
      given: 'B',
      sex: 'M',
      birthDate: '19500101',
      email: 'a@b.test',
    } as const
    fc.assert(
      fc.property(data, (written) => {
        const { person } = decoded(buildTd13b(context(), patient, written))
        const once = updatedTraits(stored, person)
        expect(updatedTraits(once, person)).toEqual(once)
        expect(once.given).toBe(written.given ?? 'B')
        expect(once.birthDate).toBe(written.birthDate ?? '19500101')
        const told = written.email ?? written.mobile ?? written.homePhone
        expect(once.email).toBe(told === undefined ? 'a@b.test' : written.email)
      }),
    )
  })
})
