import * as fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { people } from '#fixtures/people/index.js'
import { insiFaults, insiOperations, insiReports } from '#matrix/insi.js'
import { sourceDocument } from '#matrix/sources.js'
import type { XmlElement } from '#simulator/wire/xml-tree.js'
import { cr, fault, found, InsiBench, person, result, start, texts, traitsOf } from './support/insi-bench.js'
import { byCard, byTraits, deposit, retrieval, type ToVerify, toVerify } from './support/insi-message.js'

let insi: InsiBench
beforeAll(async () => {
  insi = await InsiBench.open()
})
beforeEach(() => insi.renew())

const bench = 'urn:dmp-bench:insi:verification'

describe('WS_INS2, search by traits', () => {
  // Digits are not letters of a name: test names end with some.
  it.each(people)('finds $id by all his traits, his first names joined', async (someone) => {
    const answer = await insi.ask(byTraits(traitsOf(someone)))
    expect(answer.status).toBe(200)
    expect(cr(answer)).toBe('00')
    expect(found(answer)).toBe(someone.ins)
    expect(answer.body.at(result, 'INDIVIDU', 'INSACTIF', 'OID')?.text).toBe(someone.insOid)
    expect(answer.action).toBe('urn:ServiceIdentiteCertifiee:1.0.0:rechercherInsAvecTraitsIdentiteResponse')
  })

  it('answers the elements of the schema, in their order', async () => {
    const { body, text } = await insi.ask(byTraits(traitsOf(person('ins-historique'))))
    expect([body.ns, body.name]).toEqual([result, 'RESULTAT'])
    const names = (element: XmlElement | undefined) => element?.elements.map(({ name }) => name)
    expect(names(body)).toEqual(['CR', 'INDIVIDU'])
    const individual = body.child(result, 'INDIVIDU')
    expect(names(individual)).toEqual(['INSACTIF', 'INSHISTO', 'INSHISTO', 'TIQ'])
    expect(names(individual?.child(result, 'INSACTIF'))).toEqual(['IdIndividu', 'OID'])
    expect(names(individual?.child(result, 'INSHISTO'))).toEqual(['IdIndividu', 'OID', 'DateDeb', 'DateFin'])
    const tiq = individual?.child(result, 'TIQ')
    expect(names(tiq)).toEqual(['NomNaissance', 'Prenom', 'ListePrenom', 'Sexe', 'DateNaissance', 'LieuNaissance'])
    expect(tiq?.elements.map((element) => element.text)).toEqual([
      'HISTORIQUE-TEST',
      'PIERRE-ALAIN',
      'PIERRE-ALAIN MURIEL FLORIANT',
      'M',
      '2009-07-14',
      '99999',
    ])
    expect(text).toContain('uuid:5237f6ac-0000-4605-89fb-d25d9180dafd')
  })

  it.each<[string, Partial<ReturnType<typeof traitsOf>>, string]>([
    ['one of his first names', { prenoms: ['MURIEL'] }, '00'],
    ['his first names apart', { prenoms: ['PIERRE-ALAIN', 'MURIEL', 'FLORIANT'] }, '00'],
    ['his first names in one element', { prenoms: ['PIERRE-ALAIN MURIEL FLORIANT'] }, '00'],
    ['half of his first names', { prenoms: ['PIERRE-ALAIN MURIEL'] }, '01'],
    ['another first name', { prenoms: ['PIERRE'] }, '01'],
    ['another name', { nom: 'HISTOIRE' }, '01'],
    ['small letters', { nom: 'historique-test0127' }, '01'],
    ['the other sex', { sexe: 'F' }, '01'],
    ['another day', { date: '2009-07-15' }, '01'],
    ['another place', { lieu: '75101' }, '01'],
  ])('with %s', async (_, change, code) => {
    const answer = await insi.ask(byTraits({ ...traitsOf(person('ins-historique')), ...change }))
    expect(cr(answer)).toBe(code)
    expect(answer.body.child(result, 'INDIVIDU') === undefined).toBe(code !== '00')
  })

  it('needs the place to tell namesakes apart', async () => {
    const { lieu, ...traits } = traitsOf(person('homonyme-deux'))
    const several = await insi.ask(byTraits(traits))
    expect(cr(several)).toBe('02')
    expect(texts(several.body, 'CR', 'LibelleCR')).toBe('Plusieurs identites trouvees')
    expect(found(several)).toBeUndefined()
    expect(found(await insi.ask(byTraits({ ...traits, lieu })))).toBe(person('homonyme-deux').ins)
  })

  it('gives a NIA with its OID', async () => {
    const { body } = await insi.ask(byTraits(traitsOf(person('nia'))))
    expect(body.at(result, 'INDIVIDU', 'INSACTIF', 'OID')?.text).toBe('1.2.250.1.213.1.4.9')
  })

  it.each<[string, string, RegExp]>([
    ['nothing', byTraits({}), /manque Prenom/],
    ['no name', byTraits({ ...traitsOf(person('nia')), nom: undefined as never }), /il manque NomNaissance/],
    [
      'an empty name',
      byTraits({ ...traitsOf(person('nia')), nom: '' }),
      /NomNaissance : « »|NomNaissance : « {2}»|NomNaissance/,
    ],
    ['an empty first name', byTraits({ ...traitsOf(person('nia')), prenoms: [''] }), /Prenom est vide/],
    ['a sex of its own', byTraits({ ...traitsOf(person('nia')), sexe: 'I' }), /« I » au lieu de M ou F/],
    ['a French date', byTraits({ ...traitsOf(person('nia')), date: '01/07/2009' }), /AAAA-MM-JJ/],
    [
      'a place of four characters',
      byTraits({ ...traitsOf(person('nia')), lieu: '6322' }),
      /code officiel géographique/,
    ],
    [
      'two names',
      byTraits(traitsOf(person('nia'))).replace('<s:Sexe>', '<s:NomNaissance>X</s:NomNaissance><s:Sexe>'),
      /plusieurs NomNaissance/,
    ],
    ['fields in no namespace', byTraits(traitsOf(person('nia'))).replaceAll('s:Sexe', 'Sexe'), /il manque Sexe/],
  ])('refuses %s, by a fault that says why', async (_, body, reason) => {
    const refused = fault(await insi.ask(body))
    expect(refused).toMatchObject({ code: 'soap:Sender', subcode: undefined, error: undefined })
    expect(refused.reason).toMatch(reason)
  })
})

