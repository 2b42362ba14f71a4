import { hasCode } from '#matrix/codes/code-set.js'
import { j01AuthorSpecialty } from '#matrix/codes/j01-author-specialty.js'
import { NS } from '#simulator/wire/namespaces.js'
import type { XmlElement } from '#simulator/wire/xml-tree.js'
import { modifying, withRegistration } from '../administration-examples.js'
import { defineCheck } from '../check.js'
import { type Place, unless, unlessIs } from '../findings.js'
import {
  authorOfMessage,
  inRegistration,
  isWritten,
  registrationSource,
  registrations,
} from './support/registration.js'

const entity = ['author', 'assignedEntity'] as const

/** The `id` of the author or of his structure is the one of the VIHF. */
const identifies = (id: XmlElement | undefined, root: string, extension: string | undefined, place: Place) => [
  ...unlessIs(root, place, id?.attr('root'), 'root'),
  ...unlessIs(extension, place, id?.attr('extension'), 'extension'),
]

export const author = defineCheck({
  id: 'registration/author',
  title: "L'auteur est l'utilisateur du VIHF, sous son PS_IdNat",
  verifies: [],
  source: registrationSource,
  on: registrations,
  level: 'requirement',
  appliesTo: (view) => view.vihf !== undefined,
  judge: (view) => {
    const id = authorOfMessage(view)?.child(NS.hl7, 'id')
    return identifies(id, '1.2.250.1.71.4.2.1', view.vihf?.nameId, inRegistration(view, ...entity, 'id'))
  },
  examples: {
    pass: [modifying(), modifying({ card: 'secretaire-cpe' })],
    fail: [
      modifying(withRegistration(() => ({ author: undefined }))),
      modifying(
        withRegistration(({ author: one }) => ({
          author: one && { ...one, id: { root: '1.2.250.1.71.4.2.1', extension: '899900000000' } },
        })),
      ),
    ],
  },
})

export const authorName = defineCheck({
  id: 'registration/author-name',
  title: "L'auteur a un nom et un prénom, ceux du certificat pour une carte qui n'en a pas",
  verifies: [],
  source: { doc: 'pdt-inf-617', at: 'CPE non directement nominatives' },
  on: registrations,
  level: 'requirement',
  appliesTo: isWritten,
  judge: (view) => {
    const name = authorOfMessage(view)?.at(NS.hl7, 'assignedPerson', 'name')
    const place = inRegistration(view, ...entity, 'assignedPerson', 'name')
    return (['family', 'given'] as const).flatMap((part) => {
      const text = name?.child(NS.hl7, part)?.text
      return unless(Boolean(text?.trim()), place, part, text)
    })
  },
  examples: {
    pass: [modifying(), modifying({ card: 'anonyme-cpe' })],
    fail: [
      modifying(withRegistration(({ author: one }) => ({ author: one && { ...one, family: '' } }))),
      modifying(withRegistration(({ author: one }) => ({ author: one && { ...one, given: undefined } }))),
    ],
  },
})

export const authorStructure = defineCheck({
  id: 'registration/author-structure',
  title: "La structure de l'auteur est celle du VIHF, avec son nom",
  verifies: [],
  source: registrationSource,
  on: registrations,
  level: 'requirement',
  appliesTo: (view) => view.vihf !== undefined,
  judge: (view) => {
    const structure = authorOfMessage(view)?.child(NS.hl7, 'representedOrganization')
    const place = inRegistration(view, ...entity, 'representedOrganization')
    const name = structure?.child(NS.hl7, 'name')?.text
    return [
      ...identifies(structure?.child(NS.hl7, 'id'), '1.2.250.1.71.4.2.2', view.vihf?.structureId, place),
      ...unless(Boolean(name?.trim()), place, 'un nom', name),
    ]
  },
  examples: {
    pass: [modifying()],
    fail: [
      modifying(withRegistration(({ author: one }) => ({ author: one && { ...one, structureName: undefined } }))),
      modifying(
        withRegistration(({ author: one }) => ({
          author: one && { ...one, structure: { root: '1.2.250.1.71.4.2.2', extension: '10B0999999' } },
        })),
      ),
    ],
  },
})

export const authorSpecialty = defineCheck({
  id: 'registration/author-specialty',
  title: "La spécialité de l'auteur, quand elle est là, est de son jeu de codes",
  verifies: [],
  source: registrationSource,
  on: registrations,
  level: 'recommendation',
  appliesTo: (view) => authorOfMessage(view)?.child(NS.hl7, 'code') !== undefined,
  judge: (view) => {
    const code = authorOfMessage(view)?.child(NS.hl7, 'code')
    const [value = '', system = ''] = [code?.attr('code'), code?.attr('codeSystem')]
    const place = inRegistration(view, ...entity, 'code')
    return unless(hasCode(j01AuthorSpecialty, value, system), place, 'un code de J01', `${value} (${system})`)
  },
  examples: {
    pass: [modifying()],
    fail: [
      modifying(
        withRegistration(({ author: one }) => ({
          author: one && { ...one, specialty: { code: '1.2.250.1.213.1.1.4.5', system: '1.2.250.1.213.1.1.4.5' } },
        })),
      ),
    ],
  },
})
