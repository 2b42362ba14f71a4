import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aVirtualPatient, drawPeople, mostPeople } from '#fixtures/people/arbitraries.js'
import { people } from '#fixtures/people/index.js'
import { checkIns } from '#matrix/ins-check.js'
import { nirParts } from '#matrix/ins-number.js'
import { command } from './support/command.js'

const drawn = drawPeople(10_000, 'test')

/** Long division, one digit at a time. */
const remainderBy97 = (digits: string): number =>
  [...digits].reduce((remainder, digit) => (remainder * 10 + Number(digit)) % 97, 0)

describe('ten thousand people', () => {
  it('have a matricule each, none of them of a reference patient', () => {
    expect(drawn).toHaveLength(10_000)
    const matricules = new Set(drawn.map(({ ins }) => ins))
    expect(matricules.size).toBe(10_000)
    expect(people.filter(({ ins }) => matricules.has(ins))).toEqual([])
    expect(new Set(drawn.map(({ id }) => id)).size).toBe(10_000)
  })

  it('have matricules that nobody living can have, with a right key and the OID of a test', () => {
    for (const { ins, insOid, identity } of drawn) {
      const [, sex, year, month, department, key] = /^([12])(\d\d)(\d\d)(99|2A|2B)999\d{3}(\d\d)$/.exec(ins) ?? []
      const digits = ins.slice(0, 13).replace('2A', '19').replace('2B', '18')
      if ((remainderBy97(digits) + Number(key)) % 97 !== 0) throw new Error(`key of ${ins}`)
      const { birthDate, birthPlace } = identity
      const same =
        sex === (identity.sex === 'M' ? '1' : '2') &&
        year === birthDate.slice(2, 4) &&
        month === birthDate.slice(4, 6).replace('00', '20') &&
        (department === '99' ? !/^2[AB]/.test(birthPlace) : birthPlace.startsWith(department ?? '?'))
      if (!same) throw new Error(`${ins} does not agree with ${JSON.stringify(identity)}`)
      if (checkIns(ins, insOid).findings.length > 0)
        throw new Error(`${ins}: ${checkIns(ins, insOid).findings[0]?.says}`)
      if (nirParts(ins.slice(0, 13))?.order === undefined) throw new Error(`order of ${ins}`)
    }
    expect(new Set(drawn.map(({ insOid }) => insOid))).toEqual(
      new Set(['1.2.250.1.213.1.4.10', '1.2.250.1.213.1.4.11']),
    )
  })

  it('have the names, places and numbers of French people', () => {
    const wrong = drawn.filter(
      ({ identity: { birthName, usedName, givenNames, birthPlace, address, mobile, homePhone } }) => {
        const names = [birthName, ...givenNames, ...(usedName ? [usedName] : [])]
        return (
          names.some((name) => !/^[A-Z]([A-Z' -]*[A-Z])?$/.test(name)) ||
          !/^(\d\d|2A|2B)\d{3}$/.test(birthPlace) ||
          !/^(0[1-9]|[1-8]\d|9[0-5]|97[1-46])\d{2,3}$/.test(address?.postalCode ?? '') ||
          address?.postalCode?.length !== 5 ||
          address.city === '' ||
          address.lines[0] === '' ||
          !/^(063998\d{4})?$/.test(mobile ?? '') ||
          !/^(019900\d{4})?$/.test(homePhone ?? '')
        )
      },
    )
    expect(wrong).toEqual([])
  })

  it('are of every sort', () => {
    const share = (is: (person: (typeof drawn)[number]) => unknown) => drawn.filter(is).length / drawn.length
    expect(share(({ identity }) => identity.sex === 'F')).toBeGreaterThan(0.4)
    expect(share(({ identity }) => identity.usedName)).toBeGreaterThan(0.1)
    expect(share(({ identity }) => identity.givenNames.length > 1)).toBeGreaterThan(0.4)
    expect(share(({ identity }) => identity.legalRepresentatives)).toBeGreaterThan(0.1)
    expect(share(({ identity }) => identity.birthPlace.startsWith('99'))).toBeGreaterThan(0.04)
    expect(share(({ ins }) => /2[AB]/.test(ins))).toBeGreaterThan(0.01)
    expect(share(({ identity }) => identity.birthDate.endsWith('00'))).toBeGreaterThan(0.002)
    expect(share(({ identity }) => identity.deceased)).toBeGreaterThan(0.002)
    expect(share(({ insOid }) => insOid.endsWith('.11'))).toBeGreaterThan(0.02)
    expect(new Set(drawn.map(({ identity }) => identity.birthName)).size).toBeGreaterThan(100)
  })

  it('have representatives when they are minors, and contacts of their own when they are not', () => {
    for (const { identity } of drawn) {
      const minor = identity.birthDate > '20071231'
      if ((identity.legalRepresentatives === undefined) === minor) throw new Error(JSON.stringify(identity))
      if ((identity.email === undefined) !== minor) throw new Error(JSON.stringify(identity))
    }
  })
})

describe('a seed', () => {
  it('gives the same people, whatever their number', () => {
    expect(drawPeople(300, 'test')).toEqual(drawn.slice(0, 300))
    expect(drawPeople(300, 'test')).toEqual(drawPeople(300, 'test'))
    expect(drawPeople(300, 'other')).not.toEqual(drawn.slice(0, 300))
  })

  it('is of any text', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        expect(drawPeople(3, seed)).toEqual(drawPeople(3, seed))
      }),
      { numRuns: 20 },
    )
  })

  it('gives no more than there are matricules for', () => {
    expect(() => drawPeople(mostPeople + 1, '1')).toThrow()
  })
})

describe('aVirtualPatient', () => {
  it('is an arbitrary like any other: valid whatever is drawn', () => {
    fc.assert(
      fc.property(aVirtualPatient, ({ ins, insOid, dmp }) => {
        expect(checkIns(ins, insOid).findings).toEqual([])
        expect(dmp).toBeUndefined()
      }),
    )
  })
})

describe('dmp-bench patients', () => {
  it('prints JSON, the same for the same seed', async () => {
    const { code, out } = await command('patients', '--nombre', '50', '--graine', 'test')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(drawn.slice(0, 50))))
    expect((await command('patients', '--nombre', '50', '--graine', 'test')).out).toBe(out)
  })

  it('prints CSV, one patient a line under its header', async () => {
    const { out } = await command('patients', '--nombre', '200', '--graine', 'test', '--format', 'csv')
    const [header = '', ...lines] = out.split('\r\n')
    const columns = header.split(';')
    expect(columns.slice(0, 3)).toEqual(['matricule_ins', 'oid', 'nom_naissance'])
    expect(lines).toHaveLength(200)
    expect(lines.map((line) => line.split(';').length)).toEqual(lines.map(() => columns.length))
    expect(lines.map((line) => line.split(';')[0])).toEqual(drawn.slice(0, 200).map(({ ins }) => ins))
  })

  it('prints ten without being told how many', async () => {
    expect(JSON.parse((await command('patients')).out)).toHaveLength(10)
  })

  it.each<[string[], RegExp]>([
    [['--nombre', '0'], /un entier de 1 ou plus/],
    [['--nombre', 'dix'], /un entier de 1 ou plus/],
    [['--nombre', '100001'], /100000 patients au plus/],
    [['--format', 'xml'], /json ou csv/],
  ])('%j is a wrong usage', async (args, sentence) => {
    expect(await command('patients', ...args)).toEqual({ code: 2, out: '', err: [expect.stringMatching(sentence)] })
  })
})
