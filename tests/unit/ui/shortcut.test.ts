import { describe, expect, test } from 'vitest'
import { type Focus, type KeyPress, shortcutFor } from '#ui/keyboard/shortcut'

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  repeat: false,
  ...held,
})
const everyKey = [' ', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'm', 'e', '1', '5', '/', '?']

describe('on the page', () => {
  test.each([
    [press(' '), { kind: 'toggle' }],
    [press('ArrowLeft'), { kind: 'seek-by', by: -5 }],
    [press('ArrowRight'), { kind: 'seek-by', by: 5 }],
    [press('ArrowLeft', { shiftKey: true }), { kind: 'previous' }],
    [press('ArrowRight', { shiftKey: true }), { kind: 'next' }],
    [press('ArrowUp'), { kind: 'volume-by', by: 0.05 }],
    [press('ArrowDown'), { kind: 'volume-by', by: -0.05 }],
    [press('m'), { kind: 'mute' }],
    [press('E', { shiftKey: true }), { kind: 'enhance' }],
    [press('1'), { kind: 'preset', preset: 'adaptive' }],
    [press('5'), { kind: 'preset', preset: 'gentle' }],
    [press('/', { shiftKey: true }), { kind: 'search' }],
    [press('?', { shiftKey: true }), { kind: 'help' }],
    [press('D', { shiftKey: true }), { kind: 'developer' }],
    [press('d'), null],
  ])('%o', (key, meaning) => {
    expect(shortcutFor(key, 'page')).toEqual(meaning)
  })

  test.each(['0', '6', 'a', 'Enter', 'Tab', 'Escape'])('%s means nothing', (key) => {
    expect(shortcutFor(press(key), 'page')).toBeNull()
  })

  test.each(['ctrlKey', 'altKey', 'metaKey'] as const)('keys with %s stay with the browser', (modifier) => {
    for (const key of everyKey) expect(shortcutFor(press(key, { [modifier]: true }), 'page')).toBeNull()
  })

  test('a held key goes on seeking and changing the volume, and does nothing else twice', () => {
    const held = everyKey.filter((key) => shortcutFor(press(key, { repeat: true }), 'page') !== null)
    expect(held).toEqual(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'])
    expect(shortcutFor(press('ArrowRight', { shiftKey: true, repeat: true }), 'page')).toBeNull()
  })
})

describe('a focused control keeps its own keys', () => {
  const taken: Readonly<Record<Focus, readonly string[]>> = {
    page: [],
    text: everyKey,
    slider: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'],
    choice: [' ', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'],
    button: [' '],
  }
  test.each(Object.keys(taken) as Focus[])('%s', (focus) => {
    const silent = everyKey.filter((key) => shortcutFor(press(key), focus) === null)
    expect(new Set(silent)).toEqual(new Set(taken[focus]))
  })
})
