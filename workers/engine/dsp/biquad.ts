/** Second-order section `(b0 + b1 z⁻¹ + b2 z⁻²) / (1 + a1 z⁻¹ + a2 z⁻²)`. */
export interface Biquad {
  readonly b0: number
  readonly b1: number
  readonly b2: number
  readonly a1: number
  readonly a2: number
}

/** State of one section on two channels: two registers each. */
export const stereoState = 4
/** State of one section on one channel. */
export const monoState = 2

/** Below this a register is zero: it keeps silence from sinking into slow denormal numbers. */
const floor = 1e-25
const settled = (register: number) => (Math.abs(register) < floor ? 0 : register)

/**
 * Runs one section over two channels (transposed direct form II, f64 registers). Both channels share a loop, so
 * that their recurrences overlap. Input and output may be the same arrays.
 */
export const filterStereo = (
  section: Biquad,
  state: Float64Array,
  at: number,
  inLeft: Float32Array,
  inRight: Float32Array,
  outLeft: Float32Array,
  outRight: Float32Array,
  length: number,
): void => {
  const { b0, b1, b2, a1, a2 } = section
  let l1 = state[at] as number
  let l2 = state[at + 1] as number
  let r1 = state[at + 2] as number
  let r2 = state[at + 3] as number
  for (let i = 0; i < length; i += 1) {
    const xl = inLeft[i] as number
    const xr = inRight[i] as number
    const yl = b0 * xl + l1
    const yr = b0 * xr + r1
    l1 = b1 * xl - a1 * yl + l2
    r1 = b1 * xr - a1 * yr + r2
    l2 = b2 * xl - a2 * yl
    r2 = b2 * xr - a2 * yr
    outLeft[i] = yl
    outRight[i] = yr
  }
  state[at] = settled(l1)
  state[at + 1] = settled(l2)
  state[at + 2] = settled(r1)
  state[at + 3] = settled(r2)
}

/**
 * Runs two sections in series over two channels in one pass: four recurrences in flight instead of two, and the
 * sound between the sections is never rounded. State: two times {@link stereoState}, first section first.
 */
export const filterStereoTwice = (
  first: Biquad,
  second: Biquad,
  state: Float64Array,
  at: number,
  inLeft: Float32Array,
  inRight: Float32Array,
  outLeft: Float32Array,
  outRight: Float32Array,
  length: number,
): void => {
  const { b0, b1, b2, a1, a2 } = first
  const { b0: c0, b1: c1, b2: c2, a1: d1, a2: d2 } = second
  let l1 = state[at] as number
  let l2 = state[at + 1] as number
  let r1 = state[at + 2] as number
  let r2 = state[at + 3] as number
  let m1 = state[at + 4] as number
  let m2 = state[at + 5] as number
  let s1 = state[at + 6] as number
  let s2 = state[at + 7] as number
  for (let i = 0; i < length; i += 1) {
    const xl = inLeft[i] as number
    const xr = inRight[i] as number
    const yl = b0 * xl + l1
    const yr = b0 * xr + r1
    l1 = b1 * xl - a1 * yl + l2
    r1 = b1 * xr - a1 * yr + r2
    l2 = b2 * xl - a2 * yl
    r2 = b2 * xr - a2 * yr
    const zl = c0 * yl + m1
    const zr = c0 * yr + s1
    m1 = c1 * yl - d1 * zl + m2
    s1 = c1 * yr - d1 * zr + s2
    m2 = c2 * yl - d2 * zl
    s2 = c2 * yr - d2 * zr
    outLeft[i] = zl
    outRight[i] = zr
  }
  state[at] = settled(l1)
  state[at + 1] = settled(l2)
  state[at + 2] = settled(r1)
  state[at + 3] = settled(r2)
  state[at + 4] = settled(m1)
  state[at + 5] = settled(m2)
  state[at + 6] = settled(s1)
  state[at + 7] = settled(s2)
}

/** Runs one section over one channel. Input and output may be the same array. */
export const filterMono = (
  section: Biquad,
  state: Float64Array,
  at: number,
  input: Float32Array,
  output: Float32Array,
  length: number,
): void => {
  const { b0, b1, b2, a1, a2 } = section
  let s1 = state[at] as number
  let s2 = state[at + 1] as number
  for (let i = 0; i < length; i += 1) {
    const x = input[i] as number
    const y = b0 * x + s1
    s1 = b1 * x - a1 * y + s2
    s2 = b2 * x - a2 * y
    output[i] = y
  }
  state[at] = settled(s1)
  state[at + 1] = settled(s2)
}

/** Squared magnitude at `omega` radians per sample. */
export const powerResponse = ({ b0, b1, b2, a1, a2 }: Biquad, omega: number): number => {
  const cos1 = Math.cos(omega)
  const cos2 = Math.cos(2 * omega)
  const sin1 = Math.sin(omega)
  const sin2 = Math.sin(2 * omega)
  const top = (b0 + b1 * cos1 + b2 * cos2) ** 2 + (b1 * sin1 + b2 * sin2) ** 2
  const bottom = (1 + a1 * cos1 + a2 * cos2) ** 2 + (a1 * sin1 + a2 * sin2) ** 2
  return top / bottom
}
