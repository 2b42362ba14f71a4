import { checkIns, type InsCheck } from '#matrix/ins-check.js'
import { columns, type ExitCode, type Terminal } from '../terminal.js'

/** `dmp-bench ins verifier <matricule>`: what an INS is made of and what is wrong with it; 1 when it is not valid. */
export function insVerifyCommand(matricule: string, options: { readonly oid?: string }, { out }: Terminal): ExitCode {
  const check = checkIns(matricule.replace(/\s/g, '').toUpperCase(), options.oid)
  const wrong = check.findings.some(({ level }) => level === 'error')
  out(`${check.matricule} : ${wrong ? 'matricule INS incorrect' : 'matricule INS correct'}`)
  for (const line of columns(sheet(check))) out(line)
  for (const { level, says } of check.findings) out(`${level === 'error' ? 'Erreur' : 'Attention'} : ${says}`)
  return wrong ? 1 : 0
}

function sheet({ parts, key, oid }: InsCheck): string[][] {
  const rows: string[][] = []
  if (parts) {
    const { sex, year, month, department, place, order } = parts
    rows.push(
      [
        'Premier chiffre',
        sex === 'M' ? '1 (masculin, sous réserve des traits)' : '2 (féminin, sous réserve des traits)',
      ],
      ['Année, mois', `${year}, ${month}${Number(month) > 12 ? ' (mois inconnu)' : ''}`],
      ['Département', department],
      [department === '99' ? 'Pays' : 'Commune', place],
      ['Ordre', order],
      ['Clé', key],
    )
  }
  if (oid) rows.push(['OID', `${oid.oid}, ${oid.title}`])
  return rows
}
