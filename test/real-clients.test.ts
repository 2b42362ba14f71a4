import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { aCda } from '#fixtures/documents/cda.js'
import { buildTd32, lpsContext } from '#fixtures/lps/index.js'
import { people, population } from '#fixtures/people/index.js'
import { createSimulator, type Simulator } from '#simulator/app.js'
import type { Change } from '#simulator/domain/world.js'
import { seededIds } from '#simulator/ids.js'
import { defaultSettings } from '#simulator/settings.js'
import { openStore } from '#simulator/store/world-store.js'
import { readMtom } from '#simulator/wire/mtom.js'
import { baseUrl, type TestBench, testBench } from './support/bench.js'
import { skipReason } from './support/samples.js'

const samples = fileURLToPath(new URL('../../shared/samples/', import.meta.url))

const soap = 'application/soap+xml'
const drimboxMultipart =
  'multipart/related; type="application/xop+xml"; boundary="MIMEBoundary_Bound"; start="<0.1>"; start-info="application/soap+xml"; action="urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b"'

/** Content-Type of a sample: beside it where it was captured, else what its client is known to send. */
function contentType(file: string): string {
  const headers = `${samples}${file.replace(/\.body$/, '.headers')}`
  if (!file.endsWith('.body')) return file.endsWith('.mtom') ? drimboxMultipart : soap
  return /^Content-Type: (.*)$/m.exec(readFileSync(headers, 'utf8'))?.[1] ?? soap
}

let bench: TestBench
/** A DMP for the patients that the samples name, so that the answer goes past "no DMP". */
let peopled: Simulator
beforeAll(async () => {
  bench = await testBench({ trust: 'open' })
  const dmpOf = (ins: string): Change => {
    const model = population(bench.pki.cards, people, bench.now).changes.find((change) => change.kind === 'dmp')
    if (model?.kind !== 'dmp') throw new Error('no DMP to copy')
    return { kind: 'dmp', dmp: { ...model.dmp, ins, status: 'active' } }
  }
  peopled = createSimulator({
    store: openStore(undefined),
    clock: () => bench.now,
    seed: 'samples',
    settings: { ...defaultSettings, trust: 'open' },
    anchors: bench.pki,
    population: (at) => ({
      structures: population(bench.pki.cards, people, at).structures,
      changes: [dmpOf('279035121518989'), dmpOf('248039263001064')],
    }),
  })
})

const post = async (simulator: Simulator, service: string, file: string) => {
  const response = await simulator.app.request(`${baseUrl}/si-dmp-server/v2/services/${service}`, {
    method: 'POST',
    headers: { 'content-type': contentType(file) },
    body: readFileSync(samples + file),
  })
  const [exchange] = simulator.bench.exchanges('defaut', 1)
  return { status: response.status, text: await response.text(), exchange }
}

