import { administers } from './administration.js'
import type { Outcome, PlainCall } from './state.js'

export type ChannelAction = 'AJOUT' | 'MODIFICATION' | 'SUPPRESSION'

/** TD1.5a. */
export function openAccount(call: PlainCall, type: string): Outcome {
  const may = administers(call, 'account')
  if (may !== 'ok') return may
  if (call.patient.account) return 'DMPPatientAccessAlreadyExists'
  call.patient.account = { passwords: new Set(), channels: new Set([type]) }
  return 'ok'
}

/** TD1.5b: one channel of each type, and one must remain. */
export function changeChannel(call: PlainCall, action: ChannelAction, type: string): Outcome {
  const may = administers(call, 'account')
  if (may !== 'ok') return may
  const channels = call.patient.account?.channels
  if (!channels) return 'refused'
  const known = channels.has(type)
  if (action === 'AJOUT' && known) return 'DMPPatientAccessOTPAlreadyExists'
  if (action !== 'AJOUT' && !known) return 'refused'
  if (action === 'SUPPRESSION' && channels.size === 1) return 'refused'
  if (action === 'SUPPRESSION') channels.delete(type)
  else channels.add(type)
  return 'ok'
}

/** TD1.5d. */
export function renewCodes(call: PlainCall): Outcome {
  const may = administers(call, 'account')
  if (may !== 'ok') return may
  return call.patient.account ? 'ok' : 'refused'
}

/** Are these codes as told: a login for good, a password that never served (user-workflows, account)? */
export function takeCodes({ patient }: PlainCall, login: string | undefined, password: string | undefined): boolean {
  const { account } = patient
  if (!account || !login || !password) return false
  if ((account.login !== undefined && account.login !== login) || account.passwords.has(password)) return false
  account.login = login
  account.passwords.add(password)
  return true
}
