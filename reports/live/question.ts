import type { Context } from 'hono'
import { isSpaceName } from '#simulator/spaces.js'

/** A demand that cannot be answered as it is written, told in French. */
export class WrongQuestion extends Error {}

/** What /api/pourquoi.json is asked by; here, so that the rest of it loads at the first question. */
export const whyParameters = [
  ...['carte', 'patient', 'mode', 'type', 'statut', 'auteur', 'vu-par', 'espace'],
  ...['masque', 'invisible-patient', 'invisible-representants', 'du-patient'],
]

/**
 * A route that knows these parameters and no other, and tells wrong questions to who asked.
 *
 * Parameters of other names and those given twice are refused: passed over, they would have another question answered.
 */
export const answering =
  (parameters: readonly string[], answer: (c: Context) => Response | Promise<Response>) =>
  async (c: Context): Promise<Response> => {
    try {
      for (const [name, values] of Object.entries(c.req.queries())) refuseUnknown(parameters, name, values)
      return await answer(c)
    } catch (error) {
      if (error instanceof WrongQuestion) return c.text(`${error.message}\n`, 400)
      throw error
    }
  }

function refuseUnknown(known: readonly string[], name: string, values: readonly string[]): void {
  if (!known.includes(name)) {
    const list = known.length > 0 ? `Cette adresse connaît ${known.join(', ')}.` : 'Cette adresse n’en a pas.'
    throw new WrongQuestion(`Paramètre inconnu : ${name}. ${list}`)
  }
  if (values.length > 1) throw new WrongQuestion(`Le paramètre ${name} est donné plusieurs fois.`)
}

/** The space that a demand is about. */
export function askedSpace(c: Context): string {
  const name = c.req.query('espace') ?? 'defaut'
  if (isSpaceName(name)) return name
  const rule = 'de 1 à 40 lettres minuscules sans accent, chiffres ou tirets, sans tiret au début'
  throw new WrongQuestion(`Aucun espace ne peut s’appeler « ${name} » : ${rule}.`)
}

/** A number of a parameter, within bounds; undefined when it is not given. */
export function askedNumber(c: Context, name: string, least: number, most: number): number | undefined {
  const text = c.req.query(name)
  if (text === undefined) return undefined
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= least && value <= most) return value
  throw new WrongQuestion(`${name} : un entier de ${least} à ${most} est attendu ; reçu « ${text} ».`)
}

/** A parameter that says yes by being there; `non` takes it back. */
export function askedFlag(c: Context, name: string): boolean {
  const text = c.req.query(name)
  if (text === undefined || text === 'non') return false
  if (text === '' || text === 'oui') return true
  throw new WrongQuestion(`${name} : sans valeur, oui ou non ; reçu « ${text} ».`)
}

/** One of the values that a parameter takes, the first when it is not given. */
export function askedOneOf<Value extends string>(c: Context, name: string, values: readonly Value[]): Value {
  const asked = c.req.query(name) ?? values[0]
  const found = values.find((value) => value === asked)
  if (!found) throw new WrongQuestion(`${name} : ${values.join(', ')} attendu ; reçu « ${asked} ».`)
  return found
}
