import { convolutionModule } from './convolution-module'

/** Filters that are rows of `weights`, applied to both channels of a piece of sound. */
export interface Convolver {
  /** Takes the sound to be filtered. */
  load(left: Float32Array, right: Float32Array): void
  /** Puts the filter of `row` over the sound from frame `at` on: the results are in {@link sums}. */
  apply(row: number, at: number): void
  /** Left and right; valid until the next `load`. */
  sums(): Float32Array
}

type Convolve = (row: number, left: number, right: number, end: number, out: number) => void

const pageBytes = 65_536
const sumsBytes = 16

/** `taps` is the length of a row, a multiple of four. */
export const createConvolver = (weights: Float32Array, taps: number): Convolver => {
  const rowBytes = taps * 4
  const leftStart = sumsBytes + weights.byteLength
  const memory = new WebAssembly.Memory({ initial: Math.ceil(leftStart / pageBytes) })
  const { exports } = new WebAssembly.Instance(convolutionModule(), { env: { memory } })
  const convolve = exports['convolve'] as Convolve
  new Float32Array(memory.buffer, sumsBytes, weights.length).set(weights)
  let rightStart = leftStart

  return {
    load: (left, right) => {
      rightStart = leftStart + left.byteLength
      const missing = rightStart + right.byteLength - memory.buffer.byteLength
      if (missing > 0) memory.grow(Math.ceil(missing / pageBytes))
      new Float32Array(memory.buffer, leftStart, left.length).set(left)
      new Float32Array(memory.buffer, rightStart, right.length).set(right)
    },
    apply: (row, at) => {
      const start = sumsBytes + row * rowBytes
      convolve(start, leftStart + at * 4, rightStart + at * 4, start + rowBytes, 0)
    },
    sums: () => new Float32Array(memory.buffer, 0, 2),
  }
}
