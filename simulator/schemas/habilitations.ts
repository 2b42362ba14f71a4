import { NS } from '../wire/namespaces.js'
import { schema } from './schema.js'

/** TD0.3 and TD1.6 (source: dmp-wire, sections 5.1 and 5.4; answers: dmp-answers-outline, section 3). */
export const habilitations = schema({
  file: 'habilitations.xsd',
  namespace: NS.habilitations,
  content: `
  <xs:element name="setAuthorization">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="action" minOccurs="0">
          <xs:simpleType>
            <xs:restriction base="xs:string">
              <xs:enumeration value="AJOUT"/>
              <xs:enumeration value="SUPPRESSION"/>
            </xs:restriction>
          </xs:simpleType>
        </xs:element>
        <xs:element name="role" minOccurs="0">
          <xs:simpleType>
            <xs:restriction base="xs:string">
              <xs:enumeration value="MEDECIN_TRAITANT"/>
            </xs:restriction>
          </xs:simpleType>
        </xs:element>
      </xs:sequence>
    </xs:complexType>
  </xs:element>
  <xs:element name="setAuthorizationResponse">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="output" minOccurs="0">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="status" type="xs:string" minOccurs="0"/>
              <xs:element name="context" type="xs:string" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
    </xs:complexType>
  </xs:element>
  <xs:element name="listAuthorizationByPatient">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="mode" minOccurs="0">
          <xs:simpleType>
            <xs:restriction base="xs:string">
              <xs:enumeration value="ACTIVE"/>
              <xs:enumeration value="INTERDITE"/>
              <xs:enumeration value="TOUTE"/>
            </xs:restriction>
          </xs:simpleType>
        </xs:element>
      </xs:sequence>
    </xs:complexType>
  </xs:element>
  <xs:element name="listAuthorizationByPatientResponse">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="output" minOccurs="0">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="listOfAuthorizationByPatient" type="t:Authorization" minOccurs="0" maxOccurs="unbounded"/>
              <xs:element name="status" type="xs:string" minOccurs="0"/>
              <xs:element name="context" type="xs:string" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
    </xs:complexType>
  </xs:element>
  <xs:complexType name="Authorization">
    <xs:sequence>
      <xs:element name="nationalId" type="xs:string" minOccurs="0"/>
      <xs:element name="nationalIdType" type="xs:string" minOccurs="0"/>
      <xs:element name="firstName" type="xs:string" minOccurs="0"/>
      <xs:element name="lastName" type="xs:string" minOccurs="0"/>
      <xs:element name="codeSpeciality" type="xs:string" minOccurs="0" maxOccurs="unbounded"/>
      <xs:element name="libSpeciality" type="xs:string" minOccurs="0" maxOccurs="unbounded"/>
      <xs:element name="startOfAuthorization" type="xs:string" minOccurs="0"/>
      <xs:element name="lastActionDate" type="xs:string" minOccurs="0"/>
      <xs:element name="mode" type="xs:string" minOccurs="0"/>
      <xs:element name="specificRight" type="xs:string" minOccurs="0" maxOccurs="unbounded"/>
    </xs:sequence>
  </xs:complexType>
`,
})
