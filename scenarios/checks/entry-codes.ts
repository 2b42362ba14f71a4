import { withCodes } from '#fixtures/lps/lot.js'
import { type CodeSet, hasCode } from '#matrix/codes/code-set.js'
import { j57ClassCode } from '#matrix/codes/j57-class-code.js'
import { j60FormatCode } from '#matrix/codes/j60-format-code.js'
import { j61HealthcareFacilityType } from '#matrix/codes/j61-healthcare-facility-type.js'
import { j62PracticeSetting } from '#matrix/codes/j62-practice-setting.js'
import { j66TypeCode } from '#matrix/codes/j66-type-code.js'
import type { MetadataCode } from '#simulator/domain/document.js'
import { entryScheme } from '#simulator/wire/ebxml-schemes.js'
import { feeding, withEntries } from '../examples.js'
import { unless } from '../findings.js'
import { classificationOf } from '../lot-view.js'
import { loinc, spelt, withCode } from './support/codes.js'
import { entryCheck } from './support/lot-check.js'

type CodedField = 'typeCode' | 'classCode' | 'formatCode' | 'healthcareFacilityTypeCode' | 'practiceSettingCode'

/** A code of the entry must be of the value set of the DMP, in its system. */
const inValueSet = (field: CodedField, id: string, name: string, set: CodeSet, wrong: MetadataCode) =>
  entryCheck({
    id: `entry/${id}`,
    title: `${field} est dans le jeu de valeurs du DMP (${name})`,
    verifies: [],
    judge: ({ entry, element }) => {
      const code = entry[field]
      const known = code !== undefined && hasCode(set, code.code, code.system)
      const place = classificationOf(element, entryScheme[field])
      return unless(known, place, `un code de ${name} et son système`, spelt(code))
    },
    fail: [
      feeding(withEntries((entry) => withCodes(entry, field))),
      feeding(withCode(field, wrong.code, wrong.system)),
    ],
  })

export const typeCode = inValueSet('typeCode', 'type-code', 'JDV_J66', j66TypeCode, {
  code: '51851-4',
  system: loinc,
  display: '',
})

export const classCode = inValueSet('classCode', 'class-code', 'JDV_J57', j57ClassCode, {
  code: '10',
  system: loinc,
  display: '',
})

export const formatCode = inValueSet('formatCode', 'format-code', 'JDV_J60', j60FormatCode, {
  code: 'urn:ihe:iti:xds-sd:pdf:2009',
  system: '1.3.6.1.4.1.19376.1.2.3',
  display: '',
})

export const facility = inValueSet(
  'healthcareFacilityTypeCode',
  'facility-code',
  'JDV_J61',
  j61HealthcareFacilityType,
  {
    code: 'SA99',
    system: '1.2.250.1.71.4.2.4',
    display: '',
  },
)

export const practiceSetting = inValueSet(
  'practiceSettingCode',
  'practice-setting-code',
  'JDV_J62',
  j62PracticeSetting,
  {
    code: 'CABINET',
    system: '1.2.250.1.213.1.1.4.9',
    display: '',
  },
)
