import { type Card, openPki } from '#fixtures/cards/pki.js'
import { type PreloadedSheet, preloaded } from '#fixtures/documents/preloaded.js'
import { buildTd31, findDocuments, lpsContext, type StoredQuery, technicalIds } from '#fixtures/lps/index.js'
import { type Person, people, population } from '#fixtures/people/index.js'
import { insKey } from '#fixtures/people/ins.js'
import type { Change } from '#simulator/domain/world.js'
import { seededIds } from '#simulator/ids.js'
import type { SpaceStore } from '#simulator/store/world-store.js'
import { technicalTime } from '#simulator/wire/time.js'
import { head, line, loadHead, type Measured, measure } from './measure.js'
import { pkiDirectory, serveFilled } from './own-server.js'
import { success } from './rows.js'
import { startOwnServer, startYardstick } from './server-process.js'
import { inTurn, onWire } from './wire-request.js'

/** Searches over a registry of the size of a small region, against the yardstick: `npm run perf:search`. */

const dmps = Number(process.env.DMP_BENCH_PERF_DMPS ?? 1000)
const documentsEach = 200
const searches = 1000
const cardId = 'generaliste-cps'

const cardOf = (cards: readonly Card[]): Card => {
  const card = cards.find(({ id }) => id === cardId)
  if (!card) throw new Error(`no ${cardId}`)
  return card
}

/** The patients measured: the model one under as many matricules as there are DMPs. */
function patients(): Person[] {
  const model = people.find(({ id }) => id === 'dmp-ouvert')
  if (!model) throw new Error('no patient to copy')
  return Array.from({ length: dmps }, (_, rank) => {
    const thirteen = `2990${String(rank + 1).padStart(4, '0')}99999`
    return { ...model, id: `mesure-${rank}`, ins: `${thirteen}${insKey(thirteen)}` }
  })
}

const types = [
  '11488-4',
  '11490-0',
  '11502-2',
  '34112-3',
  '60591-5',
  '57833-6',
  '18748-4',
  '47420-5',
  '11506-3',
  '93024-8',
]
const dayMs = 86_400_000
const firstAct = Date.UTC(2020, 0, 1)

const sheets = (card: Card): PreloadedSheet[] =>
  Array.from({ length: documentsEach }, (_, rank) => ({
    typeCode: types[rank % types.length] ?? '11488-4',
    author: card,
    act: { start: new Date(firstAct + rank * 5 * dayMs) },
    body: 'text',
  }))

/** Documents come in turn, one of each patient, as they do in life: those of one DMP lie far from one another. */
function fill(space: SpaceStore, card: Card): void {
  const everyone = patients()
  for (const person of everyone) space.apply(accessTo(person, card))
  for (const [rank, sheet] of sheets(card).entries()) {
    // The identifier of the person seeds those of his documents.
    space.apply(everyone.flatMap((person) => preloaded({ ...person, id: `${person.id}-${rank}` }, [sheet])))
  }
}

function accessTo(person: Person, card: Card): Change[] {
  const start = population(
    [card],
    [{ ...person, authorizations: person.authorizations.slice(0, 1), documents: undefined }],
    new Date(),
  )
  return start.changes.filter((change) => change.kind !== 'dmp' || change.dmp.ins === person.ins)
}

async function main(): Promise<void> {
  const print = (text: string) => process.stdout.write(`${text}\n`)
  const { cards } = await openPki({ directory: pkiDirectory, now: new Date() })
  const ids = seededIds(`perf ${Date.now()}`)
  const context = lpsContext({ card: cardOf(cards), baseUrl: 'http://127.0.0.1', clock: () => new Date(), ids })
  const everyone = patients()
  const asking = (query: (patient: Person) => StoredQuery, amount = searches) => {
    const batch = inTurn(
      everyone.map((patient) => onWire(buildTd31(context, patient, query(patient)))),
      amount,
    )
    return () => batch
  }
  const counting = (total: number) => success(`totalResultCount="${total}"`)
  // A document is written the day after its act.
  const lastTwenty = technicalTime(new Date(firstAct + (documentsEach - 20) * 5 * dayMs + dayMs))
  const rows: readonly Measured[] = [
    {
      name: 'FindDocuments of a type, 20 entries',
      target: 2,
      batch: asking((one) => findDocuments(one, { typeCodes: ['11490-0^^2.16.840.1.113883.6.1'] })),
      expects: counting(documentsEach / types.length),
    },
    {
      name: 'FindDocuments since a date, 20 entries',
      target: 2,
      batch: asking((one) => findDocuments(one, { creationTimeFrom: lastTwenty })),
      expects: counting(20),
    },
    {
      name: 'FindDocuments, all 200 entries',
      batch: asking((one) => findDocuments(one), 200),
      expects: counting(documentsEach),
      longAnswers: true,
    },
    { name: 'GetDocuments, reference of none', batch: asking(() => technicalIds(['1.2.3'])), expects: counting(0) },
  ]
  const yardstick = await startYardstick()
  const server = await startOwnServer('find-documents.js', 'serve')
  try {
    print(loadHead())
    print(`${dmps * documentsEach} documents in ${dmps} DMPs: ${server.residentMb().toFixed(0)} MB resident`)
    print(head())
    for (const row of rows) print(line(await measure(row, server, yardstick)))
  } finally {
    await Promise.all([server.stop(), yardstick.stop()])
  }
}

if (process.argv[2] === 'serve') {
  await serveFilled((store, { cards }) => {
    const started = performance.now()
    fill(store.space('defaut'), cardOf(cards))
    const seconds = (performance.now() - started) / 1000
    process.stderr.write(`${dmps * documentsEach} documents kept in ${seconds.toFixed(0)} s\n`)
  })
} else await main()
