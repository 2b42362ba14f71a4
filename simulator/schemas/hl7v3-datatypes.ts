import { NS } from '../wire/namespaces.js'
import { schema } from './schema.js'

const withAttributes = (name: string, attributes: readonly string[]): string => `
  <xs:complexType name="${name}" mixed="true">
    <xs:complexContent>
      <xs:extension base="t:ANY">${attributes
        .map((attribute) => `\n        <xs:attribute name="${attribute}" type="xs:string"/>`)
        .join('')}
      </xs:extension>
    </xs:complexContent>
  </xs:complexType>`

const coded = ['code', 'codeSystem', 'codeSystemName', 'codeSystemVersion', 'displayName']

const namePart = `
  <xs:complexType name="NamePart" mixed="true">
    <xs:attribute name="qualifier" type="xs:string"/>
    <xs:attribute name="nullFlavor" type="xs:string"/>
    <xs:attribute name="partType" type="xs:string"/>
  </xs:complexType>`

/** The data types of HL7 V3 that the patient messages use (source: dmp-hl7v3-patient, sections 2 to 9). */
export const hl7v3Datatypes = schema({
  file: 'hl7v3-datatypes.xsd',
  namespace: NS.hl7,
  content: `
  <xs:complexType name="ANY" mixed="true">
    <xs:attribute name="nullFlavor" type="xs:string"/>
  </xs:complexType>${[
    withAttributes('II', ['root', 'extension', 'assigningAuthorityName', 'displayable']),
    withAttributes('CD', coded),
    withAttributes('CE', coded),
    withAttributes('CV', coded),
    withAttributes('CS', coded),
    withAttributes('TS', ['value']),
    withAttributes('BL', ['value']),
    withAttributes('INT', ['value']),
    withAttributes('ST', []),
    withAttributes('ED', ['mediaType', 'language', 'representation']),
    withAttributes('TEL', ['value', 'use']),
  ].join('')}
  <xs:complexType name="IVL_TS" mixed="true">
    <xs:complexContent>
      <xs:extension base="t:TS">
        <xs:sequence>
          <xs:element name="low" type="t:TS" minOccurs="0"/>
          <xs:element name="high" type="t:TS" minOccurs="0"/>
        </xs:sequence>
      </xs:extension>
    </xs:complexContent>
  </xs:complexType>${namePart}
  <xs:complexType name="EN" mixed="true">
    <xs:choice minOccurs="0" maxOccurs="unbounded">
      <xs:element name="prefix" type="t:NamePart"/>
      <xs:element name="given" type="t:NamePart"/>
      <xs:element name="family" type="t:NamePart"/>
      <xs:element name="suffix" type="t:NamePart"/>
      <xs:element name="delimiter" type="t:NamePart"/>
      <xs:element name="validTime" type="t:IVL_TS"/>
    </xs:choice>
    <xs:attribute name="use" type="xs:string"/>
    <xs:attribute name="nullFlavor" type="xs:string"/>
  </xs:complexType>
  <xs:complexType name="AD" mixed="true">
    <xs:choice minOccurs="0" maxOccurs="unbounded">
      <xs:element name="streetAddressLine" type="t:NamePart"/>
      <xs:element name="additionalLocator" type="t:NamePart"/>
      <xs:element name="postalCode" type="t:NamePart"/>
      <xs:element name="city" type="t:NamePart"/>
      <xs:element name="country" type="t:NamePart"/>
      <xs:element name="state" type="t:NamePart"/>
      <xs:element name="houseNumber" type="t:NamePart"/>
      <xs:element name="streetName" type="t:NamePart"/>
    </xs:choice>
    <xs:attribute name="use" type="xs:string"/>
    <xs:attribute name="nullFlavor" type="xs:string"/>
  </xs:complexType>
  <xs:attributeGroup name="infrastructure">
    <xs:attribute name="classCode" type="xs:string"/>
    <xs:attribute name="moodCode" type="xs:string"/>
    <xs:attribute name="typeCode" type="xs:string"/>
    <xs:attribute name="determinerCode" type="xs:string"/>
    <xs:attribute name="contextConductionInd" type="xs:string"/>
    <xs:attribute name="nullFlavor" type="xs:string"/>
  </xs:attributeGroup>
`,
})
