import { NS } from '#simulator/wire/namespaces.js'
import type { XmlElement } from '#simulator/wire/xml-tree.js'
import { closing, creating, modifying, reactivating, withRegistration } from '../administration-examples.js'
import { type Check, defineCheck } from '../check.js'
import type { Example } from '../examples.js'
import { finding, unless } from '../findings.js'
import type { ExchangeView } from '../view.js'
import { inMessage } from './support/prpa-message.js'
import {
  codeOf,
  historical,
  inRegistration,
  isWritten,
  observationOf,
  observationsOf,
  personOfMessage,
  registrations,
} from './support/registration.js'

const observationSystem = '1.2.250.1.213.4.1.2.3'
const oppositions = ['OPPOSITION_BRIS_DE_GLACE', 'OPPOSITION_ACCES_URGENCE'] as const
const consents = ['CONSENTEMENT_OUVERTURE_DMP', 'CONSENTEMENT_REACTIVATION_DMP'] as const
const known: readonly string[] = [...oppositions, ...consents]

const booleanOf = (observation: XmlElement | undefined): string | undefined =>
  observation?.child(NS.hl7, 'value')?.attr('value')

export const observations = defineCheck({
  id: 'registration/observations',
  title: 'Consentements et oppositions sont des booléens de leur jeu de codes',
  verifies: [],
  source: { doc: 'dmp-hl7v3-patient', at: '10' },
  on: registrations,
  level: 'requirement',
  appliesTo: (view) => observationsOf(view).length > 0,
  judge: (view) =>
    observationsOf(view).flatMap((one) => {
      const system = one.child(NS.hl7, 'code')?.attr('codeSystem')
      const value = one.child(NS.hl7, 'value')
      return [
        ...unless(known.includes(codeOf(one) ?? ''), one, known.join(', '), codeOf(one)),
        ...unless(system === observationSystem, one, observationSystem, system),
        ...unless(value?.attr('type', NS.xsi) === 'BL', one, 'xsi:type BL', value?.attr('type', NS.xsi)),
        ...unless(booleanOf(one) === 'true' || booleanOf(one) === 'false', one, 'true ou false', booleanOf(one)),
      ]
    }),
  examples: {
    pass: [modifying(), modifying({ opposedToAccesUrgence: false })],
    fail: [
      modifying(
        withRegistration(({ observations: all }) => ({
          observations: all.map((one) => ({ ...one, system: '1.2.3' })),
        })),
      ),
      modifying(
        withRegistration(({ observations: all }) => ({ observations: all.map((one) => ({ ...one, value: 'oui' })) })),
      ),
      modifying(
        withRegistration(({ observations: all }) => ({
          observations: all.map((one) => ({ ...one, code: 'OPPOSITION' })),
        })),
      ),
    ],
  },
})

/** A consent is given: the observation is there, true, and dated. */
const consentGiven = (view: ExchangeView, code: string) => {
  const consent = observationOf(view, code)
  const place = consent ?? inRegistration(view, 'subject1', 'patient')
  const date = consent?.child(NS.hl7, 'effectiveTime')?.attr('value')
  return [
    ...unless(booleanOf(consent) === 'true', place, `${code} vrai`, booleanOf(consent)),
    ...(consent ? unless(/^\d{8}(\d{6})?$/.test(date ?? ''), place, 'la date du consentement', date) : []),
  ]
}

const consentCheck = (
  rule: Pick<Check, 'id' | 'title' | 'verifies' | 'on'> & { code: string; pass: Example; fail: readonly Example[] },
): Check =>
  defineCheck({
    id: rule.id,
    title: rule.title,
    verifies: rule.verifies,
    source: { doc: 'dmp-hl7v3-patient', at: '7 et 8' },
    on: rule.on,
    packages: historical,
    level: 'requirement',
    appliesTo: isWritten,
    judge: (view) => consentGiven(view, rule.code),
    examples: { pass: [rule.pass], fail: rule.fail },
  })

const undated = withRegistration(({ observations: all }) => ({
  observations: all.map(({ effectiveTime, ...one }) => one),
}))

export const openingConsent = consentCheck({
  id: 'registration/opening-consent',
  title: "La création porte le consentement à l'ouverture, daté",
  verifies: ['EX_1.1-1010'],
  on: ['TD1.1'],
  code: consents[0],
  pass: creating(),
  fail: [creating(withRegistration(() => ({ observations: [] }))), creating(undated)],
})

export const reactivationConsent = consentCheck({
  id: 'registration/reactivation-consent',
  title: 'La réactivation porte le consentement du patient, daté',
  verifies: ['EX_1.2-1030'],
  on: ['TD1.2'],
  code: consents[1],
  pass: reactivating(),
  fail: [reactivating(withRegistration(() => ({ observations: [] }))), reactivating(undated)],
})

