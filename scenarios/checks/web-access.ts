import { buildTd010 } from '#fixtures/lps/index.js'
import { vihfNames, withoutAttribute } from '#fixtures/lps/vihf-draft.js'
import { isMatricule } from '#matrix/ins-number.js'
import { webPageNamed } from '#matrix/web-pages.js'
import { defineCheck } from '../check.js'
import { airPage, conversation, exchangeOf, webPage, withVihf } from '../examples.js'
import { finding, seen, unless } from '../findings.js'
import { utcInstantMs } from '../forms.js'
import type { ExchangeView } from '../view.js'

const wire = (at: string) => ({ doc: 'dmp-wire', at })
const address = (view: ExchangeView): string => `URL ${view.exchange.request.url}`

/** The page of choice and the way back from Pro Santé Connect are ours: no software asks for them by itself. */
const isAsked = ({ web }: ExchangeView): boolean => web !== undefined && !/^(ChoixSituation|retour-psc)$/.test(web.page)

const withPath = (from: RegExp, to: string) => ({
  spoil: {
    request: <R extends { readonly url: string }>(right: R): R => ({ ...right, url: right.url.replace(from, to) }),
  },
})

export const page = defineCheck({
  id: 'web/page',
  title: 'La page demandée est une page du Web-PS',
  verifies: [],
  source: wire('5.5'),
  on: ['TD0.9', 'TD0.10'],
  level: 'requirement',
  appliesTo: isAsked,
  judge: (view) =>
    unless(webPageNamed(view.web?.page ?? '') !== undefined, address(view), 'une page de PDT-INF-527', view.web?.page),
  examples: {
    pass: [webPage(), webPage({ page: 'Parcoursdesoins' }), airPage({ page: 'TableauDeBord' })],
    fail: [webPage({ page: 'Accueil' }), airPage({ page: 'CreationDMP' })],
  },
})

