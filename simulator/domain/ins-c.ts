import { createHash } from 'node:crypto'
import { insKey } from '#matrix/ins-number.js'

/** What an INS-C is made of, as read on a carte Vitale. */
export interface InsCTraits {
  /** Prénom usuel, as written; may be empty. */
  readonly prenom: string
  /** AAMMJJ as on the card (day 00 and lunar months included), or JJMMAAAA; empty when missing. */
  readonly date: string
  /** 13 characters of the person's own NIR, Corsican letter kept. */
  readonly nir: string
  /** Key of the NIR, controlled first when it is known. */
  readonly key?: string
}

/** `insC` has 22 digits; `reason` is a French sentence. */
export type InsC = { readonly ok: true; readonly insC: string } | { readonly ok: false; readonly reason: string }

const refused = (reason: string): InsC => ({ ok: false, reason })

/**
 * The INS-C of a person: 20 digits of a truncated SHA-256, then a key of 2 digits, 01 to 97.
 *
 *   traits -> 22 digits, or why it is not calculable
 *
 * Source: ins, section 1.1 (conception document of the INS-C, 30/10/2009).
 */
export function insC({ prenom, date, nir, key }: InsCTraits): InsC {
  const expected = insKey(nir)
  if (expected === undefined) {
    return refused('Le NIR a 13 caractères : des chiffres, ou 2A et 2B pour un département de Corse.')
  }
  if (key !== undefined && key !== expected) return refused(`La clé du NIR est fausse : ${key} au lieu de ${expected}.`)
  if (!/^[12]/.test(nir)) {
    return refused("L'INS-C n'est pas calculable : un numéro provisoire ou d'attente ne commence pas par 1 ou 2.")
  }
  const day = seedDate(date)
  if (day === undefined) return refused('La date de naissance a 6 chiffres, AAMMJJ, telle que sur la carte.')
  const hash = createHash('sha256')
    .update(`${seedName(prenom)}${day}${nir}`, 'ascii')
    .digest()
  const number = hash.readBigUInt64BE(0)
  const control = 97n - (number % 97n)
  return { ok: true, insC: `${String(number).padStart(20, '0')}${String(control).padStart(2, '0')}` }
}

/** Ten characters: letters without accents in capitals, all else dropped, blanks at the end. */
const seedName = (prenom: string): string =>
  prenom
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toUpperCase()
    .slice(0, 10)
    .padEnd(10)

function seedDate(date: string): string | undefined {
  if (date === '') return '000000'
  if (/^\d{6}$/.test(date)) return date
  return /^\d{8}$/.test(date) ? `${date.slice(6)}${date.slice(2, 4)}${date.slice(0, 2)}` : undefined
}

/** Marks that first names are written with, dropped as the algorithm wants without anything being lost. */
const writtenWith = /[A-Za-z\s'’\u2010\u2011-]/

/**
 * What is odd in traits that the algorithm takes nonetheless: French sentences.
 *
 * The dropped characters are those of the source; that a day or a year is a mistake is our assumption, and said so.
 */
export function insCRemarks({ prenom, date }: InsCTraits): string[] {
  const dropped = [...prenom.normalize('NFD').replace(/\p{M}/gu, '')].filter((one) => !writtenWith.test(one))
  const remarks: string[] = []
  if (dropped.length > 0) {
    const left = seedName(prenom).trim() === '' ? ' Le prénom compte comme vide.' : ''
    remarks.push(
      `« ${[...new Set(dropped)].join('')} » ne compte pas dans le prénom : seules les lettres de A à Z entrent dans l'INS-C.${left}`,
    )
  }
  const day = seedDate(date)?.slice(4) ?? ''
  if (Number(day) > 31) {
    remarks.push(
      `Aucun mois n'a de jour ${day} (hypothèse du banc) : la date est prise telle quelle, comme sur la carte.`,
    )
  }
  if (date.length === 8 && !/^(18|19|20)/.test(date.slice(4))) {
    const read = `${date.slice(0, 2)}/${date.slice(2, 4)}/${date.slice(4)}`
    remarks.push(
      `Huit chiffres se lisent JJMMAAAA, ici ${read} : est-ce bien cela (hypothèse du banc) ? Sinon, donnez AAMMJJ.`,
    )
  }
  return remarks
}
