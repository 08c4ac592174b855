import { describe, expect, test } from 'vitest'
import { trackIdOf } from '#contracts/track'
import { lufs, seconds } from '#contracts/units'
import { intensityOf } from '#contracts/variant'
import type { PlayerEvent } from '#player/event'
import { createWorld, track } from './world'

const tracks = [track(1), track(2), track(3)]
const enhance = (enabled: boolean): PlayerEvent => ({ kind: 'enhancement-chosen', enhancement: { enabled } })
const preset = (name: 'warm' | 'bright' | 'gentle'): PlayerEvent => ({
  kind: 'enhancement-chosen',
  enhancement: { preset: name },
})
const intensity = (value: number): PlayerEvent => ({
  kind: 'enhancement-chosen',
  enhancement: { intensity: intensityOf(value) },
})
const kinds = (effects: readonly { kind: string }[]) => effects.map(({ kind }) => kind)

describe('a track that is chosen', () => {
  test('is prepared and told to play in one go, as nothing else sounds', () => {
    const world = createWorld()
    const effects = world.after({ kind: 'tracks-chosen', tracks, startAt: 1 })
    expect(kinds(effects)).toEqual(['prepare', 'play'])
    expect(world.view()).toMatchObject({ playback: 'loading', queueIndex: 1, track: tracks[1] })
    world.settle()
    expect(world.view().playback).toBe('playing')
  })

  test('takes over from a sounding one only when it is ready', () => {
    const world = createWorld()
    world.play(tracks)
    expect(kinds(world.after({ kind: 'next-asked' }))).toEqual(['prepare'])
    expect(world.told().map(({ effect }) => effect.programme.track)).toEqual([1])
    expect(world.view()).toMatchObject({ playback: 'loading', queueIndex: 1 })
    const before = world.log.length
    world.ready('standBy')
    expect(kinds(world.log.slice(before))).toEqual(['replace'])
    world.settle()
    expect(world.told().map(({ effect }) => effect.programme.track)).toEqual([2])
    expect(world.sounds()).toHaveLength(1)
  })

  test('does not wait for one that was still loading', () => {
    const world = createWorld()
    world.send({ kind: 'tracks-chosen', tracks, startAt: 0 })
    expect(kinds(world.after({ kind: 'next-asked' }))).toEqual(['release', 'prepare', 'play'])
  })

  test('that is the one playing starts again without another output', () => {
    const world = createWorld()
    world.play(tracks)
    world.clock(50)
    expect(world.after({ kind: 'tracks-chosen', tracks, startAt: 0 })).toMatchObject([
      { kind: 'seek', position: 0 },
    ])
    expect(world.state().position).toBe(0)
  })

  test('stays silent when the listener pauses while the old one still sounds', () => {
    const world = createWorld()
    world.play(tracks)
    world.send({ kind: 'next-asked' })
    world.send({ kind: 'pause-asked' })
    expect(world.told()).toEqual([])
    world.settle()
    expect(world.view().playback).toBe('paused')
    expect(world.sounds().map(({ effect }) => effect.programme.track)).toEqual([2])
  })
})

