import { schemaFaults } from '#simulator/schemas/validate.js'
import { defineCheck } from '../check.js'
import { existence, feeding, replacing, search } from '../examples.js'

/** A message wrong from end to end teaches no more by its hundredth fault than by its first ones. */
const maxTold = 20

/**
 * The body follows the element tables: names, order, cardinalities.
 *
 * A recommendation: the DMP accepts bodies that its own schemas refuse (dmp-xds-metadata, section 3), so a client that
 * departs from them is told, and does not fail for it. With `--schemas` the official files judge instead of ours.
 */
export const valid = defineCheck({
  id: 'message/schema',
  title: 'Le corps du message est valide selon les schémas',
  verifies: [],
  source: { doc: 'dmp-wire', at: '5' },
  on: 'any',
  level: 'recommendation',
  appliesTo: (view) => view.mtom !== undefined && view.envelope !== undefined && view.row !== undefined,
  judge: ({ mtom }, { settings }) =>
    schemaFaults(mtom?.root.bytes ?? new Uint8Array(), settings.schemas)
      .slice(0, maxTold)
      .map(({ message, line }) => ({
        where: 'soap:Body',
        line,
        expected: 'un corps valide selon le schéma',
        observed: message,
      })),
  examples: {
    pass: [existence(), feeding(), search()],
    fail: [
      existence({ spoil: replacing(/acceptAckCode/g, 'ackCode') }),
      search({ spoil: replacing('returnType="LeafClass"', 'returnType="Feuille"') }),
    ],
  },
})
