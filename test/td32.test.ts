import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SpaceStore } from '#simulator/store/world-store.js'
import { td32 } from '#simulator/transactions/td3.2-consultation/index.js'
import type { CallContext } from '#simulator/transactions/transaction.js'
import { aCall, aDmp, anActor, anAuthorization, aSpace, feed, play, rejectionsOf, textOf } from './support/call.js'
import {
  anEntry,
  aSet,
  aSignatureEntry,
  doctor,
  type EntryDraft,
  normal,
  practice,
  rootOf,
  visibility,
  xcn,
  xon,
} from './support/lot-message.js'
import { archived, deleted, deprecated, retrieveMessage } from './support/query-message.js'

const other = '810000000001'
const uuid = (rank: number): string => `urn:uuid:00000000-0000-4000-8000-${String(rank).padStart(12, '0')}`
const uniqueId = (rank: number): string => `1.2.250.1.999.9.1.5.${rank}`

function keep(
  space: SpaceStore,
  rank: number,
  overrides: Partial<EntryDraft> = {},
  status?: string,
  bytes?: Uint8Array,
) {
  const authors = [{ persons: [xcn(other)], institutions: [xon(practice)] }]
  const entry = anEntry(rank, { id: uuid(rank), authors, ...overrides, slots: { legalAuthenticator: [xcn(other)] } })
  const signature = aSignatureEntry({ id: 'Signature', uniqueId: `1.2.250.1.999.9.1.6.${rank}` })
  const lot = { set: aSet({ uniqueId: `1.2.250.1.999.9.1.7.${rank}` }), entries: [entry, signature] }
  const result = feed(space, { ...lot, ...(bytes ? { contents: { [uuid(rank)]: bytes } } : {}) }, { vihf: undefined })
  if (!result.ok) throw new Error(JSON.stringify(result.rejection))
  if (status) space.apply([{ kind: 'document-status', entryUuid: uuid(rank), status: status as never }])
}

/** Answer in XML, and the parts that it names. */
function retrieve(space: SpaceStore, uniqueIds: readonly string[], call: Partial<CallContext> = {}) {
  const context = aCall(space, call)
  const body = retrieveMessage(uniqueIds)
  const result = play(td32, space, body, context)
  const decoded = td32.decode(body, () => undefined)
  const encoded =
    result.ok && decoded.ok
      ? td32.encode(result.value.outcome, decoded.value.request, { now: context.now, ids: context.ids })
      : undefined
  return { result, parts: encoded?.attachments ?? [], xml: encoded ? textOf(encoded) : result.answer }
}
const told = (space: SpaceStore, ids: readonly string[], call: Partial<CallContext> = {}) =>
  rejectionsOf(retrieve(space, ids, call).result)

