import { catalogue } from '#fixtures/cards/catalogue/index.js'
import { type Person, people, population } from '#fixtures/people/index.js'
import type { DocumentMatrix } from '#matrix/document-matrix.js'
import { type statusWords, type WhyDraft, whyOfCard, whyOfPatientSide } from '#reports/why-question.js'
import { defaultSettings } from '#simulator/settings.js'
import { openStore } from '#simulator/store/world-store.js'
import { knownCards } from '../known-cards.js'
import { documentMatrixInUse } from '../matrix-in-use.js'
import type { ExitCode, Terminal } from '../terminal.js'
import { testPki } from '../test-pki.js'
import { UsageError } from '../usage-error.js'

export interface WhyOptions {
  readonly vuPar: 'professionnel' | 'patient' | 'representant-legal'
  readonly carte: string
  readonly patient: string
  readonly mode: WhyDraft['mode']
  readonly type: string
  readonly statut: keyof typeof statusWords
  readonly auteur?: string
  readonly duPatient?: boolean
  readonly masque?: boolean
  readonly invisiblePatient?: boolean
  readonly invisibleRepresentants?: boolean
  readonly matrix?: string
  readonly clock?: Date
}

/** `dmp-bench matrix why`: granted or not, through which rows, in ten lines at most; exit code 0 when granted, else 1. */
export async function matrixWhyCommand(options: WhyOptions, { out, err }: Terminal): Promise<ExitCode> {
  // Whoever looks, a mistyped name is told: an answer would seem to be about that card or that patient.
  const [cardId = options.carte] = knownCards([options.carte])
  const person = knownPerson(options.patient)
  const [authorId] = knownCards(options.auteur === undefined ? [] : [options.auteur])
  const draft: WhyDraft = {
    mode: options.mode,
    typeCode: options.type,
    status: options.statut,
    masquePs: options.masque ?? false,
    invisiblePatient: options.invisiblePatient ?? false,
    invisibleRepresentants: options.invisibleRepresentants ?? false,
    depositedByPatient: options.duPatient ?? false,
    author: catalogue.find(({ id }) => id === authorId),
  }
  const { matrix } = await documentMatrixInUse(options.matrix)
  const answer =
    options.vuPar === 'professionnel'
      ? await ofCard(cardId, person, matrix, options, draft, err)
      : whyOfPatientSide(options.vuPar, draft)
  for (const line of answer.lines) out(line)
  return answer.granted ? 0 : 1
}

function knownPerson(asked: string): Person {
  const person = people.find(({ id }) => id === asked)
  if (!person) throw new UsageError(`Patient de test inconnu : ${asked}. « dmp-bench cards --patients » les liste.`)
  return person
}

async function ofCard(
  cardId: string,
  person: Person,
  matrix: DocumentMatrix,
  options: WhyOptions,
  draft: WhyDraft,
  err: Terminal['err'],
) {
  const pki = await testPki(err, [cardId])
  const card = pki.cards.find(({ id }) => id === cardId)
  if (!card) throw new UsageError(`La carte ${cardId} n'a pas pu être faite.`)
  const now = options.clock ?? new Date()
  const store = openStore(undefined)
  try {
    const space = store.space('pourquoi')
    space.populate(population(catalogue, people, now))
    return whyOfCard(card, person, draft, { world: space.world, settings: defaultSettings, matrix, now })
  } finally {
    store.close()
  }
}
