import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type CardCommand,
  emptySlot,
  type MachineCard,
  type SlotState,
  stateName,
  step,
  triesLeft,
} from '#fixtures/reader/card-machine.js'

const cabinet: MachineCard = { id: 'cabinet', pin: '1234', puk: '12345678', situations: 1 }
const multiple: MachineCard = { id: 'multiple', pin: '1234', puk: '12345678', situations: 8 }
const remplacant: MachineCard = { id: 'remplacant', pin: '1234', puk: '12345678', situations: 0 }
const cards = [cabinet, multiple, remplacant]

const cardIn = ({ insertion }: SlotState): MachineCard | undefined => cards.find(({ id }) => id === insertion?.card)

/** Commands in their order -> final state, its name and the last refusal. */
function play(...commands: readonly CardCommand[]) {
  let state = emptySlot
  let error: string | undefined
  for (const command of commands) {
    const card = cardIn(state)
    const outcome = step(state, { command, ...(card ? { card } : {}) })
    state = outcome.state
    error = outcome.error?.erreur
  }
  return [stateName(state, cardIn(state)), triesLeft(state, cardIn(state)), error]
}

const insert = (card: MachineCard): CardCommand => ({ do: 'insert', card })
const swap = (card: MachineCard): CardCommand => ({ do: 'swap', card })
const remove: CardCommand = { do: 'remove' }
const close: CardCommand = { do: 'close' }
const right: CardCommand = { do: 'present-pin', pin: '1234' }
const wrong: CardCommand = { do: 'present-pin', pin: '0000' }
const malformed: CardCommand = { do: 'present-pin', pin: '12345' }
const unblock: CardCommand = { do: 'unblock', puk: '12345678', newPin: '4321' }
const wrongPuk: CardCommand = { do: 'unblock', puk: '00000000', newPin: '4321' }
const read: CardCommand = { do: 'use', needs: 'nothing' }
const sign: CardCommand = { do: 'use', needs: 'pin' }
const choose = (rank: number): CardCommand => ({ do: 'choose-situation', rank })

describe('a card in the reader', () => {
  it.each([
    ['nothing', [], 'absente', undefined, undefined],
    ['nothing to read', [read], 'absente', undefined, 'carte-absente'],
    ['inserted', [insert(cabinet)], 'inseree', 3, undefined],
    ['read without code', [insert(cabinet), read], 'inseree', 3, undefined],
    ['two cards', [insert(cabinet), insert(multiple)], 'inseree', 3, 'lecteur-occupe'],
    ['signing before the code', [insert(cabinet), sign], 'code-requis', 3, 'code-requis'],
    ['opened', [insert(cabinet), right], 'ouverte', 3, undefined],
    ['signing', [insert(cabinet), right, sign], 'ouverte', 3, undefined],
    ['closed', [insert(cabinet), right, close, sign], 'code-requis', 3, 'code-requis'],
    ['a wrong code', [insert(cabinet), wrong], 'code-requis', 2, 'code-faux'],
    ['two wrong codes', [insert(cabinet), wrong, wrong], 'code-requis', 1, 'code-faux'],
    ['a code that is none', [insert(cabinet), malformed], 'inseree', 3, 'code-mal-forme'],
    ['three wrong codes', [insert(cabinet), wrong, wrong, wrong], 'bloquee', 0, 'carte-bloquee'],
    ['blocked for good', [insert(cabinet), wrong, wrong, wrong, right], 'bloquee', 0, 'carte-bloquee'],
    ['blocked elsewhere', [insert(cabinet), wrong, wrong, wrong, remove, insert(cabinet)], 'bloquee', 0, undefined],
    ['counted elsewhere', [insert(cabinet), wrong, remove, insert(cabinet)], 'inseree', 2, undefined],
    ['another card not blocked', [insert(cabinet), wrong, wrong, wrong, swap(multiple)], 'inseree', 3, undefined],
    ['the right code counts anew', [insert(cabinet), wrong, wrong, right, wrong], 'code-requis', 2, 'code-faux'],
    ['signing when blocked', [insert(cabinet), wrong, wrong, wrong, sign], 'bloquee', 0, 'carte-bloquee'],
    ['reading when blocked', [insert(cabinet), wrong, wrong, wrong, read], 'bloquee', 0, undefined],
    ['a wrong unblocking code', [insert(cabinet), wrong, wrong, wrong, wrongPuk], 'bloquee', 0, 'deblocage-faux'],
    ['unblocked', [insert(cabinet), wrong, wrong, wrong, unblock], 'code-requis', 3, undefined],
    ['unblocked, old code', [insert(cabinet), wrong, wrong, wrong, unblock, right], 'code-requis', 2, 'code-faux'],
    [
      'unblocked, new code',
      [insert(cabinet), wrong, wrong, wrong, unblock, { do: 'present-pin', pin: '4321' }],
      'ouverte',
      3,
      undefined,
    ],
    ['removed', [insert(cabinet), right, remove], 'absente', undefined, undefined],
    ['put back', [insert(cabinet), right, remove, insert(cabinet), sign], 'code-requis', 3, 'code-requis'],
    ['swapped', [insert(cabinet), right, swap(cabinet), sign], 'code-requis', 3, 'code-requis'],
    ['several situations', [insert(multiple), right], 'situation-a-choisir', 3, undefined],
    ['one of them chosen', [insert(multiple), right, choose(8)], 'ouverte', 3, undefined],
    ['one that is not there', [insert(multiple), right, choose(9)], 'situation-a-choisir', 3, 'situation-inconnue'],
    ['chosen before the code', [insert(multiple), choose(1)], 'code-requis', 3, 'code-requis'],
    [
      'forgotten when taken out',
      [insert(multiple), right, choose(8), remove, insert(multiple), right],
      'situation-a-choisir',
      3,
      undefined,
    ],
    ['no situation at all', [insert(remplacant), right], 'ouverte', 3, undefined],
    ['no situation to choose', [insert(remplacant), right, choose(1)], 'ouverte', 3, 'situation-inconnue'],
  ] as const)('%s', (_title, commands, state, tries, refusal) => {
    expect(play(...commands)).toEqual([state, tries, refusal])
  })

  it('tells a caller that its card is no longer the one in the slot', () => {
    const first = step(emptySlot, { command: insert(cabinet) }).state
    const second = step(first, { command: swap(multiple), card: cabinet }).state
    const use = { command: read, card: multiple }
    expect(step(second, { ...use, session: 1 }).error).toEqual({ erreur: 'carte-changee' })
    expect(step(second, { ...use, session: 2 }).error).toBeUndefined()
    expect(stateName(second, multiple, 1)).toBe('changee')
    const empty = step(second, { command: remove, card: multiple }).state
    expect(step(empty, { command: read, session: 2 }).error).toEqual({ erreur: 'carte-absente' })
  })
})

