/** Below this a register is zero: it keeps silence from sinking into slow denormal numbers. */
const floor: f64 = 1e-25

export function settled(registers: v128): v128 {
  return v128.andnot(registers, f64x2.lt(f64x2.abs(registers), f64x2.splat(floor)))
}

/** The sample of each channel, as two 64-bit lanes. */
export function pairAt(left: usize, right: usize): v128 {
  return f64x2.promote_low_f32x4(v128.load_lane<f32>(right, v128.load_zero<f32>(left), 1))
}

export function storePair(left: usize, right: usize, pair: v128): void {
  const rounded = f32x4.demote_f64x2_zero(pair)
  v128.store_lane<f32>(left, rounded, 0)
  v128.store_lane<f32>(right, rounded, 1)
}

/** Both lanes as they would be read back from 32-bit memory. */
export function rounded(pair: v128): v128 {
  return f64x2.promote_low_f32x4(f32x4.demote_f64x2_zero(pair))
}

export function times(a: v128, b: v128): v128 {
  return f64x2.mul(a, b)
}

export function plus(a: v128, b: v128): v128 {
  return f64x2.add(a, b)
}

export function minus(a: v128, b: v128): v128 {
  return f64x2.sub(a, b)
}
