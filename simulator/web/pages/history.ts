import { accessHistoryOf } from '#matrix/access-history.js'
import type { AccessTrace } from '../../domain/access-trace.js'
import { authorizationHolder } from '../../domain/actor.js'
import { technicalTime } from '../../wire/time.js'
import { type Html, html } from '../html.js'
import { frenchTime, modeText } from '../texts.js'
import { type PatientPageContext, tableOf } from './page.js'

const leastTraces = 100

/**
 * The traces that a user of the Web-PS sees, latest first.
 *
 *   traces oldest first, who looks, is he médecin traitant, now -> those of the last year, or the last hundred when the
 *   year holds fewer (PDT-INF-527, 2.6)
 *
 * The médecin traitant sees all, another professional his own actions alone (visibility-rules, section 11).
 */
export function visibleTraces(
  traces: readonly AccessTrace[],
  actorId: string,
  isMedecinTraitant: boolean,
  now: Date,
): readonly AccessTrace[] {
  const yearAgo = new Date(now)
  yearAgo.setUTCFullYear(yearAgo.getUTCFullYear() - 1)
  const from = technicalTime(yearAgo)
  const seen = isMedecinTraitant ? traces : traces.filter((trace) => trace.actorId === actorId)
  const ofTheYear = seen.filter(({ at }) => at >= from).length
  return seen.slice(-Math.max(ofTheYear, leastTraces)).reverse()
}

/** HistoriqueAcces. */
export function accessHistoryPage({ call, identity, state }: PatientPageContext): Html {
  const { patient, standing } = state
  const { authorization } = standing
  const isMedecinTraitant = authorization?.state === 'granted' && authorization.medecinTraitant
  const traces = visibleTraces(
    call.space.store.accessTraces(patient),
    authorizationHolder(identity.actor),
    isMedecinTraitant,
    call.now,
  )
  const scope = isMedecinTraitant ? 'Tous les accès au DMP.' : 'Vos propres accès ; le médecin traitant les voit tous.'
  const rows = traces.map(({ at, actorName, transaction, accessMode, reason }) => [
    frenchTime(at),
    actorName,
    `${accessHistoryOf(transaction)?.label ?? transaction} (${transaction})`,
    reason === undefined ? modeText[accessMode] : `${modeText[accessMode]} : ${reason}`,
  ])
  return html`<section class="card"><h2>Une année, ou les cent derniers accès</h2><p class="soft">${scope}</p>
${tableOf(['Le (UTC)', 'Qui', 'Quoi', 'Mode'], rows, 'Aucun accès.')}</section>`
}
