import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { datamatrixPng, readDatamatrixImage } from '#fixtures/people/datamatrix-image.js'
import { people } from '#fixtures/people/index.js'
import { type DatamatrixIns, readDatamatrix, writeDatamatrix } from '#simulator/domain/ins-datamatrix.js'
import { command } from './support/command.js'

/** Decoded from a published image (source: ins, section 6). */
const published =
  'IS010000000000000000000000S1277076322082910S21.2.250.1.213.1.4.8\u001dS3RUTH ISABELLE\u001dS4NESSI\u001dS5FS61977-07-14S763220'

const ruth: DatamatrixIns = {
  matricule: '277076322082910',
  oid: '1.2.250.1.213.1.4.8',
  prenoms: ['RUTH', 'ISABELLE'],
  nom: 'NESSI',
  sexe: 'F',
  naissance: '1977-07-14',
  lieu: '63220',
}

const folder = mkdtempSync(join(tmpdir(), 'dmp-bench-datamatrix-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))

const runs = (tool: string): boolean => {
  try {
    execFileSync(tool, [], { stdio: 'ignore' })
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOENT'
  }
}
const zxing = runs('ZXingReader') && runs('ZXingWriter')
if (!zxing) console.log('ZXingReader and ZXingWriter (Debian zxing-cpp-tools) are absent: their readings are skipped')

/** What Debian's reader says of an image, byte for byte. */
function zxingReads(file: string): string {
  const told = execFileSync('ZXingReader', [file], { encoding: 'utf8' })
  expect(told).toMatch(/^Format: +DataMatrix$/m)
  const bytes = /^Bytes: +([0-9A-F ]+)$/m.exec(told)?.[1] ?? ''
  return Buffer.from(bytes.replaceAll(' ', ''), 'hex').toString('latin1')
}

const half = (await datamatrixPng(published)).slice(0, 900)

const traits: fc.Arbitrary<DatamatrixIns> = fc.record({
  matricule: fc.stringMatching(/^[12]\d{14}$/),
  oid: fc.constantFrom('1.2.250.1.213.1.4.10', '1.2.250.1.213.1.4.11'),
  prenoms: fc.array(fc.stringMatching(/^[A-Z][A-Z'-]{0,11}$/), { minLength: 1, maxLength: 4 }),
  nom: fc.stringMatching(/^[A-Z][A-Z' -]{0,30}[A-Z]$/),
  sexe: fc.constantFrom('M', 'F'),
  naissance: fc.stringMatching(/^\d{4}-\d\d-\d\d$/),
  lieu: fc.stringMatching(/^\d[\dAB]\d{3}$/),
})

describe('text of the datamatrix INS', () => {
  it('is the published one, both ways', () => {
    expect(writeDatamatrix(ruth)).toBe(published)
    expect(readDatamatrix(published)).toEqual({ ok: true, ins: ruth, signed: false, remarks: [] })
    expect(readDatamatrix(published.replaceAll('\u001d', '<GS>'))).toMatchObject({ ok: true, ins: ruth })
    expect(readDatamatrix(`${published}\r\n`)).toMatchObject({ ok: true, ins: ruth })
  })

  it('comes back as it went, whatever the traits', () => {
    fc.assert(
      fc.property(traits, (ins) => {
        expect(readDatamatrix(writeDatamatrix(ins))).toMatchObject({ ok: true, ins })
      }),
    )
  })

  it('never throws on what is read, and never reads a cut one', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(published.length - 1), (noise, at) => {
        expect(readDatamatrix(noise).ok).toBe(false)
        expect(readDatamatrix(published.slice(0, at)).ok).toBe(false)
        readDatamatrix(published.slice(0, at) + noise + published.slice(at))
      }),
    )
  })

  it.each<[string, (text: string) => string, RegExp]>([
    ['of another kind', (text) => text.replace('IS', 'DC'), /IS/],
    ['with half a header', () => 'IS01000', /26 caractères/],
    ['with an unknown field', (text) => text.replace('S5F', 'S9F'), /Champ inconnu .*« S9 »/],
    ['with a field twice', (text) => `${text}S763220`, /S7 est écrit deux fois/],
    ['without a place', (text) => text.replace('S763220', ''), /Il manque S7/],
    ['cut in its place', (text) => text.slice(0, -1), /S7 est coupé/],
    ['of neither sex', (text) => text.replace('S5F', 'S5X'), /M ou F/],
  ])('%s is refused', (_, change, reason) => {
    expect(readDatamatrix(change(published))).toEqual({ ok: false, reason: expect.stringMatching(reason) })
  })

  it.each<[string, (text: string) => string, RegExp]>([
    ['a wrong key', (text) => text.replace('277076322082910', '277076322082911'), /clé/],
    ['an unknown OID', (text) => text.replace('1.4.8', '1.4.99'), /OID/],
    ['another date', (text) => text.replace('1977-07-14', '14/07/1977'), /date/],
    ['another place', (text) => text.replace('S763220', 'S7PARIS'), /géographique/],
    ['no first name', (text) => text.replace('RUTH ISABELLE', ''), /prénom/],
  ])('%s is a remark', (_, change, remark) => {
    const read = readDatamatrix(change(published))
    expect(read).toMatchObject({ ok: true, remarks: [expect.stringMatching(remark)] })
  })

  it('says when a header is not that of an unsigned one', () => {
    const signed = published.replace('IS010000000000000000000000', 'IS01FR000001ABCD1234567890')
    expect(readDatamatrix(signed)).toMatchObject({ ok: true, signed: true, ins: ruth })
  })

  it('is not written with a separator in a trait, nor with a trait of another length', () => {
    expect(() => writeDatamatrix({ ...ruth, nom: 'A\u001dB' })).toThrow(/S4/)
    expect(() => writeDatamatrix({ ...ruth, lieu: '6322' })).toThrow(/S7/)
  })
})

describe('image of the datamatrix INS', () => {
  it('reads back what it wrote, separators included', async () => {
    expect(await readDatamatrixImage(await datamatrixPng(published), wasm)).toEqual([published])
  })

  it.each([
    ['nothing', new Uint8Array()],
    ['noise', Uint8Array.from({ length: 300 }, (_, index) => index % 251)],
    ['half an image', half],
  ])('finds none in %s', async (_, bytes) => expect(await readDatamatrixImage(bytes, wasm)).toEqual([]))

  it.skipIf(!zxing)('is read by Debian’s ZXingReader, byte for byte, whatever the traits', async () => {
    const file = join(folder, 'oracle.png')
    for (const ins of fc.sample(traits, { numRuns: 15, seed: 7 })) {
      const text = writeDatamatrix(ins)
      writeFileSync(file, await datamatrixPng(text))
      expect(zxingReads(file)).toBe(text)
    }
  })

  it.skipIf(!zxing)('reads what Debian’s ZXingWriter draws', async () => {
    const file = join(folder, 'other.png')
    const plain = published.replaceAll('\u001d', ' ')
    execFileSync('ZXingWriter', ['-size', '400x400', '-margin', '10', 'DataMatrix', plain, file])
    expect(await readDatamatrixImage(readFileSync(file), wasm)).toEqual([plain])
  })
})

describe('dmp-bench ins datamatrix', () => {
  const asOptions = ['--matricule', ruth.matricule, '--oid', ruth.oid, '--prenoms', 'RUTH ISABELLE', '--nom', 'NESSI']
  const others = ['--sexe', 'F', '--naissance', ruth.naissance, '--lieu', ruth.lieu]

  it('prints the text of traits given one by one', async () => {
    const { code, out } = await command('ins', 'datamatrix', 'ecrire', ...asOptions, ...others)
    expect({ code, out }).toEqual({ code: 0, out: published.replaceAll('\u001d', '<GS>') })
  })

  it.each(people.map(({ id }) => id))('writes and reads the image of %s', async (id) => {
    const file = join(folder, `${id}.png`)
    expect(await command('ins', 'datamatrix', 'ecrire', '--patient', id, '--sortie', file)).toMatchObject({ code: 0 })
    const { code, out } = await command('ins', 'datamatrix', 'lire', file)
    const person = people.find((one) => one.id === id)
    expect(out).toContain(person?.ins)
    expect(out).toContain(person?.insOid)
    expect(out).toContain('absente (INS non signée)')
    expect(code).toBe(0)
  })

  it('writes an SVG and a text', async () => {
    const svg = join(folder, 'x.svg')
    await command('ins', 'datamatrix', 'ecrire', '--patient', 'dmp-ouvert', '--sortie', svg)
    expect(readFileSync(svg, 'utf8')).toMatch(/^<svg [\s\S]*<\/svg>\s*$/)
    const txt = join(folder, 'x.txt')
    await command('ins', 'datamatrix', 'ecrire', ...asOptions, ...others, '--sortie', txt)
    expect(readFileSync(txt, 'latin1')).toBe(published)
    expect((await command('ins', 'datamatrix', 'lire', txt)).out).toContain('RUTH ISABELLE')
  })

  it('reads a text as it is printed, and says what is odd in it with 1', async () => {
    const shown = published.replaceAll('\u001d', '<GS>')
    expect(await command('ins', 'datamatrix', 'lire', shown)).toMatchObject({ code: 0 })
    const odd = await command('ins', 'datamatrix', 'lire', shown.replace('082910', '082911'))
    expect(odd.code).toBe(1)
    expect(odd.out).toMatch(/Attention : Le matricule 277076322082911/)
  })

  writeFileSync(join(folder, 'noise.png'), 'not an image')
  it.each<[string[], RegExp]>([
    [['ecrire'], /^Il manque --matricule, --oid/],
    [['ecrire', '--patient', 'personne'], /^Patient inconnu : personne/],
    [['ecrire', '--patient', 'dmp-ouvert', '--nom', 'X'], /--patient donne déjà tout/],
    [['ecrire', '--patient', 'dmp-ouvert', '--sortie', 'x.gif'], /\.png, \.svg ou \.txt/],
    [
      ['ecrire', '--patient', 'dmp-ouvert', '--sortie', join(folder, 'absent', 'x.png')],
      /ne s'écrit pas : introuvable/,
    ],
    [['ecrire', ...asOptions, '--sexe', 'X'], /M ou F/],
    [['ecrire', ...asOptions, '--sexe', 'F', '--naissance', '14/07/77', '--lieu', '63220'], /AAAA-MM-JJ/],
    [['ecrire', ...asOptions, ...others, '--nom', 'NÉSSI'], /sans accent/],
    [['ecrire', ...asOptions, ...others, '--matricule', '277076322082911'], /clé/],
    [['lire', join(folder, 'absent.png')], /ne se lit pas : introuvable/],
    [['lire', join(folder, 'noise.png')], /aucun Data Matrix lisible/],
    [['lire', 'IS01'], /26 caractères/],
    [['lire'], /^Il manque l'argument <source>/],
  ])('%j is a wrong usage', async (args, sentence) => {
    const { code, out, err } = await command('ins', 'datamatrix', ...args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toEqual([expect.stringMatching(sentence)])
  })
})
