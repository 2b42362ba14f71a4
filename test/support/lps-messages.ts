import type { Card } from '#fixtures/cards/card.js'
import { aCda } from '#fixtures/documents/cda.js'
import type { LpsDocument } from '#fixtures/lps/index.js'
import { people } from '#fixtures/people/index.js'
import type { Person } from '#fixtures/people/person.js'

export const clock = (): Date => new Date('2026-01-15T10:15:02.000Z')
export const baseUrl = 'http://127.0.0.1:8080'

export function personOf(id: string): Person {
  const person = people.find((one) => one.id === id)
  if (!person) throw new Error(`no person ${id}`)
  return person
}

/** A letter of the bearer of a card about a patient; `rank` tells one from another. */
export const aLetter = (author: Card, patient: Person, rank = 1, body: 'pdf' | 'text' = 'text'): LpsDocument =>
  aCda({
    uniqueId: `1.2.250.1.999.9.1.5.${rank}`,
    patient,
    author,
    title: `Lettre de liaison n° ${rank} à l'égard de l'été`,
    typeCode: '11490-0',
    creationTime: clock(),
    body,
  })