describe('WS_INS1, search by carte Vitale', () => {
  const ouvrantDroit = person('ouvrant-droit')
  const first = person('jumelle-une')
  const second = person('jumelle-deux')
  const historique = person('ins-historique')

  it.each<[string, Parameters<typeof byCard>[0], string, string | undefined]>([
    ['his own matricule', { individu: ouvrantDroit.ins }, '00', ouvrantDroit.ins],
    ['a matricule that was his', { individu: historique.formerIns?.[0]?.ins ?? '' }, '00', historique.ins],
    [
      'the card of the mother, date and rank 1',
      { od: ouvrantDroit.ins, date: '2015-03-06', rang: '1' },
      '00',
      first.ins,
    ],
    ['the same, rank 2', { od: ouvrantDroit.ins, date: '2015-03-06', rang: '2' }, '00', second.ins],
    ['a date as on the card, 8 digits', { od: ouvrantDroit.ins, date: '20150306', rang: '2' }, '00', second.ins],
    ['a date as on the card, 6 digits', { od: ouvrantDroit.ins, date: '150306', rang: '2' }, '00', second.ins],
    ['no rank', { od: ouvrantDroit.ins, date: '2015-03-06' }, '02', undefined],
    ['the ouvrant droit on his card', { od: ouvrantDroit.ins, date: '1986-04-12' }, '00', ouvrantDroit.ins],
    ['another name', { od: ouvrantDroit.ins, nom: 'AUTRE', date: '1986-04-12' }, '01', undefined],
    ['a rank that nobody has', { od: ouvrantDroit.ins, date: '2015-03-06', rang: '3' }, '01', undefined],
    ['somebody unknown', { individu: '277076322082910' }, '01', undefined],
    ['a wrong key', { individu: `${ouvrantDroit.ins.slice(0, 13)}00` }, '01', undefined],
    ['Corsica', { individu: person('haute-corse').ins }, '00', person('haute-corse').ins],
    [
      'Corsica in a small letter',
      { individu: person('haute-corse').ins.replace('B', 'b') },
      '00',
      person('haute-corse').ins,
    ],
  ])('%s', async (_, card, code, matricule) => {
    const answer = await insi.ask(byCard(card))
    expect(cr(answer)).toBe(code)
    expect(found(answer)).toBe(matricule)
    expect(answer.action).toBe('urn:ServiceIdentiteCertifiee:1.0.0:rechercherInsAvecCarteVitaleResponse')
  })

  it.each<[string, string, RegExp]>([
    ['no matricule', byCard({ date: '2015-03-06' }), /MatriculeIndividu ou MatriculeOD/],
    ['a short one', byCard({ individu: '19801' }), /13 caractères de matricule/],
    ['no key', byCard({ individu: ouvrantDroit.ins.slice(0, 13) }), /2 chiffres/],
    ['a rank in letters', byCard({ od: ouvrantDroit.ins, rang: 'un' }), /« un » au lieu de un chiffre/],
  ])('refuses %s', async (_, body, reason) => expect(fault(await insi.ask(body)).reason).toMatch(reason))
})

