import type { PatientSearch } from '#fixtures/lps/patient-search.js'
import { approximate } from '#simulator/transactions/td0.5-recherche-sans-ins/criteria.js'
import {
  type Criterion,
  type CriterionName,
  criterionNames,
} from '#simulator/transactions/td0.5-recherche-sans-ins/decode.js'
import { defineCheck } from '../check.js'
import { conversation, existence, patientSearch } from '../examples.js'
import { finding, type Place, seen, unless } from '../findings.js'
import type { ExchangeView } from '../view.js'
import { inMessage, inQuery } from './support/prpa-message.js'

const source = { doc: 'dmp-hl7v3-patient', at: '9.1' }
const isRead = (view: ExchangeView): boolean => view.td05 !== undefined
const inCriterion = (view: ExchangeView, name: string, ...parts: string[]): Place =>
  inQuery(view, 'parameterList', name, ...parts)
const searching = (change: (search: PatientSearch) => Partial<PatientSearch>) =>
  patientSearch({ spoil: { patientSearch: (search) => ({ ...search, ...change(search) }) } })
const all = { sex: 'F', birthDate: '19770714', family: 'OUVERTE', given: 'CAMILLE', city: 'PARIS', postalCode: '75001' }

export const code = defineCheck({
  id: 'td05/code',
  title: "L'événement de TD0.5 est PRPA_TE201305UV02",
  verifies: [],
  source,
  on: ['TD0.5'],
  level: 'requirement',
  appliesTo: isRead,
  judge: (view) => {
    const event = view.td05?.code
    const kept = event?.code === 'PRPA_TE201305UV02' && event.system === '2.16.840.1.113883.1.6'
    const place = inMessage(view, 'controlActProcess', 'code')
    return unless(
      kept,
      place,
      'PRPA_TE201305UV02 dans 2.16.840.1.113883.1.6',
      event && `${event.code} dans ${event.system}`,
    )
  },
  examples: { pass: [patientSearch()], fail: [searching(() => ({ code: undefined }))] },
})

export const criteria = defineCheck({
  id: 'td05/criteria',
  title: 'La recherche porte sur le nom, la naissance, le sexe ou la commune, une fois chacun',
  verifies: [],
  source,
  on: ['TD0.5'],
  level: 'requirement',
  appliesTo: isRead,
  judge: (view) => {
    const { criteria: given = {}, others = [] } = view.td05 ?? {}
    const place = inQuery(view, 'parameterList')
    const known = criterionNames.join(', ')
    return [
      ...others.map((name) => finding(inCriterion(view, name), known, name)),
      ...(Object.keys(given).length === 0 ? [finding(place, known, 'aucun critère')] : []),
    ]
  },
  examples: {
    pass: [patientSearch(), patientSearch({ traits: all })],
    fail: [
      searching(() => ({ traits: {} })),
      searching(() => ({ moreCriteria: '<mothersMaidenName><value></value></mothersMaidenName>' })),
    ],
  },
})

export const noIns = defineCheck({
  id: 'td05/no-ins',
  title: "La recherche sans INS ne donne pas d'INS",
  verifies: [],
  source: { doc: 'dmp-transactions', at: 'TD0.5' },
  on: ['TD0.5'],
  level: 'requirement',
  appliesTo: isRead,
  judge: (view) =>
    (view.td05?.others ?? [])
      .filter((name) => name === 'livingSubjectId')
      .map((name) => finding(inCriterion(view, name), 'aucun identifiant', name)),
  examples: {
    pass: [patientSearch()],
    fail: [searching(() => ({ moreCriteria: '<livingSubjectId><value extension="1"></value></livingSubjectId>' }))],
  },
})

const lengths: readonly (readonly [CriterionName, keyof Criterion, least: number, most: number])[] = [
  ['livingSubjectName', 'family', 2, 80],
  ['livingSubjectName', 'given', 1, 60],
  ['patientAddress', 'city', 1, 38],
  ['patientAddress', 'postalCode', 1, 10],
]

export const textLengths = defineCheck({
  id: 'td05/lengths',
  title: 'Le nom a 2 à 80 caractères, le prénom 60, la commune 38 et le code postal 10 au plus',
  verifies: [],
  source,
  on: ['TD0.5'],
  level: 'requirement',
  assumed: "longueurs d'un client public ; celles du DMP ne sont pas publiées",
  appliesTo: isRead,
  judge: (view) =>
    lengths.flatMap(([name, part, least, most]) => {
      const text = view.td05?.criteria[name]?.[part]
      if (text === undefined || (text.length >= least && text.length <= most)) return []
      return [finding(inCriterion(view, name, 'value', part), `${least} à ${most} caractères`, seen(text))]
    }),
  examples: {
    pass: [patientSearch({ traits: all })],
    fail: [patientSearch({ traits: { family: 'D' } }), patientSearch({ traits: { city: 'A'.repeat(39) } })],
  },
})

