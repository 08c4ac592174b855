import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ProblemCode, problem } from '#contracts/problem'
import { targets } from '#contracts/profile'
import { trackIdOf } from '#contracts/track'
import { lufs, seconds } from '#contracts/units'
import { fullIntensity, intensityOf, originalFormats, presets } from '#contracts/variant'
import type { ListenerEvent, OutputEvent, OutputId } from '#player/event'
import { holds, settlesAsAsked } from './invariants'
import { createWorld, track, type World } from './world'

const anyTracks = fc
  .uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 5 })
  .chain((ids) =>
    fc.constant(
      ids.map((id) => ({ ...track(id, id === 3 ? null : 200), albumKey: id < 4 ? `album ${id}` : 'album' })),
    ),
  )

const anyLoudness = fc.option(fc.double({ min: -40, max: 0, noNaN: true }).map(lufs))

const anyIndex = fc.integer({ min: -1, max: 7 })

const listener: fc.Arbitrary<ListenerEvent> = fc.oneof(
  fc.record({
    kind: fc.constant('tracks-chosen' as const),
    tracks: anyTracks,
    startAt: fc.integer({ min: 0, max: 5 }),
  }),
  fc.record({ kind: fc.constant('tracks-added' as const), tracks: anyTracks }),
  fc.record({ kind: fc.constant('tracks-put-next' as const), tracks: anyTracks }),
  fc.integer({ min: 1, max: 6 }).map((id) => ({ kind: 'track-removed' as const, track: trackIdOf(id) })),
  anyIndex.map((index) => ({ kind: 'entry-removed' as const, index })),
  anyIndex.map((index) => ({ kind: 'jump-asked' as const, index })),
  fc.record({ kind: fc.constant('entry-moved' as const), from: anyIndex, to: anyIndex }),
  fc.constant({ kind: 'queue-cleared' as const }),
  fc.constantFrom<ListenerEvent>(
    { kind: 'play-asked' },
    { kind: 'pause-asked' },
    { kind: 'toggle-asked' },
    { kind: 'next-asked' },
    { kind: 'previous-asked' },
    { kind: 'interruption-began' },
    { kind: 'interruption-ended' },
  ),
  fc.double({ min: -10, max: 400 }).map((to) => ({ kind: 'seek-asked' as const, position: seconds(to) })),
  fc.boolean().map((enabled) => ({ kind: 'enhancement-chosen' as const, enhancement: { enabled } })),
  fc
    .constantFrom(...presets)
    .map((preset) => ({ kind: 'enhancement-chosen' as const, enhancement: { preset } })),
  fc.double({ min: 0, max: 1, noNaN: true }).map((value) => ({
    kind: 'enhancement-chosen' as const,
    enhancement: { intensity: intensityOf(value) },
  })),
  fc.constantFrom('track', 'album', 'always').map((scope) => ({ kind: 'remember-asked' as const, scope })),
  fc.boolean().map((held) => ({ kind: 'compare-asked' as const, held })),
  fc.boolean().map((matchLoudness) => ({ kind: 'matching-chosen' as const, matchLoudness })),
  fc.constantFrom(...targets).map((target) => ({ kind: 'target-chosen' as const, target })),
  fc.record({
    kind: fc.constant('loudness-known' as const),
    track: fc.integer({ min: 1, max: 6 }).map(trackIdOf),
    target: fc.constantFrom(...targets),
    variant: fc.constantFrom(...presets).map((preset) => ({
      mode: 'enhanced' as const,
      preset,
      intensity: fullIntensity,
    })),
    loudness: fc.record({ before: anyLoudness, after: anyLoudness }),
  }),
  fc.record({
    kind: fc.constant('session-restored' as const),
    session: fc.record({
      tracks: anyTracks,
      order: fc.array(fc.integer({ min: -1, max: 5 }), { maxLength: 5 }),
      index: anyIndex,
      position: fc.double({ min: -10, max: 400 }).map(seconds),
    }),
  }),
  fc.constantFrom(...originalFormats).map((format) => ({ kind: 'format-chosen' as const, format })),
  fc
    .double({ min: 0, max: 12, noNaN: true })
    .map((crossfade) => ({ kind: 'crossfade-chosen' as const, crossfade: seconds(crossfade) })),
  fc.boolean().map((shuffle) => ({ kind: 'shuffle-chosen' as const, shuffle })),
  fc.constantFrom('off' as const, 'all' as const, 'one' as const).map((repeat) => ({
    kind: 'repeat-chosen' as const,
    repeat,
  })),
  fc.boolean().map((muted) => ({ kind: 'level-chosen' as const, level: { muted } })),
)

