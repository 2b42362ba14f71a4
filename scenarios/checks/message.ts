import { transactions } from '#matrix/transactions.js'
import { rejectionText } from '#simulator/rejection-text.js'
import { defineCheck } from '../check.js'
import { existence, feeding, replacing } from '../examples.js'
import { finding } from '../findings.js'
import { remarked } from './support/vihf.js'

export const readable = defineCheck({
  id: 'message/readable',
  title: 'Le message se lit en entier : MIME, XML, SOAP, VIHF et corps',
  verifies: [],
  source: { doc: 'dmp-wire', at: '2' },
  on: 'any',
  level: 'requirement',
  judge: ({ unread }) =>
    unread
      ? [
          {
            where: unread.where ?? 'message',
            line: unread.line ?? 0,
            expected: 'un message lisible',
            observed: rejectionText(unread),
          },
        ]
      : [],
  examples: {
    pass: [existence(), feeding()],
    fail: [
      existence({ spoil: { request: (request) => ({ ...request, body: request.body.slice(0, -20) }) } }),
      existence({ spoil: { assertion: (xml) => xml.replace(/<saml2:NameID>[^<]*/, '<saml2:NameID>') } }),
    ],
  },
})

export const soapVersion = defineCheck({
  id: 'message/soap-version',
  title: "L'enveloppe est en SOAP 1.2",
  verifies: [],
  source: { doc: 'dmp-wire', at: '3' },
  on: 'any',
  level: 'requirement',
  appliesTo: (view) => view.envelope !== undefined,
  judge: (view) => remarked(view, ['soap/1.1-namespace']),
  examples: {
    pass: [existence()],
    fail: [
      existence({
        spoil: replacing('http://www.w3.org/2003/05/soap-envelope', 'http://schemas.xmlsoap.org/soap/envelope/'),
      }),
    ],
  },
})

export const service = defineCheck({
  id: 'message/service',
  title: 'Chaque transaction va au service qui lui répond',
  verifies: [],
  source: { doc: 'dmp-wire', at: '4' },
  on: 'any',
  level: 'requirement',
  appliesTo: (view) => view.row !== undefined,
  judge: ({ row, exchange }) => {
    const path = exchange.request.url.split('?')[0] ?? ''
    return row && path.endsWith(`/${row.service}`) ? [] : [finding('chemin HTTP', `…/${row?.service}`, path)]
  },
  examples: {
    pass: [existence(), feeding()],
    fail: [
      existence({
        spoil: { request: (request) => ({ ...request, url: request.url.replace('/patients', '/registry') }) },
      }),
    ],
  },
})

export const operation = defineCheck({
  id: 'message/operation',
  title: "Le corps SOAP est celui d'une transaction du DMP",
  verifies: [],
  source: { doc: 'dmp-wire', at: '4' },
  on: 'any',
  level: 'requirement',
  appliesTo: (view) => view.envelope !== undefined,
  judge: ({ row, envelope }) => {
    const known = transactions.map(({ body }) => body.name).join(', ')
    return row || !envelope ? [] : [finding(envelope.body, known, `{${envelope.body.ns}}${envelope.body.name}`)]
  },
  examples: {
    pass: [existence(), feeding()],
    fail: [existence({ spoil: { body: () => '<ouvrirDossier xmlns="urn:autre"></ouvrirDossier>' } })],
  },
})

/** Remarks that a check of its own judges; every other oddity is told here, so that none is lost. */
const judgedElsewhere = /^(wsa|mtom|content-type|trust|lot-signature)\//
const judgedKinds: ReadonlySet<string> = new Set([
  'soap/1.1-namespace',
  'soap/header-missing',
  'wsse/several-assertions',
  'vihf/attribute-repeated',
  'vihf/authentication-mode-missing',
  'vihf/authentication-mode-case',
  'vihf/purpose-of-use-missing',
  'vihf/roles-in-one-value',
  'query/return-type',
  'query/list-without-parentheses',
  'query/single-value-in-parentheses',
  'consultation/repository-unknown',
])

export const oddities = defineCheck({
  id: 'message/oddities',
  title: "Le message n'a pas d'autre singularité que le DMP tolère",
  verifies: [],
  source: { doc: 'dmp-wire', at: '2' },
  on: 'any',
  level: 'recommendation',
  judge: (view) => {
    const kinds = view.remarks
      .map(({ kind }) => kind)
      .filter((kind) => !judgedElsewhere.test(kind) && !judgedKinds.has(kind))
    return remarked(view, kinds)
  },
  examples: {
    pass: [existence(), feeding()],
    fail: [
      existence({
        spoil: {
          vihf: (vihf) => ({ ...vihf, attributes: [...vihf.attributes, { name: 'Mode_Acces', values: ['normal'] }] }),
        },
      }),
    ],
  },
})
