import { readPatientIdentifier } from '../../domain/hl7-fields.js'
import { pass, refuse, type Stage } from '../../rejection.js'
import type { Remark } from '../../remark.js'
import type { PatientRef } from '../../vihf/vihf.js'
import { readQueryParameters } from '../../wire/ebxml-query.js'
import { storedQuery } from '../../wire/ebxml-schemes.js'
import { NS } from '../../wire/namespaces.js'
import type { XmlElement } from '../../wire/xml-tree.js'
import type { Decoded } from '../transaction.js'
import { readFindByReferenceId, readFindDocuments } from './find-documents.js'
import { readFindSets, readMemberFilter } from './find-sets.js'
import { readPage } from './page.js'
import { ParameterReader } from './parameters.js'
import { documentIds, readId, readIds, readUuids, setIds } from './read-ids.js'
import type { RechercheRequest, ReturnType, StoredQuery } from './request.js'

const associationTypes = '$AssociationTypes'

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
  const patient = readPatient(
    parameters,
    asked.kind === 'find-sets' ? '$XDSSubmissionSetPatientId' : '$XDSDocumentEntryPatientId',
  )
  const returnType = readReturnType(body)
  const page = readPage(body)
  return pass({
    request: {
      queryId,
      returnType: returnType.value,
      ...(patient ? { patient } : {}),
      query: asked,
      faults: parameters.faults,
      page: page.value,
    },
    remarks: [
      ...returnType.remarks,
      ...composedRemarks(body),
      ...page.remarks,
      ...parameters.remarks,
      ...(asked.kind === 'unknown' ? [] : parameters.ignored()),
    ],
  })
}

function readQuery(queryId: string, parameters: ParameterReader): StoredQuery {
  switch (queryId) {
    case storedQuery.findDocuments:
      return readFindDocuments(parameters)
    case storedQuery.findDocumentsByReferenceId:
      return readFindByReferenceId(parameters)
    case storedQuery.findSubmissionSets:
      return readFindSets(parameters)
    case storedQuery.getDocuments:
      return { kind: 'get', ...readIds(parameters, documentIds, 'uniqueId') }
    case storedQuery.getDocumentsAndAssociations:
      return { kind: 'get-and-associations', ...readIds(parameters, documentIds, 'uniqueId') }
    case storedQuery.getRelatedDocuments:
      return {
        kind: 'get-related',
        ...readId(parameters, documentIds, 'uniqueId'),
        associationTypes: readAssociationTypes(parameters),
      }
    case storedQuery.getAssociations:
      return { kind: 'get-associations', uuids: readUuids(parameters) }
    case storedQuery.getSubmissionSets:
      return { kind: 'get-sets', uuids: readUuids(parameters) }
    case storedQuery.getSubmissionSetAndContents:
      return {
        kind: 'get-set-and-contents',
        ...readId(parameters, setIds, 'entryUuid'),
        members: readMemberFilter(parameters),
      }
    default:
      return { kind: 'unknown' }
  }
}

function readAssociationTypes(parameters: ParameterReader): readonly string[] {
  const types = parameters.list(associationTypes)
  if (!types && parameters.faults.length === 0) parameters.missing(associationTypes)
  return types ?? []
}

function readPatient(parameters: ParameterReader, parameter: string): PatientRef | undefined {
  const cx = parameters.single(parameter)
  if (!cx) return undefined
  const patient = readPatientIdentifier(cx.value)
  if (!patient) parameters.malformed(parameter, cx.value, cx.element)
  return patient && { ins: patient.ins, oid: patient.oid }
}

/**
 * Anything but ObjectRef is answered as LeafClass [assumed: return-type]: the two types that the DMP is known to answer.
 */
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

/**
 * Objects are answered whole, classifications and identifiers included, whatever returnComposedObjects says
 * [assumed: composed-objects]: the DMP is only ever asked `true`, and an entry without them would say nothing.
 */
function composedRemarks(body: XmlElement): Remark[] {
  const option = body.child(NS.query, 'ResponseOption')
  const written = option?.attr('returnComposedObjects')
  if (written === 'true' || written === '1') return []
  const at = option ?? body
  const where = `${at.path}/@returnComposedObjects`
  return [{ kind: 'query/composed-objects', where, line: at.line, expected: 'true', observed: written ?? '(absent)' }]
}
