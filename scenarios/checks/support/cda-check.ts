import type { CdaView } from '../../cda-view.js'
import type { Check, Finding } from '../../check.js'
import type { DocumentView } from '../../lot-view.js'
import { entryCheck, type LotCall } from './lot-check.js'

type EntryRule = Parameters<typeof entryCheck>[0]

interface CdaRule extends Omit<EntryRule, 'judge' | 'bearsOn' | 'signatureToo'> {
  /** Documents that the rule bears on, among those whose header can be read. */
  readonly bearsOn?: (cda: CdaView, document: DocumentView) => boolean
  readonly judge: (cda: CdaView, document: DocumentView, call: LotCall) => readonly Finding[]
}

const readable = (document: DocumentView): CdaView | undefined => (document.cda?.ok ? document.cda.cda : undefined)

/** Findings of a document say in which document they were made: several may travel in one lot. */
const within = (findings: readonly Finding[], { entry }: DocumentView): Finding[] =>
  findings.map((finding) =>
    finding.where.startsWith('/ClinicalDocument') || finding.where.includes(':ClinicalDocument')
      ? { ...finding, where: `document ${entry.uniqueId ?? entry.submittedId}, ${finding.where}` }
      : finding,
  )

/** A rule on the header or body of each CDA document of a TD2.1. */
export const cdaCheck = ({ bearsOn, judge, ...rule }: CdaRule): Check =>
  entryCheck({
    source: { doc: 'cda', at: '1.1' },
    ...rule,
    bearsOn: (document) => {
      const cda = readable(document)
      return cda !== undefined && (bearsOn?.(cda, document) ?? true)
    },
    judge: (document, call) => {
      const cda = readable(document)
      return cda ? within(judge(cda, document, call), document) : []
    },
  })
