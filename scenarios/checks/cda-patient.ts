import { NS } from '#simulator/wire/namespaces.js'
import type { XmlElement } from '#simulator/wire/xml-tree.js'
import type { CdaView } from '../cda-view.js'
import { feeding } from '../examples.js'
import { finding, seen, unless } from '../findings.js'
import { readCx } from '../forms.js'
import { cdaCheck } from './support/cda-check.js'

const conformity = ['EX_2.1-1071'] as const
const source = { doc: 'cda', at: '1.2' }
const insRoots = ['8', '9', '10', '11'].map((branch) => `1.2.250.1.213.1.4.${branch}`)

const patient = ({ patientRole }: CdaView): XmlElement | undefined => patientRole?.child(NS.hl7, 'patient')
const ids = ({ patientRole }: CdaView): readonly XmlElement[] => patientRole?.all(NS.hl7, 'id') ?? []
const isIns = (id: XmlElement): boolean => insRoots.includes(id.attr('root') ?? '')
const names = (cda: CdaView, part: string): readonly XmlElement[] =>
  patient(cda)?.child(NS.hl7, 'name')?.all(NS.hl7, part) ?? []

export const samePatient = cdaCheck({
  id: 'cda/patient',
  title: 'Le CDA est au nom du patient de la fiche, par son INS',
  source,
  bearsOn: (_, { entry }) => entry.patientId !== undefined,
  judge: (cda, { entry }) => {
    const { id, oid } = readCx(entry.patientId)
    const kept = ids(cda).some((one) => one.attr('root') === oid && one.attr('extension') === id)
    const written = ids(cda).map((one) => `${one.attr('extension')} (${one.attr('root')})`)
    return unless(kept, ids(cda)[0] ?? cda.patientRole ?? cda.root, `${id} (${oid})`, written.join(', '))
  },
  fail: [feeding({ cda: (xml) => xml.replace(/(<patientRole><id root="[^"]*" extension=")\d/, '$13') })],
})

export const qualifiers = cdaCheck({
  id: 'cda/name-qualifiers',
  title: 'Les noms du patient sont qualifiés BR (naissance) ou CL (utilisé), jamais SP',
  verifies: conformity,
  source,
  bearsOn: (cda) => names(cda, 'family').length > 0,
  judge: (cda) =>
    [...names(cda, 'family'), ...names(cda, 'given').filter((given) => given.attr('qualifier') !== undefined)]
      .filter((name) => !['BR', 'CL'].includes(name.attr('qualifier') ?? ''))
      .map((name) => finding(name, 'qualifier BR ou CL', seen(name.attr('qualifier')), 'qualifier')),
  fail: [
    feeding({ cda: (xml) => xml.replace('<family qualifier="CL">', '<family qualifier="SP">') }),
    feeding({ cda: (xml) => xml.replace('<family qualifier="BR">', '<family>') }),
  ],
})

export const strictTraits = cdaCheck({
  id: 'cda/ins-traits',
  title: 'Avec un INS, le CDA porte tous les traits stricts du patient',
  verifies: conformity,
  source,
  bearsOn: (cda) => ids(cda).some(isIns),
  judge: (cda) => {
    const has = (list: readonly XmlElement[], qualifier: string | undefined): boolean =>
      list.some((name) => name.attr('qualifier') === qualifier && name.text.trim() !== '')
    const person = patient(cda)
    const county = person?.at(NS.hl7, 'birthplace', 'place', 'addr', 'county')?.text.trim()
    const traits: readonly (readonly [string, boolean])[] = [
      ['family qualifier BR (nom de naissance)', has(names(cda, 'family'), 'BR')],
      ['given qualifier BR (premier prénom)', has(names(cda, 'given'), 'BR')],
      ['given sans qualifier (liste des prénoms)', has(names(cda, 'given'), undefined)],
      ['birthTime (date de naissance)', Boolean(person?.child(NS.hl7, 'birthTime')?.attr('value'))],
      ['administrativeGenderCode (sexe)', Boolean(person?.child(NS.hl7, 'administrativeGenderCode')?.attr('code'))],
      ['birthplace/place/addr/county (code COG)', /^[0-9A-Z]{5}$/.test(county ?? '')],
    ]
    return traits
      .filter(([, present]) => !present)
      .map(([trait]) => finding(person ?? cda.patientRole ?? cda.root, trait, 'absent ou mal formé'))
  },
  fail: [
    feeding({ cda: (xml) => xml.replace(/<birthplace>.*<\/birthplace>/s, '') }),
    feeding({ cda: (xml) => xml.replace(/<given qualifier="BR">[^<]*<\/given>/, '') }),
  ],
})

export const gender = cdaCheck({
  id: 'cda/gender',
  title: 'Le sexe du patient est F, M ou UN',
  verifies: conformity,
  source,
  bearsOn: (cda) => patient(cda)?.child(NS.hl7, 'administrativeGenderCode') !== undefined,
  judge: (cda) => {
    const element = patient(cda)?.child(NS.hl7, 'administrativeGenderCode')
    const code = element?.attr('code')
    const kept = ['F', 'M', 'UN'].includes(code ?? '') && element?.attr('codeSystem') === '2.16.840.1.113883.5.1'
    return unless(kept, element ?? cda.root, 'F, M ou UN dans 2.16.840.1.113883.5.1', code, 'code')
  },
  fail: [
    feeding({ cda: (xml) => xml.replace('<administrativeGenderCode code="F"', '<administrativeGenderCode code="U"') }),
  ],
})

export const birthDate = cdaCheck({
  id: 'cda/birth-date',
  title: 'La date de naissance du CDA est celle de la fiche (PID-7)',
  source: { doc: 'cda', at: '7' },
  bearsOn: (_, { entry }) => entry.sourcePatientInfo.some((line) => line.startsWith('PID-7|')),
  judge: (cda, { entry }) => {
    const expected = entry.sourcePatientInfo.find((line) => line.startsWith('PID-7|'))?.slice('PID-7|'.length)
    const element = patient(cda)?.child(NS.hl7, 'birthTime')
    const value = element?.attr('value')
    return unless(
      value?.slice(0, 8) === expected,
      element ?? cda.patientRole ?? cda.root,
      expected ?? '',
      value,
      'value',
    )
  },
  fail: [feeding({ cda: (xml) => xml.replace(/<birthTime value="\d{4}/, '<birthTime value="1901') })],
})
