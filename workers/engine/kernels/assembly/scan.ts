/** Frames per cell, and before the block in `work`. */
const cell: usize = 16
const half: usize = 16
const history: i32 = 33

/** Per cell the largest sample and the largest second difference, of `work` up to frame `end`. */
function measureCells(work: usize, levels: usize, bends: usize, end: i32): void {
  const cells: usize = <usize>((end + 15) >> 4)
  memory.fill(work + ((<usize>end) << 2), 0, (((cells << 4) + 1) << 2) - ((<usize>end) << 2))
  for (let index: usize = 0; index < cells; index += 1) {
    let level = f32x4.splat(0)
    let bend = f32x4.splat(0)
    const first = work + (index << 6)
    for (let i: usize = first; i < first + 64; i += 16) {
      const here = v128.load(i)
      const before = v128.load(i - 4)
      const next = v128.load(i, 4)
      level = f32x4.pmax(level, f32x4.abs(here))
      const second = f32x4.add(f32x4.sub(f32x4.sub(before, here), here), next)
      bend = f32x4.pmax(bend, f32x4.abs(second))
    }
    store<f32>(levels + (index << 2), largest(level))
    store<f32>(bends + (index << 2), largest(bend))
  }
}

function largest(four: v128): f32 {
  const two = f32x4.pmax(four, v128.shuffle<f32>(four, four, 2, 3, 2, 3))
  return max<f32>(f32x4.extract_lane(two, 0), f32x4.extract_lane(two, 1))
}

/** Highest level at the 16th of the 32 samples at `at` and at the seven points between it and the next. */
function peakBetween(taps: usize, at: usize): f64 {
  let even01 = f64x2.splat(0)
  let even23 = f64x2.splat(0)
  let odd01 = f64x2.splat(0)
  let odd23 = f64x2.splat(0)
  let row = taps
  const back = at + 31 * 4
  for (let k: usize = 0; k < half; k += 1) {
    const a = <f64>load<f32>(at + (k << 2))
    const b = <f64>load<f32>(back - (k << 2))
    const sum = f64x2.splat(a + b)
    const difference = f64x2.splat(a - b)
    even01 = f64x2.add(even01, f64x2.mul(v128.load(row, 0), sum))
    even23 = f64x2.add(even23, f64x2.mul(v128.load(row, 16), sum))
    odd01 = f64x2.add(odd01, f64x2.mul(v128.load(row, 32), difference))
    odd23 = f64x2.add(odd23, f64x2.mul(v128.load(row, 48), difference))
    row += 64
  }
  // |even + odd| or |even − odd|, whichever is larger: a phase and its mirror. The last phase is its own.
  const both01 = f64x2.add(f64x2.abs(even01), f64x2.abs(odd01))
  const sample = <f64>abs(load<f32>(at + 15 * 4))
  const third = f64x2.extract_lane(f64x2.add(f64x2.abs(even23), f64x2.abs(odd23)), 0)
  const fourth = abs(f64x2.extract_lane(even23, 1))
  const outer = max(f64x2.extract_lane(both01, 0), f64x2.extract_lane(both01, 1))
  return max(max(sample, outer), max(third, fourth))
}

/**
 * Raises `into` to the true peak around each frame where that is above `floor`; true if any is. `work` begins with
 * the 33 frames before the block; the last 33 of both are left there for the next one. `bound`: how far the sound
 * between samples can lie outside them per unit of second difference. Both bounds have slack for rounding.
 */
export function scan(
  input: usize,
  work: usize,
  levels: usize,
  bends: usize,
  taps: usize,
  into: usize,
  floor: f64,
  bound: f64,
  slack: f64,
  length: i32,
): i32 {
  const end = history + length
  memory.copy(work + ((<usize>history) << 2), input, (<usize>length) << 2)
  measureCells(work, levels, bends, end)
  let found = 0
  for (let first: i32 = 0; first < length; first += <i32>cell) {
    const index: usize = (<usize>(first >> 4)) << 2
    const bends0 = max(load<f32>(bends + index, 0), load<f32>(bends + index, 4))
    const sharpest = <f64>max(bends0, load<f32>(bends + index, 8))
    const near = max(load<f32>(levels + index, 4), load<f32>(levels + index, 8))
    // Second differences are taken in 32 bits: their rounding is a share of the samples they are made of.
    const widest = <f64>max(near, load<f32>(levels + index, 0))
    const bend = (sharpest + widest * (slack - 1)) * bound
    if (<f64>near * slack + bend <= floor) continue
    const last = min(length, first + <i32>cell)
    for (let i = first; i < last; i += 1) {
      const at = work + ((<usize>i) << 2)
      const a = abs(load<f32>(at, 64))
      const b = abs(load<f32>(at, 68))
      if (<f64>max(a, b) * slack + bend <= floor) continue
      const peak = peakBetween(taps, at + 4)
      if (peak <= floor) continue
      found = 1
      const slot = into + ((<usize>i) << 3)
      if (peak > load<f64>(slot)) store<f64>(slot, peak)
    }
  }
  memory.copy(work, work + ((<usize>length) << 2), (<usize>history) << 2)
  return found
}
