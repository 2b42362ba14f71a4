import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { main } from '#cli/main.js'
import { currentPackage, guidePackages, windowText } from '#matrix/guide-packages.js'
import { changeHolds, packageChanges } from '#matrix/package-changes.js'
import { defineCheck } from '#scenarios/check.js'
import { checks } from '#scenarios/checks/index.js'
import { exampleKit, existence } from '#scenarios/examples.js'
import { scenarios } from '#scenarios/index.js'
import { judge } from '#scenarios/judge.js'
import { appliesInPackage } from '#scenarios/package-scope.js'
import { viewExchange } from '#scenarios/view.js'
import { defaultSettings } from '#simulator/settings.js'
import { testPki } from './support/test-pki.js'

const ids = guidePackages.map(({ id }) => id)
const home = mkdtempSync(join(tmpdir(), 'dmp-bench-packages-'))
beforeAll(async () => {
  vi.stubEnv('DMP_BENCH_HOME', home)
  symlinkSync((await testPki()).directory, join(home, 'pki'))
})
afterEach(() => vi.stubEnv('DMP_BENCH_PACKAGE', undefined))
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(home, { recursive: true, force: true })
})

async function dmpBench(...args: string[]) {
  const out: string[] = []
  const err: string[] = []
  const code = await main(args, { out: (line) => out.push(line), err: (line) => err.push(line) })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

describe('--package', () => {
  it.each(ids)('%s: the model LPS is conform in every scenario of that package', async (id) => {
    const out = join(home, `rapports-${id}`)
    const { code, err } = await dmpBench('run', '--transport', 'memoire', '--package', id, '--out', out)
    const report = JSON.parse(readFileSync(join(out, 'rapport.json'), 'utf8'))
    const bad = report.scenarios.filter(({ result }: { result: string }) => result !== 'pass')
    expect(bad.map((one: { id: string; result: string }) => `${one.id}: ${one.result}`)).toEqual([])
    expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining('sans réseau') })
    expect(report.tables[0]).toEqual({ name: "Paquet du guide d'intégration", edition: id })
  })

  it('is today by default, or what DMP_BENCH_PACKAGE says', async () => {
    const listed = async () => (await dmpBench('run', '--list')).out
    expect(await listed()).not.toContain('administratif/creation')
    vi.stubEnv('DMP_BENCH_PACKAGE', '2.3')
    expect(await listed()).toContain('administratif/creation')
    expect(await listed()).not.toContain('consultation/air')
  })

  it.each([
    [['run', '--package', '2.11'], /un paquet parmi 2\.3, 2\.4, .*2\.10 est attendu/],
    [['serve', '--package', ''], /un paquet parmi/],
    [['judge', 'x', '--package', 'hier'], /un paquet parmi/],
    [
      ['run', '--only', 'administratif/creation'],
      /administratif\/creation se joue jusqu'au paquet 2\.3, pas dans le 2\.10/,
    ],
    [['run', '--package', '2.3', '--only', 'consultation/air'], /consultation\/air se joue à partir du paquet 2\.7/],
  ] as const)('%j is a wrong usage', async (args, sentence) => {
    const { code, err } = await dmpBench(...args)
    expect(code).toBe(2)
    expect(err).toMatch(sentence)
  })

  it('a historical message is judged in its package', async () => {
    const file = join(home, 'td11.xml')
    const body =
      '<PRPA_IN201311UV02 xmlns="urn:hl7-org:v3" ITSVersion="XML_1.0"><controlActProcess/></PRPA_IN201311UV02>'
    writeFileSync(
      file,
      `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Header/><s:Body>${body}</s:Body></s:Envelope>`,
    )
    const consent = async (...args: string[]) => {
      const out = join(home, 'juge')
      await dmpBench('judge', file, '--out', out, ...args)
      const [messages] = JSON.parse(readFileSync(join(out, 'rapport.json'), 'utf8')).scenarios
      return messages.verdicts.find(({ check }: { check: string }) => check === 'registration/opening-consent').result
    }
    expect(await consent('--package', '2.3')).toBe('fail')
    expect(await consent()).toBe('not-applicable')
  })
})

describe('windows', () => {
  it.each([
    [{}, 'dans tous les paquets'],
    [{ from: '2.4' }, 'à partir du paquet 2.4'],
    [{ to: '2.3' }, "jusqu'au paquet 2.3"],
    [{ from: '2.4', to: '2.6' }, 'du paquet 2.4 au paquet 2.6'],
  ] as const)('%j is said %s', (window, text) => {
    expect(windowText(window)).toBe(text)
  })

  it.each([
    ['vaccination', '2.6'],
    ['ej-eg', '2.8'],
    ['seuil', '2.9'],
    ['psc', '2.10'],
  ] as const)('%s holds from %s on', (change, from) => {
    expect(ids.filter((id) => changeHolds(change, id))).toEqual(ids.slice(ids.indexOf(from)))
  })

  it('every change of the table holds in some package and not in all', () => {
    for (const { id } of packageChanges) {
      const held = ids.filter((one) => changeHolds(id, one))
      expect(held.length, id).toBeGreaterThan(0)
      expect(held.length, id).toBeLessThan(ids.length)
    }
  })

  it('every scenario can be played in some package, and most today', () => {
    const { length } = scenarios.filter(({ packages }) => packages?.to === undefined)
    expect(length).toBeGreaterThan(scenarios.length / 2)
  })
})

describe('a check', () => {
  const rule = (over: object) =>
    defineCheck({
      id: 'essai/regle',
      title: 'Essai',
      verifies: [],
      source: { doc: 'dmp-bench', at: 'essai' },
      on: 'any',
      level: 'requirement',
      judge: () => [{ where: 'x', line: 0, expected: 'a', observed: 'b' }],
      examples: { pass: [], fail: [] },
      ...over,
    })

  it.each([
    ['no requirement, no window', {}, ids],
    ['a window', { packages: { from: '2.6', to: '2.8' } }, ['2.6', '2.7', '2.8']],
    ['a requirement of 2.7', { verifies: ['EX_AIR-040'] }, ids.slice(4)],
    ['a withdrawn requirement', { verifies: ['EX_GEN-1250'] }, ['2.3']],
    ['one of two', { verifies: ['EX_GEN-1250', 'EX_AIR-040'] }, ['2.3', ...ids.slice(4)]],
    ['a window, which decides alone', { verifies: ['EX_AIR-040'], packages: {} }, ids],
  ])('%s', async (_, over, expected) => {
    const check = rule(over)
    const views = existence()(exampleKit((await testPki()).cards)).map(viewExchange)
    for (const guidePackage of ids) {
      const [verdict] = judge([check], views, { ...defaultSettings, guidePackage })
      expect(verdict?.result).toBe(expected.includes(guidePackage) ? 'fail' : 'not-applicable')
      if (verdict?.result === 'not-applicable') expect([verdict.findings, verdict.judged]).toEqual([[], []])
    }
  })

  it('of the catalogue holds in some package; those of no window of their own hold today', () => {
    for (const check of checks) {
      expect(
        ids.some((id) => appliesInPackage(check, id)),
        check.id,
      ).toBe(true)
      if (!check.packages) expect(appliesInPackage(check, currentPackage), check.id).toBe(true)
    }
  })
})
