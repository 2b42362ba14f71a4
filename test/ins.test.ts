import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkIns } from '#matrix/ins-check.js'
import { insKey, insNumberKind, isMatricule, nirParts } from '#matrix/ins-number.js'
import { insOid, insOidRow, insOids } from '#matrix/ins-oids.js'
import { sourceDocument } from '#matrix/sources.js'
import { insC } from '#simulator/domain/ins-c.js'
import { testBench } from './support/bench.js'
import { command } from './support/command.js'

/** Published vectors (source: ins, 1.3), the last one from the note under the table, its day found by trying the 31. */
const vectors = [
  ['PHILIPPE', '610217', '1610275754289', '92', '08339104612795175898', '58'],
  ['CATHERINE', '650123', '1650177851044', '71', '14953430469861745278', '06'],
  ['DOMINIQUE', '790328', '2790351215188', '90', '05297823015225933596', '79'],
  ['DAVID', '850717', '285072B502024', '65', '16877762435502213363', '83'],
  ['MARIE ODILE', '651112', '265112A571315', '79', '09411559679504137593', '15'],
  ['', '440227', '1440211103873', '65', '07620205641013609113', '45'],
  ['JEAN MICHEL', '060227', '2060268000207', '20', '12434743381586526807', '97'],
  ['FRANCK', '380300', '1380390104027', '28', '12159659734794735460', '18'],
  ['ALINE', '251224', '2251202263683', '37', '00021509576804221242', '34'],
  ['PAUL', '980101', '1980199999999', '31', '02909583253135544241', '93'],
  ['NATHALIE', '550615', '2550699999999', '34', '04486857164132837189', '07'],
  ['IGOR', '601020', '1601063220118', '03', '17939083344717614389', '91'],
  ['JEAN', '500801', '1500815051040', undefined, '15411873874774855624', '88'],
  ['LAURENCE', '070525', '2070585756270', '97', '11978541768790564155', '20'],
] as const

