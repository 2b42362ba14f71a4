import { checks } from '#scenarios/checks/index.js'
import { judge } from '#scenarios/judge.js'
import type { Verdict } from '#scenarios/verdict.js'
import { type ExchangeView, viewExchange } from '#scenarios/view.js'
import type { Settings } from '#simulator/settings.js'
import type { Exchange } from '#simulator/trace/exchange.js'

/** Reading a message with its lines is the costly part, and each is read again as the past of the next. */
const remembered = 50
const views = new Map<string, ExchangeView>()

/** The rules on one exchange of a running bench; `earlier` are those before it in its space, oldest first. */
export function judgeExchange(exchange: Exchange, earlier: readonly Exchange[], settings: Settings): Verdict[] {
  const conversation = [...earlier, exchange].map(view)
  return judge(checks, conversation, settings, { only: exchange.id })
}

function view(exchange: Exchange): ExchangeView {
  const key = `${exchange.space}/${exchange.id}/${exchange.receivedAt}`
  const known = views.get(key) ?? viewExchange(exchange)
  views.delete(key)
  views.set(key, known)
  const oldest = views.keys().next().value
  if (views.size > remembered && oldest !== undefined) views.delete(oldest)
  return known
}
