import { pass, refuse, type Stage } from '../../rejection.js'
import type { PatientRef } from '../../vihf/vihf.js'
import { type InstanceIdentifier, readIdentifier, readWrapper, type TransmissionWrapper } from '../../wire/hl7v3.js'
import { NS } from '../../wire/namespaces.js'
import type { XmlElement } from '../../wire/xml-tree.js'
import type { Decoded } from '../transaction.js'

/** PRPA_IN201307UV02 of TD0.2 and TD1.3a, as the client wrote it (source: dmp-hl7v3-patient, sections 2 and 3.1). */
export interface PatientQueryRequest {
  readonly wrapper: TransmissionWrapper
  readonly reasonCode?: { readonly code: string; readonly system: string }
  readonly queryId: InstanceIdentifier
  readonly queryStatus?: string
  /** Every patientIdentifier/value, in order; one in practice. */
  readonly patients: readonly PatientRef[]
  readonly semanticsText?: string
}

/** Refuses a message without controlActProcess or without any patient to ask about; leaves the rest to the judge. */
export function decode(body: XmlElement): Stage<Decoded<PatientQueryRequest>> {
  const act = body.child(NS.hl7, 'controlActProcess')
  if (!act) return refuse('body-malformed', 'élément controlActProcess absent', body)
  const query = act.child(NS.hl7, 'queryByParameter')
  const parameters = query?.child(NS.hl7, 'parameterList')
  const identifiers = parameters?.all(NS.hl7, 'patientIdentifier') ?? []
  const patients = identifiers.flatMap((one) =>
    one.all(NS.hl7, 'value').map((value) => ({ ins: value.attr('extension') ?? '', oid: value.attr('root') ?? '' })),
  )
  if (patients.length === 0) return refuse('body-malformed', 'élément patientIdentifier/value absent', query ?? act)
  const reason = act.child(NS.hl7, 'reasonCode')
  return pass({
    request: {
      wrapper: readWrapper(body),
      ...(reason ? { reasonCode: { code: reason.attr('code') ?? '', system: reason.attr('codeSystem') ?? '' } } : {}),
      queryId: readIdentifier(query?.child(NS.hl7, 'queryId')),
      queryStatus: query?.child(NS.hl7, 'statusCode')?.attr('code'),
      patients,
      semanticsText: identifiers[0]?.child(NS.hl7, 'semanticsText')?.text,
    },
    remarks: [],
  })
}
