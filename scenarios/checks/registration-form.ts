import { NS } from '#simulator/wire/namespaces.js'
import { closing, creating, modifying, withRegistration } from '../administration-examples.js'
import { defineCheck } from '../check.js'
import { finding, unless } from '../findings.js'
import { inMessage } from './support/prpa-message.js'
import {
  historical,
  inRegistration,
  isWritten,
  patientOfMessage,
  personOfMessage,
  registrationSource,
  registrations,
} from './support/registration.js'

const reasonSystem = '1.2.250.1.213.1.1.4.11'
const creationReason = 'CREA_RD'

export const reasonCode = defineCheck({
  id: 'registration/reason-code',
  title: 'Le motif dit la transaction : CREA_RD, REAC, MODIF_DATA ou FERM, dans son jeu de codes',
  verifies: [],
  source: { doc: 'dmp-hl7v3-patient', at: '1' },
  on: registrations,
  level: 'requirement',
  appliesTo: isWritten,
  judge: (view) => {
    const reason = view.envelope?.body.at(NS.hl7, 'controlActProcess', 'reasonCode')
    const place = inMessage(view, 'controlActProcess', 'reasonCode')
    const wanted = view.transaction === 'TD1.1' ? [creationReason] : ['MODIF_DATA', 'FERM', 'REAC']
    const code = reason?.attr('code')
    return [
      ...unless(code !== undefined && wanted.includes(code), place, wanted.join(', '), code, 'code'),
      ...unless(
        reason?.attr('codeSystem') === reasonSystem,
        place,
        reasonSystem,
        reason?.attr('codeSystem'),
        'codeSystem',
      ),
    ]
  },
  examples: {
    pass: [modifying(), closing()],
    fail: [
      modifying(withRegistration(() => ({ reason: undefined }))),
      closing(withRegistration(({ reason }) => ({ reason: reason && { ...reason, system: '1.2.3' } }))),
    ],
  },
})

export const patientStatus = defineCheck({
  id: 'registration/status',
  title: "La demande et le patient sont « active » ; à la fermeture l'un des deux est « terminated »",
  verifies: [],
  source: registrationSource,
  on: registrations,
  level: 'requirement',
  appliesTo: isWritten,
  judge: (view) => {
    const patient = patientOfMessage(view)?.child(NS.hl7, 'statusCode')?.attr('code')
    const request = view.envelope?.body
      .at(NS.hl7, 'controlActProcess', 'subject', 'registrationRequest', 'statusCode')
      ?.attr('code')
    if (view.transaction === 'TD1.4') {
      // One client ends the patient, another the request: both were served.
      const place = inRegistration(view, 'subject1', 'patient', 'statusCode')
      return unless(patient === 'terminated' || request === 'terminated', place, 'terminated', patient, 'code')
    }
    return [
      ...unless(request === 'active', inRegistration(view, 'statusCode'), 'active', request, 'code'),
      ...unless(
        patient === 'active',
        inRegistration(view, 'subject1', 'patient', 'statusCode'),
        'active',
        patient,
        'code',
      ),
    ]
  },
  examples: {
    pass: [
      modifying(),
      closing(),
      closing(withRegistration(() => ({ patientStatus: 'active', requestStatus: 'terminated' }))),
    ],
    fail: [
      modifying(withRegistration(() => ({ patientStatus: undefined }))),
      modifying(withRegistration(() => ({ requestStatus: 'completed' }))),
      closing(withRegistration(() => ({ patientStatus: 'active' }))),
    ],
  },
})

const insCOid = '1.2.250.1.213.1.4.2'

export const samePatient = defineCheck({
  id: 'registration/same-patient',
  title: 'Le patient du message est celui du VIHF',
  verifies: [],
  source: registrationSource,
  on: registrations,
  level: 'requirement',
  appliesTo: (view) => view.vihf?.patient !== undefined,
  judge: (view) => {
    const { ins, oid } = view.vihf?.patient ?? { ins: '', oid: '' }
    const place = inRegistration(view, 'subject1', 'patient', 'id')
    const ids = (patientOfMessage(view)?.all(NS.hl7, 'id') ?? []).filter((id) => id.attr('root') !== insCOid)
    if (ids.length === 0) return [finding(place, `${ins} (${oid})`, 'absent')]
    return ids
      .filter((id) => id.attr('extension') !== ins || id.attr('root') !== oid)
      .map((id) => finding(id, `${ins} (${oid})`, `${id.attr('extension')} (${id.attr('root')})`))
  },
  examples: {
    pass: [modifying(), closing()],
    fail: [
      modifying(withRegistration(() => ({ patients: [] }))),
      modifying(
        withRegistration(({ patients }) => ({ patients: patients.map((one) => ({ ...one, ins: '277079999999917' })) })),
      ),
    ],
  },
})

