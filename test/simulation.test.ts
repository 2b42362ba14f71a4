import fc from 'fast-check'
import { expect, it } from 'vitest'
import { aCda } from '#fixtures/documents/cda.js'
import {
  administrativeData,
  findDocuments,
  getDocuments,
  inProcessSend,
  ModelLps,
  type RegistryAnswer,
  tlsIdentityOf,
} from '#fixtures/lps/index.js'
import { people, population } from '#fixtures/people/index.js'
import { createSimulator } from '#simulator/app.js'
import { availabilityStatus } from '#simulator/domain/document.js'
import { seededIds } from '#simulator/ids.js'
import { defaultSettings } from '#simulator/settings.js'
import { openStore } from '#simulator/store/world-store.js'
import { technicalTime } from '#simulator/wire/time.js'
import { baseUrl } from './support/bench.js'
import {
  type Mode,
  type PlainActor,
  PlainDmp,
  type PlainDocument,
  type PlainPatient,
  type Profession,
} from './support/plain-dmp.js'
import { testPki } from './support/test-pki.js'

/** Commands drawn in all, and the seed of the first ones: `npm run campaign` draws more, from a seed of its own. */
const commands = Number(process.env.DMP_BENCH_COMMANDS ?? 10_000)
const seed = Number(process.env.DMP_BENCH_COMMANDS_SEED ?? 2026)
const commandsPerRun = 50

const professions: Readonly<Record<string, Profession>> = {
  'generaliste-cps': 'medecin',
  'medecin-traitant-cps': 'medecin',
  'pharmacien-cps': 'psnm',
  'infirmiere-cps': 'psnm',
  'secretaire-cpe': 'cpe',
  etablissement: 'es',
}
const cardIds = Object.keys(professions)
const patientIds = [
  'dmp-ouvert',
  'medecin-traitant',
  'ps-bloque',
  'dmp-ferme',
  'sans-dmp',
  'oppose-bris-de-glace',
  'masques-en-urgence',
  'autorisation-expiree',
  'sans-ens',
  'sans-ens-compte',
]
const statuses = ['approved', 'archived', 'deprecated'] as const
/** A type that every profession played here reads (first rows of the published matrix). */
const typeCode = '11505-5'

const pki = await testPki()
const start = new Date(Math.floor(Date.now() / 1000) * 1000)
let now = start
const simulator = createSimulator({
  store: openStore(undefined),
  clock: () => now,
  seed: 'simulation',
  settings: defaultSettings,
  anchors: pki,
  population: (at) => population(pki.cards, people, at),
  onBenchError: (error) => {
    throw error
  },
})

const monthsBefore = (months: number): Date => {
  const date = new Date(start)
  date.setUTCMonth(date.getUTCMonth() - months)
  return date
}

const cardOf = (id: string) => {
  const card = pki.cards.find((one) => one.id === id)
  if (!card) throw new Error(`no card ${id}`)
  return card
}
/** Whose authorisations a person's sheet tells: of a CPE its structure's, else the professional's, in AIR too. */
const holderOf = (id: string): string => {
  const { kind, structureId, professionalId } = cardOf(id)
  return kind === 'CPE' ? structureId : professionalId
}

/** The same people, as the plain model keeps them. */
const plainPatients = (): PlainPatient[] =>
  people.map(({ id, ins, dmp, authorizations }) => ({
    id,
    ins,
    dmp: dmp?.status ?? 'none',
    attachedToEns: dmp?.attachedToEns ?? false,
    channels: dmp?.account ? new Set(dmp.account.channels.map(({ type }) => type)) : undefined,
    opposedToBrisDeGlace: dmp?.opposedToBrisDeGlace ?? false,
    opposedToAccesUrgence: dmp?.opposedToAccesUrgence ?? false,
    opposedToMaskedInEmergency: dmp?.opposedToMaskedInEmergency ?? false,
    authorizations: new Map(
      authorizations.map((one) => [
        holderOf(one.card),
        {
          blocked: one.state === 'blocked',
          mt: one.medecinTraitant,
          since: monthsBefore(one.sinceMonths),
          lastAccess: monthsBefore(one.lastAccessMonths),
        },
      ]),
    ),
    documents: [],
  }))

