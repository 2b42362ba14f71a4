import { sameName } from '#simulator/signature/certificate.js'
import { verifyEnveloped } from '#simulator/signature/xml-signature.js'
import { NS } from '#simulator/wire/namespaces.js'
import { defineCheck } from '../check.js'
import { existence, withVihf } from '../examples.js'
import { finding, seen, unless } from '../findings.js'
import { byStructure, samlAt } from './support/vihf.js'
import { inSignature, isSigned, signatureOf, source } from './support/vihf-signature.js'

export const oneCertificate = defineCheck({
  id: 'vihf/signature-certificate',
  title: 'KeyInfo donne le certificat du signataire, et lui seul',
  verifies: [],
  source,
  on: 'any',
  level: 'requirement',
  appliesTo: isSigned,
  judge: (view) => {
    const certificates = signatureOf(view)?.at(NS.ds, 'KeyInfo', 'X509Data')?.all(NS.ds, 'X509Certificate') ?? []
    const place = inSignature(view, 'KeyInfo')
    if (certificates.length !== 1) return [finding(place, 'un X509Certificate', `${certificates.length}`)]
    return view.signing ? [] : [finding(place, 'un certificat lisible', seen(certificates[0]?.text.trim()))]
  },
  examples: {
    pass: [existence()],
    fail: [
      existence({ spoil: { assertion: (xml) => xml.replace(/<ds:X509Certificate>.*<\/ds:X509Certificate>/s, '') } }),
    ],
  },
})

export const signatureUsage = defineCheck({
  id: 'vihf/signature-usage',
  title: "Le VIHF est signé par un certificat de signature, pas d'authentification",
  verifies: ['EX_GEN-1450'],
  source: { doc: 'dmp-vihf', at: '8, row 3' },
  on: 'any',
  level: 'requirement',
  appliesTo: (view) => view.signing !== undefined,
  judge: (view) => {
    const usages = [...(view.signing?.keyUsage ?? [])]
    return unless(
      usages.includes('nonRepudiation'),
      inSignature(view, 'KeyInfo'),
      'usage nonRepudiation',
      usages.join(', '),
    )
  },
  examples: {
    pass: [existence(), existence({ card: 'etablissement' })],
    fail: [existence({ spoil: { signingKey: (_, { context }) => context.card.authentication } })],
  },
})

export const issuerIsSigner = defineCheck({
  id: 'vihf/issuer-is-signer',
  title: 'Issuer est le DN du certificat qui signe',
  verifies: [],
  source,
  on: 'any',
  level: 'requirement',
  appliesTo: (view) => view.signing !== undefined,
  judge: (view) => {
    const subject = view.signing?.subjectText ?? ''
    const issuer = view.vihf?.issuer ?? ''
    return unless(sameName(issuer, subject), samlAt(view, 'Issuer'), subject, issuer)
  },
  examples: {
    pass: [existence(), existence({ card: 'etablissement' })],
    fail: [existence(withVihf((vihf) => ({ ...vihf, issuer: 'CN=inconnu,O=TEST,C=FR' })))],
  },
})

export const signerIsStructure = defineCheck({
  id: 'vihf/signer-structure',
  title: 'En indirecte et en AIR, le certificat qui signe est celui de la structure du VIHF',
  verifies: ['EX_GEN-1450'],
  source: { doc: 'dmp-vihf', at: '7' },
  on: 'any',
  level: 'requirement',
  assumed:
    'un certificat d’entité juridique avec un VIHF d’entité géographique est admis (assouplissement EJ/EG), et le lien des deux ne se voit pas dans le message',
  appliesTo: (view) => byStructure(view) && view.signing !== undefined,
  judge: (view) => {
    const units = view.signing?.organizationalUnits ?? []
    const structure = view.vihf?.structureId ?? ''
    return unless(units.includes(structure), inSignature(view, 'KeyInfo'), `OU=${structure}`, units.join(', '))
  },
  examples: {
    pass: [existence({ card: 'etablissement' })],
    fail: [
      existence({
        card: 'etablissement',
        spoil: { signingKey: (_, { context }) => context.card.signature },
        structureId: '10B0999999',
      }),
    ],
  },
})

export const valid = defineCheck({
  id: 'vihf/signature-valid',
  title: 'La signature du VIHF est juste : empreinte et valeur',
  verifies: [],
  source: { doc: 'dmp-vihf', at: '8, row 2' },
  on: 'any',
  level: 'requirement',
  appliesTo: isSigned,
  judge: (view) =>
    (view.assertion ? verifyEnveloped(view.assertion).failures : []).map(({ at, detail }) =>
      finding(at, 'une signature valide', detail),
    ),
  examples: {
    pass: [existence(), existence(withVihf((vihf) => ({ ...vihf, algorithm: 'rsa-sha1' })))],
    fail: [
      existence({ spoil: { assertion: (xml) => xml.replace('LPS MODELE', 'LPS MODIFIE') } }),
      existence({
        spoil: { assertion: (xml) => xml.replace(/<ds:SignatureValue>.{8}/, '<ds:SignatureValue>AAAAAAAA') },
      }),
    ],
  },
})
