import { NS } from '../wire/namespaces.js'
import { schema } from './schema.js'

const base = ['hl7v3-wrapper.xsd', 'hl7v3-patient.xsd']

interface MessageDraft {
  readonly name: string
  readonly answer: boolean
  /** What controlActProcess holds, in order. */
  readonly act: string
}

/** One interaction: the wrapper, its acknowledgement when it answers, then controlActProcess. */
const message = ({ name, answer, act }: MessageDraft): string => `
  <xs:element name="${name}">
    <xs:complexType>
      <xs:sequence>
        <xs:group ref="t:Head"/>${
          answer ? '\n        <xs:element name="acknowledgement" type="t:Acknowledgement" maxOccurs="unbounded"/>' : ''
        }
        <xs:element name="controlActProcess">
          <xs:complexType>
            <xs:sequence>${act}
            </xs:sequence>
            <xs:attributeGroup ref="t:infrastructure"/>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="ITSVersion" type="xs:string" use="required"/>
    </xs:complexType>
  </xs:element>`

const one = (name: string, type: string, occurs = ''): string =>
  `\n              <xs:element name="${name}" type="t:${type}"${occurs}/>`
const many = ' minOccurs="0" maxOccurs="unbounded"'
const participations = '\n              <xs:group ref="t:ActParticipations"/>'

const parameter = (name: string, value: string): string => `
        <xs:element name="${name}" minOccurs="0" maxOccurs="unbounded">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="value" type="t:${value}" maxOccurs="unbounded"/>
              <xs:element name="semanticsText" type="t:ST"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>`

const query = (name: string, parameters: string): string => `
  <xs:complexType name="${name}">
    <xs:sequence>
      <xs:element name="queryId" type="t:II" minOccurs="0"/>
      <xs:element name="statusCode" type="t:CS"/>
      <xs:element name="parameterList">
        <xs:complexType>
          <xs:sequence>${parameters.replaceAll('\n', '\n    ')}
          </xs:sequence>
        </xs:complexType>
      </xs:element>
    </xs:sequence>
  </xs:complexType>`

/** TD0.2 and TD1.3a (source: dmp-hl7v3-patient, sections 3 and 4). */
export const hl7v3Demographics = schema({
  file: 'hl7v3-demographics.xsd',
  namespace: NS.hl7,
  includes: base,
  content: `${query(
    'DemographicsQuery',
    `
        <xs:element name="dataSource" type="t:AnyAct" nillable="true" minOccurs="0" maxOccurs="unbounded"/>${parameter('patientIdentifier', 'II')}`,
  )}${message({
    name: 'PRPA_IN201307UV02',
    answer: false,
    act:
      one('code', 'CD', ' minOccurs="0"') +
      one('reasonCode', 'CE', many) +
      participations +
      one('queryByParameter', 'DemographicsQuery'),
  })}${message({
    name: 'PRPA_IN201308UV02',
    answer: true,
    act:
      one('reasonCode', 'CE', many) +
      participations +
      one('subject', 'EventSubject', many) +
      one('reasonOf', 'ReasonOf', many) +
      one('queryAck', 'QueryAck') +
      one('queryByParameter', 'DemographicsQuery', ' minOccurs="0"'),
  })}
`,
})