const code = fc.constantFrom<ProblemCode>(
  'file/missing',
  'decode/failed',
  'format/not-available',
  'engine/timeout',
)

/** Brings about what chance seldom does: the current track sounds, its end is near, and what follows is ready. */
const toTheFade = (world: World) => {
  world.settle()
  const { duration } = world.state()
  world.clock(duration - 20)
  world.ready('standBy', 190)
  world.clock(duration - 3)
}

/** What the outputs may answer, in any order and at any time. */
const answer: fc.Arbitrary<(world: World) => void> = fc.oneof(
  fc.constantFrom<(world: World) => void>(
    (world) => world.ready('live', 190),
    (world) => world.ready('standBy', 190),
    (world) => world.playing(),
    (world) => world.handedOver(),
    (world) => world.ended(),
    (world) => world.faded(),
    (world) => world.crossed(180),
    (world) => world.unjoined(),
    (world) => world.settle(),
  ),
  fc.double({ min: -1, max: 300, noNaN: true }).map((at) => (world: World) => world.clock(at)),
  code.map((cause) => (world: World) => world.fail('live', cause)),
  code.map((cause) => (world: World) => world.fail('standBy', cause)),
  code.map((cause) => (world: World) => world.fail('outgoing', cause)),
  fc.constant((world: World) => toTheFade(world)),
)

const step: fc.Arbitrary<(world: World) => void> = fc.oneof(
  listener.map((event) => (world: World) => world.send(event)),
  answer,
)

test('any storm of input and answers leaves at most two outputs, one of them audible, inside the track', () => {
  fc.assert(
    fc.property(fc.boolean(), fc.array(step, { maxLength: 80 }), (mediaSource, steps) => {
      const world = createWorld({}, mediaSource)
      for (const run of steps) {
        run(world)
        holds(world)
      }
    }),
    { numRuns: 1_500 },
  )
})

test('once everything settles, exactly what was asked for last is heard', () => {
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 60 }),
      fc.array(listener, { minLength: 1, maxLength: 20 }),
      (steps, last) => {
        const world = createWorld()
        for (const run of steps) run(world)
        for (const event of last) world.send(event)
        settlesAsAsked(world)
      },
    ),
    { numRuns: 1_500 },
  )
})

const anyReport = (output: OutputId): readonly OutputEvent[] => [
  { kind: 'output-ready', output, duration: seconds(1) },
  { kind: 'output-failed', output, problem: problem('decode/failed', 'Late.') },
  { kind: 'output-playing', output },
  { kind: 'output-waiting', output },
  { kind: 'output-paused', output },
  { kind: 'output-resumed', output },
  { kind: 'output-refused', output },
  { kind: 'output-ended', output },
  { kind: 'output-clock', output, position: seconds(12) },
  {
    kind: 'output-unjoined',
    output,
    programme: { track: trackIdOf(1), variant: { mode: 'original', format: 'source' }, target: null },
  },
  { kind: 'handed-over', output },
]

test('answers of outputs that were let go change nothing', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const world = createWorld()
      for (const run of steps) run(world)
      const before = world.state()
      const kept = [before.live?.id, before.standBy?.id, before.outgoing?.output.id]
      for (let id = 0; id <= before.lastOutput + 1; id++) {
        const output = id as OutputId
        if (kept.includes(output)) continue
        for (const event of anyReport(output)) {
          expect(world.after(event)).toEqual([])
          expect(world.state()).toBe(before)
        }
      }
    }),
    { numRuns: 300 },
  )
})

test('every kept output may say anything at any time', () => {
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 40 }),
      fc.nat({ max: 9 }),
      fc.boolean(),
      (steps, which, isLive) => {
        const world = createWorld()
        for (const run of steps) run(world)
        const output = world.state()[isLive ? 'live' : 'standBy']?.id
        const event = output === undefined ? undefined : anyReport(output)[which]
        if (!event || event.kind === 'handed-over') return
        // An element that refused or was paused by the system is silent of its own accord.
        const sound = world.sounds().find(({ key }) => key === output)
        if (sound && ['output-paused', 'output-refused', 'output-ended'].includes(event.kind))
          sound.isTold = false
        if (sound && event.kind === 'output-resumed') sound.isTold = true
        if (sound && event.kind === 'output-ready') sound.isReady = true
        world.send(event)
        holds(world)
      },
    ),
    { numRuns: 1_000 },
  )
})
