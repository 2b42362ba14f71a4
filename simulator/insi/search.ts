import type { InsIdentity } from '../domain/ins-identity.js'
import type { CardSearch, SentNumber, TraitsSearch, Verification } from './request.js'

const written = ({ number, key }: SentNumber): string => `${number.toUpperCase()}${key}`

const had = ({ active, history }: InsIdentity, matricule: string): boolean =>
  [active, ...history].some((one) => one.matricule === matricule)

/** A name matches one of the birth names, or all of them joined: clients try both (source: ins, section 4.2). */
function isGiven({ givenNames }: InsIdentity, sent: readonly string[]): boolean {
  const name = sent.join(' ')
  return givenNames.includes(name) || givenNames.join(' ') === name
}

/** The people whose traits are those; without place of birth, whatever it is. Compared as written. */
export const byTraits = (people: readonly InsIdentity[], traits: TraitsSearch): readonly InsIdentity[] =>
  people.filter(
    (person) =>
      person.birthName === traits.birthName &&
      isGiven(person, traits.givenNames) &&
      person.sex === traits.sex &&
      person.birthDate === traits.birthDate &&
      (traits.birthPlace === undefined || person.birthPlace === traits.birthPlace),
  )

/**
 * The people whom a carte Vitale may stand for: the one who has or had that matricule, else those on the card of the
 * ouvrant droit with that name, date of birth and rank, as far as they are told.
 */
export function byCard(people: readonly InsIdentity[], search: CardSearch): readonly InsIdentity[] {
  const { own, policyHolder, birthName, birthDate, birthRank } = search
  const kept = (person: InsIdentity): boolean =>
    (birthName === undefined || person.birthName === birthName) &&
    (birthDate === undefined || sameDay(person.birthDate, birthDate)) &&
    (birthRank === undefined || (person.birthRank ?? 1) === birthRank)
  if (own) return people.filter((person) => had(person, written(own)) && kept(person))
  if (!policyHolder) return []
  const holder = written(policyHolder)
  return people.filter((person) => (person.policyHolder ?? person.active.matricule) === holder && kept(person))
}

/** `2015-03-06` and what a card holds of it: AAAAMMJJ or AAMMJJ. */
const sameDay = (date: string, card: string): boolean => date.replaceAll('-', '').endsWith(card.replaceAll('-', ''))

/** True when that matricule is the active one of the person whom the traits describe. */
export const isVerified = (people: readonly InsIdentity[], sent: Verification): boolean =>
  byTraits(people, sent).some(({ active }) => active.matricule === written(sent.matricule) && active.oid === sent.oid)
