import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  findDocuments,
  inProcessSend,
  type LpsOptions,
  ModelLps,
  technicalIds,
  tlsIdentityOf,
} from '#fixtures/lps/index.js'
import { people, population } from '#fixtures/people/index.js'
import type { ActorRole } from '#matrix/document-decision.js'
import type { DocumentMatrix } from '#matrix/document-matrix.js'
import { builtInDocumentMatrix, documentTypes } from '#matrix/document-rights.js'
import { createSimulator, type Simulator } from '#simulator/app.js'
import { availabilityStatus } from '#simulator/domain/document.js'
import type { Change, NewDocument } from '#simulator/domain/world.js'
import { seededIds } from '#simulator/ids.js'
import { defaultSettings } from '#simulator/settings.js'
import { openStore } from '#simulator/store/world-store.js'
import { renderLeaf } from '#simulator/wire/ebxml-leaf.js'
import { readDocumentEntry } from '#simulator/wire/ebxml-read.js'
import { anEntry, entryXml, practice, rootOf, xcn, xon } from './support/lot-message.js'
import { baseUrl, personOf } from './support/lps-messages.js'
import { cardOf, testPki } from './support/test-pki.js'

const now = new Date()
const patient = personOf('dmp-ouvert')
const reader = '899900999170'
const stranger = '810000000001'
const idOf = (rank: number): string => `1.2.250.1.999.9.7.${rank}`
const uuidOf = (rank: number): string => `urn:uuid:00000000-0000-4000-8000-${String(rank).padStart(12, '0')}`
const rankOf = new Map(documentTypes.map(({ typeCode }, at) => [typeCode, at + 1]))
const typeOf = new Map(documentTypes.map(({ typeCode }, at) => [idOf(at + 1), typeCode]))

/** One document a type, as the registry keeps it: the DMP takes some of them from the patient or the Assurance Maladie. */
function kept(typeCode: string, rank: number, author: string): NewDocument {
  const draft = anEntry(rank, {
    uniqueId: idOf(rank),
    authors: [{ persons: [xcn(author)], institutions: [xon(practice)] }],
    slots: { legalAuthenticator: [xcn(author)] },
    codes: { typeCode: [[typeCode, '2.16.840.1.113883.6.1']] },
  })
  const spaced = entryXml(draft).replace(
    '<ExtrinsicObject',
    '<ExtrinsicObject xmlns="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0"',
  )
  const document = {
    entryUuid: uuidOf(rank),
    logicalId: uuidOf(rank),
    version: 1,
    status: availabilityStatus.approved,
    entry: readDocumentEntry(rootOf(spaced)),
    hash: '',
    sizeBytes: 1,
    isLotSignature: false,
    submissionSetUuid: uuidOf(999),
    submittedAt: '20260101000000',
  } as const
  const leafXml = renderLeaf(document, () => '')
  return { document, content: Buffer.from('x'), contentType: 'text/xml', leafXml }
}

const lot = (author: string): Change => ({
  kind: 'lot',
  patient: { ins: patient.ins, oid: patient.insOid },
  setUuid: uuidOf(999),
  set: { submittedId: 'set', authors: [] },
  documents: documentTypes.map(({ typeCode }, at) => kept(typeCode, at + 1, author)),
  submittedAt: '20260101000000',
})

interface Dmp {
  readonly simulator: Simulator
  /** A professional of the clinic with these roles, by AIR: the card does not say who he is. */
  readonly as: (roles: readonly ActorRole[], options?: Partial<LpsOptions>) => ModelLps
}

async function dmpWith(matrix: DocumentMatrix = builtInDocumentMatrix, author = stranger): Promise<Dmp> {
  const pki = await testPki()
  const simulator = createSimulator({
    store: openStore(undefined),
    clock: () => now,
    seed: 'test',
    settings: { ...defaultSettings, documentMatrix: matrix },
    anchors: pki,
    population: (at) => {
      const base = population(pki.cards, people, at)
      return { ...base, changes: [...base.changes, lot(author)] }
    },
    onBenchError: (error) => {
      throw error
    },
  })
  const card = cardOf(pki, 'etablissement-air')
  let sessions = 0
  return {
    simulator,
    as: (roles, options = {}) => {
      sessions += 1
      return new ModelLps({
        card,
        mode: 'air',
        user: { ...card, professionalId: reader, roles: roles.map((role) => ({ ...role, display: role.code })) },
        baseUrl,
        clock: () => now,
        ids: seededIds(`reader ${sessions}`),
        send: inProcessSend(simulator.app, tlsIdentityOf(card)),
        ...options,
      })
    },
  }
}
const lastDecision = ({ simulator }: Dmp) => simulator.bench.exchanges('defaut', 1)[0]?.decision

