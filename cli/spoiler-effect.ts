import type { JudgedScenario } from '#reports/build.js'
import type { Choice } from './choose-scenarios.js'
import { play } from './play-scenarios.js'
import type { Terminal } from './terminal.js'
import { UsageError } from './usage-error.js'

const silent: Terminal = { out: () => {}, err: () => {} }

/**
 * Refuses a spoiler that changes nothing of what the model LPS sends in the scenarios chosen: a run that looks conform
 * because nothing was spoiled would teach the wrong thing.
 */
export async function requireEffect(choice: Choice, seed: string, now: Date): Promise<void> {
  const { spoiler } = choice
  if (!spoiler) return
  const right = await play('memoire', { ...choice, spoiler: undefined }, seed, now, silent)
  const spoiled = await play('memoire', choice, seed, now, silent)
  if (conversation(right) !== conversation(spoiled)) return
  throw new UsageError(`« ${spoiler.id} » ne change rien à ce que le LPS envoie ici : rien ne serait abîmé.`)
}

/** All that was sent, in order: equal when two clients did the same. */
const conversation = (played: readonly JudgedScenario[]): string =>
  JSON.stringify(
    played.map(({ id, exchanges }) => [
      id,
      exchanges.map(({ request }) => [request.url, request.headers, Buffer.from(request.body).toString('base64')]),
    ]),
  )
