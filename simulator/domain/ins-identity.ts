/** One matricule of a person, with the time it was his; dates are AAAA-MM-JJ. */
export interface InsNumber {
  /** 15 characters, key included. */
  readonly matricule: string
  readonly oid: string
  readonly from?: string
  readonly to?: string
}

/** A person as INSi knows him: the traits of the civil register, in capitals without accents (source: ins, section 3). */
export interface InsIdentity {
  readonly active: InsNumber
  /** Matricules that were his before. */
  readonly history: readonly InsNumber[]
  readonly birthName: string
  readonly givenNames: readonly [string, ...string[]]
  readonly sex: 'M' | 'F'
  /** AAAA-MM-JJ; day and month may be 00. */
  readonly birthDate: string
  /** Code officiel géographique, 5 characters. */
  readonly birthPlace?: string
  /** Matricule of the ouvrant droit whose carte Vitale he stands on; absent when it is his own. */
  readonly policyHolder?: string
  /** Rank among children born together. */
  readonly birthRank?: number
}

/** A name as civil registers and INSi write it: capitals A to Z, accents stripped; blank, hyphen and apostrophe stay. */
export const withoutAccents = (name: string): string =>
  name
    .replace(/[œŒ]/g, 'OE')
    .replace(/[æÆ]/g, 'AE')
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toUpperCase()

/** True for a name that INSi accepts (source: ins, section 4.2). */
export const isInsName = (name: string): boolean => /^[A-Z' -]+$/.test(name)
