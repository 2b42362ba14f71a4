import { NS } from '../wire/namespaces.js'
import { elements, oneOf, sequence, types } from './parts.js'
import { schema } from './schema.js'

/** TD0.3 and TD1.6 (source: dmp-wire, sections 5.1 and 5.4; answers: dmp-answers-outline, section 3). */
export const habilitations = schema({
  file: 'habilitations.xsd',
  namespace: NS.habilitations,
  definitions: [
    ...elements({
      setAuthorization: sequence({
        'action?': oneOf(['AJOUT', 'SUPPRESSION']),
        'role?': oneOf(['MEDECIN_TRAITANT']),
      }),
      setAuthorizationResponse: sequence({
        'output?': sequence({
          'status?': 'xs:string',
          'context?': 'xs:string',
        }),
      }),
      listAuthorizationByPatient: sequence({
        'mode?': oneOf(['ACTIVE', 'INTERDITE', 'TOUTE']),
      }),
      listAuthorizationByPatientResponse: sequence({
        'output?': sequence({
          'listOfAuthorizationByPatient*': 't:Authorization',
          'status?': 'xs:string',
          'context?': 'xs:string',
        }),
      }),
    }),
    ...types({
      Authorization: sequence({
        'nationalId?': 'xs:string',
        'nationalIdType?': 'xs:string',
        'firstName?': 'xs:string',
        'lastName?': 'xs:string',
        'codeSpeciality*': 'xs:string',
        'libSpeciality*': 'xs:string',
        'startOfAuthorization?': 'xs:string',
        'lastActionDate?': 'xs:string',
        'mode?': 'xs:string',
        'specificRight*': 'xs:string',
      }),
    }),
  ],
})
