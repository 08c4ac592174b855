/** A gain this near to 1 (−140 dB) is 1: the release ends. */
const released: f64 = 1 - 1e-7

/** Where the minimum's queue keeps its time, head and count in `now`. */
const minimumTime: usize = 56
const minimumHead: usize = 64
const minimumCount: usize = 72

/**
 * Holds, releases and smooths the gain that `peaks` need, and multiplies it with the delayed sound, in place.
 * `now`: gain after release, the boxes' sums, frames of full gain, places in boxes and delay; then time, head and
 * count of the minimum's queue. `values` and `times` are that queue, one longer than its window.
 */
export function limit(
  now: usize,
  values: usize,
  times: usize,
  first: usize,
  second: usize,
  delayLeft: usize,
  delayRight: usize,
  peaks: usize,
  left: usize,
  right: usize,
  ceiling: f64,
  hardCeiling: f64,
  release: f64,
  firstBox: i32,
  secondBox: i32,
  latency: i32,
  length: i32,
): void {
  const window: i32 = firstBox + secondBox
  const size: i32 = window + 1
  const firstWidth = <f64>firstBox
  const secondWidth = <f64>secondBox
  const width = <f64>window
  let gain = load<f64>(now, 0)
  let firstSum = load<f64>(now, 8)
  let secondSum = load<f64>(now, 16)
  let calm = load<f64>(now, 24)
  let firstAt = <i32>load<f64>(now, 32)
  let secondAt = <i32>load<f64>(now, 40)
  let at = <i32>load<f64>(now, 48)
  let time = load<f64>(now, minimumTime)
  let head = <i32>load<f64>(now, minimumHead)
  let count = <i32>load<f64>(now, minimumCount)
  for (let i: i32 = 0; i < length; i += 1) {
    const peak = load<f64>(peaks + ((<usize>i) << 3))
    const wanted = peak > ceiling ? ceiling / peak : 1

    if (count > 0 && load<f64>(times + ((<usize>head) << 3)) <= time - width) {
      head = head + 1 === size ? 0 : head + 1
      count -= 1
    }
    while (count > 0) {
      const tail = head + count - 1
      if (load<f64>(values + ((<usize>(tail >= size ? tail - size : tail)) << 3)) < wanted) break
      count -= 1
    }
    const next = head + count
    const place: usize = (<usize>(next >= size ? next - size : next)) << 3
    store<f64>(values + place, wanted)
    store<f64>(times + place, time)
    time += 1
    count += 1
    const held = load<f64>(values + ((<usize>head) << 3))

    gain = held < gain ? held : gain + (held - gain) * release
    if (gain > released) gain = 1
    calm = gain === 1 ? calm + 1 : 0
    const firstPlace = first + ((<usize>firstAt) << 3)
    firstSum = calm >= firstWidth ? firstWidth : firstSum + gain - load<f64>(firstPlace)
    store<f64>(firstPlace, gain)
    firstAt = firstAt + 1 === firstBox ? 0 : firstAt + 1
    const smooth = firstSum / firstWidth
    const secondPlace = second + ((<usize>secondAt) << 3)
    secondSum = calm >= width ? secondWidth : secondSum + smooth - load<f64>(secondPlace)
    store<f64>(secondPlace, smooth)
    secondAt = secondAt + 1 === secondBox ? 0 : secondAt + 1
    const factor = secondSum / secondWidth

    const offset: usize = (<usize>i) << 2
    const delayed: usize = (<usize>at) << 2
    const l = <f64>load<f32>(delayLeft + delayed) * factor
    const r = <f64>load<f32>(delayRight + delayed) * factor
    store<f32>(delayLeft + delayed, load<f32>(left + offset))
    store<f32>(delayRight + delayed, load<f32>(right + offset))
    store<f32>(left + offset, <f32>min(hardCeiling, max(-hardCeiling, l)))
    store<f32>(right + offset, <f32>min(hardCeiling, max(-hardCeiling, r)))
    at = at + 1 === latency ? 0 : at + 1
  }
  store<f64>(now, gain, 0)
  store<f64>(now, firstSum, 8)
  store<f64>(now, secondSum, 16)
  store<f64>(now, calm, 24)
  store<f64>(now, <f64>firstAt, 32)
  store<f64>(now, <f64>secondAt, 40)
  store<f64>(now, <f64>at, 48)
  store<f64>(now, time, minimumTime)
  store<f64>(now, <f64>head, minimumHead)
  store<f64>(now, <f64>count, minimumCount)
}

/** Sound through the look-ahead at full gain, in place. Gives the next place in the delay, which begins at `at`. */
export function delay(
  delayLeft: usize,
  delayRight: usize,
  left: usize,
  right: usize,
  at: i32,
  latency: i32,
  length: i32,
): i32 {
  for (let i: usize = 0; i < <usize>length; i += 1) {
    const offset = i << 2
    const delayed: usize = (<usize>at) << 2
    const l = load<f32>(delayLeft + delayed)
    const r = load<f32>(delayRight + delayed)
    store<f32>(delayLeft + delayed, load<f32>(left + offset))
    store<f32>(delayRight + delayed, load<f32>(right + offset))
    store<f32>(left + offset, l)
    store<f32>(right + offset, r)
    at = at + 1 === latency ? 0 : at + 1
  }
  return at
}
