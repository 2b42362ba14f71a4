/**
 * An oddity of a message that the DMP does not refuse, or that `--trust open` lets pass.
 *
 * Collected along the pipeline and turned into findings by the checks of the judge.
 * `kind` is stable and names the oddity; `where` is an XPath, a header or a MIME part; `line` is 1-based, 0 unknown.
 */
export interface Remark {
  readonly kind: string
  readonly where: string
  readonly line: number
  readonly expected: string
  readonly observed: string
}
