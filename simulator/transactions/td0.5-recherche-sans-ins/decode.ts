import { pass, refuse, type Stage } from '../../rejection.js'
import { type InstanceIdentifier, readIdentifier, readWrapper, type TransmissionWrapper } from '../../wire/hl7v3.js'
import { NS } from '../../wire/namespaces.js'
import type { XmlElement } from '../../wire/xml-tree.js'
import type { Decoded } from '../transaction.js'

/** The criteria that are searched by, in the order of the schema; each has one value and a semanticsText. */
export const criterionNames = [
  'livingSubjectAdministrativeGender',
  'livingSubjectBirthTime',
  'livingSubjectName',
  'patientAddress',
] as const

export type CriterionName = (typeof criterionNames)[number]

/** A criterion as written; `use` is SRCH where the name or the city is approximate. Blanks around texts are trimmed. */
export interface Criterion {
  readonly semanticsText?: string
  readonly use?: string
  /** @code of the sex, @value of the birth date. */
  readonly value?: string
  readonly family?: string
  readonly given?: string
  readonly postalCode?: string
  readonly city?: string
}

/** PRPA_IN201305UV02 as the client wrote it (source: dmp-hl7v3-patient, section 9.1). */
export interface Td05Request {
  readonly wrapper: TransmissionWrapper
  /** Of controlActProcess. */
  readonly code?: { readonly code: string; readonly system: string }
  readonly queryId: InstanceIdentifier
  readonly queryStatus?: string
  readonly criteria: Readonly<Partial<Record<CriterionName, Criterion>>>
  /** Names of the criteria that are not searched by: of another kind, or given again. */
  readonly others: readonly string[]
}

/** Refuses a message without query; criteria that cannot be searched by are refused later, in the form of the service. */
export function decode(body: XmlElement): Stage<Decoded<Td05Request>> {
  const act = body.child(NS.hl7, 'controlActProcess')
  if (!act) return refuse('body-malformed', 'élément controlActProcess absent', body)
  const query = act.child(NS.hl7, 'queryByParameter')
  const parameters = query?.child(NS.hl7, 'parameterList')
  if (!query || !parameters) {
    return refuse('body-malformed', 'élément queryByParameter/parameterList absent', query ?? act)
  }
  const code = act.child(NS.hl7, 'code')
  const criteria: Partial<Record<CriterionName, Criterion>> = {}
  const others: string[] = []
  for (const parameter of parameters.elements) {
    const name = criterionNames.find((one) => parameter.ns === NS.hl7 && one === parameter.name)
    if (name === undefined || criteria[name]) others.push(parameter.name)
    else criteria[name] = criterion(parameter)
    if (name !== undefined && parameter.all(NS.hl7, 'value').length > 1) others.push(`${name}/value`)
  }
  return pass({
    request: {
      wrapper: readWrapper(body),
      ...(code ? { code: { code: code.attr('code') ?? '', system: code.attr('codeSystem') ?? '' } } : {}),
      queryId: readIdentifier(query.child(NS.hl7, 'queryId')),
      queryStatus: query.child(NS.hl7, 'statusCode')?.attr('code'),
      criteria,
      others,
    },
    remarks: [],
  })
}

function criterion(parameter: XmlElement): Criterion {
  const value = parameter.child(NS.hl7, 'value')
  const told: Record<string, string | undefined> = {
    semanticsText: parameter.child(NS.hl7, 'semanticsText')?.text.trim(),
    use: value?.attr('use')?.trim(),
    value: (value?.attr('code') ?? value?.attr('value'))?.trim(),
  }
  for (const part of ['family', 'given', 'postalCode', 'city']) told[part] = value?.child(NS.hl7, part)?.text.trim()
  return Object.fromEntries(Object.entries(told).filter(([, text]) => text !== undefined && text !== ''))
}
