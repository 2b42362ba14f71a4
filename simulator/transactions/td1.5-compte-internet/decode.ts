import { pass, refuse, type Stage } from '../../rejection.js'
import { NS } from '../../wire/namespaces.js'
import type { XmlElement } from '../../wire/xml-tree.js'
import type { Decoded } from '../transaction.js'
import { type AccountRequest, channelActions, channelTypes } from './request.js'

/**
 * Reads an operation on the patient's account.
 *
 * Refuses a type or an action outside the enumerations of the service, and an absent action: nothing could be done.
 */
export const decodeAccount =
  (withAction: boolean) =>
  (body: XmlElement): Stage<Decoded<AccountRequest>> => {
    const text = (name: string): string | undefined => body.child(NS.patients, name)?.text.trim() || undefined
    const outside = (name: string, values: readonly string[], written: string | undefined) =>
      refuse(
        'body-malformed',
        `${name} attendu : ${values.join(', ')} ; reçu : « ${written ?? ''} »`,
        body.child(NS.patients, name) ?? body,
      )
    const type = channelTypes.find((one) => one === text('type'))
    if (text('type') !== undefined && !type) return outside('type', channelTypes, text('type'))
    const action = channelActions.find((one) => one === text('action'))
    if (withAction && !action) return outside('action', channelActions, text('action'))
    const canal = text('canal')
    return pass({
      request: { ...(type ? { type } : {}), ...(canal ? { canal } : {}), ...(action ? { action } : {}) },
      remarks: [],
    })
  }
