import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { a11TemplateFormat } from '#matrix/codes/a11-template-format.js'
import { a12MediaTypeFormat } from '#matrix/codes/a12-media-type-format.js'
import { codeMap, targetsOf } from '#matrix/codes/code-map.js'
import { codeOf, codeSet, hasCode } from '#matrix/codes/code-set.js'
import { g15ProfessionSante } from '#matrix/codes/g15-profession-sante.js'
import { codeMaps, codeSets } from '#matrix/codes/index.js'
import { j08Confidentiality } from '#matrix/codes/j08-confidentiality.js'
import { j10FormatCode } from '#matrix/codes/j10-format-code.js'
import { j57ClassCode } from '#matrix/codes/j57-class-code.js'
import { j59ContentType } from '#matrix/codes/j59-content-type.js'
import { j60FormatCode } from '#matrix/codes/j60-format-code.js'
import { j61HealthcareFacilityType } from '#matrix/codes/j61-healthcare-facility-type.js'
import { j65SubjectRole } from '#matrix/codes/j65-subject-role.js'
import { j66TypeCode } from '#matrix/codes/j66-type-code.js'
import { lpsMayCreate } from '#matrix/codes/lps-may-create.js'
import { r85RolePriseCharge } from '#matrix/codes/r85-role-prise-charge.js'
import { r248ModeAcces } from '#matrix/codes/r248-mode-acces.js'
import { x16TypeClass } from '#matrix/codes/x16-type-class.js'
import { sourceDocument } from '#matrix/sources.js'

const oid = /^[0-2](\.(0|[1-9]\d*))+$/

describe.each(codeSets)('$name', (set) => {
  it('is sourced, and every code has a system and a display', () => {
    expect(sourceDocument(set.source.doc), set.source.doc).toBeDefined()
    expect(set.licence).not.toBe('')
    expect(set.version).not.toBe('')
    if (set.oid !== null) expect(set.oid).toMatch(oid)
    expect(set.codes.length).toBeGreaterThan(0)
    for (const { code, system, display, validFrom, validTo } of set.codes) {
      expect(code).toMatch(/^\S+$/)
      expect(display).not.toBe('')
      if (!['ASTM', 'URN'].includes(system) && !system.startsWith('wsdl:urn:')) expect(system).toMatch(oid)
      for (const day of [validFrom, validTo]) if (day !== undefined) expect(day).toMatch(/^\d{4}-\d\d-\d\d$/)
      if (validFrom !== undefined && validTo !== undefined) expect(validFrom <= validTo, code).toBe(true)
    }
    for (const day of [set.valid?.from, set.valid?.to]) if (day !== undefined) expect(day).toMatch(/^\d{4}-\d\d-\d\d$/)
  })

  it('finds each of its codes in its system, and no other', () => {
    for (const row of set.codes) expect(codeOf(set, row.code, row.system)).toBe(row)
    const known = new Set(set.codes.map(({ code }) => code))
    const near = fc.tuple(fc.constantFrom(...known), fc.string({ maxLength: 1 })).map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.oneof(near, fc.string()), (code) => {
        expect(hasCode(set, code)).toBe(known.has(code))
      }),
    )
    for (const { code } of set.codes) expect(hasCode(set, code, '9.9.9')).toBe(false)
  })
})

describe.each(codeMaps)('$name', (map) => {
  it('is sourced, and finds each of its pairs', () => {
    expect(sourceDocument(map.source.doc), map.source.doc).toBeDefined()
    for (const { from, to } of map.codes) expect(targetsOf(map, from)).toContain(to)
    expect(targetsOf(map, 'inconnu')).toEqual([])
  })
})

describe('the sets agree with each other', () => {
  it('ASS_X16 gives one class of JDV_J57 to a type', () => {
    for (const { from, to, toSystem } of x16TypeClass.codes) {
      expect(hasCode(j57ClassCode, to, toSystem)).toBe(true)
      expect(targetsOf(x16TypeClass, from)).toHaveLength(1)
    }
  })
  it('the types of JDV_J66 without class are those that the source announces, and the signature', () => {
    const without = j66TypeCode.codes
      .map(({ code }) => code)
      .filter((code) => targetsOf(x16TypeClass, code).length === 0)
    expect(without.sort()).toEqual(['101881-1', '28617-9', '34120-6', '60280-5', '78341-5', '89233-1', 'E1762'])
  })
  it('level 1 media types give formats that the DMP takes; templates give formats of the CI-SIS', () => {
    expect(a12MediaTypeFormat.codes).toHaveLength(5)
    for (const { to, toSystem } of a12MediaTypeFormat.codes) expect(hasCode(j60FormatCode, to, toSystem)).toBe(true)
    const unknown = a11TemplateFormat.codes.filter(({ to }) => !hasCode(j10FormatCode, to)).map(({ to }) => to)
    expect([...new Set(unknown)]).toEqual([])
  })
})

