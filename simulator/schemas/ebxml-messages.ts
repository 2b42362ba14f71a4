import { NS } from '../wire/namespaces.js'
import { schema } from './schema.js'

const rim = { prefix: 'rim', namespace: NS.rim, from: 'ebxml-rim.xsd' }
const rs = { prefix: 'rs', namespace: NS.rs, from: 'ebxml-rs.xsd' }
const lcm = { prefix: 'lcm', namespace: NS.lcm, from: 'ebxml-lcm.xsd' }

/** Registry answers (source: dmp-answers-outline, section 4.1). */
export const ebxmlRs = schema({
  file: 'ebxml-rs.xsd',
  namespace: NS.rs,
  content: `
  <xs:element name="RegistryResponse" type="t:RegistryResponseType"/>
  <xs:complexType name="RegistryResponseType">
    <xs:sequence>
      <xs:element ref="t:RegistryErrorList" minOccurs="0"/>
    </xs:sequence>
    <xs:attribute name="status" type="xs:anyURI" use="required"/>
    <xs:attribute name="requestId" type="xs:anyURI"/>
  </xs:complexType>
  <xs:element name="RegistryErrorList">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="RegistryError" maxOccurs="unbounded">
          <xs:complexType>
            <xs:simpleContent>
              <xs:extension base="xs:string">
                <xs:attribute name="codeContext" type="xs:string" use="required"/>
                <xs:attribute name="errorCode" type="xs:string" use="required"/>
                <xs:attribute name="severity" type="xs:anyURI"/>
                <xs:attribute name="location" type="xs:string"/>
              </xs:extension>
            </xs:simpleContent>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="highestSeverity" type="xs:anyURI"/>
    </xs:complexType>
  </xs:element>
`,
})

/** TD3.3, and what TD2.1 wraps (source: dmp-wire, sections 5.8 and 5.11). */
export const ebxmlLcm = schema({
  file: 'ebxml-lcm.xsd',
  namespace: NS.lcm,
  imports: [rim],
  content: `
  <xs:element name="SubmitObjectsRequest">
    <xs:complexType>
      <xs:sequence>
        <xs:element ref="rim:RegistryObjectList"/>
      </xs:sequence>
      <xs:attribute name="id" type="xs:anyURI"/>
      <xs:attribute name="comment" type="xs:string"/>
    </xs:complexType>
  </xs:element>
`,
})

/** TD3.1 (source: dmp-wire, section 5.9; dmp-answers-outline, sections 4.2 and 4.3). */
export const ebxmlQuery = schema({
  file: 'ebxml-query.xsd',
  namespace: NS.query,
  imports: [rim, rs],
  content: `
  <xs:element name="AdhocQueryRequest">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="ResponseOption">
          <xs:complexType>
            <xs:attribute name="returnType" default="RegistryObject">
              <xs:simpleType>
                <xs:restriction base="xs:NCName">
                  <xs:enumeration value="ObjectRef"/>
                  <xs:enumeration value="RegistryObject"/>
                  <xs:enumeration value="LeafClass"/>
                  <xs:enumeration value="LeafClassWithRepositoryItem"/>
                </xs:restriction>
              </xs:simpleType>
            </xs:attribute>
            <xs:attribute name="returnComposedObjects" type="xs:boolean" default="false"/>
          </xs:complexType>
        </xs:element>
        <xs:element ref="rim:AdhocQuery"/>
      </xs:sequence>
      <xs:attribute name="federated" type="xs:boolean" default="false"/>
      <xs:attribute name="startIndex" type="xs:integer" default="0"/>
      <xs:attribute name="maxResults" type="xs:integer" default="-1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="AdhocQueryResponse">
    <xs:complexType>
      <xs:sequence>
        <xs:element ref="rs:RegistryErrorList" minOccurs="0"/>
        <xs:element ref="rim:RegistryObjectList"/>
      </xs:sequence>
      <xs:attribute name="status" type="xs:anyURI" use="required"/>
      <xs:attribute name="startIndex" type="xs:integer" default="0"/>
      <xs:attribute name="totalResultCount" type="xs:integer"/>
    </xs:complexType>
  </xs:element>
`,
})

/** TD2.1 and TD3.2 (source: dmp-wire, sections 5.8 and 5.10; dmp-answers-outline, section 4.5). */
export const xdsB = schema({
  file: 'xds-b.xsd',
  namespace: NS.xdsb,
  imports: [lcm, rs],
  content: `
  <xs:element name="ProvideAndRegisterDocumentSetRequest">
    <xs:complexType>
      <xs:sequence>
        <xs:element ref="lcm:SubmitObjectsRequest"/>
        <xs:element name="Document" minOccurs="0" maxOccurs="unbounded">
          <xs:complexType>
            <xs:simpleContent>
              <xs:extension base="xs:base64Binary">
                <xs:attribute name="id" type="xs:anyURI" use="required"/>
              </xs:extension>
            </xs:simpleContent>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
    </xs:complexType>
  </xs:element>
  <xs:element name="RetrieveDocumentSetRequest">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="DocumentRequest" maxOccurs="unbounded">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="HomeCommunityId" type="xs:string" minOccurs="0"/>
              <xs:element name="RepositoryUniqueId" type="xs:string"/>
              <xs:element name="DocumentUniqueId" type="xs:string"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
    </xs:complexType>
  </xs:element>
  <xs:element name="RetrieveDocumentSetResponse">
    <xs:complexType>
      <xs:sequence>
        <xs:element ref="rs:RegistryResponse"/>
        <xs:element name="DocumentResponse" minOccurs="0" maxOccurs="unbounded">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="HomeCommunityId" type="xs:string" minOccurs="0"/>
              <xs:element name="RepositoryUniqueId" type="xs:string"/>
              <xs:element name="DocumentUniqueId" type="xs:string"/>
              <xs:element name="mimeType" type="xs:string"/>
              <xs:element name="Document" type="xs:base64Binary"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
    </xs:complexType>
  </xs:element>
`,
})
