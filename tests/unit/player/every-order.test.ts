import { expect, test } from 'vitest'
import { trackIdOf } from '#contracts/track'
import { lufs, seconds } from '#contracts/units'
import { fullIntensity } from '#contracts/variant'
import type { ListenerEvent } from '#player/event'
import { defaultSettings } from '#player/settings'
import type { OutputState } from '#player/state'
import { holds, settlesAsAsked } from './invariants'
import { createWorld, track, type World, worldOf } from './world'

type Move = (world: World) => void

const asks =
  (event: ListenerEvent): Move =>
  (world) =>
    world.send(event)
const enable: Move = (world) => {
  const enabled = !world.view().enhancement.enabled
  world.send({ kind: 'enhancement-chosen', enhancement: { enabled } })
}
const choose = (preset: 'warm' | 'adaptive') => asks({ kind: 'enhancement-chosen', enhancement: { preset } })

/** What tells one state from another: outputs by their part, not by their number. */
const keyOf = (world: World): string => {
  const { live, standBy, outgoing, lastOutput, queue, loudness, fallen, ...state } = world.state()
  const sounds = world.sounds().map(({ key, isTold, isReady }) => [key === live?.id, isTold, isReady])
  const part = (output: OutputState | null) => output && { ...output, id: 0 }
  const ids = [queue.order, queue.line.map(({ id }) => id), queue.cursor, queue.repeat]
  const maps = [...fallen, ...state.remembered.tracks.keys()]
  return JSON.stringify([
    state,
    ids,
    maps,
    part(live),
    part(standBy),
    part(outgoing?.output ?? null),
    outgoing?.length,
    sounds,
    world.isHandingOver(),
  ])
}

/** Every state that any order of moves leads to within `depth`; each is looked at once. */
const explore = (start: World, moves: Readonly<Record<string, Move>>, depth: number): number => {
  const seen = new Set([keyOf(start)])
  let front: readonly (readonly [World, string])[] = [[start, 'start']]
  for (let step = 0; step < depth && front.length > 0; step++) {
    const next: [World, string][] = []
    for (const [world, path] of front) {
      for (const [name, move] of Object.entries(moves)) {
        const after = worldOf(world.past())
        const way = `${path} → ${name}`
        try {
          move(after)
          holds(after)
          const key = keyOf(after)
          if (seen.has(key)) continue
          seen.add(key)
          settlesAsAsked(worldOf(after.past()))
        } catch (error) {
          throw new Error(way, { cause: error })
        }
        next.push([after, way])
      }
    }
    front = next
  }
  return seen.size
}

const answers = {
  'live ready': (world: World) => world.ready('live'),
  'stand-by ready': (world: World) => world.ready('standBy'),
  sounds: (world: World) => world.playing(),
  'handed over': (world: World) => world.handedOver(),
}

const opened = (count: number, settings = {}) => {
  const world = createWorld(settings)
  const tracks = Array.from({ length: count }, (_, index) => track(index + 1))
  world.send({ kind: 'tracks-chosen', tracks, startAt: 0 })
  return world
}

test('switching, comparing and seeking, in every order', () => {
  const world = opened(1)
  world.send({
    kind: 'loudness-known',
    track: trackIdOf(1),
    variant: { mode: 'enhanced', preset: 'adaptive', intensity: fullIntensity },
    target: -14,
    loudness: { before: lufs(-8), after: lufs(-14) },
  })
  const states = explore(
    world,
    {
      ...answers,
      toggle: asks({ kind: 'toggle-asked' }),
      enhance: enable,
      warm: choose('warm'),
      hold: asks({ kind: 'compare-asked', held: true }),
      'let go': asks({ kind: 'compare-asked', held: false }),
      louder: asks({ kind: 'target-chosen', target: -11 }),
      seek: asks({ kind: 'seek-asked', position: seconds(90) }),
      'moves on': (one) => one.clock(20),
    },
    5,
  )
  expect(states).toBeGreaterThan(250)
})

