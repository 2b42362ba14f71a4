import { dateTypes } from '#simulator/transactions/td0.4-liste-des-dmp/decode.js'
import { listModes } from '#simulator/transactions/td1.6-liste-des-ps/decode.js'
import { NS } from '#simulator/wire/namespaces.js'
import { defineCheck } from '../check.js'
import { dmpList, holderList } from '../examples.js'
import { finding, type Place, seen, unless } from '../findings.js'
import { isPsIdNat, isTechnicalTime } from '../forms.js'
import type { ExchangeView } from '../view.js'
import { inNormalAccess, neverIndirect } from './support/access.js'

const listSource = { doc: 'dmp-wire', at: '5.2' }
const rights = { doc: 'matrix-functional', at: 'notes 2 et 3' }

const field = (view: ExchangeView, ns: string, name: string): Place =>
  view.envelope?.body.child(ns, name) ?? view.envelope?.body ?? 'soap:Body'
const textOf = (view: ExchangeView, ns: string, name: string): string | undefined =>
  view.envelope?.body.child(ns, name)?.text.trim()
const oneOf = (values: readonly string[], value: string | undefined): boolean =>
  value !== undefined && values.includes(value)

export const startDate = defineCheck({
  id: 'td04/start-date',
  title: 'TD0.4 donne une date de départ, à la seconde et en UTC',
  verifies: [],
  source: listSource,
  on: ['TD0.4'],
  level: 'requirement',
  appliesTo: (view) => view.envelope !== undefined,
  judge: (view) => {
    const value = textOf(view, NS.patients, 'startDate')
    return unless(isTechnicalTime(value), field(view, NS.patients, 'startDate'), 'yyyyMMddHHmmss', value)
  },
  examples: {
    pass: [dmpList()],
    fail: [
      dmpList({ spoil: { dmpList: (query) => ({ ...query, startDate: undefined }) } }),
      dmpList({ spoil: { dmpList: (query) => ({ ...query, startDate: '20260101' }) } }),
    ],
  },
})

export const dateType = defineCheck({
  id: 'td04/date-type',
  title: 'TD0.4 compare LASTAUTORIZATION ou LASTDOC, ainsi écrits',
  verifies: ['PRE_TD0.4'],
  source: listSource,
  on: ['TD0.4'],
  level: 'requirement',
  appliesTo: (view) => view.envelope !== undefined,
  judge: (view) => {
    const value = textOf(view, NS.patients, 'dateType')
    return unless(oneOf(dateTypes, value), field(view, NS.patients, 'dateType'), dateTypes.join(' ou '), value)
  },
  examples: {
    pass: [dmpList(), dmpList({ dateType: 'LASTDOC' })],
    fail: [
      dmpList({ spoil: { dmpList: (query) => ({ ...query, dateType: undefined }) } }),
      dmpList({ dateType: 'LASTAUTHORIZATION' }),
    ],
  },
})

export const psOwner = defineCheck({
  id: 'td04/ps-owner',
  title: "psOwnerId, quand il est là, est le PS_IdNat du professionnel pour qui l'on demande la liste",
  verifies: ['PRE_TD0.4_CPE'],
  source: listSource,
  on: ['TD0.4'],
  level: 'requirement',
  appliesTo: (view) => textOf(view, NS.patients, 'psOwnerId') !== undefined,
  judge: (view) => {
    const value = textOf(view, NS.patients, 'psOwnerId')
    return unless(isPsIdNat(value ?? ''), field(view, NS.patients, 'psOwnerId'), 'un PS_IdNat', value)
  },
  examples: {
    pass: [dmpList({ card: 'secretaire-cpe', psOwnerId: '899900999162' })],
    fail: [dmpList({ card: 'secretaire-cpe', psOwnerId: '99900999162' })],
  },
})

export const ownList = defineCheck({
  id: 'td04/own-list',
  title: "Seule une CPE demande la liste d'un autre ; un professionnel demande la sienne",
  verifies: [],
  source: rights,
  on: ['TD0.4'],
  level: 'requirement',
  assumed: "le rôle de psOwnerId pour un professionnel n'est pas publié",
  appliesTo: (view) => view.td04 !== undefined && view.vihf?.roles[0]?.system !== '1.2.250.1.213.1.1.4.6',
  judge: (view) => {
    const { psOwnerId } = view.td04 ?? {}
    return psOwnerId === undefined || psOwnerId === view.vihf?.nameId
      ? []
      : [finding(field(view, NS.patients, 'psOwnerId'), view.vihf?.nameId ?? 'aucun psOwnerId', seen(psOwnerId))]
  },
  examples: { pass: [dmpList()], fail: [dmpList({ psOwnerId: '899900999162' })] },
})

export const newAuthorizations = defineCheck({
  id: 'td04/structure-by-authorization',
  title: 'Un établissement en authentification indirecte ne demande que les nouvelles autorisations, par date',
  verifies: [],
  source: rights,
  on: ['TD0.4'],
  level: 'requirement',
  appliesTo: (view) => view.td04 !== undefined && view.vihf?.authenticationMode === 'INDIRECTE',
  judge: (view) =>
    unless(
      view.td04?.dateType === 'LASTAUTORIZATION',
      field(view, NS.patients, 'dateType'),
      'LASTAUTORIZATION',
      view.td04?.dateType,
    ),
  examples: {
    pass: [dmpList({ card: 'etablissement' })],
    fail: [dmpList({ card: 'etablissement', dateType: 'LASTDOC' })],
  },
})

export const listMode = defineCheck({
  id: 'td16/mode',
  title: 'TD1.6 demande les autorisations ACTIVE, INTERDITE ou TOUTE',
  verifies: ['PRE_TD1.6'],
  source: { doc: 'dmp-wire', at: '5.4' },
  on: ['TD1.6'],
  level: 'requirement',
  appliesTo: (view) => view.envelope !== undefined,
  judge: (view) => {
    const value = textOf(view, NS.habilitations, 'mode')
    return unless(oneOf(listModes, value), field(view, NS.habilitations, 'mode'), listModes.join(', '), value)
  },
  examples: {
    pass: listModes.map((mode) => holderList({ listMode: mode })),
    fail: [
      holderList({ spoil: { holderList: () => ({ mode: undefined }) } }),
      holderList({ spoil: { holderList: () => ({ mode: 'BLOQUEE' }) } }),
    ],
  },
})

export const listByCard = defineCheck({
  id: 'td16/normal-access',
  title: 'La liste des professionnels se demande en accès normal, par un professionnel',
  verifies: [],
  source: { doc: 'dmp-transactions', at: '0.3' },
  on: ['TD1.6'],
  level: 'requirement',
  appliesTo: (view) => view.vihf !== undefined,
  judge: (view) => [...inNormalAccess(view), ...neverIndirect(view)].slice(0, 1),
  examples: {
    pass: [holderList()],
    fail: [holderList({ accessMode: 'bris_de_glace' }), holderList({ card: 'etablissement' })],
  },
})
