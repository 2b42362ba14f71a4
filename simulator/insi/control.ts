import { isMatricule } from '#matrix/ins-number.js'
import { insiFaults, insiOperations } from '#matrix/insi.js'
import type { InsIdentity, InsNumber } from '../domain/ins-identity.js'
import type { InjectedAnswer, Injection, InjectionFilter } from './injection.js'

/** What a test sent, read; `reason` is a French sentence. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string }

type Json = Readonly<Record<string, unknown>>

const refuse = (reason: string): { readonly ok: false; readonly reason: string } => ({ ok: false, reason })

const asObject = (value: unknown): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined

const asText = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

/** Fields of `pour`, and the field of a filter that each one sets. */
const filterFields = {
  operation: 'operation',
  nomNaissance: 'birthName',
  prenom: 'givenName',
  sexe: 'sex',
  dateNaissance: 'birthDate',
  lieuNaissance: 'birthPlace',
  matricule: 'matricule',
} as const satisfies Readonly<Record<string, keyof InjectionFilter>>

/**
 * An answer to inject, as a test posts it.
 *
 *   { pour: { nomNaissance... }, reponse: { cr | faute | individu | verification }, fois? } -> Injection
 *
 * Without `pour`, or with an empty one, it is for every request; `fois` says how many times, for ever unless told.
 */
export function readInjection(json: unknown): Read<Injection> {
  const root = asObject(json)
  if (!root)
    return refuse('Un objet JSON est attendu (Content-Type: application/json) : { "pour": {…}, "reponse": {…} }.')
  const filter = readFilter(root.pour ?? {})
  if (!filter.ok) return filter
  const answer = readAnswer(asObject(root.reponse) ?? {})
  if (!answer.ok) return answer
  const { fois } = root
  if (fois !== undefined && !(Number.isInteger(fois) && (fois as number) > 0)) {
    return refuse('« fois » est un entier de 1 ou plus.')
  }
  return {
    ok: true,
    value: { told: root, filter: filter.value, answer: answer.value, left: fois as number | undefined },
  }
}

function readFilter(json: unknown): Read<InjectionFilter> {
  const object = asObject(json)
  if (!object) return refuse('« pour » est un objet.')
  const filter: Record<string, string> = {}
  for (const [name, value] of Object.entries(object)) {
    const field = Object.hasOwn(filterFields, name) ? filterFields[name as keyof typeof filterFields] : undefined
    if (!field) return refuse(`« pour.${name} » n'est pas un champ : ${Object.keys(filterFields).join(', ')}.`)
    const text = asText(value)
    if (text === undefined) return refuse(`« pour.${name} » est un texte.`)
    filter[field] = text
  }
  const { operation } = filter
  if (operation !== undefined && !insiOperations.some(({ id }) => id === operation)) {
    return refuse(`« pour.operation » : ${insiOperations.map(({ id }) => id).join(', ')}.`)
  }
  return { ok: true, value: filter as InjectionFilter }
}

function readAnswer(reponse: Json): Read<InjectedAnswer> {
  const [kind, ...others] = Object.keys(reponse)
  if (kind === undefined || others.length > 0) {
    return refuse('« reponse » a un seul champ : cr, faute, individu ou verification.')
  }
  const value = reponse[kind]
  switch (kind) {
    case 'cr':
      if (value === '01') return { ok: true, value: { kind: 'report', report: 'none' } }
      if (value === '02') return { ok: true, value: { kind: 'report', report: 'several' } }
      return refuse('« reponse.cr » est "01" (aucune identité) ou "02" (plusieurs).')
    case 'faute': {
      const row = insiFaults.find(({ id, error }) => error !== null && id === value)
      if (row) return { ok: true, value: { kind: 'fault', fault: row.id } }
      const known = insiFaults.flatMap(({ id, error }) => (error === null ? [] : [id]))
      return refuse(`« reponse.faute » : ${known.join(', ')}.`)
    }
    case 'verification':
      if (value === 'OK' || value === 'KO') return { ok: true, value: { kind: 'verified', verified: value === 'OK' } }
      return refuse('« reponse.verification » est "OK" ou "KO".')
    case 'individu': {
      const identity = readIdentity(asObject(value) ?? {})
      return identity.ok ? { ok: true, value: { kind: 'identity', identity: identity.value } } : identity
    }
    default:
      return refuse(`« reponse.${kind} » n'est pas un champ : cr, faute, individu ou verification.`)
  }
}

function readIdentity(individu: Json): Read<InsIdentity> {
  const active = readNumber(individu)
  if (!active.ok) return active
  const history: InsNumber[] = []
  for (const former of Array.isArray(individu.historique) ? individu.historique : []) {
    const number = readNumber(asObject(former) ?? {})
    if (!number.ok) return number
    history.push(number.value)
  }
  const prenoms: unknown[] = Array.isArray(individu.prenoms) ? individu.prenoms : []
  const [first, ...more] = prenoms.flatMap((prenom) => asText(prenom) ?? [])
  const birthName = asText(individu.nomNaissance)
  const birthDate = asText(individu.dateNaissance)
  const { sexe } = individu
  if (!birthName || !first || more.length !== prenoms.length - 1) {
    return refuse('« individu » veut nomNaissance, et prenoms : une liste de textes.')
  }
  if (sexe !== 'M' && sexe !== 'F') return refuse('« individu.sexe » est "M" ou "F".')
  if (!birthDate || !/^\d{4}-\d\d-\d\d$/.test(birthDate)) return refuse('« individu.dateNaissance » est AAAA-MM-JJ.')
  const birthPlace = asText(individu.lieuNaissance)
  return {
    ok: true,
    value: {
      active: active.value,
      history,
      birthName,
      givenNames: [first, ...more],
      sex: sexe,
      birthDate,
      ...(birthPlace ? { birthPlace } : {}),
    },
  }
}

/** The matricule may have a wrong key on purpose: a client must notice it. Only its form is asked. */
function readNumber(json: Json): Read<InsNumber> {
  const matricule = asText(json.matricule)
  const oid = asText(json.oid)
  if (!matricule || !(isMatricule(matricule) || /^\d{6}[A-Z0-9]\d{8}$/.test(matricule))) {
    return refuse('« matricule » a 15 caractères, clé comprise.')
  }
  if (!oid || !/^[0-2](\.\d+)+$/.test(oid)) return refuse('« oid » est un OID.')
  const from = asText(json.debut)
  const to = asText(json.fin)
  return { ok: true, value: { matricule, oid, ...(from ? { from } : {}), ...(to ? { to } : {}) } }
}

/** `{ avancerSecondes }` -> seconds, at most a year. */
export function readAdvance(json: unknown): Read<number> {
  const seconds = asObject(json)?.avancerSecondes
  if (typeof seconds === 'number' && seconds > 0 && seconds <= 366 * 24 * 3600) return { ok: true, value: seconds }
  return refuse('« avancerSecondes » est un nombre de secondes, un an au plus.')
}