export const creationOppositions = defineCheck({
  id: 'registration/creation-oppositions',
  title: 'La création dit si le patient est opposé au bris de glace et au centre de régulation',
  verifies: [],
  source: { doc: 'dmp-hl7v3-patient', at: '8' },
  on: ['TD1.1'],
  packages: historical,
  level: 'requirement',
  appliesTo: isWritten,
  judge: (view) =>
    oppositions.flatMap((code) =>
      unless(observationOf(view, code) !== undefined, inRegistration(view, 'subject1', 'patient'), code, undefined),
    ),
  examples: {
    pass: [creating(), creating({ opposedToBrisDeGlace: true })],
    fail: [creating(withRegistration(({ observations: all }) => ({ observations: all.slice(0, 2) })))],
  },
})

export const cardTraits = defineCheck({
  id: 'registration/card-traits',
  title: 'La création porte sans retouche ce qui est lu sur la carte Vitale, naissance en AAMMJJ',
  verifies: ['EX_GEN-1250', 'EX_GEN-1265'],
  source: { doc: 'dmp-hl7v3-patient', at: '8' },
  on: ['TD1.1'],
  packages: historical,
  level: 'requirement',
  appliesTo: (view) => personOfMessage(view) !== undefined,
  judge: (view) => {
    const place = inRegistration(view, 'subject1', 'patient', 'patientPerson')
    const card = personOfMessage(view)
      ?.all(NS.hl7, 'contactParty')
      .find((one) => codeOf(one) === 'CARTE_SESAM_VITALE')
    if (!card) return [finding(place, 'contactParty CARTE_SESAM_VITALE', 'absent')]
    const system = card.child(NS.hl7, 'code')?.attr('codeSystem')
    const holder = card.child(NS.hl7, 'contactPerson')
    const birth = holder?.child(NS.hl7, 'birthTime')?.attr('value')
    const given = holder?.at(NS.hl7, 'name', 'given')?.text
    return [
      ...unless(system === '1.2.250.1.213.4.1.2.5', card, '1.2.250.1.213.4.1.2.5', system),
      ...unless(/^\d{6}$/.test(birth ?? ''), holder ?? card, 'birthTime en AAMMJJ', birth),
      ...unless(Boolean(given?.trim()), holder ?? card, 'le prénom de la carte', given),
    ]
  },
  examples: {
    pass: [creating()],
    fail: [
      creating(withRegistration(() => ({ cardHolders: [] }))),
      creating(
        withRegistration(({ cardHolders }) => ({
          cardHolders: cardHolders.map((one) => ({ ...one, birthDate: '19530724' })),
        })),
      ),
      creating(
        withRegistration(({ cardHolders }) => ({ cardHolders: cardHolders.map((one) => ({ ...one, system: '1.2' })) })),
      ),
    ],
  },
})

export const closingReason = defineCheck({
  id: 'registration/closing-reason',
  title: 'La fermeture dit son motif, FERMETURE_DEMANDE_PATIENT, et la raison donnée par le patient',
  verifies: [],
  source: { doc: 'dmp-hl7v3-patient', at: '6' },
  on: ['TD1.4'],
  level: 'requirement',
  appliesTo: isWritten,
  judge: (view) => {
    const event = view.envelope?.body.at(NS.hl7, 'controlActProcess', 'reasonOf', 'detectedIssueEvent')
    const place = inMessage(view, 'controlActProcess', 'reasonOf', 'detectedIssueEvent')
    const code = event?.child(NS.hl7, 'code')
    const text = event?.child(NS.hl7, 'text')?.text
    return [
      ...unless(
        code?.attr('code') === 'FERMETURE_DEMANDE_PATIENT',
        place,
        'FERMETURE_DEMANDE_PATIENT',
        code?.attr('code'),
      ),
      ...unless(
        code?.attr('codeSystem') === '1.2.250.1.213.4.1.2.4',
        place,
        '1.2.250.1.213.4.1.2.4',
        code?.attr('codeSystem'),
      ),
      ...unless(Boolean(text?.trim()), place, 'text : la raison', text),
    ]
  },
  examples: {
    pass: [closing(), closing({ reason: 'Déménage à l’étranger' })],
    fail: [
      closing(withRegistration(() => ({ closing: undefined }))),
      closing(withRegistration(({ closing: one }) => ({ closing: one && { ...one, code: 'AUTRE' } }))),
      closing(withRegistration(({ closing: one }) => ({ closing: one && { ...one, system: '1.2' } }))),
      closing(withRegistration(({ closing: one }) => ({ closing: one && { ...one, text: undefined } }))),
    ],
  },
})
