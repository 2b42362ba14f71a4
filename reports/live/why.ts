import type { Context } from 'hono'
import { type WhyDraft, whyOfCard, whyOfPatientSide } from '../why-question.js'
import type { ConsoleOptions } from './options.js'

const modes = ['normal', 'bris_de_glace', 'centre_15'] as const
const states = ['approuve', 'archive', 'obsolete', 'supprime'] as const
const viewers = ['professionnel', 'patient', 'representant-legal'] as const

/** A wrong question, told in French. */
class WrongQuestion extends Error {}

function oneOf<Value extends string>(c: Context, name: string, values: readonly Value[]): Value {
  const asked = c.req.query(name) ?? values[0]
  const found = values.find((value) => value === asked)
  if (!found) throw new WrongQuestion(`${name} : ${values.join(', ')} attendu ; reçu « ${asked} ».`)
  return found
}

function named<Item extends { readonly id: string }>(c: Context, name: string, items: readonly Item[]): Item {
  const asked = c.req.query(name) ?? ''
  const found = items.find(({ id }) => id === asked)
  if (!found) throw new WrongQuestion(`${name} : « ${asked} » n’existe pas.`)
  return found
}

/**
 * GET /api/pourquoi.json: may this actor read such a document, and through which rows?
 *
 * ?carte= &patient= &mode= &type= &statut= &auteur= &vu-par= &espace=, and `masque`, `invisible-patient`,
 * `invisible-representants`, `du-patient` when they are given; asked of the space as it is now.
 */
export function answerWhy(c: Context, { bench, cards, people }: ConsoleOptions): Response {
  try {
    const has = (name: string): boolean => c.req.query(name) !== undefined
    const draft: WhyDraft = {
      mode: oneOf(c, 'mode', modes),
      typeCode: c.req.query('type') ?? '11488-4',
      status: oneOf(c, 'statut', states),
      masquePs: has('masque'),
      invisiblePatient: has('invisible-patient'),
      invisibleRepresentants: has('invisible-representants'),
      depositedByPatient: has('du-patient'),
      ...(has('auteur') ? { author: named(c, 'auteur', cards) } : {}),
    }
    const viewer = oneOf(c, 'vu-par', viewers)
    if (viewer !== 'professionnel') return c.json(whyOfPatientSide(viewer, draft))
    const name = c.req.query('espace') ?? 'defaut'
    const world = bench.spaces().includes(name) || name === 'defaut' ? bench.world(name) : undefined
    if (!world) throw new WrongQuestion(`espace : « ${name} » n’existe pas.`)
    const { settings, clock } = bench
    return c.json(
      whyOfCard(named(c, 'carte', cards), named(c, 'patient', people), draft, {
        world,
        settings,
        matrix: settings.documentMatrix,
        now: clock(),
      }),
    )
  } catch (error) {
    if (error instanceof WrongQuestion) return c.text(`${error.message}\n`, 400)
    throw error
  }
}
