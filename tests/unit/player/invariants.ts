import { expect } from 'vitest'
import { gainFor } from '#player/match-loudness'
import { sameProgramme } from '#player/programme'
import type { World } from './world'

/** What holds after every event, whatever came before. */
export const holds = (world: World) => {
  const { live, standBy, outgoing, position, duration, intent } = world.state()
  const kept = [live, standBy, outgoing?.output ?? null].flatMap((output) => output?.id ?? [])
  expect(
    world
      .sounds()
      .map(({ key }) => key)
      .sort(),
  ).toEqual([...kept].sort())
  expect(world.mostOutputs()).toBeLessThanOrEqual(2)
  expect(world.mostAudible()).toBeLessThanOrEqual(1)
  if (intent === 'pause') expect(world.told()).toEqual([])
  expect(position).toBeGreaterThanOrEqual(0)
  for (const { key, programme, gain } of world.sounds()) {
    expect(gain).toBeLessThanOrEqual(0)
    // What fades out stays as loud as it was.
    if (key === outgoing?.output.id) continue
    expect(gain).toBe(gainFor(world.state(), programme))
  }
  // What an output plays and goes on to is what the player believes it does.
  for (const output of [live, standBy]) {
    const sound = world.sounds().find(({ key }) => key === output?.id)
    expect(sound?.programme).toEqual(output?.programme)
    expect(sound?.next ?? null).toEqual(output?.next ?? null)
  }
  if (duration > 0) expect(position).toBeLessThanOrEqual(duration)
}

/** Once everything under way came to its end, exactly what was asked for last is heard. */
export const settlesAsAsked = (world: World) => {
  world.settle()
  holds(world)
  const { phase, intent, live, refused, outgoing } = world.state()
  if (intent === 'play') expect(outgoing).toBeNull()
  const asked = world.wanted()
  if (phase !== 'active' || !asked) {
    expect(live).toBeNull()
    return
  }
  // A variant that failed while another one sounds waits for the listener to choose again.
  if (refused && sameProgramme(refused, asked)) return
  expect(live && sameProgramme(live.programme, asked)).toBe(true)
  expect(world.told().map(({ key }) => key)).toEqual(intent === 'play' ? [live?.id] : [])
  expect(world.view().playback).toBe(intent === 'play' ? 'playing' : 'paused')
}
