import { createHash, createSign } from 'node:crypto'
import type { TestCertificate } from './certificates.js'
import { libxml2Canonical } from './libxml2-c14n.js'

/** What an assertion of the tests says; the defaults are those of a GP in direct mode. */
export interface AssertionFields {
  readonly id: string
  readonly version: string
  readonly issueInstant: string
  readonly issuer: string
  readonly nameId: string
  readonly conditions: string
  readonly mode: string
  readonly modeName: string
  readonly structure: string
  readonly sector: string
  readonly roles: readonly (readonly [code: string, system: string])[]
  readonly resourceId: string
  readonly purpose: string
  readonly classRef: string
  /** AuthnContextDecl. */
  readonly decl: string
  /** XML of further attributes. */
  readonly more: string
}

export const g15 = '1.2.250.1.71.1.2.7'
export const r01 = '1.2.250.1.71.4.2.5'

export const practitioner: AssertionFields = {
  id: '_0f7e',
  version: '2.0',
  issueInstant: '2026-01-15T10:15:02Z',
  issuer: 'CN=899900000001,T=Médecin,C=FR',
  nameId: '899900000001',
  conditions: '',
  mode: 'DIRECTE',
  modeName: 'Authentification_mode',
  structure: '10B0000001',
  sector: 'SA07^1.2.250.1.71.4.2.4',
  roles: [
    ['10', g15],
    ['SM26', r01],
  ],
  resourceId: '299099999999960^^^&amp;1.2.250.1.213.1.4.10&amp;ISO^NH',
  purpose: 'normal',
  classRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI',
  decl: '',
  more: '',
}

const text = (name: string, value: string): string =>
  value === ''
    ? ''
    : `<saml:Attribute Name="${name}"><saml:AttributeValue>${value}</saml:AttributeValue></saml:Attribute>`

const inContext = (name: string, value: string): string => (value === '' ? '' : `<saml:${name}>${value}</saml:${name}>`)

const coded = (element: string, code: string, system: string): string =>
  `<saml:AttributeValue><v3:${element} xmlns:v3="urn:hl7-org:v3" xsi:type="v3:CE" code="${code}" codeSystem="${system}" displayName="libellé"/></saml:AttributeValue>`

const attribute = (name: string, values: string): string =>
  values === '' ? '' : `<saml:Attribute Name="${name}">${values}</saml:Attribute>`

/** An unsigned assertion; a field left empty is not written. */
export function anAssertion(overrides: Partial<AssertionFields> = {}): string {
  const fields = { ...practitioner, ...overrides }
  const { id, issueInstant, version, issuer, nameId, conditions, roles, purpose } = fields
  return `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"${
    id && ` ID="${id}"`
  }${issueInstant && ` IssueInstant="${issueInstant}"`} Version="${version}">
  <saml:Issuer Format="urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName">${issuer}</saml:Issuer>
  <saml:Subject>${nameId && `<saml:NameID>${nameId}</saml:NameID>`}</saml:Subject>${conditions}
  <saml:AuthnStatement AuthnInstant="2026-01-15T10:15:00Z"><saml:AuthnContext>
    ${inContext('AuthnContextClassRef', fields.classRef)}${inContext('AuthnContextDecl', fields.decl)}
  </saml:AuthnContext></saml:AuthnStatement>
  <saml:AttributeStatement>
    ${text('VIHF_Version', '3.0')}
    ${text('Identifiant_Structure', fields.structure)}
    ${text('Secteur_Activite', fields.sector)}
    ${text('urn:oasis:names:tc:xspa:1.0:subject:subject-id', 'BEAUMONT ÉLÉONORE')}
    ${attribute('urn:oasis:names:tc:xacml:2.0:subject:role', roles.map((role) => coded('Role', ...role)).join(''))}
    ${text(fields.modeName, fields.mode)}
    ${text('urn:oasis:names:tc:xacml:2.0:resource:resource-id', fields.resourceId)}
    ${text('Ressource_URN', 'urn:dmp')}
    ${attribute('urn:oasis:names:tc:xspa:1.0:subject:purposeofuse', purpose && coded('PurposeOfUse', purpose, '1.2.250.1.213.1.1.4.248'))}
    ${text('LPS_Nom', 'LPS de test')}${text('LPS_Version', '1.0')}${text('LPS_ID_HOMOLOGATION_DMP', 'X-1')}
    ${fields.more}
  </saml:AttributeStatement>
</saml:Assertion>`
}

