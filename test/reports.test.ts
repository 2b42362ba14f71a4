import { execFileSync, spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RequirementRow } from '#matrix/requirements.js'
import { buildReport, exitCodeOf, type JudgedScenario, overall } from '#reports/build.js'
import { readJournal, writeJournal } from '#reports/journal.js'
import { renderHtml } from '#reports/render/html.js'
import { renderJson } from '#reports/render/json.js'
import { renderJunit } from '#reports/render/junit.js'
import { messageText } from '#reports/text/message-text.js'
import { prettyXml } from '#reports/text/pretty-xml.js'
import { unreadWords } from '#reports/text/words.js'
import { mergeOrder, type Verdict, type VerdictResult } from '#scenarios/verdict.js'
import type { Exchange } from '#simulator/trace/exchange.js'
import { parseXml } from '#simulator/wire/xml.js'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

const anExchange = (over: Partial<Exchange> = {}): Exchange => ({
  id: 'e1',
  space: 'defaut',
  receivedAt: '2026-03-01T09:00:00.000Z',
  trust: 'strict',
  transaction: 'TD0.2',
  request: {
    method: 'POST',
    url: '/si-dmp-server/v2/services/patients',
    headers: [['Content-Type', 'application/soap+xml']],
    body: bytes('<a xmlns="urn:x"><b>é</b></a>'),
  },
  response: { status: 200, headers: [['Content-Type', 'application/soap+xml']], body: bytes('<ok/>') },
  remarks: [],
  ...over,
})

const aVerdict = (result: VerdictResult, over: Partial<Verdict> = {}): Verdict => ({
  check: `check/${result}`,
  title: `Règle ${result}`,
  result,
  requirements: ['EX_1'],
  source: { doc: 'guide', at: '1' },
  level: 'requirement',
  findings: result === 'fail' ? [{ exchange: 'e1', where: '/a/b', line: 3, expected: 'blanc', observed: 'noir' }] : [],
  judged: ['e1'],
  ...over,
})

const aScenario = (over: Partial<JudgedScenario> = {}): JudgedScenario => ({
  id: 'alimentation/exemple',
  title: 'Un scénario',
  result: 'pass',
  verdicts: [aVerdict('pass')],
  exchanges: [anExchange()],
  ...over,
})

const requirementRow = (id: string, seenOn: RequirementRow['seenOn']): RequirementRow => ({
  id,
  transaction: 'toutes',
  seenOn,
  title: `Titre ${id}`,
  says: `Énoncé ${id}`,
  source: { doc: 'guide', at: '1' },
})

const aReport = (scenarios: readonly JudgedScenario[], requirements: readonly RequirementRow[] = []) =>
  buildReport({
    title: 'Rapport',
    seed: '1',
    clock: new Date('2026-03-01T09:00:00Z'),
    version: '0.0.0',
    tables: [{ name: 'Matrice', edition: '1.8' }],
    requirements,
    checks: [
      { id: 'check/a', verifies: ['EX_1', 'EX_5'] },
      { id: 'check/b', verifies: ['EX_1'] },
    ],
    scenarios,
  })

describe('result and exit code', () => {
  it.each<[VerdictResult[], VerdictResult, 0 | 1 | 2]>([
    [['pass', 'pass'], 'pass', 0],
    [['pass', 'not-exercised', 'not-applicable', 'to-attest', 'inconclusive'], 'pass', 0],
    [['pass', 'warning'], 'warning', 0],
    [['pass', 'fail', 'warning'], 'fail', 1],
    [['fail', 'bench-error'], 'bench-error', 2],
    [['not-exercised', 'not-exercised'], 'not-exercised', 2],
    [['inconclusive', 'not-exercised'], 'inconclusive', 2],
    [['not-applicable'], 'not-applicable', 2],
    [[], 'not-exercised', 2],
  ])('%j -> %s, exit %s', (results, result, exitCode) => {
    expect(overall(results)).toBe(result)
    expect(exitCodeOf(result)).toBe(exitCode)
    expect(aReport([aScenario({ result })])).toMatchObject({ result, exitCode })
  })

  it('takes the worst of its scenarios: one that was not exercised is not hidden by those that passed', () => {
    const scenarios = (['pass', 'not-exercised', 'warning'] as const).map((result) => aScenario({ result }))
    expect(aReport(scenarios)).toMatchObject({ result: 'not-exercised', exitCode: 2 })
    expect(aReport([...scenarios, aScenario({ result: 'fail' })])).toMatchObject({ result: 'fail', exitCode: 1 })
  })

  it('never says conform without a rule that passed, nor hides a failure', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...mergeOrder)), (results) => {
        const exitCode = exitCodeOf(overall(results))
        if (exitCode === 0) expect(results.some((one) => one === 'pass' || one === 'warning')).toBe(true)
        if (results.includes('fail')) expect(exitCode).not.toBe(0)
        if (results.includes('bench-error')) expect(exitCode).toBe(2)
      }),
    )
  })
})

