import { beforeAll, describe, expect, it } from 'vitest'
import type { Pki } from '#fixtures/cards/pki.js'
import {
  type AnswerFrame,
  findDocuments,
  inProcessSend,
  type LpsOptions,
  ModelLps,
  type QueryAnswer,
  tlsIdentityOf,
} from '#fixtures/lps/index.js'
import { people, population } from '#fixtures/people/index.js'
import { type SpoilerId, spoilers } from '#fixtures/spoil/index.js'
import { createSimulator } from '#simulator/app.js'
import { seededIds } from '#simulator/ids.js'
import { defaultSettings } from '#simulator/settings.js'
import { openStore } from '#simulator/store/world-store.js'
import { aLetter, baseUrl, personOf } from './support/lps-messages.js'
import { cardOf, testPki } from './support/test-pki.js'

/** The certificates of the test PKI are dated from the day it was made. */
const today = new Date()
const clock = () => today
let pki: Pki
beforeAll(async () => {
  pki = await testPki()
})

function session(cardId: string, options: Partial<LpsOptions> = {}) {
  const { app, bench } = createSimulator({
    store: openStore(undefined),
    clock,
    seed: 'test',
    settings: defaultSettings,
    anchors: { roots: pki.roots, intermediates: pki.intermediates },
    population: (at) => population(pki.cards, people, at),
    onBenchError: (error) => {
      throw error
    },
  })
  const card = cardOf(pki, cardId)
  const send = inProcessSend(app, tlsIdentityOf(card))
  const lps = new ModelLps({ card, baseUrl, clock, ids: seededIds(cardId), send, ...options })
  return { lps, card, exchanges: () => bench.exchanges('defaut', 50).toReversed() }
}

describe('the model LPS before a strict DMP: no refusal, no remark', () => {
  const feed = (person: string) => async (lps: ModelLps) => {
    const patient = personOf(person)
    const letters = [aLetter(lps.context.card, patient, 1, 'pdf'), aLetter(lps.context.card, patient, 2)]
    expect((await lps.feed(patient, letters)).submission).toMatchObject({ status: 'Success', errors: [] })
    const replacement = await lps.replace(patient, aLetter(lps.context.card, patient, 3), '1.2.250.1.999.9.1.5.1')
    expect(replacement.submission).toMatchObject({ status: 'Success', errors: [] })
  }
  const consult = (person: string) => async (lps: ModelLps) => {
    const story = await lps.consult(personOf(person))
    expect(story.stopped).toBeUndefined()
    expect(story.search?.status).toBe('Success')
  }

  it.each<[string, string, Partial<LpsOptions>, (lps: ModelLps) => Promise<void>, string[]]>([
    ['a GP feeds and replaces', 'generaliste-cps', {}, feed('dmp-ouvert'), ['TD0.2', 'TD2.1', 'TD3.1', 'TD2.1']],
    ['a pharmacist feeds', 'pharmacien-cps', {}, feed('dmp-ouvert'), ['TD0.2', 'TD2.1', 'TD3.1', 'TD2.1']],
    ['a secretary feeds by CPE', 'secretaire-cpe', {}, feed('dmp-ouvert'), ['TD0.2', 'TD2.1', 'TD3.1', 'TD2.1']],
    ['a hospital feeds', 'etablissement', {}, feed('dmp-ouvert'), ['TD0.2', 'TD2.1', 'TD3.1', 'TD2.1']],
    ['a GP reads', 'generaliste-cps', {}, consult('dmp-ouvert'), ['TD0.2', 'TD3.1']],
    ['a GP reads after expiry', 'generaliste-cps', {}, consult('autorisation-expiree'), ['TD0.2', 'TD0.3', 'TD3.1']],
    ['a nurse reads for the first time', 'infirmiere-cps', {}, consult('dmp-ouvert'), ['TD0.2', 'TD0.3', 'TD3.1']],
    ['an MT reads', 'medecin-traitant-cps', {}, consult('medecin-traitant'), ['TD0.2', 'TD3.1']],
    ['a clinic reads in AIR', 'etablissement-air', { mode: 'air' }, consult('dmp-ouvert'), ['TD0.2', 'TD3.1']],
    [
      'a nurse breaks the glass',
      'infirmiere-cps',
      { accessMode: 'bris_de_glace' },
      consult('dmp-ouvert'),
      ['TD0.2', 'TD3.1'],
    ],
  ])('%s', async (_, cardId, options, story, calls) => {
    const { lps, exchanges } = session(cardId, options)
    await story(lps)
    expect(exchanges().map(({ transaction }) => transaction)).toEqual(calls)
    for (const { rejection, remarks } of exchanges()) expect({ rejection, remarks }).toEqual({ remarks: [] })
  })

  it('what was fed comes back byte for byte', async () => {
    const { lps, card } = session('generaliste-cps')
    const patient = personOf('dmp-ouvert')
    const letter = aLetter(card, patient, 1, 'pdf')
    await lps.feed(patient, [letter])
    const { retrieved } = await lps.consult(patient)
    expect(Buffer.from(retrieved?.documents[0]?.bytes ?? []).equals(Buffer.from(letter.bytes))).toBe(true)
  })
})

