import { type InsiReport, insiFaultRow, insiNamespaces, insiReportRow } from '#matrix/insi.js'
import type { InsIdentity, InsNumber } from '../domain/ins-identity.js'
import { element, escapeText } from '../wire/write.js'
import type { InsiFault } from './fault.js'
import type { InsiOutcome, LotLine } from './handle.js'

const text = (name: string, value: string | undefined): string | undefined =>
  value === undefined ? undefined : element(name, {}, escapeText(value))

const report = (id: InsiReport): string => {
  const { code, label } = insiReportRow(id)
  return element('CR', {}, text('CodeCR', code), text('LibelleCR', label))
}

/** The body element of an answer (source: dmp-answers-outline, section 6); verifications are those of the bench. */
export function encodeOutcome(outcome: InsiOutcome): string {
  switch (outcome.kind) {
    case 'search':
      return element(
        'RESULTAT',
        { xmlns: insiNamespaces.result },
        report(outcome.report),
        outcome.identity && individual(outcome.identity),
      )
    case 'verification':
      return verification('RESULTATVERIFICATION', report('ok'), status(outcome.verified))
    case 'lot-deposited':
      return verification('RESULTATDEPOT', report('ok'), text('IdLot', outcome.lot), delay(outcome.delaySeconds))
    case 'lot-waiting':
      return verification('RESULTATLOT', report('lot-not-ready'), delay(outcome.delaySeconds))
    case 'lot-unknown':
      return verification('RESULTATLOT', report('lot-unknown'))
    case 'lot-done':
      return verification('RESULTATLOT', report('ok'), ...outcome.lines.map(line))
  }
}

const verification = (name: string, ...children: readonly (string | undefined)[]): string =>
  element(name, { xmlns: insiNamespaces.verification }, ...children)

const status = (verified: boolean): string => element('Statut', {}, verified ? 'OK' : 'KO')

const delay = (seconds: number): string => element('DelaiAttente', {}, String(seconds))

const line = ({ id, verified }: LotLine): string => element('VERIFICATION', { id }, status(verified))

function individual({ active, history, ...traits }: InsIdentity): string {
  const { birthName, givenNames, sex, birthDate, birthPlace } = traits
  return element(
    'INDIVIDU',
    {},
    number('INSACTIF', active),
    ...history.map((former) => number('INSHISTO', former)),
    element(
      'TIQ',
      {},
      text('NomNaissance', birthName),
      text('Prenom', givenNames[0]),
      text('ListePrenom', givenNames.join(' ')),
      text('Sexe', sex),
      text('DateNaissance', birthDate),
      text('LieuNaissance', birthPlace),
    ),
  )
}

const number = (name: 'INSACTIF' | 'INSHISTO', { matricule, oid, from, to }: InsNumber): string =>
  element(
    name,
    {},
    element('IdIndividu', {}, text('NumIdentifiant', matricule.slice(0, 13)), text('Cle', matricule.slice(13))),
    text('OID', oid),
    text('DateDeb', from),
    text('DateFin', to),
  )

/** The body element of a fault; expects the `soap` prefix of `writeEnvelope` around it. */
export function encodeFault({ fault, detail }: InsiFault, messageId: string | undefined): string {
  const { code, subcode, error, severity, text: says } = insiFaultRow(fault)
  const sentence = detail === undefined ? says : `${says.replace(/\.$/, '')} : ${detail}`
  return element(
    'soap:Fault',
    {},
    element(
      'soap:Code',
      {},
      element('soap:Value', {}, `soap:${code}`),
      subcode && element('soap:Subcode', {}, element('soap:Value', {}, `soap:${subcode}`)),
    ),
    element('soap:Reason', {}, element('soap:Text', { 'xml:lang': 'fr' }, escapeText(sentence))),
    error === null
      ? undefined
      : element(
          'soap:Detail',
          {},
          element(
            'siram:Erreur',
            { 'xmlns:siram': insiNamespaces.siram, severite: severity, code: error, messageID: messageId },
            escapeText(sentence),
          ),
        ),
  )
}
