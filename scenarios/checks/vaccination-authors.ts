import { technicalIds } from '#fixtures/lps/index.js'
import { noteOf, noteType, type VaccinationNote, vaccinationFacts } from '#simulator/transactions/vaccination/note.js'
import { NS } from '#simulator/wire/namespaces.js'
import type { XmlElement } from '#simulator/wire/xml-tree.js'
import type { CdaView } from '../cda-view.js'
import { aNote, type NoteOfScenario } from '../documents.js'
import { conversation, feeding, search } from '../examples.js'
import { finding, seen, unless } from '../findings.js'
import { readXcn } from '../forms.js'
import type { DocumentView } from '../lot-view.js'
import { cdaCheck } from './support/cda-check.js'
import { lotCheck } from './support/lot-check.js'
import { originalOf, replacements } from './support/replacements.js'

const isNote = ({ entry }: DocumentView): boolean => entry.typeCode?.code === noteType
const hasOne = ({ root }: CdaView): boolean => noteOf(root).vaccinations.length === 1

const idOf = (holder: XmlElement | undefined): string | undefined => holder?.child(NS.hl7, 'id')?.attr('extension')

/** Who is known of the one vaccination: its author and its vaccinator. */
function actorsOf({ vaccinations: [vaccination] }: VaccinationNote) {
  const author = vaccination?.at(NS.hl7, 'author', 'assignedAuthor')
  const vaccinator = vaccination?.at(NS.hl7, 'performer', 'assignedEntity')
  return [
    { who: "l'auteur de la vaccination", element: author, id: idOf(author) },
    { who: 'le vaccinateur', element: vaccinator, id: idOf(vaccinator) },
  ]
}

const note = (options: NoteOfScenario = {}, cda?: (xml: string) => string) =>
  feeding({ made: (by) => [aNote(options, by)], ...(cda ? { cda } : {}) })

/** Another professional in the header only, or in the entry only. */
const otherVaccinator = (xml: string): string =>
  xml.replace(
    /(<performer typeCode="PRF"><assignedEntity><id root="[^"]*" extension=")[^"]*(?=".*<author typeCode)/s,
    '$1899900000000',
  )
const otherAuthor = (xml: string): string =>
  xml.replace(/(<author typeCode="AUT".*?<id root="[^"]*" extension=")[^"]*/s, '$1899900000000')

export const amongAuthors = cdaCheck({
  id: 'vaccination/authors',
  title: "L'auteur de la vaccination et le vaccinateur sont parmi les auteurs de la note",
  verifies: ['EX_2.1-2020'],
  source: { doc: 'dmp-requirements', at: 'EX_2.1-2020' },
  bearsOn: (cda, document) => isNote(document) && hasOne(cda),
  judge: ({ root, authors }, { entry }) => {
    const inHeader = authors.map((author) => idOf(author.child(NS.hl7, 'assignedAuthor')))
    const inEntry = entry.authors.flatMap(({ persons }) => persons).map((person) => readXcn(person).id)
    return actorsOf(noteOf(root)).flatMap(({ who, element, id }) =>
      id === undefined || (inHeader.includes(id) && inEntry.includes(id))
        ? []
        : [finding(element ?? root, `${who} parmi les auteurs du CDA et de la fiche`, `${seen(id)} n'y est pas`)],
    )
  },
  pass: [note()],
  fail: [note({}, otherAuthor)],
})

export const performer = cdaCheck({
  id: 'vaccination/vaccinator',
  title: "Le vaccinateur d'une note est l'exécutant de son acte principal",
  verifies: ['EX_2.1-2020'],
  source: { doc: 'dmp-requirements', at: 'EX_2.1-2020' },
  bearsOn: (cda, document) => isNote(document) && hasOne(cda) && vaccinatorOf(cda) !== undefined,
  judge: (cda) => {
    const act = cda.mainAct?.at(NS.hl7, 'performer', 'assignedEntity')
    return unless(idOf(act) === vaccinatorOf(cda), act ?? cda.root, `${vaccinatorOf(cda)}, le vaccinateur`, idOf(act))
  },
  pass: [note()],
  fail: [note({}, otherVaccinator)],
})

const vaccinatorOf = ({ root }: CdaView): string | undefined => actorsOf(noteOf(root))[1]?.id

const vaccinationIdOf = ({ cda }: DocumentView): string | undefined => {
  const [vaccination] = cda?.ok ? noteOf(cda.cda.root).vaccinations : []
  return vaccination && vaccinationFacts(vaccination).id.toLowerCase()
}

const old = 'urn:uuid:0f0f0f0f-0000-4000-8000-000000000001'
const oldUniqueId = '1.2.250.1.999.9.1.5.1'
const [same, other] = ['5bf4c2a0-0000-4000-8000-000000000001', '5bf4c2a0-0000-4000-8000-000000000002']
const corrected = (id: string) =>
  conversation(
    feeding({ made: (by) => [aNote({ uniqueId: oldUniqueId, vaccination: { id: same } }, by)] }),
    search({ query: technicalIds([oldUniqueId]), answer: { found: [old] } }),
    feeding({
      made: (by) => [
        { ...aNote({ replacesUniqueId: oldUniqueId, vaccination: { id, lot: 'LOT-02' } }, by), replaces: old },
      ],
    }),
  )

export const idKept = lotCheck({
  id: 'vaccination/id-kept',
  title: "Une note corrigée garde l'identifiant de sa vaccination",
  verifies: ['EX_2.1-2030'],
  source: { doc: 'dmp-requirements', at: 'EX_2.1-2030' },
  appliesTo: (call) =>
    replacements(call).some(({ target }) => {
      const original = originalOf(call, target)
      return original !== undefined && isNote(original) && vaccinationIdOf(original) !== undefined
    }),
  judge: (call) =>
    replacements(call).flatMap(({ element, source, target }) => {
      const before = originalOf(call, target)
      const after = call.lot.documents.find(({ entry }) => entry.submittedId === source)
      const expected = before && vaccinationIdOf(before)
      const written = after && vaccinationIdOf(after)
      return unless(expected === written, after?.element ?? element, `la vaccination ${expected}`, written)
    }),
  pass: [corrected(same)],
  fail: [corrected(other)],
})
