import type { Dmp, InternetAccount, OtpChannel } from '../../domain/dmp.js'
import { refuse } from '../../rejection.js'
import type { DecisionTrace } from '../../trace/exchange.js'
import { refused } from '../access.js'
import { administerOpen } from '../registration/administration.js'
import type { CallContext, HandlerResult, Ids } from '../transaction.js'
import type { AccountRequest } from './request.js'

/** What the answer says: a login and a password for TD1.5a and TD1.5d, a sentence. The password is kept nowhere. */
export interface AccountOutcome {
  readonly login?: string
  readonly password?: string
  readonly context: string
}

/** Eight characters, as those of the DMP. */
const secret = (ids: Ids): string => ids.uuid().slice(0, 8)

/** An account of which nothing else is known uses the mobile and the mail of its patient [assumed: account-codes]. */
const accountOf = ({ account, internetAccount, traits }: Dmp, ids: Ids): InternetAccount | undefined => {
  if (account || !internetAccount) return account
  const channels: OtpChannel[] = []
  if (traits.mobile) channels.push({ type: 'SMS', channel: traits.mobile })
  if (traits.email) channels.push({ type: 'EMAIL', channel: traits.email })
  return { login: secret(ids), channels }
}

const done = (
  dmp: Dmp,
  account: InternetAccount,
  decision: DecisionTrace,
  outcome: AccountOutcome,
): HandlerResult<AccountOutcome> => ({
  ok: true,
  value: { outcome, changes: [{ kind: 'dmp', dmp: { ...dmp, internetAccount: true, account } }], decision },
})

/** TD1.5a: opens the account of the patient, with its first channel. */
export function createAccess(request: AccountRequest, context: CallContext): HandlerResult<AccountOutcome> {
  const administered = administerOpen('TD1.5a', context)
  if (!administered.ok) return administered
  const { dmp, decision } = administered.value
  const { type, canal } = request
  if (dmp.internetAccount) return refused(refuse('account-found').rejection)
  if (!type || !canal) return refused(refuse('otp-channel-missing', !type ? 'type' : 'canal').rejection)
  const login = secret(context.ids)
  const account = { login, channels: [{ type, channel: canal }] }
  return done(dmp, account, decision, {
    login,
    password: secret(context.ids),
    context: 'Compte internet créé',
  })
}

/** TD1.5b: adds, changes or removes a channel; one of each type at most, and one must remain. */
export function updateChannel(request: AccountRequest, context: CallContext): HandlerResult<AccountOutcome> {
  const administered = administerOpen('TD1.5b', context)
  if (!administered.ok) return administered
  const { dmp, decision } = administered.value
  const { type, canal, action } = request
  const account = accountOf(dmp, context.ids)
  if (!account) return refused(refuse('account-missing').rejection)
  if (!type || (!canal && action !== 'SUPPRESSION')) {
    return refused(refuse('otp-channel-missing', !type ? 'type' : 'canal').rejection)
  }
  const others = account.channels.filter((one) => one.type !== type)
  const known = others.length < account.channels.length
  if (action !== 'AJOUT' && !known) return refused(refuse('otp-channel-missing', type).rejection)
  if (action === 'AJOUT' && known) return refused(refuse('otp-channel-found').rejection)
  if (action === 'SUPPRESSION' && others.length === 0) return refused(refuse('otp-last-channel').rejection)
  const channels = action === 'SUPPRESSION' || !canal ? others : [...others, { type, channel: canal }]
  return done(dmp, { ...account, channels }, decision, { context: 'OTP mis à jour' })
}

/** TD1.5d: a new password, the login unchanged [assumed: account-codes]. */
export function renewAccess(_: AccountRequest, context: CallContext): HandlerResult<AccountOutcome> {
  const administered = administerOpen('TD1.5d', context)
  if (!administered.ok) return administered
  const { dmp, decision } = administered.value
  const account = accountOf(dmp, context.ids)
  if (!account) return refused(refuse('account-missing').rejection)
  return done(dmp, account, decision, {
    login: account.login,
    password: secret(context.ids),
    context: "Codes d'accès renouvelés",
  })
}
