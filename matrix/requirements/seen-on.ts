import type { SeenOn } from './row.js'

const words: Readonly<Record<SeenOn, string>> = {
  wire: 'message',
  behaviour: 'comportement',
  declaration: 'déclaration',
  screen: 'écran',
}

/** How a requirement can be seen, in a French word. */
export const seenOnText = (seenOn: SeenOn | undefined): string => (seenOn ? words[seenOn] : 'inconnu')
