import { NS } from '../wire/namespaces.js'
import { schema } from './schema.js'

/**
 * The patient, as TD1.x sends him and TD0.2 and TD1.3a answer him (source: dmp-hl7v3-patient, sections 3 to 8 and 13).
 */
export const hl7v3Patient = schema({
  file: 'hl7v3-patient.xsd',
  namespace: NS.hl7,
  includes: ['hl7v3-datatypes.xsd', 'hl7v3-wrapper.xsd'],
  content: `
  <xs:complexType name="Patient">
    <xs:sequence>
      <xs:element name="id" type="t:II" minOccurs="0" maxOccurs="unbounded"/>
      <xs:element name="statusCode" type="t:CS"/>
      <xs:element name="patientPerson" type="t:Person"/>
      <xs:element name="providerOrganization" type="t:AnyAct" nillable="true" minOccurs="0"/>
      <xs:element name="subjectOf" type="t:ObservationOf" minOccurs="0" maxOccurs="unbounded"/>
    </xs:sequence>
    <xs:attributeGroup ref="t:infrastructure"/>
  </xs:complexType>
  <xs:complexType name="Person">
    <xs:sequence>
      <xs:element name="name" type="t:EN" maxOccurs="unbounded"/>
      <xs:element name="telecom" type="t:TEL" minOccurs="0" maxOccurs="unbounded"/>
      <xs:element name="administrativeGenderCode" type="t:CE" minOccurs="0"/>
      <xs:element name="birthTime" type="t:TS" minOccurs="0"/>
      <xs:element name="deceasedInd" type="t:BL" minOccurs="0"/>
      <xs:element name="addr" type="t:AD" minOccurs="0" maxOccurs="unbounded"/>
      <xs:element name="contactParty" type="t:ContactParty" nillable="true" minOccurs="0" maxOccurs="unbounded"/>
      <xs:element name="personalRelationship" type="t:Relationship" nillable="true" minOccurs="0" maxOccurs="unbounded"/>
      <xs:element name="birthPlace" nillable="true" minOccurs="0">
        <xs:complexType>
          <xs:sequence>
            <xs:element name="addr" type="t:AD" minOccurs="0"/>
          </xs:sequence>
          <xs:attributeGroup ref="t:infrastructure"/>
        </xs:complexType>
      </xs:element>
    </xs:sequence>
    <xs:attributeGroup ref="t:infrastructure"/>
  </xs:complexType>
  <xs:complexType name="ContactParty">
    <xs:sequence>
      <xs:element name="code" type="t:CE" minOccurs="0"/>
      <xs:element name="telecom" type="t:TEL" minOccurs="0" maxOccurs="unbounded"/>
      <xs:element name="contactPerson" type="t:Person" minOccurs="0"/>
    </xs:sequence>
    <xs:attributeGroup ref="t:infrastructure"/>
  </xs:complexType>
  <xs:complexType name="Relationship">
    <xs:sequence>
      <xs:element name="code" type="t:CE"/>
      <xs:element name="addr" type="t:AD" minOccurs="0" maxOccurs="unbounded"/>
      <xs:element name="telecom" type="t:TEL" minOccurs="0" maxOccurs="unbounded"/>
      <xs:element name="relationshipHolder1" type="t:Person"/>
    </xs:sequence>
    <xs:attributeGroup ref="t:infrastructure"/>
  </xs:complexType>
  <xs:complexType name="ObservationOf">
    <xs:sequence>
      <xs:element name="administrativeObservation">
        <xs:complexType>
          <xs:sequence>
            <xs:element name="code" type="t:CD"/>
            <xs:element name="effectiveTime" type="t:IVL_TS" minOccurs="0" maxOccurs="unbounded"/>
            <xs:element name="value" type="t:ANY"/>
          </xs:sequence>
          <xs:attributeGroup ref="t:infrastructure"/>
        </xs:complexType>
      </xs:element>
    </xs:sequence>
    <xs:attributeGroup ref="t:infrastructure"/>
  </xs:complexType>
  <xs:complexType name="AssignedEntity">
    <xs:sequence>
      <xs:element name="id" type="t:II" maxOccurs="unbounded"/>
      <xs:element name="code" type="t:CE" minOccurs="0"/>
      <xs:element name="assignedPerson" nillable="true" minOccurs="0">
        <xs:complexType>
          <xs:sequence>
            <xs:element name="name" type="t:EN" maxOccurs="unbounded"/>
          </xs:sequence>
          <xs:attributeGroup ref="t:infrastructure"/>
        </xs:complexType>
      </xs:element>
      <xs:element name="representedOrganization" nillable="true" minOccurs="0">
        <xs:complexType>
          <xs:sequence>
            <xs:element name="id" type="t:II" maxOccurs="unbounded"/>
            <xs:element name="name" type="t:EN" minOccurs="0" maxOccurs="unbounded"/>
            <xs:element name="contactParty" type="t:AnyAct" nillable="true" minOccurs="0" maxOccurs="unbounded"/>
          </xs:sequence>
          <xs:attributeGroup ref="t:infrastructure"/>
        </xs:complexType>
      </xs:element>
    </xs:sequence>
    <xs:attributeGroup ref="t:infrastructure"/>
  </xs:complexType>
  <xs:complexType name="AssignedEntityOf">
    <xs:sequence>
      <xs:element name="assignedEntity" type="t:AssignedEntity"/>
    </xs:sequence>
    <xs:attributeGroup ref="t:infrastructure"/>
  </xs:complexType>
  <xs:complexType name="PatientOf">
    <xs:sequence>
      <xs:element name="patient" type="t:Patient"/>
    </xs:sequence>
    <xs:attributeGroup ref="t:infrastructure"/>
  </xs:complexType>
  <xs:complexType name="Registration">
    <xs:sequence>
      <xs:element name="statusCode" type="t:CS"/>
      <xs:element name="effectiveTime" type="t:IVL_TS" minOccurs="0"/>
      <xs:element name="subject1" type="t:PatientOf"/>
      <xs:element name="author" type="t:AssignedEntityOf" minOccurs="0"/>
      <xs:element name="custodian" type="t:AssignedEntityOf" minOccurs="0"/>
    </xs:sequence>
    <xs:attributeGroup ref="t:infrastructure"/>
  </xs:complexType>
  <xs:complexType name="EventSubject">
    <xs:sequence>
      <xs:element name="registrationEvent" type="t:Registration"/>
    </xs:sequence>
    <xs:attributeGroup ref="t:infrastructure"/>
  </xs:complexType>
  <xs:complexType name="RequestSubject">
    <xs:sequence>
      <xs:element name="registrationRequest" type="t:Registration"/>
    </xs:sequence>
    <xs:attributeGroup ref="t:infrastructure"/>
  </xs:complexType>
  <xs:complexType name="ReasonOf">
    <xs:sequence>
      <xs:element name="detectedIssueEvent">
        <xs:complexType>
          <xs:sequence>
            <xs:element name="code" type="t:CD"/>
            <xs:element name="text" type="t:ED" minOccurs="0"/>
          </xs:sequence>
          <xs:attributeGroup ref="t:infrastructure"/>
        </xs:complexType>
      </xs:element>
    </xs:sequence>
    <xs:attributeGroup ref="t:infrastructure"/>
  </xs:complexType>
  <xs:group name="ActParticipations">
    <xs:sequence>
      <xs:element name="overseer" type="t:AnyAct" nillable="true" minOccurs="0" maxOccurs="unbounded"/>
      <xs:element name="authorOrPerformer" type="t:AnyAct" nillable="true" minOccurs="0" maxOccurs="unbounded"/>
      <xs:element name="dataEnterer" type="t:AnyAct" nillable="true" minOccurs="0" maxOccurs="unbounded"/>
      <xs:element name="informationRecipient" type="t:AnyAct" nillable="true" minOccurs="0" maxOccurs="unbounded"/>
    </xs:sequence>
  </xs:group>
`,
})
