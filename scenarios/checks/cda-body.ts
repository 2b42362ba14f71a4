import { withCodes } from '#fixtures/lps/lot.js'
import { a11TemplateFormat } from '#matrix/codes/a11-template-format.js'
import { a12MediaTypeFormat } from '#matrix/codes/a12-media-type-format.js'
import { targetsOf } from '#matrix/codes/code-map.js'
import type { CdaView } from '../cda-view.js'
import { feeding, withEntries } from '../examples.js'
import { finding, seen, unless } from '../findings.js'
import { cdaCheck } from './support/cda-check.js'

const source = { doc: 'cda', at: '2' }

export const mediaType = cdaCheck({
  id: 'cda/media-type',
  title: "Le corps d'un document de niveau 1 est en PDF, texte, RTF, JPEG ou TIFF, en base64",
  verifies: ['EX_2.1-1071'],
  source,
  bearsOn: ({ body }) => body !== undefined,
  judge: ({ body, root }) => {
    const element = body?.element ?? root
    const kept = targetsOf(a12MediaTypeFormat, body?.mediaType ?? '').length > 0
    return [
      ...unless(
        kept,
        element,
        'application/pdf, text/plain, text/rtf, image/jpeg ou image/tiff',
        body?.mediaType,
        'mediaType',
      ),
      ...unless(
        body?.bytes !== undefined,
        element,
        'representation B64 et du base64',
        body?.element.text.trim().slice(0, 40),
      ),
    ]
  },
  pass: [feeding(), feeding({ documents: [{ body: 'text' }] })],
  fail: [
    feeding({ cda: (xml) => xml.replace('mediaType="application/pdf"', 'mediaType="application/msword"') }),
    feeding({ cda: (xml) => xml.replace(/(<text [^>]*>)/, '$1*') }),
  ],
})

const starts: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['25504446'],
  'image/jpeg': ['ffd8ff'],
  'image/tiff': ['49492a00', '4d4d002a'],
  'text/rtf': ['7b5c727466'],
}

export const bodyBytes = cdaCheck({
  id: 'cda/body-bytes',
  title: 'Les octets du corps sont bien du type annoncé',
  verifies: ['EX_2.1-1071'],
  source,
  bearsOn: ({ body }) => body?.bytes !== undefined && body.mediaType in starts,
  judge: ({ body, root }) => {
    const expected = starts[body?.mediaType ?? ''] ?? []
    const head = Buffer.from(body?.bytes?.subarray(0, 8) ?? []).toString('hex')
    return unless(
      expected.some((start) => head.startsWith(start)),
      body?.element ?? root,
      `${body?.mediaType} : des octets commençant par ${expected.join(' ou ')}`,
      head,
    )
  },
  fail: [
    feeding({
      documents: [{ body: 'text' }],
      cda: (xml) => xml.replace('mediaType="text/plain"', 'mediaType="application/pdf"'),
    }),
  ],
})

/** Formats that the header and body of the document lead to; none when no correspondence says. */
const formatsOf = ({ body, templateIds }: CdaView): readonly string[] =>
  body
    ? targetsOf(a12MediaTypeFormat, body.mediaType)
    : templateIds.flatMap((template) => targetsOf(a11TemplateFormat, template))

export const format = cdaCheck({
  id: 'cda/format-code',
  title: 'formatCode est celui du modèle ou du type de corps du CDA',
  source: { doc: 'dmp-xds-metadata', at: '7.1' },
  bearsOn: (cda, { entry }) => formatsOf(cda).length > 0 && entry.formatCode !== undefined,
  judge: (cda, { entry }) => {
    const expected = formatsOf(cda)
    const written = entry.formatCode?.code
    return unless(expected.includes(written ?? ''), cda.body?.element ?? cda.root, expected.join(' ou '), written)
  },
  pass: [feeding(), feeding({ documents: [{ body: 'text' }] })],
  fail: [
    feeding(
      withEntries((entry) =>
        withCodes(entry, 'formatCode', {
          code: 'urn:ihe:iti:xds-sd:text:2008',
          system: '1.3.6.1.4.1.19376.1.2.3',
          display: '',
        }),
      ),
    ),
  ],
})

const isStyleSheet = (xml: string): string =>
  `<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><Contenu>${xml.replace(/^<\?xml[^>]*\?>\s*/, '')}</Contenu></xsl:stylesheet>`

export const selfPresenting = cdaCheck({
  id: 'cda/self-presenting',
  title: "Un CDA autoprésentable n'a ni script ni ressource externe",
  verifies: ['EX_2.1-1115'],
  source: { doc: 'dmp-requirements', at: 'EX_2.1-1115' },
  bearsOn: ({ selfPresenting: self }) => self,
  judge: ({ file }) =>
    [...file.descendants()].flatMap((element) => {
      if (element.name.toLowerCase() === 'script') return [finding(element, 'aucun script', 'un élément script')]
      const outside = element.attributes.find(
        ({ name, value }) => ['src', 'href'].includes(name.toLowerCase()) && /^\s*(https?:|\/\/|file:)/i.test(value),
      )
      const action = element.attributes.find(({ name }) => /^on[a-z]+$/i.test(name))
      if (action) return [finding(element, 'aucun script', `attribut ${action.name}`, action.name)]
      return outside ? [finding(element, 'aucune ressource externe', seen(outside.value), outside.name)] : []
    }),
  pass: [feeding({ cda: isStyleSheet })],
  fail: [
    feeding({ cda: (xml) => isStyleSheet(xml).replace('<Contenu>', '<script>alert(1)</script><Contenu>') }),
    feeding({
      cda: (xml) => isStyleSheet(xml).replace('<Contenu>', '<img src="https://exemple.test/logo.png"/><Contenu>'),
    }),
  ],
})
