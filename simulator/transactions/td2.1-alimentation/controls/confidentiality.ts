import { isMinor } from '../../../domain/age.js'
import type { DocumentEntry } from '../../../domain/document.js'
import { invisibleCodes, masquePs } from '../../../domain/visibility.js'
import { noteType } from '../../vaccination/note.js'
import { type Lot, type LotControl, type LotFault, nameOf } from '../lot.js'
import { allEntries } from '../request.js'

const levels = ['N', 'R', 'V']
const [invisiblePatient, invisibleRepresentants] = invisibleCodes

const codesOf = (entry: DocumentEntry): string[] => entry.confidentialityCodes.map(({ code }) => code)

function ofDocument({ context, dmp }: Lot, entry: DocumentEntry): LotFault[] {
  const { settings, actor, now } = context
  const codes = codesOf(entry)
  const name = nameOf(entry)
  const faults: LotFault[] = []
  const fault = (rejection: 'confidentiality-invalid' | 'visibility-conflict' | 'secret-connection', detail: string) =>
    faults.push({ on: entry.submittedId, rejection, detail })

  if (codes.includes(masquePs) && codes.includes(invisiblePatient) && !settings.cumulInvisiblePatientMasquePs) {
    fault('visibility-conflict', name)
  }
  // Nobody is one while the functions for minors are off [assumed: minors-functions-off].
  const minor = settings.fonctionsGestionMineurs && isMinor(dmp.traits.birthDate, now, settings.ageMajorite)
  // In connexion secrète the fault is the connection itself, told below.
  if (codes.includes(invisibleRepresentants) && !minor && !actor.secretConnection) {
    fault('confidentiality-invalid', `${invisibleRepresentants} ne vaut que pour un mineur (${name})`)
  }
  if (entry.typeCode?.code === noteType) {
    if (codes.some((code) => code !== 'N')) {
      fault('confidentiality-invalid', `une note de vaccination est de confidentialité N uniquement (${name})`)
    }
    if (actor.secretConnection) fault('secret-connection', `jamais une note de vaccination (${name})`)
  } else if (actor.secretConnection && !minor) {
    fault('secret-connection', `et le patient est mineur (${name})`)
  } else if (actor.secretConnection && !codes.includes(invisibleRepresentants)) {
    fault('secret-connection', name)
  }
  return faults
}

/**
 * Visibility of what is fed (dmp-xds-metadata, section 7.2; visibility-rules, section 3).
 *
 * One of N, R, V on every entry; the rest does not bear on the signature of the lot, which is masked and invisible.
 */
export const confidentiality: LotControl = (lot) => [
  ...allEntries(lot.request)
    .filter((entry) => codesOf(entry).filter((code) => levels.includes(code)).length !== 1)
    .map((entry) => ({
      on: entry.submittedId,
      rejection: 'confidentiality-invalid' as const,
      detail: `exactement un code N, R ou V (${nameOf(entry)})`,
    })),
  ...lot.request.entries.flatMap((entry) => ofDocument(lot, entry)),
]
