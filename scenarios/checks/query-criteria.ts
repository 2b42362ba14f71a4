import { findDocuments, getDocuments, technicalIds } from '#fixtures/lps/index.js'
import { hasCode } from '#matrix/codes/code-set.js'
import { j66TypeCode } from '#matrix/codes/j66-type-code.js'
import { availabilityStatus } from '#simulator/domain/document.js'
import { readCodedValue } from '#simulator/wire/ebxml-query.js'
import { storedQuery } from '#simulator/wire/ebxml-schemes.js'
import { search } from '../examples.js'
import { finding, seen, unless } from '../findings.js'
import { readCx } from '../forms.js'
import { itemsOf, patientSlot, patientSlots, queryCheck, statusSlot, withSlot } from './support/query-check.js'

export const statuses = queryCheck({
  id: 'query/statuses',
  title: 'Les statuts demandés sont ceux du DMP, en URN entières',
  verifies: ['EX_3.1-1030'],
  appliesTo: ({ parameters }) => parameters.has(statusSlot),
  judge: ({ parameters }) => {
    const known = Object.values(availabilityStatus) as readonly string[]
    return itemsOf(parameters.get(statusSlot)).flatMap(({ element, item }) =>
      unless(known.includes(item.split('^')[0] ?? ''), element, known.join(', '), item),
    )
  },
  pass: [
    search(),
    search({
      query: {
        ...findDocuments(
          { ins: '277079999990275', insOid: '1.2.250.1.213.1.4.10' },
          { statuses: [availabilityStatus.archived] },
        ),
      },
    }),
  ],
  fail: [withSlot(statusSlot, "('Approved')")],
})

export const typeCodes = queryCheck({
  id: 'query/type-codes',
  title: 'Les types demandés sont dans le jeu de valeurs du DMP (JDV_J66)',
  verifies: ['RG_3020'],
  appliesTo: ({ parameters }) => parameters.has('$XDSDocumentEntryTypeCode'),
  judge: ({ parameters }) =>
    itemsOf(parameters.get('$XDSDocumentEntryTypeCode')).flatMap(({ element, item }) => {
      const [code = '', system] = readCodedValue(item).split('^^')
      return unless(hasCode(j66TypeCode, code, system), element, 'un code de JDV_J66', item)
    }),
  pass: [withSlot('$XDSDocumentEntryTypeCode', "('11488-4^^2.16.840.1.113883.6.1')")],
  fail: [withSlot('$XDSDocumentEntryTypeCode', "('compte-rendu^^2.16.840.1.113883.6.1')")],
})

export const samePatient = queryCheck({
  id: 'query/same-patient',
  title: 'La recherche porte sur le patient du VIHF',
  verifies: ['RG_3010'],
  appliesTo: ({ parameters }, view) =>
    view.vihf?.patient !== undefined && patientSlots.some((name) => parameters.has(name)),
  judge: ({ parameters }, view) =>
    patientSlots
      .flatMap((name) => itemsOf(parameters.get(name)))
      .flatMap(({ element, item }) => {
        const { id, oid } = readCx(item)
        const { ins = '', oid: authority = '' } = view.vihf?.patient ?? {}
        return unless(id === ins && oid === authority, element, `'${ins}^^^&${authority}&ISO^NH'`, item)
      }),
  pass: [search()],
  fail: [withSlot(patientSlot, "'299099999999960^^^&1.2.250.1.213.1.4.10&ISO^NH'")],
})

export const technicalId = queryCheck({
  id: 'query/technical-id',
  title: 'Un identifiant technique (TD3.1b) se demande par uniqueId',
  verifies: ['RG_3130'],
  appliesTo: ({ id, returnType: written }) => id === storedQuery.getDocuments && written === 'ObjectRef',
  judge: ({ element, parameters }) => [
    ...itemsOf(parameters.get('$XDSDocumentEntryUniqueId')).flatMap(({ element: slot, item }) =>
      unless(/^[0-9.]+$/.test(item), slot, 'un uniqueId (OID)', item),
    ),
    ...(parameters.has('$XDSDocumentEntryEntryUUID')
      ? [finding(element, 'une recherche par uniqueId', seen('$XDSDocumentEntryEntryUUID'))]
      : []),
  ],
  pass: [search({ query: technicalIds(['1.2.250.1.999.9.1.5.1']) })],
  fail: [
    search({ query: technicalIds(['urn:uuid:00000000-0000-4000-8000-000000000001']) }),
    search({
      query: technicalIds(['1.2.3']),
      spoil: {
        query: (query) => ({ ...query, slots: [{ name: '$XDSDocumentEntryEntryUUID', values: ["('urn:uuid:x')"] }] }),
      },
    }),
  ],
})

/** Queries on a list of documents; those on sets and associations have no such limit. */
const documentLists: readonly string[] = [
  storedQuery.getDocuments,
  storedQuery.getDocumentsAndAssociations,
  storedQuery.getRelatedDocuments,
  storedQuery.findDocumentsByReferenceId,
]

export const atMostTwenty = queryCheck({
  id: 'query/at-most-twenty',
  title: 'Une recherche sur une liste de documents en nomme vingt au plus',
  source: { doc: 'dmp-homologation-tests', at: '3.1-010' },
  appliesTo: ({ id }) => documentLists.includes(id),
  judge: ({ element, parameters }) => {
    const count = Math.max(0, ...[...parameters.values()].map((parameter) => itemsOf(parameter).length))
    return count <= 20 ? [] : [finding(element, '20 documents au plus', `${count}`)]
  },
  pass: [search({ query: getDocuments(['1.2.3']) })],
  fail: [search({ query: getDocuments(Array.from({ length: 21 }, (_, rank) => `1.2.3.${rank}`)) })],
})

const finds: readonly string[] = [
  storedQuery.findDocuments,
  storedQuery.findDocumentsByReferenceId,
  storedQuery.findSubmissionSets,
]

export const patientNamed = queryCheck({
  id: 'query/patient-named',
  title: "Une recherche nomme le patient plutôt que de s'en remettre au VIHF",
  verifies: ['RG_3010'],
  level: 'recommendation',
  appliesTo: ({ id }) => finds.includes(id),
  judge: ({ element, parameters }) =>
    patientSlots.some((name) => parameters.has(name))
      ? []
      : [finding(element, 'un paramètre qui nomme le patient', 'absent')],
  pass: [search()],
  fail: [withSlot(patientSlot)],
})