export const patient = defineCheck({
  id: 'web/patient',
  title: 'Le patient de la page est nommé par son matricule INS de quinze caractères et par son OID',
  verifies: [],
  source: wire('5.5'),
  on: ['TD0.9', 'TD0.10'],
  level: 'requirement',
  appliesTo: (view) =>
    isAsked(view) && (view.web?.patient !== undefined || webPageNamed(view.web?.page ?? '')?.patient === 'required'),
  judge: (view, { settings }) => {
    const named = view.web?.patient
    if (!named) return [finding(address(view), 'un matricule INS', seen(undefined))]
    return [
      ...unless(isMatricule(named.ins), address(view), 'quinze caractères, clé juste', named.ins),
      ...unless(
        named.oid === '' || settings.insOids.includes(named.oid),
        address(view),
        `l'OID ${settings.insOids.join(' ou ')}`,
        named.oid,
      ),
    ]
  },
  examples: {
    pass: [webPage(), webPage({ mode: 'psc', card: 'etablissement' }), airPage()],
    fail: [
      webPage(withPath(/\/(\d{13})\d\d\//, '/$1/')),
      webPage(withPath(/\/1\.2\.250\.1\.213\.1\.4\.10$/, '/1.2.250.1.213.1.4.8')),
      webPage(withPath(/\/DossierPatient\/.*$/, '/DossierPatient')),
    ],
  },
})

export const airPath = defineCheck({
  id: 'web/air-path',
  title: "L'accès en AIR s'adresse à /AccesIndirectRenforce/",
  verifies: [],
  source: { doc: 'dmp-transactions', at: 'TD0.10' },
  on: ['TD0.10'],
  level: 'requirement',
  assumed: 'un schéma de la même documentation écrit AccesIndirecteRenforcee',
  judge: (view) =>
    unless(view.web?.root === 'AccesIndirectRenforce', address(view), '/AccesIndirectRenforce/', view.web?.root),
  examples: {
    pass: [airPage()],
    fail: [airPage(withPath(/AccesIndirectRenforce/, 'AccesIndirecteRenforcee'))],
  },
})

export const airToken = defineCheck({
  id: 'web/air-token',
  title: 'En AIR, SAMLResponse porte une saml2p:Response autour d’un VIHF INDIRECTE_RENFORCEE signé',
  verifies: [],
  source: wire('5.6'),
  on: ['TD0.10'],
  level: 'requirement',
  appliesTo: ({ web }) => web?.hasToken === true,
  judge: ({ web }) => {
    const vihf = web?.vihf
    if (!vihf) return [finding('SAMLResponse', 'une assertion lisible', seen(web?.unread?.detail))]
    return [
      ...unless(
        vihf.authenticationMode === 'INDIRECTE_RENFORCEE',
        vihf.place,
        'INDIRECTE_RENFORCEE',
        vihf.authenticationModeText,
      ),
      ...unless(vihf.signed, vihf.place, 'une assertion signée', 'sans signature'),
      ...unless(Boolean(vihf.authnContextDecl), vihf.place, 'AuthnContextDecl', vihf.authnContextDecl),
    ]
  },
  examples: {
    pass: [airPage(), airPage({ page: 'TableauDeBord' })],
    fail: [
      airPage({ mode: 'indirect' }),
      airPage({ spoil: { signingKey: () => undefined } }),
      airPage(withVihf((vihf) => withoutAttribute(vihf, vihfNames.structure))),
      airPage({ spoil: { envelope: () => 'jeton' } }),
    ],
  },
})

export const airPatient = defineCheck({
  id: 'web/air-patient',
  title: "En AIR, le jeton est au nom du patient de l'adresse",
  verifies: [],
  source: wire('5.6'),
  on: ['TD0.10'],
  level: 'requirement',
  appliesTo: ({ web }) => web?.vihf !== undefined && web.patient !== undefined,
  judge: ({ web }) =>
    unless(
      web?.vihf?.patient?.ins === web?.patient?.ins,
      web?.vihf?.place ?? 'SAMLResponse',
      seen(web?.patient?.ins),
      web?.vihf?.resourceIdText,
    ),
  examples: {
    pass: [airPage()],
    fail: [
      (kit) => [
        exchangeOf(kit, { card: 'etablissement-air', mode: 'air' }, 'TD0.10', (context, person) => {
          const request = buildTd010(context, 'DossierPatient', person)
          return { ...request, url: request.url.replace(person.ins, '277076322082910') }
        }),
      ],
    ],
  },
})

const ageSeconds = (view: ExchangeView): number => {
  const issued = utcInstantMs(view.web?.vihf?.issueInstant)
  return issued === undefined ? 0 : (view.receivedAt.getTime() - issued) / 1000
}

const fixedId = withVihf((vihf) => ({ ...vihf, id: '_00000000-0000-4000-8000-000000000002' }))
const aged = (seconds: number) =>
  withVihf((vihf) => ({
    ...vihf,
    issueInstant: new Date(Date.parse(vihf.issueInstant) - seconds * 1000).toISOString(),
  }))

export const airTokenOnce = defineCheck({
  id: 'web/air-token-once',
  title: 'En AIR, le jeton d’une page sert une fois, dans les trente secondes',
  verifies: ['EX_AIR-040'],
  source: { doc: 'dmp-vihf', at: '9' },
  on: ['TD0.10'],
  level: 'requirement',
  appliesTo: ({ web }) => web?.vihf !== undefined,
  judge: (view, { earlier, settings }) => {
    const { vihf } = view
    const place = vihf?.place ?? 'SAMLResponse'
    const twin = earlier.find((other) => vihf !== undefined && other.vihf?.id === vihf.id)
    const age = ageSeconds(view)
    return [
      ...(twin
        ? [finding(place, 'un jeton neuf', `${seen(vihf?.id)}, déjà employé par ${twin.exchange.id}`, 'ID')]
        : []),
      ...(age > settings.airVihfLifetimeSeconds
        ? [finding(place, `${settings.airVihfLifetimeSeconds} s au plus`, `${Math.round(age)} s`, 'IssueInstant')]
        : []),
    ]
  },
  examples: {
    pass: [conversation(airPage(), airPage({ page: 'Documents' }))],
    fail: [airPage(aged(45)), conversation(airPage(fixedId), airPage(fixedId))],
  },
})