const who = { card: fc.constantFrom(...cardIds), patient: fc.constantFrom(...patientIds) }
/** Patients whose DMP an LPS may still administer, more often than the others. */
const outside = {
  patient: fc.constantFrom(...patientIds, 'sans-ens', 'sans-ens', 'sans-ens-compte', 'sans-ens-compte'),
}
const mode = fc.constantFrom<Mode>('normal', 'normal', 'normal', 'bris_de_glace')
const which = fc.nat(1000)
const command = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('exists' as const), ...who, mode }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('authorize' as const), ...who, mode }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('withdraw' as const), ...who, mode }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('authorized' as const), ...who }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('holders' as const), ...who, mode }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('administrative' as const), ...who }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('feed' as const),
      ...who,
      hidden: fc.constantFrom('no' as const, 'no' as const, 'masked' as const, 'invisible' as const),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('find' as const), ...who, mode, status: fc.constantFrom(...statuses) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('read' as const), ...who, mode, which }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('mask' as const), ...who, which, masked: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('show' as const), ...who, which }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('move' as const),
      ...who,
      mode,
      which,
      to: fc.constantFrom('approved' as const, 'archived' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), ...who, which }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('oppose' as const), ...who, ...outside, mode, opposed: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('close' as const), ...who, ...outside, mode }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('account' as const),
      ...who,
      ...outside,
      mode,
      type: fc.constantFrom('SMS' as const, 'EMAIL' as const),
      action: fc.constantFrom('OUVERTURE' as const, 'AJOUT' as const, 'MODIFICATION' as const, 'SUPPRESSION' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('byTraits' as const),
      ...who,
      mode: fc.constantFrom<Mode>('centre_15', 'centre_15', 'normal'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('replace' as const), ...who, which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const), days: fc.constantFrom(1, 40, 200) }) },
)
type Command = typeof command extends fc.Arbitrary<infer One> ? One : never

/** `ok`, or the first code of the refusal, whatever the form of the answer. */
const outcomeOf = (answer: RegistryAnswer): string =>
  answer.fault?.subcode ??
  answer.fault?.code ??
  answer.errors[0]?.errorCode ??
  (answer.status === 'Success' ? 'ok' : 'nothing')

let played = 0
let spaces = 0

