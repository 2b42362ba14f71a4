import { NS } from '../wire/namespaces.js'
import { schema } from './schema.js'

const accountAnswer = (name: string): string => `
  <xs:element name="${name}">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="output" type="t:AccountOutput" minOccurs="0"/>
      </xs:sequence>
    </xs:complexType>
  </xs:element>`

/** TD0.4, TD1.5a, TD1.5b, TD1.5d and TD0.0 (source: dmp-wire, sections 5.0, 5.2 and 5.3; dmp-answers-outline, section 3). */
export const patientsSpecific = schema({
  file: 'patients-specific.xsd',
  namespace: NS.patients,
  content: `
  <xs:element name="patientList">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="startDate" type="xs:string" minOccurs="0"/>
        <xs:element name="dateType" minOccurs="0">
          <xs:simpleType>
            <xs:restriction base="xs:string">
              <xs:enumeration value="LASTAUTORIZATION"/>
              <xs:enumeration value="LASTDOC"/>
            </xs:restriction>
          </xs:simpleType>
        </xs:element>
        <xs:element name="psOwnerId" type="xs:string" minOccurs="0"/>
      </xs:sequence>
    </xs:complexType>
  </xs:element>
  <xs:element name="patientListResponse">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="output" minOccurs="0">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="patientlistData" type="t:PatientListData" minOccurs="0" maxOccurs="unbounded"/>
              <xs:element name="status" type="xs:string" minOccurs="0"/>
              <xs:element name="context" type="xs:string" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
    </xs:complexType>
  </xs:element>
  <xs:complexType name="PatientListData">
    <xs:sequence>
      <xs:element name="patientIdentifier" minOccurs="0" maxOccurs="unbounded">
        <xs:complexType>
          <xs:sequence>
            <xs:element name="nationalId" type="xs:string" minOccurs="0"/>
            <xs:element name="nationalIdType" type="xs:string" minOccurs="0"/>
          </xs:sequence>
        </xs:complexType>
      </xs:element>
      <xs:element name="lastName" type="xs:string" minOccurs="0"/>
      <xs:element name="patronymicalName" type="xs:string" minOccurs="0"/>
      <xs:element name="firstName" type="xs:string" minOccurs="0"/>
      <xs:element name="civility" type="xs:string" minOccurs="0"/>
      <xs:element name="dateOfBirth" type="xs:string" minOccurs="0"/>
      <xs:element name="MT" type="xs:boolean"/>
      <xs:element name="message" type="xs:boolean"/>
      <xs:element name="lastAccessDate" type="xs:string" minOccurs="0"/>
      <xs:element name="lastUpdateDate" type="xs:string" minOccurs="0"/>
      <xs:element name="lastAddDate" type="xs:string" minOccurs="0"/>
    </xs:sequence>
  </xs:complexType>
  <xs:simpleType name="ChannelType">
    <xs:restriction base="xs:string">
      <xs:enumeration value="SMS"/>
      <xs:enumeration value="EMAIL"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:complexType name="AccountOutput">
    <xs:sequence>
      <xs:element name="login" type="xs:string" minOccurs="0"/>
      <xs:element name="password" type="xs:string" minOccurs="0"/>
      <xs:element name="status" type="xs:string" minOccurs="0"/>
      <xs:element name="context" type="xs:string" minOccurs="0"/>
    </xs:sequence>
  </xs:complexType>
  <xs:element name="createPatientAccess">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="type" type="t:ChannelType" minOccurs="0"/>
        <xs:element name="canal" type="xs:string" minOccurs="0"/>
      </xs:sequence>
    </xs:complexType>
  </xs:element>${accountAnswer('createPatientAccessResponse')}
  <xs:element name="patientOTPUpdate">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="type" type="t:ChannelType" minOccurs="0"/>
        <xs:element name="canal" type="xs:string" minOccurs="0"/>
        <xs:element name="action" minOccurs="0">
          <xs:simpleType>
            <xs:restriction base="xs:string">
              <xs:enumeration value="AJOUT"/>
              <xs:enumeration value="MODIFICATION"/>
              <xs:enumeration value="SUPPRESSION"/>
            </xs:restriction>
          </xs:simpleType>
        </xs:element>
      </xs:sequence>
    </xs:complexType>
  </xs:element>${accountAnswer('patientOTPUpdateResponse')}
  <xs:element name="updatePatientAccess">
    <xs:complexType/>
  </xs:element>${accountAnswer('updatePatientAccessResponse')}
  <xs:element name="identityCertification">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="nirOD" type="xs:string" minOccurs="0"/>
        <xs:element name="dateNaissance" type="xs:string" minOccurs="0"/>
        <xs:element name="rangNaissance" type="xs:int"/>
        <xs:element name="nirIndividu" type="xs:string" minOccurs="0"/>
      </xs:sequence>
    </xs:complexType>
  </xs:element>
  <xs:element name="identityCertificationResponse">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="output" minOccurs="0">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="status" type="xs:string" minOccurs="0"/>
              <xs:element name="context" type="xs:string" minOccurs="0"/>
              <xs:element name="nirIndividu" type="xs:string" minOccurs="0"/>
              <xs:element name="prenom" type="xs:string" minOccurs="0"/>
              <xs:element name="nomUsuel" type="xs:string" minOccurs="0"/>
              <xs:element name="nomPatronymique" type="xs:string" minOccurs="0"/>
              <xs:element name="dateNaissance" type="xs:string" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
    </xs:complexType>
  </xs:element>
`,
})