/** A message around what stands in wsse:Security. */
export const aMessage = (security: string, body = '<PRPA_IN201307UV02 xmlns="urn:hl7-org:v3"/>'): string =>
  `<soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope" xmlns:ds="urn:not-xmldsig" xmlns="urn:enclosing">
<soap:Header><wsse:Security xmlns:wsse="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd">${security}</wsse:Security></soap:Header>
<soap:Body>${body}</soap:Body></soap:Envelope>`

const dsig = 'http://www.w3.org/2000/09/xmldsig#'
const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#'

export interface SignatureShape {
  readonly method?: 'rsa-sha1' | 'rsa-sha256'
  readonly digest?: 'sha1' | 'sha256'
  /** PrefixList of both canonicalizations. */
  readonly prefixes?: string
  readonly uri?: string
  readonly atTheEnd?: boolean
  /** Between the characters of base64, as Java (`&#xD;`) or others break it. */
  readonly lineBreak?: string
}

const methods = { 'rsa-sha1': `${dsig}rsa-sha1`, 'rsa-sha256': 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256' }
const digests = { sha1: `${dsig}sha1`, sha256: 'http://www.w3.org/2001/04/xmlenc#sha256' }

/** ds:Signature of a message's assertion, without digest nor value, put where the shape says. */
export function withSignatureTemplate(message: string, signer: TestCertificate, shape: SignatureShape = {}): string {
  const { method = 'rsa-sha256', digest = 'sha256', prefixes = '', lineBreak = '\n' } = shape
  const id = / ID="([^"]*)"/.exec(message)?.[1] ?? ''
  const inclusive = prefixes && `<ec:InclusiveNamespaces xmlns:ec="${exclusive}" PrefixList="${prefixes}"/>`
  const certificate = broken(Buffer.from(signer.der).toString('base64'), lineBreak)
  const signature = `<ds:Signature xmlns:ds="${dsig}"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm="${exclusive}">${inclusive}</ds:CanonicalizationMethod><ds:SignatureMethod Algorithm="${methods[method]}"/><ds:Reference URI="${shape.uri ?? `#${id}`}"><ds:Transforms><ds:Transform Algorithm="${dsig}enveloped-signature"/><ds:Transform Algorithm="${exclusive}">${inclusive}</ds:Transform></ds:Transforms><ds:DigestMethod Algorithm="${digests[digest]}"/><ds:DigestValue></ds:DigestValue></ds:Reference></ds:SignedInfo><ds:SignatureValue></ds:SignatureValue><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></ds:Signature>`
  return shape.atTheEnd
    ? message.replace('</saml:Assertion>', () => `${signature}</saml:Assertion>`)
    : message.replace('</saml:Issuer>', () => `</saml:Issuer>${signature}`)
}

/** Signs the assertion of a message with libxml2's C14N: nothing here is shared with the verifier under test. */
export function signed(message: string, signer: TestCertificate, shape: SignatureShape = {}): string {
  const { method = 'rsa-sha256', digest = 'sha256', prefixes = '', lineBreak = '\n' } = shape
  const options = { exclusive: true, comments: false, inclusivePrefixes: prefixes === '' ? [] : prefixes.split(' ') }
  const assertion = libxml2Canonical(message, "//*[local-name()='Assertion']", options)
  const withDigest = withSignatureTemplate(message, signer, shape).replace(
    '<ds:DigestValue>',
    `<ds:DigestValue>${createHash(digest).update(assertion).digest('base64')}`,
  )
  const signedInfo = libxml2Canonical(withDigest, "//*[local-name()='SignedInfo']", options)
  const value = createSign(method.toUpperCase()).update(signedInfo).sign(signer.privateKeyPem, 'base64')
  return withDigest.replace('<ds:SignatureValue>', `<ds:SignatureValue>${broken(value, lineBreak)}`)
}

const broken = (base64: string, lineBreak: string): string => base64.replace(/.{76}/g, (line) => line + lineBreak)
