import { NS } from '../wire/namespaces.js'
import { byDefault, elements, empty, oneOf, ref, sequence, text, types } from './parts.js'
import { schema } from './schema.js'

const rim = { prefix: 'rim', namespace: NS.rim, from: 'ebxml-rim.xsd' }
const rs = { prefix: 'rs', namespace: NS.rs, from: 'ebxml-rs.xsd' }
const lcm = { prefix: 'lcm', namespace: NS.lcm, from: 'ebxml-lcm.xsd' }

/** Registry answers (source: dmp-answers-outline, section 4.1). */
export const ebxmlRs = schema({
  file: 'ebxml-rs.xsd',
  namespace: NS.rs,
  definitions: [
    ...elements({ RegistryResponse: 't:RegistryResponseType' }),
    ...types({
      RegistryResponseType: sequence(
        { 't:RegistryErrorList?': ref },
        { 'status!': 'xs:anyURI', requestId: 'xs:anyURI' },
      ),
    }),
    ...elements({
      RegistryErrorList: sequence(
        {
          'RegistryError+': text('xs:string', {
            'codeContext!': 'xs:string',
            'errorCode!': 'xs:string',
            severity: 'xs:anyURI',
            location: 'xs:string',
          }),
        },
        { highestSeverity: 'xs:anyURI' },
      ),
    }),
  ],
})

/** TD3.3, and what TD2.1 wraps (source: dmp-wire, sections 5.8 and 5.11). */
export const ebxmlLcm = schema({
  file: 'ebxml-lcm.xsd',
  namespace: NS.lcm,
  imports: [rim],
  definitions: elements({
    SubmitObjectsRequest: sequence({ 'rim:RegistryObjectList': ref }, { id: 'xs:anyURI', comment: 'xs:string' }),
  }),
})

const returnType = oneOf(['ObjectRef', 'RegistryObject', 'LeafClass', 'LeafClassWithRepositoryItem'], 'xs:NCName')

/** TD3.1 (source: dmp-wire, section 5.9; dmp-answers-outline, sections 4.2 and 4.3). */
export const ebxmlQuery = schema({
  file: 'ebxml-query.xsd',
  namespace: NS.query,
  imports: [rim, rs],
  definitions: elements({
    AdhocQueryRequest: sequence(
      {
        ResponseOption: empty({
          returnType: byDefault('RegistryObject', returnType),
          returnComposedObjects: byDefault('false', 'xs:boolean'),
        }),
        'rim:AdhocQuery': ref,
      },
      {
        federated: byDefault('false', 'xs:boolean'),
        startIndex: byDefault('0', 'xs:integer'),
        maxResults: byDefault('-1', 'xs:integer'),
      },
    ),
    AdhocQueryResponse: sequence(
      {
        'rs:RegistryErrorList?': ref,
        'rim:RegistryObjectList': ref,
      },
      {
        'status!': 'xs:anyURI',
        startIndex: byDefault('0', 'xs:integer'),
        totalResultCount: 'xs:integer',
      },
    ),
  }),
})

/** TD2.1 and TD3.2 (source: dmp-wire, sections 5.8 and 5.10; dmp-answers-outline, section 4.5). */
export const xdsB = schema({
  file: 'xds-b.xsd',
  namespace: NS.xdsb,
  imports: [lcm, rs],
  definitions: elements({
    ProvideAndRegisterDocumentSetRequest: sequence({
      'lcm:SubmitObjectsRequest': ref,
      'Document*': text('xs:base64Binary', { 'id!': 'xs:anyURI' }),
    }),
    RetrieveDocumentSetRequest: sequence({
      'DocumentRequest+': sequence({
        'HomeCommunityId?': 'xs:string',
        RepositoryUniqueId: 'xs:string',
        DocumentUniqueId: 'xs:string',
      }),
    }),
    RetrieveDocumentSetResponse: sequence({
      'rs:RegistryResponse': ref,
      'DocumentResponse*': sequence({
        'HomeCommunityId?': 'xs:string',
        RepositoryUniqueId: 'xs:string',
        DocumentUniqueId: 'xs:string',
        mimeType: 'xs:string',
        Document: 'xs:base64Binary',
      }),
    }),
  }),
})
