import type { Addressing } from '#fixtures/lps/soap-message.js'
import { NS } from '#simulator/wire/namespaces.js'
import { defineCheck } from '../check.js'
import { conversation, existence, feeding, replacing, search } from '../examples.js'
import { finding, seen, unless } from '../findings.js'
import { isUrnUuid } from '../forms.js'
import type { ExchangeView } from '../view.js'

const source = { doc: 'dmp-wire', at: '3' }
const anonymous = 'http://www.w3.org/2005/08/addressing/anonymous'

const hasEnvelope = (view: ExchangeView): boolean => view.envelope !== undefined
const header = (view: ExchangeView, name: string) => view.envelope?.header?.child(NS.wsa, name)
const place = (view: ExchangeView, name: string) => header(view, name) ?? `soap:Header/wsa:${name}`

export const messageId = defineCheck({
  id: 'addressing/message-id',
  title: 'wsa:MessageID est un urn:uuid',
  verifies: [],
  source,
  on: 'any',
  level: 'requirement',
  appliesTo: hasEnvelope,
  judge: (view) => {
    const value = header(view, 'MessageID')?.text.trim()
    return unless(isUrnUuid(value?.toLowerCase()), place(view, 'MessageID'), 'urn:uuid:<uuid>', value)
  },
  examples: {
    pass: [existence()],
    fail: [existence({ spoil: { addressing: (one) => ({ ...one, messageId: '42' }) } })],
  },
})

const sameId = {
  spoil: { addressing: (one: Addressing) => ({ ...one, messageId: 'urn:uuid:00000000-0000-4000-8000-000000000000' }) },
}

export const messageIdOnce = defineCheck({
  id: 'addressing/message-id-once',
  title: 'Chaque message a son propre wsa:MessageID',
  verifies: ['EX_GEN-1350'],
  source,
  on: 'any',
  level: 'requirement',
  appliesTo: (view) => Boolean(view.envelope?.messageId),
  judge: (view, { earlier }) => {
    const value = view.envelope?.messageId
    const twin = earlier.find((other) => other.envelope?.messageId === value)
    return twin
      ? [
          finding(
            place(view, 'MessageID'),
            'un identifiant jamais employé',
            `${seen(value)}, déjà celui de ${twin.exchange.id}`,
          ),
        ]
      : []
  },
  examples: {
    pass: [conversation(existence(), existence())],
    fail: [conversation(existence(sameId), existence(sameId))],
  },
})

export const to = defineCheck({
  id: 'addressing/to',
  title: "wsa:To porte l'adresse du service appelé",
  verifies: [],
  source,
  on: 'any',
  level: 'requirement',
  appliesTo: hasEnvelope,
  judge: (view) => {
    const value = view.envelope?.to?.trim()
    const path = view.exchange.request.url.split('?')[0] ?? ''
    return unless(value?.split('?')[0]?.endsWith(path) ?? false, place(view, 'To'), `une adresse en ${path}`, value)
  },
  examples: {
    pass: [existence()],
    fail: [existence({ spoil: { addressing: (one) => ({ ...one, to: '' }) } })],
  },
})

export const action = defineCheck({
  id: 'addressing/action',
  title: 'wsa:Action est celle de la transaction',
  verifies: [],
  source: { doc: 'dmp-wire', at: '4' },
  on: 'any',
  level: 'requirement',
  appliesTo: (view) => view.row !== undefined,
  judge: (view) => {
    const value = view.envelope?.action?.trim()
    return unless(value === view.row?.action, place(view, 'Action'), view.row?.action ?? '', value)
  },
  examples: {
    pass: [existence(), feeding(), search()],
    fail: [existence({ spoil: { addressing: (one) => ({ ...one, action: 'urn:hl7-org:v3:PRPA_IN201308UV02' }) } })],
  },
})

export const replyTo = defineCheck({
  id: 'addressing/reply-to',
  title: 'wsa:ReplyTo, quand il est là, demande une réponse anonyme',
  verifies: [],
  source,
  on: 'any',
  level: 'requirement',
  appliesTo: (view) => header(view, 'ReplyTo') !== undefined,
  judge: (view) => {
    const address = header(view, 'ReplyTo')?.child(NS.wsa, 'Address')?.text.trim()
    return unless(address === anonymous, place(view, 'ReplyTo'), anonymous, address)
  },
  examples: {
    pass: [existence()],
    fail: [existence({ spoil: { addressing: (one) => ({ ...one, replyTo: 'http://lps.test/' }) } })],
  },
})

export const replyToPresent = defineCheck({
  id: 'addressing/reply-to-present',
  title: 'wsa:ReplyTo est présent, comme dans les exemples officiels',
  verifies: [],
  source,
  on: 'any',
  level: 'recommendation',
  appliesTo: hasEnvelope,
  judge: (view) => (header(view, 'ReplyTo') ? [] : [finding(place(view, 'ReplyTo'), 'un wsa:ReplyTo', 'absent')]),
  examples: {
    pass: [existence()],
    fail: [existence({ spoil: { addressing: (one) => ({ ...one, replyTo: undefined }) } })],
  },
})

export const single = defineCheck({
  id: 'addressing/single-headers',
  title: 'MessageID, To, Action et ReplyTo ne figurent chacun qu’une fois',
  verifies: [],
  source,
  on: 'any',
  level: 'requirement',
  appliesTo: hasEnvelope,
  judge: (view) =>
    ['MessageID', 'To', 'Action', 'ReplyTo'].flatMap((name) => {
      const twins = view.envelope?.header?.all(NS.wsa, name) ?? []
      return twins[1] ? [finding(twins[1], `un seul wsa:${name}`, `${twins.length} en-têtes`)] : []
    }),
  examples: {
    pass: [existence()],
    fail: [existence({ spoil: replacing(/(<wsa:To>[^<]*<\/wsa:To>)/, '$1$1') })],
  },
})