describe('coverage of requirements', () => {
  const rows = [
    requirementRow('EX_1', 'wire'),
    requirementRow('EX_2', 'wire'),
    requirementRow('EX_3', 'screen'),
    { ...requirementRow('EX_4', 'wire'), historical: true as const },
    requirementRow('EX_5', 'wire'),
  ]
  const report = aReport(
    [aScenario({ verdicts: [aVerdict('pass'), aVerdict('fail'), aVerdict('pass', { requirements: [] })] })],
    rows,
  )

  it('joins each requirement with the rules that bear on it', () => {
    expect(report.requirements[0]).toMatchObject({ id: 'EX_1', result: 'fail', checks: ['check/a', 'check/b'] })
    expect(report.requirements[0]?.unchecked).toBeUndefined()
  })

  it('tells a rule that nothing exercised from a requirement without rule', () => {
    expect(report.requirements[4]).toMatchObject({ id: 'EX_5', result: 'not-exercised', checks: ['check/a'] })
    expect(report.requirements[4]?.unchecked).toBeUndefined()
  })

  it.each([
    ['wire', 'pass', 'pass'],
    ['screen', 'pass', 'to-attest'],
    ['declaration', 'pass', 'to-attest'],
    ['screen', 'fail', 'fail'],
  ] as const)('a requirement seen on %s whose rule says %s is %s', (seenOn, result, expected) => {
    const judged = aReport([aScenario({ verdicts: [aVerdict(result)] })], [requirementRow('EX_1', seenOn)])
    expect(judged.requirements[0]?.result).toBe(expected)
  })

  it('says of a text that nobody read neither that it passed nor that it is to attest', () => {
    const read = aReport([aScenario()], [{ ...requirementRow('EX_6', undefined), unread: true }])
    expect(read.requirements[0]).toMatchObject({ result: 'unread', checks: [], unchecked: unreadWords })
    expect(read.requirements[0]).not.toHaveProperty('seenOn')
    const page = renderHtml(read)
    expect(page).toContain('>Texte non lu</span>')
    expect(page).toContain('<td>inconnu</td>')
    expect(page).not.toContain('À attester</span></td>')
    expect(renderJson(read)).toContain('"result": "unread"')
  })

  it('says why a requirement has no rule', () => {
    expect(report.requirements.slice(1, 4).map(({ result }) => result)).toEqual([
      'not-exercised',
      'to-attest',
      'not-applicable',
    ])
    expect(new Set(report.requirements.slice(1, 4).map(({ unchecked }) => unchecked)).size).toBe(3)
  })
})