test('going from track to track, in every order', () => {
  const states = explore(
    opened(2),
    {
      ...answers,
      toggle: asks({ kind: 'toggle-asked' }),
      next: asks({ kind: 'next-asked' }),
      previous: asks({ kind: 'previous-asked' }),
      ends: (one) => one.ended(),
      'near the end': (one) => one.clock(195),
      breaks: (one) => one.fail('live'),
      'stand-by breaks': (one) => one.fail('standBy'),
      enhance: enable,
      remove: asks({ kind: 'entry-removed', index: 0 }),
    },
    5,
  )
  expect(states).toBeGreaterThan(250)
})

const singles = [1, 2, 3].map((id) => ({ ...track(id), albumKey: `album ${id}` }))

/** Ready to fade into the next track at the next report of the clock. */
const beforeTheFade = (settings = {}): World => {
  const world = createWorld({ crossfade: seconds(6), ...settings })
  world.play(singles)
  world.clock(185)
  world.ready('standBy')
  return world
}

test('fading from track to track, in every order', () => {
  const states = explore(
    beforeTheFade(),
    {
      ...answers,
      'the fade is due': (one) => one.clock(194.5),
      'moves on': (one) => one.clock(3),
      'is faded out': (one) => one.faded(),
      toggle: asks({ kind: 'toggle-asked' }),
      enhance: enable,
      next: asks({ kind: 'next-asked' }),
      previous: asks({ kind: 'previous-asked' }),
      seek: asks({ kind: 'seek-asked', position: seconds(90) }),
      remove: asks({ kind: 'entry-removed', index: 1 }),
      'no crossfade': asks({ kind: 'crossfade-chosen', crossfade: seconds(0) }),
      'the longest': asks({ kind: 'crossfade-chosen', crossfade: seconds(12) }),
      breaks: (one) => one.fail('live'),
      'old one breaks': (one) => one.fail('outgoing'),
    },
    4,
  )
  expect(states).toBeGreaterThan(250)
})

test('what the system does in a crossfade, in every order', () => {
  const world = beforeTheFade({ enhancement: { ...defaultSettings.enhancement, enabled: true } })
  world.clock(194.5)
  expect(world.state().outgoing).not.toBeNull()
  const states = explore(
    world,
    {
      ...answers,
      toggle: asks({ kind: 'toggle-asked' }),
      'is faded out': (one) => one.faded(),
      'both taken': (one) => {
        one.happens('output-paused')
        one.happens('output-paused', 'outgoing')
      },
      'old one taken': (one) => one.happens('output-paused', 'outgoing'),
      'given back': (one) => one.happens('output-resumed'),
      'old one given back': (one) => one.happens('output-resumed', 'outgoing'),
      'old one refused': (one) => one.happens('output-refused', 'outgoing'),
      refused: (one) => one.happens('output-refused'),
      stalls: (one) => one.happens('output-waiting'),
      'call begins': asks({ kind: 'interruption-began' }),
      'call ends': asks({ kind: 'interruption-ended' }),
    },
    5,
  )
  expect(states).toBeGreaterThan(20)
})

test('interruptions, refusals and stalls, in every order', () => {
  const states = explore(
    opened(1),
    {
      ...answers,
      toggle: asks({ kind: 'toggle-asked' }),
      pause: asks({ kind: 'pause-asked' }),
      enhance: enable,
      taken: (one) => one.happens('output-paused'),
      'given back': (one) => one.happens('output-resumed'),
      refused: (one) => one.happens('output-refused'),
      stalls: (one) => one.happens('output-waiting'),
      'call begins': asks({ kind: 'interruption-began' }),
      'call ends': asks({ kind: 'interruption-ended' }),
      breaks: (one) => one.fail('live', 'decode/failed'),
    },
    5,
  )
  expect(states).toBeGreaterThan(250)
})
