import type { Card } from '#fixtures/cards/card.js'
import { type Person, people } from '#fixtures/people/index.js'
import { modesOf } from '../support/plain-dmp/rights.js'
import type { Guide, Mode, PlainActor, PlainPatient, Profession } from '../support/plain-dmp/state.js'

const professions: Readonly<Record<string, Profession>> = {
  'generaliste-cps': 'medecin',
  'medecin-traitant-cps': 'medecin',
  'pharmacien-cps': 'psnm',
  'infirmiere-cps': 'psnm',
  'medecin-du-travail-cps': 'medecin-du-travail',
  'secretaire-cpe': 'cpe',
  etablissement: 'es',
  'centre-15': 'es',
}

/** Who calls, and in which access mode. */
export interface Seat {
  readonly card: string
  readonly mode: Mode
}

const professionOf = (card: string): Profession => {
  const profession = professions[card]
  if (!profession) throw new Error(`${card} is not played`)
  return profession
}

/** Modes in which a card has a column; a structure has régulation when the DMP knows it as a régulation centre. */
const modesOfCard = (card: string): readonly Mode[] =>
  modesOf(professionOf(card)).filter(
    (mode) => mode !== 'centre_15' || professionOf(card) !== 'es' || card === 'centre-15',
  )

/** Every card in every mode it has; the occupational doctor has a column that 2018 did not have. */
export const seatsOf = (guide: Guide): readonly Seat[] =>
  Object.keys(professions)
    .filter((card) => guide === 'current' || professionOf(card) !== 'medecin-du-travail')
    .flatMap((card) => modesOfCard(card).map((mode) => ({ card, mode })))

/** The mode wanted, or the normal one where the card has no such column. */
export const modeFor = (card: string, wanted: Mode): Mode => (modesOfCard(card).includes(wanted) ? wanted : 'normal')

/** Patients acted on, each in a state of his own. */
export const patientIds = [
  'dmp-ouvert',
  'medecin-traitant',
  'ps-bloque',
  'dmp-ferme',
  'sans-dmp',
  'date-lunaire',
  'oppose-bris-de-glace',
  'oppose-urgence',
  'masques-en-urgence',
  'autorisation-expiree',
  'sans-ens',
  'sans-ens-compte',
  'sans-ens-ferme',
] as const

/** Patients whose card and rank are worth telling apart. */
export const vitaleIds = ['sans-dmp', 'date-lunaire', 'ouvrant-droit', 'jumelle-une', 'jumelle-deux'] as const

/** The virtual patients, without the documents that some have from the start: the model knows those that are fed. */
export const cast: readonly Person[] = people.map(({ documents, ...person }) => person)

export const personOf = (id: string): Person => {
  const person = cast.find((one) => one.id === id)
  if (!person) throw new Error(`no person ${id}`)
  return person
}

export const actorOf = (card: Card): PlainActor => {
  const { id, kind, professionalId, structureId } = card
  // Of a CPE and of a structure, the structure holds the authorisation (notes 1 and 2 of the matrices).
  const holder = kind === 'CPE' || kind === 'STRUCTURE' ? structureId : professionalId
  return { card: id, profession: professionOf(id), holder, professionalId, structureId }
}

const monthsBefore = (start: Date, months: number): Date => {
  const date = new Date(start)
  date.setUTCMonth(date.getUTCMonth() - months)
  return date
}

/** Whose authorisations a person's sheet tells: of a CPE its structure's, else the professional's, in AIR too. */
const holderOf = ({ kind, structureId, professionalId }: Card): string =>
  kind === 'CPE' ? structureId : professionalId

/** The account of a patient, by the channels of his sheet or, without them, his mobile and his mail. */
const accountOf = ({ identity, dmp }: Person): PlainPatient['account'] => {
  if (!dmp?.internetAccount) return undefined
  const { mobile, email } = identity
  const known = dmp.account?.channels.map(({ type }) => type)
  const channels = known ?? [...(mobile ? ['SMS'] : []), ...(email ? ['EMAIL'] : [])]
  return {
    ...(dmp.account ? { login: dmp.account.login } : {}),
    passwords: new Set(),
    channels: new Set(channels),
  }
}

/** The virtual patients as the plain model keeps them, at the moment when a space is filled. */
export const plainPatients = (cardOf: (id: string) => Card, start: Date): PlainPatient[] =>
  cast.map((person) => {
    const { id, ins, policyHolderIns, identity, dmp, authorizations } = person
    const { birthName, usedName, birthDate, birthRank } = identity
    return {
      id,
      ins,
      vitale: {
        holder: policyHolderIns ?? ins,
        birthDate: birthDate.replace(/^(....)(..)(..)$/, '$1-$2-$3'),
        rank: birthRank ?? 1,
      },
      usedName: usedName ?? birthName,
      dmp: dmp?.status ?? 'none',
      closing: dmp?.closing?.text,
      attachedToEns: dmp?.attachedToEns ?? false,
      account: accountOf(person),
      opposedToBrisDeGlace: dmp?.opposedToBrisDeGlace ?? false,
      opposedToAccesUrgence: dmp?.opposedToAccesUrgence ?? false,
      opposedToMaskedInEmergency: dmp?.opposedToMaskedInEmergency ?? false,
      authorizations: new Map(
        authorizations.map(({ card, state, medecinTraitant, sinceMonths, lastAccessMonths }) => [
          holderOf(cardOf(card)),
          {
            blocked: state === 'blocked',
            mt: medecinTraitant,
            since: monthsBefore(start, sinceMonths),
            lastAccess: monthsBefore(start, lastAccessMonths),
          },
        ]),
      ),
      documents: [],
    }
  })
