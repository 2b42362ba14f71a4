import fc from 'fast-check'
import { buildTd32, decodeRetrieve, type LpsPatient } from '#fixtures/lps/index.js'
import type { ConsultationOutcome } from '#simulator/transactions/td3.2-consultation/handle.js'
import { content } from './bytes.js'
import { asErrors } from './lots.js'
import { mimeType } from './metadata.js'
import { patient } from './people.js'
import type { AnswerTrip, RequestTrip } from './round-trip.js'
import { oid, text } from './texts.js'

const dmpRepository = '1.2.250.1.213.4.1.1.1.2'

interface MeantRetrieval {
  readonly of: LpsPatient
  readonly wanted: readonly { readonly repositoryUniqueId: string; readonly uniqueId: string }[]
}

const retrieval: RequestTrip<MeantRetrieval> = {
  transaction: 'TD3.2',
  meant: fc.record({
    of: patient,
    wanted: fc.array(
      fc.record({ repositoryUniqueId: fc.oneof(fc.constant(dmpRepository), oid), uniqueId: fc.oneof(oid, text) }),
      { minLength: 1, maxLength: 4 },
    ),
  }),
  send: ({ of, wanted }, lps) => ({
    message: buildTd32(lps({ spoil: { retrieval: () => wanted } }), of, []),
    means: {
      documents: wanted.map(({ repositoryUniqueId, uniqueId }) => ({
        repositoryUniqueId,
        documentUniqueId: uniqueId,
      })),
    },
  }),
}

export const retrievalRequests = [retrieval] as const

const served: AnswerTrip<ConsultationOutcome> = {
  transaction: 'TD3.2',
  outcome: fc.record({
    documents: fc.array(fc.record({ uniqueId: oid, mimeType, bytes: content }), { minLength: 1, maxLength: 3 }),
    refusals: fc.array(
      fc.record({
        rejection: fc.constantFrom('document-unknown' as const, 'document-not-readable' as const),
        detail: text,
      }),
      { maxLength: 2 },
    ),
  }),
  read: (response) => {
    const { documents, ...told } = decodeRetrieve(response)
    return { ...told, documents: documents.map((one) => ({ ...one, bytes: Buffer.from(one.bytes) })) }
  },
  tells: ({ documents, refusals }) => ({
    status: refusals.length === 0 ? 'Success' : 'PartialSuccess',
    errors: refusals.map(({ detail }) => ({
      errorCode: 'XDSDocumentUniqueIdError',
      codeContext: `uniqueId=${detail}`,
    })),
    documents: documents.map((one) => ({
      ...one,
      repositoryUniqueId: dmpRepository,
      bytes: Buffer.from(one.bytes),
    })),
  }),
  refused: (faults) => ({ status: 'Failure', errors: asErrors(faults), documents: [] }),
  severalFaults: true,
}

export const retrievalAnswers = [served] as const
