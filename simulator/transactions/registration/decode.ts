import { pass, refuse, type Stage } from '../../rejection.js'
import { canonicalize } from '../../wire/c14n.js'
import { attributeOf, readName, readPerson } from '../../wire/hl7-person-read.js'
import { readWrapper } from '../../wire/hl7v3.js'
import { NS } from '../../wire/namespaces.js'
import type { XmlElement } from '../../wire/xml-tree.js'
import type { Decoded } from '../transaction.js'
import type {
  RegistrationRequest,
  WrittenAuthor,
  WrittenCardHolder,
  WrittenObservation,
  WrittenReason,
} from './request.js'

/** Why a decoded message cannot be acted on, if so: French, for the fault. */
export type Demand = (request: RegistrationRequest) => string | undefined

/**
 * Reads a registration message of TD1.1 to TD1.4.
 *
 *   what the transaction cannot do without -> body -> request
 *
 * Refuses a message without patient, name or author, and one with a birth date of another form: the DMP could not keep
 * it [assumed: registration-mandatory]. Leaves the rest to the judge.
 */
export const decodeRegistration =
  (...demands: readonly Demand[]) =>
  (body: XmlElement): Stage<Decoded<RegistrationRequest>> => {
    const malformed = (what: string, at: XmlElement = body) => refuse('body-malformed', what, at)
    const act = body.child(NS.hl7, 'controlActProcess')
    if (!act) return malformed('élément controlActProcess absent')
    const subject = act.child(NS.hl7, 'subject')
    const registration = subject?.child(NS.hl7, 'registrationRequest')
    if (!subject || !registration) return malformed('élément subject/registrationRequest absent', act)
    const patient = registration.at(NS.hl7, 'subject1', 'patient')
    if (!patient) return malformed('élément subject1/patient absent', registration)
    const ids = patient.all(NS.hl7, 'id')
    if (ids.length === 0) return malformed('élément patient/id absent', patient)
    const person = patient.child(NS.hl7, 'patientPerson')
    if (!person?.child(NS.hl7, 'name')) return malformed('élément patientPerson/name absent', patient)
    const author = registration.at(NS.hl7, 'author', 'assignedEntity')
    if (!author) return malformed('élément author/assignedEntity absent', registration)

    const request: RegistrationRequest = {
      wrapper: readWrapper(body),
      reason: reasonOf(act.child(NS.hl7, 'reasonCode')),
      requestStatus: attributeOf(registration, 'statusCode', 'code'),
      patients: ids.map((id) => ({ ins: id.attr('extension') ?? '', oid: id.attr('root') ?? '' })),
      patientStatus: attributeOf(patient, 'statusCode', 'code'),
      person: readPerson(person),
      cardHolders: person.all(NS.hl7, 'contactParty').map(cardHolder),
      observations: patient.all(NS.hl7, 'subjectOf').flatMap(observation),
      author: authorOf(author),
      ...closingOf(act),
      subjectXml: canonicalize(subject, { exclusive: true, comments: false }),
    }
    const { birthDate } = request.person
    if (birthDate !== undefined && !/^\d{8}$/.test(birthDate)) {
      return malformed(`birthTime attendu : AAAAMMJJ ; reçu : « ${birthDate} »`, person)
    }
    for (const demand of demands) {
      const lacking = demand(request)
      if (lacking !== undefined) return malformed(lacking, act)
    }
    return pass({ request, remarks: [] })
  }

const reasonOf = (element: XmlElement | undefined): WrittenReason | undefined =>
  element && { code: element.attr('code') ?? '', system: element.attr('codeSystem') ?? '' }

function observation(subjectOf: XmlElement): WrittenObservation[] {
  return subjectOf.all(NS.hl7, 'administrativeObservation').map((one) => {
    const value = attributeOf(one, 'value', 'value')
    return {
      code: attributeOf(one, 'code', 'code') ?? '',
      system: attributeOf(one, 'code', 'codeSystem') ?? '',
      value: value === 'true' ? true : value === 'false' ? false : undefined,
      effectiveTime: attributeOf(one, 'effectiveTime', 'value'),
    }
  })
}

const cardHolder = (party: XmlElement): WrittenCardHolder => {
  const person = party.child(NS.hl7, 'contactPerson')
  return {
    code: attributeOf(party, 'code', 'code'),
    system: attributeOf(party, 'code', 'codeSystem'),
    name: readName(person),
    birthDate: attributeOf(person, 'birthTime', 'value'),
  }
}

const authorOf = (entity: XmlElement): WrittenAuthor => {
  const organization = entity.child(NS.hl7, 'representedOrganization')
  return {
    id: attributeOf(entity, 'id', 'extension'),
    idRoot: attributeOf(entity, 'id', 'root'),
    specialty: reasonOf(entity.child(NS.hl7, 'code')),
    name: readName(entity.child(NS.hl7, 'assignedPerson')),
    structureId: attributeOf(organization, 'id', 'extension'),
    structureIdRoot: attributeOf(organization, 'id', 'root'),
    structureName: organization?.child(NS.hl7, 'name')?.text.trim() || undefined,
  }
}

function closingOf(act: XmlElement): Pick<RegistrationRequest, 'closing'> {
  const event = act.at(NS.hl7, 'reasonOf', 'detectedIssueEvent')
  if (!event) return {}
  const text = event.child(NS.hl7, 'text')?.text.trim()
  return {
    closing: {
      code: attributeOf(event, 'code', 'code') ?? '',
      system: attributeOf(event, 'code', 'codeSystem') ?? '',
      ...(text ? { text } : {}),
    },
  }
}