export const patientName = defineCheck({
  id: 'registration/patient-name',
  title: 'Le patient a sa civilité, son nom d’usage et son prénom',
  verifies: [],
  source: registrationSource,
  on: registrations,
  level: 'requirement',
  appliesTo: isWritten,
  judge: (view) => {
    const name = personOfMessage(view)?.child(NS.hl7, 'name')
    const place = inRegistration(view, 'subject1', 'patient', 'patientPerson', 'name')
    const prefix = name?.child(NS.hl7, 'prefix')?.text.trim()
    const used = name?.all(NS.hl7, 'family').find((one) => one.attr('qualifier') === 'SP')?.text
    const given = name?.child(NS.hl7, 'given')?.text
    return [
      ...unless(prefix === 'M' || prefix === 'Mme', place, 'prefix M ou Mme', prefix),
      ...unless(Boolean(used?.trim()), place, 'family SP', used),
      ...unless(Boolean(given?.trim()), place, 'given', given),
    ]
  },
  examples: {
    pass: [modifying(), closing(), modifying({ data: { prefix: 'Mme' } })],
    fail: [
      modifying({ data: { prefix: 'Mlle' } }),
      modifying({ data: { usedName: undefined } }),
      closing(withRegistration(({ person }) => ({ person: { ...person, given: '' } }))),
    ],
  },
})

const sexes: readonly string[] = ['M', 'F', 'U']
const relationships: readonly string[] = [
  ...['FTH', 'MTH', 'STPFTH', 'STPMTH', 'GRFTH', 'GRMTH', 'GGRFTH', 'GGRMTH'],
  ...['AUNT', 'UNCLE', 'BRO', 'SIS', 'RESPRSN'],
]

export const patientTraits = defineCheck({
  id: 'registration/patient-values',
  title: 'Sexe M, F ou U, naissance yyyyMMdd, coordonnées tel: ou mailto:, représentant légal de la liste',
  verifies: [],
  source: { doc: 'dmp-hl7v3-patient', at: '4 et 12' },
  on: registrations,
  level: 'requirement',
  appliesTo: (view) => personOfMessage(view) !== undefined,
  judge: (view) => {
    const person = personOfMessage(view)
    if (!person) return []
    const sex = person.child(NS.hl7, 'administrativeGenderCode')
    const birth = person.child(NS.hl7, 'birthTime')
    return [
      ...(sex ? unless(sexes.includes(sex.attr('code') ?? ''), sex, 'M, F ou U', sex.attr('code'), 'code') : []),
      ...(birth
        ? unless(/^\d{8}$/.test(birth.attr('value') ?? ''), birth, 'yyyyMMdd', birth.attr('value'), 'value')
        : []),
      ...[person, ...person.all(NS.hl7, 'personalRelationship')]
        .flatMap((holder) => holder.all(NS.hl7, 'telecom'))
        .flatMap((telecom) =>
          unless(
            /^(tel:.+|mailto:[^@]+@[^@]+)$/.test(telecom.attr('value') ?? ''),
            telecom,
            'tel: ou mailto:',
            telecom.attr('value'),
            'value',
          ),
        ),
      ...person.all(NS.hl7, 'personalRelationship').flatMap((one) => {
        const code = one.child(NS.hl7, 'code')?.attr('code')
        return unless(relationships.includes(code ?? ''), one, relationships.join(', '), code)
      }),
    ]
  },
  examples: {
    pass: [
      modifying(),
      modifying({
        data: {
          sex: 'U',
          email: 'essai@exemple.test',
          legalRepresentatives: [{ relationship: 'MTH', family: 'MERE-TEST', given: 'ANNE' }],
        },
      }),
    ],
    fail: [
      modifying({ data: { sex: '1' } }),
      modifying({ data: { birthDate: '1948-02-29' } }),
      modifying({ data: { email: 'pas un courriel' } }),
      modifying({ data: { legalRepresentatives: [{ relationship: 'MERE', family: 'MERE-TEST', given: 'ANNE' }] } }),
    ],
  },
})

export const creationTraits = defineCheck({
  id: 'registration/creation-traits',
  title: 'Une création donne le sexe et la date de naissance',
  verifies: [],
  source: { doc: 'dmp-hl7v3-patient', at: '8' },
  on: ['TD1.1'],
  packages: historical,
  level: 'requirement',
  appliesTo: (view) => personOfMessage(view) !== undefined,
  judge: (view) => {
    const person = personOfMessage(view)
    const place = inRegistration(view, 'subject1', 'patient', 'patientPerson')
    const sex = person?.child(NS.hl7, 'administrativeGenderCode')?.attr('code')
    const birth = person?.child(NS.hl7, 'birthTime')?.attr('value')
    return [
      ...unless(sex !== undefined, place, 'administrativeGenderCode', sex),
      ...unless(birth !== undefined, place, 'birthTime', birth),
    ]
  },
  examples: {
    pass: [creating()],
    fail: [creating({ data: { sex: undefined } }), creating({ data: { birthDate: undefined } })],
  },
})
