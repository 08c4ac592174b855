/** +24 dBFS: more than any honest float file holds, little enough for every filter. */
export const loudestSample = 16

/** A sample every filter can take: what is not a number is silence, what is absurd is cut to +24 dBFS. */
const soundSample = (sample: number): number => {
  if (sample <= loudestSample && sample >= -loudestSample) return sample
  if (!Number.isFinite(sample)) return 0
  return sample > 0 ? loudestSample : -loudestSample
}

/** Copies `count` samples as {@link soundSample} takes them. */
export const copySound = (
  from: Float32Array,
  first: number,
  to: Float32Array,
  at: number,
  count: number,
): void => {
  for (let i = 0; i < count; i += 1) to[at + i] = soundSample(from[first + i] as number)
}
