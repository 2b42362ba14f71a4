import type { Context } from 'hono'
import { catalogue } from '#fixtures/cards/catalogue/index.js'
import { type WhyDraft, whyOfCard, whyOfPatientSide } from '../why-question.js'
import type { ConsoleOptions } from './options.js'
import { askedFlag, askedOneOf, askedSpace, WrongQuestion } from './question.js'

const modes = ['normal', 'bris_de_glace', 'centre_15'] as const
const states = ['approuve', 'archive', 'obsolete', 'supprime'] as const
const viewers = ['professionnel', 'patient', 'representant-legal'] as const

function named<Item extends { readonly id: string }>(c: Context, name: string, items: readonly Item[]): Item {
  const asked = c.req.query(name)
  if (asked === undefined) throw new WrongQuestion(`Il manque ${name}.`)
  const found = items.find(({ id }) => id === asked)
  if (found) return found
  const later = name === 'carte' && catalogue.some(({ id }) => id === asked)
  throw new WrongQuestion(
    later
      ? `carte : « ${asked} » n’est pas encore faite (dmp-bench cards new --card ${asked}).`
      : `${name} : « ${asked} » n’existe pas.`,
  )
}

/**
 * GET /api/pourquoi.json: may this actor read such a document, and through which rows?
 *
 * ?carte= &patient= &mode= &type= &statut= &auteur= &vu-par= &espace=, and `masque`, `invisible-patient`,
 * `invisible-representants`, `du-patient` when they are given; asked of the space as it is now. Throws WrongQuestion.
 */
export function answerWhy(c: Context, { bench, cards, people }: ConsoleOptions): Response {
  const has = (name: string): boolean => c.req.query(name) !== undefined
  const draft: WhyDraft = {
    mode: askedOneOf(c, 'mode', modes),
    typeCode: c.req.query('type') ?? '11488-4',
    status: askedOneOf(c, 'statut', states),
    masquePs: askedFlag(c, 'masque'),
    invisiblePatient: askedFlag(c, 'invisible-patient'),
    invisibleRepresentants: askedFlag(c, 'invisible-representants'),
    depositedByPatient: askedFlag(c, 'du-patient'),
    ...(has('auteur') ? { author: named(c, 'auteur', catalogue) } : {}),
  }
  const viewer = askedOneOf(c, 'vu-par', viewers)
  const byProfessional = viewer === 'professionnel'
  // Whoever looks, a mistyped name is told: an answer would seem to be about that card or that patient.
  const card = byProfessional || has('carte') ? named(c, 'carte', cards) : undefined
  const person = byProfessional || has('patient') ? named(c, 'patient', people) : undefined
  const name = askedSpace(c)
  const world = bench.spaces().includes(name) || name === 'defaut' ? bench.world(name) : undefined
  if (!world) throw new WrongQuestion(`espace : « ${name} » n’existe pas.`)
  if (!byProfessional) return c.json(whyOfPatientSide(viewer, draft))
  if (!card || !person) throw new Error('a professional needs a card and a patient')
  const { settings, clock } = bench
  return c.json(whyOfCard(card, person, draft, { world, settings, matrix: settings.documentMatrix, now: clock() }))
}
