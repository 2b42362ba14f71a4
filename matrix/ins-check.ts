import { insKey, insNumberKind, type NirParts, nirParts } from './ins-number.js'
import { type InsOidRow, insOidRow } from './ins-oids.js'

/** What is wrong with an INS, or only odd; `says` is a French sentence. */
export interface InsFinding {
  readonly level: 'error' | 'warning'
  readonly says: string
}

/** An INS looked at: what it is made of, and what is wrong with it; valid when no finding is an error. */
export interface InsCheck {
  readonly matricule: string
  readonly number: string
  readonly key: string
  readonly parts?: NirParts
  readonly oid?: InsOidRow
  readonly findings: readonly InsFinding[]
}

const error = (says: string): InsFinding => ({ level: 'error', says })
const warning = (says: string): InsFinding => ({ level: 'warning', says })

/**
 * Controls a matricule INS as it goes in a message: form, kind, key, and OID where one is given.
 *
 *   '277076322082910', '1.2.250.1.213.1.4.10' -> InsCheck
 *
 * The sex is never drawn from the first digit: test people contradict it (source: ins, sections 2 and 5).
 */
export function checkIns(matricule: string, oid?: string): InsCheck {
  const number = matricule.slice(0, 13)
  const key = matricule.slice(13)
  const parts = nirParts(number)
  const row = oid === undefined ? undefined : insOidRow(oid)
  return {
    matricule,
    number,
    key,
    ...(parts ? { parts } : {}),
    ...(row ? { oid: row } : {}),
    findings: [...numberFindings(matricule, number, key, parts), ...oidFindings(oid, row)],
  }
}

function numberFindings(matricule: string, number: string, key: string, parts: NirParts | undefined): InsFinding[] {
  if (matricule.length === 13 && insKey(number) !== undefined) {
    return [error(`Il manque la clé : le matricule INS a 15 caractères, ici ${number}${insKey(number)}.`)]
  }
  if (matricule.length === 22 && /^\d+$/.test(matricule)) {
    return [error('22 chiffres : c’est la forme d’un INS-C, que le DMP n’accepte plus.')]
  }
  const expected = insKey(number)
  if (matricule.length !== 15 || expected === undefined) {
    return [error('Un matricule INS a 13 caractères (des chiffres, ou 2A et 2B en Corse) et une clé de 2 chiffres.')]
  }
  const findings: InsFinding[] = []
  if (key !== expected) findings.push(error(`La clé est fausse : ${key} au lieu de ${expected}.`))
  const kind = insNumberKind(number)
  if (kind === 'NNP') findings.push(error('Numéro provisoire (NNP), refusé depuis le 31/12/2022.'))
  else if (kind === 'MIG') findings.push(error('Numéro de migrant (MIG), qui n’est pas un matricule INS.'))
  else if (kind === undefined) findings.push(error('Le premier chiffre d’un NIR ou d’un NIA est 1 ou 2.'))
  else if (!parts) findings.push(warning('Mois, département ou numéro d’ordre hors des valeurs connues.'))
  return findings
}

function oidFindings(oid: string | undefined, row: InsOidRow | undefined): InsFinding[] {
  if (oid === undefined) return []
  if (!row) return [error(`L’OID ${oid} n’est celui d’aucun identifiant de patient.`)]
  if (row.kind === 'INS-C') return [error(`L’OID ${oid} est celui d’un INS-C, que le DMP n’accepte plus.`)]
  if (row.kind === 'INS-NIA') return [warning('C’est un NIA : le logiciel interdit l’accès au DMP (test 0.2-080).')]
  if (row.environment === 'production') return [warning('OID de production : aucun patient de test ne le porte.')]
  return []
}
