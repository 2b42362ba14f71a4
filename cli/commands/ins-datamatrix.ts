import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { extname } from 'node:path'
import { type Person, people } from '#fixtures/people/index.js'
import {
  type DatamatrixIns,
  printableDatamatrix,
  readDatamatrix,
  writeDatamatrix,
} from '#simulator/domain/ins-datamatrix.js'
import { withoutAccents } from '#simulator/domain/ins-identity.js'
import { type FileLimit, readUserFile } from '../read-file.js'
import { columns, type ExitCode, type Terminal } from '../terminal.js'
import { systemReason, UsageError } from '../usage-error.js'
import { writeUserFile } from '../write-file.js'

export interface DatamatrixOptions {
  readonly patient?: string
  readonly matricule?: string
  readonly oid?: string
  readonly prenoms?: string
  readonly nom?: string
  readonly sexe?: 'M' | 'F'
  readonly naissance?: string
  readonly lieu?: string
  readonly sortie?: string
}

/** Traits that the datamatrix holds, and the option of each. */
const traits = ['matricule', 'oid', 'prenoms', 'nom', 'sexe', 'naissance', 'lieu'] as const

/**
 * `dmp-bench ins datamatrix ecrire`: the datamatrix INS of a test patient or of traits given one by one.
 *
 * Without `--sortie` its text; with it an image (.png or .svg) or the raw text (.txt).
 */
export async function datamatrixWriteCommand(options: DatamatrixOptions, { out, err }: Terminal): Promise<ExitCode> {
  const payload = payloadOf(options)
  const { sortie } = options
  if (sortie === undefined) {
    out(printableDatamatrix(payload))
    return 0
  }
  const { datamatrixPng, datamatrixSvg } = await import('#fixtures/people/datamatrix-image.js')
  const makers: Readonly<Record<string, () => Promise<Uint8Array> | string>> = {
    '.png': () => datamatrixPng(payload),
    '.svg': () => datamatrixSvg(payload),
    '.txt': () => payload,
  }
  const make = makers[extname(sortie).toLowerCase()]
  if (!make) throw new UsageError(`${sortie} : l'extension est .png, .svg ou .txt.`)
  const content = await make()
  try {
    writeUserFile(sortie, content)
  } catch (error) {
    throw new UsageError(`Le fichier ${sortie} ne s'écrit pas : ${systemReason(error)}.`)
  }
  err(`Datamatrix INS écrit dans ${sortie}.`)
  return 0
}

function payloadOf(options: DatamatrixOptions): string {
  const ins: DatamatrixIns = options.patient === undefined ? traitsOf(options) : patientOf(options)
  const payload = writtenOrRefused(ins)
  const read = readDatamatrix(payload)
  const [remark] = read.ok ? read.remarks : [read.reason]
  if (remark !== undefined) throw new UsageError(remark)
  return payload
}

function writtenOrRefused(ins: DatamatrixIns): string {
  if (ins.matricule.length !== 15) throw new UsageError('--matricule a 15 caractères, clé comprise.')
  if (ins.naissance.length !== 10) throw new UsageError('--naissance est AAAA-MM-JJ.')
  if (ins.lieu.length !== 5) throw new UsageError('--lieu a 5 caractères (code officiel géographique).')
  // An image holds one byte a character, and civil registers write without accents.
  if (!/^[\x20-\x7e]*$/.test(`${ins.nom}${ins.prenoms.join('')}${ins.oid}`)) {
    throw new UsageError('Noms et prénoms s’écrivent en capitales sans accent.')
  }
  return writeDatamatrix(ins)
}

function traitsOf(options: DatamatrixOptions): DatamatrixIns {
  const missing = traits.filter((name) => options[name] === undefined)
  if (missing.length > 0) {
    throw new UsageError(`Il manque ${missing.map((name) => `--${name}`).join(', ')} ; ou donnez --patient <id>.`)
  }
  const { matricule = '', oid = '', prenoms = '', nom = '', sexe = 'F', naissance = '', lieu = '' } = options
  return { matricule, oid, prenoms: prenoms.split(/[\s,]+/).filter(Boolean), nom, sexe, naissance, lieu }
}

function patientOf(options: DatamatrixOptions): DatamatrixIns {
  const given = traits.filter((name) => options[name] !== undefined)
  if (given.length > 0)
    throw new UsageError(`--patient donne déjà tout : ${given.map((name) => `--${name}`)} est de trop.`)
  const person = people.find(({ id, ins }) => id === options.patient || ins === options.patient)
  if (!person)
    throw new UsageError(`Patient inconnu : ${options.patient}. « dmp-bench cards --patients » en donne la liste.`)
  return datamatrixOf(person)
}

function datamatrixOf({ ins, insOid, identity }: Person): DatamatrixIns {
  const { birthName, givenNames, sex, birthDate: date, birthPlace } = identity
  return {
    matricule: ins,
    oid: insOid,
    prenoms: givenNames.map(withoutAccents),
    nom: withoutAccents(birthName),
    sexe: sex,
    naissance: `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`,
    lieu: birthPlace,
  }
}

/** `dmp-bench ins datamatrix lire <image or text>`: the traits of a datamatrix INS; 1 when something in it is wrong. */
export async function datamatrixReadCommand(what: string, { out }: Terminal): Promise<ExitCode> {
  const payload = what.startsWith('IS') ? what : await payloadIn(what)
  const read = readDatamatrix(payload)
  if (!read.ok) throw new UsageError(read.reason)
  const { ins, signed, remarks } = read
  const lines = columns([
    ['Matricule INS', ins.matricule],
    ['OID', ins.oid],
    ['Nom de naissance', ins.nom],
    ['Prénoms de naissance', ins.prenoms.join(' ')],
    ['Sexe', ins.sexe],
    ['Date de naissance', ins.naissance],
    ['Lieu de naissance', ins.lieu],
    ['Signature', signed ? 'présente, non vérifiée' : 'absente (INS non signée)'],
  ])
  for (const line of lines) out(line)
  for (const remark of remarks) out(`Attention : ${remark}`)
  return remarks.length > 0 ? 1 : 0
}

const limit: FileLimit = { bytes: 64 * 1024 * 1024, isNot: 'un datamatrix' }

async function payloadIn(file: string): Promise<string> {
  const bytes = readUserFile(file, limit)
  if (/\.txt$/i.test(file)) return bytes.toString('latin1')
  const { readDatamatrixImage } = await import('#fixtures/people/datamatrix-image.js')
  const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
  const [first, ...others] = await readDatamatrixImage(bytes, wasm)
  if (first === undefined)
    throw new UsageError(`${file} : aucun Data Matrix lisible (image PNG ou JPEG, ou texte .txt).`)
  if (others.length > 0)
    throw new UsageError(`${file} contient ${others.length + 1} Data Matrix : un seul est attendu.`)
  return first
}
