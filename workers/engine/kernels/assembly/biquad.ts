import { minus, pairAt, plus, settled, storePair, times } from './lanes'

/**
 * One second-order section over two channels in lockstep: left and right are the lanes of every vector.
 * `section`: b0 b1 b2 a1 a2. `state`: first registers of left and right, then second ones. All 64-bit.
 */
export function filterOnce(
  section: usize,
  state: usize,
  inLeft: usize,
  inRight: usize,
  outLeft: usize,
  outRight: usize,
  length: i32,
): void {
  const b0 = v128.load_splat<f64>(section, 0)
  const b1 = v128.load_splat<f64>(section, 8)
  const b2 = v128.load_splat<f64>(section, 16)
  const a1 = v128.load_splat<f64>(section, 24)
  const a2 = v128.load_splat<f64>(section, 32)
  let s1 = v128.load(state, 0)
  let s2 = v128.load(state, 16)
  const end: usize = (<usize>length) << 2
  for (let i: usize = 0; i < end; i += 4) {
    const x = pairAt(inLeft + i, inRight + i)
    const y = plus(times(b0, x), s1)
    s1 = plus(minus(times(b1, x), times(a1, y)), s2)
    s2 = minus(times(b2, x), times(a2, y))
    storePair(outLeft + i, outRight + i, y)
  }
  v128.store(state, settled(s1), 0)
  v128.store(state, settled(s2), 16)
}

/** Two sections in series, unrounded in between. `sections` and `state` hold both, one after the other. */
export function filterTwice(
  sections: usize,
  state: usize,
  inLeft: usize,
  inRight: usize,
  outLeft: usize,
  outRight: usize,
  length: i32,
): void {
  const b0 = v128.load_splat<f64>(sections, 0)
  const b1 = v128.load_splat<f64>(sections, 8)
  const b2 = v128.load_splat<f64>(sections, 16)
  const a1 = v128.load_splat<f64>(sections, 24)
  const a2 = v128.load_splat<f64>(sections, 32)
  const c0 = v128.load_splat<f64>(sections, 40)
  const c1 = v128.load_splat<f64>(sections, 48)
  const c2 = v128.load_splat<f64>(sections, 56)
  const d1 = v128.load_splat<f64>(sections, 64)
  const d2 = v128.load_splat<f64>(sections, 72)
  let s1 = v128.load(state, 0)
  let s2 = v128.load(state, 16)
  let t1 = v128.load(state, 32)
  let t2 = v128.load(state, 48)
  const end: usize = (<usize>length) << 2
  for (let i: usize = 0; i < end; i += 4) {
    const x = pairAt(inLeft + i, inRight + i)
    const y = plus(times(b0, x), s1)
    s1 = plus(minus(times(b1, x), times(a1, y)), s2)
    s2 = minus(times(b2, x), times(a2, y))
    const z = plus(times(c0, y), t1)
    t1 = plus(minus(times(c1, y), times(d1, z)), t2)
    t2 = minus(times(c2, y), times(d2, z))
    storePair(outLeft + i, outRight + i, z)
  }
  v128.store(state, settled(s1), 0)
  v128.store(state, settled(s2), 16)
  v128.store(state, settled(t1), 32)
  v128.store(state, settled(t2), 48)
}
