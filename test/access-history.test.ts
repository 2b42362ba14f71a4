import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accessHistory } from '#matrix/access-history.js'
import { transactions } from '#matrix/transactions.js'
import { webTransactions } from '#matrix/web-transactions.js'
import { type AccessTrace, notificationsOf, traceOfAccess } from '#simulator/domain/access-trace.js'
import { type TestBench, testBench } from './support/bench.js'
import { anActor } from './support/call.js'

const aTrace = (draft: Partial<AccessTrace> = {}): AccessTrace => ({
  at: '20260105090000',
  transaction: 'TD3.1',
  actorId: '899900000001',
  professionalId: '899900000001',
  actorName: 'UN MEDECIN DE TEST',
  structureId: '10B0999001',
  accessMode: 'normal',
  secret: false,
  row: '526:TD3.1/metadonnees@medecin-normal',
  ...draft,
})

describe('what the patient is told', () => {
  it.each([
    ['the first access of an actor', [aTrace()], ['premier-acces']],
    ['the next ones', [aTrace(), aTrace({ transaction: 'TD3.2' })], ['premier-acces', 'acces']],
    ['another actor', [aTrace(), aTrace({ actorId: '899900000002' })], ['premier-acces', 'premier-acces']],
    ['a bris de glace', [aTrace({ accessMode: 'bris_de_glace' })], ['acces-urgence']],
    ['a connexion secrète', [aTrace({ secret: true })], []],
    ['an administrative reading after a first access', [aTrace(), aTrace({ transaction: 'TD1.6' })], ['premier-acces']],
    ['an administrative reading as first access', [aTrace({ transaction: 'TD1.6' })], ['premier-acces']],
  ])('%s', (_, traces, kinds) => {
    expect(notificationsOf(traces).map(({ kind }) => kind)).toEqual(kinds)
  })

  it('names the actor in each sentence', () => {
    for (const { text } of notificationsOf(accessHistory.map(({ id }) => aTrace({ transaction: id })))) {
      expect(text).toContain('UN MEDECIN DE TEST')
      expect(text).not.toContain('{}')
    }
  })

  it('is never more than the accesses, and never of a secret one', () => {
    const trace = fc.record({
      secret: fc.boolean(),
      transaction: fc.constantFrom(...accessHistory.map(({ id }) => id as string)),
      actorId: fc.constantFrom('1', '2', '3'),
      accessMode: fc.constantFrom('normal' as const, 'centre_15' as const, 'bris_de_glace' as const),
    })
    fc.assert(
      fc.property(fc.array(trace), (drafts) => {
        const told = notificationsOf(drafts.map(aTrace))
        expect(told.length).toBeLessThanOrEqual(drafts.filter(({ secret }) => !secret).length)
        const emergencies = drafts.filter(({ secret, accessMode }) => !secret && accessMode !== 'normal')
        expect(told.filter(({ kind }) => kind === 'acces-urgence')).toHaveLength(emergencies.length)
      }),
    )
  })
})

describe('the trace of a call', () => {
  const call = { actor: anActor(), now: new Date('2026-01-05T09:00:00Z'), row: 'r' }

  it('is not left by an unknown caller, nor by a test of existence', () => {
    expect(traceOfAccess('TD3.1', { ...call, vihf: undefined })).toBeUndefined()
    expect(traceOfAccess('TD0.2', { ...call, vihf: {} as never })).toBeUndefined()
  })

  it('is of a transaction that the DMP has', () => {
    const known = [...transactions, ...webTransactions].map(({ id }) => id as string)
    for (const { id } of accessHistory) expect(known).toContain(id)
  })
})

describe('over the wire', () => {
  const traces = (bench: TestBench, id: string) => {
    const { ins, insOid } = bench.person(id)
    return bench.simulator.bench.accessTraces('defaut', { ins, oid: insOid })
  }

  it('keeps a granted reading with its mode and its row, and no refused one', async () => {
    const bench = await testBench()
    const open = bench.person('dmp-ouvert')
    await bench.lps('generaliste-cps').consult(open)
    expect(traces(bench, 'dmp-ouvert').map(({ transaction }) => transaction)).toEqual(['TD3.1'])
    expect(traces(bench, 'dmp-ouvert')[0]).toMatchObject({ accessMode: 'normal', secret: false })
    expect(traces(bench, 'dmp-ouvert')[0]?.row).toMatch(/^526:TD3\.1\/metadonnees@medecin-normal$/)
    await bench.lps('generaliste-cps').consult(bench.person('ps-bloque'))
    expect(traces(bench, 'ps-bloque')).toEqual([])
  })

  it('answers the history and the notifications to whoever runs the bench', async () => {
    const bench = await testBench()
    const { ins, insOid } = bench.person('dmp-ouvert')
    await bench.lps('generaliste-cps').consult(bench.person('dmp-ouvert'))
    const kept = traces(bench, 'dmp-ouvert')
    expect(notificationsOf(kept)).toEqual([expect.objectContaining({ kind: 'premier-acces', transaction: 'TD3.1' })])
    expect(bench.simulator.bench.accessTraces('autre-espace', { ins, oid: insOid })).toEqual([])
  })
})
