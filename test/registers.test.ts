import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { codeMaps, codeSets } from '#matrix/codes/index.js'
import { declarations } from '#matrix/homologation/declarations.js'
import { prerequisites } from '#matrix/homologation/prerequisites.js'
import { homologationTests } from '#matrix/homologation/tests.js'
import { tables } from '#matrix/print.js'
import { provingKnown } from '#matrix/proofs.js'
import { requirements } from '#matrix/requirements.js'
import { segurRequirements } from '#matrix/segur/requirements.js'
import { segurScenarios } from '#matrix/segur/scenarios.js'
import { defineTable } from '#matrix/table.js'
import { scenarios } from '#scenarios/index.js'

const current = homologationTests().filter(({ withdrawn }) => withdrawn === undefined)

describe('the registers are whole', () => {
  it.each([
    ['requirements of the guide', requirements.length, 279],
    ['requirements of the Ségur', segurRequirements().length, 554],
    ['with the declarations', segurRequirements().length + declarations().length, 647],
    ['tests of book 2.10c', current.length, 131],
    ['tests of older books', homologationTests().length - current.length, 69],
    ['prerequisites', prerequisites().length, 41],
    ['declarations', declarations().length, 93],
    ['scenarios of the Ségur', segurScenarios().length, 285],
    ['with the tests', segurScenarios().length + prerequisites().length + current.length, 457],
  ])('%s: %i', (_, count, wanted) => {
    expect(count).toBe(wanted)
  })

  it.each([
    ['requirements of the Ségur', segurRequirements().map(({ id }) => id)],
    ['scenarios of the Ségur', segurScenarios().map(({ id }) => id)],
    ['tests of the CNDA', homologationTests().map(({ id, withdrawn }) => (withdrawn ? `${id} (withdrawn)` : id))],
    ['prerequisites', prerequisites().map(({ id }) => id)],
    ['declarations', declarations().map(({ id }) => id)],
    ['nomenclatures and correspondences', [...codeSets, ...codeMaps].map(({ name }) => name)],
  ])('public ids: %s', (_, ids) => {
    expect([...ids].sort().join('\n')).toMatchSnapshot()
  })

  it('is frozen, in French, without the marks of our notes', () => {
    const rows = [
      ...segurRequirements(),
      ...segurScenarios(),
      ...homologationTests(),
      ...prerequisites(),
      ...declarations(),
    ]
    for (const row of rows) {
      expect(Object.isFrozen(row), row.id).toBe(true)
      expect(JSON.stringify(row), row.id).not.toMatch(/\[unknown|\[inferred|’|undefined/)
    }
  })

  it('the pages of the large registers are made only when asked', async () => {
    for (const folder of ['segur/requirements', 'segur/scenarios', 'homologation/tests']) {
      for (const file of readdirSync(`matrix/${folder}`)) {
        const page: Record<string, unknown> = await import(`../matrix/${folder}/${file}`)
        for (const [name, value] of Object.entries(page)) expect(typeof value, `${file} ${name}`).toBe('function')
      }
    }
    expect(segurRequirements()).toBe(segurRequirements())
  })
})

describe('a table with a fault does not load, and names the place', () => {
  const source = { doc: 'dmp-bench', at: 'essai' }
  it.each([
    [
      'a duplicate',
      [
        { id: 'A', source },
        { id: 'A', source },
      ],
      'essai: two rows have the id A',
    ],
    ['no id', [{ id: '', source }], 'essai: a row has no id'],
    ['no source', [{ id: 'A', source: { doc: '', at: '' } }], 'essai: row A has no source'],
    ['an unknown source', [{ id: 'A', source: { doc: 'rumeur', at: '1' } }], 'essai: row A cites rumeur, which is no'],
    ['a hole', [{ id: 'A', says: '', source }], 'essai: row A has an empty says'],
  ])('%s', (_, rows, message) => {
    expect(() => defineTable('essai', rows)).toThrow(message)
  })
  it.each([
    [['X'], 'essai: T proves X, which is no requirement'],
    [['A', 'B', 'A'], 'essai: T proves A twice'],
  ])('proofs %j', (proves, message) => {
    const known = [{ id: 'A' }, { id: 'B' }]
    expect(() => provingKnown('essai', [{ id: 'T', proves }], known)).toThrow(message)
    expect(provingKnown('essai', [{ id: 'T', proves: ['A'] }], known)).toEqual([{ id: 'T', proves: ['A'] }])
  })
})

describe('the registers agree with each other', () => {
  const withOfficial = scenarios.filter(({ official }) => official !== undefined)
  it.each(withOfficial.map(({ id, official }) => [id, official]))(
    '%s follows a test of the CNDA: %s',
    (_, official) => {
      expect(current.map(({ id }) => id as string)).toContain(official)
    },
  )
  it('every declaration and every prerequisite is on a requirement in force', () => {
    const inForce = requirements.filter(({ historical, unread }) => !historical && !unread).map(({ id }) => id)
    for (const { id } of declarations()) expect(inForce).toContain(id)
    for (const { proves } of prerequisites()) expect(inForce).toEqual(expect.arrayContaining([...proves]))
    for (const { id, proves } of current) expect(inForce, id).toEqual(expect.arrayContaining([...proves]))
  })
  it('every scenario of the Ségur proves something, and no withdrawn requirement', () => {
    const withdrawn = segurRequirements().filter(({ wave }) => wave === 'va2-retirée')
    expect(withdrawn).toHaveLength(43)
    for (const { id, proves } of segurScenarios()) {
      expect(proves.length, id).toBeGreaterThan(0)
      expect(
        withdrawn.filter((row) => proves.includes(row.id)),
        id,
      ).toEqual([])
    }
  })
})

describe('printed', () => {
  const all = tables()
  it.each([
    ['exigences', 279],
    ['segur', 647],
    ['tests', 200],
    ['prerequis', 41],
    ['declarations', 93],
    ['scenarios-segur', 457],
    ['nomenclatures', codeSets.length + codeMaps.length],
  ])('%s has its %i rows, whole and distinct', (name, count) => {
    const table = all.find((one) => one.name === name)
    expect(table?.rows).toHaveLength(count)
    expect(new Set(table?.rows.map(([id]) => id)).size).toBe(count)
    for (const row of table?.rows ?? []) {
      expect(row).toHaveLength(table?.header.length ?? 0)
      for (const cell of row) expect(typeof cell).toBe('string')
    }
  })
  it.each([
    ['exigences', 'EX_0.2-1050', ['EX_0.3-1050', 'en vigueur', 'depuis 2.7']],
    ['exigences', 'EX_GEN-1350', ['en vigueur', 'tous']],
    ['exigences', 'RG_1100', ['retirée', "jusqu'à 2.3"]],
    ['exigences', 'EX_1.X-1230', ['texte non lu', 'inconnu']],
    ['segur', 'SC.DMP.03.LGO', ['vague 1', 'LGO', 'obligatoire', 'comportement', 'TD2.1']],
    ['segur', 'DMP/va1.01', ['vague 2, reprise de la vague 1', 'SGL DMP.01, PFI DMP.01']],
    ['segur', 'EX_AIR-010', ['homologation DMP', 'conditionnel']],
    ['tests', '2.1-160', ['TD2.1', 'EX_GEN-1450, EX_2.1-1071 (banc)']],
    ['tests', '0.3-010', ['TD0.3', 'OK, DMPOk']],
    ['prerequis', 'PRE_CONS_SUPPR', ['PRE_ALIM_SUPPR']],
    ['declarations', 'EX_GEN-1350', ['5.2.3.6', 'Oui-Possible']],
    ['nomenclatures', 'JDV_J66_TypeCode_DMP', ['1.2.250.1.213.1.1.5.7', '20240927', '108']],
    ['TRE_G15_ProfessionSante', '35', ['2018-10-26', '2024-12-13', 'TRE_R85 313']],
  ])('%s shows %s with %j', (name, id, cells) => {
    const row = all.find((one) => one.name === name)?.rows.find(([first]) => first === id)
    for (const cell of cells) expect(row).toContain(cell)
  })
})

const specFolder = '../shared/spec'
const specThere = existsSync(`${specFolder}/segur-requirements.json`)
const told = (text: string): string =>
  text
    .replaceAll('’', "'")
    .replaceAll('\n', ' ')
    .replace('[inferred: refus attendu]', '(refus attendu, déduit)')
    .replaceAll('[inferred]', '(déduit)')

describe(`against the spec${specThere ? '' : ` (skipped: ${specFolder} is not here)`}`, () => {
  interface Raw {
    readonly id: string
    readonly title: string
    readonly source: string
    readonly [field: string]: unknown
  }
  const read = (name: string): Raw[] =>
    specThere ? JSON.parse(readFileSync(`${specFolder}/${name}.json`, 'utf8')) : []
  const texts = (value: unknown): string[] => (value as string[] | undefined) ?? []
  const byId = <Row extends { readonly id: string }>(rows: readonly Row[]): Map<string, Row> =>
    new Map(rows.map((row) => [row.id, row]))

  it.skipIf(!specThere)('requirements of the Ségur, field by field', () => {
    const raws = read('segur-requirements')
    expect(raws).toHaveLength(647)
    const waves: Record<string, string> = {
      va1: 'vague 1',
      va2: 'vague 2 (prépublication 2023)',
      'va2-reprise': 'vague 2 (reprise de la vague 1)',
      'va2-retirée': 'vague 2 (retirée avant publication)',
      'va2-rem': 'vague 2 (numéro de REM publié, cité par un tiers)',
    }
    const own = byId(segurRequirements())
    const declared = byId(declarations())
    expect([...own.keys(), ...declared.keys()].sort()).toEqual(raws.map(({ id }) => id).sort())
    for (const raw of raws.filter(({ id }) => own.has(id))) {
      const row = own.get(raw.id)
      expect(row && waves[row.wave], raw.id).toBe(raw.wave)
      expect(row?.couloirs, raw.id).toEqual(raw.couloir)
      expect(row?.formerIds ?? [], raw.id).toEqual(texts(raw.previous_ids))
      expect(row?.profile, raw.id).toBe(raw.profile)
      expect(row?.level, raw.id).toBe(raw.level === '[unknown]' ? 'inconnu' : raw.level)
      expect(row?.transactions, raw.id).toEqual(raw.related_dmp_transaction)
      expect(row?.title, raw.id).toBe(told(raw.title))
      if (row?.wave !== 'va2-retirée') expect(row?.says, raw.id).toBe(told(String(raw.statement)))
      expect(row?.condition === undefined, raw.id).toBe(raw.condition === undefined)
      expect(row?.tracked?.couloirs ?? [], raw.id).toEqual(texts(raw.tracker_couloirs))
      expect(row?.couloirsDeduced ?? false, raw.id).toBe(String(raw.couloir_basis).includes('déduit'))
    }
    for (const raw of raws.filter(({ id }) => declared.has(id))) {
      const row = declared.get(raw.id)
      const sheet = raw.cnda as Record<string, string>
      expect(row?.transactions, raw.id).toEqual(raw.related_dmp_transaction)
      expect(
        [row?.level, row?.profile, row?.zone, row?.guideSection, row?.delegable, row?.authentication],
        raw.id,
      ).toEqual([raw.level, raw.profile, sheet.zone, sheet.guide_section, sheet.delegable_to_EAI, sheet.authentication])
      expect([row?.profileFilter, row?.kind, row?.otherFilter ?? ''], raw.id).toEqual([
        sheet.profile_filter,
        sheet.declaration_type,
        sheet.other_filter,
      ])
      const requirement = requirements.find(({ id }) => id === raw.id)
      expect(requirement?.addedIn ?? '', raw.id).toBe(sheet.since_package)
      expect(requirement?.source.at, raw.id).toContain(`§ ${sheet.guide_section}`)
    }
  })

  it.skipIf(!specThere)('scenarios of the Ségur, field by field', () => {
    const raws = read('segur-scenarios')
    expect(raws).toHaveLength(457)
    const own = byId(segurScenarios())
    const others = [...prerequisites(), ...current].map(({ id }) => id)
    expect([...own.keys(), ...others].sort()).toEqual(raws.map(({ id }) => id).sort())
    for (const raw of raws.filter(({ id }) => own.has(id))) {
      const row = own.get(raw.id)
      expect(row?.couloirs, raw.id).toEqual(raw.couloir)
      expect(row?.title, raw.id).toBe(told(raw.title))
      expect(row?.steps, raw.id).toEqual(texts(raw.steps).map(told))
      expect(row?.evidence, raw.id).toEqual(texts(raw.expected_evidence).map(told))
      expect(row?.proves, raw.id).toEqual(raw.requirement_ids)
    }
  })

  it.skipIf(!specThere)('tests of the CNDA, field by field', () => {
    const raws = read('dmp-homologation-tests')
    expect(raws).toHaveLength(200)
    const own = byId(homologationTests())
    expect([...own.keys()].sort()).toEqual(raws.map(({ id }) => id).sort())
    for (const raw of raws) {
      const row = own.get(raw.id)
      expect(row?.withdrawn === undefined, raw.id).toBe(raw.status === 'current')
      expect(row?.transaction, raw.id).toBe(raw.transaction)
      expect(row?.title, raw.id).toBe(told(raw.title))
      expect(row?.steps, raw.id).toEqual(texts(raw.steps).map(told))
      expect(row?.authentication?.toLowerCase(), raw.id).toBe(raw.auth ? String(raw.auth).toLowerCase() : undefined)
      const facts = [row?.profile, row?.actor, row?.mode, row?.filter, row?.simplified, row?.addedIn]
      expect(
        facts.map((fact) => fact ?? null),
        raw.id,
      ).toEqual([...[raw.profile, raw.actor, raw.mode, raw.filters, raw.simplified, raw.since_package]])
      expect([row?.expected.result ?? null, row?.expected.label ?? null, row?.expected.code ?? null], raw.id).toEqual([
        ...[raw.expected_result, raw.expected_label, raw.expected_code],
      ])
      expect(row?.patient ?? '/', raw.id).toBe(told(String(raw.patient_case ?? '/')))
    }
  })

  it.skipIf(!specThere)('links from tests to requirements: those of the spec, and ours marked', () => {
    const links = byId(read('segur-scenarios'))
    for (const { id, proves, linkedBy } of current) {
      const theirs = texts(links.get(id)?.requirement_ids)
      if (linkedBy === undefined) expect(proves, id).toEqual(theirs)
      else {
        expect(theirs, id).toEqual([])
        expect(proves.length, id).toBeGreaterThan(0)
      }
    }
    expect(current.filter(({ proves, linkedBy }) => proves.length > 0 && linkedBy === undefined)).toHaveLength(60)
  })

  it.skipIf(!specThere)('prerequisites, field by field', () => {
    const raws = byId(read('segur-scenarios'))
    for (const row of prerequisites()) {
      const raw = raws.get(row.id)
      expect(row.title, row.id).toBe(told(raw?.title ?? '').replace(/\.$/, ''))
      expect(row.transactions, row.id).toEqual(raw?.related_dmp_transaction)
      expect(row.authentication.toLowerCase(), row.id).toBe(String(raw?.authentication).toLowerCase())
      expect([row.actor ?? '', row.filter ?? ''], row.id).toEqual([raw?.actor, raw?.filter])
      expect(row.addedIn ?? '', row.id).toBe(String(raw?.since_package).replace(/\b0(?=\d)/g, ''))
    }
  })
})
