import { describe, expect, it } from 'vitest'
import { freeData, situationData } from '#fixtures/cards/card-data.js'
import { catalogue, firstCards } from '#fixtures/cards/catalogue/index.js'
import { allSituations } from '#fixtures/cards/situations.js'
import { hasCode } from '#matrix/codes/code-set.js'
import { j01AuthorSpecialty } from '#matrix/codes/j01-author-specialty.js'
import { j61HealthcareFacilityType } from '#matrix/codes/j61-healthcare-facility-type.js'
import { j65SubjectRole } from '#matrix/codes/j65-subject-role.js'

const ids = (...asked: string[]) => asked

describe('the catalogue of cards', () => {
  it('has one card an id and no two bearers alike, the first ones first', () => {
    expect(new Set(catalogue.map(({ id }) => id)).size).toBe(catalogue.length)
    expect(new Set(catalogue.map(({ professionalId }) => professionalId)).size).toBe(catalogue.length)
    expect(catalogue.slice(0, 10)).toEqual(firstCards)
    // Their folders and certificates are in the hands of testers: nothing of this list may change.
    expect(firstCards.map(({ id, professionalId }) => `${id} ${professionalId}`)).toMatchInlineSnapshot(`
      [
        "pharmacien-cps 899900999113",
        "generaliste-cps 899900999121",
        "medecin-traitant-cps 899900999139",
        "infirmiere-cps 899900999147",
        "secretaire-cpe 30B0999158/CPET0015",
        "etablissement 899900999162",
        "etablissement-air 899900999170",
        "centre-15 899900999188",
        "cps-expiree 899900999196",
        "cps-revoquee 899900999204",
      ]
    `)
  })

  it.each(catalogue)('$id has test identifiers', (profile) => {
    const { professionalId, structureId } = profile
    if (professionalId.startsWith('8')) {
      expect(professionalId).toMatch(/^89990\d{7}$/)
      expect(luhnSum(professionalId.slice(1)) % 10).toBe(0)
    } else {
      // <prefix><structure>/<internal id>: prefix 3 for a FINESS, 6 for a cabinet (source: cards-cps, section 3.1).
      const prefix = structureId.startsWith('4') ? '6' : '3'
      expect(professionalId).toBe(`${prefix}${structureId.slice(1)}/${professionalId.split('/')[1]}`)
    }
    for (const situation of allSituations(profile)) {
      expect(situation.structureId).toMatch(situation.sector === 'SA07' ? /^499900999\d{3}001$/ : /^10B\d{7}$/)
    }
    if (profile.certifiedStructureId) expect(profile.certifiedStructureId).toMatch(/^1[01]B\d{7}$/)
  })

  it.each(catalogue)('$id has codes that exist, with their own labels', (profile) => {
    const labels = (codes: typeof j65SubjectRole, code: string, system: string) =>
      (codes.byCode.get(code) ?? []).filter((row) => row.system === system).map(({ display }) => display.toLowerCase())
    for (const { code, system, display } of profile.roles) {
      expect(hasCode(j65SubjectRole, code, system), code).toBe(true)
      expect(labels(j65SubjectRole, code, system)).toContain(display?.toLowerCase())
    }
    const { code, system, display } = profile.authorSpecialty
    expect(hasCode(j01AuthorSpecialty, code, system), code).toBe(true)
    expect(labels(j01AuthorSpecialty, code, system)).toContain(display?.toLowerCase())
    for (const { sector } of allSituations(profile)) expect(hasCode(j61HealthcareFacilityType, sector)).toBe(true)
  })

  it.each([
    // Columns of the document matrix: TRE_G15 codes, section of the Ordre where the code is not enough.
    ['médecins', ids('10')],
    ['pharmaciens biologistes', ids('21/G')],
    ["pharmaciens d'officine et de PUI", ids('21/A')],
    ['chirurgiens-dentistes', ids('40')],
    ['sages-femmes', ids('50')],
    ['infirmiers', ids('60', '69')],
    ['masseurs-kinésithérapeutes', ids('70')],
    ['pédicures-podologues', ids('80')],
    ['orthophonistes', ids('91')],
    ['ergothérapeutes, psychomotriciens, orthoptistes, diététiciens', ids('92', '94', '95', '96')],
    ["audioprothésistes, métiers de l'appareillage", ids('26', '81', '82', '83', '84', '85')],
    ['opticiens-lunetiers', ids('28')],
    ["manipulateurs d'électroradiologie", ids('98')],
  ])('has a good CPS of every profession of the column %s', (_column, codes) => {
    const held = catalogue
      .filter(({ kind, defect }) => kind === 'CPS' && !defect)
      .flatMap(({ professionCode, specialtyCode }) => [professionCode, `${professionCode}/${specialtyCode}`])
    for (const code of codes) expect(held).toContain(code)
  })

  it.each([
    // Tests 0.1-xxx of the book that ask for a card or a certificate, today's then withdrawn ones.
    ['0.1-110', ['generaliste-cps']],
    ['0.1-120', ['secretaire-cpe', 'secretaire-cabinet-cpe']],
    ['0.1-121', ['anonyme-cpe']],
    ['0.1-140', ['pharmacien-cps']],
    ['0.1-150', ['infirmiere-cps']],
    ['0.1-160', ['cps-expiree', 'cpe-expiree']],
    ['0.1-170', ['cpf-medecin', 'cpf-pharmacien']],
    ['0.1-180', ['remplacant-cps']],
    ['0.1-210', ['etablissement', 'etablissement-ej']],
    ['0.1-220', ['centre-15-parm']],
    ['0.1-230', ['esms']],
    ['0.1-400', ['etablissement-air']],
    ['0.1-130', ['urgentiste-samu-cps']],
    ['0.1-131', ['infirmier-samu-cps']],
    ['0.1-161', ['cps-expiree']],
  ])('has the cards of the official test %s', (test, cards) => {
    const found = catalogue.filter(({ officialTests }) => officialTests?.includes(test)).map(({ id }) => id)
    expect(found).toEqual(cards)
  })
})

