import { editionsOf } from '#simulator/transactions/vaccination/note-rules.js'
import { NS } from '#simulator/wire/namespaces.js'
import type { XmlElement } from '#simulator/wire/xml-tree.js'
import type { CdaView } from '../cda-view.js'
import { feeding } from '../examples.js'
import { finding, seen, unless } from '../findings.js'
import { isUuid } from '../forms.js'
import type { DocumentView } from '../lot-view.js'
import { cdaCheck } from './support/cda-check.js'

const noteTemplate = '1.2.250.1.213.1.1.1.46'
const vaccinationTemplate = '1.2.250.1.213.1.1.3.45'

const isNote = ({ root }: CdaView, { entry }: DocumentView): boolean =>
  entry.typeCode?.code === '87273-9' && root.at(NS.hl7, 'component', 'structuredBody') !== undefined

const vaccinations = ({ root }: CdaView): readonly XmlElement[] =>
  [...root.descendants()].filter(
    (element) =>
      element.name === 'substanceAdministration' &&
      element.all(NS.hl7, 'templateId').some((template) => template.attr('root') === vaccinationTemplate),
  )

const administration = (id: string): string =>
  `<substanceAdministration><templateId root="${vaccinationTemplate}"/><id root="${id}"/></substanceAdministration>`

/** A note as far as these rules look at it: its template, and the vaccinations of its body. */
const note = (edition: string, ...ids: readonly string[]) =>
  feeding({
    documents: [{ typeCode: '87273-9', title: 'Note de vaccination' }],
    cda: (xml) =>
      xml
        .replace(
          /<templateId root="1.3.6.1.4.1.19376.1.2.20"\/>/,
          `<templateId root="${noteTemplate}" extension="${edition}"/>`,
        )
        .replace(
          /<nonXMLBody>.*<\/nonXMLBody>/s,
          `<structuredBody>${ids.map(administration).join('')}</structuredBody>`,
        ),
  })

const uuid = '5BF4C2A0-0000-4000-8000-000000000001'
const other = '5BF4C2A0-0000-4000-8000-000000000002'

export const edition = cdaCheck({
  id: 'vaccination/edition',
  title: "Une note de vaccination suit l'édition en vigueur du volet VAC",
  verifies: ['EX_2.1-2035', 'EX_2.1-2010'],
  source: { doc: 'dmp-requirements', at: 'EX_2.1-2035' },
  bearsOn: isNote,
  judge: ({ root }, _, { context: { settings } }) => {
    const template = root.all(NS.hl7, 'templateId').find((one) => one.attr('root') === noteTemplate)
    const written = template?.attr('extension')
    const editions = editionsOf(settings.guidePackage)
    const kept = written !== undefined && editions.includes(written)
    return unless(kept, template ?? root, `${noteTemplate}, extension ${editions.join(' ou ')}`, written)
  },
  pass: [note('2023.01', uuid)],
  fail: [note('2021.01', uuid)],
})

export const single = cdaCheck({
  id: 'vaccination/single',
  title: 'Une note contient une seule vaccination',
  verifies: ['EX_2.1-2010'],
  source: { doc: 'dmp-requirements', at: 'EX_2.1-2010' },
  bearsOn: isNote,
  judge: (cda) => {
    const found = vaccinations(cda)
    return found.length === 1 ? [] : [finding(found[1] ?? cda.root, 'une vaccination', `${found.length}`)]
  },
  pass: [note('2023.01', uuid)],
  fail: [note('2023.01', uuid, other), note('2023.01')],
})

export const identifier = cdaCheck({
  id: 'vaccination/id',
  title: "L'identifiant d'une vaccination est un UUID, porté par id/@root seul",
  verifies: ['EX_2.1-2030'],
  source: { doc: 'dmp-requirements', at: 'EX_2.1-2030' },
  bearsOn: (cda, document) => isNote(cda, document) && vaccinations(cda).length > 0,
  judge: (cda) =>
    vaccinations(cda).flatMap((vaccination) => {
      const id = vaccination.child(NS.hl7, 'id')
      const extension = id?.attr('extension')
      return [
        ...unless(isUuid(id?.attr('root')), id ?? vaccination, 'un UUID', id?.attr('root'), 'root'),
        ...(extension ? [finding(id ?? vaccination, "pas d'extension", seen(extension), 'extension')] : []),
      ]
    }),
  pass: [note('2023.01', uuid)],
  fail: [note('2023.01', '1.2.250.1.999.9.1.7.1')],
})
