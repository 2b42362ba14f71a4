import type { Complaint } from './libxml2.js'

type Kind = 'unreadable' | 'forbidden'

/** libxml2's words (version 2.15) -> ours; groups of the pattern fill `$1`, `$2`. First match answers. */
const sentences: readonly (readonly [pattern: RegExp, kind: Kind, sentence: string])[] = [
  [/^Excessive depth in document: (\d+)/, 'forbidden', "plus de $1 niveaux d'éléments imbriqués"],
  [/too long|size limit exceeded/i, 'forbidden', 'un texte, un attribut ou un nom dépasse 10 Mo'],
  [/amplification|entity loop/i, 'forbidden', 'des entités se développent sans limite'],
  [/^Document is empty/, 'unreadable', 'le document est vide'],
  [/^Start tag expected/, 'unreadable', 'un élément XML était attendu ici'],
  [
    /^Opening and ending tag mismatch: (\S+) line (\d+) and (\S+)/,
    'unreadable',
    "l'élément $1 ouvert ligne $2 est fermé par $3",
  ],
  [
    /^Premature end of data in tag (\S+) line (\d+)/,
    'unreadable',
    "le document s'arrête avant la fin de l'élément $1 ouvert ligne $2",
  ],
  [
    /^(Couldn't find end of Start Tag|EndTag: |Comment not terminated|CData section not finished)/,
    'unreadable',
    "le document s'arrête au milieu d'une construction",
  ],
  [/^Extra content at the end/, 'unreadable', "du contenu suit l'élément racine"],
  [
    /^Namespace prefix (\S+) for (\S+) on (\S+) is not defined/,
    'unreadable',
    "le préfixe $1 de l'attribut $2 de l'élément $3 n'est pas déclaré",
  ],
  [/^Namespace prefix (\S+) on (\S+) is not defined/, 'unreadable', "le préfixe $1 de l'élément $2 n'est pas déclaré"],
  [/^Attribute (\S+) redefined/, 'unreadable', "l'attribut $1 est présent deux fois"],
  [/invalid (?:xml)?Char value (\d+)/, 'unreadable', 'le caractère de code $1 est interdit en XML'],
  [
    /^(?:Invalid bytes in character encoding|Input is not proper|.*encoding error)/i,
    'unreadable',
    "des octets ne sont pas valides dans l'encodage annoncé",
  ],
  [/^Unsupported encoding:? ?(.*)/, 'unreadable', "l'encodage annoncé n'est pas pris en charge ($1)"],
  [/^Entity '(.+)' not defined/, 'unreadable', "l'entité $1 n'est pas définie"],
  [/^xmlParseEntityRef/, 'unreadable', 'un caractère & doit être écrit &amp;'],
  [/^Unescaped '<' not allowed/, 'unreadable', "un caractère < dans la valeur d'un attribut doit être écrit &lt;"],
  [/^AttValue:/, 'unreadable', "la valeur d'un attribut n'est pas entre guillemets"],
  [/^xmlns:?(\S*?):? '(.*)' is not a valid URI/, 'unreadable', "l'espace de noms « $2 » n'est pas une URI"],
]

/** A complaint of libxml2 as a French sentence, and whether the construction is refused or simply unreadable. */
export function explain({ message, line }: Complaint): { kind: Kind; reason: string; line: number } {
  for (const [pattern, kind, sentence] of sentences) {
    const match = pattern.exec(message)
    if (!match) continue
    const filled = sentence.replace(/\$(\d)/g, (_, group) => match[Number(group)] ?? '')
    return { kind, reason: kind === 'forbidden' ? `XML refusé : ${filled}.` : `XML mal formé : ${filled}.`, line }
  }
  return { kind: 'unreadable', reason: `XML mal formé (libxml2 : ${message || 'sans explication'}).`, line }
}
