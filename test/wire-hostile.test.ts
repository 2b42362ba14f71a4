import { describe, expect, it } from 'vitest'
import { readMtom } from '#simulator/wire/mtom.js'
import { fate, mtomType, soap, soapType } from './support/fate.js'

const lines = (...all: string[]): Buffer => Buffer.from(all.join('\r\n'))
const root = ['--b', 'Content-ID: <root>', '', soap('<x/>')]

describe('XML', () => {
  const laughs = Array.from({ length: 10 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('')

  it.each([
    ['nothing but blanks', '   ', 'unreadable: XML mal formé : un élément XML était attendu ici.'],
    ['no XML', 'hello', 'unreadable: XML mal formé : un élément XML était attendu ici.'],
    ['JSON', '{"a":1}', 'unreadable: XML mal formé : un élément XML était attendu ici.'],
    ['NUL bytes', '\0\0\0\0', 'unreadable: XML mal formé'],
    ['a DOCTYPE', `<!DOCTYPE x>${soap('<x/>')}`, 'forbidden: XML refusé : un message SOAP ne contient pas de DOCTYPE.'],
    ['an external DTD', `<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">${soap('<x/>')}`, 'forbidden: XML refusé'],
    [
      'an external entity',
      `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${soap('&e;')}`,
      'forbidden: XML refusé',
    ],
    [
      'a parameter entity',
      `<!DOCTYPE x [<!ENTITY % e SYSTEM "file:///etc/passwd">%e;]>${soap('<x/>')}`,
      'forbidden: XML refusé',
    ],
    ['a billion laughs', `<!DOCTYPE x [<!ENTITY l0 "lol">${laughs}]>${soap('<x>&l10;</x>')}`, 'forbidden: XML refusé'],
    ['an undefined entity', soap('<x>&eacute;</x>'), "unreadable: XML mal formé : l'entité eacute n'est pas définie."],
    [
      'a processing instruction before',
      `<?p?>${soap('<x/>')}`,
      "forbidden: XML refusé : un message SOAP ne contient pas d'instruction de traitement.",
    ],
    ['a processing instruction in a value', soap('<x>8997<?p 00000000?></x>'), 'forbidden: XML refusé'],
    [
      '257 levels',
      soap('<x>'.repeat(255) + '</x>'.repeat(255)),
      "forbidden: XML refusé : plus de 256 niveaux d'éléments imbriqués.",
    ],
    [
      '200 000 levels',
      soap('<x>'.repeat(200_000)),
      "forbidden: XML refusé : plus de 256 niveaux d'éléments imbriqués.",
    ],
    [
      'a 12 MB text',
      soap(`<x>${'A'.repeat(12_000_000)}</x>`),
      'forbidden: XML refusé : un texte, un attribut ou un nom dépasse 10 Mo.',
    ],
    [
      'a 12 MB attribute',
      soap(`<x a="${'A'.repeat(12_000_000)}"/>`),
      'forbidden: XML refusé : un texte, un attribut ou un nom dépasse 10 Mo.',
    ],
    ['an endless name', soap(`<${'x'.repeat(60_000)}/>`), 'forbidden: XML refusé'],
    [
      'a control character',
      soap('<x>\u0001</x>'),
      'unreadable: XML mal formé : le caractère de code 1 est interdit en XML.',
    ],
    [
      'a reference to a control character',
      soap('<x>&#1;</x>'),
      'unreadable: XML mal formé : le caractère de code 1 est interdit en XML.',
    ],
    [
      'an undeclared prefix',
      soap('<p:x/>'),
      "unreadable: XML mal formé : le préfixe p de l'élément x n'est pas déclaré.",
    ],
    [
      'an undeclared prefix of an attribute',
      soap('<x p:a="1"/>'),
      "unreadable: XML mal formé : le préfixe p de l'attribut a de l'élément x n'est pas déclaré.",
    ],
    [
      'a duplicate attribute',
      soap('<x a="1" a="2"/>'),
      "unreadable: XML mal formé : l'attribut a est présent deux fois.",
    ],
    [
      'a duplicate attribute by namespace',
      soap('<x xmlns:p="urn:p" xmlns:q="urn:p" p:a="1" q:a="2"/>'),
      'unreadable: XML mal formé',
    ],
    ['an unclosed element', '<s:Envelope>', 'unreadable: XML mal formé'],
    ['two roots', `${soap('<x/>')}<x/>`, "unreadable: XML mal formé : du contenu suit l'élément racine."],
    ['no quotes', soap('<x a=1/>'), "unreadable: XML mal formé : la valeur d'un attribut n'est pas entre guillemets."],
    ['a bare ampersand', soap('<x>a & b</x>'), 'unreadable: XML mal formé : un caractère & doit être écrit &amp;.'],
    [
      'HTML',
      '<html><body></body></html>',
      "not-soap: L'élément racine est html sans espace de noms, non une enveloppe SOAP 1.2.",
    ],
    ['an empty Body', soap(''), "not-soap: L'élément Body est vide."],
  ])('%s', (_, source, expected) => expect(fate(soapType, Buffer.from(source))).toContain(expected))

  it.each([
    ['bytes that are not UTF-8', Buffer.from(soap('<x>é</x>'), 'latin1')],
    ['an overlong encoding', Buffer.concat([Buffer.from('<x>'), Buffer.of(0xc0, 0xbc), Buffer.from('</x>')])],
    ['half a surrogate pair', Buffer.concat([Buffer.from('<x>'), Buffer.of(0xed, 0xa0, 0x80), Buffer.from('</x>')])],
    ['UTF-16 cut in the middle', Buffer.from(`\ufeff${soap('<x/>')}`, 'utf16le').subarray(0, 31)],
    ['UTF-32', Buffer.from([0, 0, 0xfe, 0xff, 0, 0, 0, 0x3c])],
    ['an unknown encoding', Buffer.from('<?xml version="1.0" encoding="klingon"?><x/>')],
  ])('%s', (_, bytes) => expect(fate(soapType, bytes)).toMatch(/^unreadable: XML mal formé/))

  it.each([
    [`\ufeff<!DOCTYPE x [<!ENTITY l0 "lol">${laughs}]><x a="&l10;">&l10;</x>`],
    ['\ufeff<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'],
  ])('no DOCTYPE hides in UTF-16', (source) => {
    expect(fate(soapType, Buffer.from(source, 'utf16le'))).toMatch(/^forbidden: XML refusé/)
  })

  it('reads many namespaces and many elements in a time that grows with their number', () => {
    const declarations = Array.from({ length: 20_000 }, (_, n) => `xmlns:p${n}="urn:${n}"`).join(' ')
    const body = soap(`<x ${declarations}>${'<p0:y/>'.repeat(20_000)}</x>`)
    const started = performance.now()
    expect(fate(soapType, Buffer.from(body))).toBe('read')
    expect(performance.now() - started).toBeLessThan(3000)
  })
})

describe('MIME', () => {
  it.each([
    ['an empty body', soapType, Buffer.of(), 'unreadable: Le corps de la requête est vide. [corps]'],
    ['an empty multipart body', mtomType, Buffer.of(), 'unreadable: le corps de la requête est vide. [corps]'],
    [
      'another boundary',
      mtomType,
      lines('--c', '', '<x/>', '--c--'),
      "le délimiteur annoncé « b » n'est pas dans le corps, qui commence par « --c ». [Content-Type]",
    ],
    [
      'a bare envelope',
      mtomType,
      Buffer.from(soap('<x/>')),
      "le délimiteur annoncé « b » n'est pas dans le corps. [Content-Type]",
    ],
    [
      'no boundary at all',
      'multipart/related',
      Buffer.from(soap('<x/>')),
      "aucun délimiteur n'est annoncé, et le corps n'en montre pas. [Content-Type]",
    ],
    ['an empty boundary', 'multipart/related; boundary=""', Buffer.from('x'), "aucun délimiteur n'est annoncé"],
    ['a boundary inside a line', mtomType, lines('x--b', '', '<x/>', 'x--b--'), "n'est pas dans le corps"],
    ['only the closing delimiter', mtomType, lines('--b--'), 'aucune partie avant le délimiteur de fin. [corps]'],
    [
      'a part without blank line',
      mtomType,
      lines('--b', 'Content-ID: <root>', '--b--'),
      'la partie 1 est incorrecte, aucune ligne vide ne sépare ses en-têtes de son contenu. [partie 1]',
    ],
    ['headers cut short', mtomType, lines('--b', 'Content-ID: <ro'), 'la partie 1 est incorrecte, aucune ligne vide'],
    ['a root cut short', mtomType, lines(...root).subarray(0, -10), 'unreadable: XML mal formé'],
    [
      'invalid base64',
      mtomType,
      lines(...root, '--b', 'Content-ID: <d>', 'Content-Transfer-Encoding: base64', '', 'AA*A', '--b--'),
      "la partie 2 <d> est incorrecte, son contenu n'est pas du base64 valide. [partie 2 <d>]",
    ],
    [
      'base64 cut short',
      mtomType,
      lines(...root, '--b', 'Content-Transfer-Encoding: base64', '', 'AAA'),
      "la partie 2 est incorrecte, son contenu n'est pas du base64 valide",
    ],
    [
      'invalid quoted-printable',
      mtomType,
      lines(...root, '--b', 'Content-Transfer-Encoding: quoted-printable', '', 'a=Gb', '--b--'),
      "son contenu n'est pas du quoted-printable valide",
    ],
    [
      'an unknown transfer encoding',
      mtomType,
      lines(...root, '--b', 'Content-Transfer-Encoding: gzip', '', 'x', '--b--'),
      'son codage de transfert est inconnu (gzip)',
    ],
    [
      'a transfer encoding of Object.prototype',
      mtomType,
      lines(...root, '--b', 'Content-Transfer-Encoding: constructor', '', 'x', '--b--'),
      'son codage de transfert est inconnu (constructor)',
    ],
    [
      '201 parts',
      mtomType,
      lines(...Array.from({ length: 201 }, () => root).flat(), '--b--'),
      'plus de 200 parties. [corps]',
    ],
    [
      'a giant header',
      mtomType,
      lines('--b', `X: ${'x'.repeat(20_000)}`, '', '<x/>', '--b--'),
      'la partie 1 est incorrecte, ses en-têtes dépassent 16384 octets',
    ],
    [
      'giant headers without end',
      mtomType,
      lines('--b', ...Array.from({ length: 20_000 }, () => 'X: x')),
      'la partie 1 est incorrecte, ses en-têtes dépassent 16384 octets',
    ],
    [
      '51 headers',
      mtomType,
      lines('--b', ...Array.from({ length: 51 }, () => 'X: x'), '', '<x/>', '--b--'),
      'la partie 1 est incorrecte, elle a plus de 50 en-têtes',
    ],
    [
      'JSON',
      'application/json',
      Buffer.from('{}'),
      'unsupported-media-type: application/json au lieu de application/soap+xml',
    ],
  ])('%s', (_, contentType, body, expected) => expect(fate(contentType, body)).toContain(expected))

  it.each([
    ['no closing delimiter', lines(...root)],
    ['a body cut inside an attachment', lines(...root, '--b', 'Content-ID: <d>', '', 'abc')],
    [
      'a first delimiter after 10 KB of preamble',
      Buffer.concat([Buffer.from(`${'x'.repeat(10_000)}\r\n`), lines(...root, '--b--')]),
    ],
  ])('%s is no reason to refuse', (_, body) => expect(fate(mtomType, body)).toBe('read'))

  it('finds no part for an unknown cid', () => {
    const read = readMtom(mtomType, lines(...root, '--b', 'Content-ID: <d>', '', '1', '--b--'))
    expect(read.ok && read.message.find('cid:d')).toBeTruthy()
    expect(read.ok && read.message.find('cid:e')).toBeUndefined()
  })

  it.each([
    ['boundary characters', `multipart/related; boundary="${'-'.repeat(70)}"`, Buffer.alloc(8_000_000, '-')],
    ['near delimiters', mtomType, Buffer.alloc(8_000_000, '\n--bb')],
    [
      'blanks in quoted-printable',
      mtomType,
      Buffer.concat([
        lines(...root, '--b', 'Content-Transfer-Encoding: quoted-printable', '', ''),
        Buffer.alloc(4_000_000, ' '),
        Buffer.from('x'),
      ]),
    ],
    [
      'blanks in base64',
      mtomType,
      Buffer.concat([
        lines(...root, '--b', 'Content-Transfer-Encoding: base64', '', ''),
        Buffer.alloc(4_000_000, ' '),
        Buffer.from('*'),
      ]),
    ],
    ['semicolons in a header', `multipart/related${'; '.repeat(100_000)}${'a'.repeat(100_000)}`, Buffer.from('x')],
    ['an unclosed quote', `multipart/related; a="${'\\"'.repeat(100_000)}`, Buffer.from('x')],
  ])('is not slowed down by %s', (_, contentType, body) => {
    const started = performance.now()
    fate(contentType, body)
    expect(performance.now() - started).toBeLessThan(3000)
  })
})