describe('renderers', () => {
  const hostile = '"><script>alert(1)</script><img src=x onerror=alert(2)>\u0000\u000b\ud800]]>&lt;\'-->'
  const hostileReport = aReport(
    [
      aScenario({
        id: hostile,
        official: hostile,
        title: hostile,
        notes: [hostile],
        verdicts: [
          ...mergeOrder.map((result) =>
            aVerdict(result, {
              check: hostile,
              title: hostile,
              requirements: [hostile],
              assumed: hostile,
              findings: [{ exchange: hostile, where: hostile, line: 1, expected: hostile, observed: hostile }],
            }),
          ),
        ],
        exchanges: [
          anExchange({
            id: hostile,
            request: { method: hostile, url: hostile, headers: [[hostile, hostile]], body: bytes(hostile) },
            decision: { granted: false, row: hostile, why: hostile },
            rejection: { rejection: 'xml-unreadable', detail: hostile },
          }),
        ],
      }),
    ],
    [requirementRow(hostile, 'wire')],
  )

  it('escapes everything a client or a table wrote into the HTML', () => {
    const page = renderHtml(hostileReport)
    expect(page).not.toContain('<script>alert')
    expect(page).not.toContain('<img')
    expect(page.match(/<script/g)).toHaveLength(1)
  })

  it('writes JUnit that an XML parser reads back, whatever the strings', () => {
    const parsed = parseXml(renderJunit(hostileReport))
    expect(parsed.ok).toBe(true)
    if (!parsed.ok) return
    const cases = [...parsed.root.descendants()].filter(({ name }) => name === 'testcase')
    expect(cases).toHaveLength(mergeOrder.length)
    expect(parsed.root.attr('failures')).toBe('1')
    expect(parsed.root.attr('errors')).toBe('1')
    expect(parsed.root.attr('skipped')).toBe('4')
    expect(cases[0]?.attr('classname')).toContain('<script>alert(1)</script>')
  })

  const xmllint = spawnSync('xmllint', ['--version']).status === 0
  it.skipIf(!xmllint)('writes JUnit that xmllint finds well-formed (skips: xmllint absent)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (observed) => {
        const findings = [{ exchange: 'e1', where: observed, line: 0, expected: '', observed }]
        const report = aReport([aScenario({ title: observed, verdicts: [aVerdict('fail', { findings })] })])
        execFileSync('xmllint', ['--noout', '-'], { input: renderJunit(report) })
      }),
      { numRuns: 15 },
    )
  })

  it('writes the same bytes for the same run, keys in order', () => {
    const again = () => aReport([aScenario({ verdicts: [aVerdict('pass'), aVerdict('fail')] })])
    for (const render of [renderHtml, renderJunit, renderJson]) expect(render(again())).toBe(render(again()))
    const json = JSON.parse(renderJson(again()))
    expect(Object.keys(json)).toEqual([...Object.keys(json)].sort())
    expect(json.scenarios[0].exchanges[0].request.sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  it('makes a page that asks nothing of the network and is in French', () => {
    const page = renderHtml(aReport([aScenario({ verdicts: [aVerdict('fail')] })]))
    expect(page).toContain('<html lang="fr">')
    expect(page).not.toMatch(/(src|href)="(https?:|\/\/)/)
    expect(page).toContain('default-src &#39;none&#39;')
    for (const text of ['blanc', 'noir', '/a/b', 'ligne 3', 'EX_1', 'href="#s0e0"', 'id="s0e0"']) {
      expect(page).toContain(text)
    }
  })
})

describe('prettyXml', () => {
  it.each([
    ['<a><b>1</b><c/></a>', '<a>\n  <b>1</b>\n  <c/>\n</a>'],
    ['<?xml version="1.0"?><!-- > --><a x=">"></a>', '<?xml version="1.0"?>\n<!-- > -->\n<a x=">"></a>'],
    ['<a><![CDATA[<b>]]></a>', '<a>\n  <![CDATA[<b>]]>\n</a>'],
    [`<a>${'A'.repeat(500)}</a>`, `<a>${'A'.repeat(60)}… (500 caractères)</a>`],
    ['<a', '<a'],
    ['<a b="', '<a b="'],
    ['<!-- never ends', '<!-- never ends'],
  ])('%s', (xml, expected) => expect(prettyXml(xml)).toBe(expected))

  it('keeps every tag and every text, in order, and never throws', () => {
    const piece = fc.constantFrom('<a>', '</a>', '<b/>', 'texte', '<!--c-->', '"', "'", '<', '>', ' ', '<?p?>')
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const xml = pieces.join('')
        expect(prettyXml(xml).replace(/\s/g, '')).toBe(xml.replace(/\s/g, ''))
      }),
    )
  })

  it('is linear on tags and quotes that never end', () => {
    const started = performance.now()
    for (const unit of ['<"', '<!--', '<a>', "<a b='", '<![CDATA[']) prettyXml(unit.repeat(200_000))
    expect(performance.now() - started).toBeLessThan(3000)
  })
})