describe('WS_INS3, verification of an INS', () => {
  const ouvert = person('dmp-ouvert')
  const item = (change: Partial<ToVerify> = {}): string =>
    toVerify({ ...traitsOf(ouvert), matricule: ouvert.ins, ...change })

  it.each<[string, string, string]>([
    ['what INSi has', item(), 'OK'],
    ['another matricule', item({ matricule: person('nia').ins }), 'KO'],
    ['another name', item({ nom: 'AUTRE' }), 'KO'],
    ['another date', item({ date: '1977-07-15' }), 'KO'],
    ['another OID', item({ oid: '1.2.250.1.213.1.4.8' }), 'KO'],
    [
      'a matricule that is no longer his',
      toVerify({ ...traitsOf(person('cas-05')), matricule: person('cas-05').formerIns?.[0]?.ins ?? '' }),
      'KO',
    ],
    ['no place', item({ lieu: undefined as never }), 'OK'],
  ])('%s is %s', async (_, body, status) => {
    const answer = await insi.ask(body)
    expect([answer.body.ns, answer.body.name]).toEqual([bench, 'RESULTATVERIFICATION'])
    expect(texts(answer.body, 'CR', 'CodeCR')).toBe('00')
    expect(texts(answer.body, 'Statut')).toBe(status)
  })

  it('refuses one without matricule', async () => {
    const body = item().replace(/<MatriculeIndividu>.*<\/MatriculeIndividu>/, '')
    expect(fault(await insi.ask(body)).reason).toMatch(/manque MatriculeIndividu/)
  })
})

describe('WS_INS4, verification of a lot', () => {
  const ouvert = person('dmp-ouvert')
  const good = toVerify({ id: 'a', ...traitsOf(ouvert), matricule: ouvert.ins })
  const bad = toVerify({ id: 'b', ...traitsOf(ouvert), nom: 'AUTRE', matricule: ouvert.ins })
  const seconds = (count: number) => new Date(start.getTime() + count * 1000)

  const deposited = async (items: readonly string[], path = '/lps') => {
    const { body } = await insi.ask(deposit(items), { path })
    expect(texts(body, 'CR', 'CodeCR')).toBe('00')
    expect(texts(body, 'DelaiAttente')).toBe('60')
    return texts(body, 'IdLot') ?? ''
  }

  it('follows the recorded trace: 60 s, not ready and 180 s more, then the verdicts in their order', async () => {
    const lot = await deposited([good, bad])
    insi.now = seconds(60)
    const early = await insi.ask(retrieval(lot))
    expect([texts(early.body, 'CR', 'CodeCR'), texts(early.body, 'DelaiAttente')]).toEqual(['02', '180'])
    insi.now = seconds(239)
    expect(texts((await insi.ask(retrieval(lot))).body, 'DelaiAttente')).toBe('1')
    insi.now = seconds(240)
    const { body } = await insi.ask(retrieval(lot))
    expect(texts(body, 'CR', 'CodeCR')).toBe('00')
    expect(body.all(bench, 'VERIFICATION').map((one) => [one.attr('id'), texts(one, 'Statut')])).toEqual([
      ['a', 'OK'],
      ['b', 'KO'],
    ])
    expect(cr(await insi.ask(retrieval(lot)))).toBe('00')
  })

  it('is ready at once when the clock of INSi is moved ahead, that of the bench standing still', async () => {
    const lot = await deposited([good])
    const moved = await insi.json('/insi/horloge', { avancerSecondes: 240 })
    expect(await moved.json()).toEqual({ maintenant: seconds(240).toISOString() })
    expect(cr(await insi.ask(retrieval(lot)))).toBe('00')
  })

  it('knows only the lots of its space', async () => {
    const lot = await deposited([good])
    insi.now = seconds(300)
    expect(cr(await insi.ask(retrieval(lot), { path: '/autre/lps' }))).toBe('01')
    expect(cr(await insi.ask(retrieval('inconnu')))).toBe('01')
    expect(cr(await insi.ask(retrieval(lot)))).toBe('00')
  })

  it.each([
    [0, /le lot est vide/],
    [101, /101 demandes, un lot en a 100 au plus/],
  ])('refuses %i items', async (count, reason) => {
    expect(fault(await insi.ask(deposit(Array.from({ length: count }, () => good)))).reason).toMatch(reason)
  })

  it('takes 1 to 100', async () => {
    expect(await deposited([good])).not.toBe('')
    expect(await deposited(Array.from({ length: 100 }, () => good))).not.toBe('')
  })

  it('never waits less than asked, whatever the moments of the calls', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(400), { minLength: 1, maxLength: 5 }), async (moments) => {
        insi.now = start
        const lot = await deposited([good])
        for (const moment of moments) {
          insi.now = seconds(moment)
          const { body } = await insi.ask(retrieval(lot))
          const left = texts(body, 'DelaiAttente')
          expect(left).toBe(moment >= 240 ? undefined : String(240 - moment))
        }
      }),
      { numRuns: 20 },
    )
  })
})

describe('tables of INSi', () => {
  it.each([insiOperations, insiReports, insiFaults])(
    'cite documents that exist, and say why when they are assumed',
    (...rows) => {
      for (const row of rows) {
        expect(sourceDocument(row.source.doc)).toBeDefined()
        if (row.confidence === 'assumed') expect('reason' in row && row.reason).toBeTruthy()
      }
    },
  )
})
