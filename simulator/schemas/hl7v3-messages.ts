import { NS } from '../wire/namespaces.js'
import { structure } from './hl7v3-datatypes.js'
import { choice, elements, groupRef, nillable, type Part, ref, sequence, type Table, types } from './parts.js'
import { schema } from './schema.js'

const base = ['hl7v3-wrapper.xsd', 'hl7v3-patient.xsd']

const version: Table = { 'ITSVersion!': 'xs:string' }
const participations: Table = { 't:ActParticipations': groupRef }
const reasons: Table = { 'reasonCode*': 't:CE', ...participations }

/** An interaction that asks: the wrapper, then what controlActProcess holds. */
const asking = (act: Table): Part => sequence({ 't:Head': groupRef, controlActProcess: structure(act) }, version)

/** An interaction that answers: the wrapper, its acknowledgement, then what controlActProcess holds. */
const answering = (act: Table): Part =>
  sequence({ 't:Head': groupRef, 'acknowledgement+': 't:Acknowledgement', controlActProcess: structure(act) }, version)

const parameter = (type: string): Part => sequence({ 'value+': type, semanticsText: 't:ST' })

const query = (parameterList: Table): Part =>
  sequence({ 'queryId?': 't:II', statusCode: 't:CS', parameterList: sequence(parameterList) })

/** TD0.2 and TD1.3a (source: dmp-hl7v3-patient, sections 3 and 4). */
export const hl7v3Demographics = schema({
  file: 'hl7v3-demographics.xsd',
  namespace: NS.hl7,
  includes: base,
  definitions: [
    ...types({
      DemographicsQuery: query({
        'dataSource*': nillable('t:AnyAct'),
        'patientIdentifier*': parameter('t:II'),
      }),
    }),
    ...elements({
      PRPA_IN201307UV02: asking({
        'code?': 't:CD',
        ...reasons,
        queryByParameter: 't:DemographicsQuery',
      }),
      PRPA_IN201308UV02: answering({
        ...reasons,
        'subject*': 't:EventSubject',
        'reasonOf*': 't:ReasonOf',
        queryAck: 't:QueryAck',
        'queryByParameter?': 't:DemographicsQuery',
      }),
    }),
  ],
})

/** TD0.5, on the older schemas (source: dmp-hl7v3-patient, section 9; dmp-answers-outline, section 2). */
export const hl7v3Pdq = schema({
  file: 'hl7v3-pdq.xsd',
  namespace: NS.hl7,
  includes: base,
  definitions: [
    ...types({
      PdqQuery: query({
        'livingSubjectAdministrativeGender*': parameter('t:CE'),
        'livingSubjectBirthTime*': parameter('t:IVL_TS'),
        'livingSubjectId*': parameter('t:II'),
        'livingSubjectName*': parameter('t:EN'),
        'patientAddress*': parameter('t:AD'),
      }),
      PdqSubject: structure({
        registrationEvent: structure({
          statusCode: 't:CS',
          subject1: structure({
            patient: structure({
              'id+': 't:II',
              statusCode: 't:CS',
              patientPerson: 't:Person',
              subjectOf1: 't:MatchOf',
              'subjectOf2*': 't:ObservationOf',
            }),
          }),
          'custodian?': 't:AssignedEntityOf',
        }),
      }),
      MatchOf: structure({
        queryMatchObservation: structure({
          code: 't:ANY',
          value: 't:ANY',
        }),
      }),
    }),
    ...elements({
      PRPA_IN201305UV02: asking({
        'code?': 't:CD',
        ...reasons,
        queryByParameter: 't:PdqQuery',
      }),
      PRPA_IN201306UV02: answering({
        'code?': 't:ANY',
        ...participations,
        'subject*': 't:PdqSubject',
        queryAck: 't:QueryAck',
        'queryByParameter?': 't:PdqQuery',
      }),
    }),
  ],
})

const request = asking({ ...reasons, subject: 't:RequestSubject', 'reasonOf*': 't:ReasonOf' })
const accepted = answering({ ...reasons, 'subject*': 't:EventSubject' })
const refused = answering({ ...reasons, 'subject*': 't:RequestSubject', 'reasonOf*': 't:ReasonOf' })

/** TD1.1 to TD1.4 (source: dmp-hl7v3-patient, sections 5 to 8). */
export const hl7v3Registration = schema({
  file: 'hl7v3-registration.xsd',
  namespace: NS.hl7,
  includes: base,
  definitions: elements({
    PRPA_IN201311UV02: request,
    PRPA_IN201314UV02: request,
    PRPA_IN201312UV02: accepted,
    PRPA_IN201315UV02: accepted,
    PRPA_IN201313UV02: refused,
    PRPA_IN201316UV02: refused,
  }),
})

const hl7 = { prefix: 'hl7', namespace: NS.hl7, from: 'hl7v3-registration.xsd' }

/** The wrappers of the answers of TD1.1 to TD1.4 (source: dmp-answers-outline, sections 1.6 to 1.8). */
export const gdp = schema({
  file: 'gdp.xsd',
  namespace: NS.gdp,
  imports: [hl7],
  definitions: elements({
    PRPA_IN201311UV02_Response: choice({ 'hl7:PRPA_IN201312UV02': ref, 'hl7:PRPA_IN201313UV02': ref }),
    PRPA_IN201314UV02_Response: choice({ 'hl7:PRPA_IN201315UV02': ref, 'hl7:PRPA_IN201316UV02': ref }),
  }),
})
