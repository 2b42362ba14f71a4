import { readPatientIdentifier } from '../../domain/hl7-fields.js'
import { pass, refuse, type Stage } from '../../rejection.js'
import type { Remark } from '../../remark.js'
import type { PatientRef } from '../../vihf/vihf.js'
import { readQueryParameters } from '../../wire/ebxml-query.js'
import { storedQuery } from '../../wire/ebxml-schemes.js'
import { NS } from '../../wire/namespaces.js'
import type { XmlElement } from '../../wire/xml-tree.js'
import type { Decoded } from '../transaction.js'
import { readFindDocuments } from './find-documents.js'
import { readGetDocuments } from './get-documents.js'
import { ParameterReader } from './parameters.js'
import type { RechercheRequest, ReturnType, StoredQuery } from './request.js'

const patientParameter = '$XDSDocumentEntryPatientId'

/**
 * query:AdhocQueryRequest -> what it asks.
 *
 * Refuses only a request without AdhocQuery. Parameters that cannot be used are kept as `faults`: who asks, and of
 * whom, is answered before what he asks.
 */
export function decode(body: XmlElement): Stage<Decoded<RechercheRequest>> {
  const query = body.child(NS.rim, 'AdhocQuery')
  if (!query) return refuse('body-malformed', 'AdhocQuery absent', body)
  const parameters = new ParameterReader(readQueryParameters(query), query)
  const queryId = query.attr('id')?.trim() ?? ''
  const asked = readQuery(queryId, parameters)
  const patient = readPatient(parameters)
  const returnType = readReturnType(body)
  return pass({
    request: {
      queryId,
      returnType: returnType.value,
      ...(patient ? { patient } : {}),
      query: asked,
      faults: parameters.faults,
    },
    remarks: [...returnType.remarks, ...parameters.remarks, ...(asked.kind === 'unknown' ? [] : parameters.ignored())],
  })
}

function readQuery(queryId: string, parameters: ParameterReader): StoredQuery {
  switch (queryId) {
    case storedQuery.findDocuments:
      return readFindDocuments(parameters)
    case storedQuery.getDocuments:
      return readGetDocuments(parameters)
    default:
      return { kind: 'unknown' }
  }
}

function readPatient(parameters: ParameterReader): PatientRef | undefined {
  const cx = parameters.single(patientParameter)
  if (!cx) return undefined
  const patient = readPatientIdentifier(cx.value)
  if (!patient) parameters.malformed(patientParameter, cx.value, cx.element)
  return patient && { ins: patient.ins, oid: patient.oid }
}

/** Anything but ObjectRef is answered as LeafClass [assumed]: the two types that the DMP is known to answer. */
function readReturnType(body: XmlElement): { value: ReturnType; remarks: Remark[] } {
  const option = body.child(NS.query, 'ResponseOption')
  const written = option?.attr('returnType')
  if (written === 'ObjectRef' || written === 'LeafClass') return { value: written, remarks: [] }
  const at = option ?? body
  const remark: Remark = {
    kind: 'query/return-type',
    where: `${at.path}/@returnType`,
    line: at.line,
    expected: 'LeafClass ou ObjectRef',
    observed: written ?? '(absent)',
  }
  return { value: 'LeafClass', remarks: [remark] }
}
