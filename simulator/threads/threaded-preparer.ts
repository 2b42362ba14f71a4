import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { PrepareSettings } from '../stages/prepare.js'
import type { RawRequest } from '../trace/exchange.js'
import type { Preparer, Ready } from './preparer.js'
import { type FromThread, type HandedBack, type HandedCall, threadSettings } from './thread-messages.js'

export interface ThreadedPreparerOptions {
  readonly settings: PrepareSettings
  /** Told when a thread dies: the bench goes on without threads. */
  readonly onError: (error: unknown) => void
  /** Threads at most; by default one less than the cores, and no more than the DMP can answer. */
  readonly threads?: number
  /** The compiled `prepare-thread`; the one beside this module by default. */
  readonly thread?: URL
}

const threadBeside = new URL('./prepare-thread.js', import.meta.url)

/** Working a message out takes as long as answering it, or twice: more threads would wait for the one of the DMP. */
const mostUseful = 3

/** Calls handed together: each handing over costs both sides some twenty microseconds. */
const batch = 3

/** A thread has the next calls at hand while the DMP answers those it gave back. */
const atHand = 2 * batch

/** Calls that wait together before a thread is worth its start: a client that waits for its answers never causes one. */
const crowd = 4

/** A body is copied to go to its thread; a copy of a very long one would cost more memory than time is won. */
const longestBody = 4 * 1024 * 1024

/** What `prepare` reads of the headers. */
const headersRead = ['content-type', 'content-encoding']

interface Call {
  readonly service: string
  readonly request: RawRequest
  readonly ready: Ready
}

interface Thread {
  readonly worker: Worker
  readonly calls: Map<number, Call>
  started: boolean
}

/**
 * Works messages out in threads when many come at once, and leaves to the caller those for which no thread has room.
 *
 * Calls are looked at together, once all that the network brought is read: a call that is alone is left to the caller,
 * to whom it is quicker than there and back. Threads start when they first serve.
 */
export class ThreadedPreparer implements Preparer {
  readonly #options: ThreadedPreparerOptions
  readonly #most: number
  readonly #threads: Thread[] = []
  #waiting: Call[] = []
  #turnAsked = false
  #nextId = 0
  #dead = false

  constructor(options: ThreadedPreparerOptions) {
    this.#options = options
    this.#most = options.threads ?? Math.min(mostUseful, Math.max(1, availableParallelism() - 1))
  }

  prepare(service: string, request: RawRequest, ready: Ready): void {
    this.#waiting.push({ service, request, ready })
    this.#askTurn()
  }

  /** Nobody waits for an answer any more: what waits or is with a thread is forgotten, and told to no one. */
  close(): void {
    this.#dead = true
    this.#waiting = []
    for (const { worker, calls } of this.#threads) {
      calls.clear()
      void worker.terminate()
    }
  }

  #askTurn(): void {
    if (this.#turnAsked) return
    this.#turnAsked = true
    setImmediate(() => {
      this.#turnAsked = false
      this.#turn()
    })
  }

  /** Gives the threads what they can take, then takes one call here; the next turn comes after what is answered since. */
  #turn(): void {
    const busy = this.#threads.some(({ calls }) => calls.size > 0)
    if (this.#waiting.length > 1 || busy) this.#feed()
    this.#waiting.shift()?.ready(undefined)
    if (this.#waiting.length > 0) this.#askTurn()
  }

  #feed(): void {
    if (this.#waiting.length >= crowd && this.#threads.length < this.#most && !this.#dead) this.#start()
    for (const thread of this.#threads) {
      while (thread.started && thread.calls.size <= atHand - batch) {
        const calls = this.#take(batch)
        if (calls.length === 0) break
        this.#hand(thread, calls)
      }
    }
  }

  #take(most: number): Call[] {
    const taken = this.#waiting.filter(({ request }) => request.body.length <= longestBody).slice(0, most)
    this.#waiting = this.#waiting.filter((call) => !taken.includes(call))
    return taken
  }

  #hand(thread: Thread, calls: readonly Call[]): void {
    const handed = calls.map((call): HandedCall => {
      this.#nextId += 1
      thread.calls.set(this.#nextId, call)
      const { headers, body } = call.request
      return {
        id: this.#nextId,
        service: call.service,
        headers: headers.filter(([name]) => headersRead.includes(name.toLowerCase())),
        body: Uint8Array.from(body).buffer,
      }
    })
    thread.worker.postMessage(
      handed,
      handed.map(({ body }) => body),
    )
  }

  #start(): void {
    const worker = new Worker(this.#options.thread ?? threadBeside, {
      workerData: threadSettings(this.#options.settings),
    })
    const thread: Thread = { worker, calls: new Map(), started: false }
    this.#threads.push(thread)
    worker.on('message', (message: FromThread) => {
      if (message === 'ready') thread.started = true
      else this.#back(thread, message)
      if (this.#waiting.length > 0) this.#askTurn()
    })
    worker.on('error', (error) => this.#options.onError(error))
    worker.on('exit', () => this.#lost(thread))
    // A thread holds nobody back: what it has at hand keeps its connection open. Listeners would hold it again.
    worker.unref()
  }

  /** The thread gets its next calls first: answering takes as long as it does to work them out. */
  #back(thread: Thread, given: readonly HandedBack[]): void {
    const answers = given.map(({ id, prepared, body }) => {
      const call = thread.calls.get(id)
      thread.calls.delete(id)
      return () => call?.ready(prepared, body && new Uint8Array(body))
    })
    this.#feed()
    for (const answer of answers) answer()
  }

  /** Its calls are worked out here; another thread would die of the same message. */
  #lost(thread: Thread): void {
    this.#dead = true
    this.#threads.splice(this.#threads.indexOf(thread), 1)
    for (const { ready } of thread.calls.values()) ready(undefined)
  }
}
