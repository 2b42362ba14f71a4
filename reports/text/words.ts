import type { RequirementRow, SeenOn } from '#matrix/requirements.js'
import type { VerdictResult } from '#scenarios/verdict.js'
import type { RequirementResult } from '../report.js'

/** The eight words of a verdict, in French, and what each means. */
export const resultWords: Readonly<Record<VerdictResult, { readonly label: string; readonly means: string }>> = {
  pass: { label: 'Conforme', means: 'La règle a été exercée et respectée.' },
  fail: { label: 'Non conforme', means: 'Une exigence est enfreinte.' },
  warning: { label: 'Recommandation', means: "Une recommandation n'est pas suivie." },
  'not-exercised': { label: 'Non exercé', means: "Le logiciel n'a rien envoyé que cette règle puisse juger." },
  'not-applicable': { label: 'Sans objet', means: 'La règle ne concerne pas ce logiciel ou cette édition du guide.' },
  'to-attest': { label: 'À attester', means: "Visible à l'écran seulement : à déclarer par l'éditeur." },
  inconclusive: { label: 'Non concluant', means: 'Le guide ne tranche pas : la règle est une hypothèse du banc.' },
  'bench-error': { label: 'Erreur du banc', means: 'Le banc a failli ; le logiciel n’est pas en cause.' },
}

/** The words of a requirement: those of verdicts, and one more. */
export const requirementWords: Readonly<Record<RequirementResult, { readonly label: string; readonly means: string }>> =
  {
    ...resultWords,
    unread: {
      label: 'Texte non lu',
      means: "Seul l'identifiant est connu : nul ne peut dire si l'exigence est tenue.",
    },
  }

/** Why a requirement has no check, by how it can be seen. */
export const uncheckedWords: Readonly<Record<SeenOn, string>> = {
  wire: 'Visible dans les messages, pas encore contrôlée par le banc.',
  behaviour: "Visible dans l'enchaînement des échanges, pas encore contrôlée par le banc.",
  declaration: "Se déclare par l'éditeur ; aucun message ne la montre.",
  screen: "Se voit à l'écran du logiciel ; aucun message ne la montre.",
}

export const withdrawnWords = 'Retirée du guide, ou reprise sous un autre identifiant.'
export const unreadWords = "Texte non lu : seul l'identifiant est connu."

/** Why no check bears on a requirement. */
export function whyUnchecked({ historical, seenOn }: RequirementRow): string {
  if (seenOn === undefined) return unreadWords
  return historical ? withdrawnWords : uncheckedWords[seenOn]
}

/** 12345 -> `12 345` with the narrow space of French; no locale of the machine is asked. */
export const thousands = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, '\u202f')

/** 1 -> `1 échec`, 2 -> `2 échecs`. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${thousands(count)} ${count < 2 ? one : many}`
