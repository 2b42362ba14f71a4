import { hasCode } from '#matrix/codes/code-set.js'
import { j231ReferenceIdType } from '#matrix/codes/j231-reference-id-type.js'
import { referenceIdSlot } from '#simulator/wire/ebxml-schemes.js'
import { feeding, withEntries } from '../examples.js'
import { unless } from '../findings.js'
import { readCx } from '../forms.js'
import { slotOf } from '../lot-view.js'
import { entryCheck } from './support/lot-check.js'

const referring = (value: string) =>
  feeding(withEntries((entry) => ({ ...entry, slots: [...entry.slots, { name: referenceIdSlot, values: [value] }] })))

export const referenceIds = entryCheck({
  id: 'entry/reference-ids',
  title: "referenceIdList s'écrit id^^^&OID&ISO^type, avec un type de JDV_J231",
  source: { doc: 'dmp-xds-metadata', at: '7.7' },
  bearsOn: ({ entry }) => entry.referenceIds.length > 0,
  judge: ({ entry, element }) =>
    entry.referenceIds.flatMap((value) => {
      const { id, oid, iso, type } = readCx(value)
      const kept = id !== '' && oid !== '' && iso === 'ISO' && hasCode(j231ReferenceIdType, type)
      return unless(kept, slotOf(element, referenceIdSlot), 'id^^^&OID&ISO^<type de JDV_J231>', value)
    }),
  pass: [referring('0901160050^^^&1.2.250.1.999.9.1.4&ISO^urn:ihe:iti:xds:2013:accession')],
  fail: [
    referring('0901160050^^^&1.2.250.1.999.9.1.4&ISO^accession'),
    referring('0901160050^^^^urn:ihe:iti:xds:2013:accession'),
  ],
})