/** What is to be told of the same life, by other means: counters by card, and what is in the slot. */
interface Model {
  inside: { card: MachineCard; opened: boolean } | undefined
  readonly wrongs: Map<string, number>
  readonly pins: Map<string, string>
}

const anyCard = fc.constantFrom(...cards)
const anyPin = fc.constantFrom('1234', '4321', '0000', '12', '')
const anyCommand: fc.Arbitrary<CardCommand> = fc.oneof(
  fc.record({ do: fc.constant('insert' as const), card: anyCard }),
  fc.record({ do: fc.constant('swap' as const), card: anyCard }),
  fc.constant(remove),
  fc.constant(close),
  { arbitrary: fc.record({ do: fc.constant('present-pin' as const), pin: anyPin }), weight: 4 },
  fc.record({
    do: fc.constant('unblock' as const),
    puk: fc.constantFrom('12345678', '87654321'),
    newPin: fc.constantFrom('4321', '1234', '0000', '99999'),
  }),
  fc.record({ do: fc.constant('choose-situation' as const), rank: fc.integer({ min: 0, max: 9 }) }),
  fc.record({ do: fc.constant('use' as const), needs: fc.constantFrom('nothing' as const, 'pin' as const) }),
)

/** Applies a command to the model; true when it is granted. */
function granted(model: Model, command: CardCommand): boolean {
  if (command.do === 'insert' || command.do === 'swap') {
    if (model.inside && command.do === 'insert') return false
    model.inside = { card: command.card, opened: false }
    return true
  }
  const { inside } = model
  if (!inside) return false
  const { id, pin, puk, situations } = inside.card
  const wrongs = model.wrongs.get(id) ?? 0
  switch (command.do) {
    case 'remove':
      model.inside = undefined
      return true
    case 'close':
      inside.opened = false
      return true
    case 'present-pin': {
      if (wrongs === 3 || !/^\d{4}$/.test(command.pin)) return false
      inside.opened = command.pin === (model.pins.get(id) ?? pin)
      model.wrongs.set(id, inside.opened ? 0 : wrongs + 1)
      return inside.opened
    }
    case 'unblock':
      if (command.puk !== puk || !/^\d{4}$/.test(command.newPin)) return false
      inside.opened = false
      model.pins.set(id, command.newPin)
      model.wrongs.set(id, 0)
      return true
    case 'choose-situation':
      return inside.opened && command.rank >= 1 && command.rank <= situations
    case 'use':
      return command.needs === 'nothing' || inside.opened
  }
}

describe('any life of cards', () => {
  it('goes as the model says: granted or not, open or not, codes left on each card', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 60 }), (commands) => {
        const model: Model = { inside: undefined, wrongs: new Map(), pins: new Map() }
        let state = emptySlot
        for (const command of commands) {
          const card = cardIn(state)
          const outcome = step(state, { command, ...(card ? { card } : {}) })
          expect(outcome.error === undefined).toBe(granted(model, command))
          state = outcome.state
          expect(state.insertion?.card).toBe(model.inside?.card.id)
          expect(state.insertion?.opened ?? false).toBe(model.inside?.opened ?? false)
          for (const { id } of cards) {
            const memory = state.memories[id]
            expect(3 - (memory?.triesLeft ?? 3)).toBe(model.wrongs.get(id) ?? 0)
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  it('never signs with a card that is absent, closed or blocked, and never forgets a session number', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 60 }), (commands) => {
        let state = emptySlot
        for (const command of commands) {
          const card = cardIn(state)
          const next = step(state, { command, ...(card ? { card } : {}) }).state
          expect(next.sessions).toBeGreaterThanOrEqual(state.sessions)
          state = next
          const inside = cardIn(state)
          const name = stateName(state, inside)
          const signs = step(state, { command: sign, ...(inside ? { card: inside } : {}) }).error === undefined
          expect(signs).toBe(name === 'ouverte' || name === 'situation-a-choisir')
        }
      }),
    )
  })
})