/** Requests of clients that nobody here wrote: what the DMP answers in `--trust open`, and the oddities it notes. */
describe.skipIf(skipReason !== undefined)(`real clients${skipReason ? ` (${skipReason})` : ''}`, () => {
  it.each([
    // service          sample                              status  answer                        remarks
    [
      'patients',
      'drimbox/td0.2-request.xml',
      200,
      'queryResponseCode code="NF"',
      ['content-type/action-missing', 'trust/vihf-missing'],
    ],
    ['habilitations', 'drimbox/td0.3-request.xml', 500, 'DMPAuthenticationError', ['trust/vihf-missing']],
    ['registry', 'drimbox/td3.1-request.xml', 200, 'errorCode="XDSUnknownPatientId"', ['trust/vihf-missing']],
    [
      'repository',
      'drimbox/td2.1-request.mtom',
      200,
      'errorCode="XDSUnknownPatientId"',
      ['mtom/lf-line-ends', 'mtom/base64-part', 'trust/vihf-malformed'],
    ],
    [
      'registry',
      'drimbox/td3.3c-request.xml',
      200,
      'errorCode="XDSUnknownPatientId"',
      ['content-type/action-missing', 'trust/vihf-malformed'],
    ],
    [
      'repository',
      'soap-clients/jaxws-iti41-mtom.body',
      200,
      'errorCode="XDSUnknownPatientId"',
      ['wsa/message-id-form', 'trust/vihf-missing'],
    ],
    ['registry', 'soap-clients/node-soap-iti18.body', 500, 'Message Addressing Property', ['soap/header-missing']],
    [
      'repository',
      'soap-clients/node-soap-iti41-mtom.body',
      500,
      'Message Addressing Property',
      ['mtom/action-missing', 'mtom/boundary-unquoted'],
    ],
    [
      'registry',
      'soap-clients/zeep-iti18.body',
      200,
      'errorCode="XDSUnknownPatientId"',
      ['wsa/reply-to-missing', 'trust/vihf-missing'],
    ],
    ['registry', 'epd/ITI-18_request_raw.xml', 200, 'errorCode="XDSUnknownPatientId"', ['trust/vihf-malformed']],
    ['patients', 'vihf/signed-request-prpa-in201314.xml', 500, 'PRPA_IN201314UV02', ['wsa/to-empty']],
  ] as const)('%s answers %s', async (service, file, status, answer, remarks) => {
    const seen = await post(bench.simulator, service, file)
    expect({ status: seen.status, text: seen.text }).toEqual({ status, text: expect.stringContaining(answer) })
    expect(seen.exchange?.remarks.map(({ kind }) => kind)).toEqual(expect.arrayContaining([...remarks]))
    expect(bench.faults).toEqual([])
    expect(Buffer.from(seen.exchange?.request.body ?? []).equals(readFileSync(samples + file))).toBe(true)
  })

  it('finds the DMP of the patient that DRIMbox names', async () => {
    const seen = await post(peopled, 'patients', 'drimbox/td0.2-request.xml')
    expect(seen.text).toContain('queryResponseCode code="OK"')
  })

  it('keeps what DRIMbox feeds, with its oddities as remarks, and gives the bytes back', async () => {
    const fed = await post(peopled, 'repository', 'drimbox/td2.1-request.mtom')
    expect(fed.text).toContain('ResponseStatusType:Success')
    expect(fed.exchange?.remarks.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['trust/hash-differs', 'trust/size-differs', 'trust/lot-signature-invalid']),
    )
    const sent = readMtom(drimboxMultipart, readFileSync(`${samples}drimbox/td2.1-request.mtom`))
    if (!sent.ok) throw new Error(sent.reason)
    const uniqueId = /2e82c1f6-a085-4c72-9da3-8640a32e42ab"[^>]*value="([^"]+)"/.exec(
      Buffer.from(sent.message.root.bytes).toString('utf8'),
    )?.[1]
    const context = lpsContext({
      card: bench.card('medecin-traitant-cps'),
      baseUrl,
      clock: () => bench.now,
      ids: seededIds('drimbox'),
      accessMode: 'bris_de_glace',
    })
    const request = buildTd32(context, { ins: '248039263001064', insOid: '1.2.250.1.213.1.4.10' }, [uniqueId ?? ''])
    const response = await peopled.app.request(new URL(request.url, baseUrl).href, {
      method: 'POST',
      headers: request.headers.map(([name, value]): [string, string] => [name, value]),
      body: Buffer.from(request.body),
    })
    const answer = readMtom(response.headers.get('content-type') ?? '', Buffer.from(await response.arrayBuffer()))
    if (!answer.ok) throw new Error(answer.reason)
    const given = answer.message.parts.map(({ bytes }) => Buffer.from(bytes).toString('base64'))
    expect(given).toHaveLength(1)
    expect(sent.message.parts.map(({ bytes }) => Buffer.from(bytes).toString('base64'))).toContain(given[0])
  })

  it.each(['application/soap+xml', 'application/octet-stream'])('answers its deletion, sent as %s', async (type) => {
    const response = await peopled.app.request(`${baseUrl}/si-dmp-server/v2/services/registry`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: readFileSync(`${samples}drimbox/td3.3c-request.xml`),
    })
    expect(response.status).toBe(200)
    expect(await response.text()).toContain(
      'errorCode="XDSRegistryError" codeContext="Le document à modifier est inconnu',
    )
  })

  it.each(skipReason ? [] : readdirSync(`${samples}cda`))('keeps the CDA %s byte for byte', async (file) => {
    const bytes = readFileSync(`${samples}cda/${file}`)
    const lps = bench.lps('generaliste-cps', { ids: seededIds(file) })
    const patient = bench.person('dmp-ouvert')
    const { facts } = aCda({
      uniqueId: `2.25.${file.length}`,
      patient,
      author: bench.card('generaliste-cps'),
      title: file,
      typeCode: '11488-4',
      creationTime: bench.now,
      body: 'text',
    })
    const { submission } = await lps.feed(patient, [{ bytes, facts }])
    expect(submission).toMatchObject({ status: 'Success', errors: [] })
    const { documents } = await lps.td32(patient, [facts.uniqueId])
    expect(documents.map((document) => Buffer.compare(document.bytes, bytes))).toEqual([0])
  })
})
