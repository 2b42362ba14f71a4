import { defineCheck } from '../check.js'
import { conversation, existence, search, withVihf } from '../examples.js'
import { finding, seen } from '../findings.js'
import { utcInstantMs } from '../forms.js'
import type { ExchangeView } from '../view.js'
import { assertionOf, hasVihf } from './support/vihf.js'

const isAir = (view: ExchangeView): boolean => view.vihf?.authenticationMode === 'INDIRECTE_RENFORCEE'
const ageSeconds = (view: ExchangeView): number | undefined => {
  const issued = utcInstantMs(view.vihf?.issueInstant)
  return issued === undefined ? undefined : (view.receivedAt.getTime() - issued) / 1000
}
const shifted = (instant: string, seconds: number): string =>
  new Date(Date.parse(instant) + seconds * 1000).toISOString()

export const clock = defineCheck({
  id: 'clock/vihf',
  title: "IssueInstant est à l'heure : ni futur, ni trop ancien",
  verifies: ['EX_GEN-1460'],
  source: { doc: 'dmp-requirements', at: 'EX_GEN-1460' },
  on: 'any',
  level: 'requirement',
  appliesTo: (view) => ageSeconds(view) !== undefined,
  judge: (view, { settings }) => {
    const age = ageSeconds(view) ?? 0
    const tooOld = settings.vihfLifetimeSeconds + settings.clockSkewSeconds
    if (age >= -settings.clockSkewSeconds && age <= tooOld) return []
    const observed = `${seen(view.vihf?.issueInstant)}, reçu à ${view.exchange.receivedAt} (écart de ${Math.round(age)} s)`
    return [finding(assertionOf(view), `un instant à ${settings.clockSkewSeconds} s près`, observed, 'IssueInstant')]
  },
  examples: {
    pass: [existence()],
    fail: [
      existence(withVihf((vihf) => ({ ...vihf, issueInstant: shifted(vihf.issueInstant, 3600) }))),
      existence(withVihf((vihf) => ({ ...vihf, issueInstant: shifted(vihf.issueInstant, -86_400) }))),
    ],
  },
})

export const airLifetime = defineCheck({
  id: 'vihf/air-lifetime',
  title: 'En AIR, un VIHF sert dans les trente secondes',
  verifies: ['EX_AIR-040'],
  source: { doc: 'dmp-vihf', at: '9' },
  on: 'any',
  level: 'requirement',
  appliesTo: (view) => isAir(view) && ageSeconds(view) !== undefined,
  judge: (view, { settings }) => {
    const age = ageSeconds(view) ?? 0
    return age <= settings.airVihfLifetimeSeconds
      ? []
      : [
          finding(
            assertionOf(view),
            `${settings.airVihfLifetimeSeconds} s au plus`,
            `${Math.round(age)} s`,
            'IssueInstant',
          ),
        ]
  },
  examples: {
    pass: [existence({ card: 'etablissement-air', mode: 'air' })],
    fail: [
      existence({
        card: 'etablissement-air',
        mode: 'air',
        ...withVihf((vihf) => ({ ...vihf, issueInstant: shifted(vihf.issueInstant, -45) })),
      }),
    ],
  },
})

/** The same assertion in two messages: same identifier, same text or not. */
const reuse = (view: ExchangeView, earlier: readonly ExchangeView[]): ExchangeView | undefined =>
  earlier.find((other) => other.vihf?.id !== undefined && other.vihf.id === view.vihf?.id)

const fixedId = withVihf((vihf) => ({ ...vihf, id: '_00000000-0000-4000-8000-000000000001' }))

export const airSingleUse = defineCheck({
  id: 'vihf/air-single-use',
  title: 'En AIR, un VIHF ne sert qu’à une seule requête',
  verifies: ['EX_AIR-040'],
  source: { doc: 'dmp-vihf', at: '9' },
  on: 'any',
  level: 'requirement',
  appliesTo: isAir,
  judge: (view, { earlier }) => {
    const twin = reuse(view, earlier)
    return twin
      ? [
          finding(
            assertionOf(view),
            'une assertion neuve',
            `${seen(view.vihf?.id)}, déjà employée par ${twin.exchange.id}`,
            'ID',
          ),
        ]
      : []
  },
  examples: {
    pass: [
      conversation(
        existence({ card: 'etablissement-air', mode: 'air' }),
        search({ card: 'etablissement-air', mode: 'air' }),
      ),
    ],
    fail: [
      conversation(
        existence({ card: 'etablissement-air', mode: 'air', ...fixedId }),
        search({ card: 'etablissement-air', mode: 'air', ...fixedId }),
      ),
    ],
  },
})

export const idOnce = defineCheck({
  id: 'vihf/id-once',
  title: "Deux assertions différentes n'ont pas le même identifiant",
  verifies: ['EX_GEN-1350'],
  source: { doc: 'dmp-vihf', at: '1' },
  on: 'any',
  level: 'requirement',
  appliesTo: (view) => hasVihf(view) && !isAir(view),
  judge: (view, { earlier }) => {
    const twin = reuse(view, earlier)
    if (!twin || twin.vihf?.issueInstant === view.vihf?.issueInstant) return []
    return [
      finding(
        assertionOf(view),
        'un identifiant neuf',
        `${seen(view.vihf?.id)}, déjà celui de ${twin.exchange.id}`,
        'ID',
      ),
    ]
  },
  examples: {
    pass: [conversation(existence(), existence())],
    fail: [conversation(existence(fixedId), existence(fixedId))],
  },
})

export const constantSoftware = defineCheck({
  id: 'vihf/software-constant',
  title: "Un même numéro d'homologation va toujours avec le même nom et la même version de logiciel",
  verifies: ['EX_GEN-1180'],
  source: { doc: 'dmp-requirements', at: 'EX_GEN-1180' },
  on: 'any',
  level: 'requirement',
  appliesTo: (view) => Boolean(view.vihf?.lps.homologation),
  judge: (view, { earlier }) => {
    const lps = view.vihf?.lps
    const twin = earlier.find(
      ({ vihf }) =>
        vihf?.lps.homologation === lps?.homologation &&
        (vihf?.lps.name !== lps?.name || vihf?.lps.version !== lps?.version),
    )
    if (!twin) return []
    const before = `${twin.vihf?.lps.name} ${twin.vihf?.lps.version}`
    return [
      finding(assertionOf(view), `« ${before} », comme dans ${twin.exchange.id}`, seen(`${lps?.name} ${lps?.version}`)),
    ]
  },
  examples: {
    pass: [conversation(existence(), existence())],
    fail: [conversation(existence(), existence({ softwareName: 'AUTRE LPS' }))],
  },
})
