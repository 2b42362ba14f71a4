import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { viewCda } from '#scenarios/cda-view.js'
import { checks } from '#scenarios/checks/index.js'
import { judge } from '#scenarios/judge.js'
import type { Verdict } from '#scenarios/verdict.js'
import { viewExchange } from '#scenarios/view.js'
import { defaultSettings } from '#simulator/settings.js'
import type { Exchange, RawRequest } from '#simulator/trace/exchange.js'
import { type Sample, samples, skipReason } from './support/samples.js'

const soapHeaders = [['Content-Type', 'application/soap+xml; charset=UTF-8']] as const

/** Headers and address of a sample: from the `.headers` file beside it, else those of a plain SOAP message. */
function requestOf({ name, bytes }: Sample, all: readonly Sample[]): RawRequest {
  const beside = all.find((other) => other.name === name.replace(/\.[^.]+$/, '.headers'))
  const [first = '', ...lines] = beside?.bytes.toString('latin1').split(/\r?\n/) ?? []
  const headers = lines.flatMap((line) => {
    const [, key, value = ''] = /^([^:]+):\s*(.*)$/.exec(line) ?? []
    return key === undefined ? [] : [[key, value] as const]
  })
  return { method: 'POST', url: first.split(' ')[1] ?? '/', headers: beside ? headers : soapHeaders, body: bytes }
}

const exchangeOf = (name: string, request: RawRequest): Exchange => ({
  id: name,
  space: 'samples',
  receivedAt: '2026-11-22T11:52:30.000Z',
  trust: 'open',
  request,
  remarks: [],
})

const judged = (name: string, request: RawRequest): readonly Verdict[] =>
  judge(checks, [viewExchange(exchangeOf(name, request))], defaultSettings)

const brokenRules = (verdicts: readonly Verdict[]): string[] =>
  verdicts.filter(({ findings }) => findings.length > 0).map(({ check }) => check)

const documents = samples('cda')
const all = samples('drimbox', 'soap-clients', 'vihf', 'epd')
const messages = all.filter(({ name }) => !name.endsWith('.headers'))
const sample = (name: string): readonly Verdict[] => {
  const found = messages.find((one) => one.name === name)
  if (!found) throw new Error(`no sample ${name}`)
  return judged(name, requestOf(found, all))
}

describe.skipIf(skipReason !== undefined)(`messages of clients that nobody of us wrote ${skipReason ?? ''}`, () => {
  it.each(messages.map((one) => [one.name, one] as const))('%s is judged, never a fault of the bench', (name, one) => {
    const verdicts = judged(name, requestOf(one, all))
    expect(verdicts).toHaveLength(checks.length)
    expect(verdicts.filter(({ result }) => result === 'bench-error')).toEqual([])
    expect(verdicts.some(({ judged: exchanges }) => exchanges.length > 0)).toBe(true)
  })

  it.each([
    ['drimbox/td0.2-request.xml', ['vihf/present', 'transport/declared-action']],
    ['drimbox/td0.3-request.xml', ['vihf/present']],
    ['drimbox/td3.1-request.xml', ['vihf/present']],
    ['drimbox/td3.3c-request.xml', ['message/readable', 'transport/declared-action', 'update/target']],
    [
      'drimbox/td2.1-request.mtom',
      [
        'transport/content-type',
        'transport/mime-syntax',
        'message/readable',
        'entry/times',
        'entry/sector-and-setting',
        'entry/source-patient-id',
      ],
    ],
    ['soap-clients/node-soap-iti18.body', ['transport/declared-action', 'vihf/present']],
    ['soap-clients/zeep-iti18.body', ['transport/declared-action', 'query/required-parameters']],
    ['soap-clients/node-soap-iti41-mtom.body', ['transport/mime-syntax', 'transport/mtom-content-type']],
    ['vihf/signed-request-prpa-in201314.xml', ['message/operation', 'addressing/to', 'vihf/signature-algorithm']],
  ])('the oddities of %s are told', (name, expected) => {
    expect(brokenRules(sample(name))).toEqual(expect.arrayContaining(expected))
  })

  it('says where: line and path of the element, or header', () => {
    const findings = sample('vihf/signed-request-prpa-in201314.xml').flatMap((verdict) => verdict.findings)
    const to = findings.find(({ where }) => where.endsWith('/To'))
    expect(to).toMatchObject({ where: '/soap:Envelope/soap:Header/To', line: 4, observed: 'vide' })
  })

  it('judges a message saved without its headers on all the rest', () => {
    for (const { name, bytes } of messages) {
      const verdicts = judged(name, { method: 'POST', url: '/', headers: [], body: bytes })
      expect(brokenRules(verdicts)).not.toContain('transport/declared-action')
      expect(verdicts.filter(({ result }) => result === 'bench-error')).toEqual([])
    }
  })

  it('survives any cut or changed byte', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...messages),
        fc.nat(),
        fc.integer({ min: 0, max: 255 }),
        fc.boolean(),
        (one, position, byte, cut) => {
          const body = Buffer.from(one.bytes)
          const at = position % body.length
          body[at] = byte
          const request = { ...requestOf(one, all), body: cut ? body.subarray(0, at) : body }
          expect(judged(one.name, request).filter(({ result }) => result === 'bench-error')).toEqual([])
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe.skipIf(skipReason !== undefined)(`published CDA documents ${skipReason ?? ''}`, () => {
  it.each(documents.map(({ name, bytes }) => [name, bytes] as const))('%s: its header is read', (name, bytes) => {
    const reading = viewCda(bytes)
    expect(reading.ok).toBe(true)
    if (!reading.ok) return
    const { root, templateIds, authors, patientRole, body } = reading.cda
    expect(templateIds).toEqual(expect.arrayContaining(['2.16.840.1.113883.2.8.2.1', '1.2.250.1.213.1.1.1.1']))
    expect(authors.length).toBeGreaterThan(0)
    expect(patientRole?.line).toBeGreaterThan(root.line)
    expect(body !== undefined).toBe(name.includes('NON_STRUCTURE'))
  })
})
