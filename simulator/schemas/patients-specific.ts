import { NS } from '../wire/namespaces.js'
import { elements, empty, oneOf, sequence, types } from './parts.js'
import { schema } from './schema.js'

const accountAnswer = sequence({ 'output?': 't:AccountOutput' })

/** TD0.4, TD1.5a, TD1.5b, TD1.5d and TD0.0 (source: dmp-wire, sections 5.0, 5.2 and 5.3; dmp-answers-outline, section 3). */
export const patientsSpecific = schema({
  file: 'patients-specific.xsd',
  namespace: NS.patients,
  definitions: [
    ...elements({
      patientList: sequence({
        'startDate?': 'xs:string',
        'dateType?': oneOf(['LASTAUTORIZATION', 'LASTDOC']),
        'psOwnerId?': 'xs:string',
      }),
      patientListResponse: sequence({
        'output?': sequence({
          'patientlistData*': 't:PatientListData',
          'status?': 'xs:string',
          'context?': 'xs:string',
        }),
      }),
    }),
    ...types({
      PatientListData: sequence({
        'patientIdentifier*': sequence({
          'nationalId?': 'xs:string',
          'nationalIdType?': 'xs:string',
        }),
        'lastName?': 'xs:string',
        'patronymicalName?': 'xs:string',
        'firstName?': 'xs:string',
        'civility?': 'xs:string',
        'dateOfBirth?': 'xs:string',
        MT: 'xs:boolean',
        message: 'xs:boolean',
        'lastAccessDate?': 'xs:string',
        'lastUpdateDate?': 'xs:string',
        'lastAddDate?': 'xs:string',
      }),
      ChannelType: oneOf(['SMS', 'EMAIL']),
      AccountOutput: sequence({
        'login?': 'xs:string',
        'password?': 'xs:string',
        'status?': 'xs:string',
        'context?': 'xs:string',
      }),
    }),
    ...elements({
      createPatientAccess: sequence({
        'type?': 't:ChannelType',
        'canal?': 'xs:string',
      }),
      createPatientAccessResponse: accountAnswer,
      patientOTPUpdate: sequence({
        'type?': 't:ChannelType',
        'canal?': 'xs:string',
        'action?': oneOf(['AJOUT', 'MODIFICATION', 'SUPPRESSION']),
      }),
      patientOTPUpdateResponse: accountAnswer,
      updatePatientAccess: empty(),
      updatePatientAccessResponse: accountAnswer,
      identityCertification: sequence({
        'nirOD?': 'xs:string',
        'dateNaissance?': 'xs:string',
        rangNaissance: 'xs:int',
        'nirIndividu?': 'xs:string',
      }),
      identityCertificationResponse: sequence({
        'output?': sequence({
          'status?': 'xs:string',
          'context?': 'xs:string',
          'nirIndividu?': 'xs:string',
          'prenom?': 'xs:string',
          'nomUsuel?': 'xs:string',
          'nomPatronymique?': 'xs:string',
          'dateNaissance?': 'xs:string',
        }),
      }),
    }),
  ],
})