/** TD0.5, on the older schemas (source: dmp-hl7v3-patient, section 9; dmp-answers-outline, section 2). */
export const hl7v3Pdq = schema({
  file: 'hl7v3-pdq.xsd',
  namespace: NS.hl7,
  includes: base,
  content: `${query(
    'PdqQuery',
    parameter('livingSubjectAdministrativeGender', 'CE') +
      parameter('livingSubjectBirthTime', 'IVL_TS') +
      parameter('livingSubjectId', 'II') +
      parameter('livingSubjectName', 'EN') +
      parameter('patientAddress', 'AD'),
  )}
  <xs:complexType name="PdqSubject">
    <xs:sequence>
      <xs:element name="registrationEvent">
        <xs:complexType>
          <xs:sequence>
            <xs:element name="statusCode" type="t:CS"/>
            <xs:element name="subject1">
              <xs:complexType>
                <xs:sequence>
                  <xs:element name="patient">
                    <xs:complexType>
                      <xs:sequence>
                        <xs:element name="id" type="t:II" maxOccurs="unbounded"/>
                        <xs:element name="statusCode" type="t:CS"/>
                        <xs:element name="patientPerson" type="t:Person"/>
                        <xs:element name="subjectOf1" type="t:MatchOf"/>
                        <xs:element name="subjectOf2" type="t:ObservationOf" minOccurs="0" maxOccurs="unbounded"/>
                      </xs:sequence>
                      <xs:attributeGroup ref="t:infrastructure"/>
                    </xs:complexType>
                  </xs:element>
                </xs:sequence>
                <xs:attributeGroup ref="t:infrastructure"/>
              </xs:complexType>
            </xs:element>
            <xs:element name="custodian" type="t:AssignedEntityOf" minOccurs="0"/>
          </xs:sequence>
          <xs:attributeGroup ref="t:infrastructure"/>
        </xs:complexType>
      </xs:element>
    </xs:sequence>
    <xs:attributeGroup ref="t:infrastructure"/>
  </xs:complexType>
  <xs:complexType name="MatchOf">
    <xs:sequence>
      <xs:element name="queryMatchObservation">
        <xs:complexType>
          <xs:sequence>
            <xs:element name="code" type="t:ANY"/>
            <xs:element name="value" type="t:ANY"/>
          </xs:sequence>
          <xs:attributeGroup ref="t:infrastructure"/>
        </xs:complexType>
      </xs:element>
    </xs:sequence>
    <xs:attributeGroup ref="t:infrastructure"/>
  </xs:complexType>${message({
    name: 'PRPA_IN201305UV02',
    answer: false,
    act:
      one('code', 'CD', ' minOccurs="0"') +
      one('reasonCode', 'CE', many) +
      participations +
      one('queryByParameter', 'PdqQuery'),
  })}${message({
    name: 'PRPA_IN201306UV02',
    answer: true,
    act:
      one('code', 'ANY', ' minOccurs="0"') +
      participations +
      one('subject', 'PdqSubject', many) +
      one('queryAck', 'QueryAck') +
      one('queryByParameter', 'PdqQuery', ' minOccurs="0"'),
  })}
`,
})

const revision = one('reasonCode', 'CE', many) + participations

/** TD1.1 to TD1.4 (source: dmp-hl7v3-patient, sections 5 to 8). */
export const hl7v3Registration = schema({
  file: 'hl7v3-registration.xsd',
  namespace: NS.hl7,
  includes: base,
  content: `${['PRPA_IN201311UV02', 'PRPA_IN201314UV02']
    .map((name) =>
      message({
        name,
        answer: false,
        act: revision + one('subject', 'RequestSubject') + one('reasonOf', 'ReasonOf', many),
      }),
    )
    .join('')}${['PRPA_IN201312UV02', 'PRPA_IN201315UV02']
    .map((name) => message({ name, answer: true, act: revision + one('subject', 'EventSubject', many) }))
    .join('')}${['PRPA_IN201313UV02', 'PRPA_IN201316UV02']
    .map((name) =>
      message({
        name,
        answer: true,
        act: revision + one('subject', 'RequestSubject', many) + one('reasonOf', 'ReasonOf', many),
      }),
    )
    .join('')}
`,
})

const hl7 = { prefix: 'hl7', namespace: NS.hl7, from: 'hl7v3-registration.xsd' }

const response = (name: string, accepted: string, refused: string): string => `
  <xs:element name="${name}">
    <xs:complexType>
      <xs:choice>
        <xs:element ref="hl7:${accepted}"/>
        <xs:element ref="hl7:${refused}"/>
      </xs:choice>
    </xs:complexType>
  </xs:element>`

/** The wrappers of the answers of TD1.1 to TD1.4 (source: dmp-answers-outline, sections 1.6 to 1.8). */
export const gdp = schema({
  file: 'gdp.xsd',
  namespace: NS.gdp,
  imports: [hl7],
  content: `${response('PRPA_IN201311UV02_Response', 'PRPA_IN201312UV02', 'PRPA_IN201313UV02')}${response(
    'PRPA_IN201314UV02_Response',
    'PRPA_IN201315UV02',
    'PRPA_IN201316UV02',
  )}
`,
})
