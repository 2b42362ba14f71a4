import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import type { TransactionId } from '#matrix/transactions.js'
import { readJournal } from '#reports/journal.js'
import { technicalTimeMs, utcInstantMs } from '#scenarios/forms.js'
import { type ExchangeView, viewExchange } from '#scenarios/view.js'
import type { Exchange, RawRequest } from '#simulator/trace/exchange.js'
import { readUserFile, readUserText } from './read-file.js'
import { systemReason, UsageError } from './usage-error.js'

const messageExtensions = new Set(['.xml', '.mtom', '.body'])

export interface SavedMessages {
  readonly exchanges: readonly Exchange[]
  /** French, what was missing and what was done about it. */
  readonly notes: readonly string[]
}

/**
 * Reads saved messages: bodies as sent (.xml, .mtom, .body, with a .headers file beside), journals of the bench (.json),
 * or folders of these. A body saved without its headers has none: rules on headers then have nothing to judge.
 *
 * Throws UsageError on a file that cannot be read.
 */
export function readSavedMessages(paths: readonly string[]): SavedMessages {
  const exchanges: Exchange[] = []
  const headless: string[] = []
  for (const path of paths.flatMap(expand)) {
    if (extname(path) === '.json') {
      exchanges.push(...journalIn(path))
      continue
    }
    const request = requestIn(path)
    if (request.headers.length === 0) headless.push(basename(path))
    exchanges.push(dated(`${exchanges.length + 1}-${basename(path)}`, request))
  }
  if (headless.length === 0) return { exchanges, notes: [] }
  const note = `Sans fichier .headers, les règles sur les en-têtes HTTP ne sont pas exercées : ${headless.join(', ')}.`
  return { exchanges, notes: [note] }
}

/** A saved message as an exchange: addressed to the service and dated as it says itself. */
function dated(id: string, request: RawRequest): Exchange {
  const undated: Exchange = {
    id,
    space: 'fichiers',
    receivedAt: new Date(0).toISOString(),
    trust: 'open',
    request,
    remarks: [],
  }
  const view = viewExchange(undated)
  const url = request.url || addressOf(view)
  return {
    ...undated,
    receivedAt: writtenAt(view),
    request: { ...request, url },
    ...(view.row ? { transaction: view.row.id as TransactionId } : {}),
  }
}

/** A folder stands for the messages and journals in it, in the order of their names. */
function expand(path: string): string[] {
  try {
    if (path.trim() === '' || !statSync(path).isDirectory()) return [path]
  } catch (error) {
    throw new UsageError(`Le fichier ${path} ne se lit pas : ${systemReason(error)}.`)
  }
  const names = readdirSync(path).sort()
  const kept = names.filter((name) => messageExtensions.has(extname(name)) || extname(name) === '.json')
  if (kept.length === 0)
    throw new UsageError(`Le dossier ${path} ne contient aucun message (.xml, .mtom, .body, .json).`)
  return kept.map((name) => join(path, name))
}

function journalIn(path: string): readonly Exchange[] {
  const journal = readJournal(readUserText(path))
  if (!journal.ok) throw new UsageError(`Le fichier ${path} ${journal.reason}.`)
  return journal.exchanges
}

function requestIn(path: string): RawRequest {
  const body = new Uint8Array(readUserFile(path))
  const headersPath = `${path.slice(0, path.length - extname(path).length)}.headers`
  if (!existsSync(headersPath)) return { method: 'POST', url: '', headers: [], body }
  const lines = readUserFile(headersPath).toString('latin1').split(/\r?\n/)
  const [, method = 'POST', url = ''] = /^([A-Z]+) (\S+)(?: HTTP\/[\d.]+)?$/.exec(lines[0] ?? '') ?? []
  const headers = lines.flatMap((line) => {
    const [, name, value] = /^([^\s:]+):\s*(.*)$/.exec(line) ?? []
    return name === undefined ? [] : [[name, value ?? ''] as const]
  })
  return { method, url, headers, body }
}

/** Where the message was posted, as its body tells it, else as it says itself. */
const addressOf = ({ row, envelope }: ExchangeView): string =>
  row ? `/si-dmp-server/v2/services/${row.service}` : (envelope?.to?.replace(/^https?:\/\/[^/]*/, '') ?? '/')

/**
 * When the message was written, told by itself: no rule on clocks can then accuse a file of being old.
 *
 * IssueInstant of the VIHF, else creationTime of the HL7 message or submissionTime of the lot, else the epoch.
 */
function writtenAt(view: ExchangeView): string {
  const technicalTime = view.td02?.wrapper.creationTime ?? view.lot?.set?.submissionTime ?? ''
  const instant = utcInstantMs(view.vihf?.issueInstant) ?? technicalTimeMs(technicalTime)
  return new Date(instant ?? 0).toISOString()
}
