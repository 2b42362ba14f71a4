import { NS } from '../wire/namespaces.js'
import { schema } from './schema.js'

/** The transmission wrapper of every patient message (source: dmp-hl7v3-patient, sections 2 and 2.1). */
export const hl7v3Wrapper = schema({
  file: 'hl7v3-wrapper.xsd',
  namespace: NS.hl7,
  includes: ['hl7v3-datatypes.xsd'],
  content: `
  <xs:group name="Head">
    <xs:sequence>
      <xs:element name="id" type="t:II"/>
      <xs:element name="creationTime" type="t:TS"/>
      <xs:element name="interactionId" type="t:II"/>
      <xs:element name="processingCode" type="t:CS"/>
      <xs:element name="processingModeCode" type="t:CS"/>
      <xs:element name="acceptAckCode" type="t:CS"/>
      <xs:element name="receiver" type="t:Communication" maxOccurs="unbounded"/>
      <xs:element name="respondTo" type="t:Communication" nillable="true" minOccurs="0" maxOccurs="unbounded"/>
      <xs:element name="sender" type="t:Communication"/>
      <xs:element name="attentionLine" type="t:AttentionLine" nillable="true" minOccurs="0" maxOccurs="unbounded"/>
    </xs:sequence>
  </xs:group>
  <xs:complexType name="Communication">
    <xs:sequence>
      <xs:element name="device" minOccurs="0">
        <xs:complexType>
          <xs:sequence>
            <xs:element name="id" type="t:II" maxOccurs="unbounded"/>
            <xs:element name="name" type="t:EN" minOccurs="0" maxOccurs="unbounded"/>
            <xs:element name="softwareName" type="t:ST" minOccurs="0"/>
          </xs:sequence>
          <xs:attributeGroup ref="t:infrastructure"/>
        </xs:complexType>
      </xs:element>
    </xs:sequence>
    <xs:attributeGroup ref="t:infrastructure"/>
  </xs:complexType>
  <xs:complexType name="AttentionLine">
    <xs:sequence>
      <xs:element name="keyWordText" type="t:CV" minOccurs="0"/>
      <xs:element name="value" type="t:ANY" minOccurs="0"/>
    </xs:sequence>
    <xs:attributeGroup ref="t:infrastructure"/>
  </xs:complexType>
  <xs:complexType name="Acknowledgement">
    <xs:sequence>
      <xs:element name="typeCode" type="t:CS" minOccurs="0"/>
      <xs:element name="targetMessage" minOccurs="0">
        <xs:complexType>
          <xs:sequence>
            <xs:element name="id" type="t:II"/>
          </xs:sequence>
        </xs:complexType>
      </xs:element>
      <xs:element name="acknowledgementDetail" minOccurs="0" maxOccurs="unbounded">
        <xs:complexType>
          <xs:sequence>
            <xs:element name="code" type="t:CE" minOccurs="0"/>
            <xs:element name="text" type="t:ED" minOccurs="0"/>
          </xs:sequence>
          <xs:attribute name="typeCode" type="xs:string"/>
        </xs:complexType>
      </xs:element>
    </xs:sequence>
    <xs:attribute name="typeCode" type="xs:string"/>
  </xs:complexType>
  <xs:complexType name="QueryAck">
    <xs:sequence>
      <xs:element name="queryId" type="t:II" minOccurs="0"/>
      <xs:element name="queryResponseCode" type="t:CS"/>
      <xs:element name="resultTotalQuantity" type="t:INT" minOccurs="0"/>
      <xs:element name="resultCurrentQuantity" type="t:INT" minOccurs="0"/>
      <xs:element name="resultRemainingQuantity" type="t:INT" minOccurs="0"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="AnyAct">
    <xs:sequence>
      <xs:any minOccurs="0" maxOccurs="unbounded" processContents="skip"/>
    </xs:sequence>
    <xs:attributeGroup ref="t:infrastructure"/>
  </xs:complexType>
`,
})
