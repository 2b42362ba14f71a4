import { InvalidArgumentError } from 'commander'
import { type GuidePackage, guidePackage, guidePackages } from '#matrix/guide-packages.js'

/** A TCP port; 0 lets the system choose. */
export function portValue(text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new InvalidArgumentError('un entier de 0 à 65535 est attendu.')
  return port
}

/** A date, or a date and time; without zone it is UTC. */
export function dateValue(text: string): Date {
  const shape = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?)?$/
  const zoned = /T.*(Z|[+-]\d{2}:\d{2})$/.test(text) || !text.includes('T') ? text : `${text}Z`
  const date = new Date(shape.test(text) ? zoned : Number.NaN)
  if (Number.isNaN(date.getTime()) || !isRealDay(text)) {
    throw new InvalidArgumentError('une date ISO 8601 est attendue, par exemple 2026-03-01T09:00:00Z.')
  }
  return date
}

/** JavaScript reads the 30th of February as the 2nd of March. */
const isRealDay = (text: string): boolean =>
  new Date(`${text.slice(0, 10)}T00:00:00Z`).toISOString().slice(0, 10) === text.slice(0, 10)

/** A text that is not blank: an empty variable of a script would silently mean something else. */
export const filled =
  (otherwise: string) =>
  (text: string): string => {
    if (text.trim() === '') throw new InvalidArgumentError(otherwise)
    return text
  }

export const fileValue = filled('un nom de fichier est attendu.')
export const seedValue = filled('une graine est attendue : un mot ou un nombre.')
export const nameValue = filled('un nom est attendu.')
export const folderValue = filled('un nom de dossier est attendu.')
/** A blank one would mean every network of the machine. */
export const hostValue = filled('une adresse ou un nom de machine est attendu.')

/** A size in mebibytes, turned into bytes. */
export function mebibytesValue(text: string): number {
  const size = Number(text)
  if (!/^\d{1,4}$/.test(text) || size < 1) throw new InvalidArgumentError('un entier de 1 à 9999 est attendu.')
  return size * 1024 * 1024
}

/** Identifiers parted by commas. */
export function listValue(text: string): readonly string[] {
  const items = text.split(',').map((item) => item.trim())
  if (items.includes('')) throw new InvalidArgumentError('des identifiants séparés par des virgules sont attendus.')
  return items
}

/** Parameters of param-lps that `--param` sets, as settings. */
export interface LpsParameters {
  readonly fonctionsGestionMineurs?: boolean
  readonly ageMajorite?: number
  readonly cumulInvisiblePatientMasquePs?: boolean
}

const truth = (text: string): boolean | undefined => (text === 'true' ? true : text === 'false' ? false : undefined)
const years = (text: string): number | undefined => (/^\d{1,2}$/.test(text) && text !== '0' ? Number(text) : undefined)

/** `nom=valeur` of param-lps, added to those read before. */
export function parameterValue(text: string, earlier: LpsParameters = {}): LpsParameters {
  const [, name = '', value = ''] = /^([^=]+)=(.*)$/.exec(text) ?? []
  const read: Readonly<Record<string, LpsParameters>> = {
    'fonctions-gestion-mineurs': { fonctionsGestionMineurs: truth(value) },
    'age-majorite': { ageMajorite: years(value) },
    'cumul-invisible_patient-masque_ps': { cumulInvisiblePatientMasquePs: truth(value) },
  }
  const parameter = Object.hasOwn(read, name) ? read[name] : undefined
  if (!parameter) throw new InvalidArgumentError(`nom=valeur est attendu, où nom est ${Object.keys(read).join(', ')}.`)
  if (Object.values(parameter).includes(undefined)) {
    throw new InvalidArgumentError(
      name === 'age-majorite' ? 'un âge de 1 à 99 ans est attendu.' : 'true ou false est attendu.',
    )
  }
  return { ...earlier, ...parameter }
}

/** How many of something: 1 or more. */
export function countValue(text: string): number {
  const count = Number(text)
  if (!/^\d{1,9}$/.test(text) || count < 1)
    throw new InvalidArgumentError('un entier de 1 ou plus est attendu, de neuf chiffres au plus.')
  return count
}

/** A package of the integration guide. */
export function packageValue(text: string): GuidePackage {
  const known = guidePackage(text)
  if (known) return known
  throw new InvalidArgumentError(`un paquet parmi ${guidePackages.map(({ id }) => id).join(', ')} est attendu.`)
}
