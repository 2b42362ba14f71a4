import { withSlot } from '#fixtures/lps/lot.js'
import type { PatientRef } from '#simulator/vihf/vihf.js'
import { entryScheme, setScheme } from '#simulator/wire/ebxml-schemes.js'
import type { XmlElement } from '#simulator/wire/xml-tree.js'
import { feeding, withEntries, withSet } from '../examples.js'
import { finding, unless } from '../findings.js'
import { readCx } from '../forms.js'
import { identifierOf, slotOf } from '../lot-view.js'
import { entryCheck, lotCheck } from './support/lot-check.js'

const isPatient = (value: string | undefined, patient: PatientRef): boolean => {
  const { id, oid, iso, type } = readCx(value)
  return id === patient.ins && oid === patient.oid && iso === 'ISO' && type === 'NH'
}

export const samePatient = lotCheck({
  id: 'lot/same-patient',
  title: 'Le lot et chacune de ses fiches portent le patient du VIHF',
  source: { doc: 'dmp-xds-metadata', at: '2' },
  appliesTo: ({ view }) => view.vihf?.patient !== undefined,
  judge: ({ lot, view }) => {
    const patient = view.vihf?.patient
    if (!patient) return []
    const expected = `${patient.ins}^^^&${patient.oid}&ISO^NH`
    const check = (value: string | undefined, element: XmlElement, scheme: string) =>
      unless(isPatient(value, patient), identifierOf(element, scheme), expected, value)
    return [
      ...check(lot.set.patientId, lot.setElement, setScheme.patientId),
      ...[...lot.documents, ...lot.signatures].flatMap(({ entry, element }) =>
        check(entry.patientId, element, entryScheme.patientId),
      ),
    ]
  },
  fail: [
    feeding(withSet((set) => ({ ...set, patientId: '277079999999917^^^&1.2.250.1.213.1.4.10&ISO^NH' }))),
    feeding(withEntries((entry) => ({ ...entry, patientId: undefined }))),
    feeding(withEntries((entry) => ({ ...entry, patientId: entry.patientId?.replace('.10', '.8') }))),
  ],
})

export const sourcePatientId = entryCheck({
  id: 'entry/source-patient-id',
  title: "sourcePatientId est l'IPP (PI), ou l'INS (NH) à défaut",
  judge: ({ entry, element }) => {
    const { id, oid, iso, type } = readCx(entry.sourcePatientId)
    const ins = oid.startsWith('1.2.250.1.213.1.4.')
    const kept = id !== '' && oid !== '' && iso === 'ISO' && type === (ins ? 'NH' : 'PI')
    const expected = 'IPP^^^&OID de la source&ISO^PI, ou INS^^^&OID&ISO^NH'
    return unless(kept, slotOf(element, 'sourcePatientId'), expected, entry.sourcePatientId)
  },
  fail: [
    feeding(withEntries((entry) => withSlot(entry, 'sourcePatientId', undefined))),
    feeding(
      withEntries((entry) => withSlot(entry, 'sourcePatientId', ['248039263001064^^^&1.2.250.1.213.1.4.10&ISO^PI'])),
    ),
  ],
})

const fields = (info: readonly string[], name: string): readonly string[][] =>
  info.filter((line) => line.startsWith(`${name}|`)).map((line) => line.slice(name.length + 1).split('^'))

export const birthName = entryCheck({
  id: 'entry/pid-5',
  title: 'sourcePatientInfo donne le nom du patient (PID-5, nom et prénom)',
  source: { doc: 'dmp-xds-metadata', at: '4' },
  judge: ({ entry, element }) => {
    const names = fields(entry.sourcePatientInfo, 'PID-5')
    const place = slotOf(element, 'sourcePatientInfo')
    const kept = names.length > 0 && names.every(([family = '', given = '']) => family !== '' && given !== '')
    return unless(kept, place, 'PID-5|nom^prénom^…', names[0]?.join('^'))
  },
  fail: [
    feeding(withEntries((entry) => withSlot(entry, 'sourcePatientInfo', ['PID-7|19770714', 'PID-8|F']))),
    feeding(withEntries((entry) => withSlot(entry, 'sourcePatientInfo', ['PID-5|OUVERT-TEST^^^^^^L']))),
  ],
})

export const patientTraits = entryCheck({
  id: 'entry/patient-traits',
  title: 'sourcePatientInfo écrit bien la date de naissance et le sexe',
  source: { doc: 'dmp-xds-metadata', at: '4' },
  bearsOn: ({ entry }) => entry.sourcePatientInfo.length > 0,
  judge: ({ entry, element }) => {
    const place = slotOf(element, 'sourcePatientInfo')
    const [[birth] = []] = fields(entry.sourcePatientInfo, 'PID-7')
    const [[sex] = []] = fields(entry.sourcePatientInfo, 'PID-8')
    const odd = entry.sourcePatientInfo.filter((line) => !/^PID-\d+\|/.test(line))
    return [
      ...(birth === undefined ? [] : unless(/^\d{8}$/.test(birth), place, 'PID-7|yyyyMMdd', birth)),
      ...(sex === undefined ? [] : unless(['M', 'F', 'U'].includes(sex), place, 'PID-8|M, F ou U', sex)),
      ...odd.map((line) => finding(place, 'PID-n|valeur', line)),
    ]
  },
  fail: [
    feeding(withEntries((entry) => withSlot(entry, 'sourcePatientInfo', ['PID-5|A^B^^^^^L', 'PID-7|14/07/1977']))),
    feeding(withEntries((entry) => withSlot(entry, 'sourcePatientInfo', ['PID-5|A^B^^^^^L', 'PID-8|Femme']))),
  ],
})
