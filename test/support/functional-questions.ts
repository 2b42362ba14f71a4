import { type DocumentUpdate, findDocuments, technicalIds, type WebPageAnswer } from '#fixtures/lps/index.js'
import { aDocument as aScenarioDocument } from '#scenarios/documents.js'
import { availabilityStatus } from '#simulator/domain/document.js'
import { seededIds } from '#simulator/ids.js'
import type { Situation } from './functional-spec.js'
import { type Column, type DocumentKind, entryOf, type FunctionalWorld, type Purpose } from './functional-world.js'

/** What came back: the codes of the answer, and whether what was asked was really given or done. */
export interface Heard {
  readonly codes: readonly string[]
  readonly done: boolean
}

export interface Asked extends FunctionalWorld, Situation {
  readonly who: Column
  /** The DMP asked about; that of the situation unless told. */
  readonly on?: Purpose
}

/** A line of the pages as a request of the one who sits in a column. */
export type Question = (asked: Asked) => Promise<Heard>

/** Every answer of the model LPS has some of these. */
interface AnyAnswer {
  readonly httpStatus: number
  readonly status?: string
  readonly acknowledgement?: string
  readonly fault?: { readonly subcode?: string; readonly code: string }
  readonly error?: { readonly code: string }
  readonly errors?: readonly { readonly errorCode: string }[]
}

function heard(answer: AnyAnswer, given = true): Heard {
  const { fault, error, errors = [], status } = answer
  const codes = [
    ...(fault ? [fault.subcode ?? fault.code] : []),
    ...(error ? [error.code] : []),
    ...errors.map(({ errorCode }) => errorCode),
    ...(status?.startsWith('DMP') && status !== 'DMPOk' ? [status] : []),
  ]
  return { codes, done: codes.length === 0 && answer.httpStatus === 200 && given }
}

/** A page of the Web-PS says the code of its refusal in its text. */
const pageOf = ({ status, alert, text }: WebPageAnswer): Heard => {
  const code = /<code>(DMP\w+)<\/code>/.exec(text)?.[1]
  return { codes: alert === undefined ? [] : [code ?? alert], done: status === 200 && alert === undefined }
}

const patientOf = ({ who, on, permits }: Asked) => who.patient(on ?? (permits ? 'permet' : 'courant'))

const exists: Question = async (asked) => heard(await asked.who.lps.td02(patientOf(asked)))

const reading =
  (kind: DocumentKind): Question =>
  async (asked) => {
    const { who, owner, on, permits } = asked
    const uniqueId = who.uniqueId(kind, owner, on ?? (permits ? 'permet' : 'courant'))
    const answer = await who.lps.td32(patientOf(asked), [uniqueId])
    return heard(
      answer,
      answer.documents.some((document) => document.uniqueId === uniqueId),
    )
  }

const updating =
  (kind: DocumentKind, updateOf: (held: ReturnType<Column['held']>) => DocumentUpdate): Question =>
  async ({ who, owner, on = 'courant' }) => {
    const before = who.held(kind, owner, on)
    const answer = await who.lps.td33(who.patient(on), [updateOf(before)])
    const after = who.held(kind, owner, on)
    const changed = after.entryUuid !== before.entryUuid || after.status !== before.status
    const refused = answer.errors.length > 0 || answer.fault !== undefined
    if (changed === refused) throw new Error(`${kind}: the answer is not what was done`)
    return heard(answer, changed)
  }

const { approved, archived, deleted } = availabilityStatus

let documents = 0

/**
 * A lot of one document, of his structure or of another one.
 *
 * TD2.1 and TD2.2 are the same message, told apart by who sends it: a lot that was taken under the other line says no to
 * this one.
 */
const feeding =
  (line: 'TD2.1' | 'TD2.2'): Question =>
  async (asked) => {
    const { who, owner, simulator } = asked
    const { user, card, clock } = who.lps.context
    documents += 1
    const elsewhere = who.seat.structure && owner !== 'structure' ? { structureId: '10B0999999' } : {}
    const author = { ...card, ...user, ...elsewhere }
    const ids = seededIds(`cells document ${documents}`)
    const document = aScenarioDocument({}, { author, patient: patientOf(asked), now: clock(), ids })
    const answer = heard(await who.lps.td21(patientOf(asked), [document]))
    const [exchange] = simulator.bench.exchanges('defaut', 1)
    const under = exchange?.decision?.row.includes(`:${line}@`) ?? false
    return answer.done && !under ? { codes: [anotherLine], done: false } : answer
  }

/** Stands for a code when a lot is taken, but under the other line. */
export const anotherLine = 'taken under another line'

