import { NS } from '../wire/namespaces.js'
import { infrastructure, structure } from './hl7v3-datatypes.js'
import { anything, group, nillable, sequence, types } from './parts.js'
import { schema } from './schema.js'

/** The transmission wrapper of every patient message (source: dmp-hl7v3-patient, sections 2 and 2.1). */
export const hl7v3Wrapper = schema({
  file: 'hl7v3-wrapper.xsd',
  namespace: NS.hl7,
  includes: ['hl7v3-datatypes.xsd'],
  definitions: [
    group('Head', {
      id: 't:II',
      creationTime: 't:TS',
      interactionId: 't:II',
      processingCode: 't:CS',
      processingModeCode: 't:CS',
      acceptAckCode: 't:CS',
      'receiver+': 't:Communication',
      'respondTo*': nillable('t:Communication'),
      sender: 't:Communication',
      'attentionLine*': nillable('t:AttentionLine'),
    }),
    ...types({
      Communication: structure({
        'device?': structure({
          'id+': 't:II',
          'name*': 't:EN',
          'softwareName?': 't:ST',
        }),
      }),
      AttentionLine: structure({
        'keyWordText?': 't:CV',
        'value?': 't:ANY',
      }),
      Acknowledgement: sequence(
        {
          'typeCode?': 't:CS',
          'targetMessage?': sequence({ id: 't:II' }),
          'acknowledgementDetail*': sequence(
            {
              'code?': 't:CE',
              'text?': 't:ED',
            },
            { typeCode: 'xs:string' },
          ),
        },
        { typeCode: 'xs:string' },
      ),
      QueryAck: sequence({
        'queryId?': 't:II',
        queryResponseCode: 't:CS',
        'resultTotalQuantity?': 't:INT',
        'resultCurrentQuantity?': 't:INT',
        'resultRemainingQuantity?': 't:INT',
      }),
      AnyAct: anything(infrastructure),
    }),
  ],
})
