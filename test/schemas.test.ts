import { describe, expect, it } from 'vitest'
import { currentPackage } from '#matrix/guide-packages.js'
import { inPackage, servicesOf, transactions } from '#matrix/transactions.js'
import { schemas } from '#simulator/schemas/index.js'
import { ownSchemas, schemaFaults } from '#simulator/schemas/validate.js'
import { wsdlOf } from '#simulator/schemas/wsdl.js'
import { parseXml } from '#simulator/wire/xml.js'
import { testBench } from './support/bench.js'

const envelope = (body: string): Buffer =>
  Buffer.from(
    `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Header><any/></s:Header><s:Body>${body}</s:Body></s:Envelope>`,
  )
const hab = 'xmlns="urn:si-dmp-habilitations"'
const pat = 'xmlns="urn:si-dmp-patients"'
const xds = 'xmlns="urn:ihe:iti:xds-b:2007"'
const query =
  'xmlns="urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0" xmlns:r="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0"'

describe('our schemas', () => {
  it.each(schemas.map((one) => [one.file, one] as const))('%s is well-formed and of its namespace', (_, one) => {
    const parsed = parseXml(Buffer.from(one.text), { positions: false, maxDepth: 64 })
    expect(parsed.ok && parsed.root.attr('targetNamespace')).toBe(one.namespace)
  })

  it.each([
    ['TD0.3', `<setAuthorization ${hab}><action>AJOUT</action></setAuthorization>`],
    [
      'TD0.3 with a role',
      `<setAuthorization ${hab}><action>SUPPRESSION</action><role>MEDECIN_TRAITANT</role></setAuthorization>`,
    ],
    ['TD0.4', `<patientList ${pat}><startDate>20260101000000</startDate><dateType>LASTDOC</dateType></patientList>`],
    ['TD1.6', `<listAuthorizationByPatient ${hab}><mode>TOUTE</mode></listAuthorizationByPatient>`],
    [
      'TD3.1',
      `<AdhocQueryRequest ${query}><ResponseOption returnType="LeafClass" returnComposedObjects="true"/><r:AdhocQuery id="urn:uuid:14d4debf-8f97-4251-9a74-a90016b0af0d"><r:Slot name="$XDSDocumentEntryStatus"><r:ValueList><r:Value>('a')</r:Value></r:ValueList></r:Slot></r:AdhocQuery></AdhocQueryRequest>`,
    ],
    [
      'TD3.2',
      `<RetrieveDocumentSetRequest ${xds}><DocumentRequest><RepositoryUniqueId>1.2</RepositoryUniqueId><DocumentUniqueId>1.3</DocumentUniqueId></DocumentRequest></RetrieveDocumentSetRequest>`,
    ],
  ])('accept a right %s', (_, body) => {
    expect(schemaFaults(envelope(body))).toEqual([])
  })

  it.each([
    ['an unknown action', `<setAuthorization ${hab}><action>RETRAIT</action></setAuthorization>`],
    [
      'a wrong order',
      `<setAuthorization ${hab}><role>MEDECIN_TRAITANT</role><action>AJOUT</action></setAuthorization>`,
    ],
    ['an unknown element', `<patientList ${pat}><dateDebut>2026</dateDebut></patientList>`],
    ['no namespace', '<setAuthorization><action>AJOUT</action></setAuthorization>'],
    [
      'a missing mandatory element',
      `<RetrieveDocumentSetRequest ${xds}><DocumentRequest><DocumentUniqueId>1.3</DocumentUniqueId></DocumentRequest></RetrieveDocumentSetRequest>`,
    ],
    [
      'a missing mandatory attribute',
      `<AdhocQueryRequest ${query}><ResponseOption/><r:AdhocQuery id="urn:uuid:a"><r:Slot><r:ValueList/></r:Slot></r:AdhocQuery></AdhocQueryRequest>`,
    ],
    ['an empty body', ''],
  ])('refuse %s', (_, body) => {
    expect(schemaFaults(envelope(body))).not.toEqual([])
  })

  it('say on which line', () => {
    expect(schemaFaults(envelope(`<setAuthorization ${hab}>\n\n<action>RETRAIT</action></setAuthorization>`))).toEqual([
      expect.objectContaining({ line: 3 }),
    ])
  })

  it('give way to the files of an editor', () => {
    const laxer = new Map(ownSchemas)
    laxer.set('habilitations.xsd', (laxer.get('habilitations.xsd') ?? '').replaceAll('"AJOUT"', '"OCTROI"'))
    const body = envelope(`<setAuthorization ${hab}><action>OCTROI</action></setAuthorization>`)
    expect(schemaFaults(body)).not.toEqual([])
    expect(schemaFaults(body, laxer)).toEqual([])
  })

  it('find every answer of the DMP valid', async () => {
    const bench = await testBench()
    const person = bench.person('dmp-ouvert')
    const lps = bench.lps('generaliste-cps')
    await lps.consult(person)
    await lps.withdraw(person)
    await bench.lps('generaliste-cps').consult(bench.person('sans-dmp'))
    await bench.lps('generaliste-cps').consult(bench.person('dmp-ferme'))
    const plain = bench.simulator.bench.exchanges('defaut', 20).filter(({ response }) => response?.status === 200)
    expect(plain.length).toBeGreaterThan(4)
    for (const { response, request } of plain) {
      expect(schemaFaults(request.body)).toEqual([])
      expect(schemaFaults(response?.body ?? new Uint8Array())).toEqual([])
    }
  })
})

describe('the descriptions of the services', () => {
  it.each(
    (['2.3', currentPackage] as const).flatMap((guidePackage) =>
      servicesOf(guidePackage).map((service) => [service, guidePackage] as const),
    ),
  )('?wsdl of %s in %s names every operation, and imports schemas that are served', async (service, guidePackage) => {
    const { simulator } = await testBench({ guidePackage })
    const address = `http://dmp.test/si-dmp-server/v2/services/${service}`
    const answer = await simulator.app.request(`${address}?wsdl`)
    expect(answer.status).toBe(200)
    const text = await answer.text()
    expect(text).toBe(wsdlOf(service, address, guidePackage))
    for (const row of transactions.filter((one) => one.service === service && inPackage(one, guidePackage)))
      expect(text).toContain(`:${row.body.name}"`)
    const toFetch = [...text.matchAll(/schemaLocation="([^"]+)"/g)].map(([, url]) => url ?? '')
    const seen = new Set<string>()
    while (toFetch.length > 0) {
      const url = (toFetch.pop() ?? '').replaceAll('&amp;', '&')
      if (seen.has(url)) continue
      seen.add(url)
      const schema = await simulator.app.request(url)
      expect([url, schema.status]).toEqual([url, 200])
      toFetch.push(...[...(await schema.text()).matchAll(/schemaLocation="([^"]+)"/g)].map(([, one]) => one ?? ''))
    }
    expect(seen.size).toBeGreaterThan(0)
  })

  it('a GET that asks for nothing known is refused as before', async () => {
    const { simulator } = await testBench()
    for (const query of ['', '?xsd=inconnu.xsd', '?xsd=../settings.ts']) {
      const answer = await simulator.app.request(`http://dmp.test/si-dmp-server/v2/services/registry${query}`)
      expect(answer.status).toBe(405)
    }
  })
})
