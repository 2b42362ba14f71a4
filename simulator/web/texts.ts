import type { Dmp } from '../domain/dmp.js'
import type { AvailabilityStatus } from '../domain/document.js'
import type { AccessMode } from '../vihf/vihf.js'

/** `20260301102030` -> `01/03/2026 10:20` (UTC), `20260301` -> `01/03/2026`; a text of another form as it is. */
export function frenchTime(text: string | undefined): string {
  const [, year, month, day, hour, minute] = /^(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d))?/.exec(text ?? '') ?? []
  if (year === undefined) return text ?? ''
  return `${day}/${month}/${year}${hour === undefined ? '' : ` ${hour}:${minute}`}`
}

export const modeText: Readonly<Record<AccessMode, string>> = {
  normal: 'normal',
  bris_de_glace: 'bris de glace',
  centre_15: 'centre de régulation',
}

const statusTexts: Readonly<Record<string, string>> = {
  Approved: 'actif',
  Deprecated: 'obsolète',
  Archived: 'archivé',
  Deleted: 'supprimé',
}

export const statusText = (status: AvailabilityStatus): string => statusTexts[status.split(':').at(-1) ?? ''] ?? status

export const patientName = ({ traits }: Dmp): string => {
  const { usedName, birthName, given } = traits
  return birthName === undefined || birthName === usedName
    ? `${usedName} ${given}`
    : `${usedName} ${given} (née ou né ${birthName})`
}
