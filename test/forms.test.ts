import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cdaTimeToUtc } from '#scenarios/cda-view.js'
import {
  ageInYears,
  isOid,
  isPsIdNat,
  isStructIdNat,
  isTechnicalTime,
  isUrnUuid,
  readCx,
  readXcn,
  readXon,
  technicalTimeMs,
  utcInstantMs,
} from '#scenarios/forms.js'
import { technicalTime } from '#simulator/wire/time.js'

const instants = fc.date({
  min: new Date('1900-01-01T00:00:00Z'),
  max: new Date('2100-01-01T00:00:00Z'),
  noInvalidDate: true,
})

describe('forms of values', () => {
  it.each([
    ['1.2.250.1.213.1.4.10', true],
    ['2.25.340282366920938463463374607431768211455', true],
    ['1.02.3', false],
    ['3.1', false],
    ['1', false],
    ['1.2.3^4', false],
    ['1.2.', false],
    [`1.${'2'.repeat(127)}`, false],
    [undefined, false],
  ])('OID %s -> %s', (value, expected) => expect(isOid(value)).toBe(expected))

  it.each([
    ['urn:uuid:dc00a615-1551-46be-9c53-65a6c581c336', true],
    ['urn:uuid:DC00A615-1551-46BE-9C53-65A6C581C336', false],
    ['dc00a615-1551-46be-9c53-65a6c581c336', false],
    ['urn:uuid:dc00a615', false],
  ])('entryUUID %s -> %s', (value, expected) => expect(isUrnUuid(value)).toBe(expected))

  it.each([
    ['899900063480', true],
    ['0750000001', true],
    ['30B0170262/00B1022322', true],
    ['99900063480', false],
    ['8999', false],
    ['30B0170262/', false],
  ])('PS_IdNat %s -> %s', (value, expected) => expect(isPsIdNat(value)).toBe(expected))

  it.each([
    ['10B0062640', true],
    ['11B0062640', true],
    ['339172288100052', true],
    ['499700367909006', true],
    ['0B0062640A', true],
    ['HOPITAL', false],
    ['1234', false],
    ['', false],
  ])('Struct_IdNat %s -> %s', (value, expected) => expect(isStructIdNat(value)).toBe(expected))

  it('reads the parts of the official examples', () => {
    expect(readXcn('899700450101^MEDCAB0045010^LEON^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS')).toEqual({
      id: '899700450101',
      familyName: 'MEDCAB0045010',
      givenName: 'LEON',
      oid: '1.2.250.1.71.4.2.1',
      nameType: 'D',
      identifierType: 'IDNPS',
    })
    expect(readXon('CABINET M^^^^^&1.2.250.1.71.4.2.2&ISO^IDNST^^^499700367909006')).toEqual({
      name: 'CABINET M',
      oid: '1.2.250.1.71.4.2.2',
      identifierType: 'IDNST',
      id: '499700367909006',
    })
    expect(readCx('299099999999960^^^&1.2.250.1.213.1.4.10&ISO^NH^^20260101')).toEqual({
      id: '299099999999960',
      oid: '1.2.250.1.213.1.4.10',
      iso: 'ISO',
      type: 'NH',
    })
  })

  it('technical times go there and back, and only real instants are times', () => {
    fc.assert(
      fc.property(instants, (date) => {
        const toTheSecond = Math.floor(date.getTime() / 1000) * 1000
        expect(technicalTimeMs(technicalTime(date))).toBe(toTheSecond)
      }),
    )
    for (const wrong of ['20260230120000', '20261301000000', '20260101240000', '2026010100000', '20260101', '']) {
      expect(isTechnicalTime(wrong)).toBe(false)
    }
  })

  it('a CDA time in any zone becomes the UTC of the metadata', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: -12 * 4, max: 14 * 4 }), (date, quarters) => {
        const local = technicalTime(new Date(date.getTime() + quarters * 900_000))
        const absolute = Math.abs(quarters) * 15
        const offset = `${quarters < 0 ? '-' : '+'}${String(Math.floor(absolute / 60)).padStart(2, '0')}${String(absolute % 60).padStart(2, '0')}`
        expect(cdaTimeToUtc(`${local}${offset}`)).toBe(technicalTime(date))
      }),
    )
    for (const coarse of ['20260302', '20260302110000', undefined]) expect(cdaTimeToUtc(coarse)).toBeUndefined()
  })

  it.each([
    ['2026-03-02T10:00:00Z', Date.UTC(2026, 2, 2, 10)],
    ['2026-03-02T10:00:00.250Z', Date.UTC(2026, 2, 2, 10, 0, 0, 250)],
    ['2026-03-02T10:00:00+01:00', undefined],
    ['2026-03-02T10:00:00', undefined],
    ['2026-03-02', undefined],
  ])('SAML instant %s', (value, expected) => expect(utcInstantMs(value)).toBe(expected))

  it.each([
    ['20080302', 18],
    ['20080303', 17],
    ['20080301', 18],
    ['19770700', undefined],
    ['197707', undefined],
    [undefined, undefined],
  ])('born on %s -> %s years', (birth, expected) =>
    expect(ageInYears(birth, new Date('2026-03-02T10:00:00Z'))).toBe(expected),
  )
})
