import { expect, test } from 'vitest'
import type { Heard } from '#contracts/heard'
import type { SoundFacts } from '#contracts/sound-facts'
import { trackIdOf } from '#contracts/track'
import { frames, hertz, milliseconds, seconds } from '#contracts/units'
import { fullIntensity } from '#contracts/variant'
import { createAhead } from '#engine/ahead/ahead'
import type { RenderedChunk } from '#engine/port/renderer'

const heard: Heard = {
  track: trackIdOf(1),
  position: seconds(0),
  enhanced: true,
  preset: 'warm',
  intensity: fullIntensity,
  next: null,
  thrifty: false,
}
const facts = { sampleRate: hertz(1000), totalFrames: frames(60_000) } as unknown as SoundFacts
const noTime = milliseconds(0)

const createWorld = (fails = false) => {
  const made: string[] = []
  const kept = new Set<string>()
  const nameOf = (at: { track: number; index: number; variant: unknown }) =>
    `${(at.variant as { preset: string }).preset} ${at.index}`
  const ahead = createAhead({
    facts: async () => facts,
    render: async (request) => {
      made.push(nameOf(request))
      if (fails) throw new Error('cannot')
      const timing = { decode: noTime, dsp: noTime, encode: noTime }
      const body = (async function* () {
        yield new Uint8Array(4)
      })()
      return { contentType: 'audio/wav', contentLength: null, timing, body }
    },
    keeper: {
      isKept: async (place) => kept.has(nameOf(place)),
      keeping: (place, chunk): RenderedChunk => {
        kept.add(nameOf(place))
        return chunk
      },
      heard: async () => {},
    },
    ranked: () => ['bright', 'gentle'],
    alone: (_, work) => work(),
  })
  return { ahead, made, kept }
}

test('renders what is missing, in order, once', async () => {
  const { ahead, made, kept } = createWorld()
  kept.add('warm 0')
  ahead.heard(heard)
  await ahead.idle()
  ahead.heard({ ...heard, position: seconds(1) })
  await ahead.idle()
  expect(made).toEqual(['warm 1', 'bright 0', 'gentle 0'])
})

test('a listener who moves on meanwhile is followed', async () => {
  const { ahead, made } = createWorld()
  ahead.heard(heard)
  ahead.heard({ ...heard, preset: 'punchy' })
  await ahead.idle()
  // What was begun is finished; after it nothing of the old wish is.
  expect(made.slice(0, 3)).toEqual(['warm 0', 'punchy 0', 'punchy 1'])
  expect(made.slice(1)).not.toContain('warm 1')
})

test('what cannot be rendered, or kept, is not tried again and again', async () => {
  const { ahead, made } = createWorld(true)
  for (let report = 0; report < 5; report += 1) {
    ahead.heard(heard)
    await ahead.idle()
  }
  expect(new Set(made).size).toBe(made.length)
})
