import type { Person } from '#fixtures/people/index.js'
import type { ExitCode, Terminal } from '../terminal.js'
import { UsageError } from '../usage-error.js'

export interface PatientsOptions {
  readonly nombre: number
  readonly graine: string
  readonly format: 'json' | 'csv'
}

/** `dmp-bench patients`: virtual identities drawn from a seed, one a line, as JSON or as CSV for a spreadsheet. */
export async function patientsCommand(
  { nombre, graine, format }: PatientsOptions,
  { out }: Terminal,
): Promise<ExitCode> {
  const { drawPeople, mostPeople } = await import('#fixtures/people/arbitraries.js')
  if (nombre > mostPeople) throw new UsageError(`--nombre ${nombre} : ${mostPeople} patients au plus.`)
  const people = drawPeople(nombre, graine)
  const lines = format === 'json' ? people.map((person) => JSON.stringify(person)) : people.map(csvLine)
  if (format === 'json') out(`[\n${lines.join(',\n')}\n]`)
  else out([header.join(';'), ...lines].join('\r\n'))
  return 0
}

const header = [
  'matricule_ins',
  'oid',
  'nom_naissance',
  'nom_utilise',
  'prenoms',
  'sexe',
  'date_naissance',
  'lieu_naissance',
  'adresse',
  'complement',
  'code_postal',
  'ville',
  'telephone_mobile',
  'telephone_fixe',
  'courriel',
  'representant_legal',
]

function csvLine({ ins, insOid, identity }: Person): string {
  const { address, legalRepresentatives: [representative] = [] } = identity
  return [
    ins,
    insOid,
    identity.birthName,
    identity.usedName,
    identity.givenNames.join(' '),
    identity.sex,
    identity.birthDate,
    identity.birthPlace,
    address?.lines.join(' '),
    address?.locator,
    address?.postalCode,
    address?.city,
    identity.mobile,
    identity.homePhone,
    identity.email,
    representative && `${representative.family} ${representative.given}`,
  ]
    .map(csvField)
    .join(';')
}

const csvField = (value = ''): string => (/[";\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)