async function found(lps: ModelLps): Promise<(string | undefined)[]> {
  const { status, entries } = await lps.td31(patient, findDocuments(patient))
  expect(status).toBe('Success')
  return entries.map(({ uniqueId }) => typeOf.get(uniqueId)).sort()
}
/** Reads all the documents, as many at once as the bench gives. */
async function readable(lps: ModelLps): Promise<(string | undefined)[]> {
  const ids = documentTypes.map((_, at) => idOf(at + 1))
  const answers = [await lps.td32(patient, ids.slice(0, 60)), await lps.td32(patient, ids.slice(60))]
  const given = answers.flatMap(({ documents }) => documents.map(({ uniqueId }) => uniqueId))
  for (const { errors } of answers)
    for (const { errorCode } of errors) expect(errorCode).toBe('XDSDocumentUniqueIdError')
  return given.map((id) => typeOf.get(id)).sort()
}

const g15 = '1.2.250.1.71.1.2.7'
const profession = (code: string): ActorRole[] => [{ code, system: g15 }]
const rolesOf = (key: string, text: string): ActorRole[] => {
  const code = text.split(' ')[0] ?? ''
  const section = { p21bio: 'G', p21off: 'A' }[key]
  if (section) return [...profession(code), { code: section, system: '1.2.250.1.71.4.2.6' }]
  return code === '10' ? [...profession(code), { code: 'SM26', system: '1.2.250.1.71.4.2.5' }] : profession(code)
}

interface RawTable {
  readonly columns: readonly { readonly key: string; readonly cpsProfessionCodes: readonly string[] }[]
  readonly rows: readonly {
    readonly typeCode: string
    readonly cells: Readonly<Record<string, 'unknown' | readonly { readonly value: string }[]>>
  }[]
}
const rawFile = fileURLToPath(new URL('../../shared/spec/matrix-documents.json', import.meta.url))
const skipReason = existsSync(rawFile) ? '' : ' (skipped: ../shared/spec/matrix-documents.json is absent)'
const raw: RawTable = skipReason ? { columns: [], rows: [] } : JSON.parse(readFileSync(rawFile, 'utf8'))
/** Columns whose unknown cells are closed; in the others they are open. */
const closedWhenUnknown = ['app', 'opt28']

describe(`every cell of the published table, asked by TD3.1 and by TD3.2${skipReason}`, () => {
  let dmp: Dmp
  beforeAll(async () => {
    dmp = await dmpWith()
  })
  it.skipIf(skipReason !== '').each(raw.columns)('$key', async ({ key, cpsProfessionCodes: [code = ''] }) => {
    const open = raw.rows
      .filter(({ typeCode, cells }) => {
        const said = cells[key] ?? 'unknown'
        return said === 'unknown'
          ? !closedWhenUnknown.includes(key) && typeCode !== 'ATTEST-RESID'
          : said.at(-1)?.value === 'read'
      })
      .map(({ typeCode }) => typeCode)
      .sort()
    expect(await found(dmp.as(rolesOf(key, code)))).toEqual(open)
    expect(await readable(dmp.as(rolesOf(key, code)))).toEqual(open)
  })
})