describe('switching enhancement', () => {
  test('prepares a stand-by at the playhead and hands over to it', () => {
    const world = createWorld()
    world.play(tracks)
    world.clock(1)
    const [prepared] = world.after(enhance(true))
    expect(prepared).toMatchObject({ kind: 'prepare', programme: { variant: { mode: 'enhanced' } } })
    expect(world.state().standBy?.from).toBe(1)
    expect(world.view().playback).toBe('switching')
    world.ready('standBy')
    expect(world.log.at(-1)?.kind).toBe('hand-over')
    world.handedOver()
    expect(world.view().playback).toBe('playing')
    expect(world.told().map(({ effect }) => effect.programme.variant.mode)).toEqual(['enhanced'])
  })

  test('while paused stays paused at the same place', () => {
    const world = createWorld()
    world.play(tracks)
    world.clock(40)
    world.send({ kind: 'pause-asked' })
    world.send(enhance(true))
    expect(world.state().standBy?.from).toBe(40)
    world.settle()
    expect(world.told()).toEqual([])
    expect(world.sounds()).toMatchObject([
      { position: 40, effect: { programme: { variant: { mode: 'enhanced' } } } },
    ])
    expect(world.view().playback).toBe('paused')
  })

  test('back before it was ready interrupts nothing, and goes on to ready what was asked for', () => {
    const world = createWorld()
    world.play(tracks)
    const live = world.state().live?.id
    world.send(enhance(true))
    expect(world.after(enhance(false))).toEqual([])
    expect(world.state().standBy?.programme.variant.mode).toBe('enhanced')
    expect(world.state().live?.id).toBe(live)
    expect(world.view().playback).toBe('playing')
  })

  test('back while they change places calls that off', () => {
    const world = createWorld()
    world.play(tracks)
    const live = world.state().live?.id
    world.send(enhance(true))
    world.ready('standBy')
    expect(kinds(world.after(enhance(false)))).toEqual(['release'])
    world.handedOver()
    expect(world.state().live?.id).toBe(live)
    expect(world.view().playback).toBe('playing')
  })

  test('another preset replaces one that is being prepared', () => {
    const world = createWorld({ enhancement: { enabled: true, preset: 'warm', intensity: intensityOf(1) } })
    world.play(tracks)
    world.send(preset('bright'))
    expect(kinds(world.after(preset('gentle')))).toEqual(['release', 'prepare'])
    world.settle()
    expect(world.told()).toMatchObject([{ effect: { programme: { variant: { preset: 'gentle' } } } }])
  })

  test('a drag of the intensity is heard on the way and ends where the listener let go', () => {
    const world = createWorld({ enhancement: { enabled: true, preset: 'warm', intensity: intensityOf(1) } })
    world.play(tracks)
    world.send(intensity(0.9))
    for (const value of [0.8, 0.7, 0.6, 0.5]) expect(world.after(intensity(value))).toEqual([])
    world.ready('standBy')
    world.handedOver()
    expect(world.told()).toMatchObject([{ effect: { programme: { variant: { intensity: 0.9 } } } }])
    world.settle()
    expect(world.told()).toMatchObject([{ effect: { programme: { variant: { intensity: 0.5 } } } }])
    expect(world.log.filter(({ kind }) => kind === 'prepare')).toHaveLength(3)
  })

  test('that fails leaves the old sound on, says why, and is not tried again by itself', () => {
    const world = createWorld()
    world.play(tracks)
    world.send(enhance(true))
    world.fail('standBy', 'engine/died')
    world.clock(41)
    expect(world.sounds()).toHaveLength(1)
    expect(world.view()).toMatchObject({
      playback: 'playing',
      problem: { code: 'engine/died', title: 'Track 1' },
      enhancement: { enabled: true },
    })
    world.send(enhance(true))
    expect(world.state().standBy).not.toBeNull()
    expect(world.view().problem).toBeNull()
  })

  test('pressing pause in the middle of a handover puts the new sound at the exact place, silent', () => {
    const world = createWorld()
    world.play(tracks)
    world.clock(40)
    world.send(enhance(true))
    world.ready('standBy')
    world.clock(40.03)
    world.send({ kind: 'pause-asked' })
    expect(world.told()).toEqual([])
    expect(world.sounds()).toMatchObject([{ position: 40.03 }])
  })
})

