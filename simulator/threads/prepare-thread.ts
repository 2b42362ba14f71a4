import { parentPort, workerData } from 'node:worker_threads'
import { type Prepared, type PrepareSettings, prepare } from '../stages/prepare.js'
import type { FromThread, HandedBack, HandedCall } from './thread-messages.js'

/** A thread of its own that works messages out, as they are handed to it, several at a time. */

const settings = workerData as PrepareSettings

function worked({ service, headers, body }: HandedCall): Prepared | undefined {
  try {
    return prepare(service, { method: 'POST', url: '', headers, body: new Uint8Array(body) }, settings)
  } catch {
    return undefined
  }
}

/** Documents are windows on the body of their message: it goes back whole, rather than a copy of it. */
const bodyGoesBack = (prepared: Prepared): boolean => 'id' in prepared && prepared.id === 'TD2.1'

const port = parentPort
port?.on('message', (calls: readonly HandedCall[]) => {
  const bodies: ArrayBuffer[] = []
  const back = calls.map((call): HandedBack => {
    const prepared = worked(call)
    if (!prepared) return { id: call.id }
    if (!bodyGoesBack(prepared)) return { id: call.id, prepared }
    bodies.push(call.body)
    return { id: call.id, prepared, body: call.body }
  })
  port.postMessage(back satisfies FromThread, bodies)
})
port?.postMessage('ready' satisfies FromThread)
