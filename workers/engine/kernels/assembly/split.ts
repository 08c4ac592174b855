import { minus, pairAt, plus, rounded, settled, storePair, times } from './lanes'

/**
 * Both sides of a Linkwitz–Riley split of 4th order: two low-passes in series, and the all-pass of the same
 * frequency minus their output. `poles`: b0 of the low-pass, a1, a2; b1 is twice b0, b2 is b0, and the all-pass is
 * a2 a1 1 over the same poles. `state`: the two low-passes, then the all-pass. The input may be the high side.
 */
export function splitLow(
  poles: usize,
  state: usize,
  inLeft: usize,
  inRight: usize,
  lowLeft: usize,
  lowRight: usize,
  highLeft: usize,
  highRight: usize,
  length: i32,
): void {
  const b0 = v128.load_splat<f64>(poles, 0)
  const a1 = v128.load_splat<f64>(poles, 8)
  const a2 = v128.load_splat<f64>(poles, 16)
  let s1 = v128.load(state, 0)
  let s2 = v128.load(state, 16)
  let t1 = v128.load(state, 32)
  let t2 = v128.load(state, 48)
  let u1 = v128.load(state, 64)
  let u2 = v128.load(state, 80)
  const end: usize = (<usize>length) << 2
  for (let i: usize = 0; i < end; i += 4) {
    const x = pairAt(inLeft + i, inRight + i)
    const xb = times(b0, x)
    const y = plus(xb, s1)
    s1 = plus(minus(plus(xb, xb), times(a1, y)), s2)
    s2 = minus(xb, times(a2, y))
    const yb = times(b0, y)
    const z = plus(yb, t1)
    t1 = plus(minus(plus(yb, yb), times(a1, z)), t2)
    t2 = minus(yb, times(a2, z))
    const w = plus(times(a2, x), u1)
    u1 = plus(minus(times(a1, x), times(a1, w)), u2)
    u2 = minus(x, times(a2, w))
    storePair(lowLeft + i, lowRight + i, z)
    storePair(highLeft + i, highRight + i, minus(rounded(w), rounded(z)))
  }
  v128.store(state, settled(s1), 0)
  v128.store(state, settled(s2), 16)
  v128.store(state, settled(t1), 32)
  v128.store(state, settled(t2), 48)
  v128.store(state, settled(u1), 64)
  v128.store(state, settled(u2), 80)
}

/**
 * The second split, on what the first left above it: middle and high band. `low`, which has no part in it, passes
 * the same all-pass, so that all three stay in phase. `state`: all-pass of `low`, two low-passes, all-pass.
 * The input is `mid`; everything is done in place.
 */
export function splitHigh(
  poles: usize,
  state: usize,
  lowLeft: usize,
  lowRight: usize,
  midLeft: usize,
  midRight: usize,
  highLeft: usize,
  highRight: usize,
  length: i32,
): void {
  const b0 = v128.load_splat<f64>(poles, 0)
  const a1 = v128.load_splat<f64>(poles, 8)
  const a2 = v128.load_splat<f64>(poles, 16)
  let r1 = v128.load(state, 0)
  let r2 = v128.load(state, 16)
  let s1 = v128.load(state, 32)
  let s2 = v128.load(state, 48)
  let t1 = v128.load(state, 64)
  let t2 = v128.load(state, 80)
  let u1 = v128.load(state, 96)
  let u2 = v128.load(state, 112)
  const end: usize = (<usize>length) << 2
  for (let i: usize = 0; i < end; i += 4) {
    const low = pairAt(lowLeft + i, lowRight + i)
    const v = plus(times(a2, low), r1)
    r1 = plus(minus(times(a1, low), times(a1, v)), r2)
    r2 = minus(low, times(a2, v))
    storePair(lowLeft + i, lowRight + i, v)
    const x = pairAt(midLeft + i, midRight + i)
    const xb = times(b0, x)
    const y = plus(xb, s1)
    s1 = plus(minus(plus(xb, xb), times(a1, y)), s2)
    s2 = minus(xb, times(a2, y))
    const yb = times(b0, y)
    const z = plus(yb, t1)
    t1 = plus(minus(plus(yb, yb), times(a1, z)), t2)
    t2 = minus(yb, times(a2, z))
    const w = plus(times(a2, x), u1)
    u1 = plus(minus(times(a1, x), times(a1, w)), u2)
    u2 = minus(x, times(a2, w))
    storePair(midLeft + i, midRight + i, z)
    storePair(highLeft + i, highRight + i, minus(rounded(w), rounded(z)))
  }
  v128.store(state, settled(r1), 0)
  v128.store(state, settled(r2), 16)
  v128.store(state, settled(s1), 32)
  v128.store(state, settled(s2), 48)
  v128.store(state, settled(t1), 64)
  v128.store(state, settled(t2), 80)
  v128.store(state, settled(u1), 96)
  v128.store(state, settled(u2), 112)
}
