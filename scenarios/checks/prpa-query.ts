import type { TransactionId } from '#matrix/transactions.js'
import { defineCheck } from '../check.js'
import { administrativeData, existence } from '../examples.js'
import { finding, unless } from '../findings.js'
import { isOid, isUuid } from '../forms.js'
import {
  asking,
  inMessage,
  inQuery,
  isRead,
  patientQueryOf,
  prpaQueries,
  queryOf,
  querySource,
} from './support/prpa-message.js'

const knownPatient: readonly TransactionId[] = ['TD0.2', 'TD1.3a']
const reasonSystem = '1.2.250.1.213.1.1.4.11'

export const reasonCode = defineCheck({
  id: 'prpa/reason-code',
  title: "Le motif est TEST_EXST pour un test d'existence, CNSLT_DATA pour les données administratives",
  verifies: [],
  source: querySource,
  on: knownPatient,
  level: 'requirement',
  appliesTo: isRead,
  judge: (view) => {
    const reason = patientQueryOf(view)?.reasonCode
    const wanted = view.row?.reasonCode ?? ''
    const kept = reason?.code === wanted && reason.system === reasonSystem
    const place = inMessage(view, 'controlActProcess', 'reasonCode')
    return unless(kept, place, `${wanted} dans ${reasonSystem}`, reason && `${reason.code} dans ${reason.system}`)
  },
  examples: {
    pass: [existence(), administrativeData()],
    fail: [
      asking((one) => ({ ...one, reason: undefined })),
      administrativeData({
        spoil: { patientQuery: (one) => ({ ...one, reason: one.reason && { ...one.reason, system: '1.2.3' } }) },
      }),
    ],
  },
})

export const query = defineCheck({
  id: 'prpa/query',
  title: 'La requête a un identifiant et le statut new',
  verifies: [],
  source: querySource,
  on: prpaQueries,
  level: 'requirement',
  appliesTo: isRead,
  judge: (view) => {
    const { queryId, queryStatus } = queryOf(view) ?? {}
    return [
      ...unless(isOid(queryId?.root), inQuery(view, 'queryId'), "l'OID du LPS", queryId?.root, 'root'),
      ...unless(isUuid(queryId?.extension), inQuery(view, 'queryId'), 'un uuid', queryId?.extension, 'extension'),
      ...unless(queryStatus === 'new', inQuery(view, 'statusCode'), 'new', queryStatus, 'code'),
    ]
  },
  examples: {
    pass: [existence()],
    fail: [asking((one) => ({ ...one, queryId: undefined })), asking((one) => ({ ...one, statusCode: 'active' }))],
  },
})

export const onePatient = defineCheck({
  id: 'prpa/one-patient',
  title: 'La requête porte sur un seul patient, désigné par Patient.id',
  verifies: [],
  source: querySource,
  on: knownPatient,
  level: 'requirement',
  appliesTo: isRead,
  judge: (view) => {
    const { patients = [], semanticsText } = patientQueryOf(view) ?? {}
    const place = inQuery(view, 'parameterList', 'patientIdentifier')
    return [
      ...(patients.length === 1 ? [] : [finding(place, 'un patientIdentifier', `${patients.length}`)]),
      ...unless(semanticsText?.trim() === 'Patient.id', place, 'semanticsText Patient.id', semanticsText),
    ]
  },
  examples: {
    pass: [existence()],
    fail: [
      asking((one) => ({ ...one, semanticsText: 'LivingSubject.id' })),
      asking((one) => ({ ...one, patients: [...one.patients, ...one.patients] })),
    ],
  },
})

export const samePatient = defineCheck({
  id: 'prpa/same-patient',
  title: 'La requête porte sur le patient du VIHF',
  verifies: [],
  source: querySource,
  on: knownPatient,
  level: 'requirement',
  appliesTo: (view) => isRead(view) && view.vihf?.patient !== undefined,
  judge: (view) => {
    const { ins, oid } = view.vihf?.patient ?? { ins: '', oid: '' }
    const place = inQuery(view, 'parameterList', 'patientIdentifier', 'value')
    return (patientQueryOf(view)?.patients ?? [])
      .filter((patient) => patient.ins !== ins || patient.oid !== oid)
      .map((patient) => finding(place, `${ins} (${oid})`, `${patient.ins} (${patient.oid})`))
  },
  examples: {
    pass: [existence()],
    fail: [
      asking((one) => ({ ...one, patients: one.patients.map((patient) => ({ ...patient, ins: '277079999999917' })) })),
      asking((one) => ({
        ...one,
        patients: one.patients.map((patient) => ({ ...patient, insOid: '1.2.250.1.213.1.4.8' })),
      })),
    ],
  },
})
