import { NS } from '../wire/namespaces.js'
import { anyOf, attributes, byDefault, elements, empty, extending, ref, sequence, types } from './parts.js'
import { schema } from './schema.js'

const xml = { prefix: 'xml', namespace: NS.xml, from: 'xml.xsd' }

/** The attributes `xml:lang` and `xml:space`, which no schema may do without importing. */
export const xmlAttributes = schema({
  file: 'xml.xsd',
  namespace: NS.xml,
  definitions: attributes({ lang: 'xs:language' }),
}).text.replace(` xmlns:t="${NS.xml}"`, '')

/**
 * Registry objects of ITI-18, ITI-41 and ITI-57 (source: dmp-xds-metadata, sections 1 to 3, rim order and required
 * attributes).
 */
export const ebxmlRim = schema({
  file: 'ebxml-rim.xsd',
  namespace: NS.rim,
  imports: [xml],
  definitions: [
    ...elements({
      RegistryObjectList: anyOf({
        't:RegistryPackage': ref,
        't:ExtrinsicObject': ref,
        't:Association': ref,
        't:Classification': ref,
        't:ObjectRef': ref,
      }),
    }),
    ...types({
      RegistryObject: sequence(
        {
          't:Slot*': ref,
          'Name?': 't:InternationalString',
          'Description?': 't:InternationalString',
          'VersionInfo?': empty({ versionName: 'xs:string', comment: 'xs:string' }),
          't:Classification*': ref,
          'ExternalIdentifier*': 't:ExternalIdentifierType',
        },
        {
          'id!': 'xs:anyURI',
          home: 'xs:anyURI',
          lid: 'xs:anyURI',
          objectType: 'xs:anyURI',
          status: 'xs:anyURI',
        },
      ),
    }),
    ...elements({
      RegistryPackage: 't:RegistryObject',
      ExtrinsicObject: extending('t:RegistryObject', {
        mimeType: byDefault('application/octet-stream', 'xs:string'),
        isOpaque: byDefault('false', 'xs:boolean'),
      }),
      Association: extending('t:RegistryObject', {
        'associationType!': 'xs:anyURI',
        'sourceObject!': 'xs:anyURI',
        'targetObject!': 'xs:anyURI',
      }),
      Classification: extending('t:RegistryObject', {
        classificationScheme: 'xs:anyURI',
        'classifiedObject!': 'xs:anyURI',
        classificationNode: 'xs:anyURI',
        nodeRepresentation: 'xs:string',
      }),
    }),
    ...types({
      ExternalIdentifierType: extending('t:RegistryObject', {
        'registryObject!': 'xs:anyURI',
        'identificationScheme!': 'xs:anyURI',
        'value!': 'xs:string',
      }),
    }),
    ...elements({
      ObjectRef: empty({ 'id!': 'xs:anyURI', home: 'xs:anyURI' }),
      AdhocQuery: extending('t:RegistryObject'),
      Slot: sequence(
        { ValueList: sequence({ 'Value*': 'xs:string' }) },
        { 'name!': 'xs:string', slotType: 'xs:anyURI' },
      ),
    }),
    ...types({
      InternationalString: sequence({
        'LocalizedString*': empty({ 'xml:lang': ref, charset: 'xs:string', 'value!': 'xs:string' }),
      }),
    }),
  ],
})