describe('a document', () => {
  it('comes back byte for byte, whatever its bytes', () => {
    let rank = 0
    const space = aSpace()
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 5000 }), (bytes) => {
        rank += 1
        keep(space, rank, {}, undefined, bytes)
        const { parts } = retrieve(space, [uniqueId(rank)])
        expect(parts.map((part) => Buffer.from(part.bytes))).toEqual([Buffer.from(bytes)])
      }),
      { numRuns: 30 },
    )
  })

  it('is named in the answer as dmp-answers-outline 4.5 draws it', () => {
    const space = aSpace()
    keep(space, 1, { mimeType: 'application/dicom' })
    const { xml, parts } = retrieve(space, [uniqueId(1)], { vihf: undefined })
    const [part] = parts
    expect(part?.contentId).toMatch(/^[0-9a-f-]{36}-2@urn:ihe:iti:xds-b:2007$/)
    expect(part?.contentType).toBe('application/octet-stream')
    expect(xml).toBe(
      '<ns4:RetrieveDocumentSetResponse xmlns:ns2="urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0" xmlns:ns4="urn:ihe:iti:xds-b:2007"><ns2:RegistryResponse status="urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success"/><ns4:DocumentResponse><ns4:RepositoryUniqueId>1.2.250.1.213.4.1.1.1.2</ns4:RepositoryUniqueId><ns4:DocumentUniqueId>1.2.250.1.999.9.1.5.1</ns4:DocumentUniqueId><ns4:mimeType>application/dicom</ns4:mimeType><ns4:Document>' +
        `<xop:Include xmlns:xop="http://www.w3.org/2004/08/xop/include" href="cid:${part?.contentId.replaceAll(':', '%3A')}"/>` +
        '</ns4:Document></ns4:DocumentResponse></ns4:RetrieveDocumentSetResponse>',
    )
  })

  it('comes in the order asked, as often as asked, each in its own part', () => {
    const space = aSpace()
    for (const rank of [1, 2, 3]) keep(space, rank)
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 6 }), (ranks) => {
        const { xml, parts } = retrieve(space, ranks.map(uniqueId))
        const ids = [...xml.matchAll(/<ns4:DocumentUniqueId>([^<]*)</g)].map(([, id]) => id)
        expect(ids).toEqual(ranks.map(uniqueId))
        expect(parts.map((part) => Buffer.from(part.bytes).toString())).toEqual(ranks.map(uuid))
        expect(new Set(parts.map(({ contentId }) => contentId)).size).toBe(ranks.length)
      }),
      { numRuns: 20 },
    )
  })

  it('of several refused is left out, and told', () => {
    const space = aSpace()
    keep(space, 1)
    keep(space, 2)
    const { xml, parts, result } = retrieve(space, [uniqueId(1), '1.2.3.4', uniqueId(2)])
    expect(result.ok).toBe(true)
    expect(parts).toHaveLength(2)
    const response = rootOf(xml).elements[0]
    expect(response?.attr('status')).toBe('urn:ihe:iti:2007:ResponseStatusType:PartialSuccess')
    expect(
      response?.elements[0]?.elements.map((error) => [error.attr('errorCode'), error.attr('codeContext')]),
    ).toEqual([['XDSDocumentUniqueIdError', 'uniqueId=1.2.3.4']])
  })
})

describe('an identifier that gives nothing', () => {
  const space = aSpace()
  keep(space, 1)
  keep(space, 2, {}, deleted)
  keep(space, 3, { codes: { confidentialityCode: [normal, visibility('MASQUE_PS')] } })
  it.each([
    ['unknown', '1.2.3.4', 'document-unknown'],
    ['an entryUUID', uuid(1), 'document-unknown'],
    ['empty', '', 'document-unknown'],
    ['a deleted document', uniqueId(2), 'document-unknown'],
    ['the signature of a lot', '1.2.250.1.999.9.1.6.1', 'document-unknown'],
    ['a masked document of another', uniqueId(3), 'document-not-readable'],
  ])('%s', (_title, id, rejection) => {
    const { result } = retrieve(space, [id])
    expect(result.ok ? result : result.rejection).toEqual({ rejection, detail: id })
  })
})

describe('the matrix, line by line', () => {
  const codes = (...more: string[]) => ({ codes: { confidentialityCode: [normal, ...more.map(visibility)] } })
  const mine = { authors: [{ persons: [xcn(doctor)], institutions: [xon(practice)] }] }
  const emergency = { actor: anActor({ accessMode: 'bris_de_glace' }) }
  it.each<[string, Partial<EntryDraft>, string | undefined, Partial<CallContext>, string, Parameters<typeof aSpace>?]>([
    ['not masked', {}, undefined, {}, '526:TD3.2/non-masques@medecin-normal'],
    ['masked, own', { ...mine, ...codes('MASQUE_PS') }, undefined, {}, '526:TD3.2/masques@medecin-normal'],
    [
      'masked, médecin traitant',
      codes('MASQUE_PS'),
      undefined,
      {},
      '526:TD3.2/masques@mt-normal',
      [aDmp(), [anAuthorization({ medecinTraitant: true })]],
    ],
    [
      'masked, emergency',
      codes('MASQUE_PS'),
      undefined,
      emergency,
      '526:TD3.2/masques@medecin-bris-de-glace',
      [aDmp(), []],
    ],
    [
      'invisible to the patient',
      codes('INVISIBLE_PATIENT'),
      undefined,
      {},
      '526:TD3.2/non-masques@medecin-normal 526:TD3.2/non-visibles@medecin-normal',
    ],
    ['archived', {}, archived, {}, '526:TD3.2/non-masques@medecin-normal 526:TD3.2/archives@medecin-normal'],
    ['obsolete', {}, deprecated, {}, '526:TD3.2/non-masques@medecin-normal 526:TD3.2/obsoletes@medecin-normal'],
  ])('%s', (_title, entry, status, call, row, world = []) => {
    const space = aSpace(...world)
    keep(space, 1, entry, status)
    const { result } = retrieve(space, [uniqueId(1)], call)
    expect(result.ok && result.value.decision.row).toBe(row)
  })

  it('names the line that refuses', () => {
    const space = aSpace()
    keep(space, 1, codes('MASQUE_PS'))
    const { result } = retrieve(space, [uniqueId(1)])
    expect(result.ok || result.decision).toMatchObject({ granted: false, row: '526:TD3.2/masques@medecin-normal' })
  })
})

