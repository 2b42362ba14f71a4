import { type DocumentDecision, decideDocument } from '#matrix/document-decision.js'
import type { DocumentMatrix } from '#matrix/document-matrix.js'
import type { Actor } from './actor.js'
import type { FoundDocument } from './world.js'

/** Answers of the matrix by row, once each: those that refused, those that assumed. */
export interface MatrixAnswers {
  readonly refused: readonly DocumentDecision[]
  readonly assumed: readonly DocumentDecision[]
}

/** Does the matrix open the type of a document? `answers` are those it gave until then. */
export interface DocumentGate {
  readonly opens: (document: FoundDocument) => boolean
  readonly answers: () => MatrixAnswers
}

/**
 * What the document matrix says of a type to an actor; undefined when it is not asked.
 *
 * It bears on professionals only, and not on a caller without VIHF, of whom `--trust open` knows no profession
 * (visibility-rules, section 2).
 */
export function documentRight(actor: Actor, typeCode: string, matrix: DocumentMatrix): DocumentDecision | undefined {
  const { isProfessional, isOccupationalDoctor, roles } = actor
  return isProfessional && roles ? decideDocument({ matrix, typeCode, roles, isOccupationalDoctor }) : undefined
}

/** The type that the matrix is asked about; documents kept before their facts said it are read whole. */
export const typeCodeOf = (found: Pick<FoundDocument, 'facts' | 'document'>): string =>
  // The document is read from the store when it is named: a search must not name it.
  found.facts.typeCode ?? found.document.entry.typeCode?.code ?? ''

/** The matrix asked of one document after the other; an exempt one passes without being asked. */
export function documentGate(
  actor: Actor,
  matrix: DocumentMatrix,
  exempt: (document: FoundDocument) => boolean,
): DocumentGate {
  const asked = new Map<string, DocumentDecision | undefined>()
  const rightOf = (document: FoundDocument): DocumentDecision | undefined => {
    const typeCode = typeCodeOf(document)
    if (!asked.has(typeCode)) asked.set(typeCode, documentRight(actor, typeCode, matrix))
    return asked.get(typeCode)
  }
  return {
    opens: (document) => exempt(document) || rightOf(document)?.granted !== false,
    answers: () => {
      const answers = [...asked.values()].filter((answer) => answer !== undefined)
      return {
        refused: answers.filter(({ granted }) => !granted),
        assumed: answers.filter(({ granted, confidence }) => granted && confidence === 'assumed'),
      }
    },
  }
}

/** The trace of a search with the rows of the matrix that hid documents, or let them be found by assumption. */
export function traceFiltered<Trace extends { readonly row: string; readonly why: string }>(
  trace: Trace,
  { refused, assumed }: MatrixAnswers,
): Trace {
  const told = [...refused, ...assumed]
  if (told.length === 0) return trace
  const hidden = refused.length === 0 ? '' : ` Écarté par la matrice des documents : ${whys(refused)}`
  const guessed = assumed.length === 0 ? '' : ` Trouvé par supposition : ${whys(assumed)}`
  return {
    ...trace,
    row: [trace.row, ...told.map(({ row }) => row)].join(' '),
    why: `${trace.why}${hidden}${guessed}`,
  }
}

const whys = (decisions: readonly DocumentDecision[]): string => [...new Set(decisions.map(({ why }) => why))].join(' ')
