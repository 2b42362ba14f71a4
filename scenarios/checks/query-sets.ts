import {
  findByReferenceId,
  findSubmissionSets,
  getAssociations,
  getSubmissionSetAndContents,
  getSubmissionSets,
  type StoredQuery,
} from '#fixtures/lps/index.js'
import { hasCode } from '#matrix/codes/code-set.js'
import { j231ReferenceIdType } from '#matrix/codes/j231-reference-id-type.js'
import { storedQuery } from '#simulator/wire/ebxml-schemes.js'
import { search } from '../examples.js'
import { finding, unless } from '../findings.js'
import { readCx } from '../forms.js'
import { itemsOf, queryCheck } from './support/query-check.js'

const patient = { ins: '277079999990275', insOid: '1.2.250.1.213.1.4.10' }
const uuid = 'urn:uuid:00000000-0000-4000-8000-000000000001'
const asking = (query: StoredQuery) => search({ query })

const from = '$XDSSubmissionSetSubmissionTimeFrom'
const to = '$XDSSubmissionSetSubmissionTimeTo'

export const submissionTime = queryCheck({
  id: 'query/submission-time',
  title: 'Une recherche de lots est bornée par une date de soumission',
  verifies: ['EX_3.1-1013', 'EX_3.1-1020'],
  source: { doc: 'dmp-requirements', at: 'EX_3.1-1020' },
  appliesTo: ({ id }) => id === storedQuery.findSubmissionSets,
  judge: ({ element, parameters }) =>
    parameters.has(from) || parameters.has(to) ? [] : [finding(element, `un paramètre ${from}`, 'absent')],
  pass: [asking(findSubmissionSets(patient, { submissionTimeFrom: '20250526090000' }))],
  fail: [asking(findSubmissionSets(patient))],
})

const referenceIds = '$XDSDocumentEntryReferenceIdList'

export const references = queryCheck({
  id: 'query/reference-ids',
  title:
    "Une référence cherchée s'écrit id^^^&OID&ISO^type, avec un type de JDV_J231 ; % tient lieu de ce qui n'est pas connu",
  verifies: ['EX_3.1-2000'],
  source: { doc: 'dmp-xds-metadata', at: '7.7' },
  appliesTo: ({ id }) => id === storedQuery.findDocumentsByReferenceId,
  judge: ({ parameters }) =>
    itemsOf(parameters.get(referenceIds)).flatMap(({ element, item }) => {
      const { id, type } = readCx(item)
      const whole = id !== '' && hasCode(j231ReferenceIdType, type)
      return unless(whole || item.includes('%'), element, "'id^^^&OID&ISO^<type de JDV_J231>'", item)
    }),
  pass: [
    asking(findByReferenceId(patient, ['2021^^^&1.2.3&ISO^urn:ihe:iti:xds:2013:accession'])),
    asking(findByReferenceId(patient, ['2021%'])),
  ],
  fail: [
    asking(findByReferenceId(patient, ['2021'])),
    asking(findByReferenceId(patient, ['2021^^^&1.2.3&ISO^accession'])),
  ],
})

/** Parameters that hold entryUUIDs, whatever the query. */
const uuidParameters = ['$uuid', '$XDSSubmissionSetEntryUUID', '$XDSDocumentEntryEntryUUID']
const uuidForm = /^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export const entryUuids = queryCheck({
  id: 'query/entry-uuids',
  title: "Un entryUUID s'écrit urn:uuid: et 36 caractères en minuscules",
  source: { doc: 'dmp-xds-metadata', at: '3' },
  appliesTo: ({ parameters }) => uuidParameters.some((name) => parameters.has(name)),
  judge: ({ parameters }) =>
    uuidParameters.flatMap((name) =>
      itemsOf(parameters.get(name)).flatMap(({ element, item }) =>
        unless(uuidForm.test(item), element, "'urn:uuid:xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx'", item),
      ),
    ),
  pass: [asking(getAssociations([uuid])), asking(getSubmissionSetAndContents(uuid))],
  fail: [asking(getAssociations(['1.2.3'])), asking(getSubmissionSets([uuid.toUpperCase()]))],
})
