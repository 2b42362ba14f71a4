import { technicalIds } from '#fixtures/lps/index.js'
import { associationType } from '#simulator/wire/ebxml-schemes.js'
import { conversation, feeding, search, withLot } from '../examples.js'
import { finding, seen, unless } from '../findings.js'
import { isUrnUuid } from '../forms.js'
import type { DocumentView } from '../lot-view.js'
import { type LotCall, lotCheck } from './support/lot-check.js'
import { lookUpOf, originalOf, replacements } from './support/replacements.js'

const replaces = (call: LotCall): boolean => replacements(call).length > 0

const old = 'urn:uuid:0f0f0f0f-0000-4000-8000-000000000001'
const oldUniqueId = '1.2.250.1.999.9.1.5.1'
const lookUp = search({ query: technicalIds([oldUniqueId]), answer: { found: [old] } })
const replacing = feeding({ documents: [{ replaces: old, previous: oldUniqueId }] })

export const target = lotCheck({
  id: 'replacement/target',
  title: "Un remplacement désigne l'ancien document par son entryUUID",
  verifies: ['RG_2710'],
  source: { doc: 'dmp-xds-metadata', at: '8' },
  appliesTo: replaces,
  judge: (call) =>
    replacements(call).flatMap(({ element, target: uuid }) =>
      unless(isUrnUuid(uuid.toLowerCase()), element, 'urn:uuid:<entryUUID>', uuid, 'targetObject'),
    ),
  pass: [replacing],
  fail: [feeding({ documents: [{ replaces: oldUniqueId, previous: oldUniqueId }] })],
})

export const type = lotCheck({
  id: 'replacement/association-type',
  title: 'Un remplacement est une association urn:ihe:iti:2007:AssociationType:RPLC, de la nouvelle fiche à l’ancienne',
  source: { doc: 'dmp-xds-metadata', at: '1' },
  appliesTo: replaces,
  judge: (call) => {
    const entries = new Set(call.lot.documents.map(({ entry }) => entry.submittedId))
    return replacements(call).flatMap(({ element, type: written, source }) => [
      ...unless(written === associationType.replaces, element, associationType.replaces, written, 'associationType'),
      ...unless(entries.has(source), element, "l'id d'une fiche du lot", source, 'sourceObject'),
    ])
  },
  pass: [replacing],
  fail: [
    feeding({
      documents: [{ replaces: old, previous: oldUniqueId }],
      ...withLot((lot) => ({
        ...lot,
        associations: lot.associations.map((one) =>
          one.type === associationType.replaces ? { ...one, source: old } : one,
        ),
      })),
    }),
  ],
})

export const lookedUp = lotCheck({
  id: 'replacement/technical-id-looked-up',
  title: "L'entryUUID remplacé vient d'une TD3.1b en ObjectRef faite juste avant",
  verifies: ['EX_3.1-1090', 'RG_2710', 'RG_3130'],
  source: { doc: 'dmp-requirements', at: 'EX_3.1-1090' },
  appliesTo: (call) => replaces(call) && call.context.complete,
  judge: (call) =>
    replacements(call).flatMap(({ element, target: uuid }) => {
      const found = lookUpOf(call.view, uuid, call.context.earlier)
      if (!found)
        return [
          finding(element, 'une TD3.1b qui rend cet entryUUID', `${seen(uuid)}, jamais recherché`, 'targetObject'),
        ]
      return found.query?.returnType === 'ObjectRef'
        ? []
        : [
            finding(
              element,
              'une recherche en ObjectRef',
              `${found.query?.returnType} dans ${found.exchange.id}`,
              'targetObject',
            ),
          ]
    }),
  pass: [conversation(lookUp, replacing)],
  fail: [replacing, conversation(search({ answer: { found: [old] } }), replacing)],
})

export const header = lotCheck({
  id: 'replacement/parent-document',
  title: "Le CDA qui remplace nomme l'ancien document (relatedDocument RPLC)",
  source: { doc: 'dmp-xds-metadata', at: '8' },
  appliesTo: (call) => replaces(call) && replacingDocuments(call).some(({ cda }) => cda?.ok),
  judge: (call) =>
    replacingDocuments(call).flatMap(({ element, cda }) =>
      cda?.ok && cda.cda.replaced.length === 0
        ? [finding(element, 'relatedDocument/parentDocument/id dans le CDA', 'absent')]
        : [],
    ),
  pass: [replacing],
  fail: [feeding({ documents: [{ replaces: old }] })],
})

/** Documents of the lot that replace another. */
const replacingDocuments = (call: LotCall): readonly DocumentView[] => {
  const sources = new Set(replacements(call).map(({ source }) => source))
  return call.lot.documents.filter(({ entry }) => sources.has(entry.submittedId))
}

const hidings = ['INVISIBLE_PATIENT', 'INVISIBLE_REPRESENTANTS_LEGAUX']
const codesOf = ({ entry }: DocumentView): readonly string[] => entry.confidentialityCodes.map(({ code }) => code)

export const visibilityKept = lotCheck({
  id: 'replacement/visibility-kept',
  title: 'Un document visible du patient ou de ses représentants le reste quand il est remplacé',
  verifies: ['EX_2.1-1050'],
  source: { doc: 'dmp-xds-metadata', at: '7.2' },
  appliesTo: (call) => replacements(call).some(({ target: uuid }) => originalOf(call, uuid) !== undefined),
  judge: (call) =>
    replacements(call).flatMap(({ element, source, target: uuid }) => {
      const original = originalOf(call, uuid)
      const now = call.lot.documents.find(({ entry }) => entry.submittedId === source)
      const taken = hidings.filter(
        (code) => original && now && !codesOf(original).includes(code) && codesOf(now).includes(code),
      )
      return taken.map((code) => finding(element, 'la visibilité du document remplacé', `${code} ajouté`))
    }),
  pass: [
    conversation(
      feeding({ documents: [{ uniqueId: oldUniqueId, invisiblePatient: true }] }),
      lookUp,
      feeding({ documents: [{ replaces: old, previous: oldUniqueId }] }),
    ),
  ],
  fail: [
    conversation(
      feeding({ documents: [{ uniqueId: oldUniqueId }] }),
      lookUp,
      feeding({ documents: [{ replaces: old, previous: oldUniqueId, invisiblePatient: true }] }),
    ),
  ],
})
