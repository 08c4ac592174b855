import { describe, expect, test } from 'vitest'
import { trackIdOf } from '#contracts/track'
import { seconds } from '#contracts/units'
import { createWorld, track, type World } from './world'

const tracks = [track(1), track(2), track(3)]

/** The first track sounds, ten seconds before its end or nearer. */
const nearTheEnd = (settings: Parameters<typeof createWorld>[0] = {}, at = 195): World => {
  const world = createWorld(settings)
  world.play(tracks)
  world.clock(at)
  return world
}
const joined = (world: World) => world.state().live?.next?.track ?? null
const follows = (world: World) => world.log.filter(({ kind }) => kind === 'follow').length

describe('towards the end of original sound', () => {
  test('the next track is joined to it, once', () => {
    const world = nearTheEnd({}, 180)
    expect(joined(world)).toBeNull()
    world.clock(191)
    world.clock(192)
    expect(joined(world)).toBe(2)
    expect(follows(world)).toBe(1)
  })

  test('the border changes track, length and place at once, in the same output', () => {
    const world = nearTheEnd()
    const before = world.state().live?.id
    world.crossed(180)
    expect(world.state().live?.id).toBe(before)
    expect(world.state()).toMatchObject({ position: 0, duration: 180 })
    expect(world.view()).toMatchObject({ queueIndex: 1, playback: 'playing', track: tracks[1] })
    world.clock(175)
    expect(joined(world)).toBe(3)
  })

  test('the last track of the queue has nothing to go on to', () => {
    const world = createWorld()
    world.play(tracks, 2)
    world.clock(195)
    expect(joined(world)).toBeNull()
  })

  test('repeat one joins a track to itself, repeat all the first to the last', () => {
    const one = nearTheEnd({ repeat: 'one' })
    expect(joined(one)).toBe(1)
    one.crossed()
    expect(one.view().queueIndex).toBe(0)
    expect(one.state().position).toBe(0)
    const all = createWorld({ repeat: 'all' })
    all.play(tracks, 2)
    all.clock(195)
    expect(joined(all)).toBe(1)
    all.crossed()
    expect(all.view().queueIndex).toBe(0)
  })

  test('a pause keeps what was joined', () => {
    const world = nearTheEnd()
    world.send({ kind: 'pause-asked' })
    world.send({ kind: 'play-asked' })
    expect(joined(world)).toBe(2)
    expect(follows(world)).toBe(1)
  })
})

describe('what is joined gives way', () => {
  const changes = {
    'to what is put next': [{ kind: 'tracks-put-next', tracks: [track(7)] }, 7],
    'when it is removed': [{ kind: 'track-removed', track: trackIdOf(2) }, 3],
    'when the queue is cleared': [{ kind: 'queue-cleared' }, null],
    'to the same track when that repeats': [{ kind: 'repeat-chosen', repeat: 'one' }, 1],
    'when the listener goes back in the track': [{ kind: 'seek-asked', position: seconds(20) }, null],
    'when the listener goes to another track': [{ kind: 'jump-asked', index: 2 }, null],
  } as const
  for (const [name, [event, next]] of Object.entries(changes))
    test(name, () => {
      const world = nearTheEnd()
      world.send(event)
      expect(joined(world)).toBe(next)
    })

  test('but stays while Enhance is being switched: at the border its track is the right one', () => {
    const world = nearTheEnd()
    world.send({ kind: 'enhancement-chosen', enhancement: { enabled: true } })
    expect(joined(world)).toBe(2)
    world.crossed()
    world.settle()
    expect(world.view()).toMatchObject({ queueIndex: 1, playback: 'playing' })
    expect(world.told()).toMatchObject([{ programme: { track: 2, variant: { mode: 'enhanced' } } }])
  })

  test('and sound of it that could not be taken away any more is silenced', () => {
    const world = nearTheEnd()
    const { live } = world.state()
    world.send({ kind: 'queue-cleared' })
    if (!live?.next) throw new Error('nothing was joined')
    world.send({ kind: 'output-crossed', output: live.id, programme: live.next, duration: seconds(180) })
    expect(world.sounds()).toEqual([])
    expect(world.view().playback).toBe('ended')
  })
})

test('next, pressed just before the border and heard just after it, goes one track on and not two', () => {
  const world = nearTheEnd()
  world.send({ kind: 'next-asked' })
  expect(joined(world)).toBe(2)
  world.crossed()
  world.settle()
  expect(world.view()).toMatchObject({ queueIndex: 1, playback: 'playing' })
  expect(world.told()).toMatchObject([{ programme: { track: 2 } }])
})

test('previous, just after the border, goes back to the track before', () => {
  const world = nearTheEnd()
  world.crossed()
  world.clock(1)
  world.send({ kind: 'previous-asked' })
  world.settle()
  expect(world.view()).toMatchObject({ queueIndex: 0, playback: 'playing' })
})

test('a track that cannot be joined waits in an output of its own and starts when the first one ends', () => {
  const world = nearTheEnd()
  world.unjoined()
  expect(world.state().standBy?.programme.track).toBe(2)
  world.ready('standBy')
  world.ended()
  world.settle()
  expect(world.view()).toMatchObject({ queueIndex: 1, playback: 'playing' })
})

test('enhanced sound is not joined', () => {
  const world = createWorld({}, false)
  world.play(tracks)
  world.clock(195)
  expect(joined(world)).toBeNull()
  expect(world.state().standBy?.programme.track).toBe(2)
})
