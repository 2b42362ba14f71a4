import fc from 'fast-check'
import { buildTd04, buildTd16, decodeTd04, decodeTd16 } from '#fixtures/lps/index.js'
import { j01AuthorSpecialty } from '#matrix/codes/j01-author-specialty.js'
import type { Authorization } from '#simulator/domain/acces.js'
import type { Td04Outcome } from '#simulator/transactions/td0.4-liste-des-dmp/handle.js'
import type { Td16Outcome } from '#simulator/transactions/td1.6-liste-des-ps/handle.js'
import { codeIn } from './codes.js'
import { asStatus } from './own-services.js'
import { dmp, insCOid, patient } from './people.js'
import type { AnswerTrip, RequestTrip } from './round-trip.js'
import { optional, partialTime, present, technicalTime, text } from './texts.js'

const dmpListRequest: RequestTrip<{
  readonly startDate: string | undefined
  readonly dateType: string | undefined
  readonly psOwnerId: string | undefined
}> = {
  transaction: 'TD0.4',
  meant: fc.record({
    startDate: optional(fc.oneof(partialTime, text)),
    dateType: optional(fc.constantFrom('LASTAUTORIZATION', 'LASTDOC')),
    psOwnerId: optional(text),
  }),
  send: ({ psOwnerId, ...query }, lps) => ({
    message: buildTd04(lps(), psOwnerId === undefined ? query : { ...query, psOwnerId }),
    means: { ...query, psOwnerId },
  }),
}

const holderListRequest: RequestTrip<{
  readonly of: { readonly ins: string; readonly insOid: string }
  readonly mode: 'ACTIVE' | 'INTERDITE' | 'TOUTE' | undefined
}> = {
  transaction: 'TD1.6',
  meant: fc.record({
    of: patient,
    mode: optional(fc.constantFrom('ACTIVE' as const, 'INTERDITE' as const, 'TOUTE' as const)),
  }),
  send: ({ of, mode }, lps) => ({
    message: buildTd16(lps({ spoil: { holderList: () => ({ mode }) } }), of),
    means: { mode },
  }),
}

export const listRequests = [dmpListRequest, holderListRequest] as const

const holder = fc
  .record({
    family: text,
    given: optional(text),
    specialties: fc.array(
      codeIn(j01AuthorSpecialty).map(({ code, display }) => ({ code, label: display })),
      { maxLength: 3 },
    ),
  })
  .map(present)

const authorization: fc.Arbitrary<Authorization> = fc
  .record({
    actorId: text,
    kind: fc.constantFrom('professional' as const, 'structure' as const),
    state: fc.constantFrom('granted' as const, 'blocked' as const),
    medecinTraitant: fc.boolean(),
    since: technicalTime,
    lastAccess: technicalTime,
    holder: optional(holder),
  })
  .map(present)

const dmpListAnswer: AnswerTrip<Td04Outcome> = {
  transaction: 'TD0.4',
  outcome: fc.record({
    held: fc.array(fc.record({ dmp, authorization, lastAddition: optional(technicalTime) }).map(present), {
      maxLength: 3,
    }),
  }),
  read: decodeTd04,
  tells: ({ held }) => ({
    status: 'DMPOk',
    dmps: held.map(
      ({ dmp: { ins, insOid, insC, traits }, authorization: { medecinTraitant, lastAccess }, ...one }) => ({
        identifiers: [...(insC === undefined ? [] : [{ id: insC, oid: insCOid }]), { id: ins, oid: insOid }],
        lastName: traits.usedName,
        patronymicalName: traits.birthName,
        firstName: traits.given,
        civility: traits.prefix,
        dateOfBirth: traits.birthDate,
        medecinTraitant,
        lastAccessDate: lastAccess,
        lastAddDate: one.lastAddition,
      }),
    ),
  }),
  refused: (faults) => ({ ...asStatus(faults), dmps: [] }),
}

const idTypes = { professional: '1.2.250.1.71.4.2.1', structure: '1.2.250.1.71.4.2.2' } as const

const holderListAnswer: AnswerTrip<Td16Outcome> = {
  transaction: 'TD1.6',
  outcome: fc.record({ authorizations: fc.array(authorization, { maxLength: 3 }) }),
  read: decodeTd16,
  tells: ({ authorizations }) => ({
    status: 'DMPOk',
    context: '',
    holders: authorizations.map((one) => ({
      id: one.actorId,
      idType: idTypes[one.kind],
      firstName: one.holder?.given,
      lastName: one.holder?.family,
      specialties: one.holder?.specialties ?? [],
      startOfAuthorization: one.since,
      lastActionDate: one.lastAccess,
      mode: one.state === 'blocked' ? 'INTERDITE' : 'ACTIVE',
      specificRights: one.state === 'granted' && one.medecinTraitant ? ['MEDECIN_TRAITANT'] : [],
    })),
  }),
  refused: (faults) => ({ ...asStatus(faults), holders: [] }),
}

export const listAnswers = [dmpListAnswer, holderListAnswer] as const
