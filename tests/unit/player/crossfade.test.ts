import { describe, expect, test } from 'vitest'
import { trackIdOf } from '#contracts/track'
import { seconds } from '#contracts/units'
import type { ListenerEvent } from '#player/event'
import type { PlayableTrack } from '#player/face'
import { defaultSettings } from '#player/settings'
import { createWorld, track, type World } from './world'

const single = (id: number, duration = 200): PlayableTrack => ({
  ...track(id, duration),
  albumKey: `album ${id}`,
})
const singles = [single(1), single(2), single(3)]

/** The first track sounds, and the next one waits; the fade is due at the next report of the clock. */
const nearTheFade = (settings = {}, tracks = singles, canSetVolume = true): World => {
  const world = createWorld({ crossfade: seconds(6), ...settings }, true, canSetVolume)
  world.play(tracks)
  world.clock((tracks[0]?.duration ?? 0) - 15)
  world.ready('standBy', tracks[1]?.duration ?? 200)
  return world
}
const fading = (settings = {}, tracks = singles): World => {
  const world = nearTheFade(settings, tracks)
  world.clock((tracks[0]?.duration ?? 0) - 6)
  return world
}
const fades = (world: World) => world.log.flatMap((effect) => (effect.kind === 'cross-fade' ? effect : []))
const heard = (world: World) => world.told().map(({ programme }) => programme.track)

describe('at the end of a track', () => {
  test('the next one waits, and nothing is joined', () => {
    const world = nearTheFade()
    expect(world.state().live?.next).toBeNull()
    expect(world.state().standBy?.programme.track).toBe(2)
    expect(heard(world)).toEqual([1])
  })

  test('it is made ready ten seconds before the fade, not before the end', () => {
    const world = createWorld({ crossfade: seconds(12) })
    world.play(singles)
    world.clock(177)
    expect(world.state().standBy?.programme.track).not.toBe(2)
    world.clock(179)
    expect(world.state().standBy?.programme.track).toBe(2)
  })

  test('queue, length and clock are those of the next track from the moment its sound begins', () => {
    const world = fading()
    expect(heard(world)).toEqual([1, 2])
    expect(fades(world)).toMatchObject([{ length: 6 }])
    expect(world.view()).toMatchObject({ queueIndex: 1, playback: 'playing', track: singles[1] })
    expect(world.state()).toMatchObject({ position: 0, duration: 200 })
    world.faded()
    expect(heard(world)).toEqual([2])
    expect(world.sounds()).toHaveLength(1)
  })

  test('the moment is met between two reports of the clock', () => {
    const world = nearTheFade()
    world.clock(193.8)
    const look = world.log.find(({ kind }) => kind === 'look-again')
    expect(look).toMatchObject({ output: world.state().live?.id })
    expect(look?.kind === 'look-again' && look.after).toBeCloseTo(0.2, 6)
    expect(fades(world)).toEqual([])
  })

  test('what comes late fades over what is left', () => {
    const world = createWorld({ crossfade: seconds(6) })
    world.play(singles)
    world.clock(198)
    world.ready('standBy')
    expect(fades(world)).toMatchObject([{ length: 2 }])
  })

  test('in enhanced mode too', () => {
    const world = fading({ enhancement: { ...defaultSettings.enhancement, enabled: true } })
    expect(world.told()).toMatchObject([
      { programme: { track: 1, variant: { mode: 'enhanced' } } },
      { programme: { track: 2, variant: { mode: 'enhanced' } } },
    ])
  })

  test('a short track fades over a third of it', () => {
    const world = createWorld({ crossfade: seconds(12) })
    world.play([single(1), single(2, 9), single(3)])
    world.clock(190)
    world.ready('standBy', 9)
    world.clock(196.9)
    expect(fades(world)).toEqual([])
    world.clock(197.5)
    expect(fades(world)).toMatchObject([{ length: 2.5 }])
    world.faded()
    world.clock(1)
    world.ready('standBy')
    world.clock(6.5)
    expect(fades(world)).toMatchObject([{ length: 2.5 }, { length: 2.5 }])
  })
})

