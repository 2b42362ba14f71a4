import type { Confidence, Source } from './table.js'

/** A table ready to be shown: `header` and each row have the same length, `notes` come under it. Texts are French. */
export interface PrintableTable {
  /** Short name to ask for it: `526`, `rejets`, `JDV_J66_TypeCode_DMP`. */
  readonly name: string
  readonly title: string
  readonly edition: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly notes: readonly string[]
}

/** `cdt-2.10c, tests`: where a row was read, in one cell. */
export const sourceText = ({ doc, at }: Source): string => `${doc}, ${at}`

/** How far a row may be trusted, for a reader. */
export const confidenceLabels: Readonly<Record<Confidence, string>> = {
  official: 'officielle',
  client: "vue d'un client",
  inferred: 'déduite',
  assumed: 'supposée',
}