/** The code that the LPS sees: of a fault, of an HL7 acknowledgement, of a status, or of the first registry error. */
async function codeSeen(lps: ModelLps, transaction: string): Promise<string | undefined> {
  const patient = personOf('dmp-ouvert')
  const code = ({ fault }: AnswerFrame): string | undefined => fault && (fault.subcode ?? fault.code)
  const first = (answer: Pick<QueryAnswer, 'errors' | 'fault' | 'httpStatus'>): string | undefined =>
    code(answer) ?? answer.errors[0]?.errorCode
  switch (transaction) {
    case 'TD0.2': {
      const answer = await lps.td02(patient)
      return code(answer) ?? answer.error?.code
    }
    case 'TD2.1':
      return first(await lps.td21(patient, [aLetter(lps.context.card, patient)]))
    case 'TD3.1':
      return first(await lps.td31(patient, findDocuments(patient)))
    default:
      return first(await lps.td32(patient, ['1.2.3']))
  }
}

describe('a spoiled LPS is refused as dmp-errors, section 6, says', () => {
  it.each<[SpoilerId, string, string, string?]>([
    // row 1
    ['enveloppe-doctype', 'TD0.2', 'Sender'],
    ['corps-inconnu', 'TD0.2', 'Sender'],
    ['wsa-message-id-absent', 'TD0.2', 'MessageAddressingHeaderRequired'],
    ['wsa-action-absente', 'TD0.2', 'MessageAddressingHeaderRequired'],
    // row 2
    ['vihf-absent', 'TD0.2', 'DMPAuthenticationError'],
    ['vihf-en-double', 'TD0.2', 'DMPAuthenticationError'],
    ['vihf-expire', 'TD0.2', 'DMPAuthenticationError'],
    ['vihf-du-futur', 'TD0.2', 'DMPAuthenticationError'],
    // row 3
    ['vihf-signature-alteree', 'TD0.2', 'DMPInvalidCertificate'],
    ['vihf-signature-d-authentification', 'TD0.2', 'DMPInvalidCertificate'],
    // row 4
    ['vihf-role-systeme', 'TD0.2', 'DMPInvalidData'],
    ['vihf-medecin-sans-specialite', 'TD0.2', 'DMPInvalidData'],
    ['vihf-ins-sans-cle', 'TD0.2', 'DMPInvalidData'],
    ['vihf-ins-oid-de-production', 'TD0.2', 'DMPInvalidData'],
    // row 6
    ['td02-patient-autre', 'TD0.2', 'DMPInvalidData'],
    ['lot-patient-autre', 'TD2.1', 'XDSPatientIdDoesNotMatch'],
    ['td31-patient-autre', 'TD3.1', 'XDSPatientIdDoesNotMatch'],
    // row 14, and an unknown id
    ['td32-entry-uuid', 'TD3.2', 'XDSDocumentUniqueIdError'],
    // row 15
    ['lot-auteur-autre', 'TD2.1', 'XDSRegistryMetadataError'],
    ['lot-type-inconnu', 'TD2.1', 'XDSRegistryMetadataError'],
    ['lot-type-reserve-au-patient', 'TD2.1', 'XDSRegistryMetadataError'],
    ['lot-sans-pid5', 'TD2.1', 'XDSRegistryMetadataError'],
    ['lot-signature-traits-vides', 'TD2.1', 'XDSRegistryMetadataError'],
    ['lot-masque-et-invisible', 'TD2.1', 'XDSRegistryMetadataError'],
    // row 16
    ['lot-hash-faux', 'TD2.1', 'XDSNonIdenticalHash'],
    ['lot-taille-fausse', 'TD2.1', 'XDSNonIdenticalSize'],
    ['lot-unique-id-du-document', 'TD2.1', 'XDSDuplicateUniqueIdInRegistry'],
    // row 18
    ['mime-partie-absente', 'TD2.1', 'XDSMissingDocument'],
    ['lot-document-sans-fiche', 'TD2.1', 'XDSMissingDocumentMetadata'],
    // row 19
    ['lot-sans-signature', 'TD2.1', 'XDSRepositoryError'],
    ['lot-manifeste-faux', 'TD2.1', 'XDSRepositoryError'],
    ['lot-signature-alteree', 'TD2.1', 'XDSRepositoryError'],
    // answers outline, section 4.1 and 4.3
    ['td31-date-mal-formee', 'TD3.1', 'XDSStoredQueryParamNumber'],
    ['td31-requete-inconnue', 'TD3.1', 'XDSUnknownStoredQuery'],
  ])('%s: %s -> %s', async (id, transaction, code) => {
    expect(await codeSeen(session('generaliste-cps').lps, transaction)).toBe(
      transaction === 'TD3.2' ? 'XDSDocumentUniqueIdError' : undefined,
    )
    const { lps } = session('generaliste-cps', { spoil: spoilers[id].apply })
    expect(await codeSeen(lps, transaction)).toBe(code)
  })

  it('vihf-non-signe, in indirect mode: DMPInvalidCertificate', async () => {
    const { lps } = session('etablissement', { spoil: spoilers['vihf-non-signe'].apply })
    expect(await codeSeen(lps, 'TD0.2')).toBe('DMPInvalidCertificate')
  })
})
