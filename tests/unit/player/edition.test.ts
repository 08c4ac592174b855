import { expect, test } from 'vitest'
import { defaultSettings } from '#player/settings'
import { createWorld, track } from './world'

const enhancement = { ...defaultSettings.enhancement, enabled: true }
const anew = { kind: 'edition-changed' } as const

test('enhanced sound goes on until the same in its new edition is ready, and is handed over to it', () => {
  const world = createWorld({ enhancement })
  world.play([track(1)])
  const before = world.state().live
  world.send(anew)
  expect(world.view().playback).toBe('switching')
  expect(world.told().map(({ key }) => key)).toEqual([before?.id])
  expect(world.state().standBy?.programme).toEqual(before?.programme)
  world.settle()
  expect(world.state().live?.id).not.toBe(before?.id)
  expect(world.told().map(({ programme }) => programme)).toEqual([before?.programme])
  expect(world.view().playback).toBe('playing')
})

test('paused, it waits in its new edition', () => {
  const world = createWorld({ enhancement })
  world.play([track(1)])
  const before = world.state().live?.id
  world.send({ kind: 'pause-asked' })
  world.send(anew)
  world.settle()
  expect(world.sounds().map(({ key }) => key)).not.toContain(before)
  expect(world.told()).toEqual([])
})

test('original sound goes on untouched; the other side of the switch is made ready anew', () => {
  const world = createWorld()
  world.play([track(1)])
  world.clock(5)
  world.ready('standBy')
  const { live, standBy } = world.state()
  world.send(anew)
  expect(world.state().live).toBe(live)
  expect(world.sounds().map(({ key }) => key)).not.toContain(standBy?.id)
  expect(world.state().standBy?.programme).toEqual(standBy?.programme)
})

test('the next track, ready at the end of this one, is made ready anew', () => {
  const world = createWorld({ enhancement })
  world.play([track(1), track(2)])
  world.clock(195)
  world.ready('standBy')
  const old = world.state().standBy?.id
  world.send(anew)
  world.settle()
  world.clock(196)
  world.ready('standBy')
  expect(world.state().standBy?.programme.track).toBe(2)
  expect(world.state().standBy?.id).not.toBe(old)
})