describe('what a refusal says', () => {
  let dmp: Dmp
  beforeAll(async () => {
    dmp = await dmpWith()
  })
  const rank = (typeCode: string): number => rankOf.get(typeCode) ?? 0

  it('TD3.2 answers as if the document did not exist; the journal names the row that refused', async () => {
    const answer = await dmp.as(profession('80')).td32(patient, [idOf(rank('15508-5'))])
    expect(answer).toMatchObject({ documents: [], fault: { subcode: 'XDSDocumentUniqueIdError' } })
    expect(lastDecision(dmp)).toMatchObject({ granted: false, row: 'documents:15508-5@pp80' })
    expect(lastDecision(dmp)?.why).toContain('Pédicures-podologues : non.')
    const unknown = await dmp.as(profession('80')).td32(patient, ['1.2.3.4'])
    expect(unknown.fault?.subcode).toBe('XDSDocumentUniqueIdError')
  })

  it('TD3.1 succeeds without the documents, and its trace names what was hidden and what was assumed', async () => {
    await found(dmp.as(profession('80')))
    const decision = lastDecision(dmp)
    expect(decision?.granted).toBe(true)
    const rows = decision?.row.split(' ') ?? []
    expect(rows).toContain('606:TD3.1/metadonnees@psnm-normal')
    expect(rows).toContain('documents:15508-5@pp80')
    expect(rows).toContain('documents:11490-0@pp80')
    expect(rows).not.toContain('documents:70004-7@pp80')
    expect(decision?.why).toContain('Écarté par la matrice des documents : ')
    expect(decision?.why).toContain('Trouvé par supposition : ')
  })

  it('a médecin reads by a rule, of which nothing is assumed', async () => {
    const doctor = dmp.as(rolesOf('m10', '10'))
    await doctor.td32(patient, [idOf(rank('11490-0'))])
    expect(lastDecision(dmp)).toMatchObject({ granted: true })
    expect(lastDecision(dmp)?.row.split(' ')).toContain('documents:11490-0@m10')
    await found(doctor)
    expect(lastDecision(dmp)?.why).not.toContain('supposition')
    expect(lastDecision(dmp)?.row.split(' ')).toEqual([
      '606:TD3.1/metadonnees@medecin-normal',
      'documents:ATTEST-RESID@m10',
    ])
  })

  it('the matrix holds in bris de glace too', async () => {
    const lps = dmp.as(profession('80'), { accessMode: 'bris_de_glace' })
    expect(await found(lps)).not.toContain('15508-5')
    expect(await found(lps)).toContain('11490-0')
  })

  it('a médecin du travail finds nothing: he has no column', async () => {
    const roles = [...rolesOf('m10', '10'), { code: 'FON-29', system: '1.2.250.1.213.1.6.1.17' }]
    expect(await found(dmp.as(roles))).toEqual([])
    expect(lastDecision(dmp)?.row).toContain('documents:hors-table/profession/medecin-du-travail')
  })

  it('a profession without column finds nothing, and reads nothing', async () => {
    for (const roles of [profession('31'), [{ code: '41', system: '1.2.250.1.213.1.6.1.4' }]]) {
      expect(await found(dmp.as(roles))).toEqual([])
      expect(lastDecision(dmp)?.row).toMatch(/documents:hors-table\/profession\//)
      expect(await readable(dmp.as(roles))).toEqual([])
    }
  })
})

describe('the author', () => {
  it('does not read a type that his profession may not, but still finds its reference, to replace or delete it', async () => {
    const own = await dmpWith(builtInDocumentMatrix, reader)
    const closed = idOf(rankOf.get('15508-5') ?? 0)
    const lps = own.as(profession('80'))
    expect(await found(lps)).not.toContain('15508-5')
    expect((await lps.td32(patient, [closed])).documents).toEqual([])
    expect((await lps.td31(patient, technicalIds([closed]))).objectRefs).toEqual([uuidOf(rankOf.get('15508-5') ?? 0)])
  })
  it('of another, not even its reference', async () => {
    const others = await dmpWith()
    const closed = idOf(rankOf.get('15508-5') ?? 0)
    expect((await others.as(profession('80')).td31(patient, technicalIds([closed]))).objectRefs).toEqual([])
  })
})

describe('another edition', () => {
  it('decides in place of the built-in one: types that it does not list are closed to all', async () => {
    const rows = builtInDocumentMatrix.rows
      .filter(({ typeCode }) => ['11490-0', '15508-5'].includes(typeCode))
      .map((row) => ({
        ...row,
        cells: builtInDocumentMatrix.columns.map(() => ({
          value: row.typeCode === '15508-5' ? ('read' as const) : ('none' as const),
          statements: [
            {
              value: row.typeCode === '15508-5' ? ('read' as const) : ('none' as const),
              edition: 'essai',
              confidence: 'high' as const,
              source: { doc: 'matrice-importee', at: 'essai' },
            },
          ],
        })),
      }))
    const dmp = await dmpWith({ ...builtInDocumentMatrix, edition: 'essai', rows })
    for (const roles of [profession('80'), rolesOf('m10', '10')]) {
      expect(await found(dmp.as(roles))).toEqual(['15508-5'])
      expect(await readable(dmp.as(roles))).toEqual(['15508-5'])
    }
  })
})
