import { type CertificateView, readCertificate } from '#simulator/signature/certificate.js'
import { defineCheck } from '../check.js'
import { existence, tlsOf } from '../examples.js'
import { finding, unless } from '../findings.js'
import { type ExchangeView, requestHeader } from '../view.js'
import { byStructure } from './support/vihf.js'

const modernSuites =
  /^(TLS_(AES_256_GCM_SHA384|CHACHA20_POLY1305_SHA256|AES_128_GCM_SHA256)|ECDHE-RSA-(CHACHA20-POLY1305|AES128-GCM-SHA256|AES256-SHA384|AES256-GCM-SHA384))$/

export const tlsVersion = defineCheck({
  id: 'transport/tls-version',
  title: 'La liaison est en TLS 1.2 ou plus, avec une suite admise',
  verifies: [],
  source: { doc: 'dmp-wire', at: '2' },
  on: 'any',
  level: 'requirement',
  appliesTo: (view) => view.exchange.tls !== undefined,
  judge: (view) => {
    const { protocol, cipher } = view.exchange.tls ?? { protocol: '', cipher: '' }
    return [
      ...unless(/^TLSv1\.[23]$/.test(protocol), 'TLS', 'TLS 1.2 ou TLS 1.3', protocol),
      ...unless(modernSuites.test(cipher), 'TLS', 'une suite ECDHE_RSA de la note 579, ou de TLS 1.3', cipher),
    ]
  },
  examples: {
    pass: [existence({ tls: tlsOf() })],
    fail: [existence({ tls: tlsOf({ protocol: 'TLSv1.1' }) }), existence({ tls: tlsOf({ cipher: 'AES128-SHA' }) })],
  },
})

const isAddress = (host: string): boolean => /^(\d+(\.\d+){3}|\[.*\])(:\d+)?$/.test(host)

export const serverNameIndication = defineCheck({
  id: 'transport/sni',
  title: 'Le client TLS nomme le serveur (extension SNI)',
  verifies: ['EX_0.X-1031'],
  source: { doc: 'dmp-wire', at: '2' },
  on: 'any',
  level: 'requirement',
  // An IP address cannot be named in SNI: only a host name makes the rule observable.
  appliesTo: (view) => view.exchange.tls !== undefined && !isAddress(requestHeader(view, 'host') ?? ''),
  judge: (view) => {
    const name = view.exchange.tls?.serverName
    return unless(Boolean(name), 'TLS, ClientHello', 'une extension server_name', name)
  },
  examples: {
    pass: [existence({ tls: tlsOf({ serverName: 'lps.dmp-bench.test' }) })],
    fail: [existence({ tls: tlsOf({ serverName: undefined }) })],
  },
})

const certificateOf = ({ exchange }: ExchangeView): CertificateView | undefined =>
  exchange.tls?.certificate && readCertificate(exchange.tls.certificate)

export const clientCertificate = defineCheck({
  id: 'transport/client-certificate',
  title: "Le client TLS présente un certificat d'authentification",
  verifies: [],
  source: { doc: 'dmp-wire', at: '2' },
  on: 'any',
  level: 'requirement',
  appliesTo: (view) => view.exchange.tls !== undefined,
  judge: (view) => {
    const certificate = certificateOf(view)
    if (!certificate) return [finding('TLS', 'un certificat client lisible', 'aucun')]
    const usages = [...(certificate.keyUsage ?? [])]
    return unless(
      usages.includes('digitalSignature'),
      'TLS, certificat client',
      'usage digitalSignature',
      usages.join(', '),
    )
  },
  examples: {
    pass: [existence({ tls: tlsOf() }), existence({ card: 'etablissement', tls: tlsOf() })],
    fail: [existence({ tls: tlsOf({ certificate: undefined }) })],
  },
})

const clientAuth = '1.3.6.1.5.5.7.3.2'

export const structureCertificate = defineCheck({
  id: 'transport/structure-certificate',
  title: 'En indirecte et en AIR, le client TLS présente un certificat ORG_AUTH_CLI de la structure',
  verifies: ['EX_GEN-1450', 'EX_AIR-080'],
  source: { doc: 'dmp-wire', at: '2' },
  on: 'any',
  level: 'requirement',
  appliesTo: (view) => byStructure(view) && certificateOf(view) !== undefined,
  judge: (view) => {
    const { extendedKeyUsage = [], organizationalUnits = [] } = certificateOf(view) ?? {}
    return [
      ...unless(
        extendedKeyUsage.includes(clientAuth),
        'TLS, certificat client',
        'usage étendu clientAuth',
        extendedKeyUsage.join(', '),
      ),
      ...unless(
        organizationalUnits.length > 0,
        'TLS, certificat client',
        "l'identifiant de la structure (OU)",
        organizationalUnits[0],
      ),
    ]
  },
  examples: {
    pass: [existence({ card: 'etablissement', tls: tlsOf() })],
    fail: [
      existence({
        card: 'etablissement',
        tls: (card) => tlsOf({ certificate: card.signature.certificateDer })(card),
      }),
    ],
  },
})
