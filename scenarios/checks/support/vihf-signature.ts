import { NS } from '#simulator/wire/namespaces.js'
import type { XmlElement } from '#simulator/wire/xml-tree.js'
import type { Place } from '../../findings.js'
import type { ExchangeView } from '../../view.js'
import { assertionOf } from './vihf.js'

export const source = { doc: 'dmp-vihf', at: '5' }
export const excC14n = 'http://www.w3.org/2001/10/xml-exc-c14n#'
export const enveloped = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature'
export const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'
export const rsaSha1 = 'http://www.w3.org/2000/09/xmldsig#rsa-sha1'

export const signatureOf = (view: ExchangeView): XmlElement | undefined => view.assertion?.child(NS.ds, 'Signature')
export const inSignature = (view: ExchangeView, ...names: string[]): Place =>
  signatureOf(view)?.at(NS.ds, ...names) ?? signatureOf(view) ?? assertionOf(view)
export const isSigned = (view: ExchangeView): boolean => signatureOf(view) !== undefined
export const algorithm = (element: XmlElement | undefined): string | undefined => element?.attr('Algorithm')