describe('INS-C', () => {
  it.each(vectors)('%s %s %s', (prenom, date, nir, nirKey, number, key) => {
    expect(insC({ prenom, date, nir })).toEqual({ ok: true, insC: `${number}${key}` })
    if (nirKey !== undefined) expect(insC({ prenom, date, nir, key: nirKey })).toMatchObject({ ok: true })
  })

  it.each(vectors)('dmp-bench ins-c prints the 22 digits of %s %s %s', async (prenom, date, nir, _key, number, key) => {
    const { code, out, err } = await command('ins-c', '--prenom', prenom, '--date', date, '--nir', nir)
    expect({ code, out, err }).toEqual({ code: 0, out: `${number}${key}`, err: [] })
  })

  it.each([
    // what is written      what it is the same as
    ['Marie-Odile', 'MARIEODILE'],
    ['MARIE ODILE', 'MARIEODILEXXX'],
    ['d’Été', 'DETE'],
    ["D'ÉTÉ", 'DETE'],
    ['Jean-Michel', 'JEANMICHELLE'],
    ['Françoise', 'FRANCOISE'],
    ['Zoé2', 'ZOE'],
    ['Cœur', 'CUR'],
    ['Straße', 'STRAE'],
    ['  ', ''],
  ])('the first name %j counts as %j', (written, same) => {
    const of = (prenom: string) => insC({ prenom, date: '610217', nir: '1610275754289' })
    expect(of(written)).toEqual(of(same))
  })

  it('reads JJMMAAAA as AAMMJJ and a missing date as zeros', () => {
    const of = (date: string) => insC({ prenom: 'PAUL', date, nir: '1980199999999' })
    expect(of('01011998')).toEqual(of('980101'))
    expect(of('00031938')).toEqual(of('380300'))
    expect(of('')).toEqual(of('000000'))
  })

  it.each([
    ['3980199999999', undefined, /provisoire/],
    ['7980199999999', undefined, /provisoire/],
    ['8980199999999', undefined, /provisoire/],
    ['198019999999', undefined, /13 caractères/],
    ['19801999999990', undefined, /13 caractères/],
    ['19801C9999999', undefined, /13 caractères/],
    ['1980199999999', '32', /clé du NIR est fausse : 32 au lieu de 31/],
  ])('NIR %s with key %s is refused', (nir, key, reason) => {
    const made = insC({ prenom: 'PAUL', date: '980101', nir, ...(key ? { key } : {}) })
    expect(made).toMatchObject({ ok: false, reason: expect.stringMatching(reason) })
  })

  it.each(['98010', '9801011', '1998-01-01', 'AAMMJJ'])('date %j is refused', (date) => {
    expect(insC({ prenom: 'PAUL', date, nir: '1980199999999' })).toMatchObject({ ok: false })
  })

  it('has 22 digits, a key of 01 to 97, and keeps the letters of Corsica in its seed', () => {
    const name = fc.stringMatching(/^[A-Z]{0,12}$/)
    const date = fc.stringMatching(/^\d{6}$/)
    const nir = fc.stringMatching(/^[12]\d{4}(\d\d|2[AB])\d{6}$/)
    fc.assert(
      fc.property(name, date, nir, (prenom, day, number) => {
        const made = insC({ prenom, date: day, nir: number })
        if (!made.ok) throw new Error(made.reason)
        expect(made.insC).toMatch(/^\d{22}$/)
        const seed = `${prenom.slice(0, 10)}${' '.repeat(Math.max(0, 10 - prenom.length))}${day}${number}`
        const hex = createHash('sha256').update(seed).digest('hex').slice(0, 16)
        expect(BigInt(made.insC.slice(0, 20))).toBe(BigInt(`0x${hex}`))
        const key = Number(made.insC.slice(20))
        expect(key >= 1 && key <= 97).toBe(true)
        expect((BigInt(made.insC.slice(0, 20)) + BigInt(key)) % 97n).toBe(0n)
      }),
    )
  })

  it.each<[string[], RegExp]>([
    [['--date', '980101', '--nir', '1980199999999'], /^Il manque --prenom/],
    [['--prenom', 'PAUL', '--nir', '1980199999999'], /^Il manque --date/],
    [['--prenom', 'PAUL', '--date', '980101'], /^Il manque --nir/],
    [['--prenom', 'PAUL', '--date', 'hier', '--nir', '1980199999999'], /AAMMJJ/],
    [['--prenom', 'PAUL', '--date', '980101', '--nir', '198'], /13 caractères/],
    [['--prenom', 'PAUL', '--date', '980101', '--nir', '198019999999932'], /clé du NIR est fausse/],
    [['--prenom', 'PAUL', '--date', '980101', '--nir', '7980199999999'], /provisoire/],
    [['--prenon', 'PAUL'], /^Option inconnue : --prenon\. Vouliez-vous dire --prenom \?$/],
  ])('dmp-bench ins-c %j is a wrong usage', async (args, sentence) => {
    const { code, out, err } = await command('ins-c', ...args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toEqual([expect.stringMatching(sentence)])
  })

  it.each<[string, string, RegExp[]]>([
    ['日本', '980101', [/^Attention : « 日本 » ne compte pas dans le prénom : .*Le prénom compte comme vide\.$/]],
    ['Cœur', '980101', [/^Attention : « œ » ne compte pas .* l'INS-C\.$/]],
    ['Zoé2', '980101', [/« 2 » ne compte pas/]],
    ['PAUL', '999999', [/jour 99 \(hypothèse du banc\)/]],
    ['PAUL', '31980119', [/ici 31\/98\/0119 : est-ce bien cela \(hypothèse du banc\)/]],
    ['PAUL', '19980101', [/ici 19\/98\/0101/]],
    ['Ω', '980132', [/« Ω »/, /jour 32/]],
    ["d’Été-Jean D'Œ", '980101', [/« Œ »/]],
    ["d’Été-Jean D'A", '981331', []],
    ['PAUL', '01011998', []],
    ['', '', []],
  ])('dmp-bench ins-c says what is odd in %j, %j, and calculates', async (prenom, date, remarks) => {
    const { code, out, err } = await command('ins-c', '--prenom', prenom, '--date', date, '--nir', '1980199999999')
    expect({ code, err }).toEqual({ code: 0, err: remarks.map((remark) => expect.stringMatching(remark)) })
    expect(out).toMatch(/^\d{22}$/)
  })

  it('takes a NIR as people copy it: with blanks, key, or a small letter', async () => {
    const of = async (nir: string) =>
      (await command('ins-c', '--prenom', 'DAVID', '--date', '850717', '--nir', nir)).out
    expect(await of('2 85 07 2B 502 024 65')).toBe('1687776243550221336383')
    expect(await of('285072b502024')).toBe('1687776243550221336383')
  })
})

describe('numbers', () => {
  it.each([
    ['1610275754289', 'NIR'],
    ['2550699999999', 'NIR'],
    ['7110275754289', 'NNP'],
    ['8210275754289', 'NNP'],
    ['5110275754289', 'MIG'],
    ['6210275754289', 'MIG'],
    ['3610275754289', undefined],
    ['7310275754289', undefined],
    ['0610275754289', undefined],
  ])('%s is a %s', (number, kind) => expect(insNumberKind(number)).toBe(kind))

  it.each([
    ['2770763220829', { sex: 'F', year: '77', month: '07', department: '63', place: '220', order: '829' }],
    ['285072B502024', { sex: 'F', year: '85', month: '07', department: '2B', place: '502', order: '024' }],
    ['1981297411001', { sex: 'M', year: '98', month: '12', department: '974', place: '11', order: '001' }],
    ['1380390104027', { sex: 'M', year: '38', month: '03', department: '90', place: '104', order: '027' }],
    ['1602099999999', { sex: 'M', year: '60', month: '20', department: '99', place: '999', order: '999' }],
    ['1601399999999', undefined],
    ['1600099999999', undefined],
    ['1600196999999', undefined],
    ['1600199999000', undefined],
    ['3600199999999', undefined],
  ])('parts of %s', (number, parts) => expect(nirParts(number)).toEqual(parts))

  it('knows one key, and only one, for any number', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{5}(\d\d|2[AB])\d{6}$/), (thirteen) => {
        const keys = Array.from({ length: 100 }, (_, key) => String(key).padStart(2, '0'))
        expect(keys.filter((key) => isMatricule(thirteen + key))).toEqual([insKey(thirteen)])
      }),
    )
  })

  it('has one row an OID, each with its source', () => {
    expect(new Set(insOids.map(({ oid }) => oid)).size).toBe(insOids.length)
    for (const { source } of insOids) expect(sourceDocument(source.doc)).toBeDefined()
    expect(insOid('nir-test')).toBe('1.2.250.1.213.1.4.10')
    expect(insOidRow('1.2.250.1.213.1.4.9')?.kind).toBe('INS-NIA')
    expect(insOidRow('1.2.250.1.213.1.4.3')).toBeUndefined()
  })
})

