/** Names of the attributes of a VIHF (source: dmp-vihf, section 2). */
export const vihfAttribute = {
  version: 'VIHF_Version',
  structure: 'Identifiant_Structure',
  sector: 'Secteur_Activite',
  subjectId: 'urn:oasis:names:tc:xspa:1.0:subject:subject-id',
  role: 'urn:oasis:names:tc:xacml:2.0:subject:role',
  mode: 'Authentification_mode',
  resourceId: 'urn:oasis:names:tc:xacml:2.0:resource:resource-id',
  resourceUrn: 'Ressource_URN',
  purposeOfUse: 'urn:oasis:names:tc:xspa:1.0:subject:purposeofuse',
  accessReason: 'Mode_Acces_Raison',
  confidentialityCode: 'urn:oasis:names:tc:xspa:1.0:resource:patient:hl7:confidentiality-code',
  lpsId: 'LPS_ID',
  lpsName: 'LPS_Nom',
  lpsVersion: 'LPS_Version',
  homologation: 'LPS_ID_HOMOLOGATION_DMP',
} as const

/** Spellings of the mode that accepted clients use: no oddity. */
export const modeSpellings: readonly string[] = ['Authentification_mode', 'Authentification_Mode']

/** Names of the API v1, read by nobody now. */
export const legacyAttributes: readonly string[] = ['Profession', 'Mode_Acces', 'LPS_Type', 'Confidentiality_code']

/** Code systems of `subject:role` (source: dmp-vihf, section 3). */
export const roleSystem = {
  /** TRE_G15: profession de santé. */
  profession: '1.2.250.1.71.1.2.7',
  /** TRE_G16: profession of somebody in training. */
  training: '1.2.250.1.71.1.2.8',
  /** TRE_A00: automate, secrétariat, device. */
  producer: '1.2.250.1.213.1.1.4.6',
  /** TRE_R94: profession du social. */
  social: '1.2.250.1.213.1.6.1.4',
  /** TRE_R95: usager de titre. */
  title: '1.2.250.1.213.1.6.1.109',
  /** TRE_R291: autre profession. */
  other: '1.2.250.1.213.1.6.1.140',
  /** TRE_R01: savoir-faire of a médecin. */
  specialty: '1.2.250.1.71.4.2.5',
  /** TRE_G05: section of a pharmacien. */
  pharmacySection: '1.2.250.1.71.4.2.6',
  /** TRE_R85: role in the care. */
  careRole: '1.2.250.1.213.1.6.1.107',
  /** Fonctions, where FON-29 is médecin du travail. */
  function: '1.2.250.1.213.1.6.1.17',
} as const

/** Professions whose second role is compulsory (TRE_G15 and G16). */
export const medecin = '10'
export const pharmacien = '21'

/** TRE_R291: a professional characterised by his role. */
export const knownByRole = '99'

/** A value of the mode that a comment of a public example gives for Pro Santé Connect [assumed: psc-mode]. */
export const delegatedMode = 'DELEGUEE'
