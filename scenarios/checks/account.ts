import { channelActions, channelTypes } from '#simulator/transactions/td1.5-compte-internet/request.js'
import { NS } from '#simulator/wire/namespaces.js'
import { certifying, changingChannel, openingAccount, renewingCodes, withAccount } from '../administration-examples.js'
import { defineCheck } from '../check.js'
import { type Place, unless } from '../findings.js'
import type { ExchangeView } from '../view.js'
import { inNormalAccess, neverAir } from './support/access.js'
import { administrations, historical } from './support/registration.js'

const source = { doc: 'dmp-wire', at: '5.3' }
const field = (view: ExchangeView, name: string): Place =>
  view.envelope?.body.child(NS.patients, name) ?? view.envelope?.body ?? 'soap:Body'
const textOf = (view: ExchangeView, name: string): string | undefined =>
  view.envelope?.body.child(NS.patients, name)?.text.trim()
const oneOf = (values: readonly string[], value: string | undefined): boolean =>
  value !== undefined && values.includes(value)

export const channelType = defineCheck({
  id: 'td15/type',
  title: 'Le canal est de type SMS ou EMAIL',
  verifies: [],
  source,
  on: ['TD1.5a', 'TD1.5b'],
  level: 'requirement',
  appliesTo: (view) => view.envelope !== undefined,
  judge: (view) =>
    unless(
      oneOf(channelTypes, textOf(view, 'type')),
      field(view, 'type'),
      channelTypes.join(' ou '),
      textOf(view, 'type'),
    ),
  examples: {
    pass: [openingAccount(), changingChannel()],
    fail: [
      openingAccount(withAccount((right) => ({ ...right, type: 'COURRIEL' }))),
      changingChannel(withAccount((right) => ({ ...right, type: undefined }))),
    ],
  },
})

const forms: Readonly<Record<string, RegExp>> = {
  SMS: /^\+?(\d[ .]?){9,14}\d$/,
  EMAIL: /^[^@\s]+@[^@\s]+\.[^@\s]+$/,
}

export const channel = defineCheck({
  id: 'td15/canal',
  title: 'Le canal est un numéro de mobile pour un SMS, un courriel pour un EMAIL',
  verifies: [],
  source,
  on: ['TD1.5a', 'TD1.5b'],
  level: 'requirement',
  appliesTo: (view) => oneOf(channelTypes, textOf(view, 'type')) && textOf(view, 'action') !== 'SUPPRESSION',
  judge: (view) => {
    const type = textOf(view, 'type') ?? ''
    const value = textOf(view, 'canal')
    return unless(
      forms[type]?.test(value ?? '') ?? false,
      field(view, 'canal'),
      type === 'SMS' ? 'un numéro de mobile' : 'un courriel',
      value,
    )
  },
  examples: {
    pass: [
      openingAccount(),
      changingChannel({ channel: { type: 'EMAIL', canal: 'essai@exemple.test' } }),
      changingChannel({ channel: { type: 'SMS', canal: '+33 6 39 98 00 01' } }),
    ],
    fail: [
      openingAccount(withAccount((right) => ({ ...right, canal: undefined }))),
      changingChannel({ channel: { type: 'EMAIL', canal: '0639980001' } }),
      changingChannel({ channel: { type: 'SMS', canal: 'essai@exemple.test' } }),
    ],
  },
})

export const channelAction = defineCheck({
  id: 'td15b/action',
  title: "L'action de TD1.5b est AJOUT, MODIFICATION ou SUPPRESSION",
  verifies: ['EX_1.5-1020'],
  source,
  on: ['TD1.5b'],
  packages: {},
  level: 'requirement',
  appliesTo: (view) => view.envelope !== undefined,
  judge: (view) =>
    unless(
      oneOf(channelActions, textOf(view, 'action')),
      field(view, 'action'),
      channelActions.join(', '),
      textOf(view, 'action'),
    ),
  examples: {
    pass: channelActions.map((action) => changingChannel({ action })),
    fail: [
      changingChannel(withAccount((right) => ({ ...right, action: undefined }))),
      changingChannel(withAccount((right) => ({ ...right, action: 'RETRAIT' }))),
    ],
  },
})

export const normalAccess = defineCheck({
  id: 'administration/normal-access',
  title: 'Le DMP se gère en accès normal, ni en bris de glace, ni en centre 15, ni en AIR',
  verifies: [],
  source: { doc: 'matrix-functional', at: '4' },
  on: administrations,
  level: 'requirement',
  appliesTo: (view) => view.vihf !== undefined,
  judge: (view) => [...inNormalAccess(view), ...neverAir(view)].slice(0, 1),
  examples: {
    pass: [openingAccount(), renewingCodes({ card: 'etablissement' })],
    fail: [renewingCodes({ accessMode: 'bris_de_glace' }), openingAccount({ card: 'etablissement-air', mode: 'air' })],
  },
})

export const cardIdentity = defineCheck({
  id: 'td00/card',
  title: "TD0.0 porte le NIR de l'ouvrant droit, la date de naissance AAAA-MM-JJ et le rang lus sur la carte",
  verifies: [],
  source: { doc: 'dmp-wire', at: '5.0' },
  on: ['TD0.0'],
  packages: historical,
  level: 'requirement',
  appliesTo: (view) => view.envelope !== undefined,
  judge: (view) => {
    const [nir, date, rank, own] = ['nirOD', 'dateNaissance', 'rangNaissance', 'nirIndividu'].map((name) =>
      textOf(view, name),
    )
    const isNir = (value: string | undefined): boolean => /^[12378]\d{4}[0-9AB]{2}\d{6}(\d{2})?$/.test(value ?? '')
    return [
      ...unless(isNir(nir), field(view, 'nirOD'), 'un NIR de 13 ou 15 caractères', nir),
      ...unless(/^\d{4}-\d{2}-\d{2}$/.test(date ?? ''), field(view, 'dateNaissance'), 'AAAA-MM-JJ', date),
      ...unless(/^[1-9]$/.test(rank ?? ''), field(view, 'rangNaissance'), 'un rang de 1 à 9', rank),
      ...(own === undefined
        ? []
        : unless(isNir(own), field(view, 'nirIndividu'), 'un NIR de 13 ou 15 caractères', own)),
    ]
  },
  examples: {
    pass: [certifying(), certifying({ patient: 'jumelle-deux' })],
    fail: [
      certifying({ spoil: { cardIdentity: (right) => ({ ...right, rangNaissance: undefined }) } }),
      certifying({ spoil: { cardIdentity: (right) => ({ ...right, nirOD: '19907' }) } }),
      certifying({ spoil: { cardIdentity: (right) => ({ ...right, nirIndividu: 'X' }) } }),
      certifying({ spoil: { cardIdentity: (right) => ({ ...right, dateNaissance: '19530724' }) } }),
    ],
  },
})
