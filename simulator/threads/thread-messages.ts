import type { Prepared, PrepareSettings } from '../stages/prepare.js'

/** What a thread is born with: of all the settings, plain data alone. */
export const threadSettings = ({ maxXmlDepth, guidePackage }: PrepareSettings): PrepareSettings => ({
  maxXmlDepth,
  guidePackage,
})

/** A message to work out: the headers that this asks for, and the body, which goes to the thread and is lost here. */
export interface HandedCall {
  readonly id: number
  readonly service: string
  readonly headers: readonly (readonly [string, string])[]
  readonly body: ArrayBuffer
}

/** `prepared` is absent when the thread failed: a fault of the bench, told where the call is taken up again. */
export interface HandedBack {
  readonly id: number
  readonly prepared?: Prepared
  /** The body of the message, where parts of what was worked out are windows on it. */
  readonly body?: ArrayBuffer
}

/** A thread says so once before it takes calls. */
export type FromThread = 'ready' | readonly HandedBack[]