describe('original sound', () => {
  test('falls back to compact and then to the decoded file when a form cannot be played', () => {
    const world = createWorld()
    world.send({ kind: 'tracks-chosen', tracks, startAt: 0 })
    const formats = () =>
      world
        .sounds()
        .map(({ effect: { programme } }) => 'format' in programme.variant && programme.variant.format)
    expect(formats()).toEqual(['source'])
    world.fail('live', 'format/not-available')
    expect(formats()).toEqual(['webm'])
    world.fail('live', 'decode/failed')
    expect(formats()).toEqual(['pcm'])
    world.fail('live', 'decode/failed')
    expect(world.view()).toMatchObject({ queueIndex: 1, problem: { title: 'Track 1' } })
    expect(formats()).toEqual(['source'])
  })

  test('that breaks in its middle goes on in the lower form from the same place', () => {
    const world = createWorld()
    world.play(tracks)
    world.clock(70)
    world.fail('live', 'decode/failed')
    expect(world.told()).toMatchObject([
      { position: 70, effect: { programme: { variant: { format: 'webm' } } } },
    ])
  })

  test('is the decoded file where there are no Media Source Extensions', () => {
    const world = createWorld({}, false)
    world.play(tracks)
    expect(world.told()).toMatchObject([{ effect: { programme: { variant: { format: 'pcm' } } } }])
  })

  test('is compact when the listener chose so', () => {
    const world = createWorld()
    world.play(tracks)
    world.send({ kind: 'format-chosen', format: 'webm' })
    world.settle()
    expect(world.told()).toMatchObject([{ effect: { programme: { variant: { format: 'webm' } } } }])
  })
})

describe('tracks that cannot be played', () => {
  test('are skipped by name while the queue goes on', () => {
    const world = createWorld()
    world.send({ kind: 'tracks-chosen', tracks, startAt: 0 })
    world.fail('live', 'file/not-audio')
    world.settle()
    expect(world.view()).toMatchObject({
      playback: 'playing',
      queueIndex: 1,
      problem: { code: 'file/not-audio', title: 'Track 1' },
    })
  })

  test('are not tried for ever, even when the queue repeats', () => {
    const world = createWorld({ repeat: 'all' })
    world.send({ kind: 'tracks-chosen', tracks, startAt: 1 })
    for (let times = 0; times < 3; times++) world.fail('live', 'file/missing')
    expect(world.view().playback).toBe('failed')
    expect(world.sounds()).toEqual([])
  })

  test('at the end of what was heard, end it', () => {
    const world = createWorld()
    world.play([track(1), track(2)])
    world.ended()
    world.fail('live', 'file/missing')
    expect(world.view()).toMatchObject({ playback: 'ended', problem: { title: 'Track 2' } })
  })

  test('play again when the listener tries again', () => {
    const world = createWorld()
    world.send({ kind: 'tracks-chosen', tracks: [track(1)], startAt: 0 })
    world.fail('live', 'file/permission')
    expect(world.view().playback).toBe('failed')
    world.send({ kind: 'play-asked' })
    world.settle()
    expect(world.view()).toMatchObject({ playback: 'playing', problem: null })
  })

  test('breaking in the middle get one more chance at the same place', () => {
    const world = createWorld()
    world.play(tracks)
    world.clock(30)
    world.fail('live', 'engine/died')
    expect(world.told()).toMatchObject([{ position: 30, effect: { programme: { track: 1 } } }])
    world.settle()
    world.fail('live', 'engine/died')
    expect(world.told()).toMatchObject([{ position: 0, effect: { programme: { track: 2 } } }])
  })
})

describe('the end of a track', () => {
  test('finds the next one ready and starts it in the same step', () => {
    const world = createWorld({}, false)
    world.play(tracks)
    world.clock(191)
    expect(world.state().standBy?.programme.track).toBe(2)
    world.ready('standBy', 180)
    expect(world.log.at(-1)?.kind).toBe('take-turn')
    const before = world.log.length
    world.ended()
    expect(kinds(world.log.slice(before))).toEqual(['release', 'play'])
    expect(world.view()).toMatchObject({ queueIndex: 1, duration: 180 })
  })

  test('of the last one ends the queue, and play starts it over', () => {
    const world = createWorld()
    world.play([track(1), track(2)], 1)
    world.ended()
    expect(world.view().playback).toBe('ended')
    expect(world.sounds()).toEqual([])
    world.send({ kind: 'toggle-asked' })
    world.settle()
    expect(world.view()).toMatchObject({ playback: 'playing', queueIndex: 0 })
  })

  test('repeats the same output under repeat one', () => {
    const world = createWorld({ repeat: 'one' })
    world.play(tracks)
    const before = world.log.length
    world.ended()
    expect(kinds(world.log.slice(before))).toEqual(['seek', 'play'])
  })
})

