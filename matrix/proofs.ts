/**
 * Rows whose proofs all name a known requirement.
 *
 *   rows with `proves`, requirements -> the same rows
 *
 * Throws with the row and the id when a requirement is not known, or is named twice: such a table must not load.
 */
export function provingKnown<Row extends { readonly id: string; readonly proves: readonly string[] }>(
  name: string,
  rows: readonly Row[],
  requirements: readonly { readonly id: string }[],
): readonly Row[] {
  const known = new Set(requirements.map(({ id }) => id))
  for (const { id, proves } of rows) {
    const lost = proves.find((requirement) => !known.has(requirement))
    if (lost !== undefined) throw new Error(`${name}: ${id} proves ${lost}, which is no requirement`)
    const twice = proves.find((requirement, at) => proves.indexOf(requirement) < at)
    if (twice !== undefined) throw new Error(`${name}: ${id} proves ${twice} twice`)
  }
  return rows
}
