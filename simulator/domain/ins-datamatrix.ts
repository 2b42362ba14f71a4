import { isMatricule } from '#matrix/ins-number.js'
import { insOidRow } from '#matrix/ins-oids.js'

/** What the datamatrix INS of a person says. */
export interface DatamatrixIns {
  /** 15 characters, key included. */
  readonly matricule: string
  readonly oid: string
  /** Birth names in their order. */
  readonly prenoms: readonly string[]
  readonly nom: string
  readonly sexe: 'M' | 'F'
  /** AAAA-MM-JJ. */
  readonly naissance: string
  /** Code officiel géographique. */
  readonly lieu: string
}

/** `remarks` are French sentences on what is odd but readable; `reason` says why nothing could be read. */
export type DatamatrixReading =
  | { readonly ok: true; readonly ins: DatamatrixIns; readonly signed: boolean; readonly remarks: readonly string[] }
  | { readonly ok: false; readonly reason: string }

const GS = '\u001d'

/** Header of a 2D-Doc, zero-filled when nothing signs it: `IS`, version 01, then 22 characters. */
const unsignedHeader = `IS01${'0'.repeat(22)}`

/** Places of S1 to S7: fixed ones have a length, the others end with GS. */
const fields = [
  { tag: 'S1', length: 15 },
  { tag: 'S2' },
  { tag: 'S3' },
  { tag: 'S4' },
  { tag: 'S5', length: 1 },
  { tag: 'S6', length: 10 },
  { tag: 'S7', length: 5 },
] as const satisfies readonly { tag: string; length?: number }[]

type Tag = (typeof fields)[number]['tag']

/**
 * Text of the unsigned datamatrix INS of a person.
 *
 *   traits -> payload, its groups ended by GS (0x1D)
 *
 * Throws on a separator in a trait: it would be read as another person. Source: ins, section 6.
 */
export function writeDatamatrix({ matricule, oid, prenoms, nom, sexe, naissance, lieu }: DatamatrixIns): string {
  const values: Readonly<Record<Tag, string>> = {
    S1: matricule,
    S2: oid,
    S3: prenoms.join(' '),
    S4: nom,
    S5: sexe,
    S6: naissance,
    S7: lieu,
  }
  let text = unsignedHeader
  for (const field of fields) {
    const value = values[field.tag]
    const fixed = 'length' in field
    if (value.includes(GS) || (fixed && value.length !== field.length)) throw new Error(`${field.tag}: ${value}`)
    text += `${field.tag}${value}${fixed ? '' : GS}`
  }
  return text
}

/**
 * Reads the text of a datamatrix INS.
 *
 *   payload -> traits with remarks, or why it is none; `<GS>` in letters counts as the separator
 *
 * Fields are taken in any order, as a 2D-Doc allows; a signature that follows is not verified (its format is not public).
 */
export function readDatamatrix(payload: string): DatamatrixReading {
  const text = payload.replaceAll('<GS>', GS).replace(/[\r\n]+$/, '')
  if (!text.startsWith('IS')) return refused('Ce texte ne commence pas par « IS » : ce n’est pas un datamatrix INS.')
  if (!/^IS\d\d[0-9A-Z]{22}/.test(text)) return refused('L’en-tête de 26 caractères est incomplet.')
  const values = new Map<Tag, string>()
  let at = unsignedHeader.length
  while (at < text.length && text[at] !== '\u001f') {
    const field = fields.find(({ tag }) => text.startsWith(tag, at))
    if (!field) return refused(`Champ inconnu au caractère ${at + 1} : « ${text.slice(at, at + 2)} ».`)
    if (values.has(field.tag)) return refused(`Le champ ${field.tag} est écrit deux fois.`)
    const from = at + 2
    const separator = text.indexOf(GS, from)
    const end = 'length' in field ? from + field.length : separator < 0 ? text.length : separator
    if (end > text.length) return refused(`Le champ ${field.tag} est coupé.`)
    values.set(field.tag, text.slice(from, end))
    at = text[end] === GS ? end + 1 : end
  }
  const missing = fields.filter(({ tag }) => !values.has(tag)).map(({ tag }) => tag)
  if (missing.length > 0) return refused(`Il manque ${missing.join(', ')}.`)
  const value = (tag: Tag): string => values.get(tag) ?? ''
  const sexe = value('S5')
  if (sexe !== 'M' && sexe !== 'F') return refused(`Le sexe (S5) est « ${sexe} » : M ou F.`)
  const ins: DatamatrixIns = {
    matricule: value('S1'),
    oid: value('S2'),
    prenoms: value('S3')
      .split(' ')
      .filter((prenom) => prenom !== ''),
    nom: value('S4'),
    sexe,
    naissance: value('S6'),
    lieu: value('S7'),
  }
  return { ok: true, ins, signed: !text.startsWith(unsignedHeader), remarks: remarksOn(ins) }
}

const refused = (reason: string): DatamatrixReading => ({ ok: false, reason })

function remarksOn({ matricule, oid, naissance, lieu, prenoms, nom }: DatamatrixIns): string[] {
  const remarks: string[] = []
  if (!isMatricule(matricule)) remarks.push(`Le matricule ${matricule} n’a pas la forme ou la clé d’un matricule INS.`)
  if (!insOidRow(oid)) remarks.push(`L’OID ${oid} n’est celui d’aucun identifiant de patient.`)
  if (!/^\d{4}-\d\d-\d\d$/.test(naissance)) remarks.push(`La date de naissance « ${naissance} » n’est pas AAAA-MM-JJ.`)
  if (!/^\d[\dAB]\d{3}$/.test(lieu)) remarks.push(`Le lieu « ${lieu} » n’est pas un code officiel géographique.`)
  if (prenoms.length === 0) remarks.push('Aucun prénom de naissance.')
  if (nom === '') remarks.push('Aucun nom de naissance.')
  return remarks
}

/** The payload with its separators in letters, to be shown on a terminal. */
export const printableDatamatrix = (payload: string): string => payload.replaceAll(GS, '<GS>')