export const values = defineCheck({
  id: 'td05/values',
  title: 'Le sexe est M ou F, la naissance yyyyMMdd, et un texte approché se dit par SRCH',
  verifies: [],
  source,
  on: ['TD0.5'],
  level: 'requirement',
  appliesTo: isRead,
  judge: (view) => {
    const { criteria: given = {} } = view.td05 ?? {}
    const sex = given.livingSubjectAdministrativeGender?.value
    const birth = given.livingSubjectBirthTime?.value
    const value = (name: string): Place => inCriterion(view, name, 'value')
    return [
      ...(sex === undefined
        ? []
        : unless(sex === 'M' || sex === 'F', value('livingSubjectAdministrativeGender'), 'M ou F', sex, 'code')),
      ...(birth === undefined
        ? []
        : unless(/^\d{8}$/.test(birth), value('livingSubjectBirthTime'), 'yyyyMMdd', birth, 'value')),
      ...(['livingSubjectName', 'patientAddress'] as const).flatMap((name) => {
        const use = given[name]?.use
        return unless(use === undefined || use === approximate, value(name), `${approximate}, ou rien`, use, 'use')
      }),
    ]
  },
  examples: {
    pass: [patientSearch({ traits: { ...all, approximateName: true, approximateCity: true } })],
    fail: [
      patientSearch({ traits: { sex: 'FEMME' } }),
      patientSearch({ traits: { birthDate: '1977-07-14' } }),
      patientSearch({ spoil: { body: (xml) => xml.replace('<value><family>', '<value use="L"><family>') } }),
    ],
  },
})

const meanings: Readonly<Record<CriterionName, string>> = {
  livingSubjectAdministrativeGender: 'LivingSubject.administrativeGender',
  livingSubjectBirthTime: 'LivingSubject.birthTime',
  livingSubjectName: 'LivingSubject.name',
  patientAddress: 'LivingSubject.addr',
}

export const semantics = defineCheck({
  id: 'td05/semantics',
  title: 'Chaque critère dit ce qu’il est par semanticsText',
  verifies: [],
  source,
  on: ['TD0.5'],
  level: 'requirement',
  appliesTo: isRead,
  judge: (view) =>
    criterionNames.flatMap((name) => {
      const criterion = view.td05?.criteria[name]
      if (!criterion) return []
      const { semanticsText } = criterion
      return unless(semanticsText === meanings[name], inCriterion(view, name), meanings[name], semanticsText)
    }),
  examples: { pass: [patientSearch({ traits: all })], fail: [searching(() => ({ semantics: false }))] },
})

export const regulation = defineCheck({
  id: 'td05/regulation',
  title: 'La recherche sans INS se fait en centre de régulation (centre_15)',
  verifies: ['PRE_TD0.5_C15'],
  source: { doc: 'dmp-transactions', at: '0.3' },
  packages: { from: '2.9' },
  on: ['TD0.5'],
  level: 'requirement',
  appliesTo: (view) => view.vihf !== undefined,
  judge: ({ vihf }) =>
    vihf?.accessMode === 'centre_15'
      ? []
      : [finding(vihf?.place ?? 'VIHF', 'purposeofuse centre_15', seen(vihf?.accessMode))],
  examples: { pass: [patientSearch()], fail: [patientSearch({ card: 'generaliste-cps', accessMode: 'normal' })] },
})

export const foundIns = defineCheck({
  id: 'td05/found-ins-for-that-access-only',
  title: 'Un INS que TD0.5 a rendu ne sert qu’à ouvrir le DMP cherché, en centre de régulation',
  verifies: [],
  source: { doc: 'dmp-requirements', at: 'EX_0.5-1020' },
  on: 'any',
  level: 'requirement',
  assumed: 'le logiciel peut connaître cet INS par ailleurs',
  appliesTo: (view, { earlier }) => view.patient !== undefined && foundBy(view, earlier),
  judge: ({ vihf }) =>
    vihf?.accessMode === 'centre_15'
      ? []
      : [finding(vihf?.place ?? 'VIHF', 'purposeofuse centre_15', seen(vihf?.accessMode))],
  examples: {
    pass: [
      conversation(
        patientSearch({ answer: { candidates: 'the-patient' } }),
        existence({ card: 'centre-15', accessMode: 'centre_15' }),
      ),
    ],
    fail: [
      conversation(
        patientSearch({ answer: { candidates: 'the-patient' } }),
        existence({ card: 'centre-15', accessMode: 'normal' }),
      ),
    ],
  },
})

const foundBy = (view: ExchangeView, earlier: readonly ExchangeView[]): boolean =>
  earlier.some(
    ({ transaction, vihf, answer }) =>
      transaction === 'TD0.5' &&
      vihf?.nameId === view.vihf?.nameId &&
      (answer?.foundPatients ?? []).includes(view.patient?.ins ?? ''),
  )
