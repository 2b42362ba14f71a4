import { NS } from '../wire/namespaces.js'
import {
  anyOf,
  attributeGroup,
  attributeGroupRef,
  empty,
  extending,
  followedBy,
  mixed,
  type Part,
  sequence,
  type Table,
  types,
} from './parts.js'
import { schema } from './schema.js'

/** The attributes that every structure of HL7 V3 may carry. */
export const infrastructure = { 't:infrastructure': attributeGroupRef }

/** A structure of HL7 V3: these elements in this order, and the attributes of them all. */
export const structure = (table: Table): Part => sequence(table, infrastructure)

const texts = (names: readonly string[]): Table => Object.fromEntries(names.map((name) => [name, 'xs:string']))

const value = (...names: readonly string[]): Part => mixed(extending('t:ANY', texts(names)))

const coded = value('code', 'codeSystem', 'codeSystemName', 'codeSystemVersion', 'displayName')

/** The data types of HL7 V3 that the patient messages use (source: dmp-hl7v3-patient, sections 2 to 9). */
export const hl7v3Datatypes = schema({
  file: 'hl7v3-datatypes.xsd',
  namespace: NS.hl7,
  definitions: [
    ...types({
      ANY: mixed(empty(texts(['nullFlavor']))),
      II: value('root', 'extension', 'assigningAuthorityName', 'displayable'),
      CD: coded,
      CE: coded,
      CV: coded,
      CS: coded,
      TS: value('value'),
      BL: value('value'),
      INT: value('value'),
      ST: value(),
      ED: value('mediaType', 'language', 'representation'),
      TEL: value('value', 'use'),
      IVL_TS: mixed(followedBy('t:TS', { 'low?': 't:TS', 'high?': 't:TS' })),
      NamePart: mixed(empty(texts(['qualifier', 'nullFlavor', 'partType']))),
      EN: mixed(
        anyOf(
          {
            prefix: 't:NamePart',
            given: 't:NamePart',
            family: 't:NamePart',
            suffix: 't:NamePart',
            delimiter: 't:NamePart',
            validTime: 't:IVL_TS',
          },
          texts(['use', 'nullFlavor']),
        ),
      ),
      AD: mixed(
        anyOf(
          {
            streetAddressLine: 't:NamePart',
            additionalLocator: 't:NamePart',
            postalCode: 't:NamePart',
            city: 't:NamePart',
            country: 't:NamePart',
            state: 't:NamePart',
            houseNumber: 't:NamePart',
            streetName: 't:NamePart',
          },
          texts(['use', 'nullFlavor']),
        ),
      ),
    }),
    attributeGroup(
      'infrastructure',
      texts(['classCode', 'moodCode', 'typeCode', 'determinerCode', 'contextConductionInd', 'nullFlavor']),
    ),
  ],
})
