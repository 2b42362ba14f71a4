import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aCda } from '#fixtures/documents/cda.js'
import { buildTd21, buildTd31, buildTd32, findDocuments, lpsContext } from '#fixtures/lps/index.js'
import { availabilityStatus, type DocumentEntry } from '#simulator/domain/document.js'
import type { Change } from '#simulator/domain/world.js'
import { seededIds } from '#simulator/ids.js'
import { bodyFile } from '#simulator/store/body-file.js'
import { documentFile } from '#simulator/store/document-file.js'
import { openStore } from '#simulator/store/world-store.js'
import { baseUrl, testBench } from './support/bench.js'
import { aDmp } from './support/call.js'
import { testPatient } from './support/lot-message.js'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dmp-bench-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const fileIn = (directory: string, isEmpty = () => false) => documentFile({ directory, isEmpty })

describe('the file of documents', () => {
  it('gives back what was written, from any place', () => {
    const file = fileIn(folder)
    fc.assert(
      fc.property(fc.array(fc.array(fc.uint8Array({ maxLength: 50 }), { minLength: 1, maxLength: 3 })), (lots) => {
        const kept = lots.map((pieces) => ({ whole: Buffer.concat(pieces), offset: file.append(pieces) }))
        for (const { whole, offset } of kept.reverse()) expect(hex(file.read(offset, whole.length))).toBe(hex(whole))
      }),
    )
    file.close()
  })

  it('leaves no name in its folder, and begins again when the last document is gone', () => {
    let empty = false
    const file = fileIn(folder, () => empty)
    expect(file.append([Buffer.from('first')])).toBe(0)
    if (process.platform !== 'win32') expect(readdirSync(folder)).toEqual([])
    file.dropUnused()
    const marked = Buffer.allocUnsafeSlow(6).fill('second')
    expect(file.append([marked])).toBe(5)
    file.mark(marked, 5)
    expect(file.heldOf(marked)).toEqual([{ start: 0, length: 6, offset: 5 }])
    empty = true
    file.dropUnused()
    expect(() => file.read(0, 5)).toThrow()
    expect(file.append([Buffer.from('third')])).toBe(0)
    expect(file.heldOf(marked)).toEqual([])
    file.close()
  })
})

describe('the journal', () => {
  /** Parts of messages that the file of documents holds: where they begin and how long they are, before any overlap. */
  const shares = fc.array(fc.tuple(fc.nat(9000), fc.integer({ min: 1, max: 4000 })), { maxLength: 4 })

  it('reads its bodies back, whatever parts of them the file of documents holds', () => {
    const file = fileIn(folder)
    const bodies = bodyFile({ inUse: () => [], directory: folder, documents: file })
    let rank = 0
    fc.assert(
      fc.property(fc.array(shares, { minLength: 1, maxLength: 6 }), (messages) => {
        const kept = messages.map((parts) => {
          const body = Buffer.allocUnsafeSlow(10_000)
          for (let at = 0; at < body.length; at += 4) body.writeUInt32LE(rank++, at)
          for (const [start, length] of parts) {
            const part = body.subarray(start, start + length)
            file.mark(part, file.append([part]))
          }
          return { whole: Buffer.from(body), place: bodies.append([Buffer.from('head'), body]) }
        })
        for (const { whole, place } of kept.reverse()) {
          expect(hex(bodies.read(place, 4 + whole.length))).toBe(hex(Buffer.concat([Buffer.from('head'), whole])))
        }
      }),
    )
    bodies.close()
    file.close()
  })

  it('does not write again what the file of documents holds', () => {
    const file = fileIn(folder)
    const bodies = bodyFile({ inUse: () => [], directory: folder, segmentBytes: 1000, documents: file })
    const body = Buffer.allocUnsafeSlow(5000).fill('b')
    file.mark(body.subarray(500), file.append([body.subarray(500)]))
    // Five hundred bytes each: a segment takes two.
    expect([1, 2, 3].map(() => bodies.append([body]).segment)).toEqual([1, 1, 2])
    file.forgetMarks()
    expect([1, 2].map(() => bodies.append([Buffer.from(body)]).segment)).toEqual([2, 3])
    bodies.close()
    file.close()
  })

  it('tells a feeding, a search and a consultation byte for byte as they were', async () => {
    const bench = await testBench()
    const patient = bench.person('dmp-ouvert')
    const author = bench.card('generaliste-cps')
    const context = lpsContext({ card: author, baseUrl, clock: () => bench.now, ids: seededIds('file') })
    const uniqueId = '1.2.250.1.999.9.1.6.1'
    const about = { patient, author, title: 'Essai', typeCode: '11488-4', creationTime: bench.now } as const
    const requests = [
      buildTd21(context, patient, [aCda({ ...about, uniqueId, body: 'text', sizeBytes: 30_000 })]),
      buildTd31(context, patient, findDocuments(patient)),
      buildTd32(context, patient, [uniqueId]),
    ]
    for (const request of requests) {
      const sent = Buffer.from(request.body)
      const answered = await bench.send(request, 'generaliste-cps')
      const { request: received, response } = bench.last()
      expect(hex(received.body)).toBe(hex(sent))
      expect(hex(response?.body ?? new Uint8Array())).toBe(hex(answered.body))
    }
  })

  it('keeps the message of a lot whose writing failed, when the documents are gone', () => {
    const store = openStore(undefined)
    const [fails, other] = [store.space('a'), store.space('b')]
    fails.apply([{ kind: 'dmp', dmp: aDmp() }])
    const body = Buffer.allocUnsafeSlow(6000).fill('d')
    const entry: DocumentEntry = {
      submittedId: 'document',
      mimeType: 'text/xml',
      sourcePatientInfo: [],
      hasSourcePatientInfo: false,
      referenceIds: [],
      authors: [],
      confidentialityCodes: [],
      eventCodes: [],
    }
    const lot = (entryUuid: string): Change => ({
      kind: 'lot',
      patient: testPatient,
      setUuid: `urn:uuid:lot-${entryUuid}`,
      set: { submittedId: '', authors: [] },
      submittedAt: '20260115101502',
      documents: [
        {
          document: {
            entryUuid,
            logicalId: entryUuid,
            version: 1,
            status: availabilityStatus.approved,
            entry,
            hash: '',
            sizeBytes: 5000,
            isLotSignature: false,
            submissionSetUuid: 'urn:uuid:lot',
            submittedAt: '20260115101502',
          },
          content: body.subarray(1000),
          contentType: 'text/xml',
          leafXml: '<leaf/>',
        },
      ],
    })
    // The same document twice: the second is refused after the first was written.
    expect(() => fails.apply([lot('urn:uuid:one'), lot('urn:uuid:one')])).toThrow()
    const exchange = {
      id: 'e1',
      space: 'a',
      receivedAt: '2026-01-15T10:15:02.000Z',
      trust: 'strict',
      request: { method: 'POST', url: '/x', headers: [], body },
      remarks: [],
    } as const
    fails.addExchange(exchange)
    other.reset()
    expect(hex(fails.exchange('e1')?.request.body ?? new Uint8Array())).toBe(hex(body))
    store.close()
  })
})
