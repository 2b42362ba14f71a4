import { NS } from '../wire/namespaces.js'
import { schema } from './schema.js'

const xml = { prefix: 'xml', namespace: NS.xml, from: 'xml.xsd' }

/** The attributes `xml:lang` and `xml:space`, which no schema may do without importing. */
export const xmlAttributes = schema({
  file: 'xml.xsd',
  namespace: NS.xml,
  content: `
  <xs:attribute name="lang" type="xs:language"/>
`,
}).text.replace(` xmlns:t="${NS.xml}"`, '')

/**
 * Registry objects of ITI-18, ITI-41 and ITI-57 (source: dmp-xds-metadata, sections 1 to 3, rim order and required
 * attributes).
 */
export const ebxmlRim = schema({
  file: 'ebxml-rim.xsd',
  namespace: NS.rim,
  imports: [xml],
  content: `
  <xs:element name="RegistryObjectList">
    <xs:complexType>
      <xs:choice minOccurs="0" maxOccurs="unbounded">
        <xs:element ref="t:RegistryPackage"/>
        <xs:element ref="t:ExtrinsicObject"/>
        <xs:element ref="t:Association"/>
        <xs:element ref="t:Classification"/>
        <xs:element ref="t:ObjectRef"/>
      </xs:choice>
    </xs:complexType>
  </xs:element>
  <xs:complexType name="RegistryObject">
    <xs:sequence>
      <xs:element ref="t:Slot" minOccurs="0" maxOccurs="unbounded"/>
      <xs:element name="Name" type="t:InternationalString" minOccurs="0"/>
      <xs:element name="Description" type="t:InternationalString" minOccurs="0"/>
      <xs:element name="VersionInfo" minOccurs="0">
        <xs:complexType>
          <xs:attribute name="versionName" type="xs:string"/>
          <xs:attribute name="comment" type="xs:string"/>
        </xs:complexType>
      </xs:element>
      <xs:element ref="t:Classification" minOccurs="0" maxOccurs="unbounded"/>
      <xs:element name="ExternalIdentifier" type="t:ExternalIdentifierType" minOccurs="0" maxOccurs="unbounded"/>
    </xs:sequence>
    <xs:attribute name="id" type="xs:anyURI" use="required"/>
    <xs:attribute name="home" type="xs:anyURI"/>
    <xs:attribute name="lid" type="xs:anyURI"/>
    <xs:attribute name="objectType" type="xs:anyURI"/>
    <xs:attribute name="status" type="xs:anyURI"/>
  </xs:complexType>
  <xs:element name="RegistryPackage" type="t:RegistryObject"/>
  <xs:element name="ExtrinsicObject">
    <xs:complexType>
      <xs:complexContent>
        <xs:extension base="t:RegistryObject">
          <xs:attribute name="mimeType" type="xs:string" default="application/octet-stream"/>
          <xs:attribute name="isOpaque" type="xs:boolean" default="false"/>
        </xs:extension>
      </xs:complexContent>
    </xs:complexType>
  </xs:element>
  <xs:element name="Association">
    <xs:complexType>
      <xs:complexContent>
        <xs:extension base="t:RegistryObject">
          <xs:attribute name="associationType" type="xs:anyURI" use="required"/>
          <xs:attribute name="sourceObject" type="xs:anyURI" use="required"/>
          <xs:attribute name="targetObject" type="xs:anyURI" use="required"/>
        </xs:extension>
      </xs:complexContent>
    </xs:complexType>
  </xs:element>
  <xs:element name="Classification">
    <xs:complexType>
      <xs:complexContent>
        <xs:extension base="t:RegistryObject">
          <xs:attribute name="classificationScheme" type="xs:anyURI"/>
          <xs:attribute name="classifiedObject" type="xs:anyURI" use="required"/>
          <xs:attribute name="classificationNode" type="xs:anyURI"/>
          <xs:attribute name="nodeRepresentation" type="xs:string"/>
        </xs:extension>
      </xs:complexContent>
    </xs:complexType>
  </xs:element>
  <xs:complexType name="ExternalIdentifierType">
    <xs:complexContent>
      <xs:extension base="t:RegistryObject">
        <xs:attribute name="registryObject" type="xs:anyURI" use="required"/>
        <xs:attribute name="identificationScheme" type="xs:anyURI" use="required"/>
        <xs:attribute name="value" type="xs:string" use="required"/>
      </xs:extension>
    </xs:complexContent>
  </xs:complexType>
  <xs:element name="ObjectRef">
    <xs:complexType>
      <xs:attribute name="id" type="xs:anyURI" use="required"/>
      <xs:attribute name="home" type="xs:anyURI"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="AdhocQuery">
    <xs:complexType>
      <xs:complexContent>
        <xs:extension base="t:RegistryObject"/>
      </xs:complexContent>
    </xs:complexType>
  </xs:element>
  <xs:element name="Slot">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="ValueList">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="Value" type="xs:string" minOccurs="0" maxOccurs="unbounded"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="name" type="xs:string" use="required"/>
      <xs:attribute name="slotType" type="xs:anyURI"/>
    </xs:complexType>
  </xs:element>
  <xs:complexType name="InternationalString">
    <xs:sequence>
      <xs:element name="LocalizedString" minOccurs="0" maxOccurs="unbounded">
        <xs:complexType>
          <xs:attribute ref="xml:lang"/>
          <xs:attribute name="charset" type="xs:string"/>
          <xs:attribute name="value" type="xs:string" use="required"/>
        </xs:complexType>
      </xs:element>
    </xs:sequence>
  </xs:complexType>
`,
})
