import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lpsContext, vihfDraft, vihfXml } from '#fixtures/lps/index.js'
import { currentPackage } from '#matrix/guide-packages.js'
import { inPackage, servicesOf, transactions } from '#matrix/transactions.js'
import { aDocument } from '#scenarios/documents.js'
import { seededIds } from '#simulator/ids.js'
import { type Listening, listen } from '#simulator/serve.js'
import { type TestBench, testBench } from './support/bench.js'

/** Debian's python3-zeep belongs to the system's Python, whatever other one comes first in the PATH. */
const python = ['/usr/bin/python3', 'python3'].find((one) => spawnSync(one, ['-c', 'import zeep']).status === 0)
const script = new URL('support/zeep-calls.py', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'dmp-bench-zeep-'))

interface Told {
  readonly operations: Record<string, string[]>
  readonly answers: Record<string, Record<string, unknown>>
}

let bench: TestBench
let listening: Listening | undefined
beforeAll(async () => {
  bench = await testBench()
})
afterAll(async () => {
  await listening?.close()
  rmSync(folder, { recursive: true, force: true })
})

const findDocuments = 'urn:uuid:14d4debf-8f97-4251-9a74-a90016b0af0d'

/** Runs the script with what it is to call; the card is its TLS identity, the VIHF is signed by us. */
async function zeep(calls: Record<string, { service: string; operation: string; arguments: unknown }>): Promise<Told> {
  listening ??= await listen(bench.simulator, {
    host: '127.0.0.1',
    port: 0,
    tlsPort: 0,
    server: bench.pki.server,
    caPem: bench.pki.caPem,
  })
  const card = bench.card('medecin-traitant-cps')
  const base = `https://localhost:${listening.tlsPort}/si-dmp-server/v2/services`
  const context = lpsContext({ card, baseUrl: base, clock: () => bench.now, ids: seededIds('zeep') })
  const file = (name: string, text: string): string => {
    const path = join(folder, name)
    writeFileSync(path, text)
    return path
  }
  const asked = {
    base,
    ca: file('ca.pem', bench.pki.caPem),
    cert: file('cert.pem', card.authentication.certificatePem),
    key: file('key.pem', card.authentication.privateKeyPem),
    services: servicesOf(currentPackage),
    calls: Object.fromEntries(
      Object.entries(calls).map(([name, call]) => [
        name,
        { ...call, vihf: vihfXml(vihfDraft(context, bench.person('medecin-traitant')), card.signature) },
      ]),
    ),
  }
  return new Promise((resolve, reject) => {
    const child = execFile(python ?? 'python3', [script], { maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) =>
      error ? reject(new Error(stderr)) : resolve(JSON.parse(stdout) as Told),
    )
    child.stdin?.end(JSON.stringify(asked))
  })
}

describe.skipIf(!python)('zeep, from the WSDL alone (Debian package python3-zeep)', () => {
  it('loads every service and calls TD0.3, TD0.4, TD1.6, TD3.1 and TD3.2 over mutual TLS', async () => {
    const patient = bench.person('medecin-traitant')
    const card = bench.card('medecin-traitant-cps')
    const fed = aDocument(
      { title: 'Lettre de sortie' },
      { author: card, patient, now: bench.now, ids: seededIds('zeep doc') },
    )
    await bench.lps('medecin-traitant-cps').feed(patient, [fed])
    const { ins, insOid } = patient
    const told = await zeep({
      'TD0.3': { service: 'habilitations', operation: 'setAuthorization', arguments: { action: 'AJOUT' } },
      'TD0.4': {
        service: 'patientsSpecific',
        operation: 'patientList',
        arguments: { startDate: '20200101000000', dateType: 'LASTAUTORIZATION' },
      },
      'TD1.6': { service: 'habilitations', operation: 'listAuthorizationByPatient', arguments: { mode: 'TOUTE' } },
      'TD3.1': {
        service: 'registry',
        operation: 'AdhocQueryRequest',
        arguments: {
          ResponseOption: { returnType: 'LeafClass', returnComposedObjects: true },
          AdhocQuery: {
            id: findDocuments,
            Slot: [
              { name: '$XDSDocumentEntryPatientId', ValueList: { Value: [`'${ins}^^^&${insOid}&ISO^NH'`] } },
              {
                name: '$XDSDocumentEntryStatus',
                ValueList: { Value: ["('urn:oasis:names:tc:ebxml-regrep:StatusType:Approved')"] },
              },
            ],
          },
        },
      },
    })
    for (const service of servicesOf(currentPackage)) {
      const bodies = transactions
        .filter((row) => row.service === service && inPackage(row, currentPackage))
        .map(({ body }) => body.name)
      expect(told.operations[service]).toEqual([...new Set(bodies)].sort())
    }
    const { answers } = told
    expect(answers['TD0.3']).toMatchObject({ status: 'DMPOk' })
    expect(answers['TD0.4']).toMatchObject({ status: 'DMPOk' })
    const listed = (answers['TD0.4']?.patientlistData ?? []) as { patientIdentifier: { nationalId: string }[] }[]
    expect(listed.flatMap((one) => one.patientIdentifier.map(({ nationalId }) => nationalId))).toContain(ins)
    expect(answers['TD1.6']).toMatchObject({ status: 'DMPOk' })
    expect(JSON.stringify(answers['TD1.6'])).toContain(card.professionalId)
    expect(answers['TD3.1']).toMatchObject({ totalResultCount: 1 })
    expect(JSON.stringify(answers['TD3.1'])).toContain('Lettre de sortie')

    const read = await zeep({
      'TD3.2': {
        service: 'repository',
        operation: 'RetrieveDocumentSetRequest',
        arguments: {
          DocumentRequest: [{ RepositoryUniqueId: '1.2.250.1.213.4.1.1.1.2', DocumentUniqueId: fed.facts.uniqueId }],
        },
      },
    })
    const [document] = (read.answers['TD3.2']?.DocumentResponse ?? []) as { Document: string }[]
    // zeep takes line ends off both ends of a binary part.
    const withoutLineEnds = (bytes: Uint8Array): string =>
      Buffer.from(bytes)
        .toString('utf8')
        .replace(/^[\r\n]+|[\r\n]+$/g, '')
    const received = Buffer.from(document?.Document ?? '', 'hex')
    expect(received.length).toBeGreaterThan(1000)
    expect(withoutLineEnds(received)).toBe(withoutLineEnds(fed.bytes))
  }, 60_000)
})
