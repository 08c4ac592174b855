/** Tables of an FFT of a fixed power-of-two size. */
export interface Fft {
  readonly size: number
  readonly cosines: Float64Array
  readonly sines: Float64Array
  /** Each index with its bits in reverse. */
  readonly reversed: Uint32Array
}

export const createFft = (size: number): Fft => {
  const bits = Math.log2(size)
  const reversed = Uint32Array.from({ length: size }, (_, i) => {
    let out = 0
    for (let bit = 0; bit < bits; bit += 1) if (i & (1 << bit)) out |= 1 << (bits - 1 - bit)
    return out
  })
  return {
    size,
    cosines: Float64Array.from({ length: size / 2 }, (_, i) => Math.cos((2 * Math.PI * i) / size)),
    sines: Float64Array.from({ length: size / 2 }, (_, i) => -Math.sin((2 * Math.PI * i) / size)),
    reversed,
  }
}

/**
 * In-place complex transform (radix 2, decimation in time), unscaled. Two real channels fit in one: the first as
 * the real part, the second as the imaginary one.
 */
export const transform = (
  { size, cosines, sines, reversed }: Fft,
  real: Float64Array,
  imaginary: Float64Array,
): void => {
  for (let i = 0; i < size; i += 1) {
    const j = reversed[i] as number
    if (j <= i) continue
    const re = real[i] as number
    const im = imaginary[i] as number
    real[i] = real[j] as number
    imaginary[i] = imaginary[j] as number
    real[j] = re
    imaginary[j] = im
  }
  for (let span = 1; span < size; span *= 2) {
    const stride = size / (2 * span)
    for (let k = 0; k < span; k += 1) {
      const wr = cosines[k * stride] as number
      const wi = sines[k * stride] as number
      for (let a = k; a < size; a += 2 * span) {
        const b = a + span
        const br = real[b] as number
        const bi = imaginary[b] as number
        const tr = br * wr - bi * wi
        const ti = br * wi + bi * wr
        const ar = real[a] as number
        const ai = imaginary[a] as number
        real[b] = ar - tr
        imaginary[b] = ai - ti
        real[a] = ar + tr
        imaginary[a] = ai + ti
      }
    }
  }
}
