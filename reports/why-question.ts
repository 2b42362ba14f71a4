import type { CardProfile } from '#fixtures/cards/card.js'
import { type LpsOptions, lpsContext, vihfDraft, vihfXml } from '#fixtures/lps/index.js'
import type { Person } from '#fixtures/people/index.js'
import type { DocumentMatrix } from '#matrix/document-matrix.js'
import type { PatientSideViewer } from '#matrix/patient-visibility.js'
import { type Actor, authorizationHolder } from '#simulator/domain/actor.js'
import { authorizationStatus } from '#simulator/domain/authorization-status.js'
import { type AvailabilityStatus, availabilityStatus, type DocumentEntry } from '#simulator/domain/document.js'
import { factsOf } from '#simulator/domain/document-facts.js'
import type { World } from '#simulator/domain/world.js'
import { type AskedDocument, type Why, whyLines, whyPatientSide, whyProfessional } from '#simulator/explain/why.js'
import type { Settings } from '#simulator/settings.js'
import { actorOf } from '#simulator/vihf/actor-of.js'
import { readVihf } from '#simulator/vihf/read.js'
import type { AccessMode } from '#simulator/vihf/vihf.js'
import { parseXml } from '#simulator/wire/xml.js'

/** A question as a person asks it; `author` is the card of who wrote the document. */
export interface WhyDraft {
  readonly mode: AccessMode
  readonly typeCode: string
  readonly status: keyof typeof statusWords
  readonly masquePs: boolean
  readonly invisiblePatient: boolean
  readonly invisibleRepresentants: boolean
  readonly depositedByPatient: boolean
  readonly author?: CardProfile
}

/** States of a document, by the words of the command. */
export const statusWords = {
  approuve: availabilityStatus.approved,
  archive: availabilityStatus.archived,
  obsolete: availabilityStatus.deprecated,
  supprime: availabilityStatus.deleted,
} as const satisfies Record<string, AvailabilityStatus>

/** What the bench knows at the moment of the question. */
export interface WhyWorld {
  readonly world: World
  readonly settings: Settings
  readonly matrix: DocumentMatrix
  readonly now: Date
}

export interface WhyAnswer extends Why {
  /** Ten lines of French at most. */
  readonly lines: readonly string[]
}

/** Why the bearer of a card reads a document of a patient's DMP, or does not. */
export function whyOfCard(
  card: LpsOptions['card'],
  person: Person,
  draft: WhyDraft,
  { world, settings, matrix, now }: WhyWorld,
): WhyAnswer {
  const actor = actorOfCard(card, person, draft.mode, now)
  const patient = { ins: person.ins, oid: person.insOid }
  const authorization = world.authorization(patient, authorizationHolder(actor))
  const document = documentOf(draft)
  const why = whyProfessional({
    actor,
    status: authorizationStatus(authorization, now, settings.authorizationMonths),
    medecinTraitant: authorization?.state === 'granted' && authorization.medecinTraitant,
    dmp: world.dmp(patient),
    document,
    matrix,
  })
  return { ...why, lines: whyLines(`${card.label}, mode ${draft.mode}, patient ${person.id}`, document, why) }
}

/** Why the patient or his legal representative sees a document, or does not. */
export function whyOfPatientSide(viewer: PatientSideViewer, draft: WhyDraft): WhyAnswer {
  const document = documentOf(draft)
  const why = whyPatientSide(viewer, document)
  const who = viewer === 'patient' ? 'le patient' : 'le représentant légal'
  return { ...why, lines: whyLines(who, document, why) }
}

/** The actor that a card makes, read from the VIHF that the model LPS writes with it. */
function actorOfCard(card: LpsOptions['card'], person: Person, mode: AccessMode, now: Date): Actor {
  const ids = { uuid: () => '00000000-0000-4000-8000-000000000000' }
  const context = lpsContext({ card, baseUrl: 'https://dmp.test', clock: () => now, ids, accessMode: mode })
  const parsed = parseXml(Buffer.from(vihfXml(vihfDraft(context, person), undefined)), {
    positions: false,
    maxDepth: 64,
  })
  if (!parsed.ok) throw new Error(parsed.reason)
  const read = readVihf(parsed.root)
  if (!read.ok) throw new Error(`the VIHF of card ${card.id} does not read: ${read.rejection.rejection}`)
  return actorOf(read.value.vihf, card.signature.certificateDer)
}

const national = '&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS'
const structural = '&1.2.250.1.71.4.2.2&ISO^IDNST'

function documentOf(draft: WhyDraft): AskedDocument {
  const { author, masquePs, invisiblePatient, invisibleRepresentants } = draft
  const code = (text: string) => ({ code: text, system: '', display: '' })
  const entry: DocumentEntry = {
    submittedId: 'document',
    mimeType: 'text/xml',
    sourcePatientInfo: [],
    hasSourcePatientInfo: false,
    referenceIds: [],
    authors: author
      ? [
          {
            persons: [`${author.professionalId}^^^^^^^^${national}`],
            institutions: [`${author.structureName}^^^^^${structural}^^^${author.structureId}`],
            specialties: [],
            roles: [],
          },
        ]
      : [],
    typeCode: code(draft.typeCode),
    confidentialityCodes: [
      'N',
      ...(masquePs ? ['MASQUE_PS'] : []),
      ...(invisiblePatient ? ['INVISIBLE_PATIENT'] : []),
      ...(invisibleRepresentants ? ['INVISIBLE_REPRESENTANTS_LEGAUX'] : []),
    ].map(code),
    eventCodes: [],
    ...(draft.depositedByPatient ? { classCode: code('90') } : {}),
  }
  const status = statusWords[draft.status]
  return {
    facts: factsOf(entry),
    status,
    document: {
      entryUuid: 'document',
      logicalId: 'document',
      version: 1,
      status,
      entry,
      hash: '',
      sizeBytes: 0,
      isLotSignature: false,
      submissionSetUuid: '',
      submittedAt: '',
    },
  }
}
