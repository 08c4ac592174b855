import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { HeardNow } from '#backend/face'
import type { Taste } from '#contracts/heard'
import { trackIdOf } from '#contracts/track'
import { seconds } from '#contracts/units'
import { fullIntensity } from '#contracts/variant'
import { reportHeard } from '#page/report-heard'
import { noChoices } from '#player/choices'
import type { Player, PlayerView } from '#player/face'
import { track } from './player/world'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const enhancement = { enabled: true, preset: 'warm', intensity: fullIntensity } as const
const one = trackIdOf(1)
const two = trackIdOf(2)

/** A player that stands where the test puts it, and what a backend is told of it. */
const createWorld = () => {
  const viewWith = (changes: Partial<PlayerView>) =>
    ({
      track: track(1),
      upcoming: track(2),
      playback: 'playing',
      enhancement,
      enhancementForAll: enhancement,
      remembered: noChoices,
      comparing: false,
      ...changes,
    }) as PlayerView
  let view = viewWith({ playback: 'idle', track: null })
  let place = 0
  let listener = (_: PlayerView): void => {}
  const heard: HeardNow[] = []
  const tastes: Taste[] = []
  const player: Pick<Player, 'view' | 'position' | 'subscribe'> = {
    view: () => view,
    position: () => seconds(place),
    subscribe: (hear) => {
      listener = hear
      return () => {}
    },
  }
  reportHeard(player, { heard: (now) => heard.push(now), prefers: (taste) => tastes.push(taste) })
  return {
    heard,
    tastes,
    change: (changes: Partial<PlayerView>) => {
      view = viewWith(changes)
      listener(view)
    },
    pass: (time: number) => {
      place += time
      vi.advanceTimersByTime(time * 1000)
    },
  }
}

test('place, sound and what follows are told at every change, and every second while something plays', () => {
  const { heard, change, pass } = createWorld()
  change({})
  expect(heard).toMatchObject([
    { track: one, position: 0, enhanced: true, preset: 'warm', next: { track: two }, isPlaying: true },
  ])
  pass(1)
  pass(1)
  expect(heard.map(({ position }) => position)).toEqual([0, 1, 2])
  change({ enhancement: { ...enhancement, preset: 'bright' } })
  change({ upcoming: null })
  expect(heard.slice(3)).toMatchObject([{ preset: 'bright' }, { preset: 'warm', next: null }])
  change({ playback: 'paused' })
  expect(heard.at(-1)).toMatchObject({ isPlaying: false })
  const told = heard.length
  pass(5)
  expect(heard).toHaveLength(told)
})

test('nothing is told while another sound is on its way: nothing may compete with that', () => {
  const { heard, change, pass } = createWorld()
  change({})
  change({ playback: 'switching' })
  pass(3)
  expect(heard).toHaveLength(1)
})

test('the sound chosen is told at the start and at every choice, whatever plays', () => {
  const { tastes, change, heard } = createWorld()
  expect(tastes).toMatchObject([{ enhanced: true, preset: 'warm' }])
  change({ playback: 'idle', track: null, enhancement: { ...enhancement, preset: 'gentle' } })
  expect(tastes).toMatchObject([{ preset: 'warm' }, { preset: 'gentle' }])
  expect(heard).toEqual([])
})