describe('facts that rules lean on', () => {
  it.each([
    [j61HealthcareFacilityType, 'SA01', true],
    [j61HealthcareFacilityType, 'SA07', true],
    [j61HealthcareFacilityType, 'SA64', false],
    [j59ContentType, 'SA01', false],
    [j59ContentType, 'SA05', true],
    [j66TypeCode, '11490-0', true],
    [j66TypeCode, '11526-1', false],
    [j66TypeCode, '27899-4', false],
    [j08Confidentiality, 'INVISIBLE_REPRESENTANTS_LEGAUX', true],
    [r248ModeAcces, 'bris_de_glace', true],
    [r248ModeAcces, 'BRIS_DE_GLACE', false],
    [j65SubjectRole, '10', true],
  ] as const)('$0.name, %s: %s', (set, code, known) => {
    expect(hasCode(set, code)).toBe(known)
  })
  it('10 is a médecin in TRE_G15, and an aide-soignant ended on 13/12/2024', () => {
    expect(codeOf(g15ProfessionSante, '10', '1.2.250.1.71.1.2.7')).toMatchObject({ display: 'Médecin' })
    expect(codeOf(g15ProfessionSante, '35')).toMatchObject({
      validFrom: '2018-10-26',
      validTo: '2024-12-13',
      replacedBy: 'TRE_R85 313',
    })
    expect(codeOf(r85RolePriseCharge, '313')?.display).toBe('Aide-soignant')
  })
})

describe('lpsMayCreate', () => {
  it.each([
    ['11490-0', '10', true],
    ['11369-6', '52', false],
    ['87273-9', '52', true],
    ['REMB', '60', false],
    ['11490-0', '60', false],
    ['11490-0', '90', false],
    ['DOCPAT01', '11', false],
    ['EXPPAT_1', '10', false],
    ['74465-6', undefined, false],
    ['inconnu', undefined, true],
  ] as const)('type %s, class %s: %s', (typeCode, classCode, may) => {
    expect(lpsMayCreate(typeCode, classCode)).toBe(may)
  })
})

describe('a page that cannot be read is refused at the first question', () => {
  const facts = { name: 'essai', oid: null, version: '1', source: { doc: 'dmp-bench', at: 'essai' }, licence: 'aucune' }
  it.each([
    ['a code without display', { codes: { '1.2': 'a Un\n b' } }, 'essai: line "b" has one word only'],
    ['a code twice', { codes: { '1.2': 'a Un\n a Deux' } }, 'essai: a twice in 1.2'],
    [
      'an end without code',
      { codes: { '1.2': 'a Un' }, ended: { b: '2020-01-01' } },
      'essai: b ends but is not in the set',
    ],
    [
      'a first day without code',
      { codes: { '1.2': 'a Un' }, since: { '2020-01-01': 'a b' } },
      'essai: b begins but is not in the set',
    ],
    [
      'two first days of a code',
      { codes: { '1.2': 'a Un' }, since: { '2020-01-01': 'a', '2021-01-01': 'a' } },
      'essai: a begins twice, on 2020-01-01 and 2021-01-01',
    ],
    [
      'a successor without code',
      { codes: { '1.2': 'a Un' }, replaced: { b: 'TRE_X 1' } },
      'essai: b is replaced but is not in the set',
    ],
  ])('%s', (_, page, message) => {
    expect(() => codeSet({ ...facts, ...page }).codes).toThrow(message)
  })
  it('a pair twice', () => {
    const page = { fromSystem: '1', toSystem: '2', pairs: 'a x\n a y\n a x' }
    expect(() => codeMap({ ...facts, codes: [page] }).codes).toThrow('essai: a -> x twice')
  })
  it('the same code in two systems is two codes', () => {
    const set = codeSet({ ...facts, codes: { '1.2': 'a Un', '1.3': 'a Autre' } })
    expect(codeOf(set, 'a', '1.3')?.display).toBe('Autre')
  })
})

