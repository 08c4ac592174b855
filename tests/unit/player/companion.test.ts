import { describe, expect, test } from 'vitest'
import { seconds } from '#contracts/units'
import { intensityOf, type Preset } from '#contracts/variant'
import type { PlayerEvent } from '#player/event'
import type { Settings } from '#player/settings'
import { createWorld, track, type World } from './world'

const tracks = [track(1), track(2)]
const enhance = (enabled: boolean): PlayerEvent => ({ kind: 'enhancement-chosen', enhancement: { enabled } })
const choose = (preset: Preset): PlayerEvent => ({ kind: 'enhancement-chosen', enhancement: { preset } })
const dial = (value: number): PlayerEvent => ({
  kind: 'enhancement-chosen',
  enhancement: { intensity: intensityOf(value) },
})

const companion = (world: World) => world.state().standBy?.programme.variant
const kinds = (effects: readonly { readonly kind: string }[]) => effects.map(({ kind }) => kind)

/** A track that has sounded for a while. */
const settled = (settings: Partial<Settings> = {}) => {
  const world = createWorld(settings)
  world.play(tracks)
  world.clock(3)
  return world
}
const enhanced = (preset: Preset): Partial<Settings> => ({
  enhancement: { enabled: true, preset, intensity: intensityOf(1) },
})

describe('beside what sounds', () => {
  test('nothing is readied in its first moments', () => {
    const world = createWorld()
    world.play(tracks)
    world.clock(2)
    expect(companion(world)).toBeUndefined()
  })

  test('original sound has the chosen preset ready, and the other way round', () => {
    expect(companion(settled())).toMatchObject({ mode: 'enhanced', preset: 'adaptive' })
    expect(companion(settled(enhanced('warm')))).toMatchObject({ mode: 'original' })
  })

  test('another preset chosen in original mode is readied at once, one step of the slider too', () => {
    const world = settled()
    expect(kinds(world.after(choose('punchy')))).toEqual(['release', 'prepare'])
    expect(companion(world)).toMatchObject({ preset: 'punchy' })
    world.settle()
    world.send(dial(0.5))
    expect(companion(world)).toMatchObject({ preset: 'punchy', intensity: 0.5 })
    expect(world.view().playback).toBe('playing')
  })

  test('what is ready is handed over to without being prepared again', () => {
    const world = settled()
    world.ready('standBy')
    expect(kinds(world.after(enhance(true)))).toEqual(['hand-over'])
  })

  test('what was left stays for the way back, as often as the listener compares', () => {
    const world = settled()
    world.ready('standBy')
    const prepared = () => world.log.filter(({ kind }) => kind === 'prepare').length
    const before = prepared()
    for (const enabled of [true, false, true, false]) {
      world.send(enhance(enabled))
      world.handedOver()
      expect(world.told()).toMatchObject([
        { effect: { programme: { variant: { mode: enabled ? 'enhanced' : 'original' } } } },
      ])
    }
    expect(prepared()).toBe(before)
  })

  test('a preset that was left is a step away', () => {
    const world = settled(enhanced('warm'))
    world.send(choose('bright'))
    world.settle()
    expect(companion(world)).toMatchObject({ preset: 'warm' })
    expect(kinds(world.after(choose('warm')))).toEqual(['hand-over'])
  })

  test('it is brought along when the listener has gone on, and kept when the listener seeks', () => {
    const world = settled()
    world.ready('standBy')
    const { standBy } = world.state()
    expect(world.after({ kind: 'seek-asked', position: seconds(4) })).toMatchObject([{ kind: 'seek' }])
    expect(world.state().standBy?.id).toBe(standBy?.id)
    world.clock(60)
    expect(world.log.at(-1)).toEqual({ kind: 'seek', output: standBy?.id, position: 60 })
  })

  test('after a seek it comes along once that is heard: until then the machine is not shared', () => {
    const world = settled()
    world.ready('standBy')
    const [{ live, standBy }, before] = [world.state(), world.log.length]
    world.send({ kind: 'seek-asked', position: seconds(100) })
    world.clock(100.2)
    expect(world.log.slice(before)).toEqual([{ kind: 'seek', output: live?.id, position: 100 }])
    world.clock(100.8)
    expect(world.log.at(-1)).toEqual({ kind: 'seek', output: standBy?.id, position: 100.8 })
  })

  test('it stays while paused, and gives way to the next track', () => {
    const world = settled()
    world.ready('standBy')
    expect(kinds(world.after({ kind: 'pause-asked' }))).toEqual(['pause'])
    expect(companion(world)).toMatchObject({ mode: 'enhanced' })
    world.send({ kind: 'play-asked' })
    world.settle()
    world.clock(195)
    // The next track is joined to what sounds, until that has to be played by another output.
    expect(world.state().standBy?.programme.track).toBe(1)
    world.unjoined()
    expect(world.state().standBy?.programme.track).toBe(2)
  })

  test('one that fails is neither shown nor tried again until it is asked for', () => {
    const world = settled()
    world.fail('standBy', 'engine/timeout')
    world.clock(3)
    world.clock(4)
    expect(companion(world)).toBeUndefined()
    expect(world.view().problem).toBeNull()
    expect(kinds(world.after(enhance(true)))).toEqual(['prepare'])
  })
})