describe('there is none', () => {
  const cases: Readonly<Record<string, World>> = {
    'unless it was asked for': nearTheFade({ crossfade: seconds(0) }),
    'within an album': nearTheFade({}, [track(1), track(2), track(3)]),
    'where a track repeats': nearTheFade({ repeat: 'one' }),
    'where the same track follows': nearTheFade({}, [single(1), single(1)]),
    'where the volume is the system’s': nearTheFade({}, singles, false),
    'where the last track ends': nearTheFade({}, [single(1)]),
    'in tracks too short for one': nearTheFade({}, [single(1), single(2, 0.2)]),
  }
  for (const [name, world] of Object.entries(cases))
    test(name, () => {
      world.clock(195)
      world.clock(199)
      expect(fades(world)).toEqual([])
    })

  test('but tracks of an album that do not belong together fade, as under shuffle', () => {
    const world = createWorld({ crossfade: seconds(6) })
    world.play([track(1), single(9), track(2)])
    world.send({ kind: 'entry-removed', index: 1 })
    world.clock(191)
    expect(world.state().live?.next?.track, 'neighbours by now').toBe(2)
    const mixed = createWorld({ crossfade: seconds(6), shuffle: true })
    mixed.play(Array.from({ length: 20 }, (_, at) => track(at + 1)))
    const { order, cursor } = mixed.state().queue
    expect((order[cursor + 1] ?? 0) - (order[cursor] ?? 0)).not.toBe(1)
    mixed.clock(191)
    expect(mixed.state().live?.next).toBeNull()
  })
})

describe('while two are heard', () => {
  test('a pause holds both, and playing resumes both', () => {
    const world = fading()
    world.send({ kind: 'pause-asked' })
    expect(heard(world)).toEqual([])
    expect(world.sounds()).toHaveLength(2)
    world.send({ kind: 'play-asked' })
    expect(heard(world)).toEqual([1, 2])
    expect(fades(world)).toHaveLength(2)
  })

  const endings: Readonly<Record<string, ListenerEvent>> = {
    next: { kind: 'next-asked' },
    previous: { kind: 'previous-asked' },
    'a seek': { kind: 'seek-asked', position: seconds(100) },
    'another place of the queue': { kind: 'jump-asked', index: 2 },
    Enhance: { kind: 'enhancement-chosen', enhancement: { enabled: true } },
    'the removal of the new one': { kind: 'track-removed', track: trackIdOf(2) },
  }
  for (const [name, event] of Object.entries(endings))
    test(`${name} drops the old one at once; the new one sounds until its own successor does`, () => {
      const world = fading()
      world.send(event)
      expect(heard(world)).toEqual([2])
      expect(world.state().outgoing).toBeNull()
    })

  test('a switch applies to the new track', () => {
    const world = fading()
    world.send({ kind: 'enhancement-chosen', enhancement: { enabled: true } })
    world.settle()
    expect(world.told()).toMatchObject([{ programme: { track: 2, variant: { mode: 'enhanced' } } }])
  })

  test('no other side is held ready; once one is heard alone, it is', () => {
    const world = fading()
    world.clock(3)
    expect(world.sounds()).toHaveLength(2)
    world.faded()
    world.clock(6.1)
    expect(world.state().standBy?.programme).toMatchObject({ track: 2, variant: { mode: 'enhanced' } })
  })

  test('volume changes both, and a crossfade that is turned off lets this one end', () => {
    const world = fading()
    world.send({ kind: 'crossfade-chosen', crossfade: seconds(0) })
    expect(heard(world)).toEqual([1, 2])
  })
})

describe('changed near the end', () => {
  test('turned off, the next track is joined after all', () => {
    const world = nearTheFade()
    world.clock(192)
    world.send({ kind: 'crossfade-chosen', crossfade: seconds(0) })
    expect(world.state().live?.next?.track).toBe(2)
    expect(world.state().standBy?.programme.track).not.toBe(2)
  })

  test('turned on, what was joined is taken back and fades in', () => {
    const world = createWorld()
    world.play(singles)
    world.clock(191)
    expect(world.state().live?.next?.track).toBe(2)
    world.send({ kind: 'crossfade-chosen', crossfade: seconds(4) })
    expect(world.state().live?.next).toBeNull()
    world.ready('standBy')
    world.clock(196)
    expect(heard(world)).toEqual([1, 2])
  })

  test('turned on, what was to take its turn fades in instead', () => {
    const world = createWorld({ enhancement: { ...defaultSettings.enhancement, enabled: true } })
    world.play(singles)
    world.clock(191)
    world.ready('standBy')
    expect(world.state().standBy?.stage).toBe('handing-over')
    world.send({ kind: 'crossfade-chosen', crossfade: seconds(4) })
    expect(world.state().standBy?.stage).toBe('preparing')
    world.ready('standBy')
    world.clock(196)
    expect(heard(world)).toEqual([1, 2])
  })

  test('what is put next is what fades in', () => {
    const world = nearTheFade()
    world.send({ kind: 'tracks-put-next', tracks: [single(7)] })
    world.ready('standBy')
    world.clock(194)
    expect(heard(world)).toEqual([1, 7])
  })
})
