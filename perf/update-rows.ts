import {
  buildTd31,
  buildTd33,
  type DocumentUpdate,
  decodeWholeEntries,
  getDocuments,
  type WholeEntry,
} from '#fixtures/lps/index.js'
import { availabilityStatus } from '#simulator/domain/document.js'
import type { RawRequest, RawResponse } from '#simulator/trace/exchange.js'
import { autocannonLoad } from './autocannon-load.js'
import type { Measured } from './measure.js'
import type { Messages } from './messages.js'
import { once, registrySuccess } from './rows.js'
import { onceEach, onWire } from './wire-request.js'

const { approved, archived } = availabilityStatus

/** Most documents that a query may name. */
const mostIdentifiers = 20

/**
 * TD3.3a and TD3.3d on documents of their own: masked in a round and shown in the next, archived then made current.
 *
 * The entries are read again before each round, as a client must, since an update gives them other technical ids.
 */
export async function updateRows(source: Messages, port: number): Promise<Measured[]> {
  const { context, person } = source
  const patient = person('sans-ens')
  const lots = Array.from({ length: once }, () => source.lot(patient, 2048))
  await autocannonLoad(port, onceEach(lots.map(({ request }) => onWire(request))), registrySuccess)
  const read = async (): Promise<readonly WholeEntry[]> => {
    const entries: WholeEntry[] = []
    for (let from = 0; from < once; from += mostIdentifiers) {
      const query = getDocuments(lots.slice(from, from + mostIdentifiers).map(({ uniqueId }) => uniqueId))
      entries.push(...decodeWholeEntries(await ask(port, buildTd31(context, patient, query))))
    }
    return entries
  }
  const row = (name: string, updateOf: (entry: WholeEntry, round: number) => DocumentUpdate): Measured => ({
    name,
    batch: async (round) => {
      const entries = await read()
      if (entries.length !== once) throw new Error(`${entries.length} entries read of ${once}`)
      return onceEach(entries.map((entry) => onWire(buildTd33(context, patient, [updateOf(entry, round)]))))
    },
    expects: registrySuccess,
  })
  return [
    row('TD3.3a', (entry, round) => ({ entry, ...(round % 2 === 0 ? { add: 'masquePs' } : { remove: 'masquePs' }) })),
    row('TD3.3d', ({ id, status }) => ({
      entryUuid: id,
      from: status,
      to: status === approved ? archived : approved,
    })),
  ]
}

/** One call out of any measure. */
async function ask(port: number, { url, headers, body }: RawRequest): Promise<RawResponse> {
  const response = await fetch(`http://127.0.0.1:${port}${url}`, {
    method: 'POST',
    headers: headers.map(([name, value]): [string, string] => [name, value]),
    body: Buffer.from(body),
  })
  return {
    status: response.status,
    headers: [...response.headers],
    body: new Uint8Array(await response.arrayBuffer()),
  }
}