describe('a DMP of tests', () => {
  it.each([
    ['nir-test', 'dmp-ouvert'],
    ['nir-demo', 'demonstration-desmaux'],
  ] as const)('takes a patient under %s', async (id, patient) => {
    const bench = await testBench()
    const person = bench.person(patient)
    expect(person.insOid).toBe(insOid(id))
    const story = await bench.lps('generaliste-cps').consult(person)
    expect(story).toMatchObject({
      access: { status: 'active', authorization: 'VALIDE' },
      search: { status: 'Success' },
    })
  })

  it.each(['nir', 'nia', 'ins-c'] as const)('refuses one under %s', async (id) => {
    const bench = await testBench()
    await bench.lps('generaliste-cps').td02({ ...bench.person('dmp-ouvert'), insOid: insOid(id) })
    expect(bench.last().rejection?.rejection).toBe('resource-id-invalid')
  })
})

describe('checkIns and dmp-bench ins verifier', () => {
  it.each<[string, string | undefined, number, RegExp]>([
    ['277076322082910', '1.2.250.1.213.1.4.10', 0, /INS-NIR, test/],
    ['277076322082910', undefined, 0, /matricule INS correct/],
    ['297022A02077878', '1.2.250.1.213.1.4.10', 0, /Département +2A/],
    ['255069999999934', '1.2.250.1.213.1.4.11', 0, /démonstration/],
    ['109076322088835', '1.2.250.1.213.1.4.9', 0, /Attention : C’est un NIA : le logiciel interdit l’accès au DMP/],
    ['277076322082910', '1.2.250.1.213.1.4.8', 0, /Attention : OID de production/],
    ['277076322082911', undefined, 1, /clé est fausse : 11 au lieu de 10/],
    ['2770763220829', undefined, 1, /Il manque la clé .* 277076322082910/],
    ['0290958325313554424193', undefined, 1, /INS-C/],
    ['277076322082910', '1.2.250.1.213.1.4.2', 1, /INS-C/],
    ['277076322082910', '1.2.3', 1, /aucun identifiant de patient/],
    ['bonjour', undefined, 1, /13 caractères/],
    [`7110275754289${insKey('7110275754289')}`, undefined, 1, /provisoire \(NNP\)/],
    [`5110275754289${insKey('5110275754289')}`, undefined, 1, /migrant/],
    [`3110275754289${insKey('3110275754289')}`, undefined, 1, /1 ou 2/],
    [`1601399999999${insKey('1601399999999')}`, undefined, 0, /Attention : Mois, département/],
  ])('%s %s -> %i', async (matricule, oid, code, says) => {
    const ran = await command('ins', 'verifier', matricule, ...(oid ? ['--oid', oid] : []))
    expect(ran.out).toMatch(says)
    expect(ran.code).toBe(code)
    expect(checkIns(matricule.toUpperCase(), oid).findings.some(({ level }) => level === 'error')).toBe(code === 1)
  })

  it('says what is to be asked when nothing is', async () => {
    expect(await command('ins')).toMatchObject({
      code: 2,
      err: ['Les commandes de « ins » sont verifier, datamatrix.'],
    })
    expect(await command('ins', 'verifer')).toMatchObject({
      code: 2,
      err: [expect.stringMatching(/^Commande inconnue : verifer/)],
    })
    expect((await command('ins', '--help')).out).toMatch(/Utilisation :[\s\S]*verifier[\s\S]*datamatrix/)
  })
})
