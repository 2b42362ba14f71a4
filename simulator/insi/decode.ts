import { type InsiOperation, insiLot, insiNamespaces, insiOperations } from '#matrix/insi.js'
import type { XmlElement } from '../wire/xml-tree.js'
import { type InsiStage, insiPass, insiRefuse } from './fault.js'
import { FieldReader } from './field-reader.js'
import type { CardSearch, InsiRequest, SentNumber, TraitsSearch, Verification } from './request.js'

/** More would drown the first in the answer. */
const mostTold = 5

/**
 * The body of a message to INSi.
 *
 *   body element, its operation -> request, or the fields that do not keep their form
 *
 * Names are read in the namespace of the element that holds them, as the schemas want (source: ins, section 4.2).
 */
export function decodeInsi(body: XmlElement, operation: InsiOperation): InsiStage<InsiRequest> {
  const read = new FieldReader()
  const request = requests[operation](body, read)
  return read.wrong.length === 0
    ? insiPass(request)
    : insiRefuse('request-invalid', read.wrong.slice(0, mostTold).join(' ; '))
}

/** The operation whose element stands in the body. */
export const operationOf = ({ ns, name }: XmlElement): InsiOperation | undefined =>
  insiOperations.find((row) => row.body.ns === ns && row.body.name === name)?.id

const requests: { readonly [O in InsiOperation]: (body: XmlElement, read: FieldReader) => InsiRequest } = {
  'recherche-vitale': (body, read) => ({ operation: 'recherche-vitale', search: cardSearch(body, read) }),
  'recherche-traits': (body, read) => ({ operation: 'recherche-traits', search: traits(body, read) }),
  verification: (body, read) => ({ operation: 'verification', verification: verification(body, read) }),
  'lot-depot': (body, read) => ({ operation: 'lot-depot', items: items(body, read) }),
  'lot-recuperation': (body, read) => ({
    operation: 'lot-recuperation',
    lot: read.required(body, 'IdLot', /^.{1,100}$/, 'un texte'),
  }),
}

function numberIn(owner: XmlElement, name: string, read: FieldReader): SentNumber | undefined {
  const element = read.single(owner, name)
  return (
    element && {
      number: read.required(element, 'NumIdentifiant', /^\d{6}[A-Za-z0-9]\d{6}$/, '13 caractères de matricule'),
      key: read.required(element, 'Cle', /^\d\d$/, '2 chiffres'),
    }
  )
}

function cardSearch(body: XmlElement, read: FieldReader): CardSearch {
  const own = numberIn(body, 'MatriculeIndividu', read)
  const policyHolder = numberIn(body, 'MatriculeOD', read)
  if (!own && !policyHolder) read.wrong.push(`${body.path} : il faut MatriculeIndividu ou MatriculeOD`)
  const birthName = read.optional(body, 'NomNaissance', /^.{1,80}$/, 'un nom')
  const birthDate = read.optional(body, 'DateNaissance', /^(\d{4}-\d\d-\d\d|\d{8}|\d{6})$/, 'une date de carte')
  const rank = read.optional(body, 'RangNaissance', /^\d$/, 'un chiffre')
  return {
    ...(own ? { own } : {}),
    ...(policyHolder ? { policyHolder } : {}),
    ...(birthName ? { birthName } : {}),
    ...(birthDate ? { birthDate } : {}),
    ...(rank ? { birthRank: Number(rank) } : {}),
  }
}

function traits(owner: XmlElement, read: FieldReader): TraitsSearch {
  const given = owner.all(owner.ns, 'Prenom').map((element) => element.text.trim())
  if (given.length === 0) read.wrong.push(`${owner.path} : il manque Prenom`)
  if (given.includes('')) read.wrong.push(`${owner.path} : un Prenom est vide`)
  const birthPlace = read.optional(owner, 'LieuNaissance', /^\d[\dAB]\d{3}$/, 'un code officiel géographique')
  return {
    birthName: read.required(owner, 'NomNaissance', /^.{1,80}$/, 'un nom'),
    givenNames: given,
    sex: read.required(owner, 'Sexe', /^[MF]$/, 'M ou F') as 'M' | 'F',
    birthDate: read.required(owner, 'DateNaissance', /^\d{4}-\d\d-\d\d$/, 'AAAA-MM-JJ'),
    ...(birthPlace ? { birthPlace } : {}),
  }
}

function verification(owner: XmlElement, read: FieldReader): Verification {
  const matricule = numberIn(owner, 'MatriculeIndividu', read)
  if (!matricule) read.wrong.push(`${owner.path} : il manque MatriculeIndividu`)
  const id = owner.attr('id')
  return {
    ...traits(owner, read),
    ...(id === undefined ? {} : { id }),
    matricule: matricule ?? { number: '', key: '' },
    oid: read.required(owner, 'OID', /^[0-2](\.\d+)+$/, 'un OID'),
  }
}

function items(body: XmlElement, read: FieldReader): readonly Verification[] {
  const found = body.all(insiNamespaces.verification, 'VERIFICATION')
  if (found.length === 0) read.wrong.push(`${body.path} : le lot est vide`)
  if (found.length > insiLot.largest) {
    read.wrong.push(`${body.path} : ${found.length} demandes, un lot en a ${insiLot.largest} au plus`)
    return []
  }
  return found.map((one) => verification(one, read))
}
