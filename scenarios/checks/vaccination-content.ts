import { noteOf, noteType } from '#simulator/transactions/vaccination/note.js'
import { type NoteBreach, noteBreaches } from '#simulator/transactions/vaccination/note-rules.js'
import { aNote } from '../documents.js'
import { feeding } from '../examples.js'
import { finding, seen } from '../findings.js'
import { cdaCheck } from './support/cda-check.js'

/** A right note, its text changed. */
const note = (cda: (xml: string) => string = (xml) => xml) => feeding({ made: (by) => [aNote({}, by)], cda })

interface ContentRule {
  readonly topic: NoteBreach['topic']
  readonly title: string
  /** Texts that break the rule. */
  readonly broken: readonly ((xml: string) => string)[]
}

/** Rules of the volet VAC-NOTE on one topic; the DMP refuses a note that breaks one. */
const contentCheck = ({ topic, title, broken }: ContentRule) =>
  cdaCheck({
    id: `vaccination/${topic}`,
    title,
    verifies: ['EX_2.1-1071'],
    source: { doc: 'cda', at: '3.1' },
    bearsOn: (_, { entry }) => entry.typeCode?.code === noteType,
    judge: ({ root }, _, { context: { settings } }) =>
      noteBreaches(noteOf(root), settings.guidePackage)
        .filter((breach) => breach.topic === topic)
        .map(({ at, expected, observed }) => finding(at, expected, seen(observed))),
    pass: [note()],
    fail: broken.map(note),
  })

export const form = contentCheck({
  topic: 'form',
  title: 'Une note de vaccination a une section FR-Vaccinations et une entrée de ses modèles',
  broken: [
    (xml) => xml.replace('<templateId root="1.2.250.1.213.1.1.2.147"/>', ''),
    (xml) => xml.replace('<code code="11369-6"', '<code code="87273-9"'),
    (xml) => xml.replace('negationInd="false"', 'negationInd="true"'),
    (xml) => xml.replace(/<structuredBody>.*<\/structuredBody>/s, '<nonXMLBody/>'),
  ],
})

export const date = contentCheck({
  topic: 'date',
  title: "La date d'une vaccination est un jour, en 8 chiffres",
  broken: [(xml) => xml.replace(/(<statusCode code="completed"\/><effectiveTime value="\d{8})/, '$1101500')],
})

export const product = contentCheck({
  topic: 'product',
  title: 'Un vaccin est donné par son code CIS, sa classe ATC, son nom et son numéro de lot',
  broken: [
    (xml) => xml.replace(/<lotNumberText>.*<\/lotNumberText>/, ''),
    (xml) => xml.replace('1.2.250.1.213.2.3.1"', '1.2.250.1.213.2.3.2"'),
    (xml) => xml.replace(/<translation code="J07AM"[^>]*>/, ''),
  ],
})

export const codes = contentCheck({
  topic: 'codes',
  title: "L'acte, la voie et la région d'une vaccination sont dans leurs jeux de valeurs",
  broken: [
    (xml) => xml.replace('<routeCode code="20035000"', '<routeCode code="IM"'),
    (xml) => xml.replace('<approachSiteCode code="16217701000119102"', '<approachSiteCode code="LD"'),
    (xml) => xml.replace('<code code="IMMUNIZ"', '<code code="PRIMO"'),
  ],
})

export const author = contentCheck({
  topic: 'author',
  title: 'Une vaccination nomme son auteur, avec contextControlCode OP',
  broken: [
    (xml) => xml.replace(' contextControlCode="OP"', ''),
    (xml) => xml.replace(/<author typeCode="AUT".*?<\/author>/s, ''),
  ],
})