describe('what a software reads on a card', () => {
  const notAfter = new Date('2029-05-06T07:08:09Z')
  const read = (id: string) => {
    const card = catalogue.find((one) => one.id === id)
    if (!card) throw new Error(id)
    return { ...freeData(card, notAfter), situations: situationData(card).map(({ structure }) => structure) }
  }

  it.each([
    ['generaliste-cps', { typeCarte: 'CPS', typeIdentificationNationale: '8', nom: 'MEDECIN-TEST0012' }],
    ['generaliste-cps', { profession: { code: '10', nomenclature: 'TRE_G15' }, numeroCarte: '9999000001/9990000002' }],
    ['generaliste-cps', { savoirFaire: { code: 'SM26', nomenclature: 'TRE_R01' }, dateFinValidite: '2029-05-06' }],
    ['pharmacien-cps', { savoirFaire: { code: 'A', nomenclature: 'TRE_G05' }, situations: ['10B0999117'] }],
    ['cpf-medecin', { typeCarte: 'CPF', profession: { code: '10', nomenclature: 'TRE_G16' }, situations: [] }],
    ['remplacant-cps', { typeCarte: 'CPS', situations: [] }],
    ['secretaire-cpe', { typeIdentificationNationale: '3', numeroIdentificationNationale: '0B0999158/CPET0015' }],
  ])('%s: %j', (id, expected) => {
    expect(read(id)).toMatchObject(expected)
  })

  it('names nobody on an anonymous CPE, and lists the eight situations of the card that has as many', () => {
    expect(Object.keys(read('anonyme-cpe'))).not.toContain('nom')
    expect(read('huit-activites-cps').situations).toHaveLength(8)
  })
})

/** Luhn: every second digit from the right doubled, digits of the results added. */
const luhnSum = (digits: string): number =>
  [...digits]
    .reverse()
    .map((digit, index) => Number(digit) * (index % 2 === 0 ? 1 : 2))
    .reduce((sum, value) => sum + (value > 9 ? value - 9 : value), 0)