describe('messageText', () => {
  it('shows each part of an MTOM message, and sums up what is binary', () => {
    const body = bytes(
      '--b\r\nContent-Type: application/xop+xml\r\nContent-ID: <r>\r\n\r\n<a><b/></a>\r\n--b\r\nContent-Type: application/pdf\r\nContent-ID: <p>\r\n\r\n%PDF\r\n--b--\r\n',
    )
    const text = messageText([['Content-Type', 'multipart/related; boundary=b; start="<r>"']], body)
    expect(text).toContain('<a>\n  <b/>\n</a>')
    expect(text).toContain('partie 2 <p> application/pdf, 4 octets')
    expect(text).toMatch(
      /contenu binaire, 4 octets, SHA-256 315d429b7714cedb6ad04ac31240145257692630457f3c88253c5beceac76027/,
    )
  })

  it('never throws on any bytes under any content type', () => {
    const type = fc.constantFrom('', 'text/xml', 'multipart/related; boundary=b', 'application/pdf', ';;;')
    fc.assert(
      fc.property(type, fc.uint8Array(), (contentType, body) => {
        expect(messageText([['content-type', contentType]], body)).toBeTypeOf('string')
      }),
    )
  })
})

describe('journal', () => {
  const anyExchange = fc.record(
    {
      id: fc.uuid(),
      space: fc.constantFrom('defaut', 'salle-2'),
      receivedAt: fc.constant('2026-03-01T09:00:00.000Z'),
      trust: fc.constantFrom<'strict' | 'open'>('strict', 'open'),
      request: fc.record({
        method: fc.constant('POST'),
        url: fc.webPath(),
        headers: fc.array(fc.tuple(fc.string(), fc.string())),
        body: fc.uint8Array(),
      }),
      response: fc.record({
        status: fc.integer({ min: 200, max: 599 }),
        headers: fc.array(fc.tuple(fc.string(), fc.string())),
        body: fc.uint8Array(),
      }),
      tls: fc.record(
        {
          protocol: fc.constant('TLSv1.3'),
          cipher: fc.string(),
          serverName: fc.string(),
          certificate: fc.uint8Array(),
          chain: fc.array(fc.uint8Array()),
        },
        { requiredKeys: ['protocol', 'cipher'] },
      ),
      remarks: fc.constant([]),
    },
    { requiredKeys: ['id', 'space', 'receivedAt', 'trust', 'request', 'remarks'] },
  )

  it('gives back the bytes it was given', () => {
    fc.assert(
      fc.property(fc.array(anyExchange, { maxLength: 3 }), (exchanges) => {
        const read = readJournal(JSON.stringify(writeJournal(exchanges as Exchange[])))
        expect(read).toEqual({ ok: true, exchanges })
      }),
    )
  })

  const sane = {
    id: '1',
    receivedAt: '2026-03-01T09:00:00Z',
    request: { method: 'POST', url: '/', headers: [], body: '' },
  }
  const entry = (wrong: object) => JSON.stringify({ format: 'dmp-bench/journal-1', exchanges: [{ ...sane, ...wrong }] })

  it('takes an entry with no more than a request', () => expect(readJournal(entry({})).ok).toBe(true))

  it.each([
    ['not json', "n'est pas du JSON"],
    ['{}', "n'est pas un journal"],
    ['null', "n'est pas un journal"],
    [entry({ receivedAt: 'hier' }), 'échange incomplet'],
    [entry({ transaction: 'TD9.9' }), 'échange incomplet'],
    [entry({ rejection: { rejection: 'inconnu' } }), 'échange incomplet'],
    [entry({ remarks: [{}] }), 'échange incomplet'],
    [entry({ tls: {} }), 'échange incomplet'],
    [entry({ response: { status: '200' } }), 'échange incomplet'],
    ['{"format":"dmp-bench/journal-1","exchanges":[{}]}', 'échange incomplet (le n° 1)'],
    ['{"format":"dmp-bench/journal-1","exchanges":[null]}', 'échange incomplet (le n° 1)'],
    [
      '{"format":"dmp-bench/journal-1","exchanges":[{"id":"1","receivedAt":"","request":{"method":"POST","url":"/","headers":[["a"]],"body":""}}]}',
      'échange incomplet (le n° 1)',
    ],
  ])('refuses %s', (text, reason) => {
    const read = readJournal(text)
    expect(read.ok).toBe(false)
    if (!read.ok) expect(read.reason).toContain(reason)
  })
})
