import { createHash } from 'node:crypto'
import { type FixtureName, fixtureNames, framesEncoded, gaplessFrames, recipes } from '../fixtures/recipes'
import { referencePcm } from '../fixtures/reference'
import type { Auricle } from '../support/auricle'
import { asFloat, differenceOf } from '../support/compare'
import { chunksOf, metadataOf } from '../support/stream'
import { expect, test } from '../support/test'
import { joinWavs, readWav, writeWav } from '../support/wav'

/** Largest step away from the source: none at 16 bits, rounding and dither above, and another decoder's float. */
const tolerance = (name: FixtureName) => {
  const { lossless, encode } = recipes[name]
  if (!lossless) return { peak: 8 / 32_768, residual: -84 }
  const sixteen = encode.some((part) => /^(s16p?|pcm_s16.e|pcm_u8)$/.test(part))
  return sixteen && name !== 'surround.wav'
    ? { peak: 0, residual: -199 }
    : { peak: 2 / 32_768, residual: -92 }
}

const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

const decodedRight = async (auricle: Auricle, name: FixtureName) => {
  const reference = referencePcm(name)
  const track = await auricle.shelve(name)
  const query = { enhanced: true, intensity: 0 }
  const metadata = await metadataOf(auricle.api, track, query)
  const recipe = recipes[name]
  const frames = recipe.exactLength ? framesEncoded(recipe) : reference.frames
  expect(metadata).toMatchObject({
    total_frames: frames,
    sample_rate: reference.rate,
    channels: 2,
    chunk_duration: 30,
    total_chunks: Math.ceil(frames / (30 * reference.rate)),
  })
  const chunks = await chunksOf(auricle.api, track, query, metadata.total_chunks)
  const wavs = chunks.map(({ bytes }) => readWav(bytes))
  for (const wav of wavs.slice(0, -1)) expect(wav.frames).toBe(30 * reference.rate)
  const samples = joinWavs(wavs)
  expect(samples.length / 2).toBe(frames)
  const difference = differenceOf(asFloat(samples), reference.samples)
  expect(difference.residual).toBeLessThanOrEqual(tolerance(name).residual)
  expect(difference.peak).toBeLessThanOrEqual(tolerance(name).peak)

  const whole = writeWav(samples, reference.rate)
  const file = await auricle.api.weighFile(track, { enhanced: false })
  expect(file).toMatchObject({ status: 200, length: whole.length, digest: digestOf(whole) })
}

for (const name of fixtureNames.filter((name) => !name.startsWith('tone') && !name.startsWith('gapless')))
  test(`${name}: chunks joined are the straight decode`, ({ shelf }) => decodedRight(shelf, name))

for (const name of [
  'flac-16.flac',
  'mp3-vbr.mp3',
  'aac.m4a',
  'opus.opus',
  'vorbis.ogg',
  'rate-96.flac',
] as const)
  test(`${name}: chunks joined are the straight decode without WebCodecs, too`, ({ shelfWithoutWebCodecs }) =>
    decodedRight(shelfWithoutWebCodecs, name))

test('an album cut between two samples has exactly the frames of the whole', async ({ shelf }) => {
  for (const kind of ['flac', 'mp3'] as const) {
    const parts = [`gapless-1.${kind}`, `gapless-2.${kind}`] as const
    let frames = 0
    for (const part of parts) {
      const track = await shelf.shelve(part)
      frames += (await metadataOf(shelf.api, track, { enhanced: false })).total_frames
    }
    expect(frames, kind).toBe(gaplessFrames)
  }
})