describe('previous', () => {
  test('restarts a track after three seconds and goes back before', () => {
    const world = createWorld()
    world.play(tracks, 1)
    world.clock(3.5)
    world.send({ kind: 'previous-asked' })
    expect(world.view().queueIndex).toBe(1)
    world.clock(2)
    world.send({ kind: 'previous-asked' })
    expect(world.view().queueIndex).toBe(0)
  })
})

describe('seeking', () => {
  test('during a switch moves the old sound and prepares the new one at the new place', () => {
    const world = createWorld()
    world.play(tracks)
    world.send(enhance(true))
    world.send({ kind: 'seek-asked', position: seconds(90) })
    expect(world.told()).toMatchObject([{ position: 90 }])
    expect(world.state().standBy?.from).toBe(90)
    expect(world.sounds()).toHaveLength(2)
  })

  test('past the end stays within the track', () => {
    const world = createWorld()
    world.play(tracks)
    world.send({ kind: 'seek-asked', position: seconds(1e9) })
    expect(world.state().position).toBe(200)
    world.send({ kind: 'seek-asked', position: seconds(Number.NaN) })
    expect(world.state().position).toBe(0)
  })
})

describe('the browser', () => {
  test('refusing to start without a gesture is shown, and forgotten when the listener presses play', () => {
    const world = createWorld()
    world.send({ kind: 'tracks-chosen', tracks, startAt: 0 })
    const output = world.state().live?.id
    if (output === undefined) throw new Error('nothing is live')
    world.send({ kind: 'output-refused', output })
    expect(world.view()).toMatchObject({ playback: 'paused', needsGesture: true })
    expect(kinds(world.after({ kind: 'play-asked' }))).toEqual(['play'])
    expect(world.view().needsGesture).toBe(false)
  })

  test('pausing the sound by itself is taken as a pause', () => {
    const world = createWorld()
    world.play(tracks)
    const output = world.state().live?.id
    if (output === undefined) throw new Error('nothing is live')
    world.send({ kind: 'output-paused', output })
    expect(world.view().playback).toBe('paused')
  })
})

describe('removing from the queue', () => {
  test('the track that plays goes on with the next one', () => {
    const world = createWorld()
    world.play(tracks)
    world.send({ kind: 'track-removed', track: trackIdOf(1) })
    world.settle()
    expect(world.told()).toMatchObject([{ effect: { programme: { track: 2 } } }])
    expect(world.view()).toMatchObject({ queueIndex: 0, playback: 'playing' })
  })

  test('the only track leaves silence', () => {
    const world = createWorld()
    world.play([track(1)])
    world.send({ kind: 'track-removed', track: trackIdOf(1) })
    expect(world.sounds()).toEqual([])
    expect(world.view()).toMatchObject({ playback: 'idle', track: null, queueIndex: -1 })
  })
})

