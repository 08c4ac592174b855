import type { SoundFacts } from '#contracts/sound-facts'
import { type Fingerprint, type TrackId, trackIdOf } from '#contracts/track'
import { frames, hertz } from '#contracts/units'
import { type Variant, variantKey } from '#contracts/variant'
import type { Library } from '#service-worker/library'

/** A low rate keeps chunks small: 30 s are 120,000 bytes. */
export const rate = hertz(1_000)
export const totalFrames = frames(75_500)

export const facts: SoundFacts = {
  sampleRate: rate,
  totalFrames,
  sourceChannels: 2,
  codec: 'flac',
  bitDepth: 16,
  lossless: true,
  decoder: 'webcodecs',
  encoderDelay: frames(0),
}

export const known = trackIdOf(7)
/** In the library, but nothing is stored of its sound. */
const unexamined = trackIdOf(8)

const fingerprints = new Map<TrackId, Fingerprint>([
  [known, 'aaaa' as Fingerprint],
  [unexamined, 'bbbb' as Fingerprint],
])

export const library: Library = {
  entry: async (id) => {
    const fingerprint = fingerprints.get(id)
    if (!fingerprint) return undefined
    return id === known
      ? { fingerprint, facts, profileRevision: '1-full' }
      : { fingerprint, facts: undefined, profileRevision: undefined }
  },
}

const seedOf = (variant: Variant) =>
  [...variantKey(variant)].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)

const sounds = new Map<string, Uint8Array<ArrayBuffer>>()

/** The samples of the whole track: no two variants alike, and no two chunks. */
const samplesOf = (variant: Variant): Uint8Array<ArrayBuffer> => {
  const key = variantKey(variant)
  const made = sounds.get(key)
  if (made) return made
  const seed = seedOf(variant)
  const samples = new Uint8Array(totalFrames * 4)
  for (let at = 0; at < samples.length; at += 1) samples[at] = at * 31 + (at >> 8) + seed
  sounds.set(key, samples)
  return samples
}

export const sampleBytesBetween = (variant: Variant, from: number, to: number): Uint8Array<ArrayBuffer> =>
  samplesOf(variant).slice(from, to)