/** Lines of the pages, as they are printed. */
export const questions: Readonly<Record<string, Question>> = {
  // The service itself is gone.
  "TD0.0 Acquisition de l'identité du patient": async ({ who }) => {
    const card = {
      nirOD: who.patient('courant').ins,
      dateNaissance: '1933-03-03',
      rangNaissance: '1',
      nirIndividu: undefined,
    }
    const { httpStatus } = await who.lps.td00(card)
    return { codes: [`HTTP ${httpStatus}`], done: httpStatus === 200 }
  },
  // Authentication is no call of its own: any answer but a refusal of the VIHF or of the certificates says yes.
  'TD0.1 Authentification sur le DMP': exists,
  "TD0.2 Test d'existence et vérification de l'autorisation": exists,
  'TD0.3 Se déclarer autorisé': async ({ who, on = 'à autoriser' }) =>
    heard(await who.lps.td03(who.patient(on), 'AJOUT')),
  'TD0.3 Supprimer son autorisation': async ({ who, on = 'à quitter' }) =>
    heard(await who.lps.td03(who.patient(on), 'SUPPRESSION')),
  'TD0.3 Se supprimer MT': async ({ who }) =>
    heard(await who.lps.td03(who.patient('à ne plus traiter'), 'SUPPRESSION', 'MEDECIN_TRAITANT')),
  'TD0.4 Liste des DMP autorisés': async ({ who, sameStructure, byAuthorization, colleague }) => {
    const dateType = byAuthorization ? 'LASTAUTORIZATION' : 'LASTDOC'
    // Who acts for a structure by card or in AIR names the professional of the list; the others have their own.
    const names = who.seat.structure && who.lps.context.mode !== 'indirect'
    const psOwnerId = sameStructure ? colleague(who.lps.context.card.structureId) : '899900000000'
    return heard(await who.lps.td04({ startDate: undefined, dateType, ...(names ? { psOwnerId } : {}) }))
  },
  "TD0.5 Recherche d'un patient dans le DMP sans INS": async ({ who }) => {
    const { birthName, sex, birthDate } = who.patient('courant').identity
    const answer = await who.lps.td05({ sex, birthDate, family: birthName })
    return heard(answer, answer.candidates.length === 1)
  },
  // A browser tells no access mode by card: every column asks alike. In AIR the assertion tells it.
  'TD0.9 Accès Web-PS contextuel': async (asked) =>
    pageOf(await asked.who.lps.td09('DossierPatient', patientOf(asked))),
  'TD0.10 Accès Web-PS contextuel en mode AIR': async (asked) =>
    pageOf(await asked.who.lps.td010('DossierPatient', patientOf(asked))),
  'TD1.3a Consultation des données administratives': async (asked) => {
    const answer = await asked.who.lps.td13a(patientOf(asked))
    return heard(answer, answer.person.birthDate !== undefined)
  },
  'TD1.6 Liste des PS autorisés/bloqués': async (asked) => {
    const answer = await asked.who.lps.td16(patientOf(asked))
    return heard(answer, answer.holders.length > 0)
  },
  "TD2.1 Alimentation d'un DMP": feeding('TD2.1'),
  'TD2.2 Alimentation par CPE (secrétaires médicales, secteur libéral)': feeding('TD2.2'),
  'TD3.1 Rechercher les métadonnées': async (asked) =>
    heard(await asked.who.lps.td31(patientOf(asked), findDocuments(patientOf(asked)))),
  "TD3.1 Rechercher la référence d'un document (TD3.1b)": async (asked) => {
    const { who, owner, on } = asked
    const answer = await who.lps.td31(patientOf(asked), technicalIds([who.uniqueId('non masqué', owner, on)]))
    return heard(answer, answer.objectRefs.length === 1)
  },
  'TD3.2 Documents non masqués aux PS': reading('non masqué'),
  'TD3.2 Documents masqués aux PS': reading('masqué'),
  'TD3.2 Documents non visibles du patient et du représentant légal': reading('non visible'),
  'TD3.2 Documents archivés': reading('archivé'),
  'TD3.2 Documents obsolètes (anciennes versions)': reading('obsolète'),
  'TD3.2 Documents supprimés': reading('supprimé'),
  'TD3.3a Masquer un document aux PS': updating('à masquer', (held) => ({ entry: entryOf(held), add: 'masquePs' })),
  'TD3.3a Démasquer un document aux PS': updating('à démasquer', (held) => ({
    entry: entryOf(held),
    remove: 'masquePs',
  })),
  'TD3.3b Rendre un document visible au patient': updating('à rendre visible', (held) => ({
    entry: entryOf(held),
    remove: 'invisiblePatient',
  })),
  'TD3.3d Archiver un document': updating('à archiver', ({ entryUuid }) => ({
    entryUuid,
    from: approved,
    to: archived,
  })),
  'TD3.3d Désarchiver un document': updating('à désarchiver', ({ entryUuid }) => ({
    entryUuid,
    from: archived,
    to: approved,
  })),
  'TD3.3c Supprimer un document': updating('à supprimer', ({ entryUuid }) => ({
    entryUuid,
    from: approved,
    to: deleted,
  })),
}
