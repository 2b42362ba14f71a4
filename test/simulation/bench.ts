import { expect } from 'vitest'
import type { Card } from '#fixtures/cards/card.js'
import { inProcessSend, ModelLps, type Spoil, tlsIdentityOf } from '#fixtures/lps/index.js'
import { population } from '#fixtures/people/index.js'
import { createSimulator } from '#simulator/app.js'
import { availabilityStatus } from '#simulator/domain/document.js'
import { seededIds } from '#simulator/ids.js'
import { defaultSettings } from '#simulator/settings.js'
import { openStore } from '#simulator/store/world-store.js'
import { technicalTime } from '#simulator/wire/time.js'
import { baseUrl } from '../support/bench.js'
import type { Guide, Mode, PlainDmp, PlainDocument, PlainPatient } from '../support/plain-dmp/state.js'
import { cardOf as cardOfPki, testPki } from '../support/test-pki.js'
import { cast, personOf, plainPatients } from './people.js'
import { Tally } from './tally.js'
import type { Variant } from './variants.js'

/** Where the commands of one run are played: a space of the bench, and its clients. */
export interface Stage {
  /** What the clients were answered, by variant. */
  readonly answers: Tally<Variant>
  card(id: string): Card
  client(card: string, mode: Mode, spoil?: Spoil): ModelLps
  newUniqueId(): string
  /** The DMP of the patient and who may read it, as `keptOf` has them. */
  kept(patient: PlainPatient): unknown
  /** The document as the DMP has it, which is not to lose it. */
  latest(patient: PlainPatient, document: PlainDocument): { readonly entryUuid: string; readonly state: string }
}

const pki = await testPki()
const start = new Date(Math.floor(Date.now() / 1000) * 1000)
/** A bench has a thousand spaces at most: they serve again, emptied. */
const spaces = 500

const keptOf = (patient: PlainPatient) => {
  const { dmp, closing, attachedToEns, account, usedName, authorizations } = patient
  const { opposedToBrisDeGlace, opposedToAccesUrgence, opposedToMaskedInEmergency } = patient
  if (dmp === 'none') return undefined
  return {
    dmp,
    closing,
    attachedToEns,
    account: account !== undefined,
    usedName,
    oppositions: [opposedToBrisDeGlace, opposedToAccesUrgence, opposedToMaskedInEmergency],
    authorizations: [...authorizations]
      .map(([id, { blocked, mt, since, lastAccess }]) =>
        [id, blocked ? 'blocked' : 'granted', mt, technicalTime(since), technicalTime(lastAccess)].join(' '),
      )
      .sort(),
  }
}

/** A bench that plays one package of the guide, and what is counted on it over all runs. */
export function simulationBench(guide: Guide) {
  let dmp: PlainDmp | undefined
  let runs = 0
  const clock = (): Date => dmp?.now ?? start
  const simulator = createSimulator({
    store: openStore(undefined),
    clock,
    seed: 'simulation',
    settings: { ...defaultSettings, ...(guide === 'historical' ? { guidePackage: '2.3' } : {}) },
    anchors: pki,
    population: (at) => population(pki.cards, cast, at),
    onBenchError: (error) => {
      throw error
    },
  })
  const answers = new Tally<Variant>()
  /** What the transactions of the simulator did of the requests that reached them. */
  const handled = new Tally<string>()
  simulator.bench.onExchange(({ transaction, rejection }) => {
    if (transaction) handled.count(transaction, rejection === undefined)
  })
  const card = (id: string): Card => cardOfPki(pki, id)

  /** An empty space, and the plain model of it. */
  function open(): { readonly model: PlainDmp; readonly real: Stage } {
    runs += 1
    const space = `sim-${runs % spaces}`
    const ids = seededIds(`run ${runs}`)
    const model: PlainDmp = { guide, now: start, patients: plainPatients(card, start) }
    dmp = model
    simulator.bench.reset(space)
    // A space is filled when it is first asked for: that must be now, not after some days.
    expect(simulator.bench.world(space)).toBeDefined()
    const real: Stage = {
      answers,
      card,
      client: (id, accessMode, spoil = {}) =>
        new ModelLps({
          card: card(id),
          baseUrl: `${baseUrl}/${space}`,
          clock,
          ids,
          accessMode,
          spoil,
          send: inProcessSend(simulator.app, tlsIdentityOf(card(id))),
        }),
      newUniqueId: () => `1.2.250.1.999.9.1.5.${BigInt(`0x${ids.uuid().replaceAll('-', '')}`)}`,
      kept: ({ id }) => {
        const { ins, insOid: oid } = personOf(id)
        const world = simulator.bench.world(space)
        const found = world?.dmp({ ins, oid })
        if (!world || !found) return undefined
        const { status, closing, attachedToEns, internetAccount, traits } = found
        const { opposedToBrisDeGlace, opposedToAccesUrgence, opposedToMaskedInEmergency } = found
        return {
          dmp: status,
          closing: closing?.text,
          attachedToEns,
          account: internetAccount,
          usedName: traits.usedName,
          oppositions: [opposedToBrisDeGlace, opposedToAccesUrgence, opposedToMaskedInEmergency],
          authorizations: world
            .authorizations({ ins, oid })
            .map(({ actorId, state, medecinTraitant, since, lastAccess }) =>
              [actorId, state, medecinTraitant, since, lastAccess].join(' '),
            )
            .sort(),
        }
      },
      latest: (patient, { uniqueId }) => {
        const { ins, insOid } = personOf(patient.id)
        const [found] = simulator.bench.world(space)?.documentsByUniqueId({ ins, oid: insOid }, [uniqueId]) ?? []
        if (!found) throw new Error(`the DMP lost ${uniqueId}`)
        const { entryUuid, status, document } = found
        return { entryUuid, state: `${status} v${document.version}` }
      },
    }
    return { model, real }
  }

  /** After a run the DMPs, who may read them and the documents fed are as the model has them. */
  function settle({ model, real }: ReturnType<typeof open>): void {
    for (const patient of model.patients) {
      expect(real.kept(patient)).toEqual(keptOf(patient))
      for (const document of patient.documents) {
        const { uniqueId, status, version } = document
        expect(`${uniqueId} ${real.latest(patient, document).state}`).toBe(
          `${uniqueId} ${availabilityStatus[status]} v${version}`,
        )
      }
    }
  }

  return { open, settle, answers, handled }
}
