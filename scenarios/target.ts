import type { Card } from '#fixtures/cards/card.js'
import { httpSend, inProcessSend, mutualTlsSend, type RequestTarget, tlsIdentityOf } from '#fixtures/lps/index.js'
import type { Exchange, RawRequest, RawResponse } from '#simulator/trace/exchange.js'

/** One isolated DMP to play against: how a card reaches it, and what it recorded. */
export interface TargetSpace {
  readonly name: string
  /** Base address of the services, the path of the space included. */
  readonly baseUrl: string
  readonly send: (card: Card) => (request: RawRequest) => Promise<RawResponse>
  /** Everything recorded so far, oldest first. */
  readonly exchanges: () => Promise<readonly Exchange[]>
  readonly close?: () => Promise<void>
}

/** A DMP that gives a fresh space to each scenario. */
export interface Target {
  readonly open: (space: string) => Promise<TargetSpace>
}

/** The journal of a simulator, newest first, as its bench gives it. */
export interface Journal {
  readonly exchanges: (space: string, limit: number) => readonly Exchange[]
  readonly reset: (space: string) => void
}

const wholeJournal = 10_000

const spaceOf = (
  journal: Journal,
  name: string,
  origin: string,
  send: TargetSpace['send'],
  close?: () => Promise<void>,
): TargetSpace => {
  journal.reset(name)
  return {
    name,
    baseUrl: `${origin}/${name}`,
    send,
    exchanges: async () => [...journal.exchanges(name, wholeJournal)].reverse(),
    ...(close ? { close } : {}),
  }
}

const hostName = 'lps.dmp-bench.test'

/** A simulator of this process, without sockets; the TLS session that a card would have opened goes along. */
export const inProcessTarget = (app: RequestTarget, journal: Journal): Target => ({
  open: async (name) =>
    spaceOf(journal, name, `https://${hostName}`, (card) =>
      inProcessSend(app, { ...tlsIdentityOf(card), serverName: hostName }),
    ),
})

/** A simulator of this process through its HTTP door. */
export const httpTarget = (origin: string, journal: Journal): Target => ({
  open: async (name) => {
    const send = httpSend(origin)
    return spaceOf(
      journal,
      name,
      origin,
      () => send,
      async () => send.close(),
    )
  },
})

/** A simulator of this process through its TLS door, each card with its own client certificate. */
export const mutualTlsTarget = (origin: string, caPem: string, journal: Journal): Target => ({
  open: async (name) => {
    const sends = new Map<string, ReturnType<typeof mutualTlsSend>>()
    const sendOf = (card: Card) => {
      const known = sends.get(card.id) ?? mutualTlsSend({ baseUrl: origin, card, caPem })
      sends.set(card.id, known)
      return known
    }
    return spaceOf(journal, name, origin, sendOf, async () => {
      for (const send of sends.values()) send.close()
    })
  },
})
