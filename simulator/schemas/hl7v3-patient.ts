import { NS } from '../wire/namespaces.js'
import { structure } from './hl7v3-datatypes.js'
import { group, nillable, types } from './parts.js'
import { schema } from './schema.js'

/**
 * The patient, as TD1.x sends him and TD0.2 and TD1.3a answer him (source: dmp-hl7v3-patient, sections 3 to 8 and 13).
 */
export const hl7v3Patient = schema({
  file: 'hl7v3-patient.xsd',
  namespace: NS.hl7,
  includes: ['hl7v3-datatypes.xsd', 'hl7v3-wrapper.xsd'],
  definitions: [
    ...types({
      Patient: structure({
        'id*': 't:II',
        statusCode: 't:CS',
        patientPerson: 't:Person',
        'providerOrganization?': nillable('t:AnyAct'),
        'subjectOf*': 't:ObservationOf',
      }),
      Person: structure({
        'name+': 't:EN',
        'telecom*': 't:TEL',
        'administrativeGenderCode?': 't:CE',
        'birthTime?': 't:TS',
        'deceasedInd?': 't:BL',
        'addr*': 't:AD',
        'contactParty*': nillable('t:ContactParty'),
        'personalRelationship*': nillable('t:Relationship'),
        'birthPlace?': nillable(structure({ 'addr?': 't:AD' })),
      }),
      ContactParty: structure({
        'code?': 't:CE',
        'telecom*': 't:TEL',
        'contactPerson?': 't:Person',
      }),
      Relationship: structure({
        code: 't:CE',
        'addr*': 't:AD',
        'telecom*': 't:TEL',
        relationshipHolder1: 't:Person',
      }),
      ObservationOf: structure({
        administrativeObservation: structure({
          code: 't:CD',
          'effectiveTime*': 't:IVL_TS',
          value: 't:ANY',
        }),
      }),
      AssignedEntity: structure({
        'id+': 't:II',
        'code?': 't:CE',
        'assignedPerson?': nillable(structure({ 'name+': 't:EN' })),
        'representedOrganization?': nillable(
          structure({
            'id+': 't:II',
            'name*': 't:EN',
            'contactParty*': nillable('t:AnyAct'),
          }),
        ),
      }),
      AssignedEntityOf: structure({ assignedEntity: 't:AssignedEntity' }),
      PatientOf: structure({ patient: 't:Patient' }),
      Registration: structure({
        statusCode: 't:CS',
        'effectiveTime?': 't:IVL_TS',
        subject1: 't:PatientOf',
        'author?': 't:AssignedEntityOf',
        'custodian?': 't:AssignedEntityOf',
      }),
      EventSubject: structure({ registrationEvent: 't:Registration' }),
      RequestSubject: structure({ registrationRequest: 't:Registration' }),
      ReasonOf: structure({
        detectedIssueEvent: structure({
          code: 't:CD',
          'text?': 't:ED',
        }),
      }),
    }),
    group('ActParticipations', {
      'overseer*': nillable('t:AnyAct'),
      'authorOrPerformer*': nillable('t:AnyAct'),
      'dataEnterer*': nillable('t:AnyAct'),
      'informationRecipient*': nillable('t:AnyAct'),
    }),
  ],
})