describe('who may read', () => {
  it.each<[string, SpaceStore, Partial<CallContext>, string[]]>([
    ['one who is not authorised', aSpace(aDmp(), []), {}, ['authorization-missing']],
    ['one who is blocked', aSpace(aDmp(), [anAuthorization({ state: 'blocked' })]), {}, ['professional-blocked']],
    ['a médecin du travail', aSpace(), { actor: anActor({ isOccupationalDoctor: true }) }, ['right-denied']],
    ['a CPE', aSpace(), { actor: anActor({ authentication: 'CPE', isProfessional: false }) }, ['right-denied']],
    [
      'a structure in centre 15',
      aSpace(),
      { actor: anActor({ authentication: 'ES', accessMode: 'centre_15' }) },
      ['right-denied'],
    ],
    [
      'bris de glace, opposed',
      aSpace(aDmp({ opposedToBrisDeGlace: true })),
      { actor: anActor({ accessMode: 'bris_de_glace' }) },
      ['patient-opposed'],
    ],
    ['a closed DMP', aSpace(aDmp({ status: 'closed' })), {}, ['dmp-closed']],
    ['no DMP', aSpace(null), {}, ['dmp-absent-registry']],
    ['no patient', aSpace(), { patient: undefined }, ['dmp-absent-registry']],
  ])('%s is refused', (_title, space, call, expected) => {
    expect(told(space, [uniqueId(1)], call)).toEqual(expected)
  })

  it('hears it in the answer of the transaction, without document', () => {
    const root = rootOf(retrieve(aSpace(aDmp(), []), [uniqueId(1)]).xml)
    expect(root.name).toBe('RetrieveDocumentSetResponse')
    expect(root.elements.map(({ name }) => name)).toEqual(['RegistryResponse'])
    expect(root.elements[0]?.attr('status')).toMatch(/:Failure$/)
    expect(root.elements[0]?.elements[0]?.elements[0]?.attr('errorCode')).toBe('DMPAuthorizationNotFound')
  })

  it('cannot read the DMP of another patient', () => {
    const space = aSpace()
    const stranger = aDmp({ ins: '199099999999961' })
    space.apply([
      { kind: 'dmp', dmp: stranger },
      { kind: 'authorization', patient: { ins: stranger.ins, oid: stranger.insOid }, authorization: anAuthorization() },
    ])
    keep(space, 1)
    expect(told(space, [uniqueId(1)], { patient: { ins: stranger.ins, oid: stranger.insOid } })).toEqual([
      'document-unknown',
    ])
  })
})

describe('a request', () => {
  it('without document, or with far too many, is refused', () => {
    for (const ids of [[], Array<string>(101).fill('1.2.3')]) {
      const decoded = td32.decode(retrieveMessage(ids), () => undefined)
      expect(decoded.ok || decoded.rejection.rejection).toBe('body-malformed')
    }
  })

  it('to another repository is served, and told', () => {
    const decoded = td32.decode(retrieveMessage(['1.2.3'], '1.2.3.4'), () => undefined)
    expect(decoded.ok && decoded.value.remarks.map(({ kind, observed }) => [kind, observed])).toEqual([
      ['consultation/repository-unknown', '1.2.3.4'],
    ])
  })
})
