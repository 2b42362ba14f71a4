import type { Source } from '#matrix/table.js'
import type { TransactionId } from '#matrix/transactions.js'
import type { ExistenceAnswer } from '../answer-view.js'
import {
  administrativeData,
  authorization,
  conversation,
  type Example,
  existence,
  feeding,
  holderList,
  retrieval,
  search,
} from '../examples.js'
import { lastExistence, sessionBefore } from '../session.js'
import { absent, closed, memento, open, orderCheck } from './support/order-check.js'
import { administrations, keptByNote10 } from './support/registration.js'

/** Calls on a DMP that is there. */
const onADmp: readonly TransactionId[] = ['TD0.3', 'TD1.3a', 'TD1.6', 'TD2.1', 'TD3.1', 'TD3.2', 'TD3.3']

export const existenceFirst = orderCheck({
  id: 'order/existence-test-first',
  title: "Un test d'existence précède tout autre appel sur le DMP du patient",
  source: memento,
  on: [...onADmp, ...administrations],
  judge: (view, context) =>
    sessionBefore(view, context).some(({ transaction }) => transaction === 'TD0.2')
      ? undefined
      : ['une TD0.2 du même utilisateur pour le même patient', 'aucune avant cet appel'],
  pass: [
    conversation(open(), feeding()),
    conversation(open(), search(), retrieval()),
    conversation(open(), administrativeData(), holderList()),
  ],
  fail: [feeding(), conversation(existence({ patient: 'mineur' }), search()), administrativeData(), holderList()],
})

const stopsAfter = (
  id: string,
  title: string,
  source: Source,
  on: readonly TransactionId[],
  stopped: (existence: ExistenceAnswer) => boolean,
  observed: string,
  pass: Example,
  fail: Example,
) =>
  orderCheck({
    id: `order/${id}`,
    title,
    verifies: ['PRE_TD0.2'],
    source,
    on,
    appliesTo: (view, context) => lastExistence(view, context) !== undefined,
    judge: (view, context) => {
      const existence = lastExistence(view, context)
      return existence && stopped(existence) ? ["l'arrêt des appels sur ce DMP", observed] : undefined
    },
    pass: [pass],
    fail: [fail],
  })

export const stopWhenAbsent = stopsAfter(
  'stop-when-absent',
  "Sans DMP, le logiciel n'appelle plus rien",
  { doc: 'dmp-homologation-tests', at: '0.2-010' },
  [...onADmp, ...keptByNote10],
  ({ found }) => !found,
  'la dernière TD0.2 a répondu NF : pas de DMP',
  conversation(open(), feeding()),
  conversation(absent, feeding()),
)

export const stopWhenClosed = stopsAfter(
  'stop-when-closed',
  "Sur un DMP fermé, le logiciel n'appelle plus rien",
  { doc: 'dmp-homologation-tests', at: '0.2-020' },
  [...onADmp, ...keptByNote10],
  ({ found, closed: isClosed }) => found && isClosed,
  'la dernière TD0.2 a répondu terminated : DMP fermé',
  conversation(open(), search()),
  conversation(closed, search()),
)

export const stopWhenBlocked = stopsAfter(
  'stop-when-blocked',
  'Un professionnel bloqué ne demande ni autorisation ni lecture',
  { doc: 'dmp-homologation-tests', at: '0.2-070' },
  ['TD0.3', 'TD3.1', 'TD3.2'],
  ({ authorization: status }) => status === 'INTERDIT',
  'la dernière TD0.2 a répondu INTERDIT',
  conversation(open('NON_EXISTE'), authorization()),
  conversation(open('INTERDIT'), authorization()),
)
