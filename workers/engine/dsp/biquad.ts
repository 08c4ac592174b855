import { longestBlock, sharedWorkspace } from '../kernels/workspace'

/** Second-order section `(b0 + b1 z⁻¹ + b2 z⁻²) / (1 + a1 z⁻¹ + a2 z⁻²)`. */
export interface Biquad {
  readonly b0: number
  readonly b1: number
  readonly b2: number
  readonly a1: number
  readonly a2: number
}

/** State of one section on two channels: both channels' first registers, then their second ones. */
export const stereoState = 4

/** Sections as the kernels read them. */
export const sectionNumbers = (...sections: readonly Biquad[]): readonly number[] =>
  sections.flatMap(({ b0, b1, b2, a1, a2 }) => [b0, b1, b2, a1, a2])

/**
 * Runs two sections in series over two channels (transposed direct form II, f64 registers); the sound between the
 * sections is never rounded. Input and output may be the same arrays. State: two times {@link stereoState}.
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
  const workspace = sharedWorkspace()
  const { run, left, right } = workspace
  const mark = workspace.mark()
  const sections = workspace.doubles(10)
  const registers = workspace.doubles(2 * stereoState)
  sections.set(sectionNumbers(first, second))
  registers.set(state.subarray(at, at + registers.length))
  const [l, r] = [left.byteOffset, right.byteOffset]
  for (let from = 0; from < length; from += longestBlock) {
    const to = Math.min(length, from + longestBlock)
    left.set(inLeft.subarray(from, to))
    right.set(inRight.subarray(from, to))
    run.filterTwice(sections.byteOffset, registers.byteOffset, l, r, l, r, to - from)
    outLeft.set(left.subarray(0, to - from), from)
    outRight.set(right.subarray(0, to - from), from)
  }
  state.set(registers, at)
  workspace.release(mark)
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
