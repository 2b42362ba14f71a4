import { describe, expect, it } from 'vitest'
import type { SpaceStore } from '#simulator/store/world-store.js'
import type { CallContext } from '#simulator/transactions/transaction.js'
import { aCall, aDmp, anAuthorization, aSpace, rejectionsOf } from './support/call.js'
import { rootOf } from './support/lot-message.js'
import { getDocuments, queries } from './support/query-message.js'
import { actor, ask, keep, list, other, uniqueId } from './support/registry-space.js'

describe('the threshold', () => {
  const settings = { ...aCall(aSpace()).settings, searchThreshold: { searches: 2, minutes: 60 } }
  const at = (minutes: number) => new Date(Date.UTC(2026, 0, 15, 10, minutes))
  const search = (space: SpaceStore, minutes: number, call: Partial<CallContext> = {}) =>
    rejectionsOf(ask(space, queries.findSubmissionSets, [], { settings, now: at(minutes), ...call }))

  it('stops a professional, for the window, and no other', () => {
    const space = aSpace(aDmp(), [anAuthorization(), anAuthorization({ actorId: other })])
    expect([0, 30, 31, 59].map((minutes) => search(space, minutes))).toEqual([
      [],
      [],
      ['threshold-exceeded'],
      ['threshold-exceeded'],
    ])
    expect(search(space, 31, actor({ professionalId: other }))).toEqual([])
    // The first search has left the window, and the refused ones never entered it.
    expect([61, 62].map((minutes) => search(space, minutes))).toEqual([[], ['threshold-exceeded']])
    space.reset()
    expect(search(space, 62)).toEqual(['dmp-absent-registry'])
  })

  it('answers with its code, after the authorisation and before the parameters', () => {
    const space = aSpace()
    search(space, 0)
    search(space, 0)
    const { answer } = ask(space, queries.getAssociations, [], { settings, now: at(0) })
    expect(rootOf(answer).elements[0]?.elements[0]?.attr('errorCode')).toBe('DMPAccessDeniedByExcededThreshold')
    space.apply([{ kind: 'dmp', dmp: aDmp({ status: 'closed' }) }])
    expect(search(space, 0)).toEqual(['dmp-closed'])
  })

  it('never stops feeding, nor the technical id that comes before it', () => {
    const space = aSpace()
    for (const minutes of [0, 0, 0]) search(space, minutes)
    const technicalId = ask(
      space,
      getDocuments,
      [['$XDSDocumentEntryUniqueId', list(uniqueId(1))]],
      { settings, now: at(0) },
      { returnType: 'ObjectRef' },
    )
    expect(rejectionsOf(technicalId)).toEqual([])
    keep(space, 1, {})
    expect(search(space, 0)).toEqual(['threshold-exceeded'])
  })
})
