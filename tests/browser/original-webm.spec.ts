import { decodeBytes, referencePcm } from '../fixtures/reference'
import type { Auricle } from '../support/auricle'
import { leftOf, slipAt } from '../support/compare'
import { clicksIn, dominantTone } from '../support/listen'
import { bufferedAfterAppending } from '../support/mse'
import { chunksOf, joined, metadataOf } from '../support/stream'
import { expect, test } from '../support/test'

const query = { enhanced: false, format: 'webm' }

const slipsNowhere = async (auricle: Auricle) => {
  const track = await auricle.shelve('opus.opus')
  const metadata = await metadataOf(auricle.api, track, query)
  expect(metadata.format).toBe('audio/webm; codecs="opus"')
  const chunks = await chunksOf(auricle.api, track, query, metadata.total_chunks)
  const heard = decodeBytes(joined(chunks), 48_000)
  const wanted = referencePcm('opus.opus')
  expect(Math.abs(heard.frames - wanted.frames)).toBeLessThanOrEqual(960)
  for (const second of [1, 29.95, 30, 45, 59.95, 60, 61])
    expect(slipAt(heard.samples, wanted.samples, second * 48_000), `at ${second} s`).toBe(0)

  const buffered = await bufferedAfterAppending(auricle.page, metadata, query)
  expect(buffered).toHaveLength(1)
  expect(buffered[0]?.[0]).toBeCloseTo(0, 2)
  expect(Math.abs((buffered[0]?.[1] ?? 0) - metadata.duration)).toBeLessThan(0.021)
}

const joinsWithoutClick = async (auricle: Auricle) => {
  const track = await auricle.shelve('tone-1000.flac')
  const { total_chunks } = await metadataOf(auricle.api, track, query)
  const heard = decodeBytes(joined(await chunksOf(auricle.api, track, query, total_chunks)), 48_000)
  const tone = leftOf(heard.samples).subarray(4800, -4800)
  expect(dominantTone(tone, 48_000)).toBeCloseTo(1000, 0)
  expect(clicksIn(tone, 48_000).map((at) => (at + 4800) / 48_000)).toEqual([])
}

test('WebM/Opus by WebCodecs: joined chunks slip nowhere and are as long as the track', ({ shelf }) =>
  slipsNowhere(shelf))
test('WebM/Opus by ffmpeg: joined chunks slip nowhere and are as long as the track', ({
  shelfWithoutWebCodecs,
}) => slipsNowhere(shelfWithoutWebCodecs))
test('WebM/Opus by WebCodecs: a pure tone crosses the joins without a click', ({ shelf }) =>
  joinsWithoutClick(shelf))
test('WebM/Opus by ffmpeg: a pure tone crosses the joins without a click', ({ shelfWithoutWebCodecs }) =>
  joinsWithoutClick(shelfWithoutWebCodecs))

test('only the first chunk carries the initialisation segment', async ({ shelf }) => {
  const track = await shelf.shelve('wav-16.wav')
  const chunks = await chunksOf(shelf.api, track, query, 3)
  const ebml = [0x1a, 0x45, 0xdf, 0xa3]
  const starts = chunks.map(({ bytes }) => ebml.every((byte, at) => bytes[at] === byte))
  expect(starts).toEqual([true, false, false])
})

test('a later chunk asked for first is the same as when asked for in order', async ({ shelf }) => {
  const track = await shelf.shelve('flac-16.flac')
  const last = await shelf.api.chunk(track, 2, query)
  const first = await shelf.api.chunk(track, 0, query)
  const heard = decodeBytes(joined([first, last]), 48_000)
  expect(heard.frames).toBeGreaterThan(48_000 * 31)
})
