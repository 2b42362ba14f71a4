/** Kinds of channel for one-time passwords (source: dmp-wire, section 5.3). */
export const channelTypes = ['SMS', 'EMAIL'] as const

export type ChannelType = (typeof channelTypes)[number]

/** What TD1.5b does to a channel. */
export const channelActions = ['AJOUT', 'MODIFICATION', 'SUPPRESSION'] as const

export type ChannelAction = (typeof channelActions)[number]

/** createPatientAccess and patientOTPUpdate; `canal` is the number or the mail. Empty for updatePatientAccess. */
export interface AccountRequest {
  readonly type?: ChannelType
  readonly canal?: string
  readonly action?: ChannelAction
}