async function play(steps: readonly Command[]): Promise<void> {
  now = start
  spaces += 1
  // A bench has a thousand spaces at most: they serve again, emptied.
  const space = `sim-${spaces % 500}`
  simulator.bench.reset(space)
  // A space is filled when it is first asked for: that must be now, not after some days.
  expect(simulator.bench.world(space)).toBeDefined()
  const url = `${baseUrl}/${space}`
  const ids = seededIds(`run ${spaces}`)
  const model = new PlainDmp(plainPatients(), now)
  const lps = (id: string, accessMode: Mode = 'normal') =>
    new ModelLps({
      card: cardOf(id),
      baseUrl: url,
      clock: () => now,
      ids,
      accessMode,
      send: inProcessSend(simulator.app, tlsIdentityOf(cardOf(id))),
    })
  const actorOf = (id: string): PlainActor => ({
    card: id,
    profession: professions[id] ?? 'psnm',
    holder: professions[id] === 'es' ? cardOf(id).structureId : holderOf(id),
    professionalId: cardOf(id).professionalId,
    structureId: cardOf(id).structureId,
  })
  const personOf = (id: string) => people.find((one) => one.id === id) ?? people[0]
  const plainOf = (id: string) => model.patients.find((one) => one.id === id)
  const latest = (patient: PlainPatient, document: PlainDocument) => {
    const person = personOf(patient.id)
    const world = simulator.bench.world(space)
    const [found] =
      (person && world?.documentsByUniqueId({ ins: person.ins, oid: person.insOid }, [document.uniqueId])) ?? []
    if (!found) throw new Error(`the DMP lost ${document.uniqueId}`)
    return found
  }
  const chosen = (patient: PlainPatient, rank: number) =>
    patient.documents[rank % Math.max(1, patient.documents.length)]
  const refusable = (real: string, expected: string): void =>
    // Where the code of a refusal is not told by the specification, only that it is one.
    expected === 'refused' ? expect(real).not.toBe('ok') : expect(real).toBe(expected)

  for (const step of steps) {
    played += 1
    if (step.kind === 'wait') {
      now = new Date(now.getTime() + step.days * 24 * 3600 * 1000)
      model.now = now
      continue
    }
    const person = personOf(step.patient)
    const patient = plainOf(step.patient)
    if (!person || !patient) throw new Error(`no patient ${step.patient}`)
    const actor = actorOf(step.card)
    // Bris de glace is of professionals: a CPE and a structure have no column there.
    const wanted = 'mode' in step ? step.mode : 'normal'
    const actual: Mode = actor.profession === 'cpe' || actor.profession === 'es' ? 'normal' : wanted
    const client = lps(step.card, actual)
    switch (step.kind) {
      case 'exists': {
        const answer = await client.td02(person)
        const expected = model.existence(actor, patient)
        expect({
          query: answer.queryResponse,
          ...(answer.status ? { status: answer.status } : {}),
          ...(answer.authorization ? { authorization: answer.authorization, mt: answer.medecinTraitant } : {}),
        }).toEqual(expected)
        break
      }
      case 'authorize':
      case 'withdraw': {
        const answer = await client.td03(person, step.kind === 'authorize' ? 'AJOUT' : 'SUPPRESSION')
        const expected =
          step.kind === 'authorize' ? model.authorize(actor, actual, patient) : model.withdraw(actor, actual, patient)
        expect(answer.status).toBe(expected === 'ok' ? 'DMPOk' : expected)
        break
      }
      case 'authorized': {
        const answer = await client.td04({ startDate: undefined, dateType: 'LASTAUTORIZATION' })
        const listed = answer.dmps.flatMap(({ identifiers }) => identifiers.map(({ id }) => id))
        expect(listed.filter((id) => id.length === 15).sort()).toEqual([...model.authorized(actor)].sort())
        break
      }
      case 'holders': {
        const answer = await client.td16(person, 'TOUTE')
        const expected = model.holders(actor, actual, patient)
        if (typeof expected === 'string') expect(answer.status).toBe(expected)
        else {
          const listed = answer.holders.map(
            ({ id, mode: held, specificRights }) => `${id} ${held}${specificRights.length > 0 ? ' MT' : ''}`,
          )
          expect(listed.sort()).toEqual([...expected].sort())
        }
        break
      }
      case 'administrative': {
        if (patient.dmp === 'closed') break
        const answer = await client.td13a(person)
        expect(answer.queryResponse).toBe(patient.dmp === 'none' ? 'NF' : 'OK')
        if (patient.dmp === 'active') {
          expect(answer.opposedToBrisDeGlace).toBe(patient.opposedToBrisDeGlace)
          expect(answer.opposedToAccesUrgence).toBe(patient.opposedToAccesUrgence)
        }
        break
      }
      case 'oppose':
      case 'close': {
        // What the cell of a structure certificate was is lost: only the professions that the page tells are asked.
        if (actor.profession === 'es') break
        const data = administrativeData(person)
        const answer =
          step.kind === 'close'
            ? await client.td14(person, data, 'Ne souhaite plus de DMP')
            : await client.td13b(person, data, {
                opposedToBrisDeGlace: step.opposed,
                opposedToAccesUrgence: step.opposed,
              })
        const expected =
          step.kind === 'close'
            ? model.close(actor, actual, patient)
            : model.oppose(actor, actual, patient, step.opposed)
        expect(answer.error?.code ?? (answer.acknowledgement === 'AA' ? 'ok' : 'nothing')).toBe(expected)
        break
      }
      case 'account': {
        if (actor.profession === 'es') break
        const { type, action } = step
        const channel = { type, canal: type === 'SMS' ? '0639980199' : 'test@exemple.test' }
        const answer =
          action === 'OUVERTURE' ? await client.td15a(person, channel) : await client.td15b(person, action, channel)
        const expected =
          action === 'OUVERTURE'
            ? model.openAccount(actor, actual, patient, type)
            : model.channel(actor, actual, patient, action, type)
        refusable(answer.status === 'DMPOk' ? 'ok' : (answer.status ?? 'nothing'), expected)
        break
      }
      case 'byTraits': {
        // A structure certificate is of a régulation centre or not; a card is not asked.
        if (actor.profession === 'es' || actor.profession === 'cpe') break
        const { birthName, usedName, givenNames, birthDate } = person.identity
        const answer = await client.td05({ family: usedName ?? birthName, given: givenNames[0], birthDate })
        const expected = model.byTraits(actor, actual, patient)
        if (typeof expected === 'string') expect(answer.error?.code).toBe(expected)
        else {
          const found = answer.candidates.some(({ patientIds: ids }) =>
            ids.some(({ extension }) => extension === person.ins),
          )
          expect(found).toBe(expected)
        }
        break
      }
      case 'replace': {
        const old = chosen(patient, step.which)
        if (!old || actor.profession === 'es' || actor.profession === 'cpe') break
        const uniqueId = `1.2.250.1.999.9.1.5.${BigInt(`0x${ids.uuid().slice(0, 8)}`)}${played}`
        const cda = aCda({
          uniqueId,
          patient: person,
          author: cardOf(step.card),
          title: 'Compte rendu corrigé',
          typeCode,
          creationTime: new Date(now.getTime() - 60_000),
          body: 'pdf',
          replaces: old.uniqueId,
        })
        const answer = await client.td21(person, [{ ...cda, replaces: latest(patient, old).entryUuid }])
        refusable(outcomeOf(answer), model.replace(actor, patient, old, uniqueId))
        break
      }
      case 'feed': {
        const uniqueId = `1.2.250.1.999.9.1.5.${BigInt(`0x${ids.uuid().slice(0, 8)}`)}${played}`
        const cda = aCda({
          uniqueId,
          patient: person,
          author: cardOf(step.card),
          title: 'Compte rendu',
          typeCode,
          creationTime: new Date(now.getTime() - 60_000),
          body: 'pdf',
        })
        const visibility = { masquePs: step.hidden === 'masked', invisiblePatient: step.hidden === 'invisible' }
        const answer = await client.td21(person, [{ ...cda, ...visibility }])
        const kept = { uniqueId, masked: visibility.masquePs, invisible: visibility.invisiblePatient }
        expect(outcomeOf(answer)).toBe(model.feed(actor, patient, kept))
        break
      }
      case 'find': {
        const answer = await client.td31(person, findDocuments(person, { statuses: [availabilityStatus[step.status]] }))
        const expected = model.find(actor, actual, patient, step.status)
        if (typeof expected === 'string') expect(outcomeOf(answer)).toBe(expected)
        else {
          expect(outcomeOf(answer)).toBe('ok')
          const listed = answer.entries.map(
            ({ uniqueId, version, confidentialityCodes }) =>
              `${uniqueId} v${version} ${[...confidentialityCodes].sort()}`,
          )
          const wantedEntries = expected.map(
            ({ uniqueId, version, masked, invisible }) =>
              `${uniqueId} v${version} ${['N', ...(masked ? ['MASQUE_PS'] : []), ...(invisible ? ['INVISIBLE_PATIENT'] : [])].sort()}`,
          )
          expect(listed.sort()).toEqual(wantedEntries.sort())
        }
        break
      }
      case 'read': {
        const document = chosen(patient, step.which)
        const answer = await client.td32(person, [document?.uniqueId ?? '1.2.3.4'])
        expect(outcomeOf(answer)).toBe(model.read(actor, actual, patient, document))
        break
      }
      case 'mask':
      case 'show': {
        const document = chosen(patient, step.which)
        // The client sends back an entry that it reads: without access there is nothing to send.
        if (!document || document.status === 'deleted' || document.status === 'deprecated') break
        const readable = model.find(actor, 'normal', patient, document.status)
        if (typeof readable === 'string' || !readable.includes(document)) break
        const [entry] = await client.readEntries(person, getDocuments([document.uniqueId]))
        if (!entry) throw new Error(`${step.card} does not find ${document.uniqueId}`)
        if (step.kind === 'show') {
          if (!document.invisible) break
          const answer = await client.td33(person, [{ entry, remove: 'invisiblePatient' }])
          expect(outcomeOf(answer)).toBe(model.showToPatient(actor, 'normal', patient, document))
        } else {
          if (document.masked === step.masked) break
          const change = step.masked ? { add: 'masquePs' as const } : { remove: 'masquePs' as const }
          const answer = await client.td33(person, [{ entry, ...change }])
          refusable(outcomeOf(answer), model.setMasked(actor, 'normal', patient, document, step.masked))
        }
        break
      }
      case 'move':
      case 'remove': {
        const document = chosen(patient, step.which)
        if (!document) break
        const { entryUuid } = latest(patient, document)
        const from =
          step.kind === 'move' && step.to === 'approved'
            ? 'archived'
            : document.status === 'archived'
              ? 'archived'
              : 'approved'
        const to = step.kind === 'remove' ? 'deleted' : step.to
        const source = step.kind === 'move' ? (step.to === 'approved' ? 'archived' : 'approved') : from
        const answer = await client.td33(person, [
          { entryUuid, from: availabilityStatus[source], to: availabilityStatus[to] },
        ])
        const expected =
          step.kind === 'remove'
            ? model.remove(actor, patient, document)
            : model.move(actor, actual, patient, document, step.to)
        refusable(outcomeOf(answer), expected)
        break
      }
    }
  }
  for (const patient of model.patients) {
    for (const document of patient.documents) {
      const found = latest(patient, document)
      expect({ id: document.uniqueId, status: found.status, version: found.document.version }).toEqual({
        id: document.uniqueId,
        status: availabilityStatus[document.status],
        version: document.version,
      })
    }
  }
  expect(technicalTime(now)).toBe(technicalTime(model.now))
}

it(`${commands} random commands: the DMP and the plain model never differ`, async () => {
  const run = fc.array(command, { minLength: 1, maxLength: 2 * commandsPerRun, size: 'max' })
  while (played < commands) {
    const numRuns = Math.ceil((commands - played) / commandsPerRun)
    await fc.assert(fc.asyncProperty(run, play), { numRuns, seed: seed + played })
  }
  expect(played).toBeGreaterThanOrEqual(commands)
}, 600_000)