const specFolder = '../shared/spec/nomenclatures'
const specThere = existsSync(specFolder)
const specFile: Record<string, string> = {
  JDV_HL7_Confidentiality_CISIS: 'HL7-confidentiality-cisis',
  JDV_J01_XdsAuthorSpecialty_CISIS: 'J01-author-specialty-cisis',
  JDV_J02_XdsHealthcareFacilityTypeCode_CISIS: 'J02-healthcare-facility-type-cisis',
  JDV_J04_XdsPracticeSettingCode_CISIS: 'J04-practice-setting-cisis',
  JDV_J07_XdsTypeCode_CISIS: 'J07-type-code-cisis',
  JDV_J08_XdsConfidentialityCode_CISIS: 'J08-confidentiality-code-cisis',
  JDV_J10_XdsFormatCode_CISIS: 'J10-format-code-cisis',
  JDV_J107_EnsembleSavoirFaire_RASS: 'J107-savoir-faire-rass',
  JDV_J197_XdsTypesIdentifiantsReferenceId_CISIS: 'J197-reference-id-types-cisis',
  JDV_J231_XdsTypesIdentifiantsReferenceId_DMP: 'J231-reference-id-types-dmp',
  JDV_J47_FunctionCode_CISIS: 'J47-function-code-cisis',
  JDV_J48_ProfessionNonPS_CISIS: 'J48-profession-non-ps-cisis',
  JDV_J57_ClassCode_DMP: 'J57-class-code-dmp',
  JDV_J59_ContentTypeCode_DMP: 'J59-content-type-dmp',
  JDV_J60_FormatCode_DMP: 'J60-format-code-dmp',
  JDV_J61_HealthcareFacilityTypeCode_DMP: 'J61-healthcare-facility-type-dmp',
  JDV_J62_PracticeSettingCode_DMP: 'J62-practice-setting-dmp',
  'JDV_J65-SubjectRole-DMP': 'J65-subject-role-dmp-2022',
  JDV_J66_TypeCode_DMP: 'J66-type-code-dmp',
  DMP_HabilitationsEtCycleDeVie: 'dmp-habilitation-codes',
  TRE_A00_ProducteurDocNonPS: 'TRE-A00-producteur-non-ps',
  TRE_A07_StatutVisibilite: 'TRE-A07-statut-visibilite',
  TRE_G05_SousSectionTableauCNOP: 'TRE-G05-sous-section-cnop',
  TRE_G15_ProfessionSante: 'TRE-G15-profession-sante',
  TRE_R248_ModeAcces: 'TRE-R248-mode-acces',
  TRE_R291_AutreProfession: 'TRE-R291-autre-profession',
  TRE_R85_RolePriseCharge: 'TRE-R85-role-prise-charge',
  TRE_R94_ProfessionSocial: 'TRE-R94-profession-social',
  TRE_R95_UsagerTitre: 'TRE-R95-usager-titre',
  ASS_12_CorresMediaTypeCDANonStructure_XdsFormatCode_CISIS: 'map-mediatype-formatcode-A12',
  ASS_A11_CorresModeleCDA_XdsFormatCode_CISIS: 'map-templateid-formatcode-A11',
  ASS_X04_CorrespondanceType_Classe_CISIS: 'map-type-class-cisis-X04',
  ASS_X16_CorrespondanceType_Classe_DMP: 'map-type-class-dmp-X16',
}

describe(`against the nomenclatures of the spec${specThere ? '' : ` (skipped: ${specFolder} is not here)`}`, () => {
  interface SpecSet {
    oid?: string | null
    version?: string
    revised?: string
    date?: string
    validFrom?: string | null
    validTo?: string | null
    codes: Record<string, string | boolean>[]
  }
  const read = (name: string): SpecSet => JSON.parse(readFileSync(`${specFolder}/${specFile[name]}.json`, 'utf8'))
  /** `dateValid` is yyyymmddhhmmss in one file, `validFrom` a day in the others. */
  const firstDay = ({ validFrom, dateValid }: Record<string, string | boolean>): string | undefined =>
    dateValid === undefined
      ? (validFrom as string | undefined)
      : String(dateValid).replace(/^(\d{4})(\d\d)(\d\d).*$/, '$1-$2-$3')

  it.skipIf(!specThere)('every file of the folder has its set, and every set its file', () => {
    const there = readdirSync(specFolder).filter((name) => name.endsWith('.json'))
    const ours = [...codeSets, ...codeMaps].map(({ name }) => `${specFile[name]}.json`)
    expect(ours.sort()).toEqual(there.sort())
  })
  it.skipIf(!specThere).each(codeSets)('$name, code for code', (set) => {
    const spec = read(set.name)
    expect(set.oid).toBe(spec.oid ?? null)
    expect({ from: set.valid?.from ?? null, to: set.valid?.to ?? null }).toEqual({
      from: spec.validFrom ?? null,
      to: spec.validTo ?? null,
    })
    const edition = spec.version ?? spec.revised ?? spec.date
    if (edition) expect(edition.startsWith(set.version.replace(/ .*/, '')), `${set.version}, ${edition}`).toBe(true)
    expect(set.codes).toHaveLength(spec.codes.length)
    for (const raw of spec.codes) {
      const { code, system, validTo, replacedBy } = raw
      const row = set.codes.find((one) => one.code === code && one.system === system)
      if (set.name !== 'DMP_HabilitationsEtCycleDeVie') expect(row?.display).toBe(raw.display)
      expect(row, `${code} ${system}`).toBeDefined()
      expect(row?.validFrom).toBe(firstDay(raw))
      expect(row?.validTo).toBe(validTo)
      expect(row?.replacedBy).toBe(replacedBy && String(replacedBy).replace(/ \[.*$/, ''))
    }
  })
  it.skipIf(!specThere).each(codeMaps)('$name, pair for pair', (map) => {
    const spec = read(map.name)
    expect(map.codes).toHaveLength(spec.codes.length)
    for (const pair of spec.codes) expect(map.codes).toContainEqual(pair)
  })
  it.skipIf(!specThere)('lpsMayCreate says no where JDV_J66 is marked so, and nowhere else', () => {
    for (const { code, lpsMayCreate: marked } of read('JDV_J66_TypeCode_DMP').codes)
      expect(lpsMayCreate(String(code)), String(code)).toBe(marked !== false)
  })
})
