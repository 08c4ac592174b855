/** How far `heard` is from `wanted`, both interleaved stereo at ±1 full scale, over the frames both have. */
export interface Difference {
  /** RMS of the difference in dBFS. */
  readonly residual: number
  /** Largest difference of one sample. */
  readonly peak: number
}

export const differenceOf = (heard: Float32Array, wanted: Float32Array): Difference => {
  const length = Math.min(heard.length, wanted.length)
  let sum = 0
  let peak = 0
  for (let at = 0; at < length; at++) {
    const off = Math.abs((heard[at] ?? 0) - (wanted[at] ?? 0))
    sum += off * off
    if (off > peak) peak = off
  }
  return { residual: 10 * Math.log10(sum / length + 1e-20), peak }
}

/** `Float32Array.from` with a function would take forty times as long. */
export const asFloat = (samples: Int16Array): Float32Array => {
  const floats = new Float32Array(samples.length)
  for (let at = 0; at < floats.length; at++) floats[at] = (samples[at] ?? 0) / 32_768
  return floats
}

/** The left channel of the first `length` frames. */
export const leftOf = (samples: Float32Array, length = samples.length / 2): Float32Array => {
  const left = new Float32Array(length)
  for (let frame = 0; frame < length; frame++) left[frame] = samples[frame * 2] ?? 0
  return left
}

/**
 * Frames by which `heard` comes later than `wanted` around frame `at`: where the left channels differ least over
 * `window` frames, looking up to `reach` frames either way.
 */
export const slipAt = (
  heard: Float32Array,
  wanted: Float32Array,
  at: number,
  { window = 4096, reach = 400 } = {},
): number => {
  let best = 0
  let least = Number.POSITIVE_INFINITY
  for (let lag = -reach; lag <= reach; lag++) {
    let sum = 0
    for (let frame = at; frame < at + window && sum < least; frame++)
      sum += ((wanted[frame * 2] ?? 0) - (heard[(frame + lag) * 2] ?? 0)) ** 2
    if (sum < least) [best, least] = [lag, sum]
  }
  return best
}
