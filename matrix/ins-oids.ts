import { type Confidence, defineTable, type Source } from './table.js'

/** What kind of identifier an OID stands for, and in which environment. */
export interface InsOidRow {
  readonly id: string
  readonly oid: string
  readonly kind: 'INS-NIR' | 'INS-NIA' | 'INS-C'
  readonly environment: 'production' | 'test' | 'démonstration'
  /** French, as the command shows it. */
  readonly title: string
  readonly confidence: Confidence
  readonly reason?: string
  readonly source: Source
}

const ins: Source = { doc: 'ins', at: '2.2' }
const oneSource = 'written in one public code base only'

/** OIDs of the identifiers of a patient; a NIA has the form of a NIR and is told from it by its OID alone. */
export const insOids = defineTable('ins-oids', [
  {
    id: 'nir',
    oid: '1.2.250.1.213.1.4.8',
    kind: 'INS-NIR',
    environment: 'production',
    title: 'INS-NIR, production',
    confidence: 'official',
    source: ins,
  },
  {
    id: 'nia',
    oid: '1.2.250.1.213.1.4.9',
    kind: 'INS-NIA',
    environment: 'production',
    title: "INS-NIA, numéro identifiant d'attente",
    confidence: 'official',
    source: ins,
  },
  {
    id: 'nir-test',
    oid: '1.2.250.1.213.1.4.10',
    kind: 'INS-NIR',
    environment: 'test',
    title: 'INS-NIR, test',
    confidence: 'official',
    source: ins,
  },
  {
    id: 'nir-demo',
    oid: '1.2.250.1.213.1.4.11',
    kind: 'INS-NIR',
    environment: 'démonstration',
    title: 'INS-NIR, démonstration',
    confidence: 'official',
    source: ins,
  },
  {
    id: 'ins-c',
    oid: '1.2.250.1.213.1.4.2',
    kind: 'INS-C',
    environment: 'production',
    title: 'INS-C, identifiant calculé, production',
    confidence: 'client',
    source: ins,
  },
  {
    id: 'ins-c-test',
    oid: '1.2.250.1.213.1.4.6',
    kind: 'INS-C',
    environment: 'test',
    title: 'INS-C, identifiant calculé, test',
    confidence: 'assumed',
    reason: oneSource,
    source: ins,
  },
  {
    id: 'ins-c-demo',
    oid: '1.2.250.1.213.1.4.7',
    kind: 'INS-C',
    environment: 'démonstration',
    title: 'INS-C, identifiant calculé, démonstration',
    confidence: 'assumed',
    reason: oneSource,
    source: ins,
  },
] as const satisfies readonly InsOidRow[])

export type InsOidId = (typeof insOids)[number]['id']

const byOid = new Map<string, InsOidRow>(insOids.map((row) => [row.oid, row]))

/** The row of an OID; undefined when no identifier of a patient has it. */
export const insOidRow = (oid: string): InsOidRow | undefined => byOid.get(oid)

/** The OID of a row. */
export const insOid = (id: InsOidId): string => insOids.find((row) => row.id === id)?.oid as string
