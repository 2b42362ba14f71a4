import { isWebTransaction, type WebTransactionId } from '#matrix/web-transactions.js'
import type { Rejection } from '#simulator/rejection.js'
import type { Remark } from '#simulator/remark.js'
import { defaultSettings } from '#simulator/settings.js'
import type { Exchange } from '#simulator/trace/exchange.js'
import { readVihf } from '#simulator/vihf/read.js'
import type { PatientRef, Vihf } from '#simulator/vihf/vihf.js'
import { samlResponse } from '#simulator/web/saml-response.js'
import { NS } from '#simulator/wire/namespaces.js'
import type { XmlElement } from '#simulator/wire/xml-tree.js'
import type { AnswerView } from './answer-view.js'

/** A call of the Web-PS read again: its address, its form and, in AIR, its token. */
export interface WebView {
  readonly transaction: WebTransactionId
  /** First step of the path, as written. */
  readonly root: string
  readonly page: string
  /** Of the address, or of the form of Pro Santé Connect; not controlled. */
  readonly patient?: PatientRef
  /** True when the call brings a token: pages under a session bring none. */
  readonly hasToken: boolean
  readonly vihf?: Vihf
  /** The element that `vihf` was read from. */
  readonly assertion?: XmlElement
  readonly remarks: readonly Remark[]
  readonly unread?: Rejection
}

/** View of an exchange of TD0.9 or TD0.10; undefined for any other. */
export function viewWeb({ transaction, request }: Exchange): WebView | undefined {
  if (!isWebTransaction(transaction)) return undefined
  const path = request.url.split('?')[0] ?? ''
  const [, root = '', rest = ''] = /(?:^|\/)(Acces[A-Za-z]+)\/(.*)$/.exec(path) ?? []
  const [page = '', ins, oid] = rest.split('/')
  const form = new URLSearchParams(Buffer.from(request.body).toString('utf8'))
  const patient = patientOf(ins ?? form.get('INS') ?? '', oid ?? form.get('typeINS') ?? '')
  const token = form.get('SAMLResponse')
  return {
    transaction,
    root,
    page,
    ...(patient ? { patient } : {}),
    hasToken: token !== null,
    ...(token === null ? { remarks: [] } : readToken(token)),
  }
}

const patientOf = (ins: string, oid: string): PatientRef | undefined => (ins === '' ? undefined : { ins, oid })

function readToken(text: string): Pick<WebView, 'vihf' | 'assertion' | 'remarks' | 'unread'> {
  const response = samlResponse(text, defaultSettings.maxXmlDepth)
  if (!response.ok) return { remarks: [], unread: response.rejection }
  const [assertion] = response.value.all(NS.saml2, 'Assertion')
  if (!assertion) return { remarks: [], unread: { rejection: 'vihf-missing' } }
  const read = readVihf(assertion)
  return read.ok
    ? { vihf: read.value.vihf, assertion, remarks: read.value.remarks }
    : { remarks: [], unread: read.rejection }
}

/** The answer to a page: its code when it tells one, and a success unless it is a refusal (200 included). */
export function viewWebAnswer({ response }: Exchange): AnswerView | undefined {
  if (!response) return undefined
  const text = Buffer.from(response.body).toString('utf8')
  const code = /<p><code>([\w:]+)<\/code><\/p>/.exec(text)?.[1]
  const success = response.status < 400 && !text.includes('role="alert"')
  return { status: response.status, codes: code === undefined ? [] : [code], success, foundPatients: [], found: [] }
}
