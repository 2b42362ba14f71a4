import type { DocumentConfidence, DocumentStatement } from './document-matrix.js'
import type { Source } from './table.js'

const origins: Readonly<Record<string, { readonly confidence: DocumentConfidence; readonly source: Source }>> = {
  associations: { confidence: 'medium', source: { doc: 'france-assos-sante', at: 'page sur la matrice de 2023' } },
  dentistes: { confidence: 'high', source: { doc: 'information-dentaire', at: "règles d'accès par profession, 2023" } },
  infirmiers: { confidence: 'high', source: { doc: 'infirmiers-com', at: "liste des habilitations d'accès" } },
  'infirmiers-déduit': {
    confidence: 'medium',
    source: { doc: 'infirmiers-com', at: "liste des habilitations d'accès (code déduit du libellé)" },
  },
  'officine-déduit': {
    confidence: 'medium',
    source: { doc: 'pharma365', at: 'article sur la matrice de 2023 (code déduit de la catégorie)' },
  },
}

/** Cells of the annex of the arrêté of 26/10/2023 that public pages tell: type, column, value, origin. */
const page = `
  15508-5    pp80    non  associations
  ATTEST-RESID  m10  non  dentistes
  80788-3    d40     non  dentistes
  75496-0    d40     non  dentistes
  75496-0    inf60   non  infirmiers
  83981-1    d40     non  dentistes
  83981-1    inf60   oui  infirmiers
  83901-9    d40     non  dentistes
  83901-9    inf60   non  infirmiers
  68599-0    d40     non  dentistes
  68599-0    inf60   non  infirmiers
  EXPPAT_3   d40     non  associations
  56445-0    inf60   oui  infirmiers
  PROT_ALD   inf60   oui  infirmiers
  PROT_ALD   p21off  oui  officine-déduit
  DOCPAT06   inf60   oui  infirmiers-déduit
  47420-5    inf60   oui  infirmiers-déduit
  11502-2    inf60   oui  infirmiers-déduit
  11502-2    p21off  oui  officine-déduit
  15507-7    inf60   oui  infirmiers-déduit
  68817-6    inf60   non  infirmiers
  89601-9    inf60   non  infirmiers
  77436-4    p21off  oui  officine-déduit
  34112-3    p21off  oui  officine-déduit
  57833-6    p21off  oui  officine-déduit
  57828-6    p21off  oui  officine-déduit
  57832-8    p21off  oui  officine-déduit
  18748-4    p21off  oui  officine-déduit
`

/** A cell told alone, outside any page. */
export interface IsolatedCell {
  readonly typeCode: string
  readonly column: string
  readonly statement: DocumentStatement
}

/** Reads a list of isolated cells; throws, naming the line, on a word too many or too few, a mark or an origin unknown. */
export function isolatedCells(edition: string, lines: string): readonly IsolatedCell[] {
  return lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [typeCode = '', column = '', mark = '', origin = '', ...rest] = line.trim().split(/\s+/)
      const from = origins[origin]
      if (from === undefined || rest.length > 0 || (mark !== 'oui' && mark !== 'non'))
        throw new Error(`${edition}: line "${line.trim()}" cannot be read`)
      return { typeCode, column, statement: { value: mark === 'oui' ? 'read' : 'none', edition, ...from } }
    })
}

export const cells2023 = isolatedCells('2023', page)
