import type { RejectionId } from '#matrix/rejections.js'
import { rejectionText } from '#simulator/rejection-text.js'
import { type Check, defineCheck } from '../check.js'
import { existence } from '../examples.js'
import { finding } from '../findings.js'
import type { ExchangeView } from '../view.js'
import { remarked } from './support/vihf.js'

interface TrustRule {
  readonly id: string
  readonly title: string
  readonly rejections: readonly RejectionId[]
  readonly expected: string
  readonly verifies?: Check['verifies']
  readonly at: string
  /** Exchanges that can break the rule at all; by default all. */
  readonly narrowedTo?: (view: ExchangeView) => boolean
}

/** Controls that only the server can make: it refused for it, or let it pass and remarked it (`--trust open`). */
const trustCheck = ({ id, title, rejections, expected, verifies = [], at, narrowedTo }: TrustRule): Check => {
  const refused = ({ rejection }: ExchangeView) =>
    rejection && rejections.includes(rejection.rejection) ? rejection : undefined
  const example = rejections[0]
  return defineCheck({
    id: `trust/${id}`,
    title,
    verifies,
    source: { doc: 'dmp-vihf', at },
    on: 'any',
    level: 'requirement',
    appliesTo: (view) =>
      view.vihf !== undefined && view.exchange.response !== undefined && (narrowedTo?.(view) ?? true),
    judge: (view) => {
      const rejection = refused(view)
      return [
        ...(rejection ? [finding(view.vihf?.place ?? 'VIHF', expected, rejectionText(rejection))] : []),
        ...remarked(
          view,
          rejections.map((one) => `trust/${one}`),
        ),
      ]
    },
    examples: {
      pass: [existence({ answer: { existence: 'VALIDE' } })],
      fail: example ? [existence({ answer: { existence: 'VALIDE' }, rejection: { rejection: example } })] : [],
    },
  })
}

export const trust: readonly Check[] = [
  trustCheck({
    id: 'chain',
    title: 'Le certificat du signataire est reconnu, en cours de validité et non révoqué',
    rejections: ['signing-certificate-untrusted'],
    expected: 'un certificat reconnu',
    at: '8, row 4',
  }),
  trustCheck({
    id: 'tls-identity',
    title: "L'identité TLS, celle du signataire et celle du VIHF sont la même",
    rejections: ['card-mismatch', 'structure-mismatch', 'tls-certificate-missing'],
    expected: 'une seule identité',
    at: '8, rows 5 and 15',
    // Through the HTTP door of an open bench there is no TLS session that could identify anybody.
    narrowedTo: ({ exchange }) => exchange.tls !== undefined || exchange.trust === 'strict',
  }),
  trustCheck({
    id: 'directory',
    title: 'La structure est connue du DMP et le professionnel y exerce',
    rejections: ['structure-unknown', 'professional-not-linked'],
    expected: 'une structure active et un professionnel qui lui est lié',
    at: '8, rows 6 and 7',
  }),
]
