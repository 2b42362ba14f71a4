import { declaredAction } from '#simulator/wire/content-type.js'
import { NS } from '#simulator/wire/namespaces.js'
import { defineCheck } from '../check.js'
import { contentTypeSpoil, existence, feeding } from '../examples.js'
import { finding, httpHeader, seen, unless } from '../findings.js'
import { type ExchangeView, headersSaved, requestHeader } from '../view.js'
import { remarked } from './support/vihf.js'

const contentType = (view: ExchangeView): string => requestHeader(view, 'content-type') ?? ''
const place = httpHeader('Content-Type')

export const soapContentType = defineCheck({
  id: 'transport/content-type',
  title: 'Le Content-Type est application/soap+xml, ou multipart/related avec des pièces',
  verifies: [],
  source: { doc: 'dmp-wire', at: '2' },
  on: 'any',
  level: 'requirement',
  appliesTo: headersSaved,
  judge: (view) => remarked(view, ['content-type/unusual', 'content-type/not-multipart']),
  examples: {
    pass: [existence(), feeding()],
    fail: [existence({ spoil: contentTypeSpoil(/^application\/soap\+xml/, 'application/octet-stream') })],
  },
})

export const declaredSoapAction = defineCheck({
  id: 'transport/declared-action',
  title: "L'action du Content-Type est présente et égale à wsa:Action",
  verifies: [],
  source: { doc: 'dmp-wire', at: '2' },
  on: 'any',
  level: 'recommendation',
  appliesTo: (view) => headersSaved(view) && view.envelope !== undefined,
  judge: (view) => {
    const declared = declaredAction(contentType(view))
    const action = view.envelope?.action ?? declared
    return unless(declared !== undefined && declared === action, place, `action="${action ?? '…'}"`, declared)
  },
  examples: {
    pass: [existence(), feeding()],
    fail: [
      existence({ spoil: contentTypeSpoil(/; action=.*/, '') }),
      existence({ spoil: contentTypeSpoil(/action=".*"/, 'action="None"') }),
    ],
  },
})

export const mtom = defineCheck({
  id: 'transport/mtom',
  title: 'Une alimentation voyage en MTOM, chaque document étant une pièce XOP',
  verifies: ['EX_2.1-1260'],
  source: { doc: 'dmp-wire', at: '5.8' },
  on: ['TD2.1'],
  level: 'requirement',
  judge: (view) => {
    if (!view.mtom?.multipart) return [finding(place, 'multipart/related', seen(contentType(view)))]
    const inline = (view.envelope?.body.all(NS.xdsb, 'Document') ?? []).filter((one) => !one.child(NS.xop, 'Include'))
    return inline.map((one) => finding(one, 'un xop:Include vers une pièce', 'un contenu en ligne'))
  },
  examples: {
    pass: [feeding()],
    fail: [feeding({ spoil: { body: (xml) => xml.replace(/<xop:Include[^>]*?(\/>|><\/xop:Include>)/, 'AAAA') } })],
  },
})

export const mtomContentType = defineCheck({
  id: 'transport/mtom-content-type',
  title: 'Un message MTOM annonce type, boundary, start et start-info',
  verifies: ['EX_2.1-1260'],
  source: { doc: 'dmp-wire', at: '2' },
  on: 'any',
  level: 'requirement',
  appliesTo: (view) => headersSaved(view) && view.mtom?.multipart === true,
  judge: (view) =>
    remarked(view, [
      'mtom/type',
      'mtom/boundary-missing',
      'mtom/start-missing',
      'mtom/start-unknown',
      'mtom/start-info',
    ]),
  examples: {
    pass: [feeding()],
    fail: [
      feeding({ spoil: contentTypeSpoil('start-info="application/soap+xml"', 'start-info="text/xml"') }),
      feeding({ spoil: contentTypeSpoil(/; start="[^"]*"/, '') }),
    ],
  },
})

/** The answer of the DMP to such a part is not known: the closest code of IHE is assumed (dmp-errors, 6, row 18). */
export const everyPartUsed = defineCheck({
  id: 'transport/every-part-used',
  title: 'Chaque pièce jointe du message est celle d’un Document',
  verifies: ['EX_2.1-1260'],
  source: { doc: 'dmp-errors', at: '6, row 18' },
  on: ['TD2.1'],
  level: 'requirement',
  assumed: "la réponse du DMP à une pièce jointe que rien ne nomme n'est pas connue",
  appliesTo: (view) => view.mtom?.multipart === true && view.envelope !== undefined,
  judge: ({ mtom, envelope }) => {
    const included = [...(envelope?.body.descendants() ?? [])]
      .filter(({ ns, name }) => ns === NS.xop && name === 'Include')
      .map((include) => mtom?.find(include.attr('href') ?? '')?.contentId)
    return (mtom?.parts ?? [])
      .filter(({ contentId }) => !included.includes(contentId))
      .map(({ contentId }) => ({
        where: `pièce MIME <${contentId}>`,
        line: 0,
        expected: 'un xop:Include qui la nomme',
        observed: 'aucun',
      }))
  },
  examples: {
    pass: [feeding()],
    fail: [
      feeding({
        spoil: {
          mime: (message) => ({
            ...message,
            parts: [...message.parts, { headers: [['Content-ID', '<en-trop@lps>']], bytes: Buffer.from('x') }],
          }),
        },
      }),
    ],
  },
})

export const mimeSyntax = defineCheck({
  id: 'transport/mime-syntax',
  title: 'Les pièces MIME suivent la lettre de la norme : CR LF, délimiteurs nus, contenu binaire',
  verifies: ['EX_2.1-1260'],
  source: { doc: 'libraries', at: '5.2' },
  on: 'any',
  level: 'recommendation',
  appliesTo: (view) => view.mtom?.multipart === true,
  judge: (view) =>
    remarked(view, [
      'mtom/boundary-unquoted',
      'mtom/boundary-padding',
      'mtom/lf-line-ends',
      'mtom/preamble',
      'mtom/epilogue',
      'mtom/not-closed',
      'mtom/base64-part',
      'mtom/quoted-printable-part',
      'mtom/root-type',
      'mtom/content-id-missing',
      'mtom/content-id-duplicate',
      'mtom/header-malformed',
    ]),
  examples: {
    pass: [feeding()],
    fail: [
      feeding({ spoil: { mime: (message) => ({ ...message, newline: '\n' }) } }),
      feeding({ spoil: { mime: (message) => ({ ...message, closed: false }) } }),
    ],
  },
})
