import type { Rejection } from '../../../rejection.js'
import type { MetadataUpdate } from '../request.js'
import { faultOf, nameOf, type Resolved } from './fault.js'

/** The entry tells its version, and the HasMember that binds it to the set the version it was made from: the current one. */
export function versionFaults({ update, found }: Resolved<MetadataUpdate>): Rejection[] {
  const { membership, entry } = update
  const current = String(found.document.version)
  const previous = membership?.previousVersion
  const missing = [
    ...(entry.versionName ? [] : ['VersionInfo']),
    ...(membership ? [] : ['association HasMember']),
    ...(membership && !previous ? ['PreviousVersion'] : []),
  ]
  return [
    ...missing.map((name) => faultOf(update, 'metadata-missing', `${name} (document ${nameOf(found)})`)),
    ...(previous && previous !== current
      ? [faultOf(update, 'version-not-current', `${previous} au lieu de ${current} (document ${nameOf(found)})`)]
      : []),
  ]
}