describe('the queue while it plays', () => {
  const heard = (world: ReturnType<typeof createWorld>) =>
    world.told().map(({ effect }) => Number(effect.programme.track))

  test('takes what is to be played next, and the one made ready gives way to it', () => {
    const world = createWorld({}, false)
    world.play(tracks)
    world.clock(195)
    expect(world.state().standBy?.programme.track).toBe(2)
    world.send({ kind: 'tracks-put-next', tracks: [track(7)] })
    expect(world.state().standBy?.programme.track).toBe(7)
    expect(world.view().upcoming).toMatchObject({ id: 7 })
    world.settle()
    world.ended()
    world.settle()
    expect(heard(world)).toEqual([7])
  })

  test('goes on undisturbed while entries move and the rest is cleared', () => {
    const world = createWorld()
    world.play(tracks, 1)
    expect(world.after({ kind: 'entry-moved', from: 1, to: 0 })).toEqual([])
    expect(world.view()).toMatchObject({ queueIndex: 0, track: { id: 2 } })
    expect(world.after({ kind: 'queue-cleared' })).toEqual([])
    expect(world.view()).toMatchObject({ queueIndex: 0, queue: [{ id: 2 }], playback: 'playing' })
  })

  test('starts a track again when the entry that plays is taken out and its twin follows', () => {
    const world = createWorld()
    world.play([track(1), track(1), track(2)])
    world.clock(60)
    expect(world.after({ kind: 'entry-removed', index: 0 })).toMatchObject([{ kind: 'seek', position: 0 }])
    expect(world.view()).toMatchObject({ queueIndex: 0, playback: 'playing' })
    expect(world.view().queue).toHaveLength(2)
  })

  test('goes round under repeat when its last entry is taken out while it plays', () => {
    const world = createWorld({ repeat: 'all' })
    world.play(tracks, 2)
    world.send({ kind: 'entry-removed', index: 2 })
    world.settle()
    expect(heard(world)).toEqual([1])
  })

  test('jumps to any place, and nowhere outside of it', () => {
    const world = createWorld()
    world.play(tracks)
    world.send({ kind: 'jump-asked', index: 2 })
    world.settle()
    expect(heard(world)).toEqual([3])
    expect(world.after({ kind: 'jump-asked', index: 3 })).toEqual([])
  })

  test('that had ended goes on with what was added since', () => {
    const world = createWorld()
    world.play([track(1)])
    world.ended()
    world.send({ kind: 'tracks-added', tracks: [track(2)] })
    world.send({ kind: 'play-asked' })
    world.settle()
    expect(heard(world)).toEqual([2])
  })
})

describe('press and hold to compare', () => {
  const modes = (world: ReturnType<typeof createWorld>) =>
    world.told().map(({ effect }) => effect.programme.variant.mode)

  test('lets the other side be heard while it is held, and the switch shows what was chosen', () => {
    const world = createWorld()
    world.play(tracks)
    world.send({ kind: 'compare-asked', held: true })
    world.settle()
    expect(modes(world)).toEqual(['enhanced'])
    expect(world.view()).toMatchObject({ comparing: true, enhancement: { enabled: false } })
    world.send({ kind: 'compare-asked', held: false })
    world.settle()
    expect(modes(world)).toEqual(['original'])
    expect(world.view()).toMatchObject({ comparing: false, playback: 'playing' })
  })

  test('is over when the track changes, is chosen anew or stops', () => {
    const endings: readonly PlayerEvent[] = [
      { kind: 'next-asked' },
      { kind: 'jump-asked', index: 2 },
      { kind: 'entry-removed', index: 0 },
      enhance(true),
      preset('warm'),
    ]
    for (const ending of endings) {
      const world = createWorld()
      world.play(tracks)
      world.send({ kind: 'compare-asked', held: true })
      world.settle()
      world.send(ending)
      expect(world.view().comparing).toBe(false)
    }
  })

  test('is over when the track ends, whose successor sounds as chosen', () => {
    const world = createWorld()
    world.play(tracks)
    world.send({ kind: 'compare-asked', held: true })
    world.settle()
    world.clock(195)
    world.settle()
    world.ended()
    expect(world.view().comparing).toBe(false)
    expect(modes(world)).toEqual(['original'])
  })

  test('needs something to compare', () => {
    const world = createWorld()
    world.send({ kind: 'compare-asked', held: true })
    expect(world.view().comparing).toBe(false)
  })
})

