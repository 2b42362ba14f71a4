import type { CertificateView } from '../signature/certificate.js'

/** Who a certificate of IGC-Santé stands for. */
export type Holder = 'CPS' | 'CPE' | 'structure'

/**
 * Holder of a certificate: of a professional's card, of an employee's card, or a structure.
 *
 * Read in the card type extension; software certificates have none, so then in the family of the issuer
 * (STANDARD = CPE, PERSONNES = people), then in the subject (certificates, sections 1 to 2.1). Undefined otherwise.
 */
export function holderOf(certificate: CertificateView): Holder | undefined {
  const { cardType, issuerText, organizationalUnits } = certificate
  if (cardType !== undefined) return cardType === 'CPE' ? 'CPE' : 'CPS'
  if (/STANDARD PERSONNES/i.test(issuerText)) return 'CPE'
  if (/PERSONNES/i.test(issuerText)) return 'CPS'
  return organizationalUnits.length > 0 ? 'structure' : undefined
}

/** Struct_IdNat in the subject of a structure's or of a CPE's certificate: its first OU. */
export const structureOf = (certificate: CertificateView): string | undefined => certificate.organizationalUnits[0]
