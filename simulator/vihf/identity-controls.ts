import { changeHolds } from '#matrix/package-changes.js'
import { refuse } from '../rejection.js'
import type { CertificateView } from '../signature/certificate.js'
import { holderOf, structureOf } from './certificate-holder.js'
import type { Control, VihfFacts } from './control.js'

/** The certificates of a call that could be read, with how to name them. */
const certificatesOf = ({ tlsCertificate, signature }: VihfFacts): (readonly [string, CertificateView])[] => {
  const certificates: (readonly [string, CertificateView])[] = []
  if (tlsCertificate) certificates.push(['TLS', tlsCertificate])
  if (signature?.certificate) certificates.push(['de signature', signature.certificate])
  return certificates
}

/**
 * The structure of the certificates is that of the VIHF (dmp-vihf, section 7).
 *
 * Indirect and AIR: TLS and signing certificates carry Identifiant_Structure in their OU, or that of its entité
 * juridique. Direct: only a CPE names a structure.
 */
export const sameStructure: Control = (facts) => {
  const { vihf } = facts
  const mismatch = (detail: string) => refuse('structure-mismatch', detail, vihf.place).rejection
  const isDirect = vihf.authenticationMode === 'DIRECTE'
  const certificates = certificatesOf(facts)
  for (const [name, certificate] of certificates) {
    if (isDirect && holderOf(certificate) !== 'CPE') continue
    // [assumed: card-in-indirect] A CPE names a structure too, but is nobody's seal.
    if (!isDirect && holderOf(certificate) === 'CPE')
      return mismatch(`le certificat ${name} est celui d'une carte (CPE)`)
    const structure = structureOf(certificate)
    if (structure === undefined) return mismatch(`le certificat ${name} n'est pas celui d'une structure (OU absent)`)
    const covers = structure === vihf.structureId || (!isDirect && isLegalEntityOf(structure, facts))
    if (!covers) {
      return mismatch(`Identifiant_Structure vaut ${vihf.structureId}, l'OU du certificat ${name} est ${structure}`)
    }
  }
  if (isDirect || certificates.length < 2) return undefined
  const structures = new Set(certificates.map(([, certificate]) => structureOf(certificate)))
  if (structures.size < 2) return undefined
  return mismatch(`les certificats TLS et de signature nomment deux structures : ${[...structures].join(' et ')}`)
}

/**
 * The EJ/EG relaxation: the certificate of an entité juridique for one of its entités géographiques.
 *
 * The directory of the bench does not say which EG belongs to which EJ, so any EG of the directory is taken with any EJ
 * [assumed: eg-of-ej]; and the two are told apart by the prefixes of test FINESS, 11B and 10B, the only form the
 * sources show.
 */
const isLegalEntityOf = (certificateStructure: string, { vihf, structure, settings }: VihfFacts): boolean =>
  changeHolds('ej-eg', settings.guidePackage) &&
  certificateStructure.startsWith('11B') &&
  (vihf.structureId?.startsWith('10B') ?? false) &&
  structure(vihf.structureId ?? '') !== undefined

/**
 * In direct mode the card of the TLS session, and the one that signed, are those of NameID.
 *
 * Through Pro Santé Connect no card is there: the DMP access token says who calls [assumed: psc-name-id].
 */
export const sameCard: Control = (facts) => {
  const { vihf, delegation } = facts
  if (vihf.authenticationMode !== 'DIRECTE') return undefined
  if (delegation) {
    if (delegation.professionalId === vihf.nameId) return undefined
    const detail = `NameID vaut ${vihf.nameId}, le jeton d'accès DMP est celui de ${delegation.professionalId}`
    return refuse('card-mismatch', detail, vihf.place).rejection
  }
  for (const [name, { commonName }] of certificatesOf(facts)) {
    if (commonName === vihf.nameId) continue
    const detail = `NameID vaut ${vihf.nameId}, le certificat ${name} est celui de ${commonName ?? 'personne'}`
    return refuse('card-mismatch', detail, vihf.place).rejection
  }
  return undefined
}
