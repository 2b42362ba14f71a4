import { vihfNames, withAttribute } from '#fixtures/lps/vihf-draft.js'
import { isMatricule } from '#simulator/vihf/resource-id.js'
import { defineCheck } from '../check.js'
import { existence, withVihf } from '../examples.js'
import { finding, seen, unless } from '../findings.js'
import type { ExchangeView } from '../view.js'
import { hasVihf, samlAttribute } from './support/vihf.js'

const nia = '1.2.250.1.213.1.4.9'
const withResourceId = (change: (text: string) => string) =>
  withVihf((vihf, { patient }) =>
    withAttribute(vihf, vihfNames.resourceId, change(`${patient.ins}^^^&${patient.insOid}&ISO^NH`)),
  )

/** A call about no patient is free to name one, or not (TD0.4, TD0.5). */
const isAboutAPatient = ({ row }: ExchangeView): boolean => !row?.withoutPatient
const namesPatient = (view: ExchangeView): boolean => isAboutAPatient(view) && view.vihf?.patient !== undefined

export const form = defineCheck({
  id: 'ins/resource-id',
  title: 'resource-id nomme le patient par INS^^^&OID&ISO^NH',
  verifies: [],
  source: { doc: 'dmp-vihf', at: '2' },
  on: 'any',
  level: 'requirement',
  appliesTo: (view) => hasVihf(view) && isAboutAPatient(view),
  judge: (view) => {
    const text = view.vihf?.resourceIdText?.trim()
    const kept = /^[^^&]+\^\^\^&[0-9.]+&ISO\^NH$/.test(text ?? '')
    return unless(kept, samlAttribute(view, vihfNames.resourceId), 'INS^^^&OID&ISO^NH', text)
  },
  examples: {
    pass: [existence()],
    fail: [
      existence(withResourceId((text) => text.replace('^NH', '^INS-C'))),
      existence(withResourceId((text) => text.slice(0, 15))),
    ],
  },
})

export const key = defineCheck({
  id: 'ins/key',
  title: 'Le matricule INS a quinze caractères et sa clé est juste',
  verifies: [],
  source: { doc: 'ins', at: '2.1' },
  on: 'any',
  level: 'requirement',
  appliesTo: namesPatient,
  judge: (view) =>
    unless(
      isMatricule(view.vihf?.patient?.ins ?? ''),
      samlAttribute(view, vihfNames.resourceId),
      '13 caractères et une clé : 97 moins le reste modulo 97',
      view.vihf?.patient?.ins,
    ),
  examples: {
    pass: [existence()],
    fail: [
      existence(withResourceId((text) => text.replace(/^(.{13})../, '$1'))),
      existence(withResourceId((text) => text.replace(/^(.{13})../, '$100'))),
    ],
  },
})

export const environment = defineCheck({
  id: 'ins/environment-oid',
  title: "L'OID de l'INS est celui de l'environnement",
  verifies: [],
  source: { doc: 'dmp-vihf', at: '8, row 9' },
  on: 'any',
  level: 'requirement',
  appliesTo: namesPatient,
  judge: (view, { settings }) => {
    const oid = view.vihf?.patient?.oid
    return unless(
      settings.insOids.includes(oid ?? ''),
      samlAttribute(view, vihfNames.resourceId),
      settings.insOids.join(' ou '),
      oid,
    )
  },
  examples: {
    pass: [existence()],
    fail: [existence(withResourceId((text) => text.replace('1.2.250.1.213.1.4.10', '1.2.250.1.213.1.4.8')))],
  },
})

export const noNia = defineCheck({
  id: 'ins/no-nia',
  title: "Un patient qui n'a qu'un NIA n'est jamais demandé au DMP",
  verifies: [],
  source: { doc: 'dmp-homologation-tests', at: '0.2-080' },
  on: 'any',
  level: 'requirement',
  appliesTo: (view) => view.patient !== undefined,
  judge: (view) =>
    view.patient?.oid === nia
      ? [finding(samlAttribute(view, vihfNames.resourceId), "un matricule INS-NIR, ou pas d'appel", seen(nia))]
      : [],
  examples: {
    pass: [existence()],
    fail: [existence(withResourceId((text) => text.replace('1.2.250.1.213.1.4.10', nia)))],
  },
})