describe('matched loudness', () => {
  const variant = { mode: 'enhanced', preset: 'adaptive', intensity: intensityOf(1) } as const
  const loud: PlayerEvent = {
    kind: 'loudness-known',
    track: trackIdOf(1),
    variant,
    target: -14,
    loudness: { before: lufs(-8), after: lufs(-14) },
  }

  test('lowers the louder original once its figures are known, and makes the other ready as it is', () => {
    const world = createWorld()
    world.play(tracks)
    expect(world.after(loud)).toMatchObject([{ kind: 'set-gain', gain: -6 }])
    expect(world.view().matchingGain).toBe(-6)
    expect(world.after(enhance(true))).toMatchObject([{ kind: 'prepare', gain: 0 }])
  })

  test('is off when the listener says so, but for a comparison', () => {
    const world = createWorld({ matchLoudness: false })
    world.send(loud)
    world.send(enhance(true))
    world.play(tracks)
    expect(world.sounds().map(({ gain }) => gain)).toEqual([0])
    expect(world.after({ kind: 'compare-asked', held: true })).toMatchObject([{ kind: 'prepare', gain: -6 }])
  })

  test('another target is heard from a handover on at the place it is at, as loud as was told before', () => {
    const world = createWorld()
    world.send(enhance(true))
    world.play(tracks)
    world.clock(20)
    world.send({ ...loud, target: -16, loudness: { before: lufs(-20), after: lufs(-16) } })
    // What stood by for the other side makes way.
    expect(world.after({ kind: 'target-chosen', target: -16 })).toMatchObject([
      { kind: 'release' },
      { kind: 'prepare', programme: { variant, target: -16 }, position: 20, gain: -4 },
    ])
    expect(world.view().playback).toBe('switching')
    world.ready('standBy')
    world.handedOver()
    expect(world.view().playback).toBe('playing')
    // What landed on the old target is no way back.
    expect(world.sounds()).toHaveLength(1)
    expect(world.after({ kind: 'target-chosen', target: -16 })).toEqual([])
  })

  test('another target is not heard in original sound, and what was ready for the old one is let go', () => {
    const world = createWorld()
    world.play(tracks)
    world.clock(20)
    world.ready('standBy')
    expect(world.sounds().map(({ programme }) => programme.target)).toEqual([null, -14])
    world.send({ kind: 'target-chosen', target: -11 })
    expect(world.view().playback).toBe('playing')
    expect(world.sounds().map(({ programme }) => programme.target)).toEqual([null, -11])
  })

  test('touches nothing where the system alone sets the volume', () => {
    const world = createWorld({}, true, false)
    world.play(tracks)
    expect(world.after(loud)).toEqual([])
  })
})

describe('a choice remembered for a track', () => {
  test('is what it is prepared in before the one before it ends', () => {
    const world = createWorld()
    world.play(tracks, 1)
    world.send({ kind: 'remember-asked', scope: 'track' })
    world.send(preset('warm'))
    world.send(enhance(true))
    expect(world.view()).toMatchObject({
      rememberedFor: 'track',
      enhancement: { enabled: true, preset: 'warm' },
    })
    world.play(tracks, 0)
    expect(world.view()).toMatchObject({ rememberedFor: 'always', enhancement: { enabled: false } })
    world.clock(195)
    expect(world.state().standBy?.programme.variant).toMatchObject({ mode: 'enhanced', preset: 'warm' })
  })
})

