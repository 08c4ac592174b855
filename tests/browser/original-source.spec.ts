import type { FixtureName } from '../fixtures/recipes'
import { decodeBytes, referencePcm } from '../fixtures/reference'
import { jsonOf } from '../support/api'
import { differenceOf, slipAt } from '../support/compare'
import { bufferedAfterAppending } from '../support/mse'
import { chunksOf, joined, metadataOf } from '../support/stream'
import { expect, test } from '../support/test'

const query = { enhanced: false, format: 'source' }

const mp3DecoderDelay = 529

const rewrapped: readonly FixtureName[] = [
  'mp3-cbr.mp3',
  'mp3-vbr.mp3',
  'aac.m4a',
  'flac-16.flac',
  'flac-24.flac',
  'opus.opus',
  'vorbis.ogg',
]
const asFlac: readonly FixtureName[] = [
  'wav-16.wav',
  'aiff-16.aiff',
  'alac-16.m4a',
  'wavpack-16.wv',
  'wav-24.wav',
]

for (const name of [...rewrapped, ...asFlac])
  test(`${name} leaves untouched in what Media Source takes`, async ({ shelf }) => {
    const track = await shelf.shelve(name)
    const metadata = await metadataOf(shelf.api, track, query)
    const taken = await shelf.page.evaluate((type) => MediaSource.isTypeSupported(type), metadata.format)
    expect(taken, metadata.format).toBe(true)

    const chunks = await chunksOf(shelf.api, track, query, metadata.total_chunks)
    const wanted = referencePcm(name)
    const heard = decodeBytes(joined(chunks), wanted.rate)
    // Decoders differ in how much of the delay they cut by themselves: all, none, or the decoder's own part of MP3.
    const leadIn = Math.round(metadata.lead_in * wanted.rate)
    const slip = slipAt(heard.samples, wanted.samples, wanted.rate, { reach: leadIn + 1000 })
    expect([0, leadIn, leadIn + mp3DecoderDelay]).toContain(slip)
    const aligned = heard.samples.subarray(slip * 2, (slip + metadata.total_frames) * 2)
    const inside = Math.min(aligned.length, wanted.samples.length) - 4096
    expect(inside).toBeGreaterThan((metadata.duration - 0.2) * wanted.rate * 2)
    expect(differenceOf(aligned.subarray(0, inside), wanted.samples).residual).toBeLessThan(-90)

    const buffered = await bufferedAfterAppending(shelf.page, metadata, query)
    expect(buffered).toHaveLength(1)
    expect(buffered[0]?.[0]).toBeLessThan(0.03)
    expect(Math.abs((buffered[0]?.[1] ?? 0) - metadata.duration)).toBeLessThan(0.05)
  })

for (const name of ['wma.wma', 'ac3.ac3'] as const)
  test(`${name} cannot be re-wrapped, which is said`, async ({ shelf }) => {
    const answer = await shelf.api.chunk(await shelf.shelve(name), 0, query)
    expect(answer.status).toBe(406)
    expect(jsonOf(answer)).toMatchObject({ code: 'format/not-available' })
  })
