import { minus, plus, rounded, settled, times } from './lanes'

/**
 * Mid and side through the all-pass of a split, the side's low part (two low-passes in series) scaled by `lowGain`
 * and the rest by `width`, in place. `poles`: b0 of the low-pass, a1, a2. `state`: the all-pass (mid and side),
 * then two registers of each low-pass.
 */
export function widen(
  poles: usize,
  state: usize,
  left: usize,
  right: usize,
  width: f64,
  lowGain: f64,
  length: i32,
): void {
  const b0 = load<f64>(poles, 0)
  const a1 = load<f64>(poles, 8)
  const a2 = load<f64>(poles, 16)
  const all1 = f64x2.splat(a1)
  const all2 = f64x2.splat(a2)
  const half = f64x2.splat(0.5)
  let u1 = v128.load(state, 0)
  let u2 = v128.load(state, 16)
  let s1 = load<f64>(state, 32)
  let s2 = load<f64>(state, 40)
  let t1 = load<f64>(state, 48)
  let t2 = load<f64>(state, 56)
  const end: usize = (<usize>length) << 2
  for (let i: usize = 0; i < end; i += 4) {
    const l = v128.load_splat<f32>(left + i)
    const r = v128.load_splat<f32>(right + i)
    const lefts = f64x2.promote_low_f32x4(l)
    const rights = f64x2.promote_low_f32x4(r)
    // Lanes: mid and side.
    const sum = v128.shuffle<f64>(plus(lefts, rights), minus(lefts, rights), 0, 2)
    const x = rounded(times(sum, half))
    const w = plus(times(all2, x), u1)
    u1 = plus(minus(times(all1, x), times(all1, w)), u2)
    u2 = minus(x, times(all2, w))
    const side = f64x2.extract_lane(x, 1)
    const sideB = b0 * side
    const y = sideB + s1
    s1 = sideB + sideB - a1 * y + s2
    s2 = sideB - a2 * y
    const between = <f64>(<f32>y)
    const betweenB = b0 * between
    const z = betweenB + t1
    t1 = betweenB + betweenB - a1 * z + t2
    t2 = betweenB - a2 * z
    const bass = <f64>(<f32>z)
    const out = rounded(w)
    const mid = f64x2.extract_lane(out, 0)
    const wide = (f64x2.extract_lane(out, 1) - bass) * width + bass * lowGain
    store<f32>(left + i, <f32>(mid + wide))
    store<f32>(right + i, <f32>(mid - wide))
  }
  v128.store(state, settled(u1), 0)
  v128.store(state, settled(u2), 16)
  v128.store(state, settled(pair(s1, s2)), 32)
  v128.store(state, settled(pair(t1, t2)), 48)
}

function pair(first: f64, second: f64): v128 {
  return f64x2.replace_lane(f64x2.splat(first), 1, second)
}
