import { NS } from '#simulator/wire/namespaces.js'
import { defineCheck } from '../check.js'
import { existence, withVihf } from '../examples.js'
import { finding, unless } from '../findings.js'
import { assertionOf, byStructure } from './support/vihf.js'
import {
  algorithm,
  enveloped,
  excC14n,
  inSignature,
  isSigned,
  rsaSha1,
  rsaSha256,
  signatureOf,
  source,
} from './support/vihf-signature.js'

export const signedByStructure = defineCheck({
  id: 'vihf/signed',
  title: 'En indirecte et en AIR, le VIHF est signé',
  verifies: ['EX_GEN-1450'],
  source,
  on: 'any',
  level: 'requirement',
  appliesTo: byStructure,
  judge: (view) =>
    isSigned(view) ? [] : [finding(assertionOf(view), 'une ds:Signature enveloppée', 'aucune signature')],
  examples: {
    pass: [existence({ card: 'etablissement' })],
    fail: [existence({ card: 'etablissement', spoil: { signingKey: () => undefined } })],
  },
})

export const signedByCard = defineCheck({
  id: 'vihf/signed-direct',
  title: 'En directe aussi, le VIHF gagne à être signé par la carte',
  verifies: [],
  source,
  on: 'any',
  level: 'recommendation',
  appliesTo: (view) => view.vihf?.authenticationMode === 'DIRECTE',
  judge: (view) =>
    isSigned(view) ? [] : [finding(assertionOf(view), 'une ds:Signature enveloppée', 'aucune signature')],
  examples: { pass: [existence()], fail: [existence({ spoil: { signingKey: () => undefined } })] },
})

export const form = defineCheck({
  id: 'vihf/signature-form',
  title: "La signature est enveloppée, sur l'assertion entière, en C14N exclusive",
  verifies: [],
  source,
  on: 'any',
  level: 'requirement',
  appliesTo: isSigned,
  judge: (view) => {
    const info = signatureOf(view)?.child(NS.ds, 'SignedInfo')
    const references = info?.all(NS.ds, 'Reference') ?? []
    const uri = references[0]?.attr('URI')
    const transforms = (references[0]?.child(NS.ds, 'Transforms')?.elements ?? []).map(algorithm)
    const canonicalization = algorithm(info?.child(NS.ds, 'CanonicalizationMethod'))
    return [
      ...(references.length === 1
        ? []
        : [finding(inSignature(view, 'SignedInfo'), 'une Reference', `${references.length}`)]),
      ...unless(
        uri === `#${view.vihf?.id}`,
        inSignature(view, 'SignedInfo', 'Reference'),
        `#${view.vihf?.id}`,
        uri,
        'URI',
      ),
      ...unless(
        transforms.length === 2 && transforms[0] === enveloped && transforms[1] === excC14n,
        inSignature(view, 'SignedInfo', 'Reference', 'Transforms'),
        'enveloped-signature puis xml-exc-c14n#',
        transforms.join(', '),
      ),
      ...unless(
        canonicalization === excC14n,
        inSignature(view, 'SignedInfo', 'CanonicalizationMethod'),
        excC14n,
        canonicalization,
      ),
    ]
  },
  examples: {
    pass: [existence()],
    fail: [
      existence({
        spoil: {
          assertion: (xml) =>
            xml.replace(
              `<ds:CanonicalizationMethod Algorithm="${excC14n}"`,
              '<ds:CanonicalizationMethod Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"',
            ),
        },
      }),
      existence({ spoil: { assertion: (xml) => xml.replace(/<ds:Reference URI="#[^"]*"/, '<ds:Reference URI=""') } }),
    ],
  },
})

export const algorithms = defineCheck({
  id: 'vihf/signature-algorithm',
  title: 'La signature est en RSA et SHA-256',
  verifies: [],
  source,
  on: 'any',
  level: 'recommendation',
  appliesTo: isSigned,
  judge: (view) => {
    const method = algorithm(signatureOf(view)?.at(NS.ds, 'SignedInfo', 'SignatureMethod'))
    const digest = algorithm(signatureOf(view)?.at(NS.ds, 'SignedInfo', 'Reference', 'DigestMethod'))
    return [
      ...unless(method === rsaSha256, inSignature(view, 'SignedInfo', 'SignatureMethod'), rsaSha256, method),
      ...unless(
        digest === 'http://www.w3.org/2001/04/xmlenc#sha256',
        inSignature(view, 'SignedInfo', 'Reference', 'DigestMethod'),
        'http://www.w3.org/2001/04/xmlenc#sha256',
        digest,
      ),
    ]
  },
  examples: { pass: [existence()], fail: [existence(withVihf((vihf) => ({ ...vihf, algorithm: 'rsa-sha1' })))] },
})

export const knownAlgorithms = defineCheck({
  id: 'vihf/signature-algorithm-known',
  title: 'La signature emploie un algorithme que le DMP lit',
  verifies: [],
  source,
  on: 'any',
  level: 'requirement',
  appliesTo: isSigned,
  judge: (view) => {
    const method = algorithm(signatureOf(view)?.at(NS.ds, 'SignedInfo', 'SignatureMethod'))
    return unless(
      method === rsaSha256 || method === rsaSha1,
      inSignature(view, 'SignedInfo', 'SignatureMethod'),
      `${rsaSha256} ou ${rsaSha1}`,
      method,
    )
  },
  examples: {
    pass: [existence(), existence(withVihf((vihf) => ({ ...vihf, algorithm: 'rsa-sha1' })))],
    fail: [existence({ spoil: { assertion: (xml) => xml.replace('#rsa-sha256', '#rsa-sha512') } })],
  },
})
