import { pairAt, plus, rounded, storePair, times } from './lanes'

/**
 * Applies the three bands' gains to frames `[from, to)`, all within one period, gathers each band's power and adds
 * the bands up. `bands`: four rows of low, middle, high and one unused number: power, gain, step per frame.
 */
export function ride(
  bands: usize,
  lowLeft: usize,
  lowRight: usize,
  midLeft: usize,
  midRight: usize,
  highLeft: usize,
  highRight: usize,
  outLeft: usize,
  outRight: usize,
  from: i32,
  to: i32,
): void {
  let power = v128.load(bands, 0)
  let highPower = load<f64>(bands, 16)
  let gain = v128.load(bands, 32)
  let highGain = v128.load_splat<f64>(bands, 48)
  const step = v128.load(bands, 64)
  const highStep = v128.load_splat<f64>(bands, 80)
  const end: usize = (<usize>to) << 2
  for (let i: usize = (<usize>from) << 2; i < end; i += 4) {
    // Lanes of the lower two bands are low and middle, those of the high band left and right.
    const l = pairAt(lowLeft + i, midLeft + i)
    const r = pairAt(lowRight + i, midRight + i)
    const high = pairAt(highLeft + i, highRight + i)
    power = plus(power, plus(times(l, l), times(r, r)))
    const squares = times(high, high)
    highPower += f64x2.extract_lane(squares, 0) + f64x2.extract_lane(squares, 1)
    gain = plus(gain, step)
    highGain = plus(highGain, highStep)
    const left = rounded(times(l, gain))
    const right = rounded(times(r, gain))
    const low = v128.shuffle<f64>(left, right, 0, 2)
    const mid = v128.shuffle<f64>(left, right, 1, 3)
    storePair(outLeft + i, outRight + i, plus(plus(low, mid), rounded(times(high, highGain))))
  }
  v128.store(bands, power, 0)
  store<f64>(bands, highPower, 16)
  v128.store(bands, gain, 32)
  store<f64>(bands, f64x2.extract_lane(highGain, 0), 48)
}