describe('a session that is restored', () => {
  const session = { tracks, order: [0, 1, 2], index: 1, position: seconds(42) }

  test('rests at its place without an output, and goes on from there when asked', () => {
    const world = createWorld()
    expect(world.after({ kind: 'session-restored', session })).toEqual([])
    expect(world.view()).toMatchObject({ playback: 'paused', queueIndex: 1, duration: 200 })
    expect(world.state().position).toBe(42)
    world.send({ kind: 'seek-asked', position: seconds(50) })
    world.send(enhance(true))
    expect(world.sounds()).toEqual([])
    world.send({ kind: 'toggle-asked' })
    expect(world.told()).toMatchObject([{ effect: { position: 50, programme: { track: 2 } } }])
  })

  test('comes too late when something was chosen', () => {
    const world = createWorld()
    world.play([track(9)])
    world.send({ kind: 'session-restored', session })
    expect(world.view().queue).toHaveLength(1)
  })

  test('with a damaged order keeps its tracks', () => {
    for (const order of [[], [0, 0, 1], [0, 1, 2, 3], [0, 1, 7]]) {
      const world = createWorld({ shuffle: true })
      world.send({ kind: 'session-restored', session: { ...session, order, index: 99 } })
      expect(world.view().queue.length).toBe(3)
      expect(world.view().queueIndex).toBe(0)
    }
  })
})

describe('an interruption', () => {
  const outputOf = (world: ReturnType<typeof createWorld>) => {
    const output = world.state().live?.id
    if (output === undefined) throw new Error('nothing is live')
    return output
  }
  const taken = () => {
    const world = createWorld()
    world.play(tracks)
    world.send({ kind: 'output-paused', output: outputOf(world) })
    expect(world.view().playback).toBe('paused')
    return world
  }

  test('pauses, and what the system gives back goes on', () => {
    const world = taken()
    world.send({ kind: 'output-resumed', output: outputOf(world) })
    world.settle()
    expect(world.view().playback).toBe('playing')
  })

  test('told by an audio session pauses and goes on, too', () => {
    const world = createWorld()
    world.play(tracks)
    expect(kinds(world.after({ kind: 'interruption-began' }))).toEqual(['pause'])
    expect(kinds(world.after({ kind: 'interruption-ended' }))).toEqual(['play'])
  })

  test('never undoes the pause of a listener', () => {
    const world = taken()
    world.send({ kind: 'pause-asked' })
    expect(world.after({ kind: 'interruption-ended' })).toEqual([])
    expect(kinds(world.after({ kind: 'output-resumed', output: outputOf(world) }))).toEqual(['pause'])
    expect(world.view().playback).toBe('paused')
    const quiet = createWorld()
    quiet.play(tracks)
    quiet.send({ kind: 'pause-asked' })
    quiet.send({ kind: 'interruption-began' })
    expect(quiet.after({ kind: 'interruption-ended' })).toEqual([])
  })

  test('during a call the listener may choose what goes on after it', () => {
    const world = taken()
    world.send({ kind: 'play-asked' })
    world.settle()
    expect(world.view().playback).toBe('playing')
    expect(world.state().interrupted).toBe(false)
  })
})

describe('a file that only the listener can open', () => {
  test('is waited for at its place instead of skipped', () => {
    const world = createWorld()
    world.send({
      kind: 'session-restored',
      session: { tracks, order: [0, 1, 2], index: 1, position: seconds(42) },
    })
    world.send({ kind: 'play-asked' })
    world.fail('live', 'file/permission')
    expect(world.view()).toMatchObject({ playback: 'failed', queueIndex: 1, problem: { title: 'Track 2' } })
    world.send({ kind: 'play-asked' })
    world.settle()
    expect(world.told()).toMatchObject([{ effect: { position: 42, programme: { track: 2 } } }])
  })

  test('is skipped in the middle of listening', () => {
    const world = createWorld()
    world.play(tracks)
    world.ended()
    world.fail('live', 'file/permission')
    expect(world.view()).toMatchObject({ queueIndex: 2, problem: { title: 'Track 2' } })
  })
})

test('a queue of nothing but broken files is given up, however long it is', () => {
  const world = createWorld()
  const many = Array.from({ length: 5_000 }, (_, index) => track(index + 1))
  world.send({ kind: 'tracks-chosen', tracks: many, startAt: 0 })
  let tries = 0
  while (world.state().live && tries++ < 100) world.fail('live')
  expect(world.view().playback).toBe('failed')
  expect(tries).toBeLessThanOrEqual(20)
})
