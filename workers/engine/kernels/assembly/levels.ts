import { pairAt, storePair, times } from './lanes'

/** Silence for what is not a number, `most` for what is beyond it. `length` is rounded up to four frames. */
export function trim(samples: usize, most: f32, length: i32): void {
  const top = f32x4.splat(most)
  const bottom = f32x4.splat(-most)
  const infinity = f32x4.splat(Infinity)
  const end: usize = (<usize>length) << 2
  for (let i: usize = 0; i < end; i += 16) {
    const x = v128.load(samples + i)
    const finite = f32x4.lt(f32x4.abs(x), infinity)
    v128.store(samples + i, v128.and(f32x4.min(f32x4.max(x, bottom), top), finite))
  }
}

/** One gain on both channels, multiplied in 64 bits. */
export function amplify(left: usize, right: usize, gain: f64, length: i32): void {
  const factor = f64x2.splat(gain)
  const end: usize = (<usize>length) << 2
  for (let i: usize = 0; i < end; i += 4) {
    storePair(left + i, right + i, times(pairAt(left + i, right + i), factor))
  }
}
