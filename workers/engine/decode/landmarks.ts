/** A short piece of the straight decode, with its exact place. */
export interface Landmark {
  readonly at: number
  /** Interleaved as decoded. */
  readonly samples: Float32Array
}

/** Frames kept of each landmark. */
const kept = 512
/** How different a decoder may sound after a seek: less than the last bit of 14. */
const tolerance = 1e-4
/** Peak below which a piece is too quiet to be told from its surroundings. */
const audible = 1e-3

/** The landmarks in what ffmpeg wrote: whole decoded frames, one after the other, as its log lists them. */
export const parseLandmarks = (log: string, samples: Float32Array, channels: number): Landmark[] => {
  const landmarks: Landmark[] = []
  let offset = 0
  for (const [, pts, length] of log.matchAll(/Parsed_ashowinfo.* pts:(\d+) .*nb_samples:(\d+)/g)) {
    const count = Math.min(Number(length), kept) * channels
    landmarks.push({ at: Number(pts), samples: samples.slice(offset, offset + count) })
    offset += Number(length) * channels
  }
  return landmarks
}

/** The last landmark at or before a frame that can be recognised again; null near the start. */
export const landmarkBefore = (landmarks: readonly Landmark[], frame: number): Landmark | null =>
  landmarks.findLast(({ at, samples }) => at <= frame && at > 0 && isDistinct(samples)) ?? null

const isDistinct = (samples: Float32Array) => samples.some((value) => Math.abs(value) > audible)

/**
 * The one frame within `expected ± reach` of `sound` where the landmark's samples are found; null where they are
 * not, or more than once.
 */
export const locate = (
  landmark: Landmark,
  sound: Float32Array,
  channels: number,
  expected: number,
  reach: number,
): number | null => {
  const { samples } = landmark
  const last = Math.min(sound.length / channels - samples.length / channels, expected + reach)
  let found: number | null = null
  for (let frame = Math.max(0, Math.floor(expected - reach)); frame <= last; frame++) {
    if (!matches(samples, sound, frame * channels)) continue
    if (found !== null) return null
    found = frame
  }
  return found
}

const matches = (samples: Float32Array, sound: Float32Array, offset: number): boolean => {
  for (let index = 0; index < samples.length; index++) {
    const difference = (samples[index] ?? 0) - (sound[offset + index] ?? 0)
    if (!(Math.abs(difference) <= tolerance)) return false
  }
  return true
}
